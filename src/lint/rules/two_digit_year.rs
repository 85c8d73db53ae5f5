//! Years with two digits.

use crate::lint::numbers;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::{TokenKind, numeric_date};

rule! {
    /// # Årstall med to siffer
    ///
    /// ## Hva
    /// Finner datoer der årstallet bare har to siffer.
    ///
    /// ## Hvorfor
    /// To siffer kan være en dag, en måned eller et år.
    ///
    /// ## Kilde
    /// Skriveregler i Nav: skriv «1. september 2023».
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Vi fikk søknaden din 15.3.24 fra deg.
    /// ```
    /// ```nb,ok
    /// Vi fikk søknaden din 15. mars 2024. Se punkt 3.2.10 i avtalen.
    /// ```
    /// ```nn,treff
    /// Vi fekk søknaden din 15.3.24 frå deg.
    /// ```
    /// ```nn,ok
    /// Vi fekk søknaden din 15. mars 2024. Sjå punkt 3.2.10 i avtala.
    /// ```
    "two-digit-year": Warning => Sentence(check)
}

fn check(cx: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    if !view.is_text() {
        return;
    }
    for (i, token) in view.tokens.iter().enumerate() {
        let text = view.text(token);
        if token.kind() != TokenKind::Number || !numbers::has_short_year(text) {
            continue;
        }
        let numbered = numbers::named_from(view, view.base + i).is_some();
        if !numbered && let Some(long) = numeric_date(text).and_then(|d| numbers::long_date(cx, d))
        {
            out.mark(token.span()).say("instead", &long).review_fix(long);
        }
    }
}
