//! Floor 3: [`crate::Letter`] to [`Document`]: blocks, sentences, words, numbers with a meaning, and the
//! lexicon's phrases, each found once.
//!
//! Total: every text gives a document. Linear: each character is looked at a bounded number of times.

mod blocks;
mod cues;
mod document;
mod entities;
mod language;
mod lines;
mod sentences;
mod token;
mod words;

pub use blocks::{Block, BlockKind};
pub(crate) use cues::CueMatch;
pub use document::{Document, Sentence};
pub(crate) use entities::{Entity, EntityKind, numeric_date};
pub use token::{Token, TokenKind};

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

impl Unit {
    /// The name used in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::Weeks => "weeks",
            Self::Months => "months",
            Self::Years => "years",
        }
    }
}

/// A law and section, normalised.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LegalReference {
    /// `folketrygdloven § 22-15 sjette ledd`.
    pub text: String,
}
