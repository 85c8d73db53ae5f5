//! Two different periods for appeal in one letter.

use crate::lint::duties::{appeal_period, sentence_at};
use crate::lint::rule::rule;
use crate::lint::{Context, Findings};
use crate::text::Span;

rule! {
    /// # To ulike klagefrister
    ///
    /// ## Hva
    /// Finner brev som oppgir to ulike frister for å klage. Frist for anke og for sakskostnader er holdt utenfor.
    ///
    /// ## Hvorfor
    /// Leseren kan tro på feil frist og miste retten til å klage.
    ///
    /// ## Kilde
    /// Forvaltningsloven § 29: brevet skal si hvor lang klagefristen er.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Vi har avslått søknaden din om dagpenger
    ///
    /// Du får ikke dagpenger. Vi har avslått søknaden din fordi du ikke har mistet jobben.
    ///
    /// Du kan klage innen tre uker fra du fikk brevet.
    ///
    /// Slik klager du
    ///
    /// Du kan klage på vedtaket. Klagefristen er seks uker.
    /// ```
    /// ```nb,ok
    /// Vi har avslått søknaden din om dagpenger
    ///
    /// Du får ikke dagpenger. Vi har avslått søknaden din fordi du ikke har mistet jobben.
    ///
    /// Du kan klage innen seks uker fra du fikk brevet.
    ///
    /// Slik klager du
    ///
    /// Du kan klage på vedtaket. Klagefristen er 6 uker.
    /// ```
    /// ```nb,ok
    /// Vi har avslått søknaden din om dagpenger
    ///
    /// Du får ikke dagpenger. Vi har avslått søknaden din fordi du ikke har mistet jobben.
    ///
    /// Du kan klage innen seks uker fra du fikk brevet.
    ///
    /// Du kan kreve å få dekket saksomkostninger innen tre uker.
    /// ```
    /// ```nn,treff
    /// Vi har avslått søknaden din om dagpengar
    ///
    /// Du får ikkje dagpengar. Vi har avslått søknaden din fordi du ikkje har mista jobben.
    ///
    /// Du kan klage innan tre veker frå du fekk brevet.
    ///
    /// Slik klagar du
    ///
    /// Du kan klage på vedtaket. Klagefristen er seks veker.
    /// ```
    /// ```nn,ok
    /// Vi har avslått søknaden din om dagpengar
    ///
    /// Du får ikkje dagpengar. Vi har avslått søknaden din fordi du ikkje har mista jobben.
    ///
    /// Du kan klage innan seks veker frå du fekk brevet.
    /// ```
    "conflicting-appeal-deadlines": Error => Letter(check)
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let Some(appeal) = cx.facts.appeal.as_ref().filter(|appeal| appeal.possible) else { return };
    let mut stated: Vec<(i32, Span)> = appeal
        .evidence
        .iter()
        .filter_map(|&place| appeal_period(&sentence_at(cx, place)?))
        .collect();
    stated.sort_by_key(|&(_, span)| span.start);
    let Some(&(first, at)) = stated.first() else { return };
    if let Some(&(_, other)) = stated.iter().find(|(days, _)| *days != first) {
        let text = cx.document.text();
        out.mark(other).also(at).say("first", at.of(text)).say("other", other.of(text));
    }
}
