//! Beside `lint` and `summarise`: whether a rewrite of a letter keeps what must be kept.
//!
//! *Accepted* is a proof: every sentence of both texts, in order, is the same piece by piece, words,
//! values and marks alike, or differs only in one of the ways that docs/decisions/0008 lists. What is
//! not proven is told: sentences are paired, what they say is compared in both directions (dates, sums,
//! duties with the one who has them, negations, limits, words), and last the facts that `extract`
//! finds. A difference that is certain makes the answer *refused*, anything else *unsure*.

mod certainty;
mod compare;
mod facts;
mod form;
mod gather;
mod identical;
mod item;
mod moves;
mod pair;
mod piece;
mod places;
mod prove;
mod reader;
mod values;
mod words;

use crate::segment::Document;
use crate::text::Span;

pub use self::item::Aspect;
pub(crate) use self::words::{Texts, texts};

/// Whether a rewrite may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Every sentence is proven to say the same.
    Accepted,
    /// Something that matters differs for certain.
    Refused,
    /// Something may differ: a person must look.
    Unsure,
}

/// In which direction two texts differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    /// Only the text before has it.
    Lost,
    /// Only the text after has it.
    Added,
    /// Both have something there, not the same.
    Changed,
}

/// One thing in which the texts differ.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Difference {
    /// What it is about.
    pub what: Aspect,
    /// In which direction.
    pub side: Side,
    /// True where the meaning differs for certain.
    pub certain: bool,
    /// The sentence in the text before, if it has one.
    pub before: Option<Span>,
    /// The sentence in the text after, if it has one.
    pub after: Option<Span>,
    /// The words themselves in the text before.
    pub lost: Option<Span>,
    /// The words themselves in the text after.
    pub added: Option<Span>,
}

/// What the comparison of two texts gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Whether the rewrite may stand.
    pub outcome: Outcome,
    /// In what the texts differ: the certain first, then in the order of the text before.
    pub differences: Vec<Difference>,
}

impl Verdict {
    fn of(mut differences: Vec<Difference>) -> Self {
        differences.sort_by_key(|d| (!d.certain, d.before.or(d.after), d.clone()));
        differences.dedup();
        let outcome = match differences.first() {
            None => Outcome::Accepted,
            Some(first) if first.certain => Outcome::Refused,
            Some(_) => Outcome::Unsure,
        };
        Self { outcome, differences }
    }
}

/// Compares a letter with a rewrite of it, in both directions. Time grows with the texts.
///
/// ```
/// use klarbrev::verify::{Outcome, verify};
/// use klarbrev::{Document, Letter, Lexicon};
///
/// let outcome = |before: &str, after: &str| {
///     let (before, after) = (Letter::from_text(before), Letter::from_text(after));
///     let lexicon = Lexicon::builtin();
///     verify(&Document::new(&before, lexicon), &Document::new(&after, lexicon)).outcome
/// };
/// let letter = "Du må sende oss skjemaet innen 01.05.2024, dersom du vil ha pengene.";
/// let same = "Hvis du vil ha pengene, må du sende oss skjemaet innen 1. mai 2024.";
/// assert_eq!(outcome(letter, same), Outcome::Accepted);
/// assert_eq!(outcome(letter, &same.replace("må", "kan")), Outcome::Refused);
/// assert_eq!(outcome(letter, &same.replace("skjemaet", "brevet")), Outcome::Unsure);
/// ```
pub fn verify(before: &Document<'_>, after: &Document<'_>) -> Verdict {
    if identical::identical(before.text(), after.text()) {
        return Verdict::of(Vec::new());
    }
    let rows = (gather::rows(before), gather::rows(after));
    let mut differences = Vec::new();
    if before.language() != after.language() {
        differences.push(Difference::whole(Aspect::Language, Side::Changed));
    }
    let pairing = pair::pair(&rows.0, &rows.1);
    let language = before.language();
    let seen = compare::compare(&rows.0, &rows.1, &pairing, language, &mut differences);
    facts::compare(before, after, &seen, &mut differences);
    Verdict::of(differences)
}

impl Difference {
    /// A difference of the whole texts, without a place.
    fn whole(what: Aspect, side: Side) -> Self {
        Self { what, side, certain: false, before: None, after: None, lost: None, added: None }
    }
}
