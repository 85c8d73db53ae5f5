//! Floor 2: bytes to [`Letter`].
//!
//! Reading a letter may fail; nothing after it does. The text is kept just as it was read, so that
//! every span points into it; odd spaces, hyphens and line breaks are dealt with further up.

mod decode;

/// The largest text read as one letter, in bytes.
pub const MAX_BYTES: usize = 64 << 20;

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

/// Why bytes could not be read as a letter.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IngestError {
    /// There is no text.
    #[error("the file holds no text")]
    Empty,
    /// The bytes are no text; `format` names what they seem to be.
    #[error("the file is not text")]
    Binary {
        /// What the first bytes say it is, such as `PDF`.
        format: Option<&'static str>,
    },
    /// The text is larger than [`MAX_BYTES`].
    #[error("the file is larger than {} MiB", MAX_BYTES >> 20)]
    TooLarge,
}

impl Letter {
    /// Reads a text file's bytes: UTF-8 with or without byte order mark, UTF-16 with one, or
    /// Windows-1252/Latin-1 (noted).
    ///
    /// # Errors
    /// When the bytes are no text, hold no text or are too many for one letter.
    ///
    /// ```
    /// use klarbrev::{Letter, ingest::Note};
    /// let letter = Letter::from_bytes(b"Du f\xe5r penger").unwrap();
    /// assert_eq!(letter.text(), "Du får penger");
    /// assert_eq!(letter.notes(), [Note::Decoded("windows-1252")]);
    /// ```
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, IngestError> {
        if bytes.len() > MAX_BYTES {
            return Err(IngestError::TooLarge);
        }
        let (text, notes) = decode::decode(bytes)?;
        if text.chars().all(|c| c.is_whitespace() || c == '\u{feff}') {
            return Err(IngestError::Empty);
        }
        Ok(Self { text, notes })
    }

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
