//! The text of a letter, and where each piece of it came from.

use super::{Format, IngestError, MAX_BYTES, Note, decode};
use crate::lang::Lang;
use crate::text::Span;

/// A letter's text, as every span points into it.
#[derive(Debug, Clone)]
pub struct Letter {
    pub(super) text: String,
    pub(super) notes: Vec<Note>,
    pub(super) format: Format,
    /// Where pieces of the text stand in the source, by first byte; empty for plain text.
    pub(super) marks: Vec<(usize, Place)>,
    /// First bytes of lines that the source calls headings.
    pub(super) headings: Vec<usize>,
    /// Which of several letters in the file it is: «nb», «brev.pdf».
    pub(super) part: Option<String>,
    /// The language the source says it is in.
    pub(super) language: Option<Lang>,
    /// The source is a template, whatever its format.
    pub(super) template: bool,
}

/// Where a piece of text stands in its source. Everything counts from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// The page, in sources that have pages.
    pub page: Option<u32>,
    /// The paragraph, in Word and OpenDocument.
    pub paragraph: Option<u32>,
    /// The line: of the page where there are pages, else of the file.
    pub line: Option<u32>,
    /// The column in characters, where the line is one of the file.
    pub column: Option<u32>,
    /// The byte of the file at which exactly these bytes stand, where they stand there unchanged.
    pub source: Option<usize>,
}

impl Letter {
    /// Reads a text file's bytes: UTF-8 with or without byte order mark, UTF-16 with one, or
    /// Windows-1252/Latin-1 (noted). For files of other formats see [`super::read`].
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
        Self { notes, ..Self::from_text(text) }.not_empty()
    }

    /// A letter from text already in memory.
    pub fn from_text(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            notes: Vec::new(),
            format: Format::Text,
            marks: Vec::new(),
            headings: Vec::new(),
            part: None,
            language: None,
            template: false,
        }
    }

    /// The letter, if it says anything.
    pub(super) fn not_empty(self) -> Result<Self, IngestError> {
        if self.text.chars().all(|c| c.is_whitespace() || c == '\u{feff}') {
            return Err(IngestError::Empty);
        }
        Ok(self)
    }

    /// The text as read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What was noticed while reading.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// What it was read from.
    pub fn format(&self) -> Format {
        self.format
    }

    /// Which of several letters in a file it is: «nb» for a template's bokmål, the name of an
    /// attachment.
    pub fn part(&self) -> Option<&str> {
        self.part.as_deref()
    }

    /// True for a template: words in brackets stand for its expressions, and every branch is there.
    pub fn is_template(&self) -> bool {
        self.template || self.format.is_template()
    }

    /// The language the source says it is in.
    pub fn language(&self) -> Option<Lang> {
        self.language
    }

    /// The same letter as that part of a file.
    #[must_use]
    pub fn called(self, part: impl Into<String>) -> Self {
        Self { part: Some(part.into()), ..self }
    }

    /// The same letter with more to tell about how it was read.
    #[must_use]
    pub fn noted(mut self, notes: impl IntoIterator<Item = Note>) -> Self {
        self.notes.extend(notes);
        self
    }

    /// The pages that are pictures and were not read, counted from 1.
    pub fn picture_pages(&self) -> &[u32] {
        let pages = self.notes.iter().find_map(|note| match note {
            Note::PicturePages(pages) => Some(pages.as_slice()),
            _ => None,
        });
        pages.unwrap_or_default()
    }

    /// The same letter with another text of the same length: places stay what they are.
    #[must_use]
    pub fn with_text(&self, text: String) -> Self {
        debug_assert_eq!(text.len(), self.text.len(), "places would no longer fit");
        Self { text, ..self.clone() }
    }

    /// Where the byte at `offset` stands in the source, with the byte the piece begins at; `None`
    /// for plain text, whose lines are its own.
    pub(crate) fn place(&self, offset: usize) -> Option<(usize, Place)> {
        let after = self.marks.partition_point(|(at, _)| *at <= offset);
        after.checked_sub(1).map(|at| self.marks[at])
    }

    /// True where the source calls the line that begins at `offset` a heading.
    pub(crate) fn is_heading(&self, offset: usize) -> bool {
        self.headings.binary_search(&offset).is_ok()
    }

    /// The bytes of the source that a span was read from, where they stand there unchanged and in
    /// one piece.
    pub fn source_span(&self, span: Span) -> Option<Span> {
        if self.marks.is_empty() {
            return (self.format == Format::Text).then_some(span);
        }
        let after = self.marks.partition_point(|(at, _)| *at <= span.start);
        let (at, place) = self.marks[after.checked_sub(1)?];
        let ends = self.marks.get(after).is_none_or(|(next, _)| span.end <= *next);
        let start = place.source? + (span.start - at);
        ends.then(|| Span::new(start, start + span.len()))
    }
}
