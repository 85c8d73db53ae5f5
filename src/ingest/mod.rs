//! Floor 2: bytes to [`Letter`].
//!
//! Reading a letter may fail; nothing after it does. The text is kept just as it was read, so that
//! every span points into it; odd spaces, hyphens and line breaks are dealt with further up.

mod builder;
mod decode;
mod format;
mod letter;

pub use format::Format;
pub use letter::{Letter, Place};

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
