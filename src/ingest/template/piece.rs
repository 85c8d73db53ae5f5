//! Text as a template means it, and where each byte of it stands in the source.

use super::events::Events;

/// A text with its places.
#[derive(Debug, Clone, Default)]
pub(super) struct Piece {
    pub(super) text: String,
    /// Where runs begin: the byte in the text, the byte in the source, and whether the run stands
    /// there as it is. A run that does not is one character.
    map: Vec<(usize, usize, bool)>,
}

impl Piece {
    /// Bytes of the source as they stand there.
    pub(super) fn verbatim(text: &str, at: usize) -> Self {
        Self { text: text.to_owned(), map: vec![(0, at, true)] }
    }

    /// A raw literal whose lines begin behind a bar; `first` where its first line does too.
    pub(super) fn margined(text: &str, at: usize, first: bool) -> Self {
        let mut piece = Self::default();
        let mut start = 0;
        for (i, line) in text.split_inclusive('\n').enumerate() {
            let behind = line.trim_start().strip_prefix('|').filter(|_| first || i > 0);
            let kept = behind.unwrap_or(line);
            piece.keep(kept, at + start + (line.len() - kept.len()));
            start += line.len();
        }
        piece
    }

    fn keep(&mut self, text: &str, at: usize) {
        if !text.is_empty() {
            self.map.push((self.text.len(), at, true));
            self.text.push_str(text);
        }
    }

    fn replace(&mut self, c: char, at: usize) {
        self.map.push((self.text.len(), at, false));
        self.text.push(c);
    }

    /// What a literal with backslash escapes means, as Kotlin and JSON write them; `literal` stands
    /// between its quotes at byte `at`.
    pub(super) fn escaped(literal: &str, at: usize) -> Self {
        let mut piece = Self::default();
        let mut from = 0;
        let mut rest = literal;
        while let Some(found) = rest.find('\\') {
            let start = literal.len() - rest.len() + found;
            piece.keep(&literal[from..start], at + from);
            let escape = &literal[start + 1..];
            let (c, len) = unescape(escape);
            match c {
                Some(c) => piece.replace(c, at + start),
                None => piece.keep("\\", at + start),
            }
            from = start + 1 + len;
            rest = &literal[from..];
        }
        piece.keep(&literal[from..], at + from);
        piece
    }

    /// The source's byte of a byte of the text.
    pub(super) fn source(&self, at: usize) -> usize {
        let after = self.map.partition_point(|(start, ..)| *start <= at);
        let run = after.checked_sub(1).and_then(|i| self.map.get(i));
        run.map_or(
            0,
            |(start, source, verbatim)| {
                if *verbatim { source + (at - start) } else { *source }
            },
        )
    }

    /// Tells `events` of the text from `start` to `end`.
    pub(super) fn emit(&self, start: usize, end: usize, events: &mut Events) {
        let first = self.map.partition_point(|(at, ..)| *at <= start).saturating_sub(1);
        for (i, (at, source, verbatim)) in self.map.iter().enumerate().skip(first) {
            let until = self.map.get(i + 1).map_or(self.text.len(), |next| next.0).min(end);
            let from = start.max(*at);
            if from >= end {
                break;
            }
            if *verbatim {
                events.text(source + from - at, source + until - at);
            } else if let Some(c) = self.text.get(from..).and_then(|text| text.chars().next()) {
                // A line break in a literal is white space, unless the reader of lines says more.
                events.char(if c == '\n' || c == '\r' { ' ' } else { c }, *source);
            }
        }
    }
}

/// The character an escape stands for, and the bytes it takes after the backslash.
fn unescape(escape: &str) -> (Option<char>, usize) {
    let Some(first) = escape.chars().next() else { return (None, 0) };
    let c = match first {
        'n' => '\n',
        't' | 'b' | 'f' => ' ',
        'r' => '\r',
        'u' => {
            let unit = |text: &str| text.get(..4).and_then(|hex| u32::from_str_radix(hex, 16).ok());
            let Some(code) = unit(&escape[1..]) else { return (None, 0) };
            if (0xd800..0xdc00).contains(&code)
                && let Some(low) =
                    escape.get(5..).and_then(|e| e.strip_prefix("\\u")).and_then(unit)
                && (0xdc00..0xe000).contains(&low)
            {
                let whole = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
                return (char::from_u32(whole), 11);
            }
            return (Some(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)), 5);
        }
        other => other,
    };
    (Some(c), first.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_keep_their_places() {
        let piece = Piece::escaped(r#"får \"1\" \u00e5 \n"#, 10);
        assert_eq!(piece.text, "får \"1\" å \n");
        assert_eq!(piece.source(piece.text.find('1').unwrap()), 10 + 7);
        assert_eq!(piece.source(piece.text.rfind('å').unwrap()), 10 + 11);
        assert_eq!(Piece::escaped("\\", 0).text, "\\");
        assert_eq!(Piece::escaped("\\ud83d\\ude00x", 0).text, "😀x");
    }
}
