//! One draft: read it, find what there is, write it down.

use std::error::Error;
use std::io;
use std::path::Path;

use super::super::error::FileError;
use super::super::input;
use super::project::Here;
use super::{Run, fail_on, mend};
use crate::ingest::Letter;
use crate::lint::baseline::{self, Known};
use crate::lint::{Seen, look};
use crate::report::{LintReport, Options, Source};

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
        /// For a new baseline: what was found, by letter.
        known: Vec<(String, Known)>,
        /// What was not mended, and why.
        told: Vec<FileError>,
    },
    /// It could not be read or written.
    Failed(Box<dyn Error + Send + Sync>),
}

impl Job<'_> {
    /// Does it; `given` is what was read from standard input already.
    pub(super) fn run(&self, given: Option<Result<Vec<Letter>, FileError>>) -> Done {
        let format = self.run.args.input.input_format;
        let letters =
            given.unwrap_or_else(|| input::whole_letters(self.path, format, &mut io::empty()));
        let letters = match letters {
            Ok(letters) => letters,
            Err(error) => return Done::Failed(error.into()),
        };
        if self.run.args.fix || self.run.args.diff {
            return mend::mend(self, &letters);
        }
        let (mut text, mut known, mut worst) = (Vec::new(), Vec::new(), false);
        for letter in &letters {
            let done = self.look(letter, |seen| -> io::Result<()> {
                let Seen { document, facts, measures, findings } = seen;
                let limit = fail_on(self.run.args, self.project.project);
                worst |= findings.iter().any(|finding| finding.severity >= limit);
                if self.run.args.write_baseline.is_some() {
                    known.push((self.name_of(letter), baseline::known(document, &findings)));
                    return Ok(());
                }
                let several = self.run.options.several || letters.len() > 1;
                let report = LintReport {
                    document,
                    text: letter.text(),
                    facts,
                    measures,
                    findings: &findings,
                    lang: self.run.args.lang.map_or(document.language(), Into::into).or_bokmal(),
                    source: Source {
                        path: &input::called(self.path),
                        part: letter.part(),
                        format: letter.format().name(),
                    },
                    options: Options { several, ..self.run.options },
                };
                let mut one = Vec::new();
                self.run.format.write(&report, &mut one)?;
                if !text.is_empty() && !one.is_empty() {
                    text.extend(self.run.format.between().bytes());
                }
                text.append(&mut one);
                Ok(())
            });
            if let Err(error) = done {
                return Done::Failed(error.into());
            }
        }
        Done::Read { text, worst, known, told: Vec::new() }
    }

    /// The letter's name in a baseline.
    fn name_of(&self, letter: &Letter) -> String {
        let name = self.project.project.name_of(self.path);
        letter.part().map_or(name.clone(), |part| format!("{name} ({part})"))
    }

    /// Finds what there is in a letter and hands it on.
    pub(super) fn look<T>(&self, letter: &Letter, then: impl FnOnce(Seen<'_>) -> T) -> T {
        look(letter, self.project.lexicon, Some(self.project.linter), |mut seen| {
            if let Some(baseline) = &self.project.project.baseline {
                baseline.filter(&self.name_of(letter), seen.document, &mut seen.findings);
            }
            then(seen)
        })
    }
}
