//! Where the tokens of a page stand in its text. The tokenizer only tells the line; this walks along
//! and, as long as it keeps up, knows the byte.

use super::super::Place;
use super::super::cursor::Cursor;

/// So far ahead a tag is looked for after something unforeseen.
const FAR: usize = 1 << 12;

/// Walks along the text of a page.
pub(super) struct Source<'t> {
    text: &'t str,
    cursor: Cursor<'t>,
    at: usize,
    /// The next token begins at `at`.
    in_step: bool,
}

impl<'t> Source<'t> {
    pub(super) fn new(text: &'t str, verbatim: bool) -> Self {
        // The tokenizer drops a byte order mark.
        let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Self { text, cursor: Cursor::new(text, verbatim), at, in_step: true }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The place of a piece of text on one line.
    pub(super) fn words(&mut self, text: &str, line: u64) -> Place {
        if !self.in_step {
            return Place { line: u32::try_from(line).ok(), ..Place::default() };
        }
        let rest = self.rest();
        let place = self.cursor.place(self.at);
        let entity = rest.starts_with('&') && is_entity(rest);
        if rest.starts_with(text) && !entity {
            self.at += text.len();
            return place;
        }
        if text == "\n" && rest.starts_with("\r\n") {
            self.at += 2;
        } else if entity {
            let name = rest[1..].find(|c: char| !c.is_ascii_alphanumeric() && c != '#');
            let end = 1 + name.unwrap_or(rest.len() - 1);
            self.at += end + usize::from(rest[end..].starts_with(';'));
        } else {
            self.in_step = false;
        }
        Place { source: None, ..place }
    }

    /// Passes the tag `name`.
    pub(super) fn tag(&mut self, name: &str, closing: bool) {
        let rest = self.rest();
        let is_it = |at: usize| {
            let tag = &rest.as_bytes()[at + 1..];
            let tag = if closing { tag.strip_prefix(b"/") } else { Some(tag) };
            tag.and_then(|tag| tag.get(..name.len()))
                .is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes()))
        };
        let far = rest.len().min(FAR);
        let ahead = memchr::memchr_iter(b'<', &rest.as_bytes()[..far]).take(if self.in_step {
            1
        } else {
            40
        });
        let found = ahead.into_iter().find(|at| is_it(*at));
        self.in_step = found.is_some();
        if let Some(start) = found {
            self.at += start + end_of_tag(&rest[start..]);
        }
    }

    /// Passes a comment, and says where it stands.
    pub(super) fn comment(&mut self, line: u64) -> Place {
        if !self.in_step {
            return Place { line: u32::try_from(line).ok(), ..Place::default() };
        }
        let place = self.cursor.place(self.at);
        let rest = self.rest();
        let end = if rest.starts_with("<!--") {
            rest.get(2..).and_then(|inner| inner.find("-->")).map(|end| end + 5)
        } else {
            rest.find('>').map(|end| end + 1)
        };
        match end {
            Some(end) => self.at += end,
            None => self.in_step = false,
        }
        place
    }

    /// The text that stands at `place` as far as it goes on like `text`.
    pub(super) fn stands_at(&self, place: Place, text: &str) -> bool {
        let at = place.source.and_then(|at| self.text.get(at..));
        at.is_some_and(|rest| rest.starts_with(text))
    }
}

/// `&amp;`, `&#229;`, `&nbsp`: not every `&` is one, but what looks like one seldom is none.
fn is_entity(text: &str) -> bool {
    let name = text.get(1..).unwrap_or_default();
    let length =
        name.bytes().take(32).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    let name = &name[..length];
    let closed = text[1 + length..].starts_with(';');
    closed && length > 1 || name.starts_with("nbsp") || name.starts_with("amp")
}

/// How long the tag is that `text` begins with: a `>` in a value in quotes does not end it.
fn end_of_tag(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut quote = None;
    let mut after_equals = false;
    for (at, &byte) in bytes.iter().enumerate() {
        if let Some(open) = quote {
            quote = quote.filter(|_| byte != open);
        } else if byte == b'>' {
            return at + 1;
        } else if after_equals && matches!(byte, b'"' | b'\'') {
            quote = Some(byte);
        }
        after_equals = byte == b'=' || after_equals && byte.is_ascii_whitespace();
    }
    bytes.len()
}
