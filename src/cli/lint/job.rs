//! One draft: read it, find what there is, write it down.

use std::error::Error;
use std::path::Path;

use super::super::error::{FileError, shown};
use super::super::input;
use super::project::Here;
use super::{Run, fail_on, mend};
use crate::analyse::{Measures, measures};
use crate::extract;
use crate::ingest::Letter;
use crate::lint::baseline::{self, Known};
use crate::lint::{Finding, suppress};
use crate::report::{LintReport, Source};
use crate::segment::Document;

/// One draft with what holds for it.
pub(super) struct Job<'a> {
    pub(super) path: &'a Path,
    pub(super) run: &'a Run<'a>,
    pub(super) project: Here<'a>,
}

/// How it went.
pub(super) enum Done {
    /// It was read.
    Read {
        /// What to write on standard output.
        text: Vec<u8>,
        /// Something was found that makes the run end with 1.
        worst: bool,
        /// For a new baseline: the file's name and what was found in it.
        known: Option<(String, Known)>,
    },
    /// It could not be read or written.
    Failed(Box<dyn Error + Send + Sync>),
}

impl Job<'_> {
    /// Does it; `given` is what was read from standard input already.
    pub(super) fn run(&self, given: Option<Result<Letter, FileError>>) -> Done {
        let letter = given.unwrap_or_else(|| input::letter(self.path, &mut std::io::empty()));
        let letter = match letter {
            Ok(letter) => letter,
            Err(error) => return Done::Failed(error.into()),
        };
        if self.run.args.fix || self.run.args.diff {
            return mend::mend(self, &letter);
        }
        self.look(&letter, |document, measures, findings| {
            let worst =
                findings.iter().any(|f| f.severity >= fail_on(self.run.args, self.project.project));
            if self.run.args.write_baseline.is_some() {
                let known = baseline::known(document, &findings);
                let known = Some((self.project.project.name_of(self.path), known));
                return Done::Read { text: Vec::new(), worst, known };
            }
            let path = if self.path == Path::new("-") { "-".to_owned() } else { shown(self.path) };
            let lang = self.run.args.lang.map_or(document.language(), Into::into).or_bokmal();
            let report = LintReport {
                document,
                text: letter.text(),
                measures,
                findings: &findings,
                lang,
                source: Source { path: &path, format: "text" },
                options: self.run.options,
            };
            let mut text = Vec::new();
            match self.run.format.write(&report, &mut text) {
                Ok(()) => Done::Read { text, worst, known: None },
                Err(error) => Done::Failed(error.into()),
            }
        })
    }

    /// Finds what there is in a letter and hands it on.
    pub(super) fn look<T>(
        &self,
        letter: &Letter,
        then: impl FnOnce(&Document<'_>, &Measures, Vec<Finding>) -> T,
    ) -> T {
        let taken = suppress::take(letter.text());
        let (blanked, marks) = taken
            .map_or((None, Vec::new()), |(text, marks)| (Some(Letter::from_text(text)), marks));
        let letter = blanked.as_ref().unwrap_or(letter);
        let document = Document::new(letter, self.project.lexicon);
        let facts = extract::facts(&document);
        let measures = measures(&document, &facts);
        let mut findings = self.project.linter.lint(&document, &facts, &measures);
        self.project.linter.suppress(&marks, &document, &mut findings);
        if let Some(baseline) = &self.project.project.baseline {
            baseline.filter(&self.project.project.name_of(self.path), &document, &mut findings);
        }
        then(&document, &measures, findings)
    }
}
