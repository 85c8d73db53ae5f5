//! One draft from its text to its findings: the same steps for whoever asks.

use super::{Finding, Linter, suppress};
use crate::analyse::{Measures, measures};
use crate::extract::{self, Facts};
use crate::ingest::Letter;
use crate::lexicon::Lexicon;
use crate::segment::Document;

/// What was seen in a letter.
#[derive(Debug)]
pub struct Seen<'a> {
    /// The letter, without the marks that silence rules.
    pub document: &'a Document<'a>,
    /// What it says.
    pub facts: &'a Facts,
    /// Its figures.
    pub measures: &'a Measures,
    /// What stands in the reader's way; nothing without a linter.
    pub findings: Vec<Finding>,
}

/// Looks at a letter and hands on what was seen.
///
/// ```
/// use klarbrev::lint::{Linter, RuleSettings, look};
/// use klarbrev::{Letter, Lexicon};
///
/// let letter = Letter::from_text("Vi viser til ovennevnte sak.");
/// let linter = Linter::new(&RuleSettings::default());
/// let found = look(&letter, Lexicon::builtin(), Some(&linter), |seen| seen.findings);
/// assert!(!found.is_empty());
/// ```
pub fn look<T>(
    letter: &Letter,
    lexicon: &Lexicon,
    linter: Option<&Linter>,
    then: impl FnOnce(Seen<'_>) -> T,
) -> T {
    let (letter, marks) = suppress::unmarked(letter);
    let document = Document::new(&letter, lexicon);
    let facts = extract::facts(&document);
    let measures = measures(&document, &facts);
    let mut findings = Vec::new();
    if let Some(linter) = linter {
        findings = linter.lint(&document, &facts, &measures);
        linter.suppress(&marks, &document, &mut findings);
    }
    then(Seen { document: &document, facts: &facts, measures: &measures, findings })
}
