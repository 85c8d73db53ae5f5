//! What is compared: one item for each thing a sentence says.

use super::form::Shape;
use super::piece::Piece;
use crate::text::Span;

/// What a difference is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Aspect {
    /// A day, with or without a year, or a month.
    Date,
    /// Kroner.
    Amount,
    /// Any other number.
    Number,
    /// A percentage.
    Percent,
    /// A length of time.
    Duration,
    /// A law or a section.
    Law,
    /// A phone number.
    Phone,
    /// A web or e-mail address.
    Address,
    /// A duty, an advice or an option, with the one who has it.
    Duty,
    /// «ikke», «ingen».
    Negation,
    /// «hvis», «når», «med mindre».
    Condition,
    /// «eller».
    Choice,
    /// Which side of a limit, or how much: «fra», «innen», «minst», «alle».
    Limit,
    /// Who acts, or whom it is done to.
    Actor,
    /// A name.
    Name,
    /// A word not known to mean the same as what stands in its place.
    Wording,
    /// The order of things within a sentence, or of sentences.
    Order,
    /// A sentence without a counterpart.
    Sentence,
    /// What the letter decides.
    Outcome,
    /// What sort of letter it is.
    Kind,
    /// What the reader must or may do.
    Action,
    /// By when.
    Deadline,
    /// Whether and how long one can appeal.
    Appeal,
    /// A period of the decision.
    Period,
    /// Who sent it.
    Sender,
    /// The language of the whole text.
    Language,
}

impl Aspect {
    /// The name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Amount => "amount",
            Self::Number => "number",
            Self::Percent => "percent",
            Self::Duration => "duration",
            Self::Law => "law",
            Self::Phone => "phone",
            Self::Address => "address",
            Self::Duty => "duty",
            Self::Negation => "negation",
            Self::Condition => "condition",
            Self::Choice => "choice",
            Self::Limit => "limit",
            Self::Actor => "actor",
            Self::Name => "name",
            Self::Wording => "wording",
            Self::Order => "order",
            Self::Sentence => "sentence",
            Self::Outcome => "outcome",
            Self::Kind => "kind",
            Self::Action => "action",
            Self::Deadline => "deadline",
            Self::Appeal => "appeal",
            Self::Period => "period",
            Self::Sender => "sender",
            Self::Language => "language",
        }
    }

    /// Dates, numbers, laws, addresses: what has a value that must stand somewhere in both texts.
    pub(super) const fn is_value(self) -> bool {
        matches!(
            self,
            Self::Date
                | Self::Amount
                | Self::Number
                | Self::Percent
                | Self::Duration
                | Self::Law
                | Self::Phone
                | Self::Address
        )
    }

    /// A word like any other.
    pub(super) const fn is_wording(self) -> bool {
        matches!(self, Self::Wording | Self::Name)
    }
}

/// One thing a sentence says. Two items with the same key say the same.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) key: String,
    pub(super) aspect: Aspect,
    /// The part of the sentence it stands in.
    pub(super) clause: u32,
    pub(super) span: Span,
}

/// What a sentence, heading, list item or table row says.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) span: Span,
    /// What it says, for telling differences.
    pub(super) items: Vec<Item>,
    /// Every word and mark of it, for telling that there is none.
    pub(super) pieces: Vec<Piece>,
    pub(super) shape: Shape,
    /// What stands before its words and may say something.
    pub(super) lead: String,
    /// A heading or the letter's title.
    pub(super) heading: bool,
    /// Points back to what stood before it.
    pub(super) pointing: bool,
    /// The first row of its block.
    pub(super) opens_block: bool,
}

impl Row {
    /// True where it may mean something else in another paragraph: it goes on with what stood
    /// before, or does not begin with the one who acts.
    pub(super) fn leans(&self) -> bool {
        let has = |aspect: fn(Aspect) -> bool| self.items.iter().any(|i| aspect(i.aspect));
        let whose = has(|a| matches!(a, Aspect::Duty | Aspect::Actor));
        self.pointing || !whose
    }

    /// Everything it says in one text.
    pub(super) fn line(&self) -> String {
        let mut line = format!("{:?} {}", self.shape, self.lead);
        for piece in &self.pieces {
            line.push('\n');
            line.push_str(if piece.capital { "^" } else { "" });
            line.push_str(if piece.is_word() { "" } else { " " });
            line.push_str(&piece.text);
        }
        line
    }
}
