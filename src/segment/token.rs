//! Characters to tokens, in one pass.
//!
//! A word is a run of letters and digits, with hyphens, apostrophes and dots inside it
//! («f.eks», «nav.no/klage», «12.345,50», «§» is a token of its own). A hand-written scan, since a
//! general word iterator knows neither abbreviations nor web addresses, and is slower.

use crate::text::Span;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, perhaps with digits, hyphens, dots.
    Word,
    /// Begins with a digit and holds no letter: `12`, `1.500,00`, `01.05.2024`, `14-17`.
    Number,
    /// A web or e-mail address.
    Address,
    /// One mark: `.`, `,`, `§`, `«` …
    Mark(char),
}

/// A token of a document.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Word id in the document's [`super::Words`]; 0 for marks and numbers.
    pub(crate) word: u32,
    pub(crate) kind: TokenKind,
    /// Begins with a capital letter.
    pub(crate) capital: bool,
    /// White space stands before it.
    pub(crate) spaced: bool,
}

impl Token {
    /// Where it stands.
    pub fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// What it is.
    pub fn kind(&self) -> TokenKind {
        self.kind
    }

    /// True for the mark `c`.
    pub fn is_mark(&self, c: char) -> bool {
        self.kind == TokenKind::Mark(c)
    }

    /// True for a word, number or address: what holds a letter or digit.
    pub fn is_word(&self) -> bool {
        !matches!(self.kind, TokenKind::Mark(_))
    }
}

const LETTER: u8 = 1;
const DIGIT: u8 = 2;
const SPACE: u8 = 4;

const ASCII: [u8; 128] = {
    let mut table = [0; 128];
    let mut i = 0;
    while i < 128 {
        let b = i as u8;
        table[i] = if b.is_ascii_alphabetic() {
            LETTER
        } else if b.is_ascii_digit() {
            DIGIT
        } else if b.is_ascii_whitespace() || b == 0x0b {
            SPACE
        } else {
            0
        };
        i += 1;
    }
    table
};

/// Walks over `text` from `at` to `end`.
pub(super) struct Scanner<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    end: usize,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str, span: Span) -> Self {
        Self { text, bytes: text.as_bytes(), at: span.start, end: span.end }
    }

    /// The character at `at`, its class and its length.
    fn peek(&self, at: usize) -> Option<(char, u8, usize)> {
        if at >= self.end {
            return None;
        }
        let b = self.bytes[at];
        if b < 128 {
            return Some((b as char, ASCII[b as usize], 1));
        }
        let c = self.text.get(at..)?.chars().next()?;
        let class = match c {
            '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{feff}' | '\u{200b}' | '\u{2007}' => SPACE,
            // A soft hyphen or a combining mark belongs to the word around it.
            'æ' | 'ø' | 'å' | 'Æ' | 'Ø' | 'Å' | '\u{ad}' | '\u{300}'..='\u{36f}' => LETTER,
            c if c.is_alphabetic() => LETTER,
            c if c.is_numeric() && c.is_ascii_digit() => DIGIT,
            c if c.is_whitespace() => SPACE,
            _ => 0,
        };
        Some((c, class, c.len_utf8()))
    }

    fn class(&self, at: usize) -> u8 {
        self.peek(at).map_or(0, |(_, class, _)| class)
    }

    /// Runs over letters and digits from `at`; returns the end and whether letters were seen.
    fn run(&self, mut at: usize) -> (usize, bool) {
        let mut letters = false;
        while let Some((_, class, len)) = self.peek(at) {
            if class & (LETTER | DIGIT) == 0 {
                break;
            }
            letters |= class == LETTER;
            at += len;
        }
        (at, letters)
    }

    fn address_end(&self, mut at: usize) -> usize {
        while let Some((c, class, len)) = self.peek(at) {
            if class == SPACE
                || matches!(c, '«' | '»' | '"' | '”' | '“' | '<' | '>' | '(' | ')' | ',' | ';')
            {
                break;
            }
            at += len;
        }
        while at > 0 && matches!(self.bytes[at - 1], b'.' | b':' | b'!' | b'?' | b'\'' | b'-') {
            at -= 1;
        }
        at
    }

    /// A word broken at a line end goes on after `at` (which stands on its hyphen): the start of
    /// its second half.
    fn broken_at(&self, at: usize, hyphen: usize) -> Option<usize> {
        let mut next = at + hyphen;
        let mut newline = false;
        while let Some((c, class, len)) = self.peek(next) {
            if class != SPACE {
                break;
            }
            newline |= c == '\n' || c == '\r';
            next += len;
        }
        let (c, _, _) = self.peek(next)?;
        if !newline || !c.is_lowercase() {
            return None;
        }
        let (stop, _) = self.run(next);
        let word = self.text.get(next..stop)?;
        // «inn- og⏎utbetaling» keeps its hyphen.
        (!matches!(word, "og" | "eller" | "el" | "samt" | "and" | "or")).then_some(next)
    }

    /// The end of the word that begins at `start`, and what it is.
    fn word(&self, start: usize) -> (usize, TokenKind) {
        let (mut at, mut letters) = self.run(start);
        let mut dots = 0;
        while let Some((c, _, len)) = self.peek(at) {
            let next = self.class(at + len);
            let joins = match c {
                '.' => {
                    if next == 0 || next == SPACE {
                        false
                    } else if letters && self.missing_space(start, at) {
                        break;
                    } else {
                        dots += 1;
                        true
                    }
                }
                ',' => next == DIGIT && self.last_is_digit(at) && !letters,
                ':' => {
                    if self.text.get(at..at + 3) == Some("://") {
                        return (self.address_end(at), TokenKind::Address);
                    }
                    next == DIGIT && self.last_is_digit(at)
                        || next == LETTER && letters && at - start <= 4
                }
                '/' => {
                    if dots > 0
                        && letters
                        && !self.text[start..at].ends_with(|c: char| c.is_ascii_digit())
                    {
                        return (self.address_end(at), TokenKind::Address);
                    }
                    next == DIGIT && !letters
                }
                '@' if next == LETTER => return (self.address_end(at), TokenKind::Address),
                '\'' | '’' | '´' | '`' => next == LETTER && letters,
                '-' | '\u{2010}' | '\u{2011}' => {
                    if let Some(next) = self.broken_at(at, len).filter(|_| letters) {
                        let (stop, _) = self.run(next);
                        at = stop;
                        continue;
                    }
                    next & (LETTER | DIGIT) != 0
                }
                '#' | '_' => dots > 0 && next & (LETTER | DIGIT) != 0,
                _ => false,
            };
            if !joins {
                break;
            }
            let (stop, more) = self.run(at + len);
            if stop == at + len {
                break;
            }
            letters |= more;
            at = stop;
        }
        // A soft hyphen at the very end of a line: the word goes on in the next.
        if self.text[start..at].ends_with('\u{ad}')
            && let Some(next) = self.broken_at(at, 0)
        {
            return (self.word(next).0, TokenKind::Word);
        }
        let kind = if !letters {
            TokenKind::Number
        } else if dots > 0 && is_host(&self.text[start..at]) {
            TokenKind::Address
        } else {
            TokenKind::Word
        };
        (at, kind)
    }

    fn last_is_digit(&self, at: usize) -> bool {
        at > 0 && self.bytes[at - 1].is_ascii_digit()
    }

    /// «slutt.Neste»: two sentences with a forgotten space, not one word.
    fn missing_space(&self, start: usize, dot: usize) -> bool {
        let before = &self.text[start..dot];
        let after = self.text[dot + 1..self.end].chars().next();
        after.is_some_and(char::is_uppercase)
            && before.chars().count() > 2
            && before.chars().all(char::is_lowercase)
    }
}

/// A name with dots that ends in a top-level domain: `nav.no`, `www.nav.no`.
fn is_host(word: &str) -> bool {
    word.rsplit_once('.').is_some_and(|(host, tld)| {
        host.len() > 1
            && !host.ends_with('.')
            && matches!(tld, "no" | "com" | "org" | "net" | "eu" | "se" | "dk" | "NO")
    }) || word.starts_with("www.")
}

impl Iterator for Scanner<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let mut spaced = false;
        loop {
            let (c, class, len) = self.peek(self.at)?;
            if class == SPACE {
                spaced = true;
                self.at += len;
                continue;
            }
            let start = self.at;
            let (end, kind) = if class == 0 || c == '\u{ad}' {
                (start + len, TokenKind::Mark(c))
            } else {
                self.word(start)
            };
            self.at = end.max(start + len);
            return Some(Token {
                start: start as u32,
                end: self.at as u32,
                word: 0,
                kind,
                capital: c.is_uppercase(),
                spaced,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<&str> {
        Scanner::new(text, Span::new(0, text.len())).map(|t| t.span().of(text)).collect()
    }

    #[test]
    fn addresses_numbers_and_abbreviations_are_one_token() {
        assert_eq!(
            tokens("Se nav.no/klage. Du får kr 12.345,50 f.eks. 01.05.2024."),
            [
                "Se",
                "nav.no/klage",
                ".",
                "Du",
                "får",
                "kr",
                "12.345,50",
                "f.eks",
                ".",
                "01.05.2024",
                "."
            ]
        );
        assert_eq!(
            tokens("(www.nav.no) post@nav.no, kl. 09:00-15:00"),
            ["(", "www.nav.no", ")", "post@nav.no", ",", "kl", ".", "09:00-15:00"]
        );
    }

    #[test]
    fn a_forgotten_space_still_splits() {
        assert_eq!(tokens("Det er slutt.Neste gang"), ["Det", "er", "slutt", ".", "Neste", "gang"]);
    }

    #[test]
    fn broken_words_are_one_token() {
        assert_eq!(
            tokens("saks-\n  behandling inn- og\nutbetaling"),
            ["saks-\n  behandling", "inn", "-", "og", "utbetaling"]
        );
    }
}
