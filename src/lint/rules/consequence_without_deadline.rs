//! Says what happens, but not by when.

use crate::extract::LetterKind;
use crate::lexicon::Cue;
use crate::lint::duties::{has_limit, is_about_appeal, is_otherwise, unlimited};
use crate::lint::rule::rule;
use crate::lint::{Context, Findings};

rule! {
    /// # Følge uten frist
    ///
    /// ## Hva
    /// Finner brev som sier hva som skjer hvis leseren ikke gjør noe, men ikke har noen frist. Vi leter i hele brevet. Mangler også selve plikten frist, sier en annen regel fra.
    ///
    /// ## Hvorfor
    /// Leseren vet at noe skjer, men ikke når.
    ///
    /// ## Kilde
    /// ISO 24495-1: leseren skal kunne bruke det som står.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Varsel om at vi kan stanse dagpengene dine
    ///
    /// Vi vurderer å stanse dagpengene dine. Du må møte til samtale hos oss.
    ///
    /// Hvis du ikke møter, stanser vi dagpengene dine.
    /// ```
    /// ```nb,ok
    /// Varsel om at vi kan stanse dagpengene dine
    ///
    /// Vi vurderer å stanse dagpengene dine. Du må møte til samtale hos oss innen 3. mai 2027.
    ///
    /// Hvis du ikke møter, stanser vi dagpengene dine.
    /// ```
    /// ```nn,treff
    /// Varsel om at vi kan stanse dagpengane dine
    ///
    /// Vi vurderer å stanse dagpengane dine. Du må møte til samtale hos oss.
    ///
    /// Viss du ikkje møter, stansar vi dagpengane dine.
    /// ```
    /// ```nn,ok
    /// Varsel om at vi kan stanse dagpengane dine
    ///
    /// Vi vurderer å stanse dagpengane dine. Du må møte til samtale hos oss innan 3. mai 2027.
    ///
    /// Viss du ikkje møter, stansar vi dagpengane dine.
    /// ```
    "consequence-without-deadline": Info => Letter(check)
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let asks = matches!(cx.facts.kind, LetterKind::InformationRequest | LetterKind::AdvanceNotice);
    if !asks || unlimited(cx).is_some() {
        return;
    }
    if cx.body_and_tables().any(|view| has_limit(&view) && !is_about_appeal(&view)) {
        return;
    }
    let told = cx.body_and_tables().find(|view| view.has(Cue::Consequence) && is_otherwise(view));
    if let Some(told) = told {
        out.mark(told.span());
    }
}
