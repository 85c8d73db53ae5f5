//! A sum without a period.

use crate::extract::{AmountRole, Outcome};
use crate::lexicon::Cue;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::{Entity, EntityKind};

rule! {
    /// # Beløp uten periode
    ///
    /// ## Hva
    /// Finner beløp du får utbetalt, der brevet ikke sier om det gjelder per måned, og ikke om skatt.
    ///
    /// ## Hvorfor
    /// Leseren må vite hva som kommer på kontoen, og hvor ofte.
    ///
    /// ## Kilde
    /// Råd fra Indre Fosen kommune.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Du får dagpenger
    ///
    /// Vi har innvilget søknaden din om dagpenger. Du får utbetalt 12 345 kroner.
    /// ```
    /// ```nb,ok
    /// Du får dagpenger
    ///
    /// Vi har innvilget søknaden din om dagpenger. Du får utbetalt 12 345 kroner i måneden før skatt.
    /// ```
    /// ```nn,treff
    /// Du får dagpengar
    ///
    /// Vi har innvilga søknaden din om dagpengar. Du får utbetalt 12 345 kroner.
    /// ```
    /// ```nn,ok
    /// Du får dagpengar
    ///
    /// Vi har innvilga søknaden din om dagpengar. Du får utbetalt 12 345 kroner i månaden før skatt.
    /// ```
    "bare-amount": Info => Letter(check)
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    use Outcome::{Changed, Continued, Granted, PartlyGranted};
    let pays = [Changed, Continued, Granted, PartlyGranted];
    if !cx.is_decision() || !cx.outcome().is_some_and(|outcome| pays.contains(&outcome)) {
        return;
    }
    for amount in &cx.facts.amounts {
        let (place, value) = (amount.place(), amount.value);
        if value.role != AmountRole::Payment || value.per.is_some() {
            continue;
        }
        if let Some(view) = cx.sentences().find(|view| view.span() == place)
            && view.is_prose()
            && !is_said_in_section(&view)
            && let Some(entity) = view.entities().iter().find(|entity| is_amount(entity, value.nok))
        {
            out.mark(view.span_of(entity.first as usize..entity.end as usize));
            // One reminder is enough.
            return;
        }
    }
}

fn is_amount(entity: &Entity, nok: f64) -> bool {
    matches!(entity.kind, EntityKind::Amount(found) if (found - nok).abs() < 0.005)
}

/// Somewhere under the same heading the letter says how often, or what of tax.
fn is_said_in_section(view: &View<'_>) -> bool {
    let document = view.document;
    (0..document.sentences().len())
        .filter(|&other| document.block_of(other).heading == view.block.heading)
        .any(|other| document.has_cue(other, Cue::AmountExplained))
}
