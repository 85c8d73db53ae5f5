//! What was found before: an old collection adopts it, and can only get better.
//!
//! A baseline holds no text of any letter, only fingerprints of sentences.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Finding;
use crate::segment::Document;
use crate::text::one_line;

/// The JSON form.
pub const SCHEMA: &str = "klarbrev/baseline/1";

/// How often each fingerprint was found, by file and rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    schema: String,
    files: BTreeMap<String, Known>,
}

/// What was found in one file: rule → fingerprint → how often.
pub type Known = BTreeMap<String, BTreeMap<String, u32>>;

impl Default for Baseline {
    fn default() -> Self {
        Self { schema: SCHEMA.to_owned(), files: BTreeMap::new() }
    }
}

impl Baseline {
    /// A baseline from its JSON.
    ///
    /// # Errors
    ///
    /// Where it is no baseline, or one of another version.
    pub fn from_json(json: &str) -> Result<Self, serde_json::Error> {
        let baseline: Self = serde_json::from_str(json)?;
        if baseline.schema == SCHEMA {
            Ok(baseline)
        } else {
            Err(serde::de::Error::custom(format!("schema {}, expected {SCHEMA}", baseline.schema)))
        }
    }

    /// As JSON, the same for the same content.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Adds what was found in a file; its path is written with `/`.
    pub fn add(&mut self, path: &str, known: Known) {
        if !known.is_empty() {
            self.files.insert(path.to_owned(), known);
        }
    }

    /// Takes away from `findings` what was found in this file before. The rest is new.
    pub fn filter(&self, path: &str, document: &Document<'_>, findings: &mut Vec<Finding>) {
        let Some(known) = self.files.get(path) else { return };
        let mut left = known.clone();
        findings.retain(|finding| {
            let count = left
                .get_mut(finding.rule.as_ref())
                .and_then(|known| known.get_mut(&fingerprint(document, finding)))
                .filter(|count| **count > 0);
            count.map(|count| *count -= 1).is_none()
        });
    }
}

/// What was found in a letter, for [`Baseline::add`].
pub fn known(document: &Document<'_>, findings: &[Finding]) -> Known {
    let mut known = Known::new();
    for finding in findings {
        let rule = known.entry(finding.rule.to_string()).or_default();
        *rule.entry(fingerprint(document, finding)).or_default() += 1;
    }
    known
}

/// A number that stays while the sentence does, wherever it moves.
fn fingerprint(document: &Document<'_>, finding: &Finding) -> String {
    let sentences = document.sentences();
    let at = sentences.partition_point(|sentence| sentence.span.start <= finding.span.start);
    let sentence = at.checked_sub(1).map_or(finding.span, |at| sentences[at].span);
    let text =
        one_line(document.text(), sentence) + "\0" + &one_line(document.text(), finding.span);
    format!("{:016x}", crate::text::fingerprint(text.bytes()))
}
