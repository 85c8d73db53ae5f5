//! What is known of letters by name: how many are sent a year, and their points last time.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use csv::ReaderBuilder;
use rustc_hash::{FxBuildHasher, FxHashMap};
use serde::Deserialize;

use super::super::error::AuditError;
use super::named;
use crate::report::{AUDIT_LETTER_SCHEMA, AUDIT_SCHEMA};
use crate::text::{fingerprint, mask};

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
    /// By name: the points, and whether the letter is still there.
    scores: FxHashMap<u64, (u32, bool)>,
    /// By text, the name: a letter may have got another name.
    names: FxHashMap<u64, u64>,
}

#[derive(Deserialize)]
struct OldSummary {
    schema: String,
    /// Earlier versions did not say.
    complete: Option<bool>,
}

#[derive(Deserialize)]
struct OldLetter {
    schema: String,
    id: String,
    /// Earlier versions did not say.
    print: Option<String>,
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
        if summary.complete == Some(false) {
            return Err(error("gjennomgangen ble avbrutt".to_owned()));
        }
        let beside = path.with_file_name("letters.jsonl");
        let file = File::open(&beside).map_err(|e| error(format!("{}: {e}", named(&beside))))?;
        let (mut scores, mut names) = (FxHashMap::default(), FxHashMap::default());
        for line in BufReader::new(file).lines() {
            let line = line.map_err(|e| error(e.to_string()))?;
            let letter: OldLetter =
                serde_json::from_str(&line).map_err(|e| error(e.to_string()))?;
            if letter.schema != AUDIT_LETTER_SCHEMA {
                return Err(error(letter.schema));
            }
            if let Some(score) = letter.score {
                let id = name(&letter.id);
                scores.insert(id, (score, false));
                let print = letter.print.and_then(|print| u64::from_str_radix(&print, 16).ok());
                names.extend(print.map(|print| (print, id)));
            }
        }
        Ok(Self { scores, names })
    }

    /// The points of the letter with this name, else of one with the same text.
    pub(super) fn score(&self, id: &str, print: u64) -> Option<u32> {
        Some(self.scores.get(&self.called(id, print)?)?.0)
    }

    /// Remembers that the letter is still there.
    pub(super) fn saw(&mut self, id: &str, print: u64) {
        if let Some(known) = self.called(id, print).and_then(|name| self.scores.get_mut(&name)) {
            known.1 = true;
        }
    }

    /// What the letter was called.
    fn called(&self, id: &str, print: u64) -> Option<u64> {
        let id = name(id);
        if self.scores.contains_key(&id) { Some(id) } else { self.names.get(&print).copied() }
    }

    /// Letters that are no longer there.
    pub(super) fn gone(&self) -> u64 {
        self.scores.values().filter(|(_, seen)| !seen).count() as u64
    }
}

/// The fingerprint of a name as it is written in results: with numbers hidden.
fn name(id: &str) -> u64 {
    fingerprint(mask(id).bytes())
}
