//! `lexicons/across.toml`, read at the first use, and what it says of the words of one letter.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::masked::Own;
use crate::audit::data::Text;
use crate::lang::Lang;
use crate::segment::{Document, Token, TokenKind};

pub(super) fn data() -> &'static AcrossFile {
    &ALL.across
}

static ALL: LazyLock<All> = LazyLock::new(|| {
    serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/lexicons.json")))
        .expect("the embedded words fit the types; a test reads them")
});

#[derive(Deserialize)]
struct All {
    across: AcrossFile,
}

/// `across.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct AcrossFile {
    #[serde(rename = "schema")]
    _schema: u8,
    #[serde(rename = "source")]
    _source: String,
    placeholders: Placeholders,
    pub(super) concept: Vec<Concept>,
    pub(super) purpose: Vec<Purpose>,
    words: Words,
    topics: BTreeMap<String, Text>,
    drift: BTreeMap<String, Text>,
    aspects: BTreeMap<String, Text>,
    seams: BTreeMap<String, Text>,
    values: BTreeMap<String, Text>,
    lines: BTreeMap<String, Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Placeholders {
    date: Text,
    amount: Text,
    number: Text,
    name: Text,
}

/// Words for one thing: rows of forms, the first of each being what it is called.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Concept {
    pub(super) slug: String,
    pub(super) name: Text,
    pub(super) words: Vec<Vec<String>>,
}

/// What a number or an address is for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Purpose {
    pub(super) slug: String,
    pub(super) name: Text,
    words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Words {
    post_box: Vec<String>,
    clock: Vec<String>,
    open: Vec<String>,
    unit: Vec<String>,
    unit_inside: Vec<String>,
    unfilled: Vec<String>,
    unfilled_maybe: Vec<String>,
    unfilled_after: Vec<String>,
    needs_more: Vec<String>,
    before_sum: Vec<String>,
    units: Vec<String>,
    same_unit: Vec<Vec<String>>,
    sentence_start: Vec<String>,
    before_number: Vec<String>,
    fields: Vec<Vec<String>>,
    nb: Vec<String>,
    nn: Vec<String>,
    en: Vec<String>,
}

/// A class of words that the search stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub(super) enum Class {
    PostBox = 1,
    Clock = 2,
    Open = 4,
    Unit = 8,
    UnitInside = 16,
    Unfilled = 32,
    UnfilledMaybe = 64,
    UnfilledAfter = 128,
    NeedsMore = 256,
    BeforeSum = 512,
    Measure = 1024,
    SentenceStart = 2048,
    BeforeNumber = 4096,
}

/// What one word is to the search.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Use {
    classes: u32,
    /// Of `purpose`.
    pub(super) purpose: Option<u8>,
    /// Of `concept`, and the row there.
    pub(super) concept: Option<(u8, u8)>,
    /// Units with the same number say the same.
    pub(super) unit: Option<u8>,
}

impl Use {
    pub(super) fn is(self, class: Class) -> bool {
        self.classes & class as u32 != 0
    }
}

/// Every word of the data with its use.
static USES: LazyLock<BTreeMap<&'static str, Use>> = LazyLock::new(|| {
    let (data, words) = (data(), &data().words);
    let mut uses: BTreeMap<&str, Use> = BTreeMap::new();
    for (class, list) in [
        (Class::PostBox, &words.post_box),
        (Class::Clock, &words.clock),
        (Class::Open, &words.open),
        (Class::Unit, &words.unit),
        (Class::UnitInside, &words.unit_inside),
        (Class::Unfilled, &words.unfilled),
        (Class::UnfilledMaybe, &words.unfilled_maybe),
        (Class::UnfilledAfter, &words.unfilled_after),
        (Class::NeedsMore, &words.needs_more),
        (Class::BeforeSum, &words.before_sum),
        (Class::Measure, &words.units),
        (Class::SentenceStart, &words.sentence_start),
        (Class::BeforeNumber, &words.before_number),
    ] {
        for word in list {
            uses.entry(word).or_default().classes |= class as u32;
        }
    }
    for (i, purpose) in data.purpose.iter().enumerate() {
        for word in &purpose.words {
            uses.entry(word).or_default().purpose.get_or_insert(i as u8);
        }
    }
    for (i, concept) in data.concept.iter().enumerate() {
        for (row, forms) in concept.words.iter().enumerate() {
            for word in forms {
                uses.entry(word).or_default().concept = Some((i as u8, row as u8));
            }
        }
    }
    for (i, same) in words.same_unit.iter().enumerate() {
        for word in same {
            uses.entry(word).or_default().unit = Some(i as u8);
        }
    }
    uses
});

/// The words of one letter that the search stands on.
pub(super) struct Uses(FxHashMap<u32, Use>);

impl Uses {
    pub(super) fn of(document: &Document<'_>) -> Self {
        let id = |(word, own): (&&str, &Use)| Some((document.word_id(word)?, *own));
        Self(USES.iter().filter_map(id).collect())
    }

    pub(super) fn get(&self, token: &Token) -> Use {
        let word = token.kind() == TokenKind::Word;
        word.then(|| self.0.get(&token.word).copied()).flatten().unwrap_or_default()
    }

    pub(super) fn is(&self, token: &Token, class: Class) -> bool {
        self.get(token).is(class)
    }
}

/// The use of a word that is no token: the letters of «100kroner».
pub(super) fn use_of(folded: &str) -> Use {
    USES.get(folded).copied().unwrap_or_default()
}

/// The word that stands in brackets for a masked value.
pub(super) fn placeholder(own: Own, lang: Lang) -> &'static str {
    let words = &data().placeholders;
    let word = match own {
        Own::Date => &words.date,
        Own::Amount => &words.amount,
        Own::Name => &words.name,
        Own::Number | Own::Field => &words.number,
    };
    word.of(lang)
}

/// The language that a part of a path or name stands for.
pub(super) fn language_of(part: &str) -> Option<Lang> {
    let words = &data().words;
    let small = part.to_lowercase();
    [(Lang::Nb, &words.nb), (Lang::Nn, &words.nn), (Lang::En, &words.en)]
        .into_iter()
        .find_map(|(lang, names)| names.contains(&small).then_some(lang))
}

/// What a field of a template is compared by: one word for all languages.
pub(super) fn field(folded: &str) -> &str {
    let row = data().words.fields.iter().find(|row| row.iter().any(|word| word == folded));
    row.and_then(|row| row.first()).map_or(folded, String::as_str)
}

/// Words for the reader, from the section and under the key.
pub(super) fn told(section: Section, key: &str, lang: Lang) -> &'static str {
    let data = data();
    let section = match section {
        Section::Topics => &data.topics,
        Section::Drift => &data.drift,
        Section::Aspects => &data.aspects,
        Section::Seams => &data.seams,
        Section::Values => &data.values,
        Section::Lines => &data.lines,
    };
    section.get(key).map_or("", |text| text.of(lang))
}

/// A section of words for the reader.
#[derive(Debug, Clone, Copy)]
pub(super) enum Section {
    Topics,
    Drift,
    Aspects,
    Seams,
    Values,
    Lines,
}

#[cfg(test)]
mod tests {
    use super::super::aspect::{Aspect, Drift, SeamKind, Topic};
    use super::*;

    #[test]
    fn every_class_has_a_name() {
        let named = |section, name: &str| {
            assert!(!told(section, name, Lang::Nn).is_empty(), "{section:?}: no `{name}`");
        };
        for topic in Topic::ALL {
            named(Section::Topics, topic.name());
        }
        for drift in Drift::ALL {
            named(Section::Drift, drift.name());
        }
        for aspect in Aspect::ALL {
            named(Section::Aspects, aspect.name());
        }
        for kind in SeamKind::ALL {
            named(Section::Seams, kind.name());
        }
    }

    #[test]
    fn a_word_stands_for_one_concept_only() {
        let mut seen = Vec::new();
        for word in data().concept.iter().flat_map(|concept| concept.words.iter().flatten()) {
            assert!(!seen.contains(&word), "{word}");
            seen.push(word);
        }
    }
}
