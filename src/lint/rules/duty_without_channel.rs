//! A request that does not say how to send it.

use crate::lexicon::Cue;
use crate::lint::duties::{duties, is_about_appeal, is_sending};
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::TokenKind;

rule! {
    /// # Plikt uten vei
    ///
    /// ## Hva
    /// Finner brev som ber leseren sende noe, men ikke sier hvordan. Vi leter i hele brevet, ikke bare i avsnittet. Nettadresse, post, skjema og «Min side» teller som vei.
    ///
    /// ## Hvorfor
    /// Leseren vet ikke hvor det skal sendes, og lar det ligge.
    ///
    /// ## Kilde
    /// ISO 24495-1: leseren skal kunne bruke det som står.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Vi trenger flere opplysninger om dagpengene dine
    ///
    /// Vi har fått søknaden din om dagpenger. Vi mangler noen opplysninger fra deg.
    ///
    /// Du må sende oss lønnsslippene innen 3. mai 2027.
    /// ```
    /// ```nb,ok
    /// Vi trenger flere opplysninger om dagpengene dine
    ///
    /// Vi har fått søknaden din om dagpenger. Vi mangler noen opplysninger fra deg.
    ///
    /// Du må sende oss lønnsslippene innen 3. mai 2027. Send dem på nav.no/ettersende.
    /// ```
    /// ```nb,ok
    /// Vi trenger flere opplysninger om dagpengene dine
    ///
    /// Vi har fått søknaden din om dagpenger. Vi mangler noen opplysninger fra deg.
    ///
    /// Du må sende oss lønnsslippene i posten innen 3. mai 2027.
    /// ```
    /// ```nn,treff
    /// Vi treng fleire opplysningar om dagpengane dine
    ///
    /// Vi har fått søknaden din om dagpengar. Vi manglar nokre opplysningar frå deg.
    ///
    /// Du må sende oss lønsslippane innan 3. mai 2027.
    /// ```
    /// ```nn,ok
    /// Vi treng fleire opplysningar om dagpengane dine
    ///
    /// Vi har fått søknaden din om dagpengar. Vi manglar nokre opplysningar frå deg.
    ///
    /// Du må sende oss lønsslippane innan 3. mai 2027. Send dei på nav.no/ettersende.
    /// ```
    "duty-without-channel": Info => Letter(check)
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let Some(asked) = duties(cx).find(|action| is_sending(action.kind)) else { return };
    if !cx.body_and_tables().any(|view| says_way(&view) && !is_other(&view)) {
        out.mark(asked.evidence[0]);
    }
}

/// An address, or words for one.
fn says_way(view: &View<'_>) -> bool {
    view.has(Cue::Channel) || view.tokens.iter().any(|token| token.kind() == TokenKind::Address)
}

/// The way to ask, to appeal or to see the case is no way to send papers.
fn is_other(view: &View<'_>) -> bool {
    let other = [Cue::SectionContact, Cue::SectionAccess];
    view.has(Cue::OwnNeed)
        || is_about_appeal(view)
        || view.heading().is_some_and(|heading| other.iter().any(|&cue| heading.has(cue)))
}
