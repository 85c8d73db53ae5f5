//! Floor 1: words and phrases as data, compiled once.
//!
//! The files of `lexicons/` are embedded at build time. [`Lexicon::builtin`] compiles them into one
//! vocabulary and one set of phrase patterns, which every letter shares.

mod appeal;
mod compile;
mod cue;
mod error;
#[cfg(feature = "cli")]
pub mod load;
mod pattern;
mod schema;
mod verbs;
mod vocabulary;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use compile::Part;

pub(crate) use appeal::{AppealRule, appeal};
pub use cue::{Cue, WordClass};
pub use error::LexiconError;
pub(crate) use pattern::{EntityName, Meaning, Pattern, Piece};
pub use schema::{Advice, Counted, LintLabels, Message, Severity};
pub(crate) use schema::{MessagesFile as Messages, UnitName};
pub(crate) use verbs::{VerbForm, verb_form};
pub(crate) use vocabulary::{Abbreviation, Family, Vocabulary, WordInfo};

use crate::lang::Lang;

/// The embedded files, as JSON: path without ending → content.
const EMBEDDED: &str = include_str!(concat!(env!("OUT_DIR"), "/lexicons.json"));

/// The fingerprint of [`EMBEDDED`], from build.rs.
const DIGEST: &str = env!("KLARBREV_LEXICON_DIGEST");

/// Words, phrases, benefits, laws and terms in every language klarbrev knows, ready to match.
#[derive(Debug)]
pub struct Lexicon {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) patterns: Vec<Pattern>,
    /// For each element the patterns that are searched from it.
    pub(crate) by_element: Vec<Vec<Anchored>>,
    pub(crate) benefits: Vec<Named>,
    pub(crate) laws: Vec<LawName>,
    pub(crate) terms: Vec<TermName>,
    pub(crate) phrases: Vec<Phrase>,
    /// Rules that are nothing but phrases, by slug.
    pub(crate) phrase_rules: BTreeMap<String, PhraseRule>,
    pub(crate) digest: String,
    /// What is said of findings, by language.
    pub(crate) messages: [Messages; 3],
    /// The months written out, by language.
    pub(crate) months: [[String; 12]; 3],
}

/// A pattern that is searched from an element.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Anchored {
    pub(crate) pattern: u16,
    /// An element that must occur in the sentence too. It stands here since most searches end with it,
    /// and the pattern itself is then never fetched.
    pub(crate) also: u16,
}

/// A benefit: its canonical name and what it is, by language.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) what: [Option<String>; 3],
    pub(crate) links: Vec<String>,
    /// The form to use in running text, by language.
    pub(crate) called: [Option<String>; 3],
}

/// A law: its canonical name and what it says of the sender.
#[derive(Debug, Clone)]
pub(crate) struct LawName {
    pub(crate) name: String,
    /// Its names in bokmål.
    pub(crate) forms: Vec<String>,
    /// Abbreviations in small letters, without a last full stop.
    pub(crate) short: Vec<String>,
    /// Its name, by language.
    pub(crate) called: [Option<String>; 3],
    pub(crate) level: Level,
}

/// What a law says of who sent the letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    State,
    Municipality,
    Any,
}

/// A word that many readers do not know, or that has a plainer one.
#[derive(Debug, Clone)]
pub(crate) struct TermName {
    pub(crate) term: String,
    pub(crate) explanation: Option<String>,
    pub(crate) lang: Lang,
    pub(crate) class: TermClass,
    pub(crate) advice: Advice,
    pub(crate) instead: Vec<String>,
    pub(crate) fits: bool,
    pub(crate) severity: u8,
}

impl TermName {
    /// A name for the reader: the plainer word is «du».
    pub(crate) fn is_reader(&self) -> bool {
        self.class == TermClass::Nav && self.instead.iter().any(|word| word == YOU)
    }
}

/// What one says to the reader, in bokmål and nynorsk.
pub(crate) const YOU: &str = "du";

/// Where a term comes from: the name of its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TermClass {
    /// Law and procedure.
    Legal,
    /// Nav's own words.
    Nav,
    /// The chancery style.
    Bureaucratic,
    /// Wordy verbs: «foreta en vurdering».
    Verb,
    /// Latin and the like.
    Latin,
    /// Abbreviations.
    Abbreviation,
}

impl TermClass {
    /// Every class with the name of its file in `lexicons/<lang>/terms/`.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::Legal, "legal"),
        (Self::Nav, "nav"),
        (Self::Bureaucratic, "bureaucratic"),
        (Self::Verb, "verb"),
        (Self::Latin, "latin"),
        (Self::Abbreviation, "abbreviation"),
    ];
}

/// A rule that is nothing but phrases.
#[derive(Debug, Clone)]
pub(crate) struct PhraseRule {
    pub(crate) severity: Severity,
    /// What its page says, by language.
    pub(crate) page: [Option<PhrasePage>; 3],
}

/// The page of a rule that is nothing but phrases.
#[derive(Debug, Clone)]
pub(crate) struct PhrasePage {
    pub(crate) title: String,
    pub(crate) what: String,
    pub(crate) why: String,
    pub(crate) source: String,
}

/// A phrase that a lint rule warns of.
#[derive(Debug, Clone)]
pub(crate) struct Phrase {
    /// The rule's slug.
    pub(crate) rule: String,
    pub(crate) lang: Lang,
    /// Its first pattern, for the rule's page.
    pub(crate) shown: String,
    pub(crate) instead: Vec<String>,
    pub(crate) fits: bool,
}

impl Lexicon {
    /// The lexicon that comes with klarbrev. Compiled at the first call, shared afterwards.
    ///
    /// # Panics
    /// Never for a released klarbrev: a test compiles every embedded file.
    pub fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<Lexicon> = OnceLock::new();
        BUILTIN.get_or_init(|| {
            compile::compile(EMBEDDED, Part::All, DIGEST)
                .expect("the embedded lexicons compile: tests/suite/lexicons.rs")
        })
    }

    /// The part of [`Lexicon::builtin`] that tells readers what a letter means, without what only
    /// the rules for authors ask for. Reading with it gives the same facts, but for hard words that
    /// have no explanation; it is ready in half the time.
    ///
    /// # Panics
    /// Never for a released klarbrev: a test compiles every embedded file.
    pub fn for_readers() -> &'static Self {
        static FOR_READERS: OnceLock<Lexicon> = OnceLock::new();
        FOR_READERS.get_or_init(|| {
            compile::compile(EMBEDDED, Part::ForReaders, DIGEST)
                .expect("the embedded lexicons compile: tests/suite/lexicons.rs")
        })
    }

    /// A lexicon from the JSON form of a `lexicons/` folder: an object with one member per file
    /// (`"nb/language"`, `"nb/patterns/outcome"` …).
    ///
    /// # Errors
    /// Names the file and what is wrong in it.
    pub fn from_json(json: &str) -> Result<Self, LexiconError> {
        // As build.rs does.
        let digest = format!("{:016x}", crate::text::fingerprint(json.bytes()));
        compile::compile(json, Part::All, &digest)
    }

    /// What is said of findings of the rule `slug`, or of one of its variants `slug/variant`.
    pub fn message(&self, slug: &str, lang: Lang) -> Option<&Message> {
        self.message_words(lang).rules.get(slug)
    }

    /// Words around findings.
    pub fn lint_labels(&self, lang: Lang) -> &LintLabels {
        &self.message_words(lang).labels
    }

    pub(crate) fn message_words(&self, lang: Lang) -> &Messages {
        let slot = Lang::KNOWN.iter().position(|&known| known == lang).unwrap_or(0);
        &self.messages[slot]
    }

    /// The month with this number, from 1, written out.
    pub(crate) fn month(&self, number: i8, lang: Lang) -> Option<&str> {
        let slot = Lang::KNOWN.iter().position(|&known| known == lang)?;
        let at = usize::try_from(number).ok()?.checked_sub(1)?;
        self.months[slot].get(at).map(String::as_str)
    }

    /// A fingerprint of the files it was made from: the same digest means the same words and patterns.
    /// What is embedded has the same one whole or in part.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// What the benefit with this canonical name is, in one plain sentence.
    pub fn benefit_explained(&self, name: &str, lang: Lang) -> Option<&str> {
        let slot = Lang::KNOWN.iter().position(|&l| l == lang)?;
        self.benefits.iter().find(|b| b.name == name)?.what[slot].as_deref()
    }

    /// What the benefit with this canonical name is called in `lang`.
    pub fn benefit_called(&self, name: &str, lang: Lang) -> Option<&str> {
        let slot = Lang::KNOWN.iter().position(|&l| l == lang)?;
        self.benefits.iter().find(|b| b.name == name)?.called[slot].as_deref()
    }
}
