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
    pub(crate) error: ErrorText,
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
    CalendarText { title, check }
}
texts! {
    /// Why a file cannot be read, and the way out.
    ErrorText {
        picture, encrypted, empty, damaged, too_large, too_complex, old_word, binary, scan, received,
        changed,
    }
}
