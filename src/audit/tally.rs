//! Letters added up, one after the other, without keeping them: what is kept does not grow with
//! their number.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::path::PathBuf;

use super::form::FormBox;
use super::letter::Audited;
use super::slots::{Slot, SlotState};
use super::spread::Spread;
use crate::analyse::Measure;
use crate::extract::{LetterKind, Outcome};
use crate::lang::Lang;
use crate::lexicon::Severity;
use crate::text::Span;

/// So many of the worst letters are kept.
const WORST: usize = 50;
/// So many examples of a rule are kept, each from another letter.
const EXAMPLES: usize = 3;

/// Where a letter stands, so that it can be read once more.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// The file.
    pub path: PathBuf,
    /// Of a row: its line, from 1, and the byte of the file at which it begins.
    pub row: Option<(u64, u64)>,
    /// Which letter of the file or row it is, from 0.
    pub part: usize,
}

/// A letter as it is added.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// Its name.
    pub id: &'a str,
    /// Where it stands.
    pub source: &'a Source,
    /// What it is like.
    pub letter: &'a Audited,
    /// How many are sent a year.
    pub volume: Option<u64>,
    /// Its points last time.
    pub before: Option<u32>,
    /// True where there is a last time to compare with.
    pub compared: bool,
}

impl Entry<'_> {
    /// What the letter is ranked by: points × volume; 0 for a letter without points.
    pub(super) fn weight(&self) -> u64 {
        let points = self.letter.score.as_ref().map_or(0, |score| score.points);
        u64::from(points).saturating_mul(self.volume.unwrap_or(1))
    }
}

/// Sums over all letters.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    /// All letters.
    pub letters: u64,
    /// Those in a language that klarbrev reads.
    pub rated: u64,
    /// Words of all texts.
    pub words: u64,
    /// Letters by language.
    pub languages: Vec<(Lang, u64)>,
    /// Letters by kind.
    pub kinds: Vec<(LetterKind, u64)>,
    /// Letters by outcome.
    pub outcomes: Vec<(Option<Outcome>, u64)>,
    /// The points.
    pub scores: Spread,
    /// The figures, in the order of [`Measure::ALL`].
    pub measures: [Spread; Measure::ALL.len()],
    /// The slots, in the order of [`Slot::ALL`].
    pub slots: [SlotTally; Slot::ALL.len()],
    /// Letters whose findings point to a box of the quality form, in the order of [`FormBox::ALL`].
    pub form: [u64; FormBox::ALL.len()],
    /// What each rule found, by slug.
    pub rules: BTreeMap<String, RuleTally>,
    /// The letters to mend first.
    pub worst: Vec<Worst>,
    /// Letters with fewer points than last time.
    pub better: u64,
    /// Letters with more.
    pub worse: u64,
    /// Letters with as many.
    pub same: u64,
    /// Letters that were not there last time.
    pub new: u64,
    /// Those that got worse, the most first.
    pub became_worse: Vec<Worst>,
    /// Those that got better, the most first.
    pub became_better: Vec<Worst>,
}

/// How many letters fill a slot.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SlotTally {
    /// Letters that say it.
    pub found: u64,
    /// Letters that should and do not.
    pub missing: u64,
    /// Letters that need not.
    pub not_needed: u64,
}

/// What a rule found in all letters.
#[derive(Debug, Clone)]
pub struct RuleTally {
    /// The worst of its findings.
    pub severity: Severity,
    /// Its findings.
    pub findings: u64,
    /// The letters they are in.
    pub letters: u64,
    /// The first of them, each in another letter.
    pub examples: Vec<Example>,
}

/// A place where a rule found something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The letter.
    pub id: String,
    /// The line.
    pub line: usize,
    /// The bytes of the letter's text that are marked.
    pub span: Span,
    /// Where the letter stands.
    pub source: Source,
    /// What is marked, once the letter was read again for it.
    pub quote: Option<String>,
}

/// A letter that should be looked at.
#[derive(Debug, Clone)]
pub struct Worst {
    /// Its name.
    pub id: String,
    /// What it is ranked by.
    pub weight: u64,
    /// How many are sent a year.
    pub volume: Option<u64>,
    /// Its points last time.
    pub before: Option<u32>,
    /// Where it stands.
    pub source: Source,
    /// What it is like.
    pub letter: Audited,
}

impl Tally {
    /// The examples, letter by letter, so that each is read again only once to quote them.
    pub fn examples(&mut self) -> BTreeMap<Source, Vec<&mut Example>> {
        let mut examples: BTreeMap<Source, Vec<&mut Example>> = BTreeMap::new();
        for example in self.rules.values_mut().flat_map(|rule| &mut rule.examples) {
            examples.entry(example.source.clone()).or_default().push(example);
        }
        examples
    }

    /// Adds a letter.
    pub fn add(&mut self, entry: Entry<'_>) {
        let letter = entry.letter;
        self.letters += 1;
        self.words += letter.words as u64;
        count(&mut self.languages, letter.language);
        let Some(score) = &letter.score else { return };
        self.rated += 1;
        count(&mut self.kinds, letter.kind);
        count(&mut self.outcomes, letter.outcome);
        self.scores.add(f64::from(score.points));
        for (spread, value) in self.measures.iter_mut().zip(letter.measures) {
            if let Some(value) = value {
                spread.add(value);
            }
        }
        for (slot, state) in self.slots.iter_mut().zip(letter.slots) {
            *match state {
                SlotState::Found => &mut slot.found,
                SlotState::Missing => &mut slot.missing,
                SlotState::NotNeeded => &mut slot.not_needed,
            } += 1;
        }
        for ticked in letter.form() {
            self.form[ticked as usize] += 1;
        }
        self.add_rules(entry);
        rank(&mut self.worst, entry, entry.weight());
        if entry.compared {
            self.compare(entry, score.points);
        }
    }

    fn add_rules(&mut self, entry: Entry<'_>) {
        for rule in &entry.letter.rules {
            if !self.rules.contains_key(&*rule.slug) {
                let severity = rule.severity;
                let empty = RuleTally { severity, findings: 0, letters: 0, examples: Vec::new() };
                self.rules.insert(rule.slug.to_string(), empty);
            }
            let Some(known) = self.rules.get_mut(&*rule.slug) else { continue };
            known.severity = known.severity.max(rule.severity);
            known.findings += u64::from(rule.count);
            known.letters += 1;
            if known.examples.len() < EXAMPLES {
                known.examples.push(Example {
                    id: entry.id.to_owned(),
                    line: rule.line,
                    span: rule.span,
                    source: entry.source.clone(),
                    quote: None,
                });
            }
        }
    }

    fn compare(&mut self, entry: Entry<'_>, points: u32) {
        let Some(before) = entry.before else {
            self.new += 1;
            return;
        };
        let change = u64::from(points.abs_diff(before));
        match points.cmp(&before) {
            Ordering::Greater => {
                self.worse += 1;
                rank(&mut self.became_worse, entry, change);
            }
            Ordering::Less => {
                self.better += 1;
                rank(&mut self.became_better, entry, change);
            }
            Ordering::Equal => self.same += 1,
        }
    }
}

fn count<T: PartialEq>(counts: &mut Vec<(T, u64)>, value: T) {
    match counts.iter_mut().find(|(known, _)| *known == value) {
        Some((_, count)) => *count += 1,
        None => counts.push((value, 1)),
    }
}

/// Puts a letter among the heaviest; of two equally heavy the first added stays first.
fn rank(heaviest: &mut Vec<Worst>, entry: Entry<'_>, weight: u64) {
    let at = heaviest.partition_point(|known| known.weight >= weight);
    if weight == 0 || at >= WORST {
        return;
    }
    heaviest.truncate(WORST - 1);
    heaviest.insert(
        at,
        Worst {
            id: entry.id.to_owned(),
            weight,
            volume: entry.volume,
            before: entry.before,
            source: entry.source.clone(),
            letter: entry.letter.clone(),
        },
    );
}
