//! Nouns made of verbs that hang on each other.

use crate::analyse::nominalisations;
use crate::lexicon::WordClass;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::TokenKind;

rule! {
    /// # Kjede av substantiv
    ///
    /// ## Hva
    /// Finner to eller flere substantiv laget av verb like etter hverandre.
    /// De må stå innenfor 12 ord.
    ///
    /// ## Hvorfor
    /// Slike kjeder er tunge å lese. Leseren må selv finne ut hvem som gjør hva.
    ///
    /// ## Kilde
    /// EUs hefte om klart språk: kutt substantivene. Språkrådet: unngå stil med mange substantiv.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Vi viser til vurderingen av grunnlaget for fastsettelse av pensjonen din.
    /// ```
    /// ```nb,ok
    /// Vi har vurdert hvordan vi skal fastsette pensjonen din.
    /// ```
    /// ```nb,ok
    /// Beregningen av pensjonen er ferdig, og nå starter utbetalingen av den.
    /// ```
    /// ```nn,treff
    /// Vi viser til vurderinga av grunnlaget for fastsetjing av pensjonen din.
    /// ```
    /// ```nn,ok
    /// Vi har vurdert korleis vi skal fastsetje pensjonen din.
    /// ```
    "noun-chain": Warning { words: 12 } => Sentence(check)
}

fn check(cx: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    if !view.is_prose() && !view.is_heading() {
        return;
    }
    let limit = cx.limit("words");
    let mut first: Option<usize> = None;
    let mut last: Option<usize> = None;
    for span in nominalisations(view.document, view.index) {
        // The noun and its «av».
        let start = view.base + view.tokens.partition_point(|t| t.span().start < span.start);
        let end = start + 2;
        let near =
            last.is_some_and(|last| start - last < limit && is_one_phrase(view, last, start));
        if near {
            last = Some(end);
            continue;
        }
        mark(view, first, last, out);
        first = Some(start);
        last = Some(end);
    }
    mark(view, first, last, out);
}

/// Marks a chain: more than one noun with its «av».
fn mark(view: &View<'_>, first: Option<usize>, last: Option<usize>, out: &mut Findings<'_>) {
    if let (Some(first), Some(last)) = (first, last)
        && last - first > 2
    {
        out.mark(view.span_of(first..last));
    }
}

/// No verb, mark or «og» parts the two nouns.
fn is_one_phrase(view: &View<'_>, from: usize, to: usize) -> bool {
    (from..to).filter_map(|i| view.token(i)).all(|token| match token.kind() {
        TokenKind::Mark(_) => false,
        TokenKind::Word => {
            // «for» is both.
            view.is(token, WordClass::Preposition)
                || !PARTS.iter().any(|&class| view.is(token, class))
        }
        _ => true,
    })
}

const PARTS: [WordClass; 6] = [
    WordClass::FiniteVerb,
    WordClass::VerbEnding,
    WordClass::Modal,
    WordClass::Conjunction,
    WordClass::InfinitiveMarker,
    WordClass::Subordinator,
];
