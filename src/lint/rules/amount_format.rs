//! Sums that are hard to read.

use crate::lexicon::WordClass;
use crate::lint::numbers;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::EntityKind;

rule! {
    /// # Beløp som er vanskelig å lese
    ///
    /// ## Hva
    /// Finner beløp uten mellomrom mellom tusenene, og beløp med punktum eller «,-».
    ///
    /// ## Hvorfor
    /// Mellomrom viser hvor stort beløpet er.
    ///
    /// ## Kilde
    /// Skriveregler i Nav: skriv «500 000 kroner».
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Du får kr 12.345,- hver måned.
    /// ```
    /// ```nb,treff
    /// Du får 12345 kr hver måned.
    /// ```
    /// ```nb,ok
    /// Du får 12 345 kroner hver måned.
    /// ```
    /// ```nb,treff
    /// Du får kr 10.000–12.000 hver måned.
    /// ```
    /// ```nn,treff
    /// Du får kr 12345 kvar månad.
    /// ```
    /// ```nn,ok
    /// Du får 12 345 kroner kvar månad.
    /// ```
    "amount-format": Info => Sentence(check)
}

fn check(cx: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    if !view.is_text() {
        return;
    }
    for entity in view.entities() {
        if !matches!(entity.kind, EntityKind::Amount(_)) {
            continue;
        }
        let tokens = entity.first as usize..entity.end as usize;
        let span = view.span_of(tokens.clone());
        let text = span.of(view.document.text());
        let Some(number) = numbers::regrouped(text) else { continue };
        if numbers::in_range(view, &tokens) || says_kroner_again(view, tokens.end) {
            out.mark(span).variant("unclear");
            continue;
        }
        let amount = match numbers::own_word(text) {
            Some(word) => Some(format!("{number} {word}")),
            None => numbers::written(cx, "amount-format/fix", &number),
        };
        if let Some(amount) = amount {
            out.mark(span).say("instead", &amount).safe_fix(amount);
        }
    }
}

/// «kr 12.345,- kr», «kr 12345.-»: what follows the sum belongs to it too.
fn says_kroner_again(view: &View<'_>, i: usize) -> bool {
    let Some(next) = view.token(i) else { return false };
    let dash = next.is_mark('.') && view.token(i + 1).is_some_and(numbers::is_dash);
    view.is(next, WordClass::Money)
        || dash && !next.spaced
        || numbers::is_dash(next) && !next.spaced
}
