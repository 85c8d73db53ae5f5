//! Letter to document (stub).

use crate::ingest::Letter;
use crate::lang::Lang;
use crate::text::Span;

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
    /// Years.
    Years,
}

/// A law and section, normalised.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LegalReference {
    /// `folketrygdloven § 22-15 sjette ledd`.
    pub text: String,
}

/// A letter cut into blocks, sentences and tokens.
#[derive(Debug)]
pub struct Document<'a> {
    letter: &'a Letter,
}

/// One sentence.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
}

impl<'a> Document<'a> {
    /// Cuts `letter` up.
    pub fn new(letter: &'a Letter) -> Self {
        Self { letter }
    }
    /// The letter.
    pub fn letter(&self) -> &'a Letter {
        self.letter
    }
    /// The letter's language.
    pub fn language(&self) -> Lang {
        Lang::Nb
    }
    /// Words.
    pub fn word_count(&self) -> usize {
        0
    }
    /// Sentences.
    pub fn sentences(&self) -> &[Sentence] {
        &[]
    }
    /// Spans of the words (pieces with a letter or digit) of a sentence.
    pub fn words<'s>(&'s self, _sentence: &'s Sentence) -> impl Iterator<Item = Span> + 's {
        std::iter::empty()
    }
    /// The text of a span on one line: white space squeezed, soft hyphens dropped.
    pub fn quote(&self, span: Span) -> String {
        span.of(self.letter.text()).split_whitespace().collect::<Vec<_>>().join(" ")
    }
    /// One-based line of a byte offset.
    pub fn line(&self, _offset: usize) -> usize {
        1
    }
    /// One-based page of a byte offset, where the source has pages.
    pub fn page(&self, _offset: usize) -> Option<usize> {
        None
    }
}
