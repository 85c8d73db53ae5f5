//! The names of the facts' classes in JSON. They are the contract: never rename one.

use crate::extract::{ActionKind, AmountRole, Force, LetterKind, Outcome, Per, SenderLevel, Start};
use crate::segment::Unit;

pub(super) const fn kind(kind: LetterKind) -> &'static str {
    match kind {
        LetterKind::Decision => "decision",
        LetterKind::AdvanceNotice => "advance_notice",
        LetterKind::InformationRequest => "information_request",
        LetterKind::Information => "information",
        LetterKind::CaseClosed => "case_closed",
        LetterKind::AppealForwarded => "appeal_forwarded",
        LetterKind::AppealDecision => "appeal_decision",
        LetterKind::Other => "other",
    }
}

pub(super) const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Granted => "granted",
        Outcome::PartlyGranted => "partly_granted",
        Outcome::Rejected => "rejected",
        Outcome::Stopped => "stopped",
        Outcome::Changed => "changed",
        Outcome::Continued => "continued",
        Outcome::Repayment => "repayment",
        Outcome::PartialRepayment => "partial_repayment",
        Outcome::NoRepayment => "no_repayment",
        Outcome::CaseClosed => "case_closed",
        Outcome::AppealDismissed => "appeal_dismissed",
        Outcome::AppealUpheld => "appeal_upheld",
        Outcome::AppealForwarded => "appeal_forwarded",
    }
}

pub(super) const fn level(level: Option<SenderLevel>) -> &'static str {
    match level {
        Some(SenderLevel::State) => "state",
        Some(SenderLevel::Municipality) => "municipality",
        None => "unknown",
    }
}

pub(super) const fn action(kind: ActionKind) -> &'static str {
    match kind {
        ActionKind::SendDocuments => "send_documents",
        ActionKind::Respond => "respond",
        ActionKind::ReportChange => "report_change",
        ActionKind::SubmitForm => "submit_form",
        ActionKind::Register => "register",
        ActionKind::Pay => "pay",
        ActionKind::Attend => "attend",
        ActionKind::Contact => "contact",
        ActionKind::Check => "check",
        ActionKind::Appeal => "appeal",
        ActionKind::Other => "other",
    }
}

pub(super) const fn force(force: Force) -> &'static str {
    match force {
        Force::Must => "must",
        Force::MustIf => "must_if",
        Force::May => "may",
    }
}

pub(super) const fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Days => "days",
        Unit::Weeks => "weeks",
        Unit::Months => "months",
        Unit::Years => "years",
    }
}

pub(super) const fn start(start: Start) -> &'static str {
    match start {
        Start::Received => "received",
        Start::LetterDate => "letter_date",
        Start::Event => "event",
    }
}

pub(super) const fn per(per: Per) -> &'static str {
    match per {
        Per::Day => "day",
        Per::Month => "month",
        Per::Year => "year",
        Per::Once => "once",
    }
}

pub(super) const fn role(role: AmountRole) -> &'static str {
    match role {
        AmountRole::Payment => "payment",
        AmountRole::Repayment => "repayment",
        AmountRole::Basis => "basis",
        AmountRole::Other => "other",
    }
}
