//! What is known of letters by name: how many are sent a year, and their points last time.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use csv::ReaderBuilder;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use serde::Deserialize;

use super::super::error::AuditError;
use super::named;
use crate::report::{AUDIT_LETTER_SCHEMA, AUDIT_SCHEMA};
use crate::text::mask;

/// How many of each letter are sent a year.
pub(super) struct Volumes {
    by_name: HashMap<String, u64, FxBuildHasher>,
}

impl Volumes {
    /// Reads «name, letters a year», with or without a first line of titles.
    pub(super) fn read(path: &Path) -> Result<Self, AuditError> {
        let error =
            |line: u64, what: String| AuditError::Volume { path: path.to_owned(), line, what };
        let text = std::fs::read_to_string(path).map_err(|e| error(1, e.to_string()))?;
        let first = text.lines().next().unwrap_or_default();
        let delimiter = [b';', b'\t'].into_iter().find(|mark| first.contains(char::from(*mark)));
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter.unwrap_or(b','))
            .has_headers(false)
            .flexible(true)
            .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let mut by_name = HashMap::default();
        for (i, row) in reader.records().enumerate() {
            let row = row.map_err(|e| error(i as u64 + 1, e.to_string()))?;
            let line = row.position().map_or(1, csv::Position::line);
            let name = row.get(0).unwrap_or_default().trim().replace('\\', "/");
            let number: String = row.get(1).unwrap_or_default().split_whitespace().collect();
            match number.parse() {
                Ok(volume) => {
                    by_name.insert(name, volume);
                }
                Err(_) if i == 0 => {}
                Err(_) => return Err(error(line, number)),
            }
        }
        Ok(Self { by_name })
    }

    /// By the letter's name, its path, its file's name, or that without ending.
    pub(super) fn of(&self, id: &str, path: &Path) -> Option<u64> {
        let part =
            |part: Option<&std::ffi::OsStr>| part.map(|part| part.to_string_lossy().into_owned());
        let names = [
            Some(id.to_owned()),
            Some(named(path)),
            part(path.file_name()),
            part(path.file_stem()),
        ];
        names.into_iter().flatten().find_map(|name| self.by_name.get(&name).copied())
    }
}

/// Points of letters last time. Names are kept as fingerprints, so that a million letters fit.
pub(super) struct Known {
    scores: FxHashMap<u64, u32>,
    seen: FxHashSet<u64>,
}

#[derive(Deserialize)]
struct OldSummary {
    schema: String,
}

#[derive(Deserialize)]
struct OldLetter {
    schema: String,
    id: String,
    score: Option<u32>,
}

impl Known {
    /// Reads the letters beside an old `summary.json`.
    pub(super) fn read(path: &Path) -> Result<Self, AuditError> {
        let error = |what: String| AuditError::Baseline { path: path.to_owned(), what };
        let text = std::fs::read_to_string(path).map_err(|e| error(e.to_string()))?;
        let summary: OldSummary = serde_json::from_str(&text).map_err(|e| error(e.to_string()))?;
        if summary.schema != AUDIT_SCHEMA {
            return Err(error(summary.schema));
        }
        let beside = path.with_file_name("letters.jsonl");
        let file = File::open(&beside).map_err(|e| error(format!("{}: {e}", named(&beside))))?;
        let mut scores = FxHashMap::default();
        for line in BufReader::new(file).lines() {
            let line = line.map_err(|e| error(e.to_string()))?;
            let letter: OldLetter =
                serde_json::from_str(&line).map_err(|e| error(e.to_string()))?;
            if letter.schema != AUDIT_LETTER_SCHEMA {
                return Err(error(letter.schema));
            }
            if let Some(score) = letter.score {
                scores.insert(fingerprint(&letter.id), score);
            }
        }
        Ok(Self { scores, seen: HashSet::default() })
    }

    /// The points of the letter with this name.
    pub(super) fn score(&self, id: &str) -> Option<u32> {
        self.scores.get(&fingerprint(id)).copied()
    }

    /// Remembers that the letter is still there.
    pub(super) fn saw(&mut self, id: &str) {
        let print = fingerprint(id);
        if self.scores.contains_key(&print) {
            self.seen.insert(print);
        }
    }

    /// Letters that are no longer there.
    pub(super) fn gone(&self) -> u64 {
        (self.scores.len() - self.seen.len()) as u64
    }
}

/// FNV-1a of the name as it is written in results: with numbers hidden.
fn fingerprint(id: &str) -> u64 {
    let hidden = mask(id);
    hidden.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
