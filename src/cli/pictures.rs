//! Pictures within files: pages of a PDF that were scanned, photos attached to a message. They go
//! through OCR where it is installed; where it is not, or fails, the letter tells so.

use super::error::FileTrouble;
use super::ocr;
use crate::ingest::ocr::with_pages;
use crate::ingest::{IngestError, Letter, Note, Opened, Unread};

/// The letters in a file, its pictures read where that is possible. `whole` is the file.
///
/// # Errors
/// Where there are only pictures, and none could be read.
pub(super) fn read(opened: Opened, whole: &[u8]) -> Result<Vec<Letter>, FileTrouble> {
    let Opened { mut letters, pictures, mut notes } = opened;
    if pictures.is_empty()
        && let [letter] = letters.as_mut_slice()
        && letter.part().is_none()
    {
        complete(letter, whole);
    }
    let (mut trouble, mut more) = (None, 0);
    for picture in pictures {
        let at = (picture.at + more).min(letters.len());
        if picture.partly {
            if let Some(letter) = letters.get_mut(at) {
                complete(letter, &picture.bytes);
            }
            continue;
        }
        match ocr::letters(&picture.bytes) {
            Ok(read) => {
                more += read.len();
                let read = read.into_iter().map(|letter| letter.called(&*picture.part));
                letters.splice(at..at, read);
            }
            Err(error) => {
                notes.push(Note::Attachment { name: picture.part, why: Unread::Picture });
                trouble = trouble.or(Some(error));
            }
        }
    }
    if letters.is_empty() {
        return Err(trouble.unwrap_or(IngestError::Empty.into()));
    }
    let first = letters.remove(0).noted(notes);
    letters.insert(0, first);
    Ok(letters)
}

/// Reads the pages that are pictures; where that is not possible the letter still says which.
fn complete(letter: &mut Letter, pdf: &[u8]) {
    let pages = letter.picture_pages();
    if pages.is_empty() {
        return;
    }
    if let Ok(read) = ocr::pages(pdf, pages) {
        *letter = with_pages(letter, read);
    }
}
