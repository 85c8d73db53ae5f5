//! The names of the classes in data that leaves klarbrev. They are the contract: never rename one.

use super::facts::{ActionKind, AmountRole, Force, LetterKind, Outcome, Per, SenderLevel, Start};

impl LetterKind {
    /// The name used in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Decision => "decision",
            Self::AdvanceNotice => "advance_notice",
            Self::InformationRequest => "information_request",
            Self::Information => "information",
            Self::CaseClosed => "case_closed",
            Self::AppealForwarded => "appeal_forwarded",
            Self::AppealDecision => "appeal_decision",
            Self::Other => "other",
        }
    }
}

impl Outcome {
    /// The name used in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Granted => "granted",
            Self::PartlyGranted => "partly_granted",
            Self::Rejected => "rejected",
            Self::Stopped => "stopped",
            Self::Changed => "changed",
            Self::Continued => "continued",
            Self::Repayment => "repayment",
            Self::PartialRepayment => "partial_repayment",
            Self::NoRepayment => "no_repayment",
            Self::CaseClosed => "case_closed",
            Self::AppealDismissed => "appeal_dismissed",
            Self::AppealUpheld => "appeal_upheld",
            Self::AppealForwarded => "appeal_forwarded",
        }
    }
}

impl SenderLevel {
    /// The name used in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Municipality => "municipality",
        }
    }
}

impl ActionKind {
    /// The name used in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SendDocuments => "send_documents",
            Self::Respond => "respond",
            Self::ReportChange => "report_change",
            Self::SubmitForm => "submit_form",
            Self::Register => "register",
            Self::Pay => "pay",
            Self::Attend => "attend",
            Self::Contact => "contact",
            Self::Check => "check",
            Self::Appeal => "appeal",
            Self::Other => "other",
        }
    }
}

impl Force {
    /// The name used in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Must => "must",
            Self::MustIf => "must_if",
            Self::May => "may",
        }
    }
}

impl Start {
    /// The name used in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::LetterDate => "letter_date",
            Self::Event => "event",
        }
    }
}

impl Per {
    /// The name used in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
            Self::Once => "once",
        }
    }
}

impl AmountRole {
    /// The name used in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Payment => "payment",
            Self::Repayment => "repayment",
            Self::Basis => "basis",
            Self::Other => "other",
        }
    }
}
