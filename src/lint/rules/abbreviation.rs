//! Abbreviations that not every reader knows.

use crate::lexicon::{Advice, TermClass};
use crate::lint::rule::rule;
use crate::lint::terms;
use crate::lint::{Context, Findings, View};

rule! {
    /// # Forkortelse
    ///
    /// ## Hva
    /// Finner forkortelser som ikke alle kjenner, som «iht.» og «mht.».
    ///
    /// ## Hvorfor
    /// Leseren må gjette hva forkortelsen betyr. Ordet er tryggere.
    ///
    /// ## Kilde
    /// Skriveregler i Nav: bruk bare forkortelser som leseren kjenner.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Vi skriver ang. søknaden din.
    /// ```
    /// ```nb,ok
    /// Vi skriver om søknaden din. Du kan ringe kl. 12.00.
    /// ```
    /// ```nn,treff
    /// Vi skriv vedk. søknaden din, jf. brevet.
    /// ```
    /// ```nn,ok
    /// Vi skriv om søknaden din. Du kan ringe kl. 12.00.
    /// ```
    "abbreviation": Warning => Sentence(check)
}

fn check(_: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    terms::report(view, out, |term, found| {
        let short = term.class == TermClass::Abbreviation && terms::is_short_form(found);
        (short && term.advice != Advice::Keep).then(|| terms::by_severity(term))
    });
}
