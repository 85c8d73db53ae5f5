//! Letters added up, one after the other, in bounded memory.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::clusters::Clusters;
use super::contradictions::{Claims, Who};
use super::gathered::Gathered;
use super::overview::{At, Contradiction, Overview, Parity, Seam, Seams, Standard};
use super::parity::{Named, Versions};
use super::passages;
use super::picked::{Picked, picked};
use super::seams::SeamAt;
use super::versions::version_of;
use super::{SeamKind, told};
use crate::audit::{Audited, Source, example};
use crate::segment::Document;
use crate::text::Span;

/// So many seam faults of one kind are shown.
const SEAMS: usize = 100;

/// Where a letter came from, so that it can be read again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Its name.
    pub id: String,
    /// Where it can be read again.
    pub source: Source,
}

/// Sums over all letters.
#[derive(Debug, Clone, Default)]
pub struct Across {
    clusters: Clusters,
    claims: Claims,
    versions: Versions,
    seams: SeamSums,
}

#[derive(Debug, Clone, Default)]
struct SeamSums {
    letters: u64,
    kinds: BTreeMap<SeamKind, OfAKind>,
}

/// Faults, letters and the first places.
type OfAKind = (u64, u64, Vec<(Arc<Origin>, SeamAt)>);

impl Across {
    /// Adds a letter.
    pub fn add(&mut self, origin: Origin, letter: &Audited) {
        let origin = Arc::new(origin);
        let own = &letter.across;
        self.clusters.add(&origin, &own.passages, own.words);
        let (id, benefit) = (origin.id.as_str(), letter.benefit.as_deref());
        self.claims.add(Who { id, level: own.level(), kind: letter.kind, benefit }, &own.claims);
        if let (Some(version), Some((name, lang))) = (&own.version, version_of(id)) {
            self.versions.add(Named { id, name: &name, lang }, version);
        }
        self.seams.add(&origin, own);
    }

    /// Ends the adding up: what is to be told is chosen.
    pub fn close(self) -> Closed {
        let standard = Standard { words: self.clusters.words, ..Standard::default() };
        let (picked, standard) = picked(&self.clusters, standard);
        Closed {
            picked,
            standard,
            contradictions: self.claims.told(),
            parity: self.versions.told(),
            seams: self.seams,
        }
    }
}

impl SeamSums {
    fn add(&mut self, origin: &Arc<Origin>, letter: &Gathered) {
        self.letters += u64::from(!letter.seams.is_empty());
        let mut seen = Vec::new();
        for seam in &letter.seams {
            let (faults, letters, places) = self.kinds.entry(seam.kind).or_default();
            *faults += 1;
            if !seen.contains(&seam.kind) {
                seen.push(seam.kind);
                *letters += 1;
            }
            if places.len() < SEAMS {
                places.push((Arc::clone(origin), seam.clone()));
            }
        }
    }
}

/// What is to be told, but for the words of the letters.
#[derive(Debug, Clone)]
pub struct Closed {
    picked: Vec<Picked>,
    standard: Standard,
    contradictions: Vec<Contradiction>,
    parity: Parity,
    seams: SeamSums,
}

/// Text that is wanted of one letter.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The letter.
    pub origin: Arc<Origin>,
    wants: Vec<Want>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Want {
    Passage(Span, u64),
    Quote(Span),
}

/// What was read again: words by letter and place.
#[derive(Debug, Clone, Default)]
pub struct Texts(BTreeMap<(Source, Span, bool), String>);

impl Texts {
    /// Takes what is wanted from the letter, read again; identity and account numbers are hidden where
    /// `masked`.
    pub fn add(&mut self, wanted: &Wanted, document: &Document<'_>, masked: bool) {
        for want in &wanted.wants {
            let (span, passage, text) = match *want {
                Want::Passage(span, form) => (span, true, passages::text(document, span, form)),
                Want::Quote(span) => (span, false, quote(document, span, masked)),
            };
            if let Some(text) = text {
                self.0.insert((wanted.origin.source.clone(), span, passage), text);
            }
        }
    }

    /// Takes over what was read elsewhere.
    pub fn merge(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    pub(super) fn passage(&self, origin: &Origin, span: Span) -> Option<&String> {
        self.0.get(&(origin.source.clone(), span, true))
    }

    fn quote(&self, origin: &Origin, span: Span) -> Option<&String> {
        self.0.get(&(origin.source.clone(), span, false))
    }
}

/// So many bytes before and after are shown.
const AROUND: usize = 28;

/// The words around a place, within its block.
fn quote(document: &Document<'_>, span: Span, masked: bool) -> Option<String> {
    let block = document.blocks().iter().find(|block| block.span.contains(span))?;
    let text = document.text();
    let from = text.floor_char_boundary(span.start.saturating_sub(AROUND)).max(block.span.start);
    let to = text.ceil_char_boundary((span.end + AROUND).min(text.len())).min(block.span.end);
    // Whole words.
    let from = match text[from..span.start].find(' ') {
        Some(at) if from > block.span.start => from + at + 1,
        _ => from,
    };
    let to = match text[span.end..to].rfind(' ') {
        Some(at) if to < block.span.end => span.end + at,
        _ => to,
    };
    Some(example(text, Span::new(from, to), masked))
}

impl Closed {
    /// The letters to be read again, in the order in which they came, as far as that is known.
    pub fn wanted(&self) -> Vec<Wanted> {
        let mut wants: BTreeMap<Source, (Arc<Origin>, Vec<Want>)> = BTreeMap::new();
        let mut add = |origin: &Arc<Origin>, want: Want| {
            let own = wants
                .entry(origin.source.clone())
                .or_insert_with(|| (Arc::clone(origin), Vec::new()));
            own.1.push(want);
        };
        for form in self.picked.iter().flat_map(Picked::forms) {
            if let Some(spot) = form.spots.first() {
                add(&spot.origin, Want::Passage(spot.span, form.hash));
            }
        }
        for (origin, seam) in self.seams.kinds.values().flat_map(|(_, _, places)| places) {
            let span = Span::new(seam.start as usize, seam.end as usize);
            add(origin, Want::Quote(span));
        }
        let wanted = |(origin, mut wants): (Arc<Origin>, Vec<Want>)| {
            wants.sort_unstable();
            wants.dedup();
            Wanted { origin, wants }
        };
        wants.into_values().map(wanted).collect()
    }

    /// Everything that was found, with the words that were read again.
    pub fn overview(self, texts: &Texts) -> Overview {
        let mut seams = Seams { letters: self.seams.letters, ..Seams::default() };
        for (kind, (faults, letters, places)) in self.seams.kinds {
            seams.total += faults;
            seams.kinds.push((kind, faults, letters));
            seams.found.extend(
                places.into_iter().map(|(origin, seam)| Seam {
                    kind,
                    at: At { id: origin.id.clone(), line: seam.line as usize },
                    quote: texts
                        .quote(&origin, Span::new(seam.start as usize, seam.end as usize))
                        .cloned(),
                }),
            );
        }
        Overview {
            clusters: told::clusters(self.picked, &self.standard, texts),
            standard: self.standard,
            contradictions: self.contradictions,
            parity: self.parity,
            seams,
        }
    }
}
