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

    /// The file's name below the folder, without ending.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// What is wrong.
    pub fn what(&self) -> &str {
        &self.what
    }

    /// Where in the file's text: the pattern that is named between backquotes.
    pub fn place(&self, text: &str) -> Option<std::ops::Range<usize>> {
        let named = self.what.split('`').nth(1)?;
        text.find(named).map(|at| at..at + named.len())
    }
}
