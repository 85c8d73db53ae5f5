//! Letters added up, one after the other.

use super::gathered::Gathered;
use super::overview::Overview;
use crate::text::Span;

/// Where a letter came from, so that it can be read again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// Its name.
    pub id: String,
    /// The file.
    pub path: String,
    /// The line of the file, for rows of a table.
    pub line: Option<u64>,
    /// Which of the letters of the file or row, from 0.
    pub nth: usize,
}

/// Text that is wanted: of which letter, and where in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The letter.
    pub origin: Origin,
    /// Places in its text.
    pub spans: Vec<Span>,
}

/// What was read again.
#[derive(Debug, Clone, Default)]
pub struct Texts {}

/// Sums over all letters.
#[derive(Debug, Clone, Default)]
pub struct Across {}

impl Across {
    /// Adds a letter.
    pub fn add(&mut self, origin: &Origin, letter: &Gathered) {
        let _ = (origin, letter);
    }

    /// The passages whose text is to be shown, letter by letter in the order of the letters.
    pub fn wanted(&self) -> Vec<Wanted> {
        Vec::new()
    }

    /// Everything that was found.
    pub fn overview(self, texts: &Texts) -> Overview {
        let _ = texts;
        Overview::default()
    }
}
