//! Lines and columns of findings.

use crate::segment::Document;
use crate::text::Span;

/// Where a span stands: lines and columns from 1, columns in characters; the end is exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
}

/// Finds places, each in the same short time however long the lines are.
pub(super) struct Places<'d> {
    document: &'d Document<'d>,
    /// How many characters stand before each piece of [`PIECE`] bytes.
    before: Vec<usize>,
}

const PIECE: usize = 1024;

impl<'d> Places<'d> {
    pub(super) fn new(document: &'d Document<'d>) -> Self {
        let mut before = vec![0];
        let mut passed = 0;
        for piece in document.text().as_bytes().chunks(PIECE) {
            passed += characters(piece);
            before.push(passed);
        }
        Self { document, before }
    }

    pub(super) fn of(&self, span: Span) -> Place {
        let (line, column) = self.at(span.start);
        let (end_line, end_column) = self.at(span.end);
        Place { line, column, end_line, end_column }
    }

    fn at(&self, offset: usize) -> (usize, usize) {
        let line = self.document.line(offset);
        let (start, first) = self.document.line_start(offset);
        (line, self.before(offset) - self.before(start) + first)
    }

    /// How many characters stand before a byte offset.
    fn before(&self, offset: usize) -> usize {
        let piece = offset / PIECE;
        let rest = &self.document.text().as_bytes()[piece * PIECE..offset];
        self.before[piece] + characters(rest)
    }
}

/// Bytes that begin a character of UTF-8.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0b1100_0000 != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Letter;
    use crate::lexicon::Lexicon;

    #[test]
    fn columns_count_characters_from_one() {
        let letter = Letter::from_text("Åse får\nøl på båt");
        let document = Document::new(&letter, Lexicon::builtin());
        let places = Places::new(&document);
        let of = |text: &str| {
            let start = letter.text().find(text).unwrap();
            places.of(Span::new(start, start + text.len()))
        };
        assert_eq!(of("får"), Place { line: 1, column: 5, end_line: 1, end_column: 8 });
        assert_eq!(of("på"), Place { line: 2, column: 4, end_line: 2, end_column: 6 });
        assert_eq!(of("Åse"), Place { line: 1, column: 1, end_line: 1, end_column: 4 });
        assert_eq!(of("får\nøl"), Place { line: 1, column: 5, end_line: 2, end_column: 3 });
    }
}
