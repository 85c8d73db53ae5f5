//! Stands in for `ingest::Letter::from_bytes` until the lower floors are joined.

use crate::ingest::Letter;

const MOST_BYTES: usize = 64 << 20;

/// Why bytes are no letter.
#[derive(Debug, thiserror::Error)]
pub(super) enum IngestError {
    #[error("det er ingen tekst i filen. Er brevet et bilde, må det først gjøres om til tekst.")]
    Empty,
    #[error("dette er ikke tekst{}. Lagre brevet som ren tekst og prøv igjen.", named(*format))]
    Binary { format: Option<&'static str> },
    #[error("filen er for stor til å være et brev. Del den, eller oppgi bare brevet.")]
    TooLarge,
}

fn named(format: Option<&'static str>) -> String {
    format.map_or_else(String::new, |format| format!(", men {format}"))
}

/// The letter in `bytes`.
pub(super) fn from_bytes(bytes: &[u8]) -> Result<Letter, IngestError> {
    if bytes.len() > MOST_BYTES {
        return Err(IngestError::TooLarge);
    }
    if bytes.starts_with(b"%PDF-") {
        return Err(IngestError::Binary { format: Some("PDF") });
    }
    if bytes.contains(&0) {
        return Err(IngestError::Binary { format: None });
    }
    let text = String::from_utf8_lossy(bytes);
    if text.trim().is_empty() {
        return Err(IngestError::Empty);
    }
    Ok(Letter::from_text(text.into_owned()))
}
