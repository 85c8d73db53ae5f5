//! `index.html` and the pages of the letters that are listed first.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::super::error::AuditError;
use super::look::Reader;
use crate::audit::{Listed, Ranking, Wording};
use crate::report::{AuditPage, FaultExample, LETTER_PAGES, LetterPage, Pages, letter_page_name};

/// So many letters are listed at most.
pub(super) const LISTED: usize = 2_000;

/// Writes the pages of the first letters, and says which there are.
pub(super) fn letters(
    reader: Reader<'_>,
    wording: &Wording,
    ranking: &Ranking,
) -> Result<Pages, AuditError> {
    let args = reader.args;
    let folder = args.out.join(LETTER_PAGES);
    let error =
        |path: &Path, error: io::Error| AuditError::Unwritable { path: path.to_owned(), error };
    let shown = &ranking.letters[..args.pages().min(ranking.letters.len())];
    if shown.is_empty() {
        return Ok(Pages::default());
    }
    fs::create_dir_all(&folder).map_err(|e| error(&folder, e))?;
    let page = |(at, listed): (usize, &Listed)| -> Result<Option<BTreeMap<String, FaultExample>>, AuditError> {
        let Some(letter) = reader.again(&listed.source) else { return Ok(None) };
        reader.look(&letter, &listed.source.path, |seen| {
            let page = LetterPage {
                at,
                ranking,
                listed,
                document: seen.document,
                facts: seen.facts,
                findings: &seen.findings,
                wording,
                lang: args.lang.map_or(crate::Lang::Nb, Into::into),
                mask: !args.input.no_mask,
            };
            let mut html = Vec::new();
            let path = folder.join(letter_page_name(at + 1));
            let written = page.write(&mut html).and_then(|()| fs::write(&path, html));
            written.map_err(|e| error(&path, e))?;
            Ok(Some(page.examples()))
        })
    };
    let done: Vec<_> = shown.par_iter().enumerate().map(page).collect();
    let mut pages = Pages::default();
    for page in done {
        pages.add(page?);
    }
    Ok(pages)
}

/// Takes away the pages of an earlier run, and nothing else.
pub(super) fn forget(folder: &Path) -> Result<(), AuditError> {
    let folder = folder.join(LETTER_PAGES);
    let Ok(entries) = fs::read_dir(&folder) else { return Ok(()) };
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_stem().map(|name| name.to_string_lossy().into_owned());
        let number = name.and_then(|name| name.parse::<usize>().ok());
        let ours = number.is_some_and(|number| path.ends_with(letter_page_name(number)));
        if ours {
            fs::remove_file(&path).map_err(|error| AuditError::Unwritable { path, error })?;
        }
    }
    // What is not ours stays, and then so does the folder.
    let _ = fs::remove_dir(&folder);
    Ok(())
}

/// Writes `index.html`.
pub(super) fn index(folder: &Path, page: &AuditPage<'_>) -> Result<(), AuditError> {
    let path = folder.join("index.html");
    let mut html = Vec::new();
    let written = page.write(&mut html).and_then(|()| fs::write(&path, html));
    written.map_err(|error| AuditError::Unwritable { path, error })
}
