//! E-mail.

use super::{IngestError, Letter};

/// The letters in the file.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Letter>, IngestError> {
    Letter::from_bytes(bytes).map(|letter| vec![letter])
}
