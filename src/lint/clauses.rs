//! Where subordinate clauses open in a sentence.

use super::View;
use crate::lexicon::{Cue, Meaning};
use crate::segment::CueMatch;

/// Phrases of one cue that another cue does not take away, in order, none over another.
pub(crate) fn cues_without<'d>(
    view: &View<'d>,
    cue: Cue,
    unless: Cue,
) -> impl Iterator<Item = &'d CueMatch> + use<'d> {
    let all = view.cues;
    let mut end = 0;
    all.iter().filter(move |found| {
        let taken = |other: &CueMatch| {
            other.meaning == Meaning::Cue(unless)
                && other.first < found.end
                && found.first < other.end
        };
        let fits = found.meaning == Meaning::Cue(cue) && found.first >= end;
        let fits = fits && !all.iter().any(taken);
        if fits {
            end = found.end;
        }
        fits
    })
}

/// The words that open subordinate clauses: «at», «fordi», «som» before a verb. A question's first
/// word opens none.
pub(crate) fn openers<'d>(view: &View<'d>) -> impl Iterator<Item = &'d CueMatch> + use<'d> {
    let first = view.is_question().then_some(view.base as u32);
    cues_without(view, Cue::Clause, Cue::NoClause).filter(move |found| Some(found.first) != first)
}
