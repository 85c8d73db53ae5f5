//! Decisions that do not say that one can appeal.

use crate::extract::{LetterKind, Outcome};
use crate::lexicon::{Cue, Severity};
use crate::lint::rule::rule;
use crate::lint::{Context, Findings};

rule! {
    /// # Vedtak uten klagerett
    ///
    /// ## Hva
    /// Finner vedtak som ikke sier at leseren kan klage.
    /// Det er en feil når vedtaket går mot leseren. Ellers er det en advarsel.
    ///
    /// ## Hvorfor
    /// Den som ikke vet at hun kan klage, kan miste retten til det.
    ///
    /// ## Kilde
    /// Forvaltningsloven § 27: Meldingen om vedtaket skal si noe om klage, frist og framgangsmåte.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Nav har avslått søknaden din om dagpenger
    ///
    /// Du får ikke dagpenger fordi du ikke har jobbet nok. Vedtaket er gjort etter folketrygdloven § 4-4.
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
    /// Du kan ikke klage på dette vedtaket.
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
    "no-appeal-right": Error => Letter(check)
}

/// Anything that speaks of appeal.
const APPEAL: [Cue; 5] =
    [Cue::DoAppeal, Cue::SectionAppeal, Cue::AppealImpossible, Cue::AppealHow, Cue::WrittenAppeal];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let Some(outcome) = cx.outcome().filter(|_| cx.is_decision()) else { return };
    // Nothing to appeal: all goes on as before, or the reader was right.
    if matches!(outcome, Outcome::Continued | Outcome::AppealUpheld)
        || cx.facts.appeal.is_some()
        || cx.says_any(&APPEAL)
        || cx.facts.kind == LetterKind::Decision && cx.says(Cue::AppealHint)
    {
        return;
    }
    let Some(place) = cx.place_for_missing() else { return };
    let finding = out.mark(place);
    if cx.facts.kind == LetterKind::AppealDecision {
        // Some decisions on appeals are final; then the letter should say so.
        finding.variant("again").at_most(Severity::Warning);
    } else if !cx.is_refusal() {
        finding.at_most(Severity::Warning);
    }
}
