//! What is in a file, between a worker process and the one that asked: see `cli/fence.rs`.

use serde::{Deserialize, Serialize};

use super::{Format, IngestError, Letter, Note, Opened, Picture, Place, Unread};
use crate::lang::Lang;

#[derive(Serialize, Deserialize)]
enum Answer {
    Opened { letters: Vec<Wire>, pictures: Vec<WirePicture>, notes: Vec<WireNote> },
    Refused(Refusal),
}

#[derive(Serialize, Deserialize)]
enum Refusal {
    Empty,
    Binary,
    TooLarge,
    Encrypted,
    OldWord,
    Picture,
    TooComplex,
    Damaged(String),
}

/// The bytes of all pictures follow the JSON.
#[derive(Serialize, Deserialize)]
struct WirePicture {
    part: String,
    length: usize,
    at: usize,
    partly: bool,
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
    PicturePages(Vec<u32>),
    Attachment(String, Unread),
}

/// What a worker answers: a line of JSON, then the pictures.
pub fn answer(result: &Result<Opened, IngestError>) -> Vec<u8> {
    let answer = match result {
        Ok(opened) => Answer::Opened {
            letters: opened.letters.iter().map(to_wire).collect(),
            pictures: opened.pictures.iter().map(picture_to_wire).collect(),
            notes: opened.notes.iter().map(note_to_wire).collect(),
        },
        Err(error) => Answer::Refused(match error {
            IngestError::Empty => Refusal::Empty,
            IngestError::Binary { .. } => Refusal::Binary,
            IngestError::TooLarge => Refusal::TooLarge,
            IngestError::Encrypted => Refusal::Encrypted,
            IngestError::OldWord => Refusal::OldWord,
            IngestError::Picture => Refusal::Picture,
            IngestError::TooComplex => Refusal::TooComplex,
            IngestError::Damaged { format } => Refusal::Damaged(format.name().to_owned()),
        }),
    };
    let mut bytes = serde_json::to_vec(&answer).unwrap_or_default();
    bytes.push(b'\n');
    for picture in result.iter().flat_map(|opened| &opened.pictures) {
        bytes.extend_from_slice(&picture.bytes);
    }
    bytes
}

/// A letter as bytes, for who keeps it for us.
pub fn letter(letter: &Letter) -> Vec<u8> {
    serde_json::to_vec(&to_wire(letter)).unwrap_or_default()
}

/// The letter that [`letter()`] made these bytes of; `None` where they are something else.
pub fn letter_of(bytes: &[u8]) -> Option<Letter> {
    let wire: Wire = serde_json::from_slice(bytes).ok()?;
    let whole = |at: &usize| *at <= wire.text.len();
    let fits = wire.marks.iter().map(|(at, ..)| at).chain(&wire.headings).all(whole);
    fits.then(|| from_wire(wire))
}

/// What a worker's answer means; `None` where it is none: the worker was stopped.
pub fn understood(answer: &[u8]) -> Option<Result<Opened, IngestError>> {
    let (json, mut rest) = answer.split_at(memchr::memchr(b'\n', answer)?);
    rest = &rest[1..];
    Some(match serde_json::from_slice(json).ok()? {
        Answer::Opened { letters, pictures, notes } => {
            let mut opened = Opened {
                letters: letters.into_iter().map(from_wire).collect(),
                pictures: Vec::with_capacity(pictures.len()),
                notes: notes.into_iter().filter_map(note_from_wire).collect(),
            };
            for WirePicture { part, length, at, partly } in pictures {
                let bytes = rest.get(..length)?.to_vec();
                rest = &rest[length..];
                opened.pictures.push(Picture { part, bytes, at, partly });
            }
            Ok(opened)
        }
        Answer::Refused(refusal) => Err(match refusal {
            Refusal::Empty => IngestError::Empty,
            Refusal::Binary => IngestError::Binary { format: None },
            Refusal::TooLarge => IngestError::TooLarge,
            Refusal::Encrypted => IngestError::Encrypted,
            Refusal::OldWord => IngestError::OldWord,
            Refusal::Picture => IngestError::Picture,
            Refusal::TooComplex => IngestError::TooComplex,
            Refusal::Damaged(name) => {
                IngestError::Damaged { format: Format::named(&name).unwrap_or_default() }
            }
        }),
    })
}

fn picture_to_wire(picture: &Picture) -> WirePicture {
    let Picture { part, bytes, at, partly } = picture;
    WirePicture { part: part.clone(), length: bytes.len(), at: *at, partly: *partly }
}

fn note_to_wire(note: &Note) -> WireNote {
    match note {
        Note::Decoded(name) => WireNote::Decoded((*name).to_owned()),
        Note::Unreadable => WireNote::Unreadable,
        Note::LooksLikeOcr => WireNote::LooksLikeOcr,
        Note::Repaired(words) => WireNote::Repaired(words.clone()),
        Note::Ocr { unsure } => WireNote::Ocr(*unsure),
        Note::Sections(numbers) => WireNote::Sections(numbers.clone()),
        Note::PicturePages(pages) => WireNote::PicturePages(pages.clone()),
        Note::Attachment { name, why } => WireNote::Attachment(name.clone(), *why),
    }
}

fn note_from_wire(note: WireNote) -> Option<Note> {
    Some(match note {
        WireNote::Decoded(name) => {
            Note::Decoded(encoding_rs::Encoding::for_label(name.as_bytes())?.name())
        }
        WireNote::Unreadable => Note::Unreadable,
        WireNote::LooksLikeOcr => Note::LooksLikeOcr,
        WireNote::Repaired(words) => Note::Repaired(words),
        WireNote::Ocr(unsure) => Note::Ocr { unsure },
        WireNote::Sections(numbers) => Note::Sections(numbers),
        WireNote::PicturePages(pages) => Note::PicturePages(pages),
        WireNote::Attachment(name, why) => Note::Attachment { name, why },
    })
}

fn to_wire(letter: &Letter) -> Wire {
    let marks = letter.marks.iter().map(|&(at, place)| {
        (at, [place.page, place.paragraph, place.line, place.column], place.source)
    });
    Wire {
        text: letter.text.clone(),
        format: letter.format.name().to_owned(),
        notes: letter.notes.iter().map(note_to_wire).collect(),
        marks: marks.collect(),
        headings: letter.headings.clone(),
        part: letter.part.clone(),
        language: letter.language.map(|lang| lang.tag().to_owned()),
        template: letter.template,
    }
}

fn from_wire(wire: Wire) -> Letter {
    let marks = wire.marks.into_iter().map(|(at, [page, paragraph, line, column], source)| {
        (at, Place { page, paragraph, line, column, source })
    });
    Letter {
        text: wire.text,
        notes: wire.notes.into_iter().filter_map(note_from_wire).collect(),
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
    fn what_was_opened_comes_back_as_it_was() {
        let letters = super::super::read(b"# Du f\xc3\xa5r penger\n\nHei\n", Some("x.md"), None);
        let picture = |part: &str, bytes: &[u8]| Picture {
            part: part.to_owned(),
            bytes: bytes.to_vec(),
            at: 1,
            partly: false,
        };
        let why = Unread::Locked;
        let sent = Ok(Opened {
            letters: letters.unwrap(),
            pictures: vec![picture("a.png", b"1\n2"), picture("b.png", b"3")],
            notes: vec![Note::Attachment { name: "c.pdf".to_owned(), why }],
        });
        let back = understood(&answer(&sent)).unwrap().unwrap();
        let Ok(opened) = sent else { unreachable!("it was made so") };
        let (back, letter) = (&back.letters[0], (&opened.letters[0], back.pictures, back.notes));
        assert_eq!((letter.1, letter.2), (opened.pictures, opened.notes));
        let letter = letter.0;
        assert_eq!(back.text(), letter.text());
        assert_eq!((&back.marks, &back.headings), (&letter.marks, &letter.headings));
        assert_eq!(back.format(), Format::Markdown);
    }

    #[test]
    fn half_an_answer_is_none() {
        assert!(understood(b"").is_none());
        assert!(understood(b"{\"Refused\":").is_none());
        for error in [IngestError::Encrypted, IngestError::Damaged { format: Format::Email }] {
            assert_eq!(understood(&answer(&Err(error.clone()))).unwrap().unwrap_err(), error);
        }
    }
}
