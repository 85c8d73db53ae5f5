//! Puts a letter together from the paragraphs of a structured source.
//!
//! The text has one shape whatever it came from: a paragraph is one line, with a blank line before and
//! after; items are lines that begin with a bullet or a number; cells of a table row stand between
//! tabs; pages end with a form feed.

use super::{Format, IngestError, Letter, Note, Place};

/// What stands before an item without a number.
const BULLET: &str = "• ";

/// Builds a [`Letter`].
#[derive(Debug, Default)]
pub(super) struct Builder {
    text: String,
    marks: Vec<(usize, Place)>,
    headings: Vec<usize>,
    notes: Vec<Note>,
    /// The last block was an item or a line that the next one may stand right under.
    tight: Option<Tight>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tight {
    Item,
    Row,
    Line,
}

impl Builder {
    /// How much text there is so far, in bytes.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// A heading on a line of its own.
    pub(super) fn heading(&mut self, text: &str, place: Place) {
        if let Some(start) = self.block(None, "", text, place) {
            self.headings.push(start);
        }
    }

    /// A paragraph; line breaks in `text` stay, other white space is squeezed.
    pub(super) fn paragraph(&mut self, text: &str, place: Place) {
        self.block(None, "", text, place);
    }

    /// A line right under the line before: addresses, signatures.
    pub(super) fn line(&mut self, text: &str, place: Place) {
        self.block(Some(Tight::Line), "", text, place);
    }

    /// A list item; `number` as the source counts it, such as `3.` or `b)`.
    pub(super) fn item(&mut self, number: Option<&str>, text: &str, place: Place) {
        let marker = number.map_or_else(|| BULLET.to_owned(), |number| format!("{number} "));
        self.block(Some(Tight::Item), &marker, text, place);
    }

    /// A table row.
    pub(super) fn row(&mut self, cells: &[String], place: Place) {
        let cells: Vec<String> = cells.iter().map(|cell| squeezed(cell, false)).collect();
        let row = cells.join("\t");
        if !row.trim().is_empty() {
            self.gap(Some(Tight::Row));
            self.marks.push((self.text.len(), place));
            self.text.push_str(row.trim_end());
        }
    }

    /// What follows does not stand right under the line before.
    pub(super) fn apart(&mut self) {
        self.tight = None;
    }

    /// Ends a page.
    pub(super) fn page_break(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\u{c}') {
            self.text.push_str("\n\u{c}");
            self.tight = None;
        }
    }

    /// What follows in the block written last stands there: a new line of a page, for instance.
    /// `at` is a byte offset in the text written so far.
    pub(super) fn mark(&mut self, at: usize, place: Place) {
        self.marks.push((at, place));
    }

    /// Something the user should know.
    pub(super) fn note(&mut self, note: Note) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// The letter.
    ///
    /// # Errors
    /// Where there is no text in it.
    pub(super) fn finish(mut self, format: Format) -> Result<Letter, IngestError> {
        self.text.push('\n');
        self.marks.sort_by_key(|(at, _)| *at);
        let Self { text, marks, headings, notes, .. } = self;
        let (part, language, template) = (None, None, false);
        Letter { text, notes, format, marks, headings, part, language, template }.not_empty()
    }

    /// Writes a block and says where its text begins; nothing where there is no text.
    fn block(
        &mut self,
        tight: Option<Tight>,
        marker: &str,
        text: &str,
        place: Place,
    ) -> Option<usize> {
        let text = squeezed(text, true);
        if text.is_empty() {
            return None;
        }
        self.gap(tight);
        self.text.push_str(marker);
        let start = self.text.len();
        self.marks.push((start, place));
        self.text.push_str(&text);
        Some(start)
    }

    fn gap(&mut self, tight: Option<Tight>) {
        if !self.text.is_empty() {
            let close = tight.is_some() && tight == self.tight || self.text.ends_with('\u{c}');
            self.text.push_str(if close { "\n" } else { "\n\n" });
        }
        self.tight = tight;
    }
}

/// White space squeezed to one space; with `lines`, line breaks stay line breaks. No-break spaces
/// stay.
pub(super) fn squeezed(text: &str, lines: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap: Option<char> = None;
    for c in text.chars() {
        if c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}') {
            let line = lines && matches!(c, '\n' | '\u{2028}' | '\u{2029}');
            gap = if line || gap == Some('\n') { Some('\n') } else { Some(' ') };
        } else {
            if let Some(gap) = gap.take().filter(|_| !out.is_empty()) {
                out.push(gap);
            }
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shape_is_always_the_same() {
        let mut builder = Builder::default();
        let at = |line| Place { line: Some(line), ..Place::default() };
        builder.line("Kari Eksempel", at(1));
        builder.line("Storgata  1", at(2));
        builder.heading("Du får\n penger", at(3));
        builder.paragraph("  Vi har\tbehandlet \n søknaden. ", at(4));
        builder.item(None, "en", at(5));
        builder.item(Some("2."), "to", at(6));
        builder.row(&["a".to_owned(), " b\nc".to_owned()], at(7));
        builder.paragraph(" ", at(8));
        builder.page_break();
        builder.paragraph("Slutt", at(9));
        let letter = builder.finish(Format::Docx).unwrap();
        assert_eq!(
            letter.text(),
            "Kari Eksempel\nStorgata 1\n\nDu får\npenger\n\nVi har behandlet\nsøknaden.\n\n\
             • en\n2. to\n\na\tb c\n\u{c}\nSlutt\n"
        );
        let heading = letter.text().find("Du får").unwrap();
        assert!(letter.is_heading(heading));
        let item = letter.text().find("to\n").unwrap();
        assert_eq!(letter.place(item).unwrap().1.line, Some(6));
    }
}
