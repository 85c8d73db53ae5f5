//! Whether two texts are the same words and marks in the same places, their lines broken otherwise at
//! most. This looks at the text alone: where lines are broken, blocks may be cut up differently.

use super::form::gap;
use crate::segment::Document;
use crate::text::Span;

/// What stands between two tokens, white space within a paragraph left out.
#[derive(PartialEq, Eq)]
enum Between<'d> {
    Glued,
    Space,
    /// A line that ends early: a heading, an item without a bullet, a row of a table.
    Line,
    Paragraph,
    /// Tabs, or columns of space where `wide` says how many.
    Cell {
        wide: usize,
    },
    /// A bullet or the number of an item.
    Marker(&'d str),
}

/// A line shorter than this, in characters, is one of its own; text is not broken so early.
const SHORT: usize = 12;

/// True where only line breaks inside paragraphs differ.
pub(super) fn identical(before: &Document<'_>, after: &Document<'_>) -> bool {
    if before.text() == after.text() {
        return true;
    }
    let (a, b) = (before.tokens(), after.tokens());
    a.len() == b.len()
        && a.iter()
            .zip(b)
            .all(|(a, b)| before.folded(a) == after.folded(b) && a.capital == b.capital)
        && between(before) == between(after)
}

fn between<'d>(document: &Document<'d>) -> Vec<Between<'d>> {
    let text = document.text();
    let mut out = Vec::with_capacity(document.tokens().len());
    let mut end = 0;
    // Since the last break that says something.
    let mut run = 0;
    let mut cells = false;
    for token in document.tokens() {
        let span = token.span();
        let space = Span::new(end.min(span.start), span.start).of(text);
        let lines = space.matches('\n').count();
        let mark = space.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let found = if space.is_empty() {
            Between::Glued
        } else if !mark.is_empty() {
            Between::Marker(mark)
        } else if lines > 1 {
            Between::Paragraph
        } else if lines == 1 && (cells || run < SHORT) {
            Between::Line
        } else if let Some(gap) = gap(space).filter(|_| lines == 0) {
            Between::Cell { wide: gap.width }
        } else {
            Between::Space
        };
        if matches!(found, Between::Glued | Between::Space | Between::Cell { .. }) {
            cells |= matches!(found, Between::Cell { .. });
            run += 1;
        } else {
            (run, cells) = (0, false);
        }
        run += span.of(text).chars().count();
        end = span.end;
        out.push(found);
    }
    out
}
