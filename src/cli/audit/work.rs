//! One file or row: read it, look at it, write its lines. Runs in parallel.

use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::super::args::AuditArgs;
use super::super::error::{FileError, FileTrouble};
use super::super::input;
use super::inputs::Item;
use super::known::{Known, Volumes};
use super::named;
use super::settings::Settings;
use crate::analyse::measures;
use crate::audit::{Audited, Tally, Wording, audit};
use crate::extract;
use crate::ingest::{self, Format, IngestError, Letter};
use crate::lint::suppress;
use crate::report::AuditLetter;
use crate::segment::Document;

/// What all threads look things up in.
pub(super) struct Worker<'a> {
    pub(super) args: &'a AuditArgs,
    pub(super) settings: &'a Settings,
    pub(super) wording: &'a Wording,
    pub(super) volumes: Option<&'a Volumes>,
    pub(super) known: Option<&'a Known>,
    /// As it was before this portion: it tells which examples are wanted.
    pub(super) tally: &'a Tally,
}

/// What was made of a file or row.
pub(super) enum Done {
    /// Its letters.
    Read(Vec<One>),
    /// It is no letter, and nobody said it was.
    Skipped,
    /// It could not be read.
    Failed { name: String, why: String },
}

/// A letter that was looked at, with its lines ready to be written.
pub(super) struct One {
    pub(super) id: String,
    pub(super) letter: Audited,
    pub(super) volume: Option<u64>,
    pub(super) before: Option<u32>,
    pub(super) json: Vec<u8>,
    pub(super) csv: Vec<u8>,
}

impl Worker<'_> {
    /// Looks at these, in parallel; the answers stand in the same order.
    pub(super) fn all(&self, items: &[Item]) -> Vec<Done> {
        items.par_iter().map(|item| self.one(item)).collect()
    }

    fn one(&self, item: &Item) -> Done {
        match item {
            Item::Skipped => Done::Skipped,
            Item::Failed { name, why } => Done::Failed { name: name.clone(), why: why.clone() },
            Item::File { path, walked, .. } => {
                match input::letters(path, self.args.input.input_format, true, &mut io::empty()) {
                    Ok(letters) => {
                        let id = |letter: &Letter| part_of(named(path), letter);
                        let all = letters.iter().map(|one| self.letter(one, &id(one), path, None));
                        self.read(all)
                    }
                    Err(error) if *walked && is_code(&error) => Done::Skipped,
                    Err(FileError { what, .. }) => failed(named(path), &what),
                }
            }
            Item::Row { path, line, id, text, .. } => {
                let place = || format!("{}:{line}", named(path));
                match ingest::read(text, None, self.args.input.input_format) {
                    Ok(letters) => {
                        let id = id.clone().unwrap_or_else(place);
                        let own = |letter: &Letter| part_of(id.clone(), letter);
                        let line = Some(*line);
                        self.read(letters.iter().map(|one| self.letter(one, &own(one), path, line)))
                    }
                    Err(error) => failed(place(), &FileTrouble::from(error)),
                }
            }
        }
    }

    fn read(&self, letters: impl IntoIterator<Item = io::Result<One>>) -> Done {
        let _ = self;
        let letters: io::Result<Vec<One>> = letters.into_iter().collect();
        // Writing to memory does not fail.
        Done::Read(letters.unwrap_or_default())
    }

    fn letter(&self, letter: &Letter, id: &str, path: &Path, line: Option<u64>) -> io::Result<One> {
        let taken = suppress::take(letter.text());
        let (blanked, marks) =
            taken.map_or((None, Vec::new()), |(text, marks)| (Some(letter.with_text(text)), marks));
        let letter = blanked.as_ref().unwrap_or(letter);
        let document = Document::new(letter, self.settings.lexicon());
        let facts = extract::facts(&document);
        let measures = measures(&document, &facts);
        let mut findings = Vec::new();
        if let Some(linter) = self.settings.linter(path) {
            findings = linter.lint(&document, &facts, &measures);
            linter.suppress(&marks, &document, &mut findings);
        }
        let quoted = |slug: &str| self.tally.wants_example(slug);
        let masked = !self.args.input.no_mask;
        let audited = audit(&document, &facts, &measures, &findings, &quoted, masked, id);
        let volume = self.volumes.and_then(|volumes| volumes.of(id, path));
        let before = self.known.and_then(|known| known.score(id));
        let (mut json, mut csv) = (Vec::new(), Vec::new());
        let told = AuditLetter {
            id,
            path: &named(path),
            line,
            format: letter.format().name(),
            letter: &audited,
            volume,
            before,
            wording: self.wording,
            mask: masked,
        };
        told.write_json(&mut json)?;
        told.write_csv(&mut csv)?;
        Ok(One { id: id.to_owned(), letter: audited, volume, before, json, csv })
    }
}

fn failed(name: String, what: &FileTrouble) -> Done {
    Done::Failed { name, why: what.to_string() }
}

/// The name of a letter: that of its file or row, and which one where there are several.
pub(super) fn part_of(name: String, letter: &Letter) -> String {
    match letter.part() {
        Some(part) => format!("{name} ({part})"),
        None => name,
    }
}

/// A file of a template format that holds no text for readers is code, as most files of its folder.
fn is_code(error: &FileError) -> bool {
    let format = error.path.extension().map(|ending| ending.to_string_lossy().into_owned());
    let format = format.and_then(|ending| Format::of_ending(&ending));
    matches!(error.what, FileTrouble::Content(IngestError::Empty))
        && format.is_some_and(Format::is_template)
}
