//! Pages read from pictures, put into the letter whose other pages are text.

use std::ops::Range;

use crate::ingest::{Letter, Note, Place};

/// The letter with these pages, counted from 1 and in order, in the place of what it has of them;
/// `None` for a page without words.
pub(super) fn with_pages(letter: &Letter, pages: Vec<(u32, Option<Letter>)>) -> Letter {
    let mut whole = Letter {
        text: String::new(),
        marks: Vec::new(),
        headings: Vec::new(),
        notes: Vec::new(),
        ..letter.clone()
    };
    let read: Vec<u32> = pages.iter().map(|(number, _)| *number).collect();
    let (mut unsure, mut sections, mut any) = (0, Vec::new(), false);
    let mut done = 0;
    for (number, page) in pages {
        let start = begin(letter, number).max(done);
        append(&mut whole, letter, done..start, None);
        done = begin(letter, number + 1).max(start);
        let Some(page) = page else {
            append(&mut whole, letter, start..done, None);
            continue;
        };
        any = true;
        append(&mut whole, &page, 0..page.text.len(), Some(number));
        for note in &page.notes {
            match note {
                Note::Ocr { unsure: more } => unsure += more,
                Note::Sections(more) => sections.extend_from_slice(more),
                _ => {}
            }
        }
    }
    append(&mut whole, letter, done..letter.text.len(), None);
    whole.text.push('\n');
    whole.notes.extend(letter.notes.iter().filter_map(|note| match note {
        Note::PicturePages(pages) => {
            let left: Vec<u32> = pages.iter().copied().filter(|p| !read.contains(p)).collect();
            (!left.is_empty()).then_some(Note::PicturePages(left))
        }
        other => Some(other.clone()),
    }));
    whole.notes.extend(any.then_some(Note::Ocr { unsure }));
    whole.notes.extend((!sections.is_empty()).then_some(Note::Sections(sections)));
    whole
}

/// Where the line begins that is the first on this page or a later one.
fn begin(letter: &Letter, page: u32) -> usize {
    let on = |place: &Place| place.page.is_some_and(|of| of >= page);
    let first = letter.marks.iter().find(|(_, place)| on(place));
    first.map_or(letter.text.len(), |(at, _)| {
        letter.text.get(..*at).and_then(|before| before.rfind('\n')).map_or(0, |line| line + 1)
    })
}

/// Adds a piece of a letter as pages of their own; `page` is what its only page counts as.
fn append(whole: &mut Letter, from: &Letter, range: Range<usize>, page: Option<u32>) {
    let piece = from.text.get(range.clone()).unwrap_or_default();
    let start = range.start + (piece.len() - piece.trim_start().len());
    let piece = piece.trim();
    if piece.is_empty() {
        return;
    }
    if !whole.text.is_empty() {
        whole.text.push_str("\n\u{c}\n");
    }
    let (end, base) = (start + piece.len(), whole.text.len());
    whole.text.push_str(piece);
    let moved = |at: usize| at - start + base;
    let marks = from.marks.iter().filter(|(at, _)| (start..end).contains(at));
    whole.marks.extend(
        marks.map(|&(at, place)| (moved(at), Place { page: page.or(place.page), ..place })),
    );
    let headings = from.headings.iter().filter(|at| (start..end).contains(*at));
    whole.headings.extend(headings.map(|at| moved(*at)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Format;
    use crate::ingest::builder::Builder;

    fn letter(lines: &[(u32, &str)], note: Note) -> Letter {
        let mut builder = Builder::default();
        let mut before = 1;
        for &(page, text) in lines {
            if page > before {
                builder.page_break();
            }
            before = page;
            builder.item(None, text, Place { page: Some(page), ..Place::default() });
        }
        builder.note(note);
        builder.finish(Format::Pdf).unwrap()
    }

    #[test]
    fn pages_are_put_where_they_belong() {
        let text =
            letter(&[(1, "en"), (2, "stempel"), (4, "fire")], Note::PicturePages(vec![2, 3, 5]));
        let page = |what: &str| Some(letter(&[(1, what)], Note::Ocr { unsure: 2 }));
        let whole = with_pages(&text, vec![(2, page("to")), (3, None), (5, page("fem"))]);
        assert_eq!(whole.text(), "• en\n\u{c}\n• to\n\u{c}\n• fire\n\u{c}\n• fem\n");
        assert_eq!(whole.notes(), [Note::Ocr { unsure: 4 }]);
        let pages: Vec<_> = whole.marks.iter().map(|(at, place)| (*at, place.page)).collect();
        let at = |what: &str| whole.text().find(what).unwrap();
        let expected = [("en", 1), ("to", 2), ("fire", 4), ("fem", 5)];
        assert_eq!(pages, expected.map(|(what, page)| (at(what), Some(page))));
    }

    #[test]
    fn a_page_without_words_keeps_what_was_read() {
        let text = letter(&[(1, "en"), (2, "stempel")], Note::PicturePages(vec![2]));
        let whole = with_pages(&text, vec![(2, None)]);
        assert_eq!(whole.text(), "• en\n\u{c}\n• stempel\n");
        assert_eq!(whole.notes(), []);
    }
}
