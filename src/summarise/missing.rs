//! What a letter should say and does not: decided per kind of letter, so that an orientation is
//! not blamed for lacking a right to appeal.

use serde::{Deserialize, Serialize};

use crate::extract::{Facts, Force, LetterKind, Outcome};

/// Something a letter of its kind should say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Missing {
    /// What is decided.
    Outcome,
    /// Which benefit it is about.
    Benefit,
    /// Why.
    Reason,
    /// How much.
    Amount,
    /// From when, until when.
    Period,
    /// What the reader is to do.
    Action,
    /// By when.
    Deadline,
    /// What happens otherwise.
    Consequence,
    /// Whether one can appeal.
    Appeal,
    /// By when one must appeal.
    AppealDeadline,
    /// How to appeal.
    AppealWay,
    /// Whom to ask.
    Contact,
    /// State or municipality.
    Sender,
    /// The date of the letter.
    LetterDate,
}

impl Missing {
    /// Everything that can be missing, in the order it is asked about.
    pub const ALL: [Self; 14] = [
        Self::Outcome,
        Self::Benefit,
        Self::Reason,
        Self::Amount,
        Self::Period,
        Self::Action,
        Self::Deadline,
        Self::Consequence,
        Self::Appeal,
        Self::AppealDeadline,
        Self::AppealWay,
        Self::Contact,
        Self::Sender,
        Self::LetterDate,
    ];

    /// The name used in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Outcome => "outcome",
            Self::Benefit => "benefit",
            Self::Reason => "reason",
            Self::Amount => "amount",
            Self::Period => "period",
            Self::Action => "action",
            Self::Deadline => "deadline",
            Self::Consequence => "consequence",
            Self::Appeal => "appeal",
            Self::AppealDeadline => "appeal_deadline",
            Self::AppealWay => "appeal_way",
            Self::Contact => "contact",
            Self::Sender => "sender",
            Self::LetterDate => "letter_date",
        }
    }

    /// True where `facts` lack it although a letter of their kind should say it.
    fn from(self, facts: &Facts) -> bool {
        let duties = || facts.actions.iter().filter(|a| a.force == Force::Must);
        match self {
            Self::Outcome => decides(facts) && facts.outcome.is_none(),
            Self::Benefit => facts.benefit.is_none(),
            Self::Reason => needs_reason(facts) && facts.reasons.is_empty(),
            Self::Amount => {
                facts.benefit.is_some() && needs_amount(facts) && facts.amounts.is_empty()
            }
            Self::Period => {
                facts.benefit.is_some() && needs_period(facts) && facts.periods.is_empty()
            }
            Self::Action => asks(facts) && duties().next().is_none(),
            Self::Deadline => duties().any(|a| a.deadline.is_none()),
            Self::Consequence => {
                duties().next().is_some() && duties().all(|a| a.consequence.is_none())
            }
            Self::Appeal => appealable(facts) && facts.appeal.is_none(),
            Self::AppealDeadline => {
                facts.appeal.as_ref().is_some_and(|a| a.possible && a.deadline.is_none())
            }
            Self::AppealWay => {
                facts.appeal.as_ref().is_some_and(|a| a.possible && a.how.is_empty())
            }
            Self::Contact => facts.contacts.phones.is_empty() && facts.contacts.urls.is_empty(),
            Self::Sender => facts.sender.is_none(),
            Self::LetterDate => facts.letter_date.is_none(),
        }
    }
}

/// What is missing in a letter with these facts.
pub fn missing(facts: &Facts) -> Vec<Missing> {
    Missing::ALL.into_iter().filter(|m| m.from(facts)).collect()
}

/// True where the kind of letter promises an outcome.
fn decides(facts: &Facts) -> bool {
    matches!(facts.kind, LetterKind::Decision | LetterKind::AppealDecision)
}

/// A letter that goes against the reader, or may come to, must say why; a grant need not.
fn needs_reason(facts: &Facts) -> bool {
    match &facts.outcome {
        Some(outcome) => matches!(
            outcome.value,
            Outcome::PartlyGranted
                | Outcome::Rejected
                | Outcome::Stopped
                | Outcome::Changed
                | Outcome::Repayment
                | Outcome::PartialRepayment
                | Outcome::CaseClosed
                | Outcome::AppealDismissed
        ),
        None => facts.kind == LetterKind::AdvanceNotice,
    }
}

fn needs_amount(facts: &Facts) -> bool {
    facts.outcome.as_ref().is_some_and(|outcome| {
        matches!(
            outcome.value,
            Outcome::Granted
                | Outcome::PartlyGranted
                | Outcome::Repayment
                | Outcome::PartialRepayment
        )
    })
}

fn needs_period(facts: &Facts) -> bool {
    facts.outcome.as_ref().is_some_and(|outcome| {
        matches!(
            outcome.value,
            Outcome::Granted | Outcome::PartlyGranted | Outcome::Stopped | Outcome::Changed
        )
    })
}

/// True where the letter's whole point is that the reader does something.
fn asks(facts: &Facts) -> bool {
    facts.kind == LetterKind::InformationRequest
}

/// Decisions can as a rule be appealed against, and the letter must say so.
fn appealable(facts: &Facts) -> bool {
    matches!(facts.kind, LetterKind::Decision | LetterKind::AppealDecision)
}
