//! Decisions that do not say what is decided.

use crate::extract::LetterKind;
use crate::lexicon::Cue;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings};

rule! {
    /// # Vedtaket sier ikke hva som er bestemt
    ///
    /// ## Hva
    /// Finner vedtak der vi ikke ser noe resultat.
    /// Regelen leter i hele brevet etter ord som «får», «avslått» og «stanser».
    ///
    /// ## Hvorfor
    /// Leseren må kunne se om svaret er ja eller nei.
    ///
    /// ## Kilde
    /// Forvaltningsloven § 27: Parten skal få melding om vedtaket. ISO 24495-1: Leseren skal finne det han trenger.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Vedtak om dagpenger
    ///
    /// Saken din er nå ferdig. Vedtaket er gjort etter folketrygdloven § 4-4. Du kan klage innen seks uker fra du fikk brevet.
    /// ```
    /// ```nb,ok
    /// Vedtak om dagpenger
    ///
    /// Vi har avslått søknaden din om dagpenger. Vedtaket er gjort etter folketrygdloven § 4-4. Du kan klage innen seks uker fra du fikk brevet.
    /// ```
    /// ```nn,treff
    /// Vedtak om dagpengar
    ///
    /// Saka di er no ferdig. Vedtaket er gjort etter folketrygdlova § 4-4. Du kan klage innan seks veker frå du fekk brevet.
    /// ```
    /// ```nn,ok
    /// Vedtak om dagpengar
    ///
    /// Vi har avslått søknaden din om dagpengar. Vedtaket er gjort etter folketrygdlova § 4-4. Du kan klage innan seks veker frå du fekk brevet.
    /// ```
    "no-outcome": Warning => Letter(check)
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    if cx.facts.kind != LetterKind::Decision || cx.facts.outcome.is_some() {
        return;
    }
    let appealable = cx.facts.appeal.as_ref().is_some_and(|appeal| appeal.possible);
    let titled = cx.title().is_some_and(|title| title.has(Cue::KindDecision));
    // Sums and periods may be an outcome in words that we do not know.
    let maybe = cx.body().any(|view| view.decides())
        || cx.says_any(&[Cue::AmountPayment, Cue::AmountRepayment, Cue::PeriodCue]);
    if appealable
        && titled
        && !maybe
        && let Some(place) = cx.place_for_missing()
    {
        out.mark(place);
    }
}
