//! Law before message.

use crate::extract::LetterKind;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};

rule! {
    /// # Lovhenvisning først i brevet
    ///
    /// ## Hva
    /// Finner lov og paragraf i tittelen eller i den første setningen.
    /// I første avsnitt gjelder det også før resultatet.
    ///
    /// ## Hvorfor
    /// Leseren vil vite hva dere har bestemt. Hvilken lov det bygger på, kan komme etterpå.
    ///
    /// ## Kilde
    /// Språkrådet, «Brev». Helsetilsynet, «12 tips til skriving av vedtak». Loven krever at regelen står i brevet, men ikke at den står først.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Svar på søknad
    ///
    /// Etter folketrygdloven § 11-5 har vi avslått søknaden din om dagpenger. Du kan klage innen seks uker.
    /// ```
    /// ```nb,ok
    /// Svar på søknad
    ///
    /// Vi har avslått søknaden din om dagpenger. Vedtaket er gjort etter folketrygdloven § 4-4. Du kan klage innen seks uker.
    /// ```
    /// ```nn,treff
    /// Svar på søknad
    ///
    /// Etter folketrygdlova § 11-5 har vi avslått søknaden din om dagpengar. Du kan klage innan seks veker.
    /// ```
    /// ```nn,ok
    /// Svar på søknad
    ///
    /// Vi har avslått søknaden din om dagpengar. Vedtaket er gjort etter folketrygdlova § 4-4. Du kan klage innan seks veker.
    /// ```
    "law-in-opening": Info => Letter(check)
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    if cx.facts.kind == LetterKind::Other {
        return;
    }
    let mut decided = false;
    if let Some(title) = cx.title() {
        if cites(cx, &title) {
            out.mark(title.span()).variant("title");
        }
        decided = title.decides();
    }
    let Some(first) = cx.prose().next() else { return };
    for view in cx.prose().take_while(|view| view.sentence.block == first.sentence.block) {
        if cites(cx, &view) && (view.index == first.index || !decided) {
            out.mark(view.span());
            return;
        }
        decided |= view.decides();
    }
}

/// It holds the first reference to a law with its section.
fn cites(cx: &Context<'_>, view: &View<'_>) -> bool {
    cx.facts.legal_references.iter().any(|reference| reference.place() == view.span())
}
