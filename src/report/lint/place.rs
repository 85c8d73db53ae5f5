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

/// Finds places one after the other. Going forward in the text costs no more than the text, however
/// long its lines are.
pub(super) struct Places<'d> {
    document: &'d Document<'d>,
    /// A byte offset with its line and column.
    last: (usize, usize, usize),
}

impl<'d> Places<'d> {
    pub(super) fn new(document: &'d Document<'d>) -> Self {
        Self { document, last: (0, 1, 1) }
    }

    pub(super) fn of(&mut self, span: Span) -> Place {
        let (line, column) = self.at(span.start);
        let kept = self.last;
        let (end_line, end_column) = self.at(span.end);
        self.last = kept;
        Place { line, column, end_line, end_column }
    }

    fn at(&mut self, offset: usize) -> (usize, usize) {
        let line = self.document.line(offset);
        let (start, first) = self.document.line_start(offset);
        let (from, column) = match self.last {
            (last, on, column) if on == line && start <= last && last <= offset => (last, column),
            _ => (start, first),
        };
        let passed = Span::new(from, offset).of(self.document.text()).chars().count();
        self.last = (offset, line, column + passed);
        (line, column + passed)
    }
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
        let mut places = Places::new(&document);
        let mut of = |text: &str| {
            let start = letter.text().find(text).unwrap();
            places.of(Span::new(start, start + text.len()))
        };
        assert_eq!(of("får"), Place { line: 1, column: 5, end_line: 1, end_column: 8 });
        assert_eq!(of("på"), Place { line: 2, column: 4, end_line: 2, end_column: 6 });
        assert_eq!(of("Åse"), Place { line: 1, column: 1, end_line: 1, end_column: 4 });
        assert_eq!(of("får\nøl"), Place { line: 1, column: 5, end_line: 2, end_column: 3 });
    }
}
