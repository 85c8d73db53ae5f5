//! «Foreta en vurdering» for «vurdere».

use crate::lexicon::{Advice, TermClass};
use crate::lint::rule::rule;
use crate::lint::terms;
use crate::lint::{Context, Findings, View};

rule! {
    /// # Tungt verb
    ///
    /// ## Hva
    /// Finner tunge uttrykk som «foreta en vurdering», der ett verb er nok.
    ///
    /// ## Hvorfor
    /// Ett verb er kortere. Det viser også bedre hvem som gjør hva.
    ///
    /// ## Kilde
    /// Språkrådets kjennetegn på kansellispråk. EU-kommisjonens hefte om klart språk gir samme råd.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Vi vil foreta en vurdering av saken din.
    /// ```
    /// ```nb,ok
    /// Vi vil vurdere saken din.
    /// ```
    /// ```nn,treff
    /// Vi vil gjere ei vurdering av saka di.
    /// ```
    /// ```nn,ok
    /// Vi vil vurdere saka di.
    /// ```
    "light-verb": Warning => Sentence(check)
}

fn check(_: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    terms::report(view, out, |term, _| {
        let plainer = matches!(term.advice, Advice::Replace | Advice::Rewrite | Advice::Expand);
        (term.class == TermClass::Verb && plainer).then(|| terms::by_severity(term))
    });
}
