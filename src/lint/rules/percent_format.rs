//! «50 %» in running text.

use crate::lint::numbers;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::{Entity, EntityKind, TokenKind};

rule! {
    /// # Prosenttegn i teksten
    ///
    /// ## Hva
    /// Finner tall med prosenttegn i vanlig tekst.
    ///
    /// ## Hvorfor
    /// I et brev er ordet «prosent» lettere å lese. I tabeller er tegnet greit.
    ///
    /// ## Kilde
    /// Egen regel: i brev skriver vi ordet.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Du er 50% ufør etter ulykken.
    /// ```
    /// ```nb,ok
    /// Du er 50 prosent ufør etter ulykken. Du har en 50%-stilling.
    /// ```
    /// ```nn,treff
    /// Du er 50 % ufør etter ulykka.
    /// ```
    /// ```nn,ok
    /// Du er 50 prosent ufør etter ulykka.
    /// ```
    "percent-format": Info => Sentence(check)
}

fn check(cx: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    if !view.is_text() {
        return;
    }
    for (i, sign) in view.tokens.iter().enumerate().filter(|(_, token)| token.is_mark('%')) {
        let at = view.base + i;
        let Some(first) = number_before(view, at) else { continue };
        // «50%-stilling», «50%/50%»
        let joined = view.token(at + 1).is_some_and(|next| {
            !next.spaced
                && !matches!(next.kind(), TokenKind::Mark('.' | ',' | ')' | ':' | ';' | '?' | '»'))
        });
        // «10%-15%»: both or none.
        let end = numbers::start_of_range(view, first).is_some_and(|start| start.is_mark('%'))
            && view.token(first - 1).is_some_and(|dash| !dash.spaced);
        let number = view.span_of(first..at);
        if !joined
            && !end
            && let Some(text) =
                numbers::written(cx, "percent-format/fix", number.of(view.document.text()))
        {
            out.mark(number.to(sign.span())).say("instead", &text).safe_fix(text);
        }
    }
}

/// Where the number before the sign at `at` begins: «1 000 %», «10-15%».
fn number_before(view: &View<'_>, at: usize) -> Option<usize> {
    let ends =
        |entity: &&Entity| entity.kind == EntityKind::Percent && entity.end as usize == at + 1;
    if let Some(entity) = view.entities().iter().find(ends) {
        return Some(entity.first as usize);
    }
    let before = at.checked_sub(1)?;
    let token = view.token(before).filter(|token| token.kind() == TokenKind::Number)?;
    let (low, high) = view.text(token).split_once('-')?;
    let whole = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    (whole(low) && whole(high)).then_some(before)
}
