//! Parts of sections in running text.

use crate::lexicon::{Cue, Meaning};
use crate::lint::law::{citations, in_parenthesis, is_legal_part};
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::CueMatch;

rule! {
    /// # Ledd og bokstav midt i teksten
    ///
    /// ## Hva
    /// Finner «første ledd», «bokstav b» og lignende midt i teksten.
    /// Egne deler om regelverket og parenteser er unntatt.
    ///
    /// ## Hvorfor
    /// Slike detaljer er nyttige for jurister. Andre lesere stopper opp.
    ///
    /// ## Kilde
    /// Helsetilsynet: sett juridiske detaljer for seg selv.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Etter folketrygdloven § 15-4 første ledd bokstav b får du ikke støtten. Du kan klage.
    /// ```
    /// ```nb,ok
    /// Etter folketrygdloven § 15-4 får du ikke støtten.
    /// ```
    /// ```nb,ok
    /// Du får ikke støtten (folketrygdloven § 15-4 første ledd).
    /// ```
    /// ```nb,ok
    /// Du får ikke støtten.
    ///
    /// Regler vi har brukt
    ///
    /// Vi har brukt folketrygdloven § 15-4 første ledd.
    /// ```
    /// ```nn,treff
    /// Etter folketrygdlova § 15-4 første ledd bokstav b får du ikkje støtta. Du kan klage.
    /// ```
    /// ```nn,ok
    /// Etter folketrygdlova § 15-4 får du ikkje støtta.
    /// ```
    "law-detail": Info => Sentence(check)
}

/// «§ 15-4, første ledd»: so far after the section its part may begin.
const AFTER: usize = 2;

fn check(_: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    if !view.is_prose() || !view.has(Cue::SectionDetail) || is_legal_part(view) {
        return;
    }
    for citation in citations(view) {
        let mut end = citation.tokens.end;
        for found in view.cues.iter().filter(|c| c.meaning == Meaning::Cue(Cue::SectionDetail)) {
            let near = (citation.tokens.end..=end + AFTER).contains(&(found.first as usize));
            end = if near { end.max(found.end as usize + letter(view, found)) } else { end };
        }
        if end > citation.tokens.end && !in_parenthesis(view, citation.tokens.start) {
            out.mark(view.span_of(citation.tokens.start..end));
        }
    }
}

/// The «b» of «bokstav b»: how many tokens it takes.
fn letter(view: &View<'_>, found: &CueMatch) -> usize {
    let next = view.token(found.end as usize).filter(|token| token.is_word());
    usize::from(next.is_some_and(|token| view.text(token).len() == 1))
}
