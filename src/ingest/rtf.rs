//! Rich text. No library reads it well enough, so this reads what letters need: groups, code pages,
//! paragraphs, lists, tables, headings; everything else is passed over.

mod body;
mod pages;
mod scan;

use super::{Format, IngestError, Letter, detect};

/// The letters in the file: one.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Letter>, IngestError> {
    let bytes = detect::rtf(bytes).ok_or(IngestError::Damaged { format: Format::Rtf })?;
    let mut body = body::Body::default();
    for token in scan::tokens(bytes) {
        body.take(token)?;
    }
    body.finish().map(|letter| vec![letter])
}
