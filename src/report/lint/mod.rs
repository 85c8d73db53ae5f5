//! Findings, written out. As elsewhere writers only write.

mod json;
mod text;

use std::borrow::Cow;
use std::io::{self, Write};

use super::{Options, Source};
use crate::analyse::Measures;
use crate::lang::Lang;
use crate::lint::Finding;
use crate::segment::Document;
use crate::text::mask;

/// The JSON form that [`LintFormat::Json`] writes.
pub const LINT_SCHEMA: &str = "klarbrev/lint/1";

/// Everything a format needs to write what was found in one letter.
#[derive(Debug, Clone, Copy)]
pub struct LintReport<'a> {
    /// The letter, for quotes and lines.
    pub document: &'a Document<'a>,
    /// Its figures.
    pub measures: &'a Measures,
    /// What was found, in the order of the text.
    pub findings: &'a [Finding],
    /// The language of the messages.
    pub lang: Lang,
    /// Where the letter came from.
    pub source: Source<'a>,
    /// How to write.
    pub options: Options,
}

/// The forms findings can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LintFormat {
    /// For people, at a terminal.
    #[default]
    Text,
    /// For programs.
    Json,
}

impl LintFormat {
    /// Writes what stands before the first letter.
    ///
    /// # Errors
    ///
    /// Only what `out` itself gives.
    pub fn open(self, _out: &mut dyn Write, _version: &str) -> io::Result<()> {
        Ok(())
    }

    /// What stands between two letters that both said something.
    pub fn between(self) -> &'static str {
        match self {
            Self::Text => "\n",
            Self::Json => "",
        }
    }

    /// Writes what stands after the last letter.
    ///
    /// # Errors
    ///
    /// Only what `out` itself gives.
    pub fn close(self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// Writes one letter's findings.
    ///
    /// # Errors
    ///
    /// Only what `out` itself gives.
    pub fn write(self, report: &LintReport<'_>, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Text => text::write(report, out),
            Self::Json => json::write(report, out),
        }
    }
}

impl LintReport<'_> {
    /// `text` with identity and account numbers hidden, if so asked.
    fn shown<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.options.mask { mask(text) } else { Cow::Borrowed(text) }
    }
}
