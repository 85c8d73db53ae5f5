//! Why a file cannot be shown on the helper's page: a line for people, with a way out.

use super::templates::sheet;
use crate::Lang;
use crate::ingest::IngestError;

/// Why a file cannot be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileTrouble {
    /// It is a picture.
    Picture,
    /// It is a PDF of pictures.
    Scan,
    /// It is locked.
    Encrypted,
    /// There is no text in it.
    Empty,
    /// It is broken.
    Damaged,
    /// It is larger than any letter.
    TooLarge,
    /// It takes more work than any letter.
    TooComplex,
    /// It is of the Word before 2007.
    OldWord,
    /// It is nothing that can be read.
    Binary,
    /// There is nothing to read pictures with.
    NoTesseract,
    /// There are no words on the picture.
    NoWords,
    /// The day the letter came is said to lie ahead.
    Received,
    /// Fixes would change what a draft says.
    Changed,
}

impl FileTrouble {
    /// The name used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Picture => "picture",
            Self::Scan => "scan",
            Self::Encrypted => "encrypted",
            Self::Empty => "empty",
            Self::Damaged => "damaged",
            Self::TooLarge => "too_large",
            Self::TooComplex => "too_complex",
            Self::OldWord => "old_word",
            Self::Binary => "binary",
            Self::NoTesseract => "no_tesseract",
            Self::NoWords => "no_words",
            Self::Received => "received",
            Self::Changed => "changed",
        }
    }
}

impl From<IngestError> for FileTrouble {
    fn from(error: IngestError) -> Self {
        match error {
            IngestError::Empty => Self::Empty,
            IngestError::Binary { .. } => Self::Binary,
            IngestError::TooLarge => Self::TooLarge,
            IngestError::Encrypted => Self::Encrypted,
            IngestError::OldWord => Self::OldWord,
            IngestError::Picture => Self::Picture,
            IngestError::Damaged { .. } => Self::Damaged,
            IngestError::TooComplex => Self::TooComplex,
        }
    }
}

/// What to say of it in `language`.
pub fn file_trouble(trouble: FileTrouble, language: Lang) -> &'static str {
    let texts = &sheet(language).error;
    match trouble {
        FileTrouble::Picture => &texts.picture,
        FileTrouble::Scan => &texts.scan,
        FileTrouble::Encrypted => &texts.encrypted,
        FileTrouble::Empty => &texts.empty,
        FileTrouble::Damaged => &texts.damaged,
        FileTrouble::TooLarge => &texts.too_large,
        FileTrouble::TooComplex => &texts.too_complex,
        FileTrouble::OldWord => &texts.old_word,
        FileTrouble::Binary => &texts.binary,
        FileTrouble::NoTesseract => &texts.no_tesseract,
        FileTrouble::NoWords => &texts.no_words,
        FileTrouble::Received => &texts.received,
        FileTrouble::Changed => &texts.changed,
    }
}
