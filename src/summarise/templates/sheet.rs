//! One language's `sheet.toml`: what the helper's page says beside the summary.

use serde::Deserialize;

/// One language's `sheet.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SheetTexts {
    #[serde(rename = "schema")]
    _schema: u8,
    #[serde(rename = "language")]
    _language: String,
    pub(crate) due: DueText,
    pub(crate) calendar: CalendarText,
    pub(crate) pile: PileText,
    pub(crate) error: ErrorText,
    pub(crate) spoken: SpokenText,
}

/// Numbers and signs as one says them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SpokenText {
    /// From 0 to 19.
    pub(crate) small: [String; 20],
    /// 20, 30 and so on to 90.
    pub(crate) tens: [String; 8],
    pub(crate) tens_and: String,
    pub(crate) hundred: String,
    pub(crate) thousand: String,
    pub(crate) million: [String; 2],
    pub(crate) counted_one: String,
    pub(crate) and: String,
    pub(crate) comma: String,
    /// From first to thirty-first.
    pub(crate) ordinals: [String; 31],
    pub(crate) date: String,
    pub(crate) section: [String; 2],
    pub(crate) percent: String,
    pub(crate) hidden: String,
    pub(crate) dot: String,
    pub(crate) slash: String,
    pub(crate) at: String,
}

/// Declares a table of the file: a struct whose fields are all texts.
macro_rules! texts {
    ($(#[$doc:meta])* $name:ident { $($field:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $name { $(pub(crate) $field: String),+ }
    };
}

texts! {
    /// What can be done by a day.
    DueText { may }
}
texts! {
    /// An entry of a calendar.
    CalendarText { title, meeting, check }
}
texts! {
    /// Several letters read together.
    PileText {
        state, municipality, unknown, newest, older, ask_older, outcomes, repayments, limits, letter,
    }
}
texts! {
    /// Why a file cannot be read, and the way out.
    ErrorText {
        picture, encrypted, empty, damaged, too_large, too_complex, old_word, binary, scan, no_tesseract,
        no_words, received, changed,
    }
}
