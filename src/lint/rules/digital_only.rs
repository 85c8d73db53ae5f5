//! Steps that can only be taken on the web.

use crate::extract::LetterKind;
use crate::lexicon::Cue;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};

rule! {
    /// # Bare nettet som vei til Nav
    ///
    /// ## Hva
    /// Finner brev der leseren må bruke nettet for å svare, sende papirer eller klage.
    /// Regelen tier når brevet nevner telefon, post eller kontor.
    ///
    /// ## Hvorfor
    /// Ikke alle har BankID eller datamaskin. De må få vite om en annen vei.
    ///
    /// ## Kilde
    /// NIBR, OsloMet 2022: Mange mangler BankID og tilgang til nettjenestene.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Nav har avslått søknaden din om dagpenger
    ///
    /// Du får ikke dagpenger fordi du ikke har jobbet nok. Du kan klage innen seks uker. Send klagen på nav.no/klage.
    /// ```
    /// ```nb,ok
    /// Nav har avslått søknaden din om dagpenger
    ///
    /// Du får ikke dagpenger fordi du ikke har jobbet nok. Du kan klage innen seks uker. Send klagen på nav.no/klage eller i posten.
    /// ```
    /// ```nn,treff
    /// Nav har avslått søknaden din om dagpengar
    ///
    /// Du får ikkje dagpengar fordi du ikkje har jobba nok. Du kan klage innan seks veker. Send klaga på nav.no/klage.
    /// ```
    /// ```nn,ok
    /// Nav har avslått søknaden din om dagpengar
    ///
    /// Du får ikkje dagpengar fordi du ikkje har jobba nok. Du kan klage innan seks veker. Send klaga på nav.no/klage eller i posten.
    /// ```
    "digital-only": Info => Letter(check)
}

const STEPS: [Cue; 6] = [
    Cue::DoSendDocuments,
    Cue::DoSubmitForm,
    Cue::DoRespond,
    Cue::DoRegister,
    Cue::DoReportChange,
    Cue::DoAppeal,
];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    if cx.facts.kind == LetterKind::Other || cx.has_phone() || cx.says(Cue::OtherWay) {
        return;
    }
    if let Some(step) = cx.prose().find(|view| view.has_address() && is_step(view)) {
        out.mark(step.span());
    }
}

fn is_step(view: &View<'_>) -> bool {
    view.under(Cue::SectionAppeal) || STEPS.iter().any(|&step| view.has(step))
}
