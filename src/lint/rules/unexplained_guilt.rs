//! «Du burde ha forstått» without a reason.

use crate::lexicon::Cue;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};

rule! {
    /// # Skyld uten forklaring
    ///
    /// ## Hva
    /// Finner «du burde ha forstått» og lignende når grunnen ikke står i nærheten. Vi leter i avsnittet og i de to neste setningene.
    ///
    /// ## Hvorfor
    /// Ordene kan være nødvendige i vedtak om tilbakebetaling. Uten grunn virker de som skyld.
    ///
    /// ## Kilde
    /// Forvaltningsloven § 25: begrunnelsen skal vise hva vedtaket bygger på. Sivilombudet 2023: grunnen er ofte vanskelig å følge.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Du fikk for mye utbetalt. Du burde ha forstått at beløpet var for høyt.
    /// ```
    /// ```nb,ok
    /// Du burde ha forstått det, fordi beløpet var dobbelt så høyt som før.
    /// ```
    /// ```nb,ok
    /// Vi vurderer om du burde ha forstått at beløpet var for høyt.
    /// ```
    /// ```nn,treff
    /// Du fekk for mykje utbetalt. Du burde ha forstått at beløpet var for høgt.
    /// ```
    /// ```nn,ok
    /// Du burde ha forstått det, fordi beløpet var dobbelt så høgt som før.
    /// ```
    "unexplained-guilt": Info => Sentence(check)
}

fn check(cx: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    let Some(cue) = view.cue(Cue::Guilt).filter(|_| view.is_prose()) else { return };
    let block = view.block.sentences.clone();
    let last = block.end.max(view.index + 3).min(cx.document.sentences().len());
    let explained = (block.start..last).any(|i| cx.document.has_cue(i, Cue::Reason));
    if !explained {
        out.mark(view.span_of(cue.tokens()));
    }
}
