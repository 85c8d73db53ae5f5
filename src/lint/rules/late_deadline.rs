//! Deadlines that come only near the end.

use crate::extract::Deadline;
use crate::lint::duties::{duties, period, sentence_at};
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::{BlockKind, EntityKind};

rule! {
    /// # Frist sent i brevet
    ///
    /// ## Hva
    /// Finner frister for noe leseren må gjøre, når de først kommer langt nede i teksten. Grensen er 70 prosent av ordene. Klagefristen er ikke med. Korte brev er heller ikke med.
    ///
    /// ## Hvorfor
    /// Mange leser bare begynnelsen. Da ser de ikke fristen.
    ///
    /// ## Kilde
    /// Språkrådet: start med det viktigste. Indre Fosen kommune: fram med tiltak og frist på første side.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Vi trenger flere opplysninger om dagpengene dine
    ///
    /// Vi har fått søknaden din om dagpenger. Vi mangler noen opplysninger fra deg.
    ///
    /// Vi har gått gjennom saken din. I søknaden skriver du at du har jobbet i en butikk. Du skriver også at du har hatt en deltidsjobb på et hotell. Butikken har gitt oss opplysninger om lønnen din. Hotellet har ikke gitt oss opplysninger. Vi ser i registeret at du har hatt to arbeidsforhold i vår. Det ene ble avsluttet i mars. Det andre er fortsatt åpent. Derfor kan vi ikke regne ut hvor mye du kan få. Vi har også sett på skattemeldingen fra i fjor. Der står det en tredje inntekt.
    ///
    /// Du må sende oss lønnsslippene innen 3. mai 2027.
    /// ```
    /// ```nb,ok
    /// Vi trenger flere opplysninger om dagpengene dine
    ///
    /// Vi har fått søknaden din om dagpenger. Vi mangler noen opplysninger fra deg.
    ///
    /// Du må sende oss lønnsslippene innen 3. mai 2027.
    ///
    /// Vi har gått gjennom saken din. I søknaden skriver du at du har jobbet i en butikk. Du skriver også at du har hatt en deltidsjobb på et hotell. Butikken har gitt oss opplysninger om lønnen din. Hotellet har ikke gitt oss opplysninger. Vi ser i registeret at du har hatt to arbeidsforhold i vår. Det ene ble avsluttet i mars. Det andre er fortsatt åpent. Derfor kan vi ikke regne ut hvor mye du kan få. Vi har også sett på skattemeldingen fra i fjor. Der står det en tredje inntekt.
    /// ```
    /// ```nb,ok
    /// Vi trenger flere opplysninger om dagpengene dine
    ///
    /// Vi har fått søknaden din om dagpenger. Vi mangler noen opplysninger fra deg.
    ///
    /// Vi har gått gjennom saken din. I søknaden skriver du at du har jobbet i en butikk. Du skriver også at du har hatt en deltidsjobb på et hotell. Butikken har gitt oss opplysninger om lønnen din. Hotellet har ikke gitt oss opplysninger. Vi ser i registeret at du har hatt to arbeidsforhold i vår. Det ene ble avsluttet i mars. Det andre er fortsatt åpent. Derfor kan vi ikke regne ut hvor mye du kan få. Vi har også sett på skattemeldingen fra i fjor. Der står det en tredje inntekt.
    ///
    /// Du må svare innen 3. mai 2027
    ///
    /// Du må sende oss lønnsslippene innen 3. mai 2027.
    /// ```
    /// ```nn,treff
    /// Vi treng fleire opplysningar om dagpengane dine
    ///
    /// Vi har fått søknaden din om dagpengar. Vi manglar nokre opplysningar frå deg.
    ///
    /// Vi har gått gjennom saka di. I søknaden skriv du at du har jobba i ein butikk. Du skriv også at du har hatt ein deltidsjobb på eit hotell. Butikken har gitt oss opplysningar om løna di. Hotellet har ikkje gitt oss opplysningar. Vi ser i registeret at du har hatt to arbeidsforhold i vår. Det eine vart avslutta i mars. Det andre er framleis ope. Difor kan vi ikkje rekne ut kor mykje du kan få. Vi har også sett på skattemeldinga frå i fjor. Der står det ei tredje inntekt.
    ///
    /// Du må sende oss lønsslippane innan 3. mai 2027.
    /// ```
    /// ```nn,ok
    /// Vi treng fleire opplysningar om dagpengane dine
    ///
    /// Vi har fått søknaden din om dagpengar. Vi manglar nokre opplysningar frå deg.
    ///
    /// Du må sende oss lønsslippane innan 3. mai 2027.
    ///
    /// Vi har gått gjennom saka di. I søknaden skriv du at du har jobba i ein butikk. Du skriv også at du har hatt ein deltidsjobb på eit hotell. Butikken har gitt oss opplysningar om løna di. Hotellet har ikkje gitt oss opplysningar. Vi ser i registeret at du har hatt to arbeidsforhold i vår. Det eine vart avslutta i mars. Det andre er framleis ope. Difor kan vi ikkje rekne ut kor mykje du kan få. Vi har også sett på skattemeldinga frå i fjor. Der står det ei tredje inntekt.
    /// ```
    "late-deadline": Info { percent: 70, words: 100 } => Letter(check)
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let limited = |deadline: &Option<Deadline>| {
        matches!(deadline, Some(Deadline::On(_) | Deadline::Within { .. }))
    };
    if !duties(cx).any(|action| limited(&action.deadline)) {
        return;
    }
    let total: usize = cx.body_and_tables().map(|view| view.words).sum();
    if total < cx.limit("words") {
        return;
    }
    for action in duties(cx) {
        let Some(deadline) = &action.deadline else { continue };
        let place = action.deadline_at.unwrap_or(action.evidence[0]);
        let Some(at) = sentence_at(cx, place).filter(|_| limited(&action.deadline)) else {
            continue;
        };
        if !is_early(cx, deadline, total) {
            out.mark(at.span()).say("percent", cx.limit("percent"));
        }
    }
}

/// The deadline stands in the first part of the letter, or where the eye falls.
fn is_early(cx: &Context<'_>, deadline: &Deadline, total: usize) -> bool {
    let mut before = 0;
    for view in cx.body_and_tables() {
        let seen = view.is_heading()
            || matches!(view.block.kind, BlockKind::ListItem | BlockKind::TableRow)
            || before * 100 <= cx.limit("percent") * total;
        if seen && says(&view, deadline) {
            return true;
        }
        before += view.words;
    }
    false
}

fn says(view: &View<'_>, deadline: &Deadline) -> bool {
    match deadline {
        Deadline::On(date) => view.entities().iter().any(|e| e.kind == EntityKind::Date(*date)),
        Deadline::Within { length, unit, .. } => {
            period(view).is_some_and(|(e, _)| e.kind == EntityKind::Duration(*length, *unit))
        }
        Deadline::Text(_) => false,
    }
}
