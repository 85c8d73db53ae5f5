//! The words around the statements: titles, headings and labels, for whoever writes a summary out.

use serde::Deserialize;

use super::summary::Slot;
use crate::Lang;

/// Titles of the three parts of a summary.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Titles {
    /// The first screen.
    pub lead: String,
    /// The slots one by one.
    pub details: String,
    /// The part for the helper.
    pub helper: String,
    /// What klarbrev does and does not do.
    pub scope: String,
}

/// Small words that writers need.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Labels {
    /// Opening and closing quotation mark.
    pub quote: [String; 2],
    /// `linje {line}`.
    pub line: String,
    /// `side {page}`.
    pub page: String,
    /// «avsnitt {paragraph}».
    pub paragraph: String,
    /// Stands where a slot is empty and should not be.
    pub not_found: String,
    /// Introduces the slots the letter does not touch, and need not.
    pub not_mentioned: String,
    /// Before the answer to a control question.
    pub answer: String,
}

impl Labels {
    /// The words of a language.
    pub fn of(language: Lang) -> &'static Self {
        &super::templates::templates(language).label
    }

    /// `text` in quotation marks.
    pub fn quoted(&self, text: &str) -> String {
        let [open, close] = &self.quote;
        format!("{open}{text}{close}")
    }

    /// «linje 14».
    pub fn line(&self, line: usize) -> String {
        self.line.replace("{line}", &line.to_string())
    }

    /// «avsnitt 7».
    pub fn paragraph(&self, paragraph: usize) -> String {
        self.paragraph.replace("{paragraph}", &paragraph.to_string())
    }

    /// «side 2».
    pub fn page(&self, page: usize) -> String {
        self.page.replace("{page}", &page.to_string())
    }
}

/// One heading for each slot, and for the helper's blocks.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Headings {
    outcome: String,
    reason: String,
    money: String,
    period: String,
    expires: String,
    must_do: String,
    consequence: String,
    appeal: String,
    standing_duties: String,
    may_do: String,
    sender: String,
    ask: String,
    skip: String,
    words: String,
    /// Above what was noticed while reading.
    pub note: String,
    /// Above the sentence for the phone.
    pub phone: String,
    /// Above the control questions.
    pub control: String,
    /// Above the questions for Nav.
    pub questions: String,
}

impl Headings {
    /// The heading of `slot`.
    pub fn of(&self, slot: Slot) -> &str {
        match slot {
            Slot::Outcome => &self.outcome,
            Slot::Reason => &self.reason,
            Slot::Money => &self.money,
            Slot::Period => &self.period,
            Slot::Expires => &self.expires,
            Slot::MustDo => &self.must_do,
            Slot::Consequence => &self.consequence,
            Slot::Appeal => &self.appeal,
            Slot::StandingDuties => &self.standing_duties,
            Slot::MayDo => &self.may_do,
            Slot::Sender => &self.sender,
            Slot::Ask => &self.ask,
            Slot::Skip => &self.skip,
            Slot::Words => &self.words,
        }
    }
}
