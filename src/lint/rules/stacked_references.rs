//! A row of sections.

use crate::lexicon::Severity;
use crate::lint::law::{citations, is_legal_part, sections};
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::BlockKind;

rule! {
    /// # Mange paragrafer i én setning
    ///
    /// ## Hva
    /// Finner setninger som nevner fire paragrafer eller flere.
    /// Egne deler om regelverket er unntatt.
    ///
    /// ## Hvorfor
    /// Ingen leser en rekke tall og tegn. Det viktige i setningen drukner.
    ///
    /// ## Kilde
    /// Språkrådet og Helsetilsynet: sett lovhenvisningene for seg selv, gjerne til slutt.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Vi avslår søknaden etter folketrygdloven §§ 14-6, 14-9, 14-10 og 14-12. Du kan klage.
    /// ```
    /// ```nb,ok
    /// Vi avslår søknaden etter folketrygdloven § 14-6 og § 14-9.
    /// ```
    /// ```nb,ok
    /// Du får ikke støtten.
    ///
    /// Regler vi har brukt
    ///
    /// Vi har brukt folketrygdloven §§ 14-6, 14-9, 14-10 og 14-12.
    /// ```
    /// ```nn,treff
    /// Vi avslår søknaden etter folketrygdlova §§ 14-6, 14-9, 14-10 og 14-12. Du kan klage.
    /// ```
    /// ```nn,ok
    /// Vi avslår søknaden etter folketrygdlova § 14-6 og § 14-9.
    /// ```
    "stacked-references": Warning { sections: 4 } => Sentence(check)
}

fn check(cx: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    if !view.is_prose() || is_legal_part(view) {
        return;
    }
    let count = sections(view);
    if count >= cx.limit("sections") {
        let mut spans = citations(view).map(|citation| view.span_of(citation.tokens));
        if let Some(first) = spans.next() {
            let last = spans.last().unwrap_or(first);
            let finding = out.mark(first.to(last)).say("count", count);
            // A paragraph of its own keeps the row out of the reader's way.
            if view.block.sentences.len() == 1 && view.block.kind == BlockKind::Paragraph {
                finding.at_most(Severity::Info);
            }
        }
    }
}
