//! Chains of references where the reader wants to know what was decided.

use crate::lexicon::Cue;
use crate::lint::law::{citations, in_parenthesis, is_legal_part};
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};

rule! {
    /// # Lovhenvisninger midt i teksten
    ///
    /// ## Hva
    /// Finner setninger med minst to lovhenvisninger og «jf.».
    /// Parenteser og egne deler om regelverket er unntatt.
    ///
    /// ## Hvorfor
    /// Henvisningene må stå i et vedtak. Men midt i en setning stopper de leseren.
    ///
    /// ## Kilde
    /// Språkrådet og Helsetilsynet: sett lovhenvisningene for seg selv, gjerne til slutt.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Vi avslår søknaden etter folketrygdloven § 15-4, jf. § 15-5, fordi du bor sammen med en annen.
    /// ```
    /// ```nb,ok
    /// Vi avslår søknaden fordi du bor sammen med en annen.
    ///
    /// Regler vi har brukt
    ///
    /// Vi har brukt folketrygdloven § 15-4, jf. § 15-5.
    /// ```
    /// ```nb,ok
    /// Du får ikke støtten. Det står i folketrygdloven § 15-4.
    /// ```
    /// ```nn,treff
    /// Vi avslår søknaden etter folketrygdlova § 15-4, jf. § 15-5, fordi du bur saman med ein annan.
    /// ```
    /// ```nn,ok
    /// Du får ikkje støtta. Det står i folketrygdlova § 15-4.
    /// ```
    "law-references-in-text": Info { references: 2 } => Sentence(check)
}

/// From so many sections on, `stacked-references` speaks.
const STACKED: usize = 4;

fn check(cx: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    if !view.is_prose() || !view.has(Cue::Compare) || is_legal_part(view) {
        return;
    }
    let in_text = || citations(view).filter(|found| !in_parenthesis(view, found.tokens.start));
    let count: usize = in_text().map(|citation| citation.sections).sum();
    if count >= cx.limit("references") && count < STACKED {
        let mut spans = in_text().map(|citation| view.span_of(citation.tokens));
        if let Some(first) = spans.next() {
            let last = spans.last().unwrap_or(first);
            out.mark(first.to(last)).say("count", count);
        }
    }
}
