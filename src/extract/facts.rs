//! What a letter says, as values: every one carries the place in the letter that says it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::segment::{LegalReference, Unit};
use crate::text::Span;

/// A value together with the places in the letter that state it. Cannot be made without one.
#[derive(Debug, Clone, PartialEq)]
pub struct Found<T> {
    /// What the letter says.
    pub value: T,
    evidence: Vec<Span>,
}

impl<T> Found<T> {
    /// `value`, stated by the sentence, heading, list item or table row at `place`.
    pub fn at(value: T, place: Span) -> Self {
        Self { value, evidence: vec![place] }
    }

    /// Adds one more place that states the same.
    #[must_use]
    pub fn and_at(mut self, place: Span) -> Self {
        if !self.evidence.contains(&place) {
            self.evidence.push(place);
        }
        self
    }

    /// The places, at least one, the clearest first.
    pub fn evidence(&self) -> &[Span] {
        &self.evidence
    }

    /// The clearest place.
    pub fn place(&self) -> Span {
        self.evidence[0]
    }
}

/// Everything klarbrev found in one letter. What the letter does not say is absent.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Facts {
    /// The date of the letter.
    pub letter_date: Option<Found<Date>>,
    /// Who sent it: part of the state or a municipality.
    pub sender: Option<Found<Sender>>,
    /// What sort of letter it is.
    pub kind: LetterKind,
    /// What it decides; `None` where it decides nothing.
    pub outcome: Option<Found<Outcome>>,
    /// The benefit's usual bokmål name, in lower case.
    pub benefit: Option<Found<String>>,
    /// Why, in the letter's own sentences.
    pub reasons: Vec<Found<String>>,
    /// Sums that matter to the reader.
    pub amounts: Vec<Found<Amount>>,
    /// Periods of the decision.
    pub periods: Vec<Found<Period>>,
    /// What the reader must do, may have to do, or may choose to do, in the letter's order.
    pub actions: Vec<Action>,
    /// What the letter says about appeal.
    pub appeal: Option<Appeal>,
    /// Laws and sections cited, each once, in the letter's order.
    pub legal_references: Vec<Found<LegalReference>>,
    /// Phone numbers and web addresses for questions.
    pub contacts: Contacts,
    /// Words the reader may not know.
    pub terms: Vec<Found<Term>>,
    /// Standard text that changes nothing for the reader now.
    pub skippable: Vec<Span>,
    /// The case number to give when one asks, as the letterhead writes it.
    pub case_number: Option<Found<String>>,
    /// Dates after which what was granted no longer holds, if the letter says so.
    pub expires: Option<Found<Date>>,
}

impl Facts {
    /// The appeal action, if the letter has one.
    pub fn appeal_action(&self) -> Option<&Action> {
        self.actions.iter().find(|a| a.kind == ActionKind::Appeal)
    }
}

/// Who sent the letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// State or municipality.
    pub level: SenderLevel,
    /// The unit as the letter names it.
    pub name: Option<String>,
}

/// Nav is two: a state agency and the municipalities' social services.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SenderLevel {
    /// The state: folketrygdloven and the like.
    State,
    /// The municipality: sosialtjenesteloven.
    Municipality,
}

/// What sort of letter it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum LetterKind {
    /// A decision (vedtak).
    Decision,
    /// Notice of a decision that may come (forhåndsvarsel).
    AdvanceNotice,
    /// Nav asks for papers or information.
    InformationRequest,
    /// Orientation only.
    Information,
    /// A case ended without a decision (henleggelse, trukket søknad).
    CaseClosed,
    /// An appeal has been passed on to the appeal body.
    AppealForwarded,
    /// A decision on an appeal.
    AppealDecision,
    /// None of these.
    #[default]
    Other,
}

/// What the letter decides for the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Outcome {
    /// The application is granted.
    Granted,
    /// A part is granted, a part refused.
    PartlyGranted,
    /// The application is refused.
    Rejected,
    /// A running benefit ends.
    Stopped,
    /// Amount or period of a running benefit is altered.
    Changed,
    /// Reviewed, unchanged.
    Continued,
    /// Money must be paid back, all of it.
    Repayment,
    /// A part must be paid back.
    PartialRepayment,
    /// Nothing is to be paid back.
    NoRepayment,
    /// The case is closed without a decision.
    CaseClosed,
    /// The appeal did not succeed.
    AppealDismissed,
    /// The appeal succeeded, wholly or partly.
    AppealUpheld,
    /// The appeal is passed on.
    AppealForwarded,
}

/// A sum of money.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Amount {
    /// Kroner.
    pub nok: f64,
    /// How often, if the letter says.
    pub per: Option<Per>,
    /// What the sum is.
    pub role: AmountRole,
}

/// How often a sum is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Per {
    /// Each day.
    Day,
    /// Each month.
    Month,
    /// Each year.
    Year,
    /// One time.
    Once,
}

/// What a sum is to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AmountRole {
    /// Paid to the reader.
    Payment,
    /// Asked back from the reader, or overpaid.
    Repayment,
    /// What the calculation rests on.
    Basis,
    /// Anything else.
    Other,
}

/// A period; at least one end is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

/// Something the reader must do, may have to do, or may choose to do.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    /// What sort of step it is.
    pub kind: ActionKind,
    /// Duty now, conditional or standing duty, or option.
    pub force: Force,
    /// The letter's sentence or list item (white space squeezed).
    pub text: String,
    /// The line that introduces the list this item stands in, if any.
    pub lead_in: Option<Span>,
    /// By when, if the letter says.
    pub deadline: Option<Deadline>,
    /// Where the deadline stands, when not in the action's own sentence.
    pub deadline_at: Option<Span>,
    /// What happens if it is not done, in the letter's words.
    pub consequence: Option<Found<String>>,
    /// How often a standing duty recurs, in the letter's words («hver 14. dag»).
    pub rhythm: Option<Found<String>>,
    /// Where it stands; the clearest place first.
    pub evidence: Vec<Span>,
}

/// What sort of step an action is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ActionKind {
    /// Send papers.
    SendDocuments,
    /// Answer, make a statement.
    Respond,
    /// Tell of changes.
    ReportChange,
    /// Fill in and send a form or application.
    SubmitForm,
    /// Register somewhere.
    Register,
    /// Pay.
    Pay,
    /// Take part, meet up.
    Attend,
    /// Get in touch.
    Contact,
    /// Look something up.
    Check,
    /// Appeal.
    Appeal,
    /// Anything else.
    Other,
}

/// How binding an action is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Force {
    /// A duty now.
    Must,
    /// A standing or conditional duty.
    MustIf,
    /// A right or an option.
    May,
}

/// By when, just as the letter says it. Nothing is computed here.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Deadline {
    /// «innen 3. mars 2025».
    On(Date),
    /// «innen seks uker fra du fikk brevet».
    Within {
        /// How many.
        length: i32,
        /// Days, weeks or months.
        unit: Unit,
        /// What the period starts from.
        from: Start,
    },
    /// A limit in words: «straks», «før du reiser til utlandet».
    Text(String),
}

/// What a period starts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Start {
    /// The day the reader got the letter.
    Received,
    /// The date on the letter.
    LetterDate,
    /// Some other event.
    Event,
}

/// What the letter says about appeal.
#[derive(Debug, Clone, PartialEq)]
pub struct Appeal {
    /// Whether one can appeal.
    pub possible: bool,
    /// By when.
    pub deadline: Option<Deadline>,
    /// Where it says so; the clearest place first.
    pub evidence: Vec<Span>,
    /// How and where to send it, in the letter's words.
    pub how: Vec<Span>,
}

/// Whom to ask, as the letter gives it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contacts {
    /// Phone numbers as written.
    pub phones: Vec<String>,
    /// Web addresses as written, without scheme.
    pub urls: Vec<String>,
    /// Where they stand.
    pub evidence: Vec<Span>,
}

/// A word the reader may not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The word's base form.
    pub term: String,
    /// What it means, in the letter's language.
    pub explanation: String,
    /// True where the term is an official name that must be kept, never replaced.
    pub official: bool,
}
