//! What a rule marked, short enough for a table.

use crate::text::{Span, mask, one_line};

/// So many bytes around a place tell whether it is a part of an identity or account number.
const AROUND: usize = 64;
/// Examples are no longer than this, in characters.
const LONGEST: usize = 80;

/// What stands at `span`, on one line, cut after 80 characters. Where `masked`, identity and account
/// numbers are hidden as in the whole around it. Empty where the span does not fit the text.
///
/// ```
/// use klarbrev::{Span, audit::example};
/// let text = "Fødselsnummer\n118255 31313";
/// assert_eq!(example(text, Span::new(0, text.len()), true), "Fødselsnummer •••••• •••••");
/// ```
pub fn example(text: &str, span: Span, masked: bool) -> String {
    if span.of(text).is_empty() {
        return String::new();
    }
    let span =
        Span::new(span.start, text.floor_char_boundary(span.end.min(span.start + 4 * LONGEST)));
    let quote = if masked {
        let from = text.floor_char_boundary(span.start.saturating_sub(AROUND));
        let to = text.ceil_char_boundary((span.end + AROUND).min(text.len()));
        // What is hidden keeps its length in characters.
        let before = text[from..span.start].chars().count();
        let length = span.of(text).chars().count();
        let hidden: String = mask(&text[from..to]).chars().skip(before).take(length).collect();
        one_line(&hidden, Span::new(0, hidden.len()))
    } else {
        one_line(text, span)
    };
    if quote.chars().count() <= LONGEST {
        return quote;
    }
    let mut short: String = quote.chars().take(LONGEST - 1).collect();
    short.push('…');
    short
}
