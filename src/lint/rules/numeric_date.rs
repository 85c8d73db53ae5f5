//! Dates in digits.

use crate::lint::numbers;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::EntityKind;

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
    /// Du får pengene fra 1. mai 2024 og ut året.
    /// ```
    /// ```nn,treff
    /// Du får pengane frå 01.05.2024 og ut året.
    /// ```
    /// ```nn,ok
    /// Du får pengane frå 1. mai 2024 og ut året.
    /// ```
    "numeric-date": Info => Sentence(check)
}

/// Shorter lines are labels or dates of the letter itself.
const SHORT: usize = 4;

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
        let digits = entity.end == entity.first + 1 && numbers::has_full_year(view.text(token));
        if digits && let Some(long) = numbers::long_date(cx, date) {
            out.mark(token.span()).say("instead", &long).safe_fix(long);
        }
    }
}
