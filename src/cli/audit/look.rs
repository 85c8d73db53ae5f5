//! Everything that is looked at in one letter; once in the run itself, and once more for the few letters
//! that are shown.

use std::path::Path;

use rayon::prelude::*;

use super::super::args::AuditArgs;
use super::super::error::FileTrouble;
use super::super::input;
use super::rows::{Columns, Rows};
use super::settings::{Rules, Settings};
use crate::audit::across::{Texts, Wanted};
use crate::audit::{Source, Tally, example};
use crate::ingest::Letter;
use crate::lint::{Seen, look, suppress};
use crate::segment::Document;

/// Reads letters and looks at them, as the settings say.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) args: &'a AuditArgs,
    pub(super) settings: &'a Settings,
}

impl Reader<'_> {
    /// The letters of the file at `path`, which holds these bytes.
    pub(super) fn file(&self, path: &Path, bytes: &[u8]) -> Result<Vec<Letter>, FileTrouble> {
        let letters = input::letters_in(bytes, Some(path), self.args.input.input_format)?;
        input::whole(letters)
    }

    /// The letters of a row.
    pub(super) fn row(&self, text: &[u8]) -> Result<Vec<Letter>, FileTrouble> {
        input::letters_in(text, None, self.args.input.input_format)
    }

    /// Looks at a letter from the file at `path`.
    pub(super) fn look<T>(
        &self,
        letter: &Letter,
        path: &Path,
        then: impl FnOnce(Seen<'_>) -> T,
    ) -> T {
        let linter = self.settings.rules(path).map(|Rules { linter, .. }| linter);
        look(letter, self.settings.lexicon(), linter, then)
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
                let (letter, _) = suppress::unmarked(&letter);
                texts.add(one, &Document::new(&letter, self.settings.lexicon()), masked);
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
