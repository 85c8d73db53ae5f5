//! The shape of the files in `lexicons/`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// `lexicons/<lang>/language.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LanguageFile {
    #[serde(rename = "schema")]
    pub(crate) _schema: u32,
    #[serde(rename = "source")]
    pub(crate) _source: String,
    pub(crate) abbreviations: Abbreviations,
    pub(crate) months: BTreeMap<String, u8>,
    pub(crate) numbers: BTreeMap<String, u32>,
    pub(crate) ordinals: BTreeMap<String, u32>,
    pub(crate) units: BTreeMap<String, UnitName>,
    pub(crate) markers: BTreeMap<String, i32>,
    /// Endings of words that speak for the language.
    #[serde(default)]
    pub(crate) endings: BTreeMap<String, i32>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Abbreviations {
    pub(crate) never: Vec<String>,
    pub(crate) possible: Vec<String>,
    pub(crate) guarded: Vec<String>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum UnitName {
    Days,
    Weeks,
    Months,
    Years,
}

/// `lexicons/<lang>/benefits.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BenefitsFile {
    #[serde(rename = "schema")]
    pub(crate) _schema: u32,
    #[serde(rename = "source")]
    pub(crate) _source: String,
    pub(crate) benefit: Vec<BenefitEntry>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BenefitEntry {
    pub(crate) name: String,
    pub(crate) forms: Vec<String>,
    #[serde(default)]
    pub(crate) stems: Vec<String>,
    #[serde(default)]
    pub(crate) short: Vec<String>,
    #[serde(default)]
    pub(crate) links: Vec<String>,
    pub(crate) what: String,
}

/// `lexicons/<lang>/laws.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LawsFile {
    #[serde(rename = "schema")]
    pub(crate) _schema: u32,
    #[serde(rename = "source")]
    pub(crate) _source: String,
    pub(crate) law: Vec<LawEntry>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LawEntry {
    pub(crate) name: String,
    pub(crate) forms: Vec<String>,
    #[serde(default)]
    pub(crate) short: Vec<String>,
    pub(crate) level: String,
}

/// `lexicons/<lang>/terms/<class>.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TermsFile {
    #[serde(rename = "schema")]
    pub(crate) _schema: u32,
    #[serde(rename = "source")]
    pub(crate) _source: String,
    pub(crate) term: Vec<TermEntry>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TermEntry {
    pub(crate) term: String,
    #[serde(default)]
    pub(crate) forms: Vec<String>,
    /// Forms meant with this very spelling (`AAP`).
    #[serde(default)]
    pub(crate) short: Vec<String>,
    /// Patterns that take the term away when they match anywhere in the same sentence.
    #[serde(default)]
    pub(crate) unless: Vec<String>,
    /// For the reader of a letter; without one only authors are told.
    #[serde(default)]
    pub(crate) explanation: Option<String>,
    #[serde(default)]
    pub(crate) advice: Advice,
    /// Plainer words, the best first.
    #[serde(default)]
    pub(crate) instead: Vec<String>,
    /// The first of `instead` can stand wherever `term` stands, just as it is.
    #[serde(default)]
    pub(crate) fits: bool,
    /// 1 style, 2 hard to understand, 3 misunderstood.
    pub(crate) severity: u8,
    #[serde(rename = "source", default)]
    pub(crate) _source: Option<String>,
    /// Sentences it must find; only in the files, not in the program.
    #[serde(rename = "hit", default)]
    pub(crate) _hit: Vec<String>,
    /// Sentences it must not find.
    #[serde(rename = "miss", default)]
    pub(crate) _miss: Vec<String>,
}

/// What an author is told to do with a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Advice {
    /// Keep it, and say what it means where it first stands.
    #[default]
    Explain,
    /// Write a plainer word.
    Replace,
    /// Say it another way; no single word will do.
    Rewrite,
    /// Write the short form out.
    Expand,
    /// Fine in a letter; known for the reader's sake only.
    Keep,
}

/// `lexicons/<lang>/rules/<slug>.toml`: a rule that is nothing but phrases.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PhrasesFile {
    #[serde(rename = "schema")]
    pub(crate) _schema: u32,
    pub(crate) source: String,
    /// The rule's name, for its page.
    #[serde(default)]
    pub(crate) title: String,
    pub(crate) level: Severity,
    /// What the rule finds, for its page.
    pub(crate) what: String,
    /// Why it matters, for its page.
    pub(crate) why: String,
    pub(crate) entry: Vec<PhraseEntry>,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Not looked for.
    Off,
    /// Worth knowing.
    Info,
    /// The reader may not understand.
    Warning,
    /// The reader may lose a right or miss a duty.
    Error,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PhraseEntry {
    #[serde(rename = "match")]
    pub(crate) matches: Vec<String>,
    /// Patterns that take the phrase away when they match anywhere in the same sentence.
    #[serde(default)]
    pub(crate) unless: Vec<String>,
    /// Plainer words, the best first.
    #[serde(default)]
    pub(crate) instead: Vec<String>,
    /// True where the first of `instead` always fits in the place of what was found.
    #[serde(default)]
    pub(crate) fits: bool,
    #[serde(rename = "source", default)]
    pub(crate) _source: Option<String>,
    /// Sentences it must find; only in the files, not in the program.
    #[serde(rename = "hit", default)]
    pub(crate) _hit: Vec<String>,
    /// Sentences it must not find.
    #[serde(rename = "miss", default)]
    pub(crate) _miss: Vec<String>,
}

/// `lexicons/<lang>/lint/*.toml`: what is said of a finding, by rule slug, or `slug/variant`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MessagesFile {
    #[serde(rename = "schema", default)]
    pub(crate) _schema: u32,
    #[serde(rename = "source", default)]
    pub(crate) _source: Option<String>,
    /// Between two words to choose from.
    #[serde(default)]
    pub(crate) or: String,
    /// Words around findings.
    #[serde(default)]
    pub(crate) labels: LintLabels,
    #[serde(default)]
    pub(crate) rules: BTreeMap<String, Message>,
}

/// Words around findings; `{name}` stands for what is filled in.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each is one word, named in English")]
pub struct LintLabels {
    pub error: String,
    pub warning: String,
    pub info: String,
    pub help: String,
    pub suggestion: String,
    pub also: String,
    /// «linje {line}»
    pub line: String,
    /// «side {page}»
    pub page: String,
    /// The heading of the findings that matter least.
    pub advice: String,
    /// The heading of the figures.
    pub figures: String,
    /// Nothing was found.
    pub clean: String,
    /// How much was found.
    pub total: String,
    pub errors: Counted,
    pub warnings: Counted,
    pub infos: Counted,
    /// The letter is in a language whose letters are not looked at.
    pub unread: String,
}

/// How many there are, in words.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counted {
    /// For 1.
    pub one: String,
    /// For all others; they stand for `{number}`.
    pub many: String,
}

/// What is said of a finding; `{name}` stands for what the rule fills in.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// What is wrong, in one short sentence.
    pub message: String,
    /// What to do.
    #[serde(default)]
    pub help: Option<String>,
}

/// `lexicons/<lang>/words.toml`: sets of word forms, used by patterns as `@name` and, where the
/// name is a [`super::WordClass`], by the grammar in code.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WordsFile {
    #[serde(rename = "schema")]
    pub(crate) _schema: u32,
    #[serde(rename = "source")]
    pub(crate) _source: String,
    pub(crate) sets: BTreeMap<String, Vec<String>>,
}

/// `lexicons/<lang>/patterns/*.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PatternsFile {
    #[serde(rename = "schema")]
    pub(crate) _schema: u32,
    #[serde(rename = "source")]
    pub(crate) _source: String,
    pub(crate) entry: Vec<PatternEntry>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PatternEntry {
    pub(crate) cue: super::Cue,
    #[serde(rename = "match")]
    pub(crate) matches: Vec<String>,
    /// Patterns that take the cue away when they match anywhere in the same sentence.
    #[serde(default)]
    pub(crate) unless: Vec<String>,
    /// Sentences it must find; only in the files, not in the program.
    #[serde(rename = "hit", default)]
    pub(crate) _hit: Vec<String>,
    /// Sentences it must not find.
    #[serde(rename = "miss", default)]
    pub(crate) _miss: Vec<String>,
}

/// `lexicons/other.toml`: marker words of languages that are only recognised.
pub(crate) type OtherFile = BTreeMap<String, serde_json::Value>;
