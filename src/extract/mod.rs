//! Floor 5: [`Document`] to [`Facts`]: what the letter says, each fact with its place.
//!
//! Total and without guesses: what the letter does not say is absent.

mod actions;
mod appeal;
mod around;
mod benefit;
mod candidates;
mod clause;
mod contact;
mod deadline;
mod facts;
mod force;
mod legal;
mod lists;
mod money;
mod names;
mod order;
mod outcome;
mod people;
mod prose;
mod steps;

pub use facts::*;

use crate::lang::Lang;
use crate::segment::Document;

/// Everything the letter says that matters to its reader. Empty for a letter in a language that
/// klarbrev does not read.
///
/// ```
/// use klarbrev::{Document, Letter, Lexicon, extract};
/// let letter = Letter::from_text("Nav har avslått søknaden din om dagpenger\n\nDu kan klage innen 6 uker fra du fikk vedtaket.");
/// let facts = extract::facts(&Document::new(&letter, Lexicon::builtin()));
/// assert_eq!(facts.outcome.unwrap().value, extract::Outcome::Rejected);
/// assert!(facts.appeal.unwrap().possible);
/// ```
pub fn facts(document: &Document<'_>) -> Facts {
    if document.language() == Lang::Other {
        return Facts::default();
    }
    let verdict = outcome::verdict(document);
    let value = verdict.outcome.as_ref().map(|o| o.value);
    let benefit = benefit::benefit(document);
    let (actions, appeal) = actions::actions(document, verdict.kind, value);
    // What one may appeal decides something, whether its wording is known or not.
    let decided = appeal.as_ref().is_some_and(|a| a.possible && a.deadline.is_some());
    let kind = match verdict.kind {
        LetterKind::Information | LetterKind::Other if decided => LetterKind::Decision,
        kind => kind,
    };
    let keep: Vec<_> = verdict.outcome.iter().flat_map(|o| o.evidence().iter().copied()).collect();
    Facts {
        letter_date: people::letter_date(document),
        sender: people::sender(document),
        kind,
        reasons: prose::reasons(document, kind, verdict.outcome.as_ref()),
        amounts: money::amounts(document, value),
        periods: money::periods(document),
        appeal,
        legal_references: legal::references(document),
        contacts: people::contacts(document),
        terms: prose::terms(document, benefit.as_ref()),
        skippable: prose::skippable(document, &actions, &keep),
        case_number: people::case_number(document),
        expires: prose::expires(document, value),
        benefit,
        outcome: verdict.outcome,
        actions,
    }
}
