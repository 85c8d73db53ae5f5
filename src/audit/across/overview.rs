//! What letters have in common and where they disagree, ready to be told.
//!
//! Lists hold the weightiest first and are bounded; each has a total beside it.

use super::aspect::{Aspect, Drift, SeamKind, Topic};
use crate::audit::Spread;
use crate::extract::{LetterKind, SenderLevel};
use crate::lang::Lang;

/// Everything that is told across letters.
#[derive(Debug, Clone, Default)]
pub struct Overview {
    /// How much of the letters is standard text.
    pub standard: Standard,
    /// Standard text, the one that takes most words of all letters first.
    pub clusters: Vec<Cluster>,
    /// What letters that should agree say differently: faults before information.
    pub contradictions: Vec<Contradiction>,
    /// Versions of one letter in several languages.
    pub parity: Parity,
    /// Faults where text was put together.
    pub seams: Seams,
}

/// How much of the letters is standard text: passages that stand, word by word or nearly, in at
/// least two letters.
#[derive(Debug, Clone, Default)]
pub struct Standard {
    /// Words in passages that also stand in another letter.
    pub shared_words: u64,
    /// Words of all letters, headings, lists and tables included.
    pub words: u64,
    /// How many clusters there are; [`Overview::clusters`] holds the weightiest.
    pub clusters: u64,
    /// How many of them say different things in different letters.
    pub drifting: u64,
    /// Per cent of a letter's words, over the letters (a fair sample where there are very many).
    pub share: Spread,
    /// The letters with the highest share.
    pub most: Vec<LetterShare>,
    /// Passages that stood in one letter only and were let go because there were too many.
    pub let_go: u64,
}

/// A letter and how many per cent of its words are standard text.
#[derive(Debug, Clone, PartialEq)]
pub struct LetterShare {
    /// The letter.
    pub id: String,
    /// Per cent.
    pub share: f64,
}

/// A passage that stands in several letters, with small differences or none.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// The commonest form; days, sums, names and numbers of one letter are `[dato]` and the like.
    /// `None` where the letter could not be read again.
    pub text: Option<String>,
    /// Words of the commonest form.
    pub words: usize,
    /// Letters it stands in.
    pub letters: u64,
    /// Letters with the commonest form.
    pub common: u64,
    /// Per cent of the words of all letters.
    pub share: f64,
    /// Some of the letters with the commonest form.
    pub places: Vec<At>,
    /// How many forms there are, the commonest included.
    pub forms: u64,
    /// The worst kind of difference between forms; `None` where there is one form only.
    pub drift: Option<Drift>,
    /// Other forms, the gravest difference first.
    pub variants: Vec<Variant>,
}

/// Another form of a passage.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// Letters with this form.
    pub letters: u64,
    /// Some of them.
    pub places: Vec<At>,
    /// What sort of difference it is to the commonest form.
    pub drift: Drift,
    /// The commonest form turned into this one, piece by piece.
    pub pieces: Vec<Piece>,
    /// The piece at which the gravest difference begins.
    pub grave: usize,
}

/// A piece of a difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Which form has it.
    pub side: Side,
    /// The words.
    pub text: String,
}

/// Which form has a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Both.
    Both,
    /// Only the commonest form.
    Common,
    /// Only this form.
    Own,
}

/// A place in a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At {
    /// The letter.
    pub id: String,
    /// The line in it.
    pub line: usize,
}

/// One question that letters answer differently.
#[derive(Debug, Clone, PartialEq)]
pub struct Contradiction {
    /// What it is about.
    pub topic: Topic,
    /// What the letters have in common.
    pub about: About,
    /// True where only one of the answers can be right; else it is information.
    pub fault: bool,
    /// Letters that answer.
    pub letters: u64,
    /// The answers, the commonest first: at least two.
    pub answers: Vec<Answer>,
}

/// What letters that are compared have in common.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// State or municipality.
    pub level: Option<SenderLevel>,
    /// What sort of letter.
    pub kind: Option<LetterKind>,
    /// The benefit's usual bokmål name.
    pub benefit: Option<String>,
    /// The unit, the purpose or the concept, in small letters.
    pub subject: Option<String>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// As it is told: a number, a length of time, hours, an address, a word.
    pub value: String,
    /// Letters that give it.
    pub letters: u64,
    /// Some of them.
    pub places: Vec<At>,
}

/// Versions of one letter in several languages, side by side.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Parity {
    /// Pairs that were compared.
    pub pairs: u64,
    /// Pairs with a difference.
    pub differing: u64,
    /// Differences in all.
    pub total: u64,
    /// The gravest first.
    pub differences: Vec<Difference>,
    /// Versions that waited for a counterpart and were let go because there were too many.
    pub let_go: u64,
}

/// One thing in which two versions differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What it is about.
    pub aspect: Aspect,
    /// One version: bokmål, if there is one.
    pub one: Version,
    /// The other.
    pub other: Version,
}

/// What one version says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its language.
    pub language: Lang,
    /// The letter, and the line where it stands or should stand.
    pub at: At,
    /// What it says; `None` where it says nothing of the kind.
    pub value: Option<String>,
}

/// Faults where text was put together.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Seams {
    /// Faults in all.
    pub total: u64,
    /// Letters with one.
    pub letters: u64,
    /// How many of each kind, and in how many letters.
    pub kinds: Vec<(SeamKind, u64, u64)>,
    /// The gravest kinds first; of each kind the first letters.
    pub found: Vec<Seam>,
}

/// A fault where text was put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seam {
    /// What sort.
    pub kind: SeamKind,
    /// Where.
    pub at: At,
    /// The words around it, numbers of persons hidden; `None` where the letter could not be read
    /// again.
    pub quote: Option<String>,
}
