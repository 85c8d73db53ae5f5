//! The summary as a value: statements in order, each with its place in the letter.

use super::calendar::Calendar;
use super::labels::{Headings, Labels, Titles};
use super::missing::Missing;
use super::phrase::fill;
use super::templates::{Templates, sheet};
use crate::Lang;
use crate::text::Span;

/// «Hva dette betyr for deg»: what a letter means for the reader, made of facts only.
#[derive(Debug, Clone)]
pub struct Summary {
    /// The language it is written in.
    pub language: Lang,
    /// The first screen: at most 120 words, the outcome first.
    pub lead: Vec<Statement>,
    /// Every slot, in reading order; none is left out.
    pub sections: Vec<Section>,
    /// What was noticed while reading, for the user to check.
    pub notes: Vec<String>,
    /// The gist in one sentence of at most 25 words.
    pub phone_sentence: Statement,
    /// What a helper does well to say and have ready before calling.
    pub before_calling: Vec<Statement>,
    /// Three open questions to check that the reader has understood.
    pub control_questions: Vec<ControlQuestion>,
    /// What to ask Nav, because the letter does not say.
    pub questions_for_nav: Vec<NavQuestion>,
    /// What a letter of this kind should say and this one does not.
    pub not_found: Vec<Missing>,
    /// True where much is at stake or time is short: get help from a person.
    pub needs_human: bool,
    /// The days that deadlines are counted from.
    pub calendar: Calendar,
    pub(super) templates: &'static Templates,
}

impl Summary {
    /// Small words for writers, in the summary's language.
    pub fn labels(&self) -> &'static Labels {
        &self.templates.label
    }

    /// Headings, in the summary's language.
    pub fn headings(&self) -> &'static Headings {
        &self.templates.heading
    }

    /// Titles, in the summary's language.
    pub fn titles(&self) -> &'static Titles {
        &self.templates.title
    }

    /// What to ask Nav where something is missing, in the summary's language.
    pub fn question(&self, missing: Missing) -> &'static str {
        &self.templates.missing.of(missing).question
    }

    /// What an entry of a calendar says, in the summary's language.
    pub fn calendar_texts(&self) -> CalendarTexts<'static> {
        let texts = &sheet(self.language).calendar;
        let letter = &sheet(self.language).pile.letter;
        let (title, meeting) = (&texts.title, &texts.meeting);
        CalendarTexts { title, meeting, check: &texts.check, letter }
    }

    /// The statements of the first screen that rest on the letter.
    pub fn sentences(&self) -> impl Iterator<Item = &Statement> {
        self.lead.iter().filter(|s| s.origin == Origin::Letter)
    }

    /// The section of `slot`.
    pub fn section(&self, slot: Slot) -> Option<&Section> {
        self.sections.iter().find(|s| s.slot == slot)
    }
}

/// What an entry of a calendar says.
#[derive(Debug, Clone, Copy)]
pub struct CalendarTexts<'a> {
    title: &'a str,
    meeting: &'a str,
    /// The last words about an entry.
    pub check: &'a str,
    letter: &'a str,
}

impl CalendarTexts<'_> {
    /// The title of an entry about `text`: a last day, or the day of a meeting.
    pub fn title(&self, text: &str, meeting: bool) -> String {
        fill(if meeting { self.meeting } else { self.title }, &[("text", text)])
    }

    /// Which of several letters an entry is from.
    pub fn letter(&self, name: &str) -> String {
        fill(self.letter, &[("name", name)])
    }
}

/// What a statement is about. The order is the reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// What the letter decides.
    Outcome,
    /// Why.
    Reason,
    /// Sums.
    Money,
    /// From when, until when.
    Period,
    /// When what was granted ends.
    Expires,
    /// Duties now, the nearest deadline first.
    MustDo,
    /// What may happen otherwise.
    Consequence,
    /// The right to appeal.
    Appeal,
    /// Duties from now on.
    StandingDuties,
    /// Rights and options.
    MayDo,
    /// State, municipality or unclear; the letter's date.
    Sender,
    /// Whom to ask.
    Ask,
    /// Standard text.
    Skip,
    /// Words explained.
    Words,
}

impl Slot {
    /// Every slot, in reading order.
    pub const ALL: [Self; 14] = [
        Self::Outcome,
        Self::Reason,
        Self::Money,
        Self::Period,
        Self::Expires,
        Self::MustDo,
        Self::Consequence,
        Self::Appeal,
        Self::StandingDuties,
        Self::MayDo,
        Self::Sender,
        Self::Ask,
        Self::Skip,
        Self::Words,
    ];

    /// The name used in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Outcome => "outcome",
            Self::Reason => "reason",
            Self::Money => "money",
            Self::Period => "period",
            Self::Expires => "expires",
            Self::MustDo => "must_do",
            Self::Consequence => "consequence",
            Self::Appeal => "appeal",
            Self::StandingDuties => "standing_duties",
            Self::MayDo => "may_do",
            Self::Sender => "sender",
            Self::Ask => "ask",
            Self::Skip => "skip",
            Self::Words => "words",
        }
    }
}

/// Where a statement comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// The letter; there is evidence.
    Letter,
    /// Nowhere: it says that the letter does not say.
    NotFound,
    /// General knowledge, marked as not from the letter.
    General,
}

impl Origin {
    /// The name used in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::NotFound => "not_found",
            Self::General => "general",
        }
    }
}

/// One thing the summary says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// What it is about.
    pub slot: Slot,
    /// One or a few short sentences in the summary's language; letter quotes keep the letter's.
    pub text: String,
    /// Where the letter says so; empty only where `origin` is not the letter.
    pub evidence: Vec<Span>,
    /// Where it comes from.
    pub origin: Origin,
    /// True where the text already holds the letter's own words.
    pub verbatim: bool,
    /// True where it continues the statement before it.
    pub continues: bool,
    /// What the letter lacks, where the statement says so and Nav can be asked.
    pub missing: Option<Missing>,
}

impl Statement {
    /// A statement resting on the letter; one about an absence where there is no evidence.
    pub(super) fn new(slot: Slot, text: String, evidence: &[Span]) -> Self {
        let origin = if evidence.is_empty() { Origin::NotFound } else { Origin::Letter };
        let evidence = evidence.to_vec();
        let (verbatim, continues, missing) = (false, false, None);
        Self { slot, text, evidence, origin, verbatim, continues, missing }
    }

    /// A statement that says what the letter does not say.
    pub(super) fn absent(slot: Slot, text: &str) -> Self {
        Self::new(slot, text.to_owned(), &[])
    }

    /// The same statement, about something that Nav can be asked for.
    pub(super) fn lacking(self, missing: Missing) -> Self {
        Self { missing: Some(missing), ..self }
    }

    /// General advice, not from the letter.
    pub(super) fn general(slot: Slot, text: String) -> Self {
        Self { origin: Origin::General, ..Self::new(slot, text, &[]) }
    }

    /// The same statement, holding the letter's own words.
    pub(super) fn verbatim(self) -> Self {
        Self { verbatim: true, ..self }
    }

    /// The same statement, continuing the one before it.
    pub(super) fn continuing(self) -> Self {
        Self { continues: true, ..self }
    }
}

/// All that is said in one slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The slot.
    pub slot: Slot,
    /// In order; empty where the letter does not touch the slot and need not.
    pub statements: Vec<Statement>,
}

/// An open question with its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ControlQuestion {
    /// Never to be answered by yes or no.
    pub question: String,
    /// From the letter, or «ikke funnet».
    pub answer: String,
    /// Where the answer stands.
    pub evidence: Vec<Span>,
}

/// A question to ask Nav.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavQuestion {
    /// What the letter lacks; `None` for a question the facts raise.
    pub missing: Option<Missing>,
    /// The question, in the reader's voice.
    pub text: String,
}
