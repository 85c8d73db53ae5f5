//! Sentences with one clause inside the other.

use crate::lint::clauses::openers;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};

rule! {
    /// # Mange leddsetninger
    ///
    /// ## Hva
    /// Finner setninger med mange leddsetninger. Grensen er 4.
    /// En leddsetning begynner med ord som «at», «fordi», «hvis» og «som».
    ///
    /// ## Hvorfor
    /// Leseren må holde mange tanker i hodet på en gang.
    ///
    /// ## Kilde
    /// De amerikanske retningslinjene for klart språk: én tanke i hver setning.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Vi mener at du ikke har rett til støtten fordi barnet som bor hos deg, er over 18 år når perioden starter.
    /// ```
    /// ```nb,ok
    /// Når det gjelder søknaden din, mener vi at du har rett til støtte fordi barnet bor hos deg.
    /// ```
    /// ```nb,ok
    /// Barnet som bor hos deg, er over 18 år. Derfor har du ikke rett til støtten.
    /// ```
    /// ```nn,treff
    /// Vi meiner at du ikkje har rett til støtta fordi barnet som bur hos deg, er over 18 år når perioden startar.
    /// ```
    /// ```nn,ok
    /// Barnet som bur hos deg, er over 18 år. Derfor har du ikkje rett til støtta.
    /// ```
    "stacked-clauses": Warning { clauses: 4 } => Sentence(check)
}

fn check(cx: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    let limit = cx.limit("clauses");
    // A subordinate clause takes three words at the least.
    if !view.is_prose() || view.words < 3 * limit {
        return;
    }
    let clauses = openers(view).count();
    if clauses >= limit {
        out.mark(view.span()).say("clauses", clauses);
    }
}
