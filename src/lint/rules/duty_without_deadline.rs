//! A request that does not say by when.

use crate::extract::LetterKind;
use crate::lexicon::Severity;
use crate::lint::duties::unlimited;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings};

rule! {
    /// # Plikt uten frist
    ///
    /// ## Hva
    /// Finner brev som ber leseren sende eller svare, men ikke sier når. Vi leter i hele avsnittet. Ber brevet om opplysninger, leter vi i hele brevet.
    ///
    /// ## Hvorfor
    /// Uten frist vet ikke leseren når det er for sent.
    ///
    /// ## Kilde
    /// ISO 24495-1: leseren skal kunne bruke det som står. Indre Fosen kommune: fram med tiltak og frist på første side.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Vi trenger flere opplysninger om dagpengene dine
    ///
    /// Vi har fått søknaden din om dagpenger. Vi mangler noen opplysninger fra deg.
    ///
    /// Du må sende oss lønnsslippene.
    /// ```
    /// ```nb,ok
    /// Vi trenger flere opplysninger om dagpengene dine
    ///
    /// Vi har fått søknaden din om dagpenger. Vi mangler noen opplysninger fra deg.
    ///
    /// Du må sende oss lønnsslippene innen 3. mai 2027.
    /// ```
    /// ```nb,ok
    /// Vi trenger flere opplysninger om dagpengene dine
    ///
    /// Vi har fått søknaden din om dagpenger. Vi mangler noen opplysninger fra deg.
    ///
    /// Du må sende oss lønnsslippene. Fristen er 3. mai 2027.
    /// ```
    /// ```nn,treff
    /// Vi treng fleire opplysningar om dagpengane dine
    ///
    /// Vi har fått søknaden din om dagpengar. Vi manglar nokre opplysningar frå deg.
    ///
    /// Du må sende oss lønsslippane.
    /// ```
    /// ```nn,ok
    /// Vi treng fleire opplysningar om dagpengane dine
    ///
    /// Vi har fått søknaden din om dagpengar. Vi manglar nokre opplysningar frå deg.
    ///
    /// Du må sende oss lønsslippane innan 3. mai 2027.
    /// ```
    "duty-without-deadline": Warning => Letter(check)
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    if let Some(action) = unlimited(cx) {
        let finding = out.mark(action.evidence[0]);
        if cx.facts.kind != LetterKind::InformationRequest {
            finding.at_most(Severity::Info);
        }
    }
}
