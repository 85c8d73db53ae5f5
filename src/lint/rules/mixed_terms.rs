//! Two words for one thing.

use crate::lexicon::{Cue, Meaning};
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::text::Span;

rule! {
    /// # To ord for samme ting
    ///
    /// ## Hva
    /// Finner brev som veksler mellom «ytelsen», «stønaden» og «støtten», eller mellom «vilkårene» og «kravene».
    ///
    /// ## Hvorfor
    /// Leseren kan tro at det er to forskjellige ting. Ett ord gjennom hele brevet er tryggest.
    ///
    /// ## Kilde
    /// EUs hefte om klart språk. ISO 24495-1 om klart språk.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Du får stønaden fra mai. Vi betaler ytelsen hver måned.
    /// ```
    /// ```nb,ok
    /// Du får stønaden fra mai. Vi betaler stønaden hver måned.
    /// ```
    /// ```nn,treff
    /// Du får stønaden frå mai. Vi betaler ytinga kvar månad.
    /// ```
    /// ```nn,ok
    /// Du får stønaden frå mai. Vi betaler stønaden kvar månad.
    /// ```
    "mixed-terms": Info => Letter(check)
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    for cue in [Cue::SameBenefit, Cue::SameCondition] {
        if let Some((first, other)) = mixed(cx, cue) {
            out.mark(other).also(first).say("other", cx.document.quote(first));
        }
    }
}

/// The first word of the kind, and the first one that is not the same.
fn mixed(cx: &Context<'_>, cue: Cue) -> Option<(Span, Span)> {
    let mut first = None;
    for view in cx.sentences().filter(View::is_prose) {
        for found in view.cues.iter().filter(|found| found.meaning == Meaning::Cue(cue)) {
            let token = view.token(found.first as usize)?;
            let start = view.text(token).chars().take(4).flat_map(char::to_lowercase);
            match &first {
                None => first = Some((token.span(), start.collect::<String>())),
                Some((span, known)) if !known.chars().eq(start) => {
                    return Some((*span, token.span()));
                }
                Some(_) => {}
            }
        }
    }
    None
}
