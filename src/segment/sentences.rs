//! Where sentences end.

use super::token::{Token, TokenKind};
use super::words::Words;
use crate::lexicon::{Abbreviation, WordInfo};
use crate::text::Span;

/// A sentence longer than this many tokens is cut at the next comma, and at the latest at twice
/// the number: a five-megabyte line stays readable and everything stays linear.
const LONGEST: usize = 400;

/// Cuts the tokens of one block into sentences; calls `found` with token ranges.
pub(super) fn split(
    text: &str,
    tokens: &[Token],
    base: usize,
    words: &Words<'_>,
    mut found: impl FnMut(std::ops::Range<usize>),
) {
    let mut start = 0;
    let mut i = 0;
    while i < tokens.len() {
        let token = &tokens[i];
        let ends = match token.kind {
            TokenKind::Mark('.') => dot_ends(text, tokens, i, start, words),
            TokenKind::Mark('!' | '?') => mark_ends(tokens, i),
            TokenKind::Mark('…') => next_word(tokens, i + 1).is_none_or(|t| t.capital),
            TokenKind::Mark(':') => colon_ends(tokens, i),
            TokenKind::Mark(',' | ';') => i - start > LONGEST,
            _ => i - start > 2 * LONGEST,
        };
        i += 1;
        if ends {
            // Closing quotes, brackets and repeated marks belong to the sentence.
            while i < tokens.len() && closes(tokens, i) {
                i += 1;
            }
            found(base + start..base + i);
            start = i;
        }
    }
    if start < tokens.len() {
        found(base + start..base + tokens.len());
    }
}

fn closes(tokens: &[Token], i: usize) -> bool {
    let token = &tokens[i];
    match token.kind {
        TokenKind::Mark('»' | '”' | '’' | ')' | ']' | '.' | '!' | '?' | '…') => {
            !token.spaced
        }
        // A straight quote closes when it stands close to the mark and a space follows.
        TokenKind::Mark('"' | '“') => {
            !token.spaced && tokens.get(i + 1).is_none_or(|next| next.spaced)
        }
        _ => false,
    }
}

/// The next token after closing and opening marks, a few at most: a page of dots stays linear.
fn next_word(tokens: &[Token], mut i: usize) -> Option<&Token> {
    let last = i + 12;
    while let Some(token) = tokens.get(i) {
        if i > last {
            return Some(token);
        }
        match token.kind {
            TokenKind::Mark(
                '«' | '»' | '"' | '”' | '“' | '(' | ')' | '[' | ']' | '–' | '-' | '•' | '.' | '…'
                | '*',
            ) => i += 1,
            _ => return Some(token),
        }
    }
    None
}

fn mark_ends(tokens: &[Token], i: usize) -> bool {
    // «Har du spørsmål?» spurte hun.
    next_word(tokens, i + 1)
        .is_none_or(|t| t.capital || t.kind == TokenKind::Number || !t.is_word())
}

/// A colon ends a sentence before a whole sentence that begins with a capital: «Merk: Du må …», not
/// «Saksbehandler: Kari Berg».
fn colon_ends(tokens: &[Token], i: usize) -> bool {
    let Some(next) = next_word(tokens, i + 1) else { return true };
    if !next.capital || next.kind != TokenKind::Word || !tokens.get(i + 1).is_some_and(|t| t.spaced)
    {
        return false;
    }
    let rest = &tokens[i + 1..tokens.len().min(i + LONGEST)];
    let end = rest.iter().position(|t| matches!(t.kind, TokenKind::Mark('.' | '!' | '?' | '…')));
    let Some(end) = end else { return false };
    // «Guitar Hero: World Tour»: a colon inside a quotation that closes after it.
    let quote = rest[..end].iter().find(|t| matches!(t.kind, TokenKind::Mark('«' | '»')));
    if quote.is_some_and(|t| t.is_mark('»')) {
        return false;
    }
    let small = rest[..end].iter().filter(|t| t.kind == TokenKind::Word && !t.capital).count();
    let spoken = !rest[0].is_word() || rest[end].is_mark('!');
    small >= if spoken { 1 } else { 2 }
}

fn dot_ends(text: &str, tokens: &[Token], i: usize, start: usize, words: &Words<'_>) -> bool {
    // «...» is one mark: only the last dot may end.
    if tokens.get(i + 1).is_some_and(|t| t.is_mark('.') && !t.spaced) {
        return false;
    }
    // «1., 2. og 3. trinn», «Berg & Co., som …»
    if tokens.get(i + 1).is_some_and(|t| t.is_mark(',') || t.is_mark(';')) {
        return false;
    }
    let Some(next) = next_word(tokens, i + 1) else {
        return true;
    };
    let lower = next.span().of(text).starts_with(char::is_lowercase);
    let ellipsis = i > start && tokens[i - 1].is_mark('.');
    if lower && next.kind != TokenKind::Address {
        // «nav.no. du» would be a slip; a small letter goes on with the sentence. Addresses are
        // written small even when they begin one.
        return begins_address(text, next);
    }
    if ellipsis {
        return next.capital;
    }
    let Some(before) = i.checked_sub(1).filter(|&b| b >= start).map(|b| &tokens[b]) else {
        return true;
    };
    if tokens[i].spaced {
        return true;
    }
    match before.kind {
        TokenKind::Number => number_dot_ends(text, tokens, i, start, next, words),
        TokenKind::Word => word_dot_ends(text, before, next, tokens, i, words),
        _ => true,
    }
}

fn begins_address(text: &str, token: &Token) -> bool {
    token.span().of(text).starts_with("www")
}

/// «den 20. mai», «1. ledd», «kapittel 3. Du».
fn number_dot_ends(
    text: &str,
    tokens: &[Token],
    i: usize,
    start: usize,
    next: &Token,
    words: &Words<'_>,
) -> bool {
    let digits = tokens[i - 1].span().of(text);
    let short = digits.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit());
    if !short {
        return true;
    }
    if next.kind == TokenKind::Word && words.info(next.word).month > 0 {
        return false;
    }
    // «1. Send inn skjemaet» at the very beginning: a number, not a sentence.
    if i - 1 == start {
        return false;
    }
    // «1.–3. juni», «15. 16.»
    if tokens.get(i + 1).is_some_and(|t| t.is_mark('–') || t.is_mark('-')) && !tokens[i + 1].spaced
    {
        return false;
    }
    true
}

fn word_dot_ends(
    text: &str,
    before: &Token,
    next: &Token,
    tokens: &[Token],
    i: usize,
    words: &Words<'_>,
) -> bool {
    let word = before.span().of(text);
    let beside = next.kind == TokenKind::Number
        || next.is_mark('§')
        || next.kind == TokenKind::Word && words.info(next.word).month > 0;
    match words.info(before.word).abbreviation {
        Abbreviation::Never => return false,
        Abbreviation::Possible => return next.capital || !next.is_word() && !next.is_mark('§'),
        Abbreviation::Guarded if beside => return false,
        Abbreviation::Guarded | Abbreviation::No => {}
    }
    let mut chars = word.chars();
    let single = chars.next().is_some_and(char::is_uppercase) && chars.next().is_none();
    if single && before.capital && next.capital {
        return !initial(text, tokens, i, words.info(next.word));
    }
    // «L.A.», «A.B.»: capitals with dots between go on before a name.
    if word.contains('.') && word.chars().all(|c| c == '.' || c.is_uppercase()) && word.len() <= 5 {
        return !next.capital;
    }
    true
}

/// A single capital is an initial when a name stands before or after: «A. Berg», «Kari B. Hansen»;
/// not in «alternativ B. Du».
fn initial(text: &str, tokens: &[Token], i: usize, next: &WordInfo) -> bool {
    // «alternativ B. Det er …»: a common word begins a sentence; a name is in no word list.
    let name = next.classes == [0; 3] && next.markers == [0; 4] && next.elements.is_empty();
    let before = (i >= 2).then(|| &tokens[i - 2]);
    match before {
        // The first word of the sentence, or after another capitalised word or dot.
        None => true,
        Some(t) if t.is_mark('.') || t.is_mark(',') || t.is_mark('(') || t.is_mark('«') => true,
        Some(t) => name || t.capital || !t.span().of(text).chars().any(char::is_alphabetic),
    }
}

/// The span of a sentence's tokens.
pub(super) fn span_of(tokens: &[Token]) -> Span {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => first.span().to(last.span()),
        _ => Span::default(),
    }
}
