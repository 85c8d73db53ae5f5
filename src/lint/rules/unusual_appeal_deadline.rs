//! An appeal period that is not the usual one for the benefit.

use crate::extract::LetterKind;
use crate::lexicon::{AppealRule, appeal};
use crate::lint::duties::{appeal_period, sentence_at};
use crate::lint::rule::rule;
use crate::lint::{Context, Findings};

rule! {
    /// # Uvanlig klagefrist
    ///
    /// ## Hva
    /// Sammenligner klagefristen i vedtaket med den vanlige for ytelsen eller loven. Reglene står i en datert liste. Vi hopper over ytelser der vi er i tvil.
    ///
    /// ## Hvorfor
    /// Fristen er ulik fra ytelse til ytelse. En gal frist fra en mal kan koste leseren klageretten.
    ///
    /// ## Kilde
    /// Folketrygdloven § 21-12 og forvaltningsloven § 29. Navs egen kode for klager (navikt/familie-klage). Listen sier når den sist er sjekket.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Vi har avslått søknaden din om dagpenger
    ///
    /// Du får ikke dagpenger. Vi har avslått søknaden din fordi du ikke har mistet jobben.
    ///
    /// Du kan klage innen tre uker fra du fikk brevet.
    /// ```
    /// ```nb,ok
    /// Vi har avslått søknaden din om dagpenger
    ///
    /// Du får ikke dagpenger. Vi har avslått søknaden din fordi du ikke har mistet jobben.
    ///
    /// Du kan klage innen seks uker fra du fikk brevet.
    /// ```
    /// ```nn,treff
    /// Vi har avslått søknaden din om dagpengar
    ///
    /// Du får ikkje dagpengar. Vi har avslått søknaden din fordi du ikkje har mista jobben.
    ///
    /// Du kan klage innan tre veker frå du fekk brevet.
    /// ```
    /// ```nn,ok
    /// Vi har avslått søknaden din om dagpengar
    ///
    /// Du får ikkje dagpengar. Vi har avslått søknaden din fordi du ikkje har mista jobben.
    ///
    /// Du kan klage innan seks veker frå du fekk brevet.
    /// ```
    "unusual-appeal-deadline": Warning => Letter(check)
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    // An appeal decision is appealed to a court or not at all: other rules hold.
    if cx.facts.kind != LetterKind::Decision {
        return;
    }
    let Some(stated) = cx.facts.appeal.as_ref().filter(|appeal| appeal.possible) else { return };
    let Some(rule) = usual(cx) else { return };
    let period = |&place| appeal_period(&sentence_at(cx, place)?);
    if let Some((days, span)) = stated.evidence.iter().find_map(period)
        && days != rule.weeks * 7
    {
        let finding = out.mark(span);
        finding.say("weeks", rule.weeks).say("rule", &rule.rule).say("checked", &appeal().checked);
    }
}

/// What holds for the benefit and for every law the letter cites; `None` where they differ.
fn usual(cx: &Context<'_>) -> Option<&'static AppealRule> {
    let benefit = cx.facts.benefit.as_ref();
    // A benefit that is not in the table has a period of its own, which nobody has checked.
    let own = match benefit {
        Some(benefit) => Some(appeal().benefits.get(&benefit.value)?),
        None => None,
    };
    let cited = cx.facts.legal_references.iter().filter_map(|found| {
        let law = found.value.text.split(" §").next()?;
        appeal().laws.get(law)
    });
    let mut all = own.into_iter().chain(cited);
    let first = all.next()?;
    all.all(|other| other.weeks == first.weeks).then_some(first)
}
