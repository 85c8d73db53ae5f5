//! What is said of how a letter was read.

use super::phrase::fill;
use super::templates::templates;
use crate::Lang;
use crate::ingest::Note;
use crate::segment::Document;

/// What the reader should know of how the letter was read, in `language`: that it comes from a
/// picture, that words were put together again. Empty where there is nothing to say.
pub fn said_of_reading(document: &Document<'_>, language: Lang) -> Vec<String> {
    let texts = &templates(language).note;
    let mut said = Vec::new();
    for note in document.notes() {
        match note {
            Note::Decoded(encoding) => said.push(fill(&texts.decoded, &[("encoding", encoding)])),
            Note::Unreadable => said.push(texts.unreadable.clone()),
            Note::LooksLikeOcr => said.push(texts.ocr.clone()),
            Note::Ocr { unsure } => {
                said.push(texts.ocr_read.clone());
                if *unsure > 0 {
                    said.push(fill(&texts.ocr_unsure, &[("count", &unsure.to_string())]));
                }
            }
            Note::Repaired(words) => {
                said.push(fill(&texts.repaired, &[("words", &words.join(", "))]));
            }
            Note::Sections(numbers) => {
                said.push(fill(&texts.ocr_sections, &[("numbers", &numbers.join(", "))]));
            }
        }
    }
    said
}
