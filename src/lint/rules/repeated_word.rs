//! The same word twice.

use crate::lexicon::{Cue, Meaning};
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::TokenKind;

rule! {
    /// # Samme ord to ganger
    ///
    /// ## Hva
    /// Finner ord som står to ganger på rad.
    ///
    /// ## Hvorfor
    /// Det er nesten alltid en skrivefeil.
    ///
    /// ## Kilde
    /// Egen regel. Slike feil kommer av klipp og lim.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Du kan sende sende oss brevet.
    /// ```
    /// ```nb,treff
    /// Vi mener at at du har rett.
    /// ```
    /// ```nb,ok
    /// Det det gjelder, er inntekten din.
    /// ```
    /// ```nn,treff
    /// Vi meiner at at du har rett.
    /// ```
    /// ```nn,ok
    /// Det det gjeld, er inntekta di.
    /// ```
    "repeated-word": Warning => Sentence(check)
}

fn check(_: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    if !view.is_text() {
        return;
    }
    for (i, pair) in view.tokens.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        let same = first.kind() == TokenKind::Word
            && second.kind() == TokenKind::Word
            && second.spaced
            // Two names may be alike.
            && !second.capital
            && first.span().len() > 1
            && alike(view.text(first), view.text(second));
        let right = || {
            view.cues.iter().any(|cue| {
                cue.meaning == Meaning::Cue(Cue::RightRepeat)
                    && cue.tokens().contains(&(view.base + i))
            })
        };
        if same && !right() {
            out.mark(first.span().to(second.span())).review_fix(view.text(first));
        }
    }
}

/// Equal but for capitals.
fn alike(first: &str, second: &str) -> bool {
    first.len() == second.len()
        && (first == second
            || first
                .chars()
                .flat_map(char::to_lowercase)
                .eq(second.chars().flat_map(char::to_lowercase)))
}
