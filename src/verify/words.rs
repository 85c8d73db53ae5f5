//! The words and texts of `lexicons/<lang>/verify.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::Outcome;
use super::item::Aspect;
use crate::lang::Lang;

/// What a word does in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing that could be lost.
    Drop,
    Reader,
    ReaderObject,
    Nav,
    NavObject,
    /// «Nav»: as «vi» or, after a preposition, as «oss».
    NavName,
    Must,
    Should,
    Can,
    Negation,
    Condition,
    Choice,
    Limit,
}

/// The words of a phrase, and those it is read as.
#[derive(Debug)]
pub(super) struct Phrase {
    pub(super) from: Vec<String>,
    pub(super) to: Vec<String>,
    pub(super) beside: Beside,
}

/// What must stand beside a phrase for it to mean the same.
#[derive(Debug, Clone, Copy)]
pub(super) enum Beside {
    Anything,
    /// A law follows.
    Law,
    /// A date, a number, a day of the week follows.
    Value,
    /// A word follows that is no time.
    Thing,
    /// A sum of money comes first.
    AfterSum,
}

/// The words of one language, Norwegian being one.
#[derive(Debug, Default)]
pub(super) struct Words {
    roles: FxHashMap<String, Role>,
    /// First word of a phrase → its words and what it is read as, the longest first.
    same: FxHashMap<String, Vec<Phrase>>,
    sets: FxHashMap<&'static str, FxHashSet<String>>,
    opposite: FxHashSet<(String, String)>,
    /// What a condition without a word is read as.
    pub(super) if_word: String,
    /// Ending and what stands for it.
    endings: Vec<(String, &'static str)>,
}

impl Words {
    pub(super) fn of(lang: Lang) -> &'static Self {
        if lang == Lang::En { &ALL.english } else { &ALL.norwegian }
    }

    pub(super) fn role(&self, word: &str) -> Option<Role> {
        self.roles.get(word).copied()
    }

    pub(super) fn phrases(&self, first: &str) -> &[Phrase] {
        self.same.get(first).map_or(&[], Vec::as_slice)
    }

    /// True when the word is in the set of that name in the file.
    pub(super) fn has(&self, set: &'static str, word: &str) -> bool {
        self.sets.get(set).is_some_and(|words| words.contains(word))
    }

    /// True for «fra» and «til», «innen» and «etter».
    pub(super) fn opposite(&self, one: &str, other: &str) -> bool {
        let has = |a: &str, b: &str| self.opposite.contains(&(a.to_owned(), b.to_owned()));
        has(one, other) || has(other, one)
    }

    /// The word without its ending, so that «søknaden» and «søknad» are one. Plural, present tense and
    /// passive keep a mark: «du varsles» is not «du varsler», and one receipt is not several.
    pub(super) fn stem(&self, word: &str) -> String {
        if word.contains(|c: char| c.is_ascii_digit()) {
            return word.to_owned();
        }
        let cut = |(ending, mark): &(String, &str)| {
            let stem = word.strip_suffix(ending.as_str())?;
            (stem.chars().count() >= 3).then(|| format!("{stem}{mark}"))
        };
        self.endings.iter().find_map(cut).unwrap_or_else(|| word.to_owned())
    }

    fn add(&mut self, file: &WordFile) {
        let roles = [
            (&file.drop, Role::Drop),
            (&file.limit, Role::Limit),
            (&file.reader, Role::Reader),
            (&file.reader_object, Role::ReaderObject),
            (&file.nav, Role::Nav),
            (&file.nav_object, Role::NavObject),
            (&file.nav_name, Role::NavName),
            (&file.must, Role::Must),
            (&file.should, Role::Should),
            (&file.can, Role::Can),
            (&file.condition, Role::Condition),
            (&file.choice, Role::Choice),
            (&file.negation, Role::Negation),
        ];
        for (words, role) in roles {
            for word in words {
                self.roles.insert(word.clone(), role);
            }
        }
        let sets = [
            ("before-object", &file.before_object),
            ("condition-before-person", &file.condition_before_person),
            ("even", &file.even),
            ("boundary", &file.boundary),
            ("between", &file.between),
            ("pointing", &file.pointing),
            ("units", &file.units),
            ("percent", &file.percent),
            ("clock", &file.clock),
            ("ordered", &file.ordered),
            ("item-name", &file.item_name),
            ("movable-condition", &file.movable_condition),
            ("deadline", &file.deadline),
            ("start", &file.start),
            ("therefore", &file.therefore),
            ("plain-limit", &file.plain_limit),
            ("possessive", &file.possessive),
            ("unless", &file.unless),
            ("and", &file.and),
            ("but", &file.but),
            ("too", &file.too),
        ];
        for (name, words) in sets {
            self.sets.entry(name).or_default().extend(words.iter().cloned());
        }
        if let Some(word) = file.movable_condition.first().filter(|_| self.if_word.is_empty()) {
            self.if_word.clone_from(word);
        }
        self.opposite.extend(file.opposite.iter().map(|[a, b]| (a.clone(), b.clone())));
        let endings = [(&file.endings, ""), (&file.marked_endings, "*"), (&file.passive, "+")];
        for (list, mark) in endings {
            self.endings.extend(list.iter().map(|ending| (ending.clone(), mark)));
        }
        let split = |phrase: &str| phrase.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let groups = [
            (&file.same, Beside::Anything),
            (&file.same_before_law, Beside::Law),
            (&file.same_before_value, Beside::Value),
            (&file.same_before_thing, Beside::Thing),
            (&file.same_after_sum, Beside::AfterSum),
        ];
        for (group, beside) in
            groups.iter().flat_map(|(all, beside)| all.iter().map(move |g| (g, *beside)))
        {
            let Some((first, others)) = group.split_first() else { continue };
            for other in others {
                let from = split(other);
                let phrases = self.same.entry(from[0].clone()).or_default();
                // The longest first.
                let at = phrases.partition_point(|other| other.from.len() >= from.len());
                phrases.insert(at, Phrase { from, to: split(first), beside });
            }
        }
    }

    fn finish(mut self) -> Self {
        self.endings.sort_by_key(|(ending, _)| std::cmp::Reverse(ending.len()));
        self
    }
}

/// The texts of a verdict in `language`.
pub(crate) fn texts(language: Lang) -> &'static Texts {
    match language.or_bokmal() {
        Lang::Nn => &ALL.texts[1],
        Lang::En => &ALL.texts[2],
        Lang::Nb | Lang::Other => &ALL.texts[0],
    }
}

static ALL: LazyLock<All> = LazyLock::new(|| {
    let files: Files =
        serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/lexicons.json")))
            .expect("the embedded verify.toml files fit the types; a test reads them");
    let (mut norwegian, mut english) = (Words::default(), Words::default());
    norwegian.add(&files.nb.words);
    norwegian.add(&files.nn.words);
    english.add(&files.en.words);
    All {
        norwegian: norwegian.finish(),
        english: english.finish(),
        texts: [files.nb.texts(), files.nn.texts(), files.en.texts()],
    }
});

struct All {
    norwegian: Words,
    english: Words,
    texts: [Texts; 3],
}

#[derive(Deserialize)]
struct Files {
    #[serde(rename = "nb/verify")]
    nb: File,
    #[serde(rename = "nn/verify")]
    nn: File,
    #[serde(rename = "en/verify")]
    en: File,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "schema")]
    _schema: u8,
    #[serde(rename = "language")]
    _language: String,
    #[serde(rename = "source")]
    _source: String,
    words: WordFile,
    verdict: Verdicts,
    change: Changes,
    aspect: BTreeMap<String, String>,
}

impl File {
    fn texts(self) -> Texts {
        Texts { verdict: self.verdict, change: self.change, aspect: self.aspect }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct WordFile {
    reader: Vec<String>,
    reader_object: Vec<String>,
    nav: Vec<String>,
    nav_object: Vec<String>,
    nav_name: Vec<String>,
    before_object: Vec<String>,
    must: Vec<String>,
    should: Vec<String>,
    can: Vec<String>,
    negation: Vec<String>,
    condition: Vec<String>,
    condition_before_person: Vec<String>,
    even: Vec<String>,
    choice: Vec<String>,
    limit: Vec<String>,
    drop: Vec<String>,
    boundary: Vec<String>,
    between: Vec<String>,
    pointing: Vec<String>,
    units: Vec<String>,
    percent: Vec<String>,
    clock: Vec<String>,
    ordered: Vec<String>,
    item_name: Vec<String>,
    movable_condition: Vec<String>,
    deadline: Vec<String>,
    start: Vec<String>,
    therefore: Vec<String>,
    plain_limit: Vec<String>,
    possessive: Vec<String>,
    unless: Vec<String>,
    and: Vec<String>,
    but: Vec<String>,
    too: Vec<String>,
    opposite: Vec<[String; 2]>,
    endings: Vec<String>,
    marked_endings: Vec<String>,
    passive: Vec<String>,
    same: Vec<Vec<String>>,
    same_before_law: Vec<Vec<String>>,
    same_before_value: Vec<Vec<String>>,
    same_before_thing: Vec<Vec<String>>,
    same_after_sum: Vec<Vec<String>>,
}

/// What is said of a verdict.
#[derive(Debug)]
pub(crate) struct Texts {
    verdict: Verdicts,
    /// The sentences about one difference.
    pub(crate) change: Changes,
    aspect: BTreeMap<String, String>,
}

impl Texts {
    /// The first line.
    pub(crate) fn verdict(&self, outcome: Outcome) -> &str {
        match outcome {
            Outcome::Accepted => &self.verdict.accepted,
            Outcome::Refused => &self.verdict.refused,
            Outcome::Unsure => &self.verdict.unsure,
        }
    }

    /// What the aspect is called.
    pub(crate) fn aspect(&self, aspect: Aspect) -> &str {
        self.aspect.get(aspect.name()).map_or(aspect.name(), String::as_str)
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Verdicts {
    accepted: String,
    refused: String,
    unsure: String,
}

/// Templates for one difference: `{what}`, `{before}`, `{after}`, `{change}`, `{line}`, `{quote}`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Changes {
    pub(crate) lost: String,
    pub(crate) added: String,
    pub(crate) changed: String,
    pub(crate) missing: String,
    pub(crate) extra: String,
    pub(crate) other: String,
    pub(crate) maybe: String,
    pub(crate) before: String,
    pub(crate) after: String,
}
