//! Lines and columns of a text file, found one after the other.

use super::Place;

/// Finds places in a text; going forward costs no more than the text, however long its lines are.
#[derive(Debug)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
    line: u32,
    column: u32,
    /// The bytes of the text are those of the file.
    verbatim: bool,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str, verbatim: bool) -> Self {
        Self { text, at: 0, line: 1, column: 1, verbatim }
    }

    /// The place of a byte of the text that begins a character.
    pub(super) fn place(&mut self, offset: usize) -> Place {
        let offset = offset.min(self.text.len());
        if offset < self.at {
            // Back to the line it stands on; rare.
            let before = self.text.get(..offset).unwrap_or_default();
            let start = before.rfind('\n').map_or(0, |at| at + 1);
            let passed = self.text.get(offset..self.at).unwrap_or_default();
            let back = passed.matches('\n').count() as u32;
            self.line -= back.min(self.line - 1);
            (self.at, self.column) = (start, 1);
        }
        let passed = self.text.get(self.at..offset).unwrap_or_default();
        let lines = passed.matches('\n').count() as u32;
        if lines > 0 {
            self.line += lines;
            self.column = 1;
        }
        let rest = passed.rsplit('\n').next().unwrap_or_default();
        self.column += rest.chars().filter(|c| *c != '\u{feff}').count() as u32;
        self.at = offset;
        Place {
            line: Some(self.line),
            column: Some(self.column),
            source: self.verbatim.then_some(offset),
            ..Place::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_forwards_and_backwards() {
        let mut cursor = Cursor::new("Åse\nfår øl\n\nnå", true);
        let mut at = |offset| {
            let place = cursor.place(offset);
            (place.line.unwrap(), place.column.unwrap())
        };
        assert_eq!(at(0), (1, 1));
        assert_eq!(at(10), (2, 5));
        assert_eq!(at(15), (4, 1));
        assert_eq!(at(5), (2, 1));
        assert_eq!(at(15), (4, 1));
    }
}
