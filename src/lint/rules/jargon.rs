//! Words of the trade that have a plainer one.

use crate::lexicon::{Advice, Severity, TermClass};
use crate::lint::rule::rule;
use crate::lint::terms;
use crate::lint::{Context, Findings, View};

rule! {
    /// # Fagord med et enklere ord
    ///
    /// ## Hva
    /// Finner fagord fra jus og Nav som kan byttes ut med et vanlig ord.
    ///
    /// ## Hvorfor
    /// Leseren kjenner ikke fagordene. Et ukjent ord i et vedtak kan skjule hva som gjelder.
    ///
    /// ## Kilde
    /// Nav Agders liste over gammelnavsk. Språkrådets råd om brev.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Pengene skal dekke ditt livsopphold.
    /// ```
    /// ```nb,ok
    /// Pengene skal dekke mat, klær og bolig.
    /// ```
    /// ```nn,treff
    /// Pengane skal dekkje livsopphaldet ditt.
    /// ```
    /// ```nn,ok
    /// Pengane skal dekkje mat, klede og bustad.
    /// ```
    "jargon": Warning => Sentence(check)
}

fn check(_: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    terms::report(view, out, |term, _| {
        let ours = matches!(term.class, TermClass::Legal | TermClass::Nav);
        let plainer = matches!(term.advice, Advice::Replace | Advice::Rewrite);
        let severity = if term.severity >= 3 { Severity::Warning } else { Severity::Info };
        (ours && plainer).then_some(severity)
    });
}
