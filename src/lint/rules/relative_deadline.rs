//! Deadlines the reader must work out: «innen 14 dager».

use crate::extract::{Deadline, Start};
use crate::lexicon::Cue;
use crate::lint::duties::{duties, has_date, is_about_appeal, period, sentence_at};
use crate::lint::rule::rule;
use crate::lint::{Context, Findings};

rule! {
    /// # Frist uten dato
    ///
    /// ## Hva
    /// Finner frister som bare er et antall dager, uker eller måneder. Klagefristen er ikke med.
    ///
    /// ## Hvorfor
    /// Leseren må regne ut fristen selv. Det er lett å regne feil.
    ///
    /// ## Kilde
    /// ISO 24495-1: leseren skal kunne bruke det som står. Våre egne tellinger i Nav-brev.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Vi trenger flere opplysninger om dagpengene dine
    ///
    /// Vi har fått søknaden din om dagpenger. Vi mangler noen opplysninger fra deg.
    ///
    /// Du må sende oss lønnsslippene innen 14 dager.
    /// ```
    /// ```nb,ok
    /// Vi trenger flere opplysninger om dagpengene dine
    ///
    /// Vi har fått søknaden din om dagpenger. Vi mangler noen opplysninger fra deg.
    ///
    /// Du må sende oss lønnsslippene innen 3. mai 2027.
    /// ```
    /// ```nb,ok
    /// Vi har avslått søknaden din om dagpenger
    ///
    /// Du får ikke dagpenger. Du kan klage innen seks uker fra du fikk brevet.
    /// ```
    /// ```nn,treff
    /// Vi treng fleire opplysningar om dagpengane dine
    ///
    /// Vi har fått søknaden din om dagpengar. Vi manglar nokre opplysningar frå deg.
    ///
    /// Du må sende oss lønsslippane innan 14 dagar.
    /// ```
    /// ```nn,ok
    /// Vi treng fleire opplysningar om dagpengane dine
    ///
    /// Vi har fått søknaden din om dagpengar. Vi manglar nokre opplysningar frå deg.
    ///
    /// Du må sende oss lønsslippane innan 3. mai 2027.
    /// ```
    "relative-deadline": Info => Letter(check)
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    for action in duties(cx) {
        let open = match action.deadline {
            Some(Deadline::Within { from, .. }) => from != Start::Event,
            Some(Deadline::Text(_)) => true,
            _ => false,
        };
        if !open {
            continue;
        }
        let place = action.deadline_at.unwrap_or(action.evidence[0]);
        let Some(view) = sentence_at(cx, place) else { continue };
        // A claim for costs counts from the day the letter came, like the appeal.
        if has_date(&view) || is_about_appeal(&view) || view.has(Cue::OtherLimit) {
            continue;
        }
        if let Some((_, span)) = period(&view) {
            out.mark(span);
        }
    }
}
