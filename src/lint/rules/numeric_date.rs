//! Dates in digits.

use crate::lint::numbers;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::{EntityKind, TokenKind};

rule! {
    /// # Dato bare med tall
    ///
    /// ## Hva
    /// Finner datoer som bare er skrevet med tall, i vanlig tekst.
    ///
    /// ## Hvorfor
    /// En måned med navn er lettere å lese. Den kan heller ikke forveksles med dagen.
    ///
    /// ## Kilde
    /// Skriveregler i Nav: skriv «1. september 2023».
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Du får pengene fra 01.05.2024 og ut året.
    /// ```
    /// ```nb,ok
    /// Du får pengene fra 1. mai 2024 og ut året. Se punkt 3.4.2011 i avtalen.
    /// ```
    /// ```nn,treff
    /// Du får pengane frå 01.05.2024 og ut året.
    /// ```
    /// ```nn,ok
    /// Du får pengane frå 1. mai 2024 og ut året. Sjå punkt 3.4.2011 i avtala.
    /// ```
    "numeric-date": Info => Sentence(check)
}

/// Shorter lines are labels or dates of the letter itself.
const SHORT: usize = 4;

/// So near before a number stands what it is the number of: «versjon 3.4.2011», «nr. 3.4.2011».
const NEAR: usize = 2;

fn check(cx: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    if !view.is_text() || view.words < SHORT {
        return;
    }
    for entity in view.entities() {
        let (EntityKind::Date(date), Some(token)) =
            (entity.kind, view.token(entity.first as usize))
        else {
            continue;
        };
        let at = entity.first as usize;
        let digits = entity.end == entity.first + 1 && numbers::has_full_year(view.text(token));
        let numbered = numbers::named_from(view, at).is_some_and(|first| first + NEAR >= at);
        if digits
            && !numbered
            && !is_half_of_range(view, at)
            && let Some(long) = numbers::long_date(cx, date)
        {
            out.mark(token.span()).say("instead", &long).safe_fix(long);
        }
    }
}

/// «01.05–31.05.2024»: the other day has no year of its own.
fn is_half_of_range(view: &View<'_>, at: usize) -> bool {
    let ends = [numbers::start_of_range(view, at), numbers::end_of_range(view, at + 1)];
    ends.into_iter()
        .flatten()
        .any(|end| end.kind() == TokenKind::Number && !numbers::has_full_year(view.text(end)))
}
