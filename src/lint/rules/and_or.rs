//! «Og/eller», «han/hun».

use crate::lexicon::{Cue, Meaning};
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};

rule! {
    /// # Skråstrek mellom to ord
    ///
    /// ## Hva
    /// Finner «og/eller», «han/hun» og lignende par med skråstrek.
    ///
    /// ## Hvorfor
    /// Leseren må selv finne ut hva som gjelder.
    ///
    /// ## Kilde
    /// Skriveregler i Nav: skriv ord som leseren kjenner.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Send oss kvittering og/eller faktura.
    /// ```
    /// ```nb,ok
    /// Send oss kvittering eller faktura.
    /// ```
    /// ```nn,treff
    /// Han/ho må skrive under.
    /// ```
    /// ```nn,ok
    /// Barnet må skrive under.
    /// ```
    "and-or": Info => Sentence(check)
}

fn check(_: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    if !view.is_text() {
        return;
    }
    for found in view.cues.iter().filter(|found| found.meaning == Meaning::Cue(Cue::AndOr)) {
        let slash = view.token(found.first as usize + 1).is_some_and(|token| token.is_mark('/'));
        if slash && found.end == found.first + 3 {
            out.mark(view.span_of(found.tokens()));
        }
    }
}
