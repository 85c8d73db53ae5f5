//! Openings that look back before they say anything.

use crate::extract::LetterKind;
use crate::lexicon::{Cue, Severity};
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};

rule! {
    /// # Brevet begynner med en henvisning
    ///
    /// ## Hva
    /// Finner brev og avsnitt som begynner med «Vi viser til …».
    /// Regelen tier når den samme setningen også gir svaret.
    ///
    /// ## Hvorfor
    /// De første ordene leses av flest. En henvisning sier ikke hva brevet betyr.
    ///
    /// ## Kilde
    /// Språkrådet, «Brev»: Start med det viktigste.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Du får ikke dagpenger
    ///
    /// Vi viser til søknaden din av 3. mars 2025. Vi har avslått søknaden. Du kan klage innen seks uker.
    /// ```
    /// ```nb,ok
    /// Du får ikke dagpenger
    ///
    /// Du søkte om dagpenger 3. mars 2025. Vi har avslått søknaden. Du kan klage innen seks uker.
    /// ```
    /// ```nb,ok
    /// Du får ikke dagpenger
    ///
    /// Vi viser til brevet ditt, og vi har avslått søknaden din om dagpenger. Du kan klage innen seks uker.
    /// ```
    /// ```nn,treff
    /// Du får ikkje dagpengar
    ///
    /// Vi syner til søknaden din av 3. mars 2025. Vi har avslått søknaden. Du kan klage innan seks veker.
    /// ```
    /// ```nn,ok
    /// Du får ikkje dagpengar
    ///
    /// Du søkte om dagpengar 3. mars 2025. Vi har avslått søknaden. Du kan klage innan seks veker.
    /// ```
    "reference-opening": Warning => Sentence(check)
}

fn check(cx: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    let Some(reference) = view.cue(Cue::ReferenceOpening) else { return };
    if !view.is_prose() || view.block.attached || !view.opens_block() || view.decides() {
        return;
    }
    let finding = out.mark(view.span_of(reference.tokens()));
    let opens_letter = cx.prose().next().is_some_and(|first| first.index == view.index);
    if !opens_letter || cx.facts.kind == LetterKind::Other {
        finding.at_most(Severity::Info);
    }
    if !opens_letter {
        finding.variant("paragraph");
    }
}
