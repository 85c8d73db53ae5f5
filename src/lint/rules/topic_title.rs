//! Titles that name a topic and say nothing.

use crate::extract::LetterKind;
use crate::lexicon::{Cue, Meaning, WordClass};
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::BlockKind;

rule! {
    /// # Tittelen sier bare hva saken gjelder
    ///
    /// ## Hva
    /// Finner titler som «Melding om vedtak», «Svar på søknad» og «Informasjon».
    /// Slike titler sier ikke hva brevet betyr for leseren.
    ///
    /// ## Hvorfor
    /// Mange leser bare tittelen først. Da bør den si det viktigste.
    ///
    /// ## Kilde
    /// Nav, «Språk og struktur i brev»: Tittelen bør være en hel setning med hovedbudskapet.
    /// Språkrådet, «Brev»: Tittelen skal dekke innholdet.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Melding om vedtak
    ///
    /// Du får dagpenger fra 1. mai 2025. Du kan klage innen seks uker fra du fikk brevet.
    /// ```
    /// ```nb,treff
    /// Svar på søknaden din om dagpenger
    ///
    /// Vi har avslått søknaden din. Du kan klage innen seks uker.
    /// ```
    /// ```nb,treff
    /// Vedtak – dagpenger
    ///
    /// Vi har avslått søknaden din. Du kan klage innen seks uker.
    /// ```
    /// ```nb,ok
    /// Du får dagpenger fra 1. mai
    ///
    /// Du får dagpenger fra 1. mai 2025. Du kan klage innen seks uker.
    /// ```
    /// ```nb,ok
    /// Vedtak om stans av dagpenger
    ///
    /// Vi stanser dagpengene dine fra 1. mai 2025. Du kan klage innen seks uker.
    /// ```
    /// ```nb,treff
    /// VEDTAK OM DAGPENGER
    ///
    /// Du får dagpenger fra 1. mai 2025. Du kan klage innen seks uker fra du fikk brevet.
    /// ```
    /// ```nb,ok
    /// VI AVSLÅR SØKNADEN
    ///
    /// Vi har avslått søknaden din om dagpenger. Du kan klage innen seks uker fra du fikk brevet.
    /// ```
    /// ```nn,treff
    /// Melding om vedtak
    ///
    /// Du får dagpengar frå 1. mai 2025. Du kan klage innan seks veker frå du fekk brevet.
    /// ```
    /// ```nn,ok
    /// Du får dagpengar frå 1. mai
    ///
    /// Du får dagpengar frå 1. mai 2025. Du kan klage innan seks veker.
    /// ```
    "topic-title": Warning => Letter(check)
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let Some(title) = cx.title() else { return };
    if cx.facts.kind == LetterKind::Other || !is_topic(&title) || says_more_below(cx, &title) {
        return;
    }
    let finding = out.mark(title.span());
    if cx.is_decision() {
        finding.variant("decision");
    }
}

fn is_topic(title: &View<'_>) -> bool {
    !title.decides() && (title.has(Cue::TopicTitle) || only_benefit(title))
}

/// «Dagpenger», and not a word more.
fn only_benefit(title: &View<'_>) -> bool {
    title.cues.iter().any(|found| {
        matches!(found.meaning, Meaning::Benefit(_)) && found.tokens().len() == title.tokens.len()
    })
}

/// A second title stands right below, and that one is a sentence.
fn says_more_below(cx: &Context<'_>, title: &View<'_>) -> bool {
    let below = cx.sentences().skip(title.index + 1);
    let mut below = below.skip_while(|view| view.block.kind == BlockKind::Letterhead);
    below.next().is_some_and(|view| {
        view.is_heading()
            && (view.decides() || view.tokens.iter().any(|t| view.is(t, WordClass::FiniteVerb)))
    })
}
