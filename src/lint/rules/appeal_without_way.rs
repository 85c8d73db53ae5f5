//! A right to appeal without a way to use it.

use crate::lexicon::Cue;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};

rule! {
    /// # Klagerett uten framgangsmåte
    ///
    /// ## Hva
    /// Finner brev som sier at leseren kan klage, men ikke hvordan eller hvor.
    ///
    /// ## Hvorfor
    /// Retten hjelper lite når leseren ikke vet hvor klagen skal.
    ///
    /// ## Kilde
    /// Forvaltningsloven § 27: Meldingen skal si hvem som får klagen, og hvordan en klager.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Nav har avslått søknaden din om dagpenger
    ///
    /// Du får ikke dagpenger fordi du ikke har jobbet nok. Vedtaket er gjort etter folketrygdloven § 4-4.
    ///
    /// Du har rett til å klage
    /// Du kan klage innen seks uker fra du fikk brevet.
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
    /// ```nb,ok
    /// Nav har avslått søknaden din om dagpenger
    ///
    /// Du får ikke dagpenger fordi du ikke har jobbet nok. Vedtaket er gjort etter folketrygdloven § 4-4.
    ///
    /// Du har rett til å klage
    /// Du kan klage innen seks uker. Klagen må være skriftlig.
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
    /// Du får ikkje dagpengar fordi du ikkje har jobba nok. Vedtaket er gjort etter folketrygdlova § 4-4.
    ///
    /// Du har rett til å klage
    /// Du kan klage innan seks veker frå du fekk brevet.
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
    "appeal-without-way": Info => Letter(check)
}

const WAYS: [Cue; 4] = [Cue::AppealHow, Cue::WrittenAppeal, Cue::AppealPlace, Cue::OtherWay];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let Some(appeal) = cx.facts.appeal.as_ref().filter(|_| cx.is_decision()) else { return };
    if !appeal.possible || !appeal.how.is_empty() || cx.says(Cue::AppealHow) {
        return;
    }
    let shown = cx.sentences().any(|view| is_about_appeal(&view) && shows_way(&view));
    if !shown && let Some(&place) = appeal.evidence.first() {
        out.mark(place);
    }
}

/// It speaks of appeal, or its heading does.
fn is_about_appeal(view: &View<'_>) -> bool {
    view.has(Cue::DoAppeal) || view.under(Cue::SectionAppeal) || view.block.attached
}

fn shows_way(view: &View<'_>) -> bool {
    view.has_address() || view.has_phone() || WAYS.iter().any(|&way| view.has(way))
}
