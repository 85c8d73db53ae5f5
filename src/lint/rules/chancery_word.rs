//! Words from old offices, with plainer ones.

use crate::lexicon::{Advice, TermClass};
use crate::lint::rule::rule;
use crate::lint::terms;
use crate::lint::{Context, Findings, View};

rule! {
    /// # Kansellispråk
    ///
    /// ## Hva
    /// Finner gamle og tunge ord fra kontorspråket, som «herved» og «vedrørende».
    ///
    /// ## Hvorfor
    /// Mange lesere bruker aldri slike ord selv. Et vanlig ord sier det samme.
    ///
    /// ## Kilde
    /// Språkrådets liste over kansellispråk. Listen er en veiledning, og ikke et forbud.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Vi skriver vedrørende søknaden din.
    /// ```
    /// ```nb,treff
    /// I henhold til avtalen skal du betale i mai.
    /// ```
    /// ```nb,ok
    /// Vi skriver om søknaden din.
    /// ```
    /// ```nn,treff
    /// Du får svar dersom du i samsvar med avtala sender papira innan utgangen av mai, og elles ikkje, jamfør avtala.
    /// ```
    /// ```nn,ok
    /// Vi skriv om søknaden din.
    /// ```
    "chancery-word": Warning => Sentence(check)
}

fn check(_: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    terms::report(view, out, |term, found| {
        let plainer = matches!(term.advice, Advice::Replace | Advice::Rewrite | Advice::Expand);
        let long = term.class == TermClass::Abbreviation && !terms::is_short_form(found);
        (term.class == TermClass::Bureaucratic && plainer || long).then(|| terms::by_severity(term))
    });
}
