//! Everything that is looked at in one letter; once in the run itself, and once more for the few letters
//! that are shown.

use std::path::Path;

use rayon::prelude::*;

use super::super::args::AuditArgs;
use super::super::error::FileTrouble;
use super::super::input;
use super::rows::{Columns, Rows};
use super::settings::{Rules, Settings};
use crate::analyse::{Measures, measures};
use crate::audit::across::{Texts, Wanted};
use crate::audit::{Source, Tally, example};
use crate::extract::{self, Facts};
use crate::ingest::{self, Letter};
use crate::lint::{Finding, suppress};
use crate::segment::Document;

/// Reads letters and looks at them, as the settings say.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) args: &'a AuditArgs,
    pub(super) settings: &'a Settings,
}

/// What was seen in a letter.
pub(super) struct Seen<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) facts: &'a Facts,
    pub(super) measures: &'a Measures,
    pub(super) findings: &'a [Finding],
}

impl Reader<'_> {
    /// The letters of the file at `path`, which holds these bytes.
    pub(super) fn file(&self, path: &Path, bytes: &[u8]) -> Result<Vec<Letter>, FileTrouble> {
        input::letters_in(bytes, path, self.args.input.input_format, true)
    }

    /// The letters of a row.
    pub(super) fn row(&self, text: &[u8]) -> Result<Vec<Letter>, FileTrouble> {
        Ok(ingest::read(text, None, self.args.input.input_format)?)
    }

    /// Looks at a letter from the file at `path`.
    pub(super) fn look<R>(
        &self,
        letter: &Letter,
        path: &Path,
        then: impl FnOnce(&Seen<'_>) -> R,
    ) -> R {
        let taken = suppress::take(letter.text());
        let (blanked, marks) =
            taken.map_or((None, Vec::new()), |(text, marks)| (Some(letter.with_text(text)), marks));
        let letter = blanked.as_ref().unwrap_or(letter);
        let document = &Document::new(letter, self.settings.lexicon());
        let facts = &extract::facts(document);
        let measures = &measures(document, facts);
        let mut findings = Vec::new();
        if let Some(Rules { linter, .. }) = self.settings.rules(path) {
            findings = linter.lint(document, facts, measures);
            linter.suppress(&marks, document, &mut findings);
        }
        then(&Seen { document, facts, measures, findings: &findings })
    }

    /// Reads a letter once more; `None` where it is no longer there.
    pub(super) fn again(&self, source: &Source) -> Option<Letter> {
        let letters = match source.row {
            None => self.file(&source.path, &input::content(&source.path).ok()?),
            Some((line, byte)) => {
                let columns = Columns::of(self.args);
                let text = Rows::open(&source.path, &columns).ok()?.at(line, byte)?;
                self.row(&text)
            }
        };
        letters.ok()?.into_iter().nth(source.part)
    }

    /// The words of what is told across letters. A letter that has changed or is gone gives none, and that is
    /// no error.
    pub(super) fn words(&self, wanted: &[Wanted]) -> Texts {
        let masked = !self.args.input.no_mask;
        let read = |one: &Wanted| {
            let mut texts = Texts::default();
            if let Some(letter) = self.again(&one.origin.source) {
                // As it was looked at: without marks for the rules.
                let taken = suppress::take(letter.text());
                let blanked = taken.map(|(text, _)| letter.with_text(text));
                let letter = blanked.as_ref().unwrap_or(&letter);
                texts.add(one, &Document::new(letter, self.settings.lexicon()), masked);
            }
            texts
        };
        let join = |mut all: Texts, one| {
            all.merge(one);
            all
        };
        wanted.par_iter().map(read).reduce(Texts::default, join)
    }

    /// Fills in what the examples of the tally mark.
    pub(super) fn quote(&self, tally: &mut Tally) {
        let masked = !self.args.input.no_mask;
        tally.examples().into_par_iter().for_each(|(source, examples)| {
            let Some(letter) = self.again(&source) else { return };
            for found in examples {
                let quote = example(letter.text(), found.span, masked);
                found.quote = (!quote.is_empty()).then_some(quote);
            }
        });
    }
}
