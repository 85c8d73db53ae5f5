//! Findings, written out. As elsewhere writers only write.

mod checkstyle;
mod draft;
mod figures;
mod github;
mod json;
mod place;
mod sarif;
mod text;

pub use self::draft::Draft;

use std::borrow::Cow;
use std::io::{self, Write};

use super::{Options, Source};
use crate::analyse::Measures;
use crate::extract::Facts;
use crate::lang::Lang;
use crate::lexicon::{Lexicon, Severity};
use crate::lint::{Finding, Fix};
use crate::segment::Document;
use crate::text::{Span, mask, one_line};

/// The JSON form that [`LintFormat::Json`] writes.
pub const LINT_SCHEMA: &str = "klarbrev/lint/1";

/// Everything a format needs to write what was found in one letter.
#[derive(Debug, Clone, Copy)]
pub struct LintReport<'a> {
    /// The letter, for quotes and lines.
    pub document: &'a Document<'a>,
    /// The letter as it was written: the marks in it are blank in the document.
    pub text: &'a str,
    /// What it says.
    pub facts: &'a Facts,
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

/// So many bytes around a place tell whether it is a part of an identity or account number.
const AROUND: usize = 64;

/// The forms findings can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LintFormat {
    /// For people, at a terminal.
    #[default]
    Text,
    /// For programs.
    Json,
    /// SARIF 2.1.0, for code scanning services.
    Sarif,
    /// Workflow commands that GitHub shows beside the lines.
    Github,
    /// Checkstyle XML, for build servers.
    Checkstyle,
}

impl LintFormat {
    /// Writes what stands before the first letter. `lexicon` knows the rules.
    ///
    /// # Errors
    ///
    /// Only what `out` itself gives.
    pub fn open(self, lexicon: &Lexicon, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Text | Self::Json | Self::Github => Ok(()),
            Self::Sarif => sarif::open(lexicon, out),
            Self::Checkstyle => checkstyle::open(out),
        }
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
            Self::Sarif => sarif::write(report, out),
            Self::Github => github::write(report, out),
            Self::Checkstyle => checkstyle::write(report, out),
        }
    }

    /// What stands between two letters that both said something.
    pub fn between(self) -> &'static str {
        match self {
            Self::Text => "\n",
            Self::Sarif => ",\n",
            Self::Json | Self::Github | Self::Checkstyle => "",
        }
    }

    /// Writes what stands after the last letter.
    ///
    /// # Errors
    ///
    /// Only what `out` itself gives.
    pub fn close(self, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Text | Self::Json | Self::Github => Ok(()),
            Self::Sarif => sarif::close(out),
            Self::Checkstyle => checkstyle::close(out),
        }
    }
}

impl LintReport<'_> {
    /// Writes [`LintFormat::Json`], for who writes nothing else.
    ///
    /// # Errors
    ///
    /// Only what `out` itself gives.
    pub fn write_json(&self, out: &mut dyn Write) -> io::Result<()> {
        json::write(self, out)
    }

    /// `text` with identity and account numbers hidden, if so asked.
    fn shown<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.options.mask { mask(text) } else { Cow::Borrowed(text) }
    }

    /// Message and help of a finding, hidden where asked.
    fn said(&self, finding: &Finding) -> (String, Option<String>) {
        let (message, help) = finding.text(self.document, self.lang);
        // The digits of a part of a number are hidden too, which only its surroundings show.
        let found = self.document.quote(finding.span);
        let hidden = self.quote_of(self.document.text(), finding.span);
        let part = self.shown(&found) != hidden && !found.is_empty();
        let shown = |text: String| {
            let text = if part { text.replace(&found, &hidden) } else { text };
            self.shown(&text).into_owned()
        };
        (shown(message), help.map(shown))
    }

    /// What stands at `span`, on one line, hidden as the whole around it is.
    fn quote(&self, span: Span) -> String {
        self.quote_of(self.text, span)
    }

    fn quote_of(&self, text: &str, span: Span) -> String {
        if !self.options.mask {
            return one_line(text, span);
        }
        let from = text.floor_char_boundary(span.start.saturating_sub(AROUND));
        let to = text.ceil_char_boundary((span.end + AROUND).min(text.len()));
        let hidden = mask(&text[from..to]);
        // What is hidden keeps its length in characters.
        let before = text[from..span.start].chars().count();
        let length = span.of(text).chars().count();
        let quote: String = hidden.chars().skip(before).take(length).collect();
        one_line(&quote, Span::new(0, quote.len()))
    }

    /// What to put in the place of what is marked. Dots for digits would spoil the letter, so there is
    /// none where numbers are hidden.
    fn fix<'f>(&self, finding: &'f Finding) -> Option<&'f Fix> {
        finding.fix.as_ref().filter(|fix| self.shown(&fix.replacement) == fix.replacement)
    }

    /// Message and help in one text, for formats that have room for one.
    fn said_in_one(&self, finding: &Finding) -> String {
        let (mut message, help) = self.said(finding);
        if let Some(help) = help {
            message.push(' ');
            message.push_str(&help);
        }
        message
    }

    /// The path as a file name in other programs' formats: as given, `/` between the parts.
    fn path(&self) -> String {
        self.shown(self.source.path).replace('\\', "/")
    }
}

/// The name other programs know.
pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Off => "info",
    }
}
