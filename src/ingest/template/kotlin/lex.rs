//! Kotlin's tokens, as far as letters need them: names, literals, marks and which brackets belong
//! together.

use super::super::hole::Hole;
use super::super::piece::Piece;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Name,
    /// A string literal.
    Text,
    /// A raw string literal.
    Raw,
    Mark(char),
}

/// A token.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// Without quotes.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The token of the bracket that closes or opens this one.
    pub(super) partner: Option<usize>,
    /// A line begins with it.
    pub(super) first: bool,
}

impl Token {
    pub(super) fn is(&self, c: char) -> bool {
        self.kind == Kind::Mark(c)
    }

    pub(super) fn is_text(&self) -> bool {
        matches!(self.kind, Kind::Text | Kind::Raw)
    }

    pub(super) fn name<'s>(&self, source: &'s str) -> &'s str {
        match self.kind {
            Kind::Name => source.get(self.start..self.end).unwrap_or_default(),
            _ => "",
        }
    }
}

/// The tokens of a source file from byte `at` on.
pub(super) fn lex(source: &str, at: usize) -> Vec<Token> {
    let mut lexer =
        Lexer { source, at, tokens: Vec::new(), open: Vec::new(), first: true, unclosed: false };
    while let Some(c) = source.get(lexer.at..).and_then(|rest| rest.chars().next()) {
        let before = lexer.at;
        lexer.one(c);
        lexer.at = lexer.at.max(before + 1);
        while lexer.at < source.len() && !source.is_char_boundary(lexer.at) {
            lexer.at += 1;
        }
    }
    lexer.tokens
}

struct Lexer<'s> {
    source: &'s str,
    at: usize,
    tokens: Vec<Token>,
    open: Vec<usize>,
    first: bool,
    /// No raw string is closed any more.
    unclosed: bool,
}

impl Lexer<'_> {
    fn one(&mut self, c: char) {
        let rest = &self.source[self.at..];
        match c {
            '\n' => {
                self.first = true;
                self.at += 1;
            }
            c if c.is_whitespace() => self.at += c.len_utf8(),
            '/' if rest.starts_with("//") => self.at += rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => self.at += comment(rest),
            '"' => self.literal(rest),
            '\'' => self.at += character(rest),
            '`' => self.at += rest[1..].find(['`', '\n']).map_or(1, |end| end + 2),
            c if c.is_alphabetic() || c == '_' => {
                let len =
                    rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
                self.push(Kind::Name, self.at, self.at + len);
                self.at += len;
            }
            c => {
                self.push(Kind::Mark(c), self.at, self.at + c.len_utf8());
                self.bracket(c);
                self.at += c.len_utf8();
            }
        }
    }

    fn push(&mut self, kind: Kind, start: usize, end: usize) {
        let first = std::mem::replace(&mut self.first, false);
        self.tokens.push(Token { kind, start, end, partner: None, first });
    }

    fn bracket(&mut self, c: char) {
        let at = self.tokens.len() - 1;
        let opening = match c {
            '(' | '{' | '[' => {
                self.open.push(at);
                return;
            }
            ')' => '(',
            '}' => '{',
            ']' => '[',
            _ => return,
        };
        // A bracket that does not fit closes those that were forgotten, a few at most.
        let fits = self.open.iter().rev().take(8).position(|&open| self.tokens[open].is(opening));
        let Some(forgotten) = fits else { return };
        self.open.truncate(self.open.len() - forgotten);
        if let Some(open) = self.open.pop() {
            self.tokens[open].partner = Some(at);
            self.tokens[at].partner = Some(open);
        }
    }

    fn literal(&mut self, rest: &str) {
        if let Some(raw) = rest.strip_prefix("\"\"\"") {
            let end = if self.unclosed { None } else { raw.find("\"\"\"") };
            self.unclosed |= end.is_none();
            if let Some(end) = end {
                // Quotes right before the end belong to the text.
                let more = raw[end + 3..].bytes().take_while(|byte| *byte == b'"').count();
                self.push(Kind::Raw, self.at + 3, self.at + 3 + end + more);
                self.at += 6 + end + more;
                return;
            }
        }
        let len = string(rest);
        self.push(Kind::Text, self.at + 1, self.at + 1 + len);
        self.at += len + 2;
    }
}

/// An expression in a literal is no longer.
const EXPRESSION: usize = 400;

/// The length of a literal without its quotes; it ends with the line at the latest.
fn string(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut at = 1;
    let mut depth = 0usize;
    let mut opened = 0;
    while let Some(&byte) = bytes.get(at).filter(|_| depth == 0 || at - opened < EXPRESSION) {
        match byte {
            b'\\' => at += 1,
            b'\n' => break,
            b'$' if bytes.get(at + 1) == Some(&b'{') => {
                at += 1;
                if depth == 0 {
                    opened = at;
                }
                depth += 1;
            }
            b'{' if depth > 0 => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b'"' if depth == 0 => return at - 1,
            _ => {}
        }
        at += 1;
    }
    if depth > 0 {
        // An expression that is never closed: the literal ends at the next quote.
        return rest[1..].find(['"', '\n']).unwrap_or(rest.len() - 1);
    }
    at.min(rest.len()) - 1
}

fn character(rest: &str) -> usize {
    let line = rest.lines().next().unwrap_or_default();
    line.get(1..).and_then(|line| line.find('\'')).filter(|end| *end <= 8).map_or(1, |end| end + 2)
}

/// The length of a comment; they nest.
fn comment(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut depth = 0usize;
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if bytes[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    rest.len()
}

/// What a literal is made of.
pub(super) enum Part {
    Text(Piece),
    Hole(Hole, usize),
    /// An expression with literals of its own: `${if (ett) "barnet" else "barna"}`.
    Code {
        hole: Hole,
        start: usize,
        end: usize,
    },
}

impl Part {
    /// How many words it has.
    pub(super) fn words(&self) -> usize {
        match self {
            Self::Text(piece) => piece
                .text
                .split_whitespace()
                .filter(|w| w.chars().all(|c| !"_=<>;{}()/\\".contains(c)))
                .count(),
            Self::Hole(..) | Self::Code { .. } => 0,
        }
    }
}

/// The text and the `$expressions` of a literal.
pub(super) fn pieces(source: &str, token: &Token) -> Vec<Part> {
    let literal = source.get(token.start..token.end).unwrap_or_default();
    // `trimMargin`: each line begins behind a bar.
    let mut lines = literal.lines().skip(1).filter(|line| !line.trim().is_empty()).peekable();
    let margin = token.kind == Kind::Raw
        && lines.peek().is_some()
        && lines.all(|line| line.trim_start().starts_with('|'));
    let piece = |from: usize, to: usize| {
        let text = &literal[from..to];
        Part::Text(match token.kind {
            Kind::Raw if margin => Piece::margined(text, token.start + from, from == 0),
            Kind::Raw => Piece::verbatim(text, token.start + from),
            _ => Piece::escaped(text, token.start + from),
        })
    };
    let mut parts = Vec::new();
    let mut from = 0;
    let mut at = 0;
    while let Some(found) = literal.get(at..).and_then(|rest| rest.find(['$', '\\'])) {
        let start = at + found;
        let rest = &literal[start + 1..];
        if literal.as_bytes()[start] == b'\\' {
            let skipped = rest.chars().next().filter(|_| token.kind == Kind::Text);
            at = start + 1 + skipped.map_or(0, char::len_utf8);
            continue;
        }
        let Some((name, len)) = expression(rest) else {
            at = start + 1;
            continue;
        };
        if start > from {
            parts.push(piece(from, start));
        }
        let hole = Hole::of(name);
        if name.contains('"') && !matches!(name, "\"$\"" | "\"\"") {
            // Behind `${`.
            let inner = token.start + start + 2;
            parts.push(Part::Code { hole, start: inner, end: inner + name.len() });
        } else if name != "'$'" {
            parts.push(Part::Hole(hole, token.start + start));
        }
        at = start + 1 + len;
        from = at;
    }
    if from < literal.len() {
        parts.push(piece(from, literal.len()));
    }
    parts
}

/// The expression after a `$`, and its length.
fn expression(rest: &str) -> Option<(&str, usize)> {
    if let Some(inner) = rest.strip_prefix('{') {
        let mut depth = 0usize;
        let end = inner.char_indices().take(EXPRESSION).find(|(_, c)| match c {
            '{' => {
                depth += 1;
                false
            }
            '}' if depth == 0 => true,
            '}' => {
                depth -= 1;
                false
            }
            _ => false,
        });
        return end.map(|(end, _)| (&inner[..end], end + 2));
    }
    if !rest.starts_with(|c: char| c.is_alphabetic() || c == '_') {
        return None;
    }
    let len = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    Some((&rest[..len], len))
}
