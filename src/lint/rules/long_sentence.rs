//! Sentences that must be read twice.

use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};

rule! {
    /// # Lang setning
    ///
    /// ## Hva
    /// Finner setninger med flere ord enn grensen. Grensen er 25 ord.
    /// Over 35 ord er setningen svært lang.
    ///
    /// ## Hvorfor
    /// En lang setning må ofte leses to ganger. Det viktigste forsvinner midt i den.
    ///
    /// ## Kilde
    /// Altinn og NDLA: høyst 25 ord. I Nav-brev er 6 av 100 setninger lengre.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Du får ikke lenger støtten fra 1. mai fordi du ikke har sendt oss de opplysningene vi ba om i brevet som du fikk i mars i år, og heller ikke har ringt.
    /// ```
    /// ```nb,ok
    /// Du får ikke lenger støtten fra 1. mai. Vi har ikke fått opplysningene vi ba om.
    /// ```
    /// ```nn,treff
    /// Du får ikkje lenger støtta frå 1. mai fordi du ikkje har sendt oss dei opplysningane vi bad om i brevet som du fekk i mars i år, og heller ikkje har ringt.
    /// ```
    /// ```nn,ok
    /// Du får ikkje lenger støtta frå 1. mai. Vi har ikkje fått opplysningane vi bad om.
    /// ```
    "long-sentence": Warning { words: 25, very: 35 } => Sentence(check)
}

fn check(cx: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    let limit = cx.limit("words");
    if view.is_prose() && view.words > limit {
        let finding = out.mark(view.span()).say("words", view.words).say("limit", limit);
        if view.words > cx.limit("very") {
            finding.variant("very");
        }
    }
}
