//! Versions of one letter in several languages: what one says and the other does not.

use std::collections::BTreeMap;

use super::align::{Step, align};
use super::aspect::Aspect;
use super::overview::{At, Difference, Parity, Version};
use super::versions::{BlockFacts, BlockSort, VersionFacts};
use crate::lang::Lang;

/// So many versions wait for a counterpart at most.
const WAITING: usize = 10_000;
/// So many differences are kept.
const KEPT: usize = 2_000;
/// More differences of one pair are only counted.
const OF_A_PAIR: usize = 40;

/// Versions that were compared, and those that wait.
#[derive(Debug, Clone, Default)]
pub(super) struct Versions {
    waiting: BTreeMap<String, Vec<Waiting>>,
    count: usize,
    parity: Parity,
}

#[derive(Debug, Clone)]
struct Waiting {
    id: String,
    lang: Lang,
    facts: VersionFacts,
}

/// A version by its name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named<'v> {
    /// Of the letter.
    pub(super) id: &'v str,
    /// The same for all versions.
    pub(super) name: &'v str,
    pub(super) lang: Lang,
}

impl Versions {
    /// Adds a version; compares it with a version in another language that came before.
    pub(super) fn add(&mut self, own: Named<'_>, facts: &VersionFacts) {
        let others = self.waiting.get(own.name).into_iter().flatten();
        // Bokmål is what the others are compared with, else whatever came first.
        let other = others.filter(|other| other.lang != own.lang).min_by_key(|other| other.lang);
        if let Some(other) = other {
            let mine = One { id: own.id, lang: own.lang, facts };
            let theirs = One { id: &other.id, lang: other.lang, facts: &other.facts };
            let (one, two) = if theirs.lang < mine.lang { (theirs, mine) } else { (mine, theirs) };
            let differences = differences(one, two);
            self.parity.pairs += 1;
            self.parity.differing += u64::from(!differences.is_empty());
            self.parity.total += differences.len() as u64;
            let room = KEPT.saturating_sub(self.parity.differences.len()).min(OF_A_PAIR);
            self.parity.differences.extend(differences.into_iter().take(room));
        }
        if self.count >= WAITING {
            // The oldest by name: names come in order.
            if let Some((_, gone)) = self.waiting.pop_first() {
                self.count -= gone.len();
                self.parity.let_go += gone.len() as u64;
            }
        }
        self.count += 1;
        let waiting = self.waiting.entry(own.name.to_owned()).or_default();
        waiting.push(Waiting { id: own.id.to_owned(), lang: own.lang, facts: facts.clone() });
    }

    /// What was found, the gravest first.
    pub(super) fn told(self) -> Parity {
        let mut parity = self.parity;
        parity.differences.sort_by_key(|difference| difference.aspect);
        parity
    }
}

#[derive(Clone, Copy)]
struct One<'v> {
    id: &'v str,
    lang: Lang,
    facts: &'v VersionFacts,
}

struct Pair<'v> {
    one: One<'v>,
    two: One<'v>,
    found: Vec<Difference>,
}

/// What one version has and the other has not.
fn differences(one: One<'_>, two: One<'_>) -> Vec<Difference> {
    let mut pair = Pair { one, two, found: Vec::new() };
    pair.facts();
    pair.values();
    pair.duties();
    pair.blocks();
    let mut found = pair.found;
    found.sort_by_key(|difference| difference.aspect);
    found
}

impl Pair<'_> {
    fn push(&mut self, aspect: Aspect, one: (Option<String>, u32), two: (Option<String>, u32)) {
        let version = |one: One<'_>, (value, line): (Option<String>, u32)| Version {
            language: one.lang,
            at: At { id: one.id.to_owned(), line: line as usize },
            value,
        };
        let (one, other) = (version(self.one, one), version(self.two, two));
        self.found.push(Difference { aspect, one, other });
    }

    fn facts(&mut self) {
        let (a, b) = (self.one.facts, self.two.facts);
        // A decision that klarbrev does not see in one language says nothing of the letter.
        if let (Some(a), Some(b)) = (&a.outcome, &b.outcome)
            && a.0 != b.0
        {
            self.push(Aspect::Outcome, (Some(a.0.clone()), a.1), (Some(b.0.clone()), b.1));
        }
        match (&a.appeal, &b.appeal) {
            (Some(a), Some(b)) if a.0 != b.0 => {
                self.push(Aspect::Appeal, (Some(a.0.clone()), a.1), (Some(b.0.clone()), b.1));
            }
            (Some(a), None) => self.push(Aspect::Appeal, (Some(a.0.clone()), a.1), (None, 1)),
            (None, Some(b)) => self.push(Aspect::Appeal, (None, 1), (Some(b.0.clone()), b.1)),
            _ => {}
        }
    }

    fn values(&mut self) {
        let empty = BTreeMap::new();
        for aspect in Aspect::ALL {
            let mine = self.one.facts.values.get(&aspect).unwrap_or(&empty);
            let theirs = self.two.facts.values.get(&aspect).unwrap_or(&empty);
            if aspect == Aspect::Field {
                self.fields(mine, theirs);
                continue;
            }
            // Pages in English have addresses of their own.
            if aspect == Aspect::Address && self.two.lang == Lang::En {
                continue;
            }
            let only = |a: &BTreeMap<String, (u32, u32)>, b: &BTreeMap<String, (u32, u32)>| {
                let mut only: Vec<(String, u32)> = a
                    .iter()
                    .filter(|(value, _)| !b.contains_key(*value))
                    .map(|(value, (_, line))| (value.clone(), *line))
                    .collect();
                only.sort_by_key(|(_, line)| *line);
                only
            };
            let (lost, added) = (only(mine, theirs), only(theirs, mine));
            let mut added = added.into_iter();
            for (value, line) in lost {
                if let Some((other, at)) = added.next() {
                    self.push(aspect, (Some(value), line), (Some(other), at));
                } else {
                    let at = counterpart(self.one.facts, self.two.facts, line);
                    self.push(aspect, (Some(value), line), (None, at));
                }
            }
            for (value, line) in added {
                let at = counterpart(self.two.facts, self.one.facts, line);
                self.push(aspect, (None, at), (Some(value), line));
            }
        }
    }

    /// Fields are counted: the same one may stand in several places.
    fn fields(
        &mut self,
        mine: &BTreeMap<String, (u32, u32)>,
        theirs: &BTreeMap<String, (u32, u32)>,
    ) {
        let mut names: Vec<&String> = mine.keys().chain(theirs.keys()).collect();
        names.sort_unstable();
        names.dedup();
        for name in names {
            let of =
                |fields: &BTreeMap<String, (u32, u32)>| fields.get(name).copied().unwrap_or((0, 1));
            let (one, two) = (of(mine), of(theirs));
            if one.0 != two.0 {
                let value = |count: u32| (count > 0).then(|| format!("[{name}] × {count}"));
                self.push(Aspect::Field, (value(one.0), one.1), (value(two.0), two.1));
            }
        }
    }

    /// A sort of duty that the other version knows nothing of.
    fn duties(&mut self) {
        let (a, b) = (&self.one.facts.duties, &self.two.facts.duties);
        for (kind, line) in a.iter().filter(|(kind, _)| !b.contains_key(*kind)) {
            // Told as another sort it may be the same one.
            if a.len() > b.len() {
                let at = counterpart(self.one.facts, self.two.facts, *line);
                self.push(Aspect::Duty, (Some(kind.clone()), *line), (None, at));
            }
        }
        for (kind, line) in b.iter().filter(|(kind, _)| !a.contains_key(*kind)) {
            if b.len() > a.len() {
                let at = counterpart(self.two.facts, self.one.facts, *line);
                self.push(Aspect::Duty, (None, at), (Some(kind.clone()), *line));
            }
        }
    }

    fn blocks(&mut self) {
        let (a, b) = (self.one.facts, self.two.facts);
        let english = self.one.lang == Lang::En || self.two.lang == Lang::En;
        let line = |blocks: &[BlockFacts], at: usize| {
            let at = at.min(blocks.len().saturating_sub(1));
            blocks.get(at).map_or(1, |block| block.line)
        };
        for step in align(&a.blocks, &b.blocks, english) {
            match step {
                Step::One(i, near) => {
                    let block = &a.blocks[i];
                    let told = (Some(format!("words:{}", block.words)), block.line);
                    self.push(aspect(block.sort), told, (None, line(&b.blocks, near)));
                }
                Step::Other(near, j) => {
                    let block = &b.blocks[j];
                    let told = (Some(format!("words:{}", block.words)), block.line);
                    self.push(aspect(block.sort), (None, line(&a.blocks, near)), told);
                }
                Step::Both(i, j) => {
                    let (one, two) = (&a.blocks[i], &b.blocks[j]);
                    // A branch inside a paragraph is a sentence more or less there.
                    let branch = a.template && b.template && one.sentences != two.sentences;
                    let many = one.sentences.abs_diff(two.sentences) >= 2
                        && one.words.max(two.words) * 10 > one.words.min(two.words) * 16;
                    if one.sort == BlockSort::Text && (branch || many) {
                        let told = |block: &BlockFacts| {
                            (Some(format!("sentences:{}", block.sentences)), block.line)
                        };
                        self.push(Aspect::Passage, told(one), told(two));
                    }
                }
            }
        }
    }
}

const fn aspect(sort: BlockSort) -> Aspect {
    match sort {
        BlockSort::Heading => Aspect::Heading,
        BlockSort::Text | BlockSort::Row => Aspect::Passage,
        BlockSort::Item => Aspect::Item,
    }
}

/// The line of the other version where what stands on `line` here should stand: as far down, counted
/// in blocks.
fn counterpart(here: &VersionFacts, there: &VersionFacts, line: u32) -> u32 {
    let at = here.blocks.partition_point(|block| block.line <= line).saturating_sub(1);
    let at = at.min(there.blocks.len().saturating_sub(1));
    there.blocks.get(at).map_or(1, |block| block.line)
}
