//! Templates as sources.

use super::{Format, IngestError, Letter};

/// The letters in the template, one for each language.
pub(super) fn read(bytes: &[u8], _format: Format) -> Result<Vec<Letter>, IngestError> {
    Letter::from_bytes(bytes).map(|letter| vec![letter])
}
