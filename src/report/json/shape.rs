//! The shape of the JSON, field by field in the order it is written.

use serde::Serialize;

#[derive(Serialize)]
pub(in crate::report) struct Explanation {
    pub(super) schema: &'static str,
    pub(super) klarbrev: &'static str,
    pub(super) lexicons: String,
    pub(super) document: DocumentOut,
    #[serde(flatten)]
    pub(super) facts: FactsOut,
    pub(super) not_found: Vec<&'static str>,
    pub(super) summary: SummaryOut,
    pub(super) notes: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct DocumentOut {
    pub(super) path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) part: Option<String>,
    pub(super) format: String,
    pub(super) language: &'static str,
    pub(super) words: usize,
    pub(super) sentences: usize,
    pub(super) letter_date: Option<String>,
}

#[derive(Serialize)]
pub(in crate::report) struct EvidenceOut {
    pub(in crate::report) start: usize,
    pub(in crate::report) end: usize,
    pub(in crate::report) quote: String,
    pub(in crate::report) line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::report) page: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::report) paragraph: Option<usize>,
}

#[derive(Serialize)]
pub(super) struct FactsOut {
    pub(super) sender: SenderOut,
    pub(super) kind: &'static str,
    pub(super) outcome: OutcomeOut,
    pub(super) benefit: Option<BenefitOut>,
    pub(super) reasons: Vec<TextOut>,
    pub(super) amounts: Vec<AmountOut>,
    pub(super) periods: Vec<PeriodOut>,
    pub(super) expires: Option<ExpiresOut>,
    pub(super) actions: Vec<ActionOut>,
    pub(super) appeal: AppealOut,
    pub(super) requested_documents: Vec<TextOut>,
    pub(super) standing_duties: Vec<DutyOut>,
    pub(super) legal_references: Vec<TextOut>,
    pub(super) contacts: ContactsOut,
    pub(super) case_number: Option<TextOut>,
    pub(super) terms: Vec<TermOut>,
    pub(super) skippable: Vec<EvidenceOut>,
}

#[derive(Serialize)]
pub(super) struct SenderOut {
    pub(super) level: &'static str,
    pub(super) name: Option<String>,
    pub(super) evidence: Vec<EvidenceOut>,
}

#[derive(Serialize)]
pub(super) struct OutcomeOut {
    pub(super) value: &'static str,
    pub(super) evidence: Vec<EvidenceOut>,
}

#[derive(Serialize)]
pub(super) struct BenefitOut {
    pub(super) name: String,
    pub(super) evidence: Vec<EvidenceOut>,
}

#[derive(Serialize)]
pub(super) struct TextOut {
    pub(super) text: String,
    pub(super) evidence: Vec<EvidenceOut>,
}

#[derive(Serialize)]
pub(super) struct AmountOut {
    pub(super) nok: f64,
    pub(super) per: Option<&'static str>,
    pub(super) role: &'static str,
    pub(super) evidence: Vec<EvidenceOut>,
}

#[derive(Serialize)]
pub(super) struct PeriodOut {
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
    pub(super) evidence: Vec<EvidenceOut>,
}

#[derive(Serialize)]
pub(super) struct ExpiresOut {
    pub(super) date: String,
    pub(super) evidence: Vec<EvidenceOut>,
}

#[derive(Serialize)]
pub(super) struct ActionOut {
    pub(super) kind: &'static str,
    pub(super) force: &'static str,
    pub(super) text: String,
    pub(super) deadline: Option<DeadlineOut>,
    pub(super) deadline_evidence: Vec<EvidenceOut>,
    pub(super) last_day: Option<LastDayOut>,
    pub(super) consequence: Option<TextOut>,
    pub(super) rhythm: Option<TextOut>,
    pub(super) lead_in: Option<EvidenceOut>,
    pub(super) evidence: Vec<EvidenceOut>,
}

#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum DeadlineOut {
    On { date: String },
    Within { length: i32, unit: &'static str, from: &'static str },
    Text { text: String },
}

#[derive(Serialize)]
pub(super) struct LastDayOut {
    pub(super) date: String,
    pub(super) basis: &'static str,
    pub(super) estimate: bool,
}

#[derive(Serialize)]
pub(super) struct AppealOut {
    pub(super) possible: Option<bool>,
    pub(super) deadline: Option<DeadlineOut>,
    pub(super) last_day: Option<LastDayOut>,
    pub(super) how: Vec<EvidenceOut>,
    pub(super) evidence: Vec<EvidenceOut>,
}

#[derive(Serialize)]
pub(super) struct DutyOut {
    pub(super) text: String,
    pub(super) rhythm: Option<String>,
    pub(super) evidence: Vec<EvidenceOut>,
}

#[derive(Serialize)]
pub(super) struct ContactsOut {
    pub(super) phones: Vec<String>,
    pub(super) urls: Vec<String>,
    pub(super) evidence: Vec<EvidenceOut>,
}

#[derive(Serialize)]
pub(super) struct TermOut {
    pub(super) term: String,
    pub(super) explanation: String,
    pub(super) official: bool,
    pub(super) evidence: Vec<EvidenceOut>,
}

#[derive(Serialize)]
pub(super) struct SummaryOut {
    pub(super) language: &'static str,
    pub(super) needs_human: bool,
    pub(super) sentences: Vec<SentenceOut>,
    pub(super) phone_sentence: SentenceOut,
    pub(super) control_questions: Vec<Control>,
    pub(super) questions_for_nav: Vec<NavQuestionOut>,
    pub(super) before_calling: Vec<StatementOut>,
    pub(super) sections: Vec<SectionOut>,
}

#[derive(Serialize)]
pub(super) struct SentenceOut {
    pub(super) slot: &'static str,
    pub(super) text: String,
    pub(super) evidence: Vec<EvidenceOut>,
}

#[derive(Serialize)]
pub(super) struct StatementOut {
    pub(super) text: String,
    pub(super) origin: &'static str,
    pub(super) evidence: Vec<EvidenceOut>,
}

#[derive(Serialize)]
pub(super) struct SectionOut {
    pub(super) slot: &'static str,
    pub(super) heading: String,
    pub(super) statements: Vec<StatementOut>,
}

#[derive(Serialize)]
pub(super) struct Control {
    pub(super) question: String,
    pub(super) answer: String,
    pub(super) evidence: Vec<EvidenceOut>,
}

#[derive(Serialize)]
pub(super) struct NavQuestionOut {
    pub(super) missing: Option<&'static str>,
    pub(super) text: String,
}
