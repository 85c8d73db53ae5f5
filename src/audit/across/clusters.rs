//! Standard text: passages that stand in several letters, counted as the letters come.
//!
//! A passage that is known word by word costs one look-up; only new ones are compared, and only with
//! those that MinHash finds. What stood in one letter only is let go when there is too much of it.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::minhash::Bands;
use super::passages::{Passage, alike};
use super::share::Shares;
use super::sum::Origin;
use crate::text::Span;

/// So many different passages are kept at most.
const PASSAGES: usize = 40_000;
/// So many forms of one passage; further ones are only counted.
const FORMS: usize = 48;
/// So many letters are named for each form.
const NAMED: usize = 3;

/// Where a form of a passage stands.
#[derive(Debug, Clone)]
pub(super) struct Spot {
    pub(super) origin: Arc<Origin>,
    pub(super) span: Span,
    pub(super) line: u32,
}

/// A passage with its fixed values.
#[derive(Debug, Clone)]
pub(super) struct Form {
    pub(super) hash: u64,
    pub(super) letters: u64,
    pub(super) words: u32,
    pub(super) spots: Vec<Spot>,
}

/// A passage with its values masked.
#[derive(Debug, Clone)]
pub(super) struct Distinct {
    shape: u64,
    /// Of those that were put together with others: one of them, else itself.
    up: u32,
    sequence: Box<[u8]>,
    language: u8,
    pub(super) forms: Vec<Form>,
    /// Letters with a form that is not among those kept.
    pub(super) more: u64,
    /// Of the whole cluster, where this is its root.
    letters: u64,
    words: u64,
    last: u64,
    /// Its number in [`Shares`], which outlives its place here.
    pub(super) serial: u32,
}

/// All passages.
#[derive(Debug, Clone)]
pub(super) struct Clusters {
    /// So many different passages are kept at most.
    limit: usize,
    places: FxHashMap<u64, u32>,
    all: Vec<Distinct>,
    bands: Bands,
    serials: u32,
    letters: u64,
    pub(super) words: u64,
    pub(super) let_go: u64,
    pub(super) shares: Shares,
    /// No room is left although everything is standard text.
    full: bool,
}

impl Default for Clusters {
    fn default() -> Self {
        Self::with_limit(PASSAGES)
    }
}

/// The members of a cluster.
pub(super) type Members<'c> = Vec<&'c Distinct>;

impl Clusters {
    pub(super) fn with_limit(limit: usize) -> Self {
        Self {
            limit,
            places: FxHashMap::default(),
            all: Vec::new(),
            bands: Bands::default(),
            serials: 0,
            letters: 0,
            words: 0,
            let_go: 0,
            shares: Shares::default(),
            full: false,
        }
    }

    /// Adds a letter's passages; `words` is the length of the letter.
    pub(super) fn add(&mut self, origin: &Arc<Origin>, passages: &[Passage], words: u32) {
        self.letters += 1;
        self.words += u64::from(words);
        let mut serials = Vec::with_capacity(passages.len());
        for passage in passages {
            let Some(at) = self.place(passage) else {
                self.let_go += 1;
                continue;
            };
            serials.push((self.all[at].serial, passage.words));
            self.count(at, origin, passage);
        }
        self.shares.add(&origin.id, words, serials);
        if self.all.len() >= self.limit {
            self.let_go();
        }
    }

    /// Where the passage stands, made if it is new.
    fn place(&mut self, passage: &Passage) -> Option<usize> {
        if let Some(&at) = self.places.get(&passage.shape) {
            return Some(at as usize);
        }
        if self.full {
            return None;
        }
        let serial = self.serials;
        self.serials += 1;
        let at = self.insert(Distinct {
            shape: passage.shape,
            up: 0,
            sequence: passage.sequence.clone().into(),
            language: passage.language,
            forms: Vec::new(),
            more: 0,
            letters: 0,
            words: 0,
            last: 0,
            serial,
        });
        Some(at)
    }

    /// Puts a passage in, together with those that are like it.
    fn insert(&mut self, mut distinct: Distinct) -> usize {
        let at = self.all.len();
        distinct.up = at as u32;
        self.places.insert(distinct.shape, at as u32);
        let met = self.bands.add(&distinct.sequence);
        self.all.push(distinct);
        for other in met {
            let (root, other_root) = (self.root(at), self.root(other as usize));
            if root != other_root && self.alike(at, other as usize) {
                self.join(root, other_root);
            }
        }
        at
    }

    fn alike(&self, a: usize, b: usize) -> bool {
        let (a, b) = (&self.all[a], &self.all[b]);
        a.language == b.language && alike(&a.sequence, &b.sequence)
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.all[at].up as usize != at {
            let up = self.all[at].up as usize;
            self.all[at].up = self.all[up].up;
            at = self.all[at].up as usize;
        }
        at
    }

    /// The same without shortening the way.
    fn root_of(&self, mut at: usize) -> usize {
        while self.all[at].up as usize != at {
            at = self.all[at].up as usize;
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        // The one that was first stays, so that the order of letters decides nothing else.
        let (first, second) = (a.min(b), a.max(b));
        self.all[second].up = first as u32;
        self.all[first].letters += self.all[second].letters;
        self.all[first].words += self.all[second].words;
        self.all[first].last = self.all[first].last.max(self.all[second].last);
    }

    fn count(&mut self, at: usize, origin: &Arc<Origin>, passage: &Passage) {
        let letter = self.letters;
        let root = self.root(at);
        let cluster = &mut self.all[root];
        cluster.words += u64::from(passage.words);
        if cluster.last != letter {
            cluster.last = letter;
            cluster.letters += 1;
        }
        let distinct = &mut self.all[at];
        let spot = || Spot { origin: Arc::clone(origin), span: passage.span(), line: passage.line };
        let known = distinct.forms.iter_mut().find(|form| form.hash == passage.form);
        if let Some(form) = known {
            // Twice in one letter is one letter.
            let again = form.spots.last().is_some_and(|spot| Arc::ptr_eq(&spot.origin, origin));
            form.letters += u64::from(!again);
            if !again && form.spots.len() < NAMED {
                form.spots.push(spot());
            }
        } else if distinct.forms.len() < FORMS {
            let (hash, words) = (passage.form, passage.words);
            distinct.forms.push(Form { hash, letters: 1, words, spots: vec![spot()] });
        } else {
            distinct.more += 1;
        }
    }

    /// Forgets what stands in one letter only.
    fn let_go(&mut self) {
        let roots: Vec<u32> = (0..self.all.len()).map(|at| self.root_of(at) as u32).collect();
        let all = std::mem::take(&mut self.all);
        let keep = |at: usize| all[roots[at] as usize].letters > 1;
        // Where each that stays goes to.
        let mut places = vec![0u32; all.len()];
        let mut kept = 0;
        for (at, place) in places.iter_mut().enumerate() {
            *place = kept;
            kept += u32::from(keep(at));
        }
        let stays: Vec<bool> = (0..all.len()).map(keep).collect();
        self.let_go += all.len() as u64 - u64::from(kept);
        self.full = kept as usize * 10 >= self.limit * 9;
        self.places.clear();
        self.bands.clear();
        for (at, mut distinct) in all.into_iter().enumerate() {
            if stays[at] {
                distinct.up = places[roots[at] as usize];
                self.places.insert(distinct.shape, self.all.len() as u32);
                self.bands.add(&distinct.sequence);
                self.all.push(distinct);
            }
        }
    }

    /// Every passage that stands in at least two letters: its members, letters and words.
    pub(super) fn shared(&self) -> Vec<(Members<'_>, u64, u64)> {
        let mut by_root: FxHashMap<usize, Members<'_>> = FxHashMap::default();
        let mut order = Vec::new();
        for (at, distinct) in self.all.iter().enumerate() {
            let root = self.root_of(at);
            if self.all[root].letters > 1 {
                if root == at {
                    order.push(root);
                }
                by_root.entry(root).or_default().push(distinct);
            }
        }
        let whole = |root: usize| {
            let members = by_root.remove(&root)?;
            Some((members, self.all[root].letters, self.all[root].words))
        };
        order.into_iter().filter_map(whole).collect()
    }

    /// Which cluster a passage is in.
    #[cfg(test)]
    pub(super) fn cluster_of(&self, passage: &Passage) -> Option<usize> {
        Some(self.root_of(*self.places.get(&passage.shape)? as usize))
    }

    /// The numbers of the passages that stand in at least two letters.
    pub(super) fn shared_serials(&self) -> FxHashSet<u32> {
        let shared = |(at, distinct): (usize, &Distinct)| {
            (self.all[self.root_of(at)].letters > 1).then_some(distinct.serial)
        };
        self.all.iter().enumerate().filter_map(shared).collect()
    }
}
