//! Rich text. No library reads it well enough, so this reads what letters need: groups, code pages,
//! paragraphs, lists, tables, headings; everything else is passed over.

mod body;
mod pages;
mod scan;

use super::{Format, IngestError, Letter};

/// The letters in the file: one.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Letter>, IngestError> {
    // Mail programs may put white space before it.
    let start = bytes.iter().take(64).position(|byte| !byte.is_ascii_whitespace()).unwrap_or(0);
    let bytes = &bytes[start..];
    if !bytes.starts_with(b"{\\rtf") {
        return Err(IngestError::Damaged { format: Format::Rtf });
    }
    let mut body = body::Body::default();
    for token in scan::tokens(bytes) {
        body.take(token)?;
    }
    body.finish().map(|letter| vec![letter])
}
