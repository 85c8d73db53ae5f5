//! OpenDocument text.

use super::{Format, IngestError, Letter};

/// The letters in the file.
pub(super) fn read(_bytes: &[u8]) -> Result<Vec<Letter>, IngestError> {
    Err(IngestError::Damaged { format: Format::Odt })
}
