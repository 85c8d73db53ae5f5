//! One file or row: read it, look at it, write its lines. Runs in parallel.

use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::super::error::FileTrouble;
use super::super::input;
use super::cache::{Cache, Kept, Key};
use super::inputs::Item;
use super::interrupt;
use super::known::{Known, Volumes};
use super::look::Reader;
use super::named;
use crate::audit::across::has_versions;
use crate::audit::{Audited, Source, Wording, audit};
use crate::ingest::{Format, IngestError, Letter};
use crate::report::AuditLetter;

/// What all threads look things up in.
pub(super) struct Worker<'a> {
    pub(super) reader: Reader<'a>,
    pub(super) wording: &'a Wording,
    pub(super) volumes: Option<&'a Volumes>,
    pub(super) known: Option<&'a Known>,
    pub(super) cache: Option<&'a Cache>,
}

/// What was made of a file or row.
pub(super) enum Done {
    /// Its letters.
    Read(Vec<One>, Memory),
    /// It is no letter, and nobody said it was.
    Skipped,
    /// It could not be read.
    Failed { name: String, why: String },
    /// The run was asked to end before it was looked at.
    Left,
}

/// What the cache has to do with it.
pub(super) enum Memory {
    /// There is none, or it is nothing to keep.
    None,
    /// This is to be kept.
    New(Key, Vec<u8>),
    /// It was found there.
    Known,
}

/// A letter that was looked at, with its lines ready to be written.
pub(super) struct One {
    pub(super) id: String,
    pub(super) source: Source,
    pub(super) letter: Audited,
    pub(super) volume: Option<u64>,
    pub(super) before: Option<u32>,
    pub(super) json: Vec<u8>,
    pub(super) csv: Vec<u8>,
}

/// Where letters come from.
struct Origin<'a> {
    /// What they are called, or what goes before the name of each.
    name: String,
    path: &'a Path,
    row: Option<(u64, u64)>,
    bytes: &'a [u8],
}

impl Worker<'_> {
    /// Looks at these, in parallel; the answers stand in the same order.
    pub(super) fn all(&self, items: &[Item]) -> Vec<Done> {
        let one = |item| if interrupt::asked() { Done::Left } else { self.one(item) };
        items.par_iter().map(one).collect()
    }

    fn one(&self, item: &Item) -> Done {
        match item {
            Item::Skipped => Done::Skipped,
            Item::Failed { name, why } => Done::Failed { name: name.clone(), why: why.clone() },
            Item::File { path, walked, .. } => {
                let name = named(path);
                let bytes = match input::content(path) {
                    Ok(bytes) => bytes,
                    Err(error) => return failed(name, &error),
                };
                let origin = Origin { name, path, row: None, bytes: &bytes };
                match self.letters(&origin, || self.reader.file(path, &bytes)) {
                    Ok(done) => done,
                    Err(error) if *walked && is_code(path, &error) => Done::Skipped,
                    Err(error) => failed(origin.name, &error),
                }
            }
            Item::Row { path, line, at, id, text, .. } => {
                let place = || format!("{}:{line}", named(path));
                let name = id.clone().unwrap_or_else(place);
                let origin = Origin { name, path, row: Some((*line, *at)), bytes: text };
                self.letters(&origin, || self.reader.row(text))
                    .unwrap_or_else(|error| failed(place(), &error))
            }
        }
    }

    /// The letters as the cache has them, or else as they are read.
    fn letters(
        &self,
        origin: &Origin<'_>,
        read: impl FnOnce() -> Result<Vec<Letter>, FileTrouble>,
    ) -> Result<Done, FileTrouble> {
        let key = self.cache.and_then(|cache| Some((cache, self.key(origin)?)));
        if let Some(kept) = key.and_then(|(cache, key)| cache.get(key)) {
            let parts = kept.letters.into_iter().map(|kept| (kept.part, kept.format, kept.letter));
            return Ok(Done::Read(self.written(origin, parts), Memory::Known));
        }
        let letters = read()?;
        let versions = has_versions(&origin.name);
        let look = |letter: &Letter| {
            self.reader.look(letter, origin.path, |seen| {
                let versions = versions
                    || letter.part().is_some_and(|part| has_versions(&format!("({part})")));
                audit(seen.document, seen.facts, seen.measures, &seen.findings, versions)
            })
        };
        let seen: Vec<Audited> = letters.iter().map(look).collect();
        let kept = key.and_then(|(_, key)| Some((key, Kept::of(&letters, &seen)?)));
        let memory = kept.map_or(Memory::None, |(key, kept)| Memory::New(key, kept.bytes()));
        let parts = letters.iter().zip(seen);
        let parts =
            parts.map(|(letter, seen)| (letter.part().map(str::to_owned), letter.format(), seen));
        Ok(Done::Read(self.written(origin, parts), memory))
    }

    /// What letters from there are kept under. Whatever [`audit`] asks of a name beyond the file's must go
    /// in here.
    fn key(&self, origin: &Origin<'_>) -> Option<Key> {
        let name = origin.path.file_name().filter(|_| origin.row.is_none()).unwrap_or_default();
        let mut name = name.as_encoded_bytes().to_vec();
        // More is kept of a letter whose name or folder tells that it has versions in other languages.
        if has_versions(&origin.name) {
            name.push(b'/');
        }
        let rules = self.reader.settings.rules(origin.path)?;
        Some(rules.key(&name, origin.bytes))
    }

    fn written(
        &self,
        origin: &Origin<'_>,
        parts: impl Iterator<Item = (Option<String>, Format, Audited)>,
    ) -> Vec<One> {
        let (path, row) = (origin.path, origin.row);
        let one = |(at, (part, format, letter)): (usize, _)| {
            let source = Source { path: path.to_owned(), row, part: at };
            self.write(part_of(&origin.name, part), source, format, letter)
        };
        // Writing to memory does not fail.
        let letters: io::Result<Vec<One>> = parts.enumerate().map(one).collect();
        letters.unwrap_or_default()
    }

    /// The letter with its lines.
    fn write(
        &self,
        id: String,
        source: Source,
        format: Format,
        letter: Audited,
    ) -> io::Result<One> {
        let volume = self.volumes.and_then(|volumes| volumes.of(&id, &source.path));
        let before = self.known.and_then(|known| known.score(&id, letter.print));
        let (mut json, mut csv) = (Vec::new(), Vec::new());
        let told = AuditLetter {
            id: &id,
            path: &named(&source.path),
            line: source.row.map(|(line, _)| line),
            format: format.name(),
            letter: &letter,
            volume,
            before,
            wording: self.wording,
            mask: !self.reader.args.input.no_mask,
        };
        told.write_json(&mut json)?;
        told.write_csv(&mut csv)?;
        Ok(One { id, source, letter, volume, before, json, csv })
    }
}

fn failed(name: String, what: &FileTrouble) -> Done {
    Done::Failed { name, why: what.to_string() }
}

/// The name of a letter: that of its file or row, and which one where there are several.
fn part_of(name: &str, part: Option<String>) -> String {
    match part {
        Some(part) => format!("{name} ({part})"),
        None => name.to_owned(),
    }
}

/// A file of a template format that holds no text for readers is code, as most files of its folder.
fn is_code(path: &Path, error: &FileTrouble) -> bool {
    let format = path.extension().map(|ending| ending.to_string_lossy().into_owned());
    let format = format.and_then(|ending| Format::of_ending(&ending));
    matches!(error, FileTrouble::Content(IngestError::Empty))
        && format.is_some_and(Format::is_template)
}
