//! What is kept of one letter to compare it with others: hashes and facts, no text.

use serde::{Deserialize, Serialize};

use super::claims::{Claim, claims};
use super::data::Uses;
use super::passages::{Passage, passages};
use super::seams::{SeamAt, seams};
use super::versions::{VersionFacts, version};
use crate::extract::{Facts, SenderLevel};
use crate::lang::Lang;
use crate::lint::Finding;
use crate::segment::Document;

/// What one letter is compared by.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Gathered {
    /// Words of the letter, headings, lists and tables included.
    pub(super) words: u32,
    /// True where the municipality sent it, false where the state did.
    pub(super) municipality: Option<bool>,
    pub(super) passages: Vec<Passage>,
    pub(super) claims: Vec<Claim>,
    pub(super) seams: Vec<SeamAt>,
    /// Where it may have versions in other languages.
    pub(super) version: Option<VersionFacts>,
}

impl Gathered {
    pub(super) fn level(&self) -> Option<SenderLevel> {
        let level = |municipality| {
            if municipality { SenderLevel::Municipality } else { SenderLevel::State }
        };
        self.municipality.map(level)
    }
}

/// Gathers what the letter is compared by; with `versions`, also with versions of it in other
/// languages: see [`super::has_versions`].
pub fn gather(
    document: &Document<'_>,
    facts: &Facts,
    findings: &[Finding],
    versions: bool,
) -> Gathered {
    let uses = Uses::of(document);
    let (passages, words) = passages(document);
    if document.language() == Lang::Other {
        return Gathered { words, passages, ..Gathered::default() };
    }
    Gathered {
        words,
        municipality: facts
            .sender
            .as_ref()
            .map(|sender| sender.value.level == SenderLevel::Municipality),
        passages,
        claims: claims(document, facts, &uses),
        seams: seams(document, findings, &uses),
        version: versions.then(|| version(document, facts)),
    }
}
