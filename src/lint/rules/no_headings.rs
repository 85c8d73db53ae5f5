//! Long stretches without a heading.

use crate::extract::LetterKind;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings};
use crate::text::Span;

rule! {
    /// # Mye tekst uten overskrift
    ///
    /// ## Hva
    /// Finner mer enn 250 ord etter hverandre uten overskrift.
    /// Tabeller og vedlegg telles ikke med.
    ///
    /// ## Hvorfor
    /// Uten overskrifter må leseren lese alt for å finne det som er viktig.
    ///
    /// ## Kilde
    /// Nav, «Språk og struktur i brev». Språkrådet, «Brev»: Mellomtitlene skal oppsummere brevet.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Du får ikke dagpenger
    ///
    /// Vi har avslått søknaden din om dagpenger. Du kan klage innen seks uker.
    ///
    /// Du skrev i søknaden at du har jobbet i butikk i to år, og at du ble permittert i februar. Arbeidsgiveren din skrev det samme til oss. Vi har sett på lønnen din i den perioden.
    ///
    /// Du skrev i søknaden at du har jobbet i butikk i to år, og at du ble permittert i februar. Arbeidsgiveren din skrev det samme til oss. Vi har sett på lønnen din i den perioden.
    ///
    /// Du skrev i søknaden at du har jobbet i butikk i to år, og at du ble permittert i februar. Arbeidsgiveren din skrev det samme til oss. Vi har sett på lønnen din i den perioden.
    ///
    /// Du skrev i søknaden at du har jobbet i butikk i to år, og at du ble permittert i februar. Arbeidsgiveren din skrev det samme til oss. Vi har sett på lønnen din i den perioden.
    ///
    /// Du skrev i søknaden at du har jobbet i butikk i to år, og at du ble permittert i februar. Arbeidsgiveren din skrev det samme til oss. Vi har sett på lønnen din i den perioden.
    ///
    /// Du skrev i søknaden at du har jobbet i butikk i to år, og at du ble permittert i februar. Arbeidsgiveren din skrev det samme til oss. Vi har sett på lønnen din i den perioden.
    ///
    /// Du skrev i søknaden at du har jobbet i butikk i to år, og at du ble permittert i februar. Arbeidsgiveren din skrev det samme til oss. Vi har sett på lønnen din i den perioden.
    ///
    /// Du skrev i søknaden at du har jobbet i butikk i to år, og at du ble permittert i februar. Arbeidsgiveren din skrev det samme til oss. Vi har sett på lønnen din i den perioden.
    /// ```
    /// ```nb,ok
    /// Du får ikke dagpenger
    ///
    /// Vi har avslått søknaden din om dagpenger. Du kan klage innen seks uker.
    /// ```
    /// ```nn,treff
    /// Du får ikkje dagpengar
    ///
    /// Vi har avslått søknaden din om dagpengar. Du kan klage innan seks veker.
    ///
    /// Du skreiv i søknaden at du har jobba i butikk i to år, og at du vart permittert i februar. Arbeidsgivaren din skreiv det same til oss. Vi har sett på løna di i den perioden.
    ///
    /// Du skreiv i søknaden at du har jobba i butikk i to år, og at du vart permittert i februar. Arbeidsgivaren din skreiv det same til oss. Vi har sett på løna di i den perioden.
    ///
    /// Du skreiv i søknaden at du har jobba i butikk i to år, og at du vart permittert i februar. Arbeidsgivaren din skreiv det same til oss. Vi har sett på løna di i den perioden.
    ///
    /// Du skreiv i søknaden at du har jobba i butikk i to år, og at du vart permittert i februar. Arbeidsgivaren din skreiv det same til oss. Vi har sett på løna di i den perioden.
    ///
    /// Du skreiv i søknaden at du har jobba i butikk i to år, og at du vart permittert i februar. Arbeidsgivaren din skreiv det same til oss. Vi har sett på løna di i den perioden.
    ///
    /// Du skreiv i søknaden at du har jobba i butikk i to år, og at du vart permittert i februar. Arbeidsgivaren din skreiv det same til oss. Vi har sett på løna di i den perioden.
    ///
    /// Du skreiv i søknaden at du har jobba i butikk i to år, og at du vart permittert i februar. Arbeidsgivaren din skreiv det same til oss. Vi har sett på løna di i den perioden.
    ///
    /// Du skreiv i søknaden at du har jobba i butikk i to år, og at du vart permittert i februar. Arbeidsgivaren din skreiv det same til oss. Vi har sett på løna di i den perioden.
    /// ```
    /// ```nn,ok
    /// Du får ikkje dagpengar
    ///
    /// Vi har avslått søknaden din om dagpengar. Du kan klage innan seks veker.
    /// ```
    "no-headings": Info { words: 250 } => Letter(check)
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    if cx.facts.kind == LetterKind::Other {
        return;
    }
    let limit = cx.limit("words");
    let mut words = 0;
    let mut start: Option<Span> = None;
    let mut close = |words: usize, start: Option<Span>| {
        if let Some(start) = start.filter(|_| words > limit) {
            out.mark(start).say("words", words).say("limit", limit);
        }
    };
    for view in cx.body() {
        if view.heads() {
            close(words, start.take());
            words = 0;
        } else {
            start.get_or_insert(view.span());
            words += view.words;
        }
    }
    close(words, start);
}
