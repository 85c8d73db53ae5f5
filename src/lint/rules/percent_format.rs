//! «50 %» in running text.

use crate::lint::numbers;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::{EntityKind, TokenKind};

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
    for entity in view.entities() {
        let (EntityKind::Percent, Some(sign)) = (entity.kind, view.token(entity.end as usize - 1))
        else {
            continue;
        };
        // «50%-stilling», «50%/50%»
        let joined = view.token(entity.end as usize).is_some_and(|next| {
            !next.spaced
                && !matches!(next.kind(), TokenKind::Mark('.' | ',' | ')' | ':' | ';' | '?' | '»'))
        });
        let number = view.span_of(entity.first as usize..entity.end as usize - 1);
        if sign.is_mark('%')
            && !joined
            && let Some(text) =
                numbers::written(cx, "percent-format/fix", number.of(view.document.text()))
        {
            out.mark(number.to(sign.span())).say("instead", &text).safe_fix(text);
        }
    }
}
