//! How well an answer fits a gold annotation. The same measure as the evaluation on real letters.
//!
//! A fact counts when its evidence stands for the gold quote: the same sentence or list item.

use std::collections::{BTreeSet, HashMap};

use serde_json::Value;

/// So many right, of so many.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Share {
    pub(crate) right: u32,
    pub(crate) of: u32,
}

impl Share {
    fn add(&mut self, right: bool) {
        self.right += u32::from(right);
        self.of += 1;
    }

    pub(crate) fn rate(self) -> f64 {
        if self.of == 0 { 1.0 } else { f64::from(self.right) / f64::from(self.of) }
    }
}

/// Found, invented, missed.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Hits {
    pub(crate) found: u32,
    pub(crate) invented: u32,
    pub(crate) missed: u32,
}

impl Hits {
    fn of_sets<T: Ord>(gold: &BTreeSet<T>, told: &BTreeSet<T>) -> Self {
        let found = gold.intersection(told).count() as u32;
        let (gold, told) = (gold.len() as u32, told.len() as u32);
        Self { found, invented: told - found, missed: gold - found }
    }

    pub(crate) fn f1(self) -> f64 {
        let share = |of: u32| {
            if of == 0 { 1.0 } else { f64::from(self.found) / f64::from(of) }
        };
        let (p, r) = (share(self.found + self.invented), share(self.found + self.missed));
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }
}

/// The figures of one letter, or of many added up.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Score {
    pub(crate) language: Share,
    pub(crate) kind: Share,
    pub(crate) outcome: Share,
    pub(crate) outcome_evidence: Share,
    pub(crate) benefit: Share,
    pub(crate) action_kind: Share,
    pub(crate) force: Share,
    pub(crate) consequences: Share,
    pub(crate) appeal: Share,
    pub(crate) skippable: Share,
    pub(crate) actions: Hits,
    pub(crate) duties: Hits,
    pub(crate) deadlines: Hits,
    pub(crate) legal: Hits,
    pub(crate) harms: u32,
}

impl Score {
    /// Every share with its name.
    pub(crate) fn shares(&self) -> [(&'static str, Share); 10] {
        [
            ("language", self.language),
            ("kind", self.kind),
            ("outcome", self.outcome),
            ("outcome evidence", self.outcome_evidence),
            ("benefit", self.benefit),
            ("action kind", self.action_kind),
            ("force", self.force),
            ("consequences", self.consequences),
            ("appeal", self.appeal),
            ("skippable", self.skippable),
        ]
    }

    /// Every set of hits with its name.
    pub(crate) fn hits(&self) -> [(&'static str, Hits); 4] {
        [
            ("actions", self.actions),
            ("duties", self.duties),
            ("deadlines", self.deadlines),
            ("legal", self.legal),
        ]
    }

    pub(crate) fn add(&mut self, other: &Self) {
        for (mine, theirs) in [
            (&mut self.language, other.language),
            (&mut self.kind, other.kind),
            (&mut self.outcome, other.outcome),
            (&mut self.outcome_evidence, other.outcome_evidence),
            (&mut self.benefit, other.benefit),
            (&mut self.action_kind, other.action_kind),
            (&mut self.force, other.force),
            (&mut self.consequences, other.consequences),
            (&mut self.appeal, other.appeal),
            (&mut self.skippable, other.skippable),
        ] {
            mine.right += theirs.right;
            mine.of += theirs.of;
        }
        for (mine, theirs) in [
            (&mut self.actions, other.actions),
            (&mut self.duties, other.duties),
            (&mut self.deadlines, other.deadlines),
            (&mut self.legal, other.legal),
        ] {
            mine.found += theirs.found;
            mine.invented += theirs.invented;
            mine.missed += theirs.missed;
        }
        self.harms += other.harms;
    }
}

/// The figures of one letter: `told` is the JSON explanation, `gold` the annotation.
pub(crate) fn score(told: &Value, gold: &Value) -> Score {
    let mut score = Score::default();
    score.language.add(told["document"]["language"] == gold["language"]);
    score.kind.add(told["kind"] == gold["letter_kind"]);
    outcome(told, gold, &mut score);
    if let Some(benefit) = gold["benefit"].as_str().filter(|b| !b.is_empty()) {
        let name = told["benefit"]["name"].as_str().unwrap_or_default();
        score.benefit.add(name.to_lowercase() == benefit.to_lowercase());
    }
    actions(told, gold, &mut score);
    score.appeal.add(told["appeal"]["possible"] == gold["appeal"]["possible"]);
    let (said, meant) = (deadlines(told), deadlines(gold));
    score.deadlines = Hits::of_sets(&meant, &said);
    score.harms += score.deadlines.invented;
    let laws = |items: &Value, text: fn(&Value) -> &str| -> BTreeSet<(String, String)> {
        list(items).iter().map(|law| law_and_section(text(law))).collect()
    };
    score.legal = Hits::of_sets(
        &laws(&gold["legal_refs"], |law| law.as_str().unwrap_or_default()),
        &laws(&told["legal_references"], |law| law["text"].as_str().unwrap_or_default()),
    );
    skippable(told, gold, &mut score);
    score
}

fn outcome(told: &Value, gold: &Value, score: &mut Score) {
    let value = told["outcome"]["value"].as_str().unwrap_or("none");
    let right = value == gold["outcome"];
    score.outcome.add(right);
    score.harms += u32::from(!right && value != "none");
    if gold["outcome"] != "none" {
        let places = strings(&gold["outcome_quote"], &gold["outcome_also"]);
        score.outcome_evidence.add(stands_at(&told["outcome"], &places));
    }
}

fn actions(told: &Value, gold: &Value, score: &mut Score) {
    let told = list(&told["actions"]);
    let mut used = vec![false; told.len()];
    let mut all_places = Vec::new();
    for meant in list(&gold["actions"]) {
        let places = strings(&meant["quote"], &meant["also"]);
        let hit = (0..told.len()).find(|&i| !used[i] && stands_at(&told[i], &places));
        let called_duty = hit.map(|i| is_duty(&told[i]));
        match (is_duty(meant), called_duty) {
            (true, Some(true)) => score.duties.found += 1,
            (true, _) => score.duties.missed += 1,
            (false, Some(true)) => score.duties.invented += 1,
            (false, _) => {}
        }
        if let Some(i) = hit {
            used[i] = true;
            score.actions.found += 1;
            score.action_kind.add(told[i]["kind"] == meant["kind"]);
            score.force.add(told[i]["force"] == meant["force"]);
            if let Some(or_else) = meant["consequence_quote"].as_str().filter(|q| !q.is_empty()) {
                score.consequences.add(stands_at(&told[i]["consequence"], &[or_else]));
            }
        } else {
            score.actions.missed += 1;
        }
        all_places.extend(places);
    }
    for (action, _) in told.iter().zip(used).filter(|(_, used)| !used) {
        // A second mention of a gold action is no error.
        if !stands_at(action, &all_places) {
            score.actions.invented += 1;
            score.duties.invented += u32::from(is_duty(action));
        }
    }
}

fn skippable(told: &Value, gold: &Value, score: &mut Score) {
    let duties = list(&gold["actions"]).iter().filter(|a| is_duty(a)).map(|a| &a["quote"]);
    let facts: Vec<&str> =
        duties.chain([&gold["outcome_quote"]]).filter_map(Value::as_str).collect();
    for skip in list(&told["skippable"]) {
        let quote = skip["quote"].as_str().unwrap_or_default();
        let harm = facts.iter().any(|fact| same_place(quote, fact));
        score.skippable.add(!harm);
        score.harms += u32::from(harm);
    }
}

fn is_duty(action: &Value) -> bool {
    action["force"] != "may"
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn strings<'v>(first: &'v Value, more: &'v Value) -> Vec<&'v str> {
    first.as_str().into_iter().chain(list(more).iter().filter_map(Value::as_str)).collect()
}

/// True when some evidence of `fact` stands for one of the quotes.
fn stands_at(fact: &Value, quotes: &[&str]) -> bool {
    list(&fact["evidence"])
        .iter()
        .filter_map(|e| e["quote"].as_str())
        .any(|told| quotes.iter().any(|quote| same_place(told, quote)))
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

/// True when two quotes stand for the same sentence or list item: the shorter lies nearly wholly in
/// the longer, and the longer is no whole paragraph.
pub(crate) fn same_place(one: &str, other: &str) -> bool {
    let mut counts: HashMap<String, i32> = HashMap::new();
    let (mut length, mut shared) = (0, 0);
    for word in words(one) {
        *counts.entry(word).or_default() += 1;
        length += 1;
    }
    let first = length;
    length = 0;
    for word in words(other) {
        length += 1;
        if let Some(count) = counts.get_mut(&word).filter(|count| **count > 0) {
            *count -= 1;
            shared += 1;
        }
    }
    let (short, long) = (first.min(length), first.max(length));
    shared > 0 && shared * 5 >= short * 4 && long <= (3 * short).max(short + 14)
}

/// A deadline in comparable form; the flag keeps the one for appeal apart.
type Limit = (bool, String);

/// Every deadline of an explanation or of an annotation, each once.
fn deadlines(letter: &Value) -> BTreeSet<Limit> {
    let actions = list(&letter["actions"]).iter().filter(|a| a["kind"] != "appeal");
    let mut limits: BTreeSet<Limit> =
        actions.filter_map(|a| Some((false, limit(&a["deadline"])?))).collect();
    limits.extend(limit(&letter["appeal"]["deadline"]).map(|l| (true, l)));
    limits
}

const NUMBERS: [&[&str]; 14] = [
    &["en", "ein", "én", "éin"],
    &["to"],
    &["tre"],
    &["fire"],
    &["fem"],
    &["seks"],
    &["sju", "syv"],
    &["åtte"],
    &["ni"],
    &["ti"],
    &["elleve"],
    &["tolv"],
    &["tretten"],
    &["fjorten"],
];

const UNITS: [(&str, &[&str]); 3] = [
    ("days", &["dag", "dager", "dagar"]),
    ("weeks", &["uke", "uker", "veke", "veker"]),
    ("months", &["måned", "måneder", "månad", "månader"]),
];

/// «innen tre uker» without a starting point is a length of three weeks; a rhythm is not.
fn limit(deadline: &Value) -> Option<String> {
    if let Some(date) = deadline["date"].as_str() {
        return Some(date.to_owned());
    }
    if let Some(length) = deadline["length"].as_i64() {
        return Some(format!("{length} {}", deadline["unit"].as_str().unwrap_or_default()));
    }
    let text = deadline["text"].as_str().filter(|text| !text.is_empty())?;
    let words: Vec<String> = words(text).collect();
    let rhythm = words.first().is_some_and(|w| w.starts_with("hver") || w.starts_with("kvar"));
    let length = words.windows(2).find_map(|pair| {
        let named = NUMBERS.iter().position(|names| names.contains(&pair[0].as_str()));
        let number = named.map(|i| i + 1).or_else(|| pair[0].parse().ok()).filter(|&n| n > 0)?;
        let unit = UNITS.iter().find(|(_, names)| names.contains(&pair[1].as_str()))?.0;
        Some(format!("{number} {unit}"))
    });
    Some(length.filter(|_| !rhythm).unwrap_or_else(|| format!("«{}»", words.join(" "))))
}

/// Law and section; «annet ledd», «bokstav c» and the like are dropped.
pub(crate) fn law_and_section(reference: &str) -> (String, String) {
    let text = reference.to_lowercase().replace("§§", "§").replace("lova", "loven");
    if let Some((law, rest)) = text.split_once('§') {
        let plain = |c: char| c.is_alphanumeric() || "_-. ".contains(c);
        if let Some(section) =
            section(rest.trim_start()).filter(|_| law.trim_end().chars().all(plain))
        {
            return (law.trim().to_owned(), section);
        }
    }
    let chapters = ["artikkel", "art.", "art", "kapittel", "kap.", "kap"];
    for (at, _) in text.char_indices() {
        for name in chapters {
            let rest = text[at..].strip_prefix(name).map(str::trim_start);
            if let Some(rest) = rest.filter(|r| r.starts_with(|c: char| c.is_ascii_digit())) {
                let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
                let number = &rest[..end.unwrap_or(rest.len())];
                return (text[..at].trim().to_owned(), number.to_owned());
            }
        }
    }
    let details = [
        "første", "andre", "annet", "annan", "tredje", "fjerde", "femte", "sjette", "sjuende",
        "bokstav", "nr", "ledd", "punktum", ",",
    ];
    let end = details.iter().filter_map(|detail| text.find(detail)).min().unwrap_or(text.len());
    (text[..end].trim().to_owned(), String::new())
}

/// `22-15`, `8-3a`, `8-3 a`.
fn section(text: &str) -> Option<String> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let first = digits(text);
    let second = text[first..].strip_prefix('-').map_or(0, digits);
    let length = first + if second > 0 { second + 1 } else { 0 };
    let rest = text[length..].strip_prefix(' ').unwrap_or(&text[length..]);
    let mut chars = rest.chars();
    let letter = chars.next().filter(|c| ('a'..='e').contains(c));
    let alone = chars.next().is_none_or(|c| !c.is_alphanumeric());
    let letter = letter.filter(|_| alone).map(String::from).unwrap_or_default();
    (first > 0).then(|| format!("{}{letter}", &text[..length]))
}
