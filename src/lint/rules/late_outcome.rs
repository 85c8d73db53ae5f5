//! Decisions that keep the reader waiting for what is decided.

use crate::lint::rule::rule;
use crate::lint::{Context, Findings};

rule! {
    /// # Resultatet kommer sent
    ///
    /// ## Hva
    /// Finner vedtak der resultatet kommer etter de første 50 ordene.
    /// Tittelen og teksten under telles med.
    ///
    /// ## Hvorfor
    /// Leseren vil først vite hva dere har bestemt. Resten er lettere å lese etterpå.
    ///
    /// ## Kilde
    /// Språkrådet, «Brev»: Oppsummeringen skal stå først. Nav skriver det samme i sine råd: Start med konklusjonen.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Melding om vedtak
    ///
    /// Vi mottok søknaden din 3. mars 2025. Du skrev at du ble permittert i februar, og at du hadde jobbet i butikk i to år før det. Vi har innhentet opplysninger fra arbeidsgiveren din, fra Skatteetaten og fra folkeregisteret. Vi har også sett på de papirene du sendte oss i mars og april.
    ///
    /// Vi har avslått søknaden din om dagpenger. Du kan klage innen seks uker.
    /// ```
    /// ```nb,ok
    /// Melding om vedtak
    ///
    /// Vi har avslått søknaden din om dagpenger. Du kan klage innen seks uker.
    /// ```
    /// ```nn,treff
    /// Melding om vedtak
    ///
    /// Vi fekk søknaden din 3. mars 2025. Du skreiv at du vart permittert i februar, og at du hadde jobba i butikk i to år før det. Vi har henta inn opplysningar frå arbeidsgivaren din, frå Skatteetaten og frå folkeregisteret. Vi har òg sett på dei papira du sende oss i mars og april.
    ///
    /// Vi har avslått søknaden din om dagpengar. Du kan klage innan seks veker.
    /// ```
    /// ```nn,ok
    /// Melding om vedtak
    ///
    /// Vi har avslått søknaden din om dagpengar. Du kan klage innan seks veker.
    /// ```
    "late-outcome": Warning { words: 50 } => Letter(check)
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let Some(outcome) = cx.facts.outcome.as_ref().filter(|_| cx.is_decision()) else { return };
    let limit = cx.limit("words");
    let Some(&first) = outcome.evidence().iter().min_by_key(|span| span.start) else { return };
    let before = cx
        .body()
        .take_while(|view| view.span().start < first.start && !view.decides())
        .map(|view| view.words)
        .sum::<usize>();
    if before > limit {
        out.mark(first).say("words", before).say("limit", limit);
    }
}
