//! Verbs dressed as nouns.

use crate::analyse::nominalisations;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};

rule! {
    /// # Verb som er gjort til substantiv
    ///
    /// ## Hva
    /// Finner substantiv laget av verb, fulgt av «av»: «beregning av».
    ///
    /// ## Hvorfor
    /// Et verb sier hvem som gjør hva. Substantivet skjuler det.
    ///
    /// ## Kilde
    /// Språkrådet og Altinn: skriv verb i stedet for substantiv laget av verb.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Ved beregning av pensjonen ser vi på inntekten din.
    /// ```
    /// ```nb,ok
    /// Når vi regner ut pensjonen, ser vi på inntekten din.
    /// ```
    /// ```nb,ok
    /// Dette gjelder ved en blanding av to ytelser og under forutsetning av at du søker.
    /// ```
    /// ```nn,treff
    /// Ved utrekning av pensjonen ser vi på inntekta di.
    /// ```
    /// ```nn,ok
    /// Når vi reknar ut pensjonen, ser vi på inntekta di.
    /// ```
    "nominalisation": Info => Sentence(check)
}

fn check(_: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    if view.is_prose() || view.is_heading() {
        for span in nominalisations(view.document, view.index) {
            out.mark(span);
        }
    }
}
