//! Floor 2: bytes to [`Letter`].
//!
//! Reading a letter may fail; nothing after it does. The text is kept just as it was read, so that
//! every span points into it; odd spaces, hyphens and line breaks are dealt with further up.

mod builder;
mod cursor;
mod decode;
mod detect;
mod docx;
mod email;
mod flow;
mod format;
mod html;
mod letter;
mod markdown;
pub mod ocr;
mod odt;
mod opened;
mod pdf;
mod printed;
mod prose;
mod rtf;
mod template;
pub mod wire;
mod xml;
mod zip;

use serde::{Deserialize, Serialize};

pub use detect::detect;
pub use format::Format;
pub use letter::{Letter, Place};
pub use opened::{Opened, Picture, open};

/// The largest text read as one letter, in bytes.
pub const MAX_BYTES: usize = 64 << 20;

/// Something noticed while reading that the user should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// The bytes were not UTF-8 and were read as this encoding.
    Decoded(&'static str),
    /// Some bytes could not be read and were replaced.
    Unreadable,
    /// The text looks like OCR output: compare dates, sums and § with the paper.
    LooksLikeOcr,
    /// The file had lost letters of these words, and they were put together again.
    Repaired(Vec<String>),
    /// The text was read from a picture: compare dates, sums and § with the paper.
    Ocr {
        /// Words that were hard to read.
        unsure: usize,
    },
    /// The picture's «§» could not be read and was put in before these numbers.
    Sections(Vec<String>),
    /// These pages are pictures, and what stands there was not read.
    PicturePages(Vec<u32>),
    /// A file attached to the message was not read.
    Attachment {
        /// What it is called.
        name: String,
        /// Why.
        why: Unread,
    },
}

/// Why something that goes with a letter was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unread {
    /// It is locked with a password.
    Locked,
    /// It is a picture.
    Picture,
    /// It is damaged, too large, or of a kind that is not read.
    Other,
}

impl Note {
    /// True where words may be misread because they come from a picture.
    pub fn is_ocr(&self) -> bool {
        matches!(self, Self::LooksLikeOcr | Self::Ocr { .. })
    }

    /// True where something of the letter, or with it, was not read: what it does not say may stand
    /// there.
    pub fn is_unread(&self) -> bool {
        matches!(self, Self::PicturePages(_) | Self::Attachment { .. })
    }
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
    /// The file, or what is packed in it, is larger than [`MAX_BYTES`].
    #[error("the file is larger than {} MiB", MAX_BYTES >> 20)]
    TooLarge,
    /// The file is locked with a password.
    #[error("the file is encrypted")]
    Encrypted,
    /// The file is of the Word before 2007.
    #[error("the file is in the old binary format of Word")]
    OldWord,
    /// The file is a picture, or a PDF of pictures: there is no text until it has been through OCR.
    #[error("the file holds pictures of text")]
    Picture,
    /// The file says it is of this format, but cannot be read as such.
    #[error("the file is no whole {}", .format.name())]
    Damaged {
        /// The format.
        format: Format,
    },
    /// Reading the file takes more work than any letter does.
    #[error("the file is too complex to be a letter")]
    TooComplex,
}

/// The letters in a file: one, or several where a template has several languages or a message has
/// letters attached. `name` is the file's name, which is asked where its content does not tell;
/// `format` overrules both. Who can read pictures asks [`open`].
///
/// # Errors
/// Where no letter can be read.
///
/// ```
/// use klarbrev::ingest::{Format, read};
/// let letters = read(b"Du f\xc3\xa5r penger", Some("brev.txt"), None).unwrap();
/// assert_eq!(letters[0].format(), Format::Text);
/// ```
pub fn read(
    bytes: &[u8],
    name: Option<&str>,
    format: Option<Format>,
) -> Result<Vec<Letter>, IngestError> {
    open(bytes, name, format)?.without_pictures()
}
