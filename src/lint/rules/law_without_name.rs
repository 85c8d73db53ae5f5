//! «§» of which law?

use crate::lexicon::Cue;
use crate::lint::law::{citations, names_law};
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};

rule! {
    /// # Paragraf uten lovnavn
    ///
    /// ## Hva
    /// Finner «§» uten navnet på loven i nærheten.
    /// Regelen ser på setningen, de to setningene før og overskriften.
    ///
    /// ## Hvorfor
    /// Mange lover har samme paragrafnummer. Leseren finner ikke fram uten navnet.
    ///
    /// ## Kilde
    /// Forvaltningsloven § 25: vedtaket skal vise til reglene det bygger på.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Du får ikke støtten. Det står i § 8-4.
    /// ```
    /// ```nb,ok
    /// Du får ikke støtten. Det står i folketrygdloven § 8-4.
    /// ```
    /// ```nb,ok
    /// Vi har brukt folketrygdloven. Du får ikke støtten. Det står i § 8-4.
    /// ```
    /// ```nb,ok
    /// Du har rett til en § 14 a-vurdering.
    /// ```
    /// ```nn,treff
    /// Du får ikkje støtta. Det står i § 8-4.
    /// ```
    /// ```nn,ok
    /// Du får ikkje støtta. Det står i folketrygdlova § 8-4.
    /// ```
    "law-without-name": Info { before: 2 } => Sentence(check)
}

fn check(cx: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    if view.block.attached || !view.is_prose() || !view.tokens.iter().any(|t| t.is_mark('§')) {
        return;
    }
    let Some(citation) = citations(view).find(|found| found.mark && !found.assessment) else {
        return;
    };
    let before = view.index.saturating_sub(cx.limit("before"))..view.index;
    let around = before.chain(view.block.lead_in).map(|i| View::new(cx.document, i));
    let named = |view: &View<'_>| names_law(view) || view.has(Cue::OtherRules);
    if !named(view) && !around.chain(view.heading()).any(|view| named(&view)) {
        out.mark(view.span_of(citation.tokens));
    }
}
