//! Latin and the like.

use crate::lexicon::{Advice, TermClass};
use crate::lint::rule::rule;
use crate::lint::terms;
use crate::lint::{Context, Findings, View};

rule! {
    /// # Latin
    ///
    /// ## Hva
    /// Finner latin og lignende, som «pro rata» og «de facto».
    ///
    /// ## Hvorfor
    /// De færreste leserne kan latin. Et norsk ord er tryggere.
    ///
    /// ## Kilde
    /// Språkrådets kjennetegn på kansellispråk.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Pensjonen din er regnet ut pro rata.
    /// ```
    /// ```nb,ok
    /// Pensjonen din er regnet ut etter hvor lenge du bodde i Norge.
    /// ```
    /// ```nn,treff
    /// Pensjonen din er rekna ut pro rata.
    /// ```
    /// ```nn,ok
    /// Pensjonen din er rekna ut etter kor lenge du budde i Noreg.
    /// ```
    "latin": Warning => Sentence(check)
}

fn check(_: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    terms::report(view, out, |term, _| {
        (term.class == TermClass::Latin && term.advice != Advice::Keep)
            .then(|| terms::by_severity(term))
    });
}
