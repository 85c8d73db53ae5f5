//! Spaces where there should be one or none.

use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::TokenKind;
use crate::text::Span;

rule! {
    /// # Mellomrom for mye
    ///
    /// ## Hva
    /// Finner to mellomrom på rad, og mellomrom foran punktum og komma.
    ///
    /// ## Hvorfor
    /// Små feil gjør at leseren stoler mindre på resten.
    ///
    /// ## Kilde
    /// Vanlige norske skriveregler hos Språkrådet.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Du får pengene  fra mai.
    /// ```
    /// ```nb,treff
    /// Du får pengene fra mai , og ut året.
    /// ```
    /// ```nb,ok
    /// Du får pengene fra mai, og ut året. Du trenger programmet .NET for å åpne filen.
    /// ```
    /// ```nn,treff
    /// Du får pengane frå mai .
    /// ```
    /// ```nn,ok
    /// Du får pengane frå mai.
    /// ```
    "stray-space": Info => Sentence(check)
}

/// More in one sentence are columns.
const COLUMNS: usize = 3;

/// A mark that was taken out of the draft leaves a longer gap.
const LONGEST: usize = 3;

fn check(_: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    if !view.is_text() {
        return;
    }
    let text = view.document.text();
    let gap =
        |i: usize| Span::new(view.tokens[i - 1].span().end, view.tokens[i].span().start).of(text);
    let wide =
        |i: usize| (2..=LONGEST).contains(&gap(i).len()) && gap(i).bytes().all(|b| b == b' ');
    if (1..view.tokens.len()).filter(|&i| view.tokens[i].spaced && wide(i)).count() >= COLUMNS {
        return;
    }
    for i in (1..view.tokens.len()).filter(|&i| view.tokens[i].spaced) {
        let (before, after) = (view.tokens[i - 1], view.tokens[i]);
        let span = before.span().to(after.span());
        let instead = if is_after_space(view, i) && gap(i).bytes().all(|b| b == b' ') {
            format!("{}{}", view.text(&before), view.text(&after))
        } else if wide(i) {
            format!("{} {}", view.text(&before), view.text(&after))
        } else {
            continue;
        };
        out.mark(span).safe_fix(instead);
    }
}

/// A mark that follows its word without a space, and ends something.
fn is_after_space(view: &View<'_>, i: usize) -> bool {
    let ends = matches!(view.tokens[i].kind(), TokenKind::Mark('.' | ',' | '!' | '?' | ':' | ';'));
    // «programmet .NET» is a name, also where a sentence was cut before its last part.
    let after = view.document.text()[view.tokens[i].span().end..].chars().next();
    let alone = after.is_none_or(|c| !c.is_alphanumeric())
        && view.tokens.get(i + 1).is_none_or(|next| next.spaced);
    ends && alone && view.tokens[i - 1].is_word()
}
