//! What rules about numbers share: how Nav writes dates, sums and groups of digits, and what stands
//! around a number.

use std::ops::Range;

use jiff::civil::Date;

use super::{Context, View};
use crate::lexicon::{Cue, Meaning, WordClass};
use crate::segment::{Token, TokenKind};

/// A dash, or a word such as «til», at this token of the document: it may join two ends of a range.
fn joins(view: &View<'_>, i: usize) -> bool {
    view.token(i).is_some_and(|token| is_dash(token) || view.is(token, WordClass::RangeWord))
}

/// «–» or «-».
pub(crate) fn is_dash(token: &Token) -> bool {
    matches!(token.kind(), TokenKind::Mark('–' | '-' | '—'))
}

/// What a range that goes on at the token `i` ends in: «15:00» in «til 15:00».
pub(crate) fn end_of_range<'d>(view: &View<'d>, i: usize) -> Option<&'d Token> {
    view.token(i + 1).filter(|_| joins(view, i))
}

/// What a range begins with, where its end stands at the token `i`.
pub(crate) fn start_of_range<'d>(view: &View<'d>, i: usize) -> Option<&'d Token> {
    view.token(i.checked_sub(2)?).filter(|_| joins(view, i - 1))
}

/// `tokens` are one end of a range whose other end is a bare number: «kr 10.000» in
/// «kr 10.000–12.000». Neither end can be written anew without the other.
pub(crate) fn in_range(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let ends = [start_of_range(view, tokens.start), end_of_range(view, tokens.end)];
    ends.into_iter().flatten().any(|end| end.kind() == TokenKind::Number)
}

/// Where a name begins that says the number at `token` counts something: «punkt 3.2.10»,
/// «saksnummer 55553333». The nearest one.
pub(crate) fn named_from(view: &View<'_>, token: usize) -> Option<usize> {
    starts(view, token, &[Cue::NumberedPart, Cue::ReferenceNumber]).max()
}

/// Where phrases of these cues begin that end in the number at `token`.
pub(crate) fn starts(view: &View<'_>, token: usize, cues: &[Cue]) -> impl Iterator<Item = usize> {
    let named = move |meaning| matches!(meaning, Meaning::Cue(cue) if cues.contains(&cue));
    let ending = view.cues.iter().filter(move |cue| cue.end as usize == token + 1);
    ending.filter(move |cue| named(cue.meaning)).map(|cue| cue.first as usize)
}

/// `1. mai 2024`, in the letter's language.
pub(crate) fn long_date(cx: &Context<'_>, date: Date) -> Option<String> {
    let month = cx.document.lexicon().month(date.month(), cx.lang())?;
    Some(format!("{}. {month} {}", date.day(), date.year()))
}

/// `01.05.2024`, `2024-05-01`.
pub(crate) fn has_full_year(date: &str) -> bool {
    let four = |part: &str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit());
    date.split(['.', '-', '/', '\u{2011}']).any(four)
}

/// `15.3.24`, `15/3/24`: three parts, the last of two digits.
pub(crate) fn has_short_year(date: &str) -> bool {
    date.len() >= 6
        && date.rsplit(['.', '/']).next().is_some_and(|year| year.len() == 2)
        && date.matches(['.', '/']).count() == 2
        && date.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'/'))
}

/// A number in the words of the message `key` in the letter's language, where it says `{number}`.
pub(crate) fn written(cx: &Context<'_>, key: &str, number: &str) -> Option<String> {
    let template = cx.document.lexicon().message(key, cx.lang())?;
    Some(template.message.replace("{number}", number))
}

/// The number of a sum, with spaces between thousands; `None` where it is well written.
///
/// Four digits in one piece are well written; so is `500,-`, but not in running text.
pub(crate) fn regrouped(sum: &str) -> Option<String> {
    let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',') || c.is_whitespace();
    let start = sum.find(|c: char| c.is_ascii_digit())?;
    let end = start + sum[start..].find(|c| !number(c)).unwrap_or(sum.len() - start);
    let dash = sum[end..].starts_with(['-', '–']);
    let written = sum[start..end].trim_end_matches(|c: char| !c.is_ascii_digit());
    let (whole, decimals) = written.split_once(',').map_or((written, None), |(w, d)| (w, Some(d)));
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    let dotted = whole.contains('.');
    let together = digits.len() > 4 && !whole.contains(char::is_whitespace);
    if !(dotted || together || dash) || digits.starts_with('0') {
        return None;
    }
    let first = (digits.len() - 1) % 3 + 1;
    let groups: Vec<usize> =
        std::iter::once(first).chain(std::iter::repeat_n(3, (digits.len() - first) / 3)).collect();
    let decimals = decimals.map(|decimals| format!(",{decimals}")).unwrap_or_default();
    Some(in_groups(&digits, &groups) + &decimals)
}

/// The word a sum ends in, where it is more than a sign for money: «kronene».
pub(crate) fn own_word(sum: &str) -> Option<&str> {
    let word = sum.rsplit(char::is_whitespace).next()?;
    (word.len() > 3 && word.chars().all(char::is_alphabetic)).then_some(word)
}

/// Digits in groups of these sizes, with spaces between.
pub(crate) fn in_groups(digits: &str, groups: &[usize]) -> String {
    let mut out = String::with_capacity(digits.len() + groups.len());
    let mut at = 0;
    for &size in groups {
        if at > 0 {
            out.push(' ');
        }
        out.push_str(digits.get(at..at + size).unwrap_or_default());
        at += size;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_get_spaces() {
        for (sum, number) in [
            ("kr 12.345,-", Some("12 345")),
            ("12345 kr", Some("12 345")),
            ("1.234.567,50 kroner", Some("1 234 567,50")),
            ("kr. 123456", Some("123 456")),
            ("500,-", Some("500")),
            ("12 345 kroner", None),
            ("6000 kroner", None),
            ("kr 500", None),
            ("12 345,50 kroner", None),
        ] {
            assert_eq!(regrouped(sum).as_deref(), number, "{sum}");
        }
    }

    #[test]
    fn years_are_told_apart() {
        assert_eq!(own_word("12.345 kronene"), Some("kronene"));
        assert_eq!(own_word("12345 kr"), None);
        assert!(has_full_year("01.05.2024") && has_full_year("2024-05-01"));
        assert!(!has_full_year("1.5.24"));
        assert!(has_short_year("15.3.24") && has_short_year("15/3/24"));
        assert!(
            !has_short_year("15.03.2024")
                && !has_short_year("14.30")
                && !has_short_year("24-05-12")
        );
    }
}
