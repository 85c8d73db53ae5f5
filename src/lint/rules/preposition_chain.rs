//! One prepositional phrase after the other.

use crate::lexicon::{Cue, Meaning, WordClass};
use crate::lint::law::names_law;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::{Token, TokenKind};

rule! {
    /// # Mange preposisjoner på rad
    ///
    /// ## Hva
    /// Finner fire eller flere ledd på rad som begynner med preposisjon.
    /// De må stå innenfor 12 ord.
    ///
    /// ## Hvorfor
    /// Leseren må holde styr på hva hvert ledd hører til.
    ///
    /// ## Kilde
    /// EUs hefte om klart språk: kutt substantivene, vær konkret.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Vi viser til brev om fastsettelse av grunnlag for beregning av pensjon fra Nav.
    /// ```
    /// ```nb,ok
    /// Vi viser til brevet om hvordan vi regner ut pensjonen din.
    /// ```
    /// ```nb,ok
    /// På grunn av inntekten i fjor får du mindre i støtte i år.
    /// ```
    /// ```nn,treff
    /// Vi viser til brev om fastsetjing av grunnlag for utrekning av pensjon frå Nav.
    /// ```
    /// ```nn,ok
    /// Vi viser til brevet om korleis vi reknar ut pensjonen din.
    /// ```
    "preposition-chain": Info { prepositions: 4, words: 12 } => Sentence(check)
}

/// So many words may stand between two prepositions of a chain.
const BETWEEN: usize = 3;

fn check(cx: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    let (most, words) = (cx.limit("prepositions"), cx.limit("words"));
    // The long title of a law is what it is.
    if !view.is_prose() || view.words <= most * 2 || names_law(view) {
        return;
    }
    let mut start = 0;
    let mut last = 0;
    let mut count = 0;
    let mut mark = |start: usize, last: usize, count: usize| {
        if count >= most && last - start < words {
            out.mark(view.span_of(view.base + start..view.base + last + 2)).say("count", count);
        }
    };
    for (i, token) in view.tokens.iter().enumerate() {
        if is_preposition(view, i) {
            // «fra før av» and «inn på»: the first stands for both.
            if count > 0 && (i - last > BETWEEN + 1 || i - start > words) {
                mark(start, last, count);
                count = 0;
            }
            if count == 0 {
                start = i;
            }
            count += usize::from(count == 0 || i - last > 1);
            last = i;
        } else if count > 0 && ends_chain(view, token) {
            mark(start, last, count);
            count = 0;
        }
    }
    mark(start, last, count);
}

/// A preposition before a noun that is no place or person. Those inside «på grunn av» count once,
/// with the last one; those inside the name of a benefit do not count.
fn is_preposition(view: &View<'_>, i: usize) -> bool {
    let noun = |token: &Token| !token.capital && !ends_chain(view, token);
    let at = (view.base + i) as u32;
    view.is(&view.tokens[i], WordClass::Preposition)
        && view.tokens.get(i + 1).is_some_and(noun)
        && !view.cues.iter().any(|found| {
            let whole = match found.meaning {
                Meaning::Cue(Cue::ComplexPreposition) => found.end - 1,
                Meaning::Benefit(_) => found.end,
                Meaning::Cue(Cue::Clause) => found.first + 1,
                _ => return false,
            };
            (found.first..whole).contains(&at)
        })
}

/// What no chain goes over: marks, numbers, verbs, pronouns, «og», a clause.
fn ends_chain(view: &View<'_>, token: &Token) -> bool {
    const ENDS: [WordClass; 8] = [
        WordClass::FiniteVerb,
        WordClass::Modal,
        WordClass::InfinitiveMarker,
        WordClass::Conjunction,
        WordClass::Reader,
        WordClass::Nav,
        WordClass::Relative,
        WordClass::Human,
    ];
    token.kind() != TokenKind::Word
        || view.is(token, WordClass::VerbEnding) && !view.is(token, WordClass::NounEnding)
        || ENDS.iter().any(|&class| view.is(token, class))
        || view.is(token, WordClass::Subordinator) && !view.is(token, WordClass::Preposition)
}
