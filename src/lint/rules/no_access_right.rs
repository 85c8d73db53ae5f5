//! Decisions that do not say that one can see the papers.

use crate::lexicon::Cue;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings};

rule! {
    /// # Vedtak uten rett til innsyn
    ///
    /// ## Hva
    /// Finner vedtak som ikke sier at leseren kan se dokumentene i saken.
    ///
    /// ## Hvorfor
    /// Den som vil klage, trenger å vite hva dere har bygget på.
    ///
    /// ## Kilde
    /// Forvaltningsloven § 27: Meldingen skal nevne retten til å se dokumentene.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Nav har avslått søknaden din om dagpenger
    ///
    /// Du får ikke dagpenger fordi du ikke har jobbet nok. Vedtaket er gjort etter folketrygdloven § 4-4.
    ///
    /// Du har rett til å klage
    /// Du kan klage innen seks uker fra du fikk brevet. Send klagen på nav.no/klage.
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
    /// Du får ikkje dagpengar fordi du ikkje har jobba nok. Vedtaket er gjort etter folketrygdlova § 4-4.
    ///
    /// Du har rett til å klage
    /// Du kan klage innan seks veker frå du fekk brevet. Send klaga på nav.no/klage.
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
    "no-access-right": Info => Letter(check)
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    if cx.outcome().is_some()
        && cx.is_decision()
        && !cx.says_any(&[Cue::DoAccess, Cue::SectionAccess, Cue::AccessHint])
        && let Some(place) = cx.place_for_missing()
    {
        out.mark(place);
    }
}
