//! What can be wrong with a lexicon.

/// A lexicon file that does not fit its schema, with the place.
#[derive(Debug, thiserror::Error)]
#[error("lexicons/{file}.toml: {what}")]
pub struct LexiconError {
    pub(crate) file: String,
    pub(crate) what: String,
}

impl LexiconError {
    pub(crate) fn new(file: &str, what: impl Into<String>) -> Self {
        Self { file: file.to_owned(), what: what.into() }
    }
}
