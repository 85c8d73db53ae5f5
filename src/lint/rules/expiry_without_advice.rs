//! Benefits that end without a word about what then.

use crate::lexicon::Cue;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings};

rule! {
    /// # Støtten slutter, men brevet sier ikke hva leseren gjør da
    ///
    /// ## Hva
    /// Finner vedtak med en siste dag, der brevet ikke sier om leseren kan søke igjen.
    /// Det gjelder bare stønader som leseren kan søke om på nytt.
    ///
    /// ## Hvorfor
    /// Noen oppdager først at støtten er slutt når pengene ikke kommer.
    ///
    /// ## Kilde
    /// Oslo Economics, rapport om Navs tilgjengelighet: Folk savner beskjed når et vedtak går ut.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Du får supplerende stønad
    ///
    /// Du får supplerende stønad. Stønaden er innvilget til 31. desember 2025. Du kan klage innen seks uker fra du fikk brevet.
    /// ```
    /// ```nb,ok
    /// Du får supplerende stønad
    ///
    /// Du får supplerende stønad. Stønaden er innvilget til 31. desember 2025. Etter det må du søke på nytt. Du kan klage innen seks uker fra du fikk brevet.
    /// ```
    /// ```nn,treff
    /// Du får supplerande stønad
    ///
    /// Du får supplerande stønad. Stønaden er innvilga til 31. desember 2025. Du kan klage innan seks veker frå du fekk brevet.
    /// ```
    /// ```nn,ok
    /// Du får supplerande stønad
    ///
    /// Du får supplerande stønad. Stønaden er innvilga til 31. desember 2025. Etter det må du søkje på nytt. Du kan klage innan seks veker frå du fekk brevet.
    /// ```
    "expiry-without-advice": Info => Letter(check)
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let (Some(expires), Some(benefit)) = (&cx.facts.expires, &cx.facts.benefit) else { return };
    if !cx.is_decision() || cx.says(Cue::ApplyAgain) {
        return;
    }
    // Others end for good, such as foreldrepenger: there is nothing to apply for again.
    let renewable = cx
        .sentences()
        .any(|view| benefit.evidence().contains(&view.span()) && view.has(Cue::RenewableBenefit));
    if renewable {
        out.mark(expires.place());
    }
}
