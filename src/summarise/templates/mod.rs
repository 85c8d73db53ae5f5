//! The sentence templates and general routes, read from `lexicons/`.
//!
//! Everything a reader sees stands in data; this file only gives it types, so that a misspelt key
//! stops the build's tests and not a reader.

mod sheet;
mod tables;

use std::sync::LazyLock;

use serde::Deserialize;

pub(crate) use self::sheet::{SheetTexts, SpokenText};
pub(crate) use self::tables::{Named, NoteText, Say, Templates};
use crate::Lang;
use crate::extract::SenderLevel;

/// The templates of `language`; bokmål where klarbrev does not write the language.
pub(crate) fn templates(language: Lang) -> &'static Templates {
    match language.or_bokmal() {
        Lang::Nn => &ALL.nn,
        Lang::En => &ALL.en,
        Lang::Nb | Lang::Other => &ALL.nb,
    }
}

/// What the helper's page says in `language`; bokmål where klarbrev does not write the language.
pub(crate) fn sheet(language: Lang) -> &'static SheetTexts {
    match language.or_bokmal() {
        Lang::Nn => &ALL.nn_sheet,
        Lang::En => &ALL.en_sheet,
        Lang::Nb | Lang::Other => &ALL.nb_sheet,
    }
}

/// The general routes to Nav.
pub(crate) fn routes() -> &'static Routes {
    &ALL.routes
}

static ALL: LazyLock<All> = LazyLock::new(|| {
    serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/lexicons.json")))
        .expect("the embedded templates fit the types; a test reads them")
});

#[derive(Deserialize)]
struct All {
    #[serde(rename = "nb/summary")]
    nb: Templates,
    #[serde(rename = "nn/summary")]
    nn: Templates,
    #[serde(rename = "en/summary")]
    en: Templates,
    #[serde(rename = "nb/sheet")]
    nb_sheet: SheetTexts,
    #[serde(rename = "nn/sheet")]
    nn_sheet: SheetTexts,
    #[serde(rename = "en/sheet")]
    en_sheet: SheetTexts,
    routes: Routes,
}

/// The general routes, `routes.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Routes {
    #[serde(rename = "schema")]
    _schema: u8,
    /// Year and month of the last check, `2026-11`.
    pub(crate) checked: String,
    #[serde(rename = "source")]
    _source: String,
    state: InLanguages,
    municipality: InLanguages,
    unknown: InLanguages,
    pub(crate) interpreter: InLanguages,
    pub(crate) authority: InLanguages,
}

impl Routes {
    /// The routes to whoever sent the letter.
    pub(crate) fn to(&self, level: Option<SenderLevel>) -> &InLanguages {
        match level {
            Some(SenderLevel::State) => &self.state,
            Some(SenderLevel::Municipality) => &self.municipality,
            None => &self.unknown,
        }
    }
}

/// The same lines in each language klarbrev writes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct InLanguages {
    nb: Vec<String>,
    nn: Vec<String>,
    en: Vec<String>,
}

impl InLanguages {
    /// The lines in `language`.
    pub(crate) fn lines(&self, language: Lang) -> &[String] {
        match language.or_bokmal() {
            Lang::Nn => &self.nn,
            Lang::En => &self.en,
            Lang::Nb | Lang::Other => &self.nb,
        }
    }
}
