//! `index.html` and the pages of the letters that are listed first.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::super::args::AuditArgs;
use super::super::error::AuditError;
use super::super::input;
use super::named;
use super::settings::Settings;
use super::work::part_of;
use crate::analyse::measures;
use crate::audit::{Listed, Ranking, Wording};
use crate::extract;
use crate::ingest::Letter;
use crate::lint::suppress;
use crate::report::{AuditPage, FaultExample, LETTER_PAGES, LetterPage, Pages, letter_page_name};
use crate::segment::Document;

/// So many letters are listed at most.
pub(super) const LISTED: usize = 2_000;

/// Writes the pages of the first letters, and says which there are.
pub(super) fn letters(
    args: &AuditArgs,
    settings: &Settings,
    wording: &Wording,
    ranking: &Ranking,
) -> Result<Pages, AuditError> {
    let folder = args.out.join(LETTER_PAGES);
    let error =
        |path: &Path, error: io::Error| AuditError::Unwritable { path: path.to_owned(), error };
    let shown = &ranking.letters[..args.pages().min(ranking.letters.len())];
    if shown.is_empty() {
        return Ok(Pages::default());
    }
    fs::create_dir_all(&folder).map_err(|e| error(&folder, e))?;
    let page = |(at, listed): (usize, &Listed)| -> Result<Option<BTreeMap<String, FaultExample>>, AuditError> {
        let path = Path::new(&listed.path);
        if !listed.id.starts_with(&named(path)) {
            return Ok(None);
        }
        let letters = input::letters(path, args.input.input_format, true, &mut io::empty());
        let Ok(letters) = letters else { return Ok(None) };
        let called = |letter: &Letter| part_of(named(path), letter) == listed.id;
        let Some(letter) = letters.into_iter().find(called) else { return Ok(None) };
        let taken = suppress::take(letter.text());
        let (blanked, marks) =
            taken.map_or((None, Vec::new()), |(text, marks)| (Some(letter.with_text(text)), marks));
        let letter = blanked.as_ref().unwrap_or(&letter);
        let document = Document::new(letter, settings.lexicon());
        let facts = extract::facts(&document);
        let measures = measures(&document, &facts);
        let mut findings = Vec::new();
        if let Some(linter) = settings.linter(path) {
            findings = linter.lint(&document, &facts, &measures);
            linter.suppress(&marks, &document, &mut findings);
        }
        let page = LetterPage {
            at,
            ranking,
            listed,
            document: &document,
            facts: &facts,
            findings: &findings,
            wording,
            lang: args.lang.map_or(crate::Lang::Nb, Into::into),
            mask: !args.input.no_mask,
        };
        let mut html = Vec::new();
        let path = folder.join(letter_page_name(at + 1));
        page.write(&mut html).and_then(|()| fs::write(&path, html)).map_err(|e| error(&path, e))?;
        Ok(Some(page.examples()))
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
