//! The tables of a `summary.toml`, field by field.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::extract::{ActionKind, LetterKind, Outcome};
use crate::summarise::labels::{Headings, Labels, Titles};
use crate::summarise::missing::Missing;

/// One language's `summary.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Templates {
    #[serde(rename = "schema")]
    _schema: u8,
    #[serde(rename = "language")]
    _language: String,
    pub(crate) title: Titles,
    pub(crate) date: DateText,
    pub(crate) number: NumberText,
    pub(crate) unit: Units,
    pub(crate) label: Labels,
    pub(crate) heading: Headings,
    pub(crate) sender: SenderText,
    pub(crate) outcome: Outcomes,
    pub(crate) undecided: Undecided,
    pub(crate) say: Say,
    #[serde(rename = "do")]
    pub(crate) to_do: ToDo,
    pub(crate) deadline: DeadlineText,
    pub(crate) missing: MissingTexts,
    pub(crate) phone: Phone,
    pub(crate) helper: HelperText,
    pub(crate) control: Control,
    pub(crate) note: NoteText,
    pub(crate) benefit: BTreeMap<String, String>,
}

/// A sentence with the benefit named, and one without.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Named {
    pub(crate) text: String,
    pub(crate) unnamed: String,
}

/// What to say where something is missing, and what to ask Nav about it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MissingText {
    pub(crate) text: String,
    pub(crate) question: String,
}

/// Declares a table of a template file: a struct whose fields all have one type.
macro_rules! table {
    ($(#[$doc:meta])* $name:ident: $kind:ty { $($field:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $name { $(pub(crate) $field: $kind),+ }
    };
}

table! {
    /// «du har {n} dager»: one, many.
    Units: [String; 2] { days, weeks, months, years }
}
table! {
    /// Numbers and sums.
    NumberText: String { thousands, decimal, kroner, day, month, year }
}
table! {
    /// Who sent the letter, and when.
    SenderText: String { state, state_named, municipality, municipality_named, dated }
}
table! {
    /// What the letter decides.
    Outcomes: Named {
        granted, partly_granted, rejected, stopped, changed, continued, repayment,
        partial_repayment, no_repayment, case_closed, appeal_dismissed, appeal_upheld,
        appeal_forwarded,
    }
}
table! {
    /// What to say of a letter without an outcome.
    Undecided: Named {
        decision, advance_notice, information_request, information, case_closed,
        appeal_forwarded, appeal_decision, other,
    }
}
table! {
    /// The plain sentences.
    Say: String {
        decides_nothing, other_language, other_language_help, human, reason, reason_brief,
        payment, payment_once, repayment, repayment_mentioned, basis, mentioned, two_sums, sums,
        period_both, period_from, period_to, periods, expires, must, must_by, must_list,
        must_none, must_more_one, must_more, may_by, consequence, consequence_brief, appeal, appeal_by,
        appeal_not, appeal_how, standing, rhythm, ask_phone, phones, urls, routes, word,
    }
}
table! {
    /// What to do, as it stands after «du må».
    ToDo: String {
        send_documents, respond, report_change, submit_form, register, pay, attend, contact,
        check, appeal, other,
    }
}
table! {
    /// What to say, and what to ask, where a slot is empty.
    MissingTexts: MissingText {
        outcome, benefit, reason, amount, period, action, deadline, consequence, appeal,
        appeal_deadline, appeal_way, contact, sender, letter_date,
    }
}
table! {
    /// The sentence for the phone.
    Phone: String { must, must_by, may_by, appeal, appeal_by }
}
table! {
    /// Lines for the helper.
    HelperText: String { opening, ready, case_number, renew }
}
table! {
    /// Open control questions.
    Control: String {
        outcome, about, reason, money, must_do, chance, consequence, appeal, duties, ask,
        not_found,
    }
}
table! {
    /// What was noticed while reading.
    NoteText: String {
        decoded, unreadable, ocr, ocr_read, ocr_unsure, ocr_sections, repaired, picture_page,
        picture_pages, attachment_locked, attachment_picture, attachment_other,
    }
}

/// How a date is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DateText {
    pub(crate) pattern: String,
    pub(crate) months: [String; 12],
}

/// How a deadline is said.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DeadlineText {
    pub(crate) by_date: String,
    pub(crate) on_date: String,
    pub(crate) meeting: String,
    pub(crate) meeting_passed: String,
    pub(crate) meeting_left: String,
    pub(crate) meeting_today: String,
    pub(crate) by_received: String,
    pub(crate) by_letter_date: String,
    pub(crate) by_event: String,
    pub(crate) date: String,
    pub(crate) received: String,
    pub(crate) letter_date: String,
    pub(crate) event: String,
    pub(crate) words: String,
    pub(crate) last_day: String,
    pub(crate) from_received: String,
    pub(crate) from_letter_date: String,
    pub(crate) estimate: String,
    pub(crate) passed: String,
    pub(crate) maybe_passed: String,
    pub(crate) today: String,
    pub(crate) left: String,
    pub(crate) at_once: Vec<String>,
    pub(crate) bare: Vec<String>,
}

impl Outcomes {
    pub(crate) fn of(&self, outcome: Outcome) -> &Named {
        match outcome {
            Outcome::Granted => &self.granted,
            Outcome::PartlyGranted => &self.partly_granted,
            Outcome::Rejected => &self.rejected,
            Outcome::Stopped => &self.stopped,
            Outcome::Changed => &self.changed,
            Outcome::Continued => &self.continued,
            Outcome::Repayment => &self.repayment,
            Outcome::PartialRepayment => &self.partial_repayment,
            Outcome::NoRepayment => &self.no_repayment,
            Outcome::CaseClosed => &self.case_closed,
            Outcome::AppealDismissed => &self.appeal_dismissed,
            Outcome::AppealUpheld => &self.appeal_upheld,
            Outcome::AppealForwarded => &self.appeal_forwarded,
        }
    }
}

impl Undecided {
    pub(crate) fn of(&self, kind: LetterKind) -> &Named {
        match kind {
            LetterKind::Decision => &self.decision,
            LetterKind::AdvanceNotice => &self.advance_notice,
            LetterKind::InformationRequest => &self.information_request,
            LetterKind::Information => &self.information,
            LetterKind::CaseClosed => &self.case_closed,
            LetterKind::AppealForwarded => &self.appeal_forwarded,
            LetterKind::AppealDecision => &self.appeal_decision,
            LetterKind::Other => &self.other,
        }
    }
}

impl ToDo {
    pub(crate) fn of(&self, kind: ActionKind) -> &str {
        match kind {
            ActionKind::SendDocuments => &self.send_documents,
            ActionKind::Respond => &self.respond,
            ActionKind::ReportChange => &self.report_change,
            ActionKind::SubmitForm => &self.submit_form,
            ActionKind::Register => &self.register,
            ActionKind::Pay => &self.pay,
            ActionKind::Attend => &self.attend,
            ActionKind::Contact => &self.contact,
            ActionKind::Check => &self.check,
            ActionKind::Appeal => &self.appeal,
            ActionKind::Other => &self.other,
        }
    }
}

impl MissingTexts {
    pub(crate) fn of(&self, missing: Missing) -> &MissingText {
        match missing {
            Missing::Outcome => &self.outcome,
            Missing::Benefit => &self.benefit,
            Missing::Reason => &self.reason,
            Missing::Amount => &self.amount,
            Missing::Period => &self.period,
            Missing::Action => &self.action,
            Missing::Deadline => &self.deadline,
            Missing::Consequence => &self.consequence,
            Missing::Appeal => &self.appeal,
            Missing::AppealDeadline => &self.appeal_deadline,
            Missing::AppealWay => &self.appeal_way,
            Missing::Contact => &self.contact,
            Missing::Sender => &self.sender,
            Missing::LetterDate => &self.letter_date,
        }
    }
}
