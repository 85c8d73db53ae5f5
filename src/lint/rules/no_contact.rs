//! Letters that do not say whom to ask.

use crate::extract::LetterKind;
use crate::lexicon::{Cue, Severity};
use crate::lint::rule::rule;
use crate::lint::{Context, Findings};

rule! {
    /// # Brevet sier ikke hvem leseren kan spørre
    ///
    /// ## Hva
    /// Finner brev uten telefonnummer, nettadresse eller annen kontakt.
    /// Regelen leter også i brevhodet og under underskriften.
    ///
    /// ## Hvorfor
    /// Leseren kan ha spørsmål. Da må brevet si hvor hun får svar.
    ///
    /// ## Kilde
    /// ISO 24495-1: Leseren skal kunne bruke teksten.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Nav har avslått søknaden din om dagpenger
    ///
    /// Du får ikke dagpenger fordi du ikke har jobbet nok. Du kan klage innen seks uker fra du fikk brevet.
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
    /// Du får ikkje dagpengar fordi du ikkje har jobba nok. Du kan klage innan seks veker frå du fekk brevet.
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
    "no-contact": Warning => Letter(check)
}

const CONTACT: [Cue; 3] = [Cue::DoContact, Cue::SectionContact, Cue::ContactHint];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    if cx.facts.kind == LetterKind::Other
        || !cx.facts.contacts.urls.is_empty()
        || cx.has_phone()
        || cx.says_any(&CONTACT)
    {
        return;
    }
    let Some(place) = cx.place_for_missing() else { return };
    let finding = out.mark(place);
    // An address for something else, or for the post, is at least a thread to follow.
    let thread = cx.says(Cue::OtherWay) || cx.sentences().any(|view| view.has_address());
    if thread {
        finding.variant("thread").at_most(Severity::Info);
    }
}
