//! The slots every letter is held against, and whether they are filled.

use serde::{Deserialize, Serialize};

use crate::extract::Facts;
use crate::summarise::Missing;

/// Something readers look for first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// What is decided.
    Outcome,
    /// By when the reader must do what is asked.
    Deadline,
    /// Whether, by when and how one can appeal.
    Appeal,
    /// Whom to ask.
    Contact,
    /// Why.
    Reason,
    /// Which benefit it is about.
    Benefit,
}

/// Whether a letter fills a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SlotState {
    /// The letter says it.
    Found,
    /// The letter should say it and does not, or not all of it.
    Missing,
    /// A letter of its kind need not say it.
    NotNeeded,
}

impl Slot {
    /// Every slot, in the order they are told of.
    pub const ALL: [Self; 6] =
        [Self::Outcome, Self::Deadline, Self::Appeal, Self::Contact, Self::Reason, Self::Benefit];

    /// The name used in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Outcome => "outcome",
            Self::Deadline => "deadline",
            Self::Appeal => "appeal",
            Self::Contact => "contact",
            Self::Reason => "reason",
            Self::Benefit => "benefit",
        }
    }

    /// What must not be missing for the slot to be filled, the first being the fact itself.
    const fn needs(self) -> &'static [Missing] {
        match self {
            Self::Outcome => &[Missing::Outcome],
            Self::Deadline => &[Missing::Deadline],
            Self::Appeal => &[Missing::Appeal, Missing::AppealDeadline, Missing::AppealWay],
            Self::Contact => &[Missing::Contact],
            Self::Reason => &[Missing::Reason],
            Self::Benefit => &[Missing::Benefit],
        }
    }

    pub(super) fn state(self, facts: &Facts, missing: &[Missing]) -> SlotState {
        let needs = self.needs();
        if needs.iter().any(|need| missing.contains(need)) {
            SlotState::Missing
        } else if says(facts, needs[0]) {
            SlotState::Found
        } else {
            SlotState::NotNeeded
        }
    }
}

impl SlotState {
    /// The name used in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Missing => "missing",
            Self::NotNeeded => "not_needed",
        }
    }
}

/// True where the letter says it, at least in part.
pub(super) fn says(facts: &Facts, what: Missing) -> bool {
    match what {
        Missing::Outcome => facts.outcome.is_some(),
        Missing::Benefit => facts.benefit.is_some(),
        Missing::Reason => !facts.reasons.is_empty(),
        Missing::Amount => !facts.amounts.is_empty(),
        Missing::Period => !facts.periods.is_empty(),
        Missing::Action => !facts.actions.is_empty(),
        Missing::Deadline => facts.actions.iter().any(|action| action.deadline.is_some()),
        Missing::Consequence => facts.actions.iter().any(|action| action.consequence.is_some()),
        Missing::Appeal => facts.appeal.is_some(),
        Missing::AppealDeadline => facts.appeal.as_ref().is_some_and(|a| a.deadline.is_some()),
        Missing::AppealWay => facts.appeal.as_ref().is_some_and(|a| !a.how.is_empty()),
        Missing::Contact => !facts.contacts.phones.is_empty() || !facts.contacts.urls.is_empty(),
        Missing::Sender => facts.sender.is_some(),
        Missing::LetterDate => facts.letter_date.is_some(),
    }
}
