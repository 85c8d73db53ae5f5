//! Decisions that name no law.

use crate::extract::Outcome;
use crate::lexicon::WordClass;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings};

rule! {
    /// # Vedtak uten regel
    ///
    /// ## Hva
    /// Finner vedtak der verken lov, forskrift eller paragraf står i brevet.
    ///
    /// ## Hvorfor
    /// Leseren skal kunne se hvilken regel dere har brukt. Det trenger hun for å klage.
    ///
    /// ## Kilde
    /// Forvaltningsloven § 25.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Nav har avslått søknaden din om dagpenger
    ///
    /// Du får ikke dagpenger fordi du ikke har jobbet nok.
    ///
    /// Du har rett til å klage
    /// Du kan klage innen seks uker fra du fikk brevet. Send klagen på nav.no/klage.
    ///
    /// Du har rett til innsyn
    /// Du har rett til å se dokumentene i saken din.
    ///
    /// Har du spørsmål?
    /// Ring oss på 55 55 33 33.
    /// ```
    /// ```nb,ok
    /// Nav har avslått søknaden din om dagpenger
    ///
    /// Du får ikke dagpenger fordi du ikke har jobbet nok. Vedtaket er gjort etter folketrygdloven § 4-4.
    ///
    /// Du har rett til å klage
    /// Du kan klage innen seks uker fra du fikk brevet. Send klagen på nav.no/klage.
    ///
    /// Du har rett til innsyn
    /// Du har rett til å se dokumentene i saken din.
    ///
    /// Har du spørsmål?
    /// Ring oss på 55 55 33 33.
    /// ```
    /// ```nn,treff
    /// Nav har avslått søknaden din om dagpengar
    ///
    /// Du får ikkje dagpengar fordi du ikkje har jobba nok.
    ///
    /// Du har rett til å klage
    /// Du kan klage innan seks veker frå du fekk brevet. Send klaga på nav.no/klage.
    ///
    /// Du har rett til innsyn
    /// Du har rett til å sjå dokumenta i saka di.
    ///
    /// Har du spørsmål?
    /// Ring oss på 55 55 33 33.
    /// ```
    /// ```nn,ok
    /// Nav har avslått søknaden din om dagpengar
    ///
    /// Du får ikkje dagpengar fordi du ikkje har jobba nok. Vedtaket er gjort etter folketrygdlova § 4-4.
    ///
    /// Du har rett til å klage
    /// Du kan klage innan seks veker frå du fekk brevet. Send klaga på nav.no/klage.
    ///
    /// Du har rett til innsyn
    /// Du har rett til å sjå dokumenta i saka di.
    ///
    /// Har du spørsmål?
    /// Ring oss på 55 55 33 33.
    /// ```
    "decision-without-rule": Warning => Letter(check)
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    // Nothing is decided anew where all goes on as before.
    let decided = cx.outcome().is_some_and(|outcome| outcome != Outcome::Continued);
    if !decided || !cx.is_decision() || cx.has_law() {
        return;
    }
    let document = cx.document;
    let named = document.tokens().iter().any(|token| document.is(token, WordClass::LawWord));
    if !named && let Some(place) = cx.place_for_missing() {
        out.mark(place);
    }
}
