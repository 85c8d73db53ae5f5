//! The name in capitals.

use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::{Token, TokenKind};
use crate::text::Span;

rule! {
    /// # «NAV» med store bokstaver
    ///
    /// ## Hva
    /// Finner «NAV» i løpende tekst. Nettadresser, NAV-loven og overskrifter bare med store bokstaver er i orden.
    ///
    /// ## Hvorfor
    /// Etaten skriver navnet sitt «Nav». Store bokstaver roper.
    ///
    /// ## Kilde
    /// Navs egne skriveregler i navikt/copilot: «Nav», ikke «NAV».
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// NAV har fått søknaden din.
    /// ```
    /// ```nb,treff
    /// Ta kontakt med NAV-kontoret.
    /// ```
    /// ```nb,ok
    /// Nav har fått søknaden din.
    /// ```
    /// ```nb,ok
    /// Vi viser til NAV-loven og til WWW.NAV.NO.
    /// ```
    /// ```nn,treff
    /// NAV har fått søknaden din.
    /// ```
    /// ```nn,ok
    /// Nav har fått søknaden din.
    /// ```
    "nav-in-capitals": Info => Sentence(check)
}

const CAPITALS: &str = "NAV";
const NAME: &str = "Nav";

fn check(_: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    if !view.is_prose() && !view.is_heading() || is_shouted(view) {
        return;
    }
    for token in view.tokens.iter().filter(|token| is_name(view, token)) {
        let start = token.span().start;
        out.mark(Span::new(start, start + CAPITALS.len())).safe_fix(NAME);
    }
}

/// «NAV», «NAVs», «NAV-kontoret»; not «NAV-loven», which is the law's name as it was.
fn is_name(view: &View<'_>, token: &Token) -> bool {
    if !token.capital || token.kind() != TokenKind::Word {
        return false;
    }
    let Some(rest) = view.text(token).strip_prefix(CAPITALS) else { return false };
    let joined = rest.starts_with('-') && !rest.starts_with("-lov");
    rest.is_empty() || joined || matches!(rest, "s" | "'s" | "’s")
}

/// No word in small letters: a logo, a name in a letterhead, a heading in capitals.
fn is_shouted(view: &View<'_>) -> bool {
    !view.tokens.iter().any(|token| token.kind() == TokenKind::Word && !token.capital)
}
