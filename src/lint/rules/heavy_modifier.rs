//! A participle and all that belongs to it before the noun.

use crate::lang::Lang;
use crate::lexicon::{VerbForm, WordClass, verb_form};
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::TokenKind;
use crate::text::fold;

rule! {
    /// # Mange ord mellom «den» og substantivet
    ///
    /// ## Hva
    /// Finner vendinger som «den av søkeren framsatte klagen».
    ///
    /// ## Hvorfor
    /// Leseren må vente på ordet som det handler om. Slik skriver vi ellers aldri.
    ///
    /// ## Kilde
    /// Kansellisten fra Språkrådet nevner slike partisipper som tung stil.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Vi har vurdert den av søkeren framsatte klagen. Du får ikke medhold.
    /// ```
    /// ```nb,treff
    /// Den i vedtaket fastsatte perioden er over. Støtten stopper.
    /// ```
    /// ```nb,ok
    /// Vi har vurdert klagen din.
    /// ```
    /// ```nb,ok
    /// Det av dere som har mest omsorg, får støtten.
    /// ```
    /// ```nn,treff
    /// Vi har vurdert den av søkjaren mottekne støtta. Du får ikkje medhald.
    /// ```
    /// ```nn,ok
    /// Vi har vurdert klaga di.
    /// ```
    "heavy-modifier": Warning => Sentence(check)
}

/// So many words may stand between the article and the participle.
const BETWEEN: usize = 5;

fn check(_: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    if !view.is_prose() {
        return;
    }
    for i in 0..view.tokens.len().saturating_sub(3) {
        let opens = view.is(&view.tokens[i + 1], WordClass::Preposition)
            && view.is(&view.tokens[i], WordClass::Determiner);
        if opens && let Some(end) = noun_after(view, i + 2) {
            out.mark(view.span_of(view.base + i..view.base + end));
        }
    }
}

/// Where the noun ends that «den av» waits for: the word after a participle.
fn noun_after(view: &View<'_>, from: usize) -> Option<usize> {
    for at in from + 1..view.tokens.len().min(from + BETWEEN) {
        let token = &view.tokens[at];
        if token.kind() != TokenKind::Word || ENDS.iter().any(|&class| view.is(token, class)) {
            return None;
        }
        let noun = view.tokens.get(at + 1).filter(|noun| noun.kind() == TokenKind::Word);
        if is_participle(view.text(token), view.document.language())
            && noun.is_some_and(|noun| !NO_NOUN.iter().any(|&class| view.is(noun, class)))
        {
            return Some(at + 2);
        }
    }
    None
}

const ENDS: [WordClass; 5] = [
    WordClass::FiniteVerb,
    WordClass::Modal,
    WordClass::Subordinator,
    WordClass::Conjunction,
    WordClass::InfinitiveMarker,
];

const NO_NOUN: [WordClass; 9] = [
    WordClass::FiniteVerb,
    WordClass::Modal,
    WordClass::Subordinator,
    WordClass::Conjunction,
    WordClass::Preposition,
    WordClass::Adverb,
    WordClass::Negation,
    WordClass::Human,
    WordClass::Article,
];

/// A participle as it stands before a definite noun: «framsatte», «innvilgede», nynorsk «mottekne».
fn is_participle(word: &str, lang: Lang) -> bool {
    let participle = |form: &str| verb_form(form, lang) == Some(VerbForm::Participle);
    let mut folded = String::new();
    fold(word, &mut folded);
    let stem = |ending: &str| folded.strip_suffix(ending);
    match lang {
        Lang::Nn => {
            stem("e").is_some_and(participle)
                || stem("ne").is_some_and(|stem| participle(&format!("{stem}e")))
        }
        _ => {
            stem("e").is_some_and(participle)
                || stem("ede").is_some_and(|stem| participle(&format!("{stem}et")))
        }
    }
}
