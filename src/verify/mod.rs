//! Beside `lint` and `summarise`: whether a rewrite of a letter keeps what must be kept.
//!
//! Every sentence of both texts becomes a row of *items* (dates, sums, duties with the one who has
//! them, negations, limits, and every word that is not known to be without weight). Sentences are
//! paired, the rows compared in both directions, and last the facts that `extract` finds. What
//! cannot be explained is a difference: a word klarbrev does not know to mean the same makes the
//! answer *unsure*, never *accepted*.

mod certainty;
mod compare;
mod facts;
mod gather;
mod item;
mod order;
mod pair;
mod places;
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
    /// Nothing that matters differs.
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
    if item::same_words(before, after) {
        return Verdict::of(Vec::new());
    }
    let rows = (gather::rows(before), gather::rows(after));
    let mut differences = Vec::new();
    if before.language() != after.language() {
        differences.push(Difference::whole(Aspect::Language, Side::Changed));
    }
    let pairing = pair::pair(&rows.0, &rows.1);
    let language = before.language();
    let clear = compare::compare(&rows.0, &rows.1, &pairing, language, &mut differences);
    facts::compare(before, after, &clear, &mut differences);
    Verdict::of(differences)
}

impl Difference {
    /// A difference of the whole texts, without a place.
    fn whole(what: Aspect, side: Side) -> Self {
        Self { what, side, certain: false, before: None, after: None, lost: None, added: None }
    }
}
