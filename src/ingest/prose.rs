//! Running text as it is put together from the pieces of a source: white space squeezed, what is
//! not seen left out, and for each piece where it came from.

use super::Place;

/// A paragraph in more pieces than this is none.
pub(super) const MOST_MARKS: usize = 500_000;

/// Text with places.
#[derive(Debug, Default, Clone)]
pub(super) struct Prose {
    text: String,
    marks: Vec<(usize, Place)>,
    /// White space that goes before the next character: none, a space, or a line break.
    gap: Option<char>,
    /// The byte of the source right after the last character, while every byte is as it was there.
    next: Option<usize>,
}

impl From<&str> for Prose {
    fn from(text: &str) -> Self {
        let mut prose = Self::default();
        prose.push(text);
        prose
    }
}

impl Prose {
    /// The text; it neither begins nor ends with white space.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Byte offsets in the text with the place of what follows.
    pub(super) fn marks(&self) -> &[(usize, Place)] {
        &self.marks
    }

    /// True where nothing can be seen yet.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Adds text of which nobody asks where it came from.
    pub(super) fn push(&mut self, text: &str) {
        for c in text.chars() {
            self.put(c, None);
        }
    }

    /// Adds a line break.
    pub(super) fn line_break(&mut self) {
        self.put('\n', None);
    }

    /// Adds text that stands at `place`, on one line of the source; where `place` has a byte, it
    /// stands there unchanged.
    pub(super) fn push_at(&mut self, text: &str, mut place: Place) {
        if place.source.is_none() {
            self.next = None;
        }
        let mut fresh = place.source.is_none();
        for c in text.chars() {
            self.put(c, Some((place, &mut fresh)));
            if let Some(column) = &mut place.column {
                *column += 1;
            }
            if let Some(source) = &mut place.source {
                *source += c.len_utf8();
            }
        }
        if place.source.is_none() {
            self.next = None;
        }
    }

    fn put(&mut self, c: char, from: Option<(Place, &mut bool)>) {
        if is_gap(c) {
            let line = self.gap == Some('\n') || matches!(c, '\n' | '\u{2028}' | '\u{2029}');
            let here = from.as_ref().and_then(|(place, _)| place.source);
            let kept = c == ' ' && self.gap.is_none() && here.is_some() && here == self.next;
            self.next = self.next.filter(|_| kept).map(|next| next + 1);
            self.gap = Some(if line { '\n' } else { ' ' });
            return;
        }
        if is_unseen(c) || self.marks.len() >= MOST_MARKS {
            self.next = None;
            return;
        }
        if let Some(gap) = self.gap.take().filter(|_| !self.text.is_empty()) {
            self.text.push(gap);
        }
        if let Some((place, fresh)) = from {
            if *fresh || place.source.is_some() && place.source != self.next {
                self.marks.push((self.text.len(), place));
                *fresh = false;
            }
            self.next = place.source.map(|source| source + c.len_utf8());
        }
        self.text.push(c);
    }

    /// The text as one line, for cells.
    pub(super) fn on_one_line(mut self) -> Self {
        if self.text.contains('\n') {
            self.text = self.text.replace('\n', " ");
        }
        self
    }

    /// Adds other text after a space.
    pub(super) fn append(&mut self, other: &Self) {
        if other.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        let at = self.text.len();
        self.marks.extend(other.marks.iter().map(|(offset, place)| (at + offset, *place)));
        self.text.push_str(&other.text);
        self.next = None;
        self.gap = None;
    }
}

/// White space that is squeezed; no-break spaces stay.
fn is_gap(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}')
}

/// Soft hyphens, marks of byte order and direction, control characters.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}')
        || c.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: u32, column: u32, source: usize) -> Place {
        Place { line: Some(line), column: Some(column), source: Some(source), ..Place::default() }
    }

    #[test]
    fn verbatim_runs_are_one_piece() {
        let mut prose = Prose::default();
        prose.push_at("Du får ", at(1, 1, 0));
        prose.push_at("penger  nå", at(1, 8, 8));
        prose.push_at("her", at(2, 1, 19));
        assert_eq!(prose.text(), "Du får penger nåher");
        let marks: Vec<(usize, Option<usize>)> =
            prose.marks().iter().map(|(at, place)| (*at, place.source)).collect();
        assert_eq!(marks, [(0, Some(0)), (15, Some(16))]);
    }

    #[test]
    fn what_is_not_seen_is_left_out() {
        let mut prose = Prose::default();
        prose.push(" sø\u{ad}knad \n\t\u{feff}din\u{a0}nå ");
        assert_eq!(prose.text(), "søknad\ndin\u{a0}nå");
    }
}
