//! `page` and `ocr`: pictures made ready for Tesseract, and what Tesseract read made a letter. Who
//! runs Tesseract is not our business.

use serde::Deserialize;
use serde_json::json;

use super::Answer;
use super::message::pieces;
use super::read::{Refusal, opened_answer};
use crate::ingest::{Format, IngestError, Letter, Opened, ocr, wire};

/// Makes a picture ready that the page has decoded.
#[derive(Deserialize)]
pub(super) struct Page {
    width: u32,
    height: u32,
}

impl Page {
    /// The pixels come as red, green, blue, opacity, and go as grey.
    pub(super) fn answer(&self, rgba: &[u8]) -> Result<Answer, Refusal> {
        let page = ocr::pixels(self.width, self.height, rgba)?;
        let about = json!({"width": page.width, "height": page.height, "dpi": page.dpi});
        Ok((about, page.grey))
    }
}

/// Makes tables of words a letter.
#[derive(Deserialize)]
pub(super) struct Ocr {
    name: Option<String>,
    format: Source,
    /// How long each table is.
    lengths: Vec<usize>,
    /// Which part of a file it is, where it is one.
    part: Option<String>,
    /// How long the letter is that these are pages of, which stands before the tables.
    letter: Option<usize>,
    /// The numbers of these pages in it, from 1.
    #[serde(default)]
    pages: Vec<u32>,
}

/// What the pictures came in.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Source {
    Image,
    Pdf,
}

impl Ocr {
    pub(super) fn answer(&self, bytes: &[u8]) -> Result<Answer, Refusal> {
        let lengths = self.letter.iter().chain(&self.lengths).copied();
        let tables = pieces(bytes, lengths).ok_or(Refusal::Question)?;
        let (whole, tables) = tables.split_at(usize::from(self.letter.is_some()));
        let tables: Vec<_> = tables.iter().map(|table| String::from_utf8_lossy(table)).collect();
        let letter = match whole {
            [letter] => {
                let letter = wire::letter_of(letter).ok_or(Refusal::Question)?;
                self.completed(&letter, &tables)?
            }
            _ => ocr::letter(&tables, self.format.into())?,
        };
        let letter = match &self.part {
            Some(part) => letter.called(part),
            None => letter,
        };
        Ok(opened_answer(&Opened::from(vec![letter]), self.name.as_deref()))
    }

    /// The letter with its pages that are pictures read.
    fn completed<S: AsRef<str>>(&self, letter: &Letter, tables: &[S]) -> Result<Letter, Refusal> {
        if tables.len() != self.pages.len() || !self.pages.is_sorted() {
            return Err(Refusal::Question);
        }
        let mut read = Vec::new();
        for (&number, table) in self.pages.iter().zip(tables) {
            match ocr::letter(&[table], self.format.into()) {
                Ok(page) => read.push((number, Some(page))),
                Err(IngestError::Empty) => read.push((number, None)),
                Err(error) => return Err(error.into()),
            }
        }
        Ok(ocr::with_pages(letter, read))
    }
}

impl From<Source> for Format {
    fn from(from: Source) -> Self {
        match from {
            Source::Image => Self::Image,
            Source::Pdf => Self::Pdf,
        }
    }
}
