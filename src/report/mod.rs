//! A finished explanation, written out. Writers only write: a format gets a [`Report`] and an
//! `io::Write`, and decides nothing about the letter.

mod audit;
mod json;
mod lint;
mod markdown;
mod sheet;
mod text;
mod verdict;

pub use self::verdict::{VERIFY_SCHEMA, VerdictReport};

pub use audit::{
    AUDIT_LETTER_SCHEMA, AUDIT_SCHEMA, AuditLetter, AuditReport, Column, Compared, Unreadable,
    clusters_csv, contradictions_csv, letters_columns, letters_header, parity_csv, rules_csv,
    seams_csv,
};
#[cfg(feature = "overview")]
pub use audit::{AuditPage, FaultExample, LETTER_PAGES, LetterPage, Pages, letter_page_name};
pub use lint::{Draft, LINT_SCHEMA, LintFormat, LintReport};
pub use sheet::{PileSheet, SHEET_SCHEMA, Sheet};

use std::borrow::Cow;
use std::io::{self, Write};

use crate::extract::Facts;
use crate::segment::Document;
use crate::summarise::Summary;
use crate::text::{Span, mask};

/// The JSON form that [`Format::Json`] writes.
pub const SCHEMA: &str = "klarbrev/explanation/1";

/// Everything a format needs to write one letter's explanation.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// The letter, for quotes and lines.
    pub document: &'a Document<'a>,
    /// What the letter says.
    pub facts: &'a Facts,
    /// What it means for the reader.
    pub summary: &'a Summary,
    /// Where the letter came from.
    pub source: Source<'a>,
    /// Digest of the lexicons used.
    pub lexicons: &'a str,
    /// How to write.
    pub options: Options,
}

/// Where a letter came from.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Path as the user gave it; `-` for standard input.
    pub path: &'a str,
    /// Which of several letters in it: «nb», the name of an attachment.
    pub part: Option<&'a str>,
    /// `text`, `html` and so on.
    pub format: &'a str,
}

impl Source<'_> {
    /// What to call the letter: the path, and which part of it.
    fn called(&self) -> String {
        match self.part {
            Some(part) => format!("{} ({part})", self.path),
            None => self.path.to_owned(),
        }
    }
}

/// How to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Hide identity and account numbers.
    pub mask: bool,
    /// Columns to wrap text at.
    pub width: usize,
    /// Write colours.
    pub colour: bool,
    /// One of several letters: text and Markdown name the file, JSON stays on one line.
    pub several: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { mask: true, width: 80, colour: false, several: false }
    }
}

/// The forms an explanation can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// For people, at a terminal or on paper.
    #[default]
    Text,
    /// For programs.
    Json,
    /// For documents and case systems.
    Markdown,
}

impl Format {
    /// Writes `report` to `out`.
    ///
    /// # Errors
    ///
    /// Only what `out` itself gives.
    pub fn write(self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Text => text::write(report, out),
            Self::Json => json::write(report, out),
            Self::Markdown => markdown::write(report, out),
        }
    }
}

impl Report<'_> {
    /// `text` with identity and account numbers hidden, if so asked.
    fn shown<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.options.mask { mask(text) } else { Cow::Borrowed(text) }
    }

    /// The letter's words at `place`, hidden where asked.
    fn quote(&self, place: Span) -> String {
        let quote = self.document.quote(place);
        if let Cow::Owned(hidden) = self.shown(&quote) { hidden } else { quote }
    }

    /// «linje 14», «side 2, linje 14» or «avsnitt 7», or several; `None` without evidence.
    fn place(&self, evidence: &[Span]) -> Option<String> {
        let mut told: Vec<(Option<usize>, usize)> = Vec::new();
        let mut out = String::new();
        for place in evidence.iter().take(MOST_PLACES) {
            let page = self.document.page(place.start);
            let (number, label) = self.numbered(place.start);
            if told.contains(&(page, number)) {
                continue;
            }
            let same_page = told.last().is_some_and(|(last, _)| *last == page);
            if !out.is_empty() {
                out.push_str(", ");
            }
            if same_page {
                out.push_str(&number.to_string());
            } else {
                let page = page.map(|page| self.summary.labels().page(page) + ", ");
                out.push_str(&page.unwrap_or_default());
                out.push_str(&label);
            }
            told.push((page, number));
        }
        (!out.is_empty()).then_some(out)
    }

    /// The line of an offset, or the paragraph where the source counts those, and what to call it.
    fn numbered(&self, offset: usize) -> (usize, String) {
        let labels = self.summary.labels();
        match self.document.paragraph(offset) {
            Some(paragraph) => (paragraph, labels.paragraph(paragraph)),
            None => (self.document.line(offset), labels.line(self.document.line(offset))),
        }
    }

    /// The shortest way to say where: the page where there are pages, else the line or paragraph.
    fn short_place(&self, evidence: &[Span]) -> Option<String> {
        let at = evidence.first()?.start;
        let page = self.document.page(at).map(|page| self.summary.labels().page(page));
        Some(page.unwrap_or_else(|| self.numbered(at).1))
    }
}

/// `text` on one line, without what could steer a terminal or turn the reading direction: a letter
/// is data, whoever wrote it.
fn clean(text: &str) -> String {
    let harmful = |c: char| {
        c.is_control()
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if harmful(c) { ' ' } else { c }).collect()
}

/// More places than these help nobody.
const MOST_PLACES: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_cannot_steer_the_terminal() {
        assert_eq!(clean("rød \u{1b}[31m\u{202e}tekst"), "rød  [31m tekst");
    }
}
