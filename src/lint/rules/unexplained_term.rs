//! Terms that must stand, but are not explained.

use crate::lexicon::{Advice, Severity};
use crate::lint::rule::rule;
use crate::lint::terms;
use crate::lint::{Context, Findings, View};

rule! {
    /// # Fagord uten forklaring
    ///
    /// ## Hva
    /// Finner fagord som må stå, men som brevet ikke forklarer der de først står.
    ///
    /// ## Hvorfor
    /// Leseren trenger fagordet for å finne igjen regelen. Uten forklaring sier det ingenting.
    ///
    /// ## Kilde
    /// Språkrådets råd om brev. ISO 24495-1 om klart språk.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Du fikk brev fra oss. Vi mener at du har vært grovt uaktsom.
    /// ```
    /// ```nb,ok
    /// Vi mener at du har vært grovt uaktsom. Det betyr at du var svært lite nøye.
    /// ```
    /// ```nb,ok
    /// Du har vært grovt uaktsom (svært lite nøye).
    /// ```
    /// ```nn,treff
    /// Du fekk brev frå oss. Vi meiner at du har vore grovt aktlaus.
    /// ```
    /// ```nn,ok
    /// Vi meiner at du har vore grovt aktlaus. Det vil seie at du var svært lite nøye.
    /// ```
    "unexplained-term": Warning { from: 2 } => Letter(check)
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let from = cx.limit("from");
    let mut seen = Vec::new();
    for view in cx.sentences().filter(View::is_prose) {
        for (term, found) in view.terms() {
            let explain = term.advice == Advice::Explain && usize::from(term.severity) >= from;
            if !explain || seen.contains(&found.meaning) {
                continue;
            }
            seen.push(found.meaning);
            if terms::is_explained(&view, found) || terms::names_the_reader(&view, term, found) {
                continue;
            }
            let severity = if term.severity >= 3 { Severity::Warning } else { Severity::Info };
            let finding = out.mark(view.span_of(found.tokens())).at_most(severity);
            if let Some(explanation) = &term.explanation {
                finding.variant("explained").say("explanation", explanation);
            }
        }
    }
}
