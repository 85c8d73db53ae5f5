//! `explain`: what letters that were read mean.

use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Value, json};

use super::message::pieces;
use super::read::Refusal;
use super::{Language, value};
use crate::Lang;
use crate::extract::{self, Facts};
use crate::ingest::{Letter, wire};
use crate::lexicon::Lexicon;
use crate::report::{Options, PileSheet, Report, Sheet, Source};
use crate::segment::Document;
use crate::summarise::{Due, Member, Reading, Summary, due, pile, summarise};

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
        let documents: Vec<Document<'_>> =
            letters.iter().map(|letter| Document::new(letter, Lexicon::for_readers())).collect();
        let said: Vec<Said> = documents
            .iter()
            .zip(&self.letters)
            .map(|(document, asked)| self.said(document, asked))
            .collect();
        let reports: Vec<(Report<'_>, &[Due])> = (documents.iter().zip(&said).zip(&self.letters))
            .map(|((document, said), asked)| (self.report(document, said, asked), &*said.due))
            .collect();
        let mut sheets = Vec::new();
        for (report, due) in &reports {
            sheets.push(value(&Sheet::new(report, due))?);
        }
        let members: Vec<Member<'_>> = said
            .iter()
            .map(|Said { facts, summary, due }| Member { facts, summary, due })
            .collect();
        let first = said.first().map_or(Lang::Nb, |said| said.summary.language);
        let pile = pile(&members, self.language.map_or(first, Into::into));
        Ok(json!({"sheets": sheets, "pile": value(&PileSheet::new(&reports, &pile))?}))
    }

    fn said(&self, document: &Document<'_>, asked: &Asked) -> Said {
        let facts = extract::facts(document);
        let reading = Reading {
            language: self.language.map(Into::into),
            today: self.today.map(|day| day.0),
            received: asked.received.map(|day| day.0),
        };
        let summary = summarise(document, &facts, &reading);
        let due = due(document, &facts, &summary);
        Said { facts, summary, due }
    }

    fn report<'r>(
        &self,
        document: &'r Document<'_>,
        said: &'r Said,
        asked: &'r Asked,
    ) -> Report<'r> {
        let letter = document.letter();
        Report {
            document,
            facts: &said.facts,
            summary: &said.summary,
            source: Source {
                path: asked.name.as_deref().unwrap_or("-"),
                part: letter.part(),
                format: letter.format().name(),
            },
            lexicons: document.lexicon().digest(),
            options: Options { mask: self.mask, ..Options::default() },
        }
    }
}

/// What a letter says and means.
struct Said {
    facts: Facts,
    summary: Summary,
    due: Vec<Due>,
}
