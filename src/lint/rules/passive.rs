//! Verbs without anybody who acts.

use crate::analyse::{PassiveForm, passives};
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};

rule! {
    /// # Passiv
    ///
    /// ## Hva
    /// Finner verb i passiv: «søknaden sendes», «vedtaket blir endret».
    ///
    /// ## Hvorfor
    /// Passiv skjuler hvem som gjør noe. Leseren ser ikke om det er Nav eller leseren selv.
    ///
    /// ## Kilde
    /// Språkrådet og EUs hefte om klart språk: skriv aktivt, og si hvem som handler.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Søknaden sendes på nav.no.
    /// ```
    /// ```nb,treff
    /// Støtten blir utbetalt hver måned.
    /// ```
    /// ```nb,ok
    /// Du sender søknaden på nav.no. Vi har avslått kravet.
    /// ```
    /// ```nb,ok
    /// Det finnes flere regler, og det synes vi er synd.
    /// ```
    /// ```nn,treff
    /// Søknaden må sendast på nav.no.
    /// ```
    /// ```nn,treff
    /// Støtta blir utbetalt kvar månad.
    /// ```
    /// ```nn,ok
    /// Du sender søknaden på nav.no. Vi har avslått kravet.
    /// ```
    "passive": Info => Sentence(check)
}

fn check(_: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    if view.is_prose() || view.is_heading() {
        for passive in passives(view.document, view.index) {
            let variant = match (passive.modal, passive.form) {
                (true, _) => "modal",
                (false, PassiveForm::S) => "s",
                (false, PassiveForm::Bli) => "bli",
            };
            out.mark(passive.span).variant(variant);
        }
    }
}
