//! What the letter lines and the summary have in common.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::audit::{Audited, Slot, Wording};
use crate::extract::Outcome;

/// A reason with its points.
#[derive(Serialize)]
pub(super) struct ReasonOut<'a> {
    points: u32,
    group: &'static str,
    code: &'a str,
    text: String,
}

/// The reasons of a letter's score; none where it has no score.
pub(super) fn reasons<'a>(letter: &'a Audited, wording: &Wording) -> Vec<ReasonOut<'a>> {
    let reasons = letter.score.iter().flat_map(|score| &score.reasons);
    reasons
        .map(|reason| ReasonOut {
            points: reason.points,
            group: reason.group,
            code: reason.cause.code(),
            text: wording.reason(reason),
        })
        .collect()
}

/// The slots by name.
pub(super) fn slots(letter: &Audited) -> BTreeMap<&'static str, &'static str> {
    Slot::ALL.iter().zip(letter.slots).map(|(slot, state)| (slot.name(), state.name())).collect()
}

pub(super) fn outcome(outcome: Option<Outcome>) -> &'static str {
    outcome.map_or("none", Outcome::name)
}
