//! Fields of a template that were never filled in.

use super::View;
use crate::lexicon::{Cue, Meaning, WordClass};
use crate::segment::TokenKind;
use crate::text::Span;

/// Longer texts in brackets are no field.
const LONGEST: usize = 80;

/// So many underscores make a line to write on.
const LINE: usize = 3;

/// Tags of HTML that may have come along with the text.
const TAGS: [&str; 22] = [
    "a", "b", "br", "div", "em", "h1", "h2", "h3", "h4", "hr", "i", "img", "li", "ol", "p", "span",
    "strong", "table", "td", "tr", "u", "ul",
];

/// `<fritekst: antall uker>`, `{navn}`, `[dato]` from the token `i` on. Never «to fill in».
pub(crate) fn bracketed(view: &View<'_>, i: usize) -> Option<(Span, bool)> {
    let open = view.tokens[i];
    let text = view.document.text();
    let rest = start_of(text.get(open.span().end..)?);
    let TokenKind::Mark(mark) = open.kind() else { return None };
    let close = match mark {
        '<' => '>',
        '{' => '}',
        _ => ']',
    };
    let length = rest.find([close, '\n'])?;
    let inner = rest.get(..length)?;
    if length == 0 || length > LONGEST || !rest[length..].starts_with(close) {
        return None;
    }
    let field = match mark {
        '<' => is_angle_field(inner),
        '{' => inner.contains(char::is_alphabetic),
        _ => {
            !text[open.span().end + length + 1..].starts_with('(')
                && is_square_field(view, i, inner)
        }
    };
    // The second of `{{navn}}` too.
    let after = open.span().end + length + 1;
    let doubled = inner.starts_with(mark) && text[after..].starts_with(close);
    field.then(|| (Span::new(open.span().start, after + usize::from(doubled)), false))
}

/// What may be looked at of a line, so that long lines take no longer.
fn start_of(rest: &str) -> &str {
    let end = rest.char_indices().map(|(at, _)| at).nth(2 * LONGEST).unwrap_or(rest.len());
    &rest[..end]
}

/// The same, to the left.
fn end_of(text: &str) -> &str {
    let start = text.char_indices().rev().map(|(at, _)| at).nth(2 * LONGEST).unwrap_or(0);
    &text[start..]
}

/// No address, no tag, and no two signs of «less» and «greater».
fn is_angle_field(inner: &str) -> bool {
    let name = inner.trim_end_matches('/').trim();
    inner.starts_with(char::is_alphabetic)
        && !inner.ends_with(' ')
        && !inner.contains(['@', '=', '<'])
        && !inner.contains("://")
        && !inner.starts_with("www.")
        && !TAGS.contains(&name.to_ascii_lowercase().as_str())
}

/// Square brackets hold remarks too: a field names what to fill in, or is all capitals.
fn is_square_field(view: &View<'_>, i: usize, inner: &str) -> bool {
    let letters = inner.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = letters > 2 && !inner.contains(char::is_lowercase);
    let end = view.tokens[i].span().end + inner.len();
    let named = view.cues.iter().any(|cue| {
        let place = view.span_of(cue.tokens());
        matches!(cue.meaning, Meaning::Cue(Cue::PlaceholderWord | Cue::PlaceholderNote))
            && (view.tokens[i].span().end..end).contains(&place.start)
    });
    capitals || named
}

/// `____` from the token `i` on; true where the reader is to write there.
pub(crate) fn line(view: &View<'_>, i: usize) -> Option<(Span, bool)> {
    let text = view.document.text();
    let start = view.tokens[i].span().start;
    if text[..start].ends_with('_') {
        return None;
    }
    let length = text[start..].bytes().take_while(|&b| b == b'_').count();
    if length < LINE {
        return None;
    }
    let after = start_of(&text[start + length..]).lines().next().unwrap_or_default();
    let before = end_of(&text[..start]);
    let before = before.rsplit('\n').next().unwrap_or_default().trim();
    // A line alone divides the page, or is for a signature.
    if before.is_empty() && after.trim().is_empty() {
        return None;
    }
    let label = before.ends_with([':', '_', '?', '|']) || before.split_whitespace().count() < LINE;
    let form = label && after.split('_').next().is_none_or(|a| a.split_whitespace().count() < LINE);
    Some((Span::new(start, start + length), form))
}

/// `XX.XX.XXXX`, `xxx`, `XX kroner` at the token `i`. Never «to fill in».
pub(crate) fn crosses(view: &View<'_>, i: usize) -> Option<(Span, bool)> {
    let token = view.tokens[i];
    let word = view.text(&token);
    if !word.starts_with(['x', 'X']) {
        return None;
    }
    let pairs = word.split(['.', '-', '/', ':']).filter(|part| part.len() >= 2);
    let crossed = pairs.clone().filter(|part| part.bytes().all(|b| b.eq_ignore_ascii_case(&b'x')));
    let only = word
        .bytes()
        .all(|b| b.eq_ignore_ascii_case(&b'x') || b"./-:".contains(&b) || b.is_ascii_digit());
    let counted = || {
        view.tokens.get(i + 1).is_some_and(|next| {
            view.is(next, WordClass::Money)
                || next.kind() == TokenKind::Word && view.document.info(next.word).unit.is_some()
        })
    };
    let found = only
        && match crossed.count() {
            0 => false,
            1 => pairs.count() > 1 || word.len() > 2 || counted(),
            _ => true,
        };
    found.then(|| (token.span(), false))
}
