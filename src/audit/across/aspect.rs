//! The classes of what is found across letters, with their names in files.

use serde::{Deserialize, Serialize};

/// How two forms of one passage differ, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Drift {
    /// A length of time, a phone number, a law, an address or another fixed value.
    Value,
    /// A negation, a duty, a condition, a limit or the one who acts.
    Meaning,
    /// Words.
    Words,
}

impl Drift {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Value, Self::Meaning, Self::Words];

    /// The name used in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Meaning => "meaning",
            Self::Words => "words",
        }
    }
}

/// What letters can contradict each other in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// How long one can appeal.
    AppealDeadline,
    /// The phone number of a unit or for a purpose.
    Phone,
    /// When a unit or a phone is open.
    OpeningHours,
    /// The postal address of a unit or for a purpose.
    PostalAddress,
    /// The word for a concept.
    Term,
}

impl Topic {
    /// Every topic.
    pub const ALL: [Self; 5] =
        [Self::AppealDeadline, Self::Phone, Self::OpeningHours, Self::PostalAddress, Self::Term];

    /// The name used in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::AppealDeadline => "appeal_deadline",
            Self::Phone => "phone",
            Self::OpeningHours => "opening_hours",
            Self::PostalAddress => "postal_address",
            Self::Term => "term",
        }
    }
}

/// What two versions of a letter can differ in, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aspect {
    /// What is decided.
    Outcome,
    /// Whether and by when one can appeal.
    Appeal,
    /// A length of time.
    Duration,
    /// A day or a month.
    Date,
    /// Kroner.
    Amount,
    /// A percentage.
    Percent,
    /// A law or a section.
    Law,
    /// A phone number.
    Phone,
    /// A web or e-mail address.
    Address,
    /// A duty of the reader.
    Duty,
    /// Any other number.
    Number,
    /// A passage or a branch that the other version has not.
    Passage,
    /// Headings.
    Heading,
    /// List items.
    Item,
    /// Fields that are filled in.
    Field,
    /// The benefit or the sort of letter.
    Kind,
}

impl Aspect {
    /// Every aspect.
    pub const ALL: [Self; 16] = [
        Self::Outcome,
        Self::Appeal,
        Self::Duration,
        Self::Date,
        Self::Amount,
        Self::Percent,
        Self::Law,
        Self::Phone,
        Self::Address,
        Self::Duty,
        Self::Number,
        Self::Passage,
        Self::Heading,
        Self::Item,
        Self::Field,
        Self::Kind,
    ];

    /// The name used in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Outcome => "outcome",
            Self::Appeal => "appeal",
            Self::Duration => "duration",
            Self::Date => "date",
            Self::Amount => "amount",
            Self::Percent => "percent",
            Self::Law => "law",
            Self::Phone => "phone",
            Self::Address => "address",
            Self::Duty => "duty",
            Self::Number => "number",
            Self::Passage => "passage",
            Self::Heading => "heading",
            Self::Item => "item",
            Self::Field => "field",
            Self::Kind => "kind",
        }
    }
}

/// Faults where text was put together, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeamKind {
    /// A field that was not filled in, or filled with nothing: «{{navn}}», «null», «Hei ,».
    Unfilled,
    /// An empty place where a value should be: «innen .», «på  kroner».
    Empty,
    /// A list is announced and no item follows.
    NoItems,
    /// «kr 100 kroner», «uker uker».
    DoubledUnit,
    /// «100kroner», «fra1. mai».
    MissingSpace,
    /// «..», «,.».
    DoubledMark,
    /// A sentence that begins with a small letter.
    SmallStart,
}

impl SeamKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Unfilled,
        Self::Empty,
        Self::NoItems,
        Self::DoubledUnit,
        Self::MissingSpace,
        Self::DoubledMark,
        Self::SmallStart,
    ];

    /// The name used in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unfilled => "unfilled",
            Self::Empty => "empty",
            Self::NoItems => "no_items",
            Self::DoubledUnit => "doubled_unit",
            Self::MissingSpace => "missing_space",
            Self::DoubledMark => "doubled_mark",
            Self::SmallStart => "small_start",
        }
    }
}
