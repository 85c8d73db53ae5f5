//! Straight quotation marks.

use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::text::Span;

rule! {
    /// # Rette anførselstegn
    ///
    /// ## Hva
    /// Finner rette anførselstegn i par.
    ///
    /// ## Hvorfor
    /// Norsk bruker «slike» tegn. De viser tydelig hvor sitatet begynner og slutter.
    ///
    /// ## Kilde
    /// Språkrådets regler for anførselstegn.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Du skrev at du "bor alene" nå.
    /// ```
    /// ```nb,ok
    /// Du skrev at du «bor alene» nå. Skjermen er 24" stor.
    /// ```
    /// ```nn,treff
    /// Du skreiv at du "bur aleine" no.
    /// ```
    /// ```nn,ok
    /// Du skreiv at du «bur aleine» no.
    /// ```
    "straight-quotes": Info => Sentence(check)
}

fn check(_: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    if !view.is_text() {
        return;
    }
    let mut open: Option<usize> = None;
    for (i, token) in view.tokens.iter().enumerate().filter(|(_, token)| token.is_mark('"')) {
        let inner = |at: usize| view.tokens.get(at).is_some_and(|next| !next.spaced);
        match open {
            // A closing one stands close to the word before.
            Some(from) if !token.spaced => {
                let span = view.tokens[from].span().to(token.span());
                let text = Span::new(span.start + 1, span.end - 1).of(view.document.text());
                if !text.is_empty() {
                    out.mark(span).safe_fix(format!("«{text}»"));
                }
                open = None;
            }
            _ if inner(i + 1) && (i == 0 || token.spaced || view.tokens[i - 1].is_mark('(')) => {
                open = Some(i);
            }
            _ => open = None,
        }
    }
}
