//! The same mark twice.

use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::{Token, TokenKind};

rule! {
    /// # Dobbelt tegn
    ///
    /// ## Hva
    /// Finner to like tegn på rad, som «..» og «!!».
    ///
    /// ## Hvorfor
    /// Det er oftest en skrivefeil. Flere utropstegn virker også som roping.
    ///
    /// ## Kilde
    /// Vanlige norske skriveregler hos Språkrådet.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Send oss svaret i dag!!
    /// ```
    /// ```nb,treff
    /// Send svaret, og ring oss.. Vi hjelper deg.
    /// ```
    /// ```nb,ok
    /// Send oss svaret i dag. Du skrev at du «bor … alene».
    /// ```
    /// ```nn,treff
    /// Send oss svaret i dag!!
    /// ```
    /// ```nn,ok
    /// Send oss svaret i dag.
    /// ```
    "double-punctuation": Info => Sentence(check)
}

fn check(_: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    if !view.is_text() {
        return;
    }
    let mut i = 0;
    while i < view.tokens.len() {
        let run = run(&view.tokens[i..]);
        let lone = |c| matches!(c, '.' | ',' | '!' | '?' | ';' | ':');
        // Three dots leave something out; more lead to a page number.
        let wrong = match view.tokens[i].kind() {
            TokenKind::Mark('.') => run == 2,
            TokenKind::Mark(c) => lone(c) && run >= 2,
            _ => false,
        };
        if wrong {
            out.mark(view.tokens[i].span().to(view.tokens[i + run - 1].span()));
        }
        i += run;
    }
}

/// How many like marks stand together from the first on.
fn run(tokens: &[Token]) -> usize {
    let same = |next: &&Token| next.kind() == tokens[0].kind() && !next.spaced && !next.is_word();
    1 + tokens[1..].iter().take_while(same).count()
}
