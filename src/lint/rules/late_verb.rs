//! Long ways to the verb.

use crate::lexicon::{VerbForm, WordClass, verb_form};
use crate::lint::clauses::openers;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::{BlockKind, CueMatch, Token, TokenKind};

rule! {
    /// # Verbet kommer sent
    ///
    /// ## Hva
    /// Finner setninger med mer enn 10 ord før verbet.
    /// Setninger som begynner med «Hvis» eller «Når», er unntatt.
    ///
    /// ## Hvorfor
    /// Leseren vet ikke hva setningen handler om før verbet kommer.
    ///
    /// ## Kilde
    /// Altinn: sett det viktigste først i setningen.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Dokumentasjon på bosted, inntekt, formue og andre forhold av betydning for saken din må du sende til oss.
    /// ```
    /// ```nb,ok
    /// Du må sende oss dokumentasjon på bosted, inntekt, formue og andre forhold av betydning for saken.
    /// ```
    /// ```nb,ok
    /// Hvis du ikke har mottatt brevet innen tre uker etter at du søkte, må du ringe oss.
    /// ```
    /// ```nn,treff
    /// Dokumentasjon på bustad, inntekt, formue og andre forhold av tyding for saka di må du sende til oss.
    /// ```
    /// ```nn,ok
    /// Du må sende oss dokumentasjon på bustad, inntekt og formue.
    /// ```
    "late-verb": Info { words: 10 } => Sentence(check)
}

/// A clause or «for å» so early stands in front of the main clause, which is good.
const FRONT: usize = 3;

/// A sentence with more names than this is a list of them, or headings run together.
const NAMES: usize = 2;

fn check(cx: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    let limit = cx.limit("words");
    if view.block.kind != BlockKind::Paragraph || view.words < limit + 2 || view.is_question() {
        return;
    }
    let is_front = |found: &CueMatch| (found.first as usize) < view.base + FRONT;
    let marker = |token: &Token| view.is(token, WordClass::InfinitiveMarker);
    let names = view.tokens.iter().skip(1).filter(|token| token.capital).count();
    let front = openers(view).any(is_front) || view.tokens.iter().take(FRONT).any(marker);
    if front || names > NAMES {
        return;
    }
    if let Some(at) = main_verb(view) {
        let words = view.tokens[..at].iter().filter(|token| token.is_word()).count();
        if words > limit {
            out.mark(view.span_of(view.base..view.base + at + 1)).say("words", words);
        }
    }
}

/// The verb of the main clause, where no word before it may be that verb instead.
fn main_verb(view: &View<'_>) -> Option<usize> {
    let mut clauses = openers(view).map(|found| found.first as usize - view.base).peekable();
    // Subordinate clauses that have not had their verb.
    let mut open = 0_usize;
    for (i, token) in view.tokens.iter().enumerate() {
        if clauses.next_if(|&at| at == i).is_some() {
            open += 1;
        } else if matches!(token.kind(), TokenKind::Mark(c) if c != ',') {
            return None;
        } else if view.is(token, WordClass::FiniteVerb) || view.is(token, WordClass::Modal) {
            if open == 0 {
                // «har og hadde»: the second verb of a clause.
                let again = i > 0 && view.is(&view.tokens[i - 1], WordClass::Conjunction);
                return (!again).then_some(i);
            }
            open -= 1;
        } else if open == 0 && may_be_verb(view, token, i) {
            return None;
        }
    }
    None
}

fn may_be_verb(view: &View<'_>, token: &Token, i: usize) -> bool {
    let name = token.capital && i > 0;
    let verb = view.is(token, WordClass::VerbEnding)
        && !view.is(token, WordClass::Preposition)
        && !view.is(token, WordClass::NounEnding);
    (verb || has_verb_form(view, token)) && !name
        || view.is(token, WordClass::Imperative) && i == 0
        || view.is(token, WordClass::Nav)
        || view.is(token, WordClass::Human)
}

/// A passive, or what may be a past tense as well as a participle: «passa», «kastet».
fn has_verb_form(view: &View<'_>, token: &Token) -> bool {
    if token.kind() != TokenKind::Word {
        return false;
    }
    let word = view.document.folded(token);
    match verb_form(&word, view.document.language()) {
        Some(VerbForm::Participle) => word.ends_with('a') || word.ends_with("et"),
        form => matches!(form, Some(VerbForm::Passive | VerbForm::Ambiguous)),
    }
}
