//! Headings that are no longer headings.

use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};

rule! {
    /// # Lang overskrift
    ///
    /// ## Hva
    /// Finner overskrifter med mer enn 12 ord.
    ///
    /// ## Hvorfor
    /// En overskrift skal kunne leses i ett blikk.
    ///
    /// ## Kilde
    /// Altinn: Overskrifter på høyst 8 ord.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Vi har avslått søknaden din om dagpenger fordi du ikke har jobbet nok i år
    ///
    /// Du kan klage innen seks uker fra du fikk brevet.
    /// ```
    /// ```nb,ok
    /// Vi har avslått søknaden din om dagpenger
    ///
    /// Du kan klage innen seks uker fra du fikk brevet.
    /// ```
    /// ```nn,treff
    /// Vi har avslått søknaden din om dagpengar fordi du ikkje har jobba nok i år
    ///
    /// Du kan klage innan seks veker frå du fekk brevet.
    /// ```
    /// ```nn,ok
    /// Vi har avslått søknaden din om dagpengar
    ///
    /// Du kan klage innan seks veker frå du fekk brevet.
    /// ```
    "long-heading": Info { words: 12 } => Sentence(check)
}

fn check(cx: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    let limit = cx.limit("words");
    if view.words <= limit || !view.is_heading() || view.block.attached {
        return;
    }
    let words = view.words_but_dates();
    if words > limit {
        out.mark(view.span()).say("words", words).say("limit", limit);
    }
}
