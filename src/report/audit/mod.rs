//! An overview of many letters, written out: a line per letter as they come, and what they add up to.

mod across;
mod csv;
mod letter;
#[cfg(feature = "overview")]
mod page;
mod shape;
mod summary;
mod text;

use std::borrow::Cow;

pub use self::across::{clusters_csv, contradictions_csv, parity_csv, seams_csv};
pub use self::csv::{Column, letters_columns, letters_header, rules_csv};
#[cfg(feature = "overview")]
pub use self::page::{AuditPage, FaultExample, LETTER_PAGES, LetterPage, Pages, letter_page_name};
pub use self::summary::{Compared, Unreadable};

use crate::audit::across::Overview;
use crate::audit::{Audited, Tally, Wording};
use crate::text::mask;

/// The JSON form of `summary.json`.
pub const AUDIT_SCHEMA: &str = "klarbrev/audit/1";
/// The JSON form of a line of `letters.jsonl`.
pub const AUDIT_LETTER_SCHEMA: &str = "klarbrev/audit-letter/1";

/// One letter of an audit with what its line says.
#[derive(Debug, Clone, Copy)]
pub struct AuditLetter<'a> {
    /// Its name: the path, or the row's own.
    pub id: &'a str,
    /// The file it stands in.
    pub path: &'a str,
    /// The line of the file, for rows of a table.
    pub line: Option<u64>,
    /// `text`, `html` and so on.
    pub format: &'a str,
    /// What it is like.
    pub letter: &'a Audited,
    /// How many are sent a year.
    pub volume: Option<u64>,
    /// Its points last time.
    pub before: Option<u32>,
    /// The words for its reasons.
    pub wording: &'a Wording,
    /// Hide identity and account numbers in names.
    pub mask: bool,
}

/// The whole audit.
#[derive(Debug, Clone, Copy)]
pub struct AuditReport<'a> {
    /// What the letters add up to.
    pub tally: &'a Tally,
    /// What the letters have in common and where they disagree.
    pub across: &'a Overview,
    /// The words.
    pub wording: &'a Wording,
    /// Digest of the lexicons used.
    pub lexicons: &'a str,
    /// False where the run was asked to end before all was read.
    pub complete: bool,
    /// Files that could not be read.
    pub unreadable: &'a Unreadable,
    /// Files in folders that are no letters by their names.
    pub skipped: u64,
    /// What it was compared with.
    pub compared: Option<Compared<'a>>,
    /// The folder that everything is written to.
    pub folder: &'a str,
    /// Hide identity and account numbers in names.
    pub mask: bool,
}

fn shown(text: &str, masked: bool) -> Cow<'_, str> {
    if masked { mask(text) } else { Cow::Borrowed(text) }
}

fn rounded(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
