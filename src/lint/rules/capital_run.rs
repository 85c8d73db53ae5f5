//! Shouting.

use crate::lexicon::WordClass;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::{Token, TokenKind};

rule! {
    /// # Store bokstaver
    ///
    /// ## Hva
    /// Finner fire ord eller mer på rad med bare store bokstaver.
    ///
    /// ## Hvorfor
    /// Store bokstaver er tunge å lese. De virker som roping.
    ///
    /// ## Kilde
    /// Altinns råd for språk og tone.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// DU MÅ SVARE INNEN FRISTEN 1. juni.
    /// ```
    /// ```nb,ok
    /// Du må svare innen 1. juni.
    /// ```
    /// ```nb,ok
    /// Firmaet heter ABC AS.
    /// ```
    /// ```nn,treff
    /// DU MÅ SVARE INNAN FRISTEN 1. juni.
    /// ```
    /// ```nn,ok
    /// Du må svare innan 1. juni.
    /// ```
    "capital-run": Warning { words: 4 } => Sentence(check)
}

fn check(cx: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    if !view.is_prose() && !view.is_heading() || view.block.attached {
        return;
    }
    let limit = cx.limit("words");
    for run in view.tokens.chunk_by(|a, b| is_loud(view, a) && is_loud(view, b)) {
        if run.len() >= limit && is_loud(view, &run[0]) && is_language(view, run) {
            out.mark(run[0].span().to(run[run.len() - 1].span()));
        }
    }
}

fn is_loud(view: &View<'_>, token: &Token) -> bool {
    token.kind() == TokenKind::Word
        && token.capital
        && view.text(token).chars().all(|c| c.is_uppercase() || c == '-')
}

/// It says something: a row of short names does not.
fn is_language(view: &View<'_>, run: &[Token]) -> bool {
    const SMALL: [WordClass; 7] = [
        WordClass::Reader,
        WordClass::ReaderOwn,
        WordClass::Must,
        WordClass::Can,
        WordClass::FiniteVerb,
        WordClass::Preposition,
        WordClass::Conjunction,
    ];
    run.iter().any(|token| SMALL.iter().any(|&class| view.is(token, class)))
}
