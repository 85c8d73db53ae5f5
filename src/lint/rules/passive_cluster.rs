//! Passives in heaps.

use crate::analyse::passives;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings};
use crate::text::Span;

rule! {
    /// # Mange passiver
    ///
    /// ## Hva
    /// Finner setninger med tre passiver eller flere.
    /// Finner også deler av brevet der over halvparten av setningene er i passiv.
    ///
    /// ## Hvorfor
    /// Én passiv kan være riktig. Mange passiver på rad gjør det uklart hvem som skal gjøre hva.
    ///
    /// ## Kilde
    /// Språkrådet og EUs hefte om klart språk: skriv aktivt, og si hvem som handler.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Saken blir behandlet når skjemaet sendes inn, og støtten utbetales deretter hver måned.
    /// ```
    /// ```nb,ok
    /// Søknaden sendes på nav.no. Vi svarer deg.
    /// ```
    /// ```nn,treff
    /// Saka blir behandla når skjemaet er kome, og støtta blir utbetalt etter at vedtaket blir sendt.
    /// ```
    /// ```nn,ok
    /// Søknaden må sendast på nav.no. Vi svarer deg.
    /// ```
    "passive-cluster": Warning { sentence: 3, section: 6 } => Letter(check)
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let (most, section) = (cx.limit("sentence"), cx.limit("section"));
    let mut part = Part::default();
    for view in cx.sentences() {
        if view.is_heading() {
            part.report(section, out);
            part = Part::default();
        } else if view.is_prose() && !view.block.attached {
            let found = passives(view.document, view.index);
            if found.len() >= most {
                let ends = (&found[0], &found[found.len() - 1]);
                out.mark(ends.0.span.to(ends.1.span)).say("count", found.len());
            }
            part.sentences += 1;
            if let Some(first) = found.first() {
                part.passive += 1;
                part.first.get_or_insert(first.span);
            }
        }
    }
    part.report(section, out);
}

/// The sentences under one heading.
#[derive(Default)]
struct Part {
    sentences: usize,
    /// How many of them hold a passive.
    passive: usize,
    first: Option<Span>,
}

impl Part {
    fn report(&self, section: usize, out: &mut Findings<'_>) {
        if let Some(first) = self.first
            && self.sentences >= section
            && self.passive * 2 > self.sentences
        {
            let finding = out.mark(first).variant("section");
            finding.say("count", self.passive).say("sentences", self.sentences);
        }
    }
}
