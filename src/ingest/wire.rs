//! Letters as JSON between a worker process and the one that asked: see `cli/fence.rs`.

use serde::{Deserialize, Serialize};

use super::{Format, IngestError, Letter, Note, Place};
use crate::lang::Lang;

#[derive(Serialize, Deserialize)]
enum Answer {
    Letters(Vec<Wire>),
    Refused(Refusal),
}

#[derive(Serialize, Deserialize)]
enum Refusal {
    Empty,
    TooLarge,
    Encrypted,
    Picture,
    TooComplex,
    Damaged,
}

#[derive(Serialize, Deserialize)]
struct Wire {
    text: String,
    format: String,
    notes: Vec<WireNote>,
    marks: Vec<(usize, [Option<u32>; 4], Option<usize>)>,
    headings: Vec<usize>,
    part: Option<String>,
    language: Option<String>,
    template: bool,
}

#[derive(Serialize, Deserialize)]
enum WireNote {
    Decoded(String),
    Unreadable,
    LooksLikeOcr,
    Repaired(Vec<String>),
    Ocr(usize),
    Sections(Vec<String>),
}

/// What a worker answers.
pub fn answer(result: &Result<Vec<Letter>, IngestError>) -> String {
    let answer = match result {
        Ok(letters) => Answer::Letters(letters.iter().map(to_wire).collect()),
        Err(error) => Answer::Refused(match error {
            IngestError::Empty => Refusal::Empty,
            IngestError::TooLarge => Refusal::TooLarge,
            IngestError::Encrypted => Refusal::Encrypted,
            IngestError::Picture => Refusal::Picture,
            IngestError::TooComplex => Refusal::TooComplex,
            _ => Refusal::Damaged,
        }),
    };
    serde_json::to_string(&answer).unwrap_or_default()
}

/// What the worker's answer means for a file of this format. No answer at all is a damaged file.
///
/// # Errors
/// What the worker said was wrong.
pub fn understood(json: &[u8], format: Format) -> Result<Vec<Letter>, IngestError> {
    match serde_json::from_slice(json) {
        Ok(Answer::Letters(letters)) => Ok(letters.into_iter().map(from_wire).collect()),
        Ok(Answer::Refused(refusal)) => Err(match refusal {
            Refusal::Empty => IngestError::Empty,
            Refusal::TooLarge => IngestError::TooLarge,
            Refusal::Encrypted => IngestError::Encrypted,
            Refusal::Picture => IngestError::Picture,
            Refusal::TooComplex => IngestError::TooComplex,
            Refusal::Damaged => IngestError::Damaged { format },
        }),
        Err(_) => Err(IngestError::Damaged { format }),
    }
}

fn to_wire(letter: &Letter) -> Wire {
    let notes = letter.notes.iter().map(|note| match note {
        Note::Decoded(name) => WireNote::Decoded((*name).to_owned()),
        Note::Unreadable => WireNote::Unreadable,
        Note::LooksLikeOcr => WireNote::LooksLikeOcr,
        Note::Repaired(words) => WireNote::Repaired(words.clone()),
        Note::Ocr { unsure } => WireNote::Ocr(*unsure),
        Note::Sections(numbers) => WireNote::Sections(numbers.clone()),
    });
    let marks = letter.marks.iter().map(|&(at, place)| {
        (at, [place.page, place.paragraph, place.line, place.column], place.source)
    });
    Wire {
        text: letter.text.clone(),
        format: letter.format.name().to_owned(),
        notes: notes.collect(),
        marks: marks.collect(),
        headings: letter.headings.clone(),
        part: letter.part.clone(),
        language: letter.language.map(|lang| lang.tag().to_owned()),
        template: letter.template,
    }
}

fn from_wire(wire: Wire) -> Letter {
    let notes = wire.notes.into_iter().filter_map(|note| match note {
        WireNote::Decoded(name) => {
            let encoding = encoding_rs::Encoding::for_label(name.as_bytes());
            encoding.map(|encoding| Note::Decoded(encoding.name()))
        }
        WireNote::Unreadable => Some(Note::Unreadable),
        WireNote::LooksLikeOcr => Some(Note::LooksLikeOcr),
        WireNote::Repaired(words) => Some(Note::Repaired(words)),
        WireNote::Ocr(unsure) => Some(Note::Ocr { unsure }),
        WireNote::Sections(numbers) => Some(Note::Sections(numbers)),
    });
    let marks = wire.marks.into_iter().map(|(at, [page, paragraph, line, column], source)| {
        (at, Place { page, paragraph, line, column, source })
    });
    Letter {
        text: wire.text,
        notes: notes.collect(),
        format: Format::named(&wire.format).unwrap_or_default(),
        marks: marks.collect(),
        headings: wire.headings,
        part: wire.part,
        language: wire
            .language
            .and_then(|tag| Lang::KNOWN.into_iter().find(|lang| lang.tag() == tag)),
        template: wire.template,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_comes_back_as_it_was() {
        let letters = super::super::read(b"# Du f\xc3\xa5r penger\n\nHei\n", Some("x.md"), None);
        let back = understood(answer(&letters).as_bytes(), Format::Markdown).unwrap();
        let letter = &letters.unwrap()[0];
        assert_eq!(back[0].text(), letter.text());
        assert_eq!((&back[0].marks, &back[0].headings), (&letter.marks, &letter.headings));
        assert_eq!(back[0].format(), Format::Markdown);
    }

    #[test]
    fn no_answer_is_a_damaged_file() {
        let damaged = understood(b"", Format::Pdf).unwrap_err();
        assert_eq!(damaged, IngestError::Damaged { format: Format::Pdf });
        let refused = answer(&Err(IngestError::Encrypted));
        let refused = understood(refused.as_bytes(), Format::Pdf);
        assert_eq!(refused.unwrap_err(), IngestError::Encrypted);
    }
}
