//! Passives: «søknaden sendes», «vedtaket blir endret».
//!
//! A passive hides who acts. The verb form is looked up (`lexicon::verbs`), its surroundings decide
//! the rest. «Søknaden er avslått» says how things are and is no passive here.

use std::ops::Range;

use crate::lang::Lang;
use crate::lexicon::{VerbForm, WordClass, verb_form};
use crate::segment::{Document, Token, TokenKind};
use crate::text::{Span, fold};

/// How a passive is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PassiveForm {
    /// By the ending: «sendes», nynorsk «sendast».
    S,
    /// With «bli» or «verte» and a participle: «blir sendt».
    Bli,
}

/// A passive verb in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passive {
    /// The verb group: «sendes» of «kan sendes», «blir ikke sendt».
    pub span: Span,
    /// How it is made.
    pub form: PassiveForm,
    /// True after «må», «kan», «skal» and the like.
    pub modal: bool,
    /// The tokens of the verb group, in the document.
    pub tokens: Range<usize>,
}

/// So many words may stand between «bli» and the participle: «blir Nav derfor ikke varslet».
const BETWEEN: usize = 5;

/// So far back a modal verb or the subject is looked for.
const BACK: usize = 8;

/// The passives of a sentence, in order. Looks closely only at words with the ending and after «bli».
pub fn passives(document: &Document<'_>, sentence: usize) -> Vec<Passive> {
    let lang = match document.block_of(sentence).language {
        lang if lang.is_norwegian() => lang,
        _ => document.language(),
    };
    if !lang.is_norwegian() {
        return Vec::new();
    }
    let tokens = document.tokens_of(sentence);
    let reader = Reader { document, tokens, lang };
    let first = document.token_range(sentence).start;
    let mut word = String::new();
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let hit = if reader.is(at, WordClass::Become) {
            reader.participle(at, &mut word).map(|end| (PassiveForm::Bli, end))
        } else {
            reader.ending(at, &mut word).then_some((PassiveForm::S, at))
        };
        let Some((form, end)) = hit else {
            at += 1;
            continue;
        };
        found.push(Passive {
            span: Span::new(tokens[at].start as usize, tokens[end].end as usize),
            form,
            modal: reader.lead(at) == Lead::Modal,
            tokens: first + at..first + end + 1,
        });
        at = end + 1;
    }
    found
}

/// What leads up to an infinitive.
#[derive(PartialEq, Eq)]
enum Lead {
    /// «må»
    Modal,
    /// «å»
    Marker,
    None,
}

struct Reader<'d> {
    document: &'d Document<'d>,
    tokens: &'d [Token],
    lang: Lang,
}

impl Reader<'_> {
    fn is(&self, at: usize, class: WordClass) -> bool {
        self.document.is(&self.tokens[at], class)
    }

    fn is_any(&self, at: usize, classes: &[WordClass]) -> bool {
        classes.iter().any(|&class| self.is(at, class))
    }

    fn form(&self, at: usize, word: &mut String) -> Option<VerbForm> {
        if self.tokens[at].kind != TokenKind::Word || self.is_name(at) {
            return None;
        }
        fold(self.tokens[at].span().of(self.document.text()), word);
        verb_form(word, self.lang)
    }

    /// A capital inside a sentence, unless all of it is in capitals.
    fn is_name(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let word = token.span().of(self.document.text());
        token.capital
            && word.chars().skip(1).any(char::is_lowercase)
            && self.tokens[..at].iter().any(|t| t.kind == TokenKind::Word)
    }

    /// A passive by its ending stands at `at`.
    fn ending(&self, at: usize, word: &mut String) -> bool {
        let text = self.tokens[at].span().of(self.document.text()).as_bytes();
        let [.., before, last] = text else { return false };
        // The infinitive ends in a vowel, which the second byte of æ, ø and å is too.
        let vowel =
            matches!(before | 0x20, b'e' | b'a' | b'i' | b'o' | b'u' | b'y') || *before > 127;
        let candidate = match self.lang {
            Lang::Nn => matches!((before | 0x20, last | 0x20), (b's', b't')),
            _ => vowel && last | 0x20 == b's',
        };
        if !candidate {
            return false;
        }
        match self.form(at, word) {
            // Without a modal verb, nynorsk forms are of other kinds: «finst», «møtest».
            Some(VerbForm::Passive) if self.lang == Lang::Nn => self.lead(at) != Lead::None,
            Some(VerbForm::Passive) => true,
            Some(VerbForm::Ambiguous) => {
                let modal = self.lead(at) == Lead::Modal;
                self.about(at).unwrap_or(modal)
            }
            _ => false,
        }
    }

    /// The participle that «bli» at `from` belongs to.
    fn participle(&self, from: usize, word: &mut String) -> Option<usize> {
        let mut words = 0;
        let mut found = None;
        for at in from + 1..self.tokens.len() {
            let token = &self.tokens[at];
            if token.kind != TokenKind::Word {
                match token.kind {
                    TokenKind::Mark('«' | '»' | '"' | '”' | '“' | '§') => {}
                    TokenKind::Mark(_) => break,
                    _ => words += 1,
                }
                continue;
            }
            words += 1;
            if words > BETWEEN || self.ends_group(at) {
                break;
            }
            if self.form(at, word) != Some(VerbForm::Participle) || self.is_nominal(at, word) {
                continue;
            }
            found = Some(at);
            // «blir klaga sendt»: what ends in -a may be a noun, a later participle is the better one.
            if !word.ends_with('a') {
                break;
            }
        }
        found
    }

    /// Words that no verb group reaches over.
    fn ends_group(&self, at: usize) -> bool {
        self.is_any(at, &[WordClass::Become, WordClass::Modal, WordClass::InfinitiveMarker])
            || self.is(at, WordClass::FiniteVerb)
            || self.opens_clause(at)
    }

    fn opens_clause(&self, at: usize) -> bool {
        // «som hovedregel» opens none.
        let adverbial =
            self.tokens.get(at + 1).is_some_and(|t| self.document.is(t, WordClass::Adverb));
        self.is(at, WordClass::Relative) && !adverbial
            || self.is(at, WordClass::Subordinator)
                && !self.is_any(at, &[WordClass::Preposition, WordClass::Adverb])
    }

    /// «et begrenset tilbud»; and what ends in -a or -et may be a noun: «i huset», «Blir helsa verre, …».
    fn is_nominal(&self, at: usize, word: &str) -> bool {
        let definite = word.ends_with('a') || word.ends_with("et");
        self.is(at - 1, WordClass::Article)
            || definite && self.is(at - 1, WordClass::Preposition)
            || word.ends_with('a') && at == 1
    }

    /// The clause before `at`, from its end.
    fn back(&self, at: usize) -> impl Iterator<Item = usize> {
        (at.saturating_sub(BACK)..at)
            .rev()
            .take_while(|&i| !matches!(self.tokens[i].kind, TokenKind::Mark(',' | ';' | ':' | '.')))
    }

    fn lead(&self, at: usize) -> Lead {
        for i in self.back(at) {
            if self.is(i, WordClass::Modal) {
                return Lead::Modal;
            }
            if self.is(i, WordClass::InfinitiveMarker) {
                return Lead::Marker;
            }
            if self.is(i, WordClass::FiniteVerb) || self.opens_clause(i) {
                break;
            }
        }
        Lead::None
    }

    /// Whether the verb at `at` is said of a thing (true) or of people (false), where that shows.
    fn about(&self, at: usize) -> Option<bool> {
        let people = [WordClass::Human, WordClass::Reader, WordClass::Nav, WordClass::Other];
        let tell = |i| {
            let thing = self.is(i, WordClass::Thing);
            (thing || self.is_any(i, &people)).then_some(thing)
        };
        let after = at + 1..self.tokens.len().min(at + 3);
        self.back(at).find_map(tell).or_else(|| after.clone().find_map(tell))
    }
}

#[cfg(test)]
mod tests;
