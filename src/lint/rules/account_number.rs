//! Account numbers in the letter's text.

use crate::lint::private::{self, Private};
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};

rule! {
    /// # Kontonummer i teksten
    ///
    /// ## Hva
    /// Finner kontonumre i teksten i et utkast. Meldingen viser aldri tallene.
    ///
    /// ## Hvorfor
    /// Et kontonummer til en person skal ikke stå i et utkast.
    ///
    /// ## Kilde
    /// Egen regel om personvern.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Vi betaler pengene til konto 1234.56.78901 hver måned.
    /// ```
    /// ```nb,ok
    /// Vi betaler pengene til kontoen din hver måned.
    /// ```
    /// ```nn,treff
    /// Vi betaler pengane til konto 1234 56 78901 kvar månad.
    /// ```
    /// ```nn,ok
    /// Vi betaler pengane til kontoen din kvar månad.
    /// ```
    "account-number": Info => Sentence(check)
}

fn check(_: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    if !view.is_text() {
        return;
    }
    private::numbers(view, |kind, span| {
        if kind == Private::Account {
            out.mark(span);
        }
    });
}
