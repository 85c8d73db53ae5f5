//! Bytes to letter: decoding and what was noticed on the way.

/// A letter's text, as every span points into it.
#[derive(Debug, Clone)]
pub struct Letter {
    text: String,
    notes: Vec<Note>,
}

/// Something noticed while reading that the user should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// The bytes were not UTF-8 and were read as this encoding.
    Decoded(&'static str),
    /// Some bytes could not be read and were replaced.
    Unreadable,
    /// The text looks like OCR output: compare dates, sums and § with the paper.
    LooksLikeOcr,
}

impl Letter {
    /// A letter from text already in memory.
    pub fn from_text(text: impl Into<String>) -> Self {
        Self { text: text.into(), notes: Vec::new() }
    }
    /// The text as read.
    pub fn text(&self) -> &str {
        &self.text
    }
    /// What was noticed while reading.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }
}
