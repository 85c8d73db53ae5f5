//! Refusals that do not say why.

use crate::extract::LetterKind;
use crate::lexicon::{Cue, WordClass};
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::BlockKind;

rule! {
    /// # Avslag uten begrunnelse
    ///
    /// ## Hva
    /// Finner avslag, stans og krav om tilbakebetaling der brevet ikke sier hvorfor.
    /// Regelen leter i hele brevet og i vedlegg som er med.
    ///
    /// ## Hvorfor
    /// Uten begrunnelse vet leseren ikke om vedtaket er riktig. Da er det vanskelig å klage.
    ///
    /// ## Kilde
    /// Forvaltningsloven §§ 24 og 25. Sivilombudet fant i 2023 at begrunnelser i Nav ofte er vanskelige å forstå.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Nav har avslått søknaden din om dagpenger
    ///
    /// Du får ikke dagpenger. Vedtaket er gjort etter folketrygdloven § 4-4.
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
    /// ```nb,ok
    /// Nav har avslått søknaden din om dagpenger
    ///
    /// Du får ikke dagpenger. Inntekten din var 40 000 kroner. Vedtaket er gjort etter folketrygdloven § 4-4.
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
    /// Du får ikkje dagpengar. Vedtaket er gjort etter folketrygdlova § 4-4.
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
    "refusal-without-reason": Error => Letter(check)
}

/// Text about the reader's rights and about whom to ask: no reason, whatever words it uses.
const RIGHTS: [Cue; 5] = [
    Cue::SectionAppeal,
    Cue::SectionAccess,
    Cue::SectionContact,
    Cue::SectionRespond,
    Cue::SectionDuties,
];
/// What the reader may do. «Du har ikke …» about the same is more likely a reason.
const STEPS: [Cue; 3] = [Cue::DoAccess, Cue::DoHelper, Cue::OwnNeed];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let Some(outcome) = cx.facts.outcome.as_ref().filter(|_| cx.is_refusal()) else { return };
    if !cx.facts.reasons.is_empty() {
        return;
    }
    // A decision on an appeal speaks of appeals all through.
    let about_appeal = cx.facts.kind == LetterKind::AppealDecision;
    let states = |view: &View<'_>| outcome.evidence().contains(&view.span());
    // What follows «Du kan klage» in the same paragraph says how.
    let mut appealed = None;
    let explained = cx.sentences().filter(View::is_text).any(|view| {
        if !about_appeal && view.has(Cue::DoAppeal) {
            appealed = Some(view.sentence.block);
        }
        let states = states(&view);
        let rights = appealed == Some(view.sentence.block) || is_about_rights(&view);
        (states || !rights) && may_be_reason(&view, states)
    });
    if !explained {
        out.mark(outcome.place());
    }
}

fn is_about_rights(view: &View<'_>) -> bool {
    let shows = |cues: &[Cue], view: &View<'_>| cues.iter().any(|&cue| view.has(cue));
    let headed = view.heading().filter(|heading| heading.block.kind != BlockKind::Title);
    let denies = || view.tokens.iter().any(|token| view.is(token, WordClass::Negation));
    shows(&STEPS, view) && !denies()
        || view.is_heading() && shows(&RIGHTS, view)
        || headed.is_some_and(|heading| shows(&RIGHTS, &heading))
}

/// Words of reason; or a sentence of its own that neither decides, cites nor tells of the case's way.
fn may_be_reason(view: &View<'_>, states_outcome: bool) -> bool {
    let formal = states_outcome
        || view.decides()
        || view.names_law()
        || view.is_heading()
        || view.has(Cue::Formality)
        || view.has_phone()
        || view.has_address();
    !formal || view.has(Cue::Reason) || view.has(Cue::ReasonHint)
}
