//! Names of benefits that the letter does not explain.

use crate::lexicon::{Cue, Meaning};
use crate::lint::rule::rule;
use crate::lint::terms;
use crate::lint::{Context, Findings, View};

rule! {
    /// # Navn på ytelse uten forklaring
    ///
    /// ## Hva
    /// Finner navn på ytelser som brevet ikke forklarer der de først står.
    ///
    /// ## Hvorfor
    /// Navnet må stå. Men mange vet ikke hva den enkelte ytelsen er.
    ///
    /// ## Kilde
    /// Egen regel: offisielle navn skal forklares, og ikke byttes ut.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Du kan søke om omstillingsstønad. Da må du sende oss en søknad.
    /// ```
    /// ```nb,ok
    /// Du kan søke om omstillingsstønad (støtte når ektefellen din er død).
    /// ```
    /// ```nb,ok
    /// Du kan søke om dagpenger.
    /// ```
    /// ```nn,treff
    /// Du kan søkje om omstillingsstønad. Då må du sende oss ein søknad.
    /// ```
    /// ```nn,ok
    /// Du kan søkje om dagpengar.
    /// ```
    "official-name-unexplained": Info => Letter(check)
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let lexicon = cx.document.lexicon();
    let mut seen = Vec::new();
    for view in cx.sentences().filter(View::is_prose) {
        for found in view.cues {
            let Meaning::Benefit(benefit) = found.meaning else { continue };
            if seen.contains(&benefit) {
                continue;
            }
            seen.push(benefit);
            let known = terms::covered(&view, found, Cue::KnownBenefit);
            // «AFP»: the rule about capitals tells of it.
            let text = view.span_of(found.tokens()).of(cx.document.text());
            let short = text.chars().all(char::is_uppercase);
            if known || short || terms::is_explained(&view, found) {
                continue;
            }
            let benefit = &lexicon.benefits[usize::from(benefit)];
            let finding = out.mark(view.span_of(found.tokens()));
            if let Some(what) = lexicon.benefit_explained(&benefit.name, cx.lang()) {
                finding.variant("explained").say("explanation", what);
            }
        }
    }
}
