//! What was noticed while reading. Where part of a letter was not read, that comes first, and nothing
//! is said to be missing: it may stand in what was not read.

use super::phrase::fill;
use super::summary::{Origin, Slot, Statement};
use super::teller::Teller;
use super::templates::{NoteText, templates};
use crate::Lang;
use crate::ingest::{Note, Unread};
use crate::segment::Document;

/// What the reader should know of how the letter was read, in `language`: that it comes from a
/// picture, that words were put together again. Empty where there is nothing to say.
pub fn said_of_reading(document: &Document<'_>, language: Lang) -> Vec<String> {
    let texts = &templates(language).note;
    document.notes().iter().flat_map(|note| sentences(texts, note)).collect()
}

/// What was not read, for the first screen.
pub(super) fn unread(teller: &Teller<'_>) -> Vec<Statement> {
    let notes = teller.document.notes().iter().filter(|note| note.is_unread());
    let said = notes.flat_map(|note| sentences(&teller.texts().note, note));
    said.map(|text| Statement::general(Slot::Outcome, text)).collect()
}

/// Of these statements those that rest on what was read; of a section without any it is only said
/// that nothing was found.
pub(super) fn only_told(teller: &Teller<'_>, slot: Slot, statements: &mut Vec<Statement>) {
    let any = !statements.is_empty();
    statements.retain(|statement| statement.origin != Origin::NotFound);
    if any && statements.is_empty() {
        statements.push(Statement::absent(slot, &teller.texts().label.not_found));
    }
}

fn sentences(texts: &NoteText, note: &Note) -> Vec<String> {
    match note {
        Note::Decoded(encoding) => vec![fill(&texts.decoded, &[("encoding", encoding)])],
        Note::Unreadable => vec![texts.unreadable.clone()],
        Note::LooksLikeOcr => vec![texts.ocr.clone()],
        Note::Ocr { unsure: 0 } => vec![texts.ocr_read.clone()],
        Note::Ocr { unsure } => {
            let count = unsure.to_string();
            vec![texts.ocr_read.clone(), fill(&texts.ocr_unsure, &[("count", &count)])]
        }
        Note::Repaired(words) => vec![fill(&texts.repaired, &[("words", &words.join(", "))])],
        Note::Sections(numbers) => {
            vec![fill(&texts.ocr_sections, &[("numbers", &numbers.join(", "))])]
        }
        Note::PicturePages(pages) => {
            let text = if pages.len() == 1 { &texts.picture_page } else { &texts.picture_pages };
            let pages: Vec<String> = pages.iter().map(u32::to_string).collect();
            vec![fill(text, &[("pages", &pages.join(", "))])]
        }
        Note::Attachment { name, why } => {
            let text = match why {
                Unread::Locked => &texts.attachment_locked,
                Unread::Picture => &texts.attachment_picture,
                Unread::Other => &texts.attachment_other,
            };
            vec![fill(text, &[("name", name)])]
        }
    }
}
