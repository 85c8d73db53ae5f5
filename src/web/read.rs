//! `read`: what is in a file, and what is said where nothing can be read.

use serde::Deserialize;
use serde_json::{Value, json};

use super::Answer;
use crate::ingest::{IngestError, Letter, Opened, ocr, open, wire};
use crate::lang::Lang;
use crate::summarise::{FileTrouble, file_trouble};

/// Reads a file.
#[derive(Deserialize)]
pub(super) struct Read {
    name: Option<String>,
}

impl Read {
    pub(super) fn answer(&self, bytes: &[u8]) -> Result<Answer, Refusal> {
        match open(bytes, self.name.as_deref(), None) {
            Ok(opened) => Ok(opened_answer(&opened, self.name.as_deref())),
            // A scan: the page may draw it, a picture may be read as it is.
            Err(IngestError::Picture) if !ocr::is_picture(bytes) => Err(Refusal::Scan),
            Err(error) => Err(error.into()),
        }
    }
}

/// The letters, then the pictures, as bytes; what they are as JSON.
pub(super) fn opened_answer(opened: &Opened, name: Option<&str>) -> Answer {
    let mut rest = Vec::new();
    let mut letters = Vec::new();
    for (at, letter) in opened.letters.iter().enumerate() {
        // What was noticed about the file goes with its first letter.
        let letter =
            if at == 0 { letter.clone().noted(opened.notes.clone()) } else { letter.clone() };
        let bytes = wire::letter(&letter);
        letters.push(about(&letter, bytes.len(), name));
        rest.extend(bytes);
    }
    let mut pictures = Vec::new();
    for picture in &opened.pictures {
        pictures.push(json!({
            "part": picture.part,
            "length": picture.bytes.len(),
            "at": picture.at,
            "partly": picture.partly,
            "pdf": !ocr::is_picture(&picture.bytes),
        }));
        rest.extend(&picture.bytes);
    }
    (json!({"letters": letters, "pictures": pictures}), rest)
}

fn about(letter: &Letter, length: usize, name: Option<&str>) -> Value {
    json!({
        "name": name,
        "part": letter.part(),
        "format": letter.format().name(),
        "picture_pages": letter.picture_pages(),
        "length": length,
    })
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The message was not understood.
    Question,
    /// The day of receipt lies ahead.
    Received,
    /// The PDF holds only pictures.
    Scan,
    /// The fixes together would change what the draft says.
    Changed,
    /// The file cannot be read.
    File(FileTrouble),
}

impl Refusal {
    /// The refusal as JSON: a code for the page, and a line for people in each language.
    pub(super) fn told(self) -> Value {
        let trouble = match self {
            Self::Question => return json!({"error": {"code": "question"}}),
            Self::Received => FileTrouble::Received,
            Self::Scan => FileTrouble::Scan,
            Self::Changed => FileTrouble::Changed,
            Self::File(trouble) => trouble,
        };
        let say = |lang| file_trouble(trouble, lang);
        json!({"error": {
            "code": trouble.code(),
            "nb": say(Lang::Nb),
            "nn": say(Lang::Nn),
            "en": say(Lang::En),
        }})
    }
}

impl From<IngestError> for Refusal {
    fn from(error: IngestError) -> Self {
        Self::File(error.into())
    }
}
