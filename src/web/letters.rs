//! `explain`: what letters that were read mean.

use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Value, json};

use super::message::pieces;
use super::read::Refusal;
use super::{Language, value};
use crate::extract;
use crate::ingest::{Letter, wire};
use crate::lexicon::Lexicon;
use crate::report::{Options, Report, Sheet, Source};
use crate::segment::Document;
use crate::summarise::{Reading, due, summarise};

/// Explains letters.
#[derive(Deserialize)]
pub(super) struct Explain {
    letters: Vec<Asked>,
    today: Option<Day>,
    language: Option<Language>,
    #[serde(default = "yes")]
    mask: bool,
}

/// One letter.
#[derive(Deserialize)]
struct Asked {
    length: usize,
    name: Option<String>,
    received: Option<Day>,
}

/// A day, `2026-11-30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
struct Day(Date);

impl TryFrom<String> for Day {
    type Error = jiff::Error;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map(Self)
    }
}

fn yes() -> bool {
    true
}

impl Explain {
    pub(super) fn answer(&self, bytes: &[u8]) -> Result<Value, Refusal> {
        let wires = pieces(bytes, self.letters.iter().map(|asked| asked.length));
        let wires = wires.ok_or(Refusal::Question)?;
        let letters: Option<Vec<Letter>> = wires.into_iter().map(wire::letter_of).collect();
        let letters = letters.ok_or(Refusal::Question)?;
        let ahead = |received: Option<Day>| received > self.today && self.today.is_some();
        if self.letters.iter().any(|asked| ahead(asked.received)) {
            return Err(Refusal::Received);
        }
        let mut sheets = Vec::new();
        for (letter, asked) in letters.iter().zip(&self.letters) {
            sheets.push(self.sheet(letter, asked)?);
        }
        Ok(json!({"sheets": sheets}))
    }

    fn sheet(&self, letter: &Letter, asked: &Asked) -> Result<Value, Refusal> {
        let document = Document::new(letter, Lexicon::for_readers());
        let facts = extract::facts(&document);
        let reading = Reading {
            language: self.language.map(Into::into),
            today: self.today.map(|day| day.0),
            received: asked.received.map(|day| day.0),
        };
        let summary = summarise(&document, &facts, &reading);
        let report = Report {
            document: &document,
            facts: &facts,
            summary: &summary,
            source: Source {
                path: asked.name.as_deref().unwrap_or("-"),
                part: letter.part(),
                format: letter.format().name(),
            },
            lexicons: document.lexicon().digest(),
            options: Options { mask: self.mask, ..Options::default() },
        };
        value(&Sheet::new(&report, &due(&document, &facts, &summary)))
    }
}
