//! Numbers with a meaning, brought to one form: «01.05.2024» and «1. mai 2024» are one value.

use super::item::Aspect;
use crate::segment::{Document, Entity, EntityKind, Token, TokenKind, Unit};

/// A value read from tokens: its key, what it is, and the token after it.
pub(super) struct Value {
    pub(super) key: String,
    pub(super) aspect: Aspect,
    pub(super) end: usize,
}

/// The value of an entity. A duration leaves the words of its unit to be read too where they say
/// more than the unit: «virkedager».
pub(super) fn of_entity(document: &Document<'_>, entity: &Entity) -> Value {
    let (first, end) = (entity.first as usize, entity.end as usize);
    let tokens = &document.tokens()[first..end];
    let value = |aspect, key| Value { key, aspect, end };
    match entity.kind {
        EntityKind::Date(date) => value(Aspect::Date, format!("date:{date}")),
        EntityKind::Month(date) => {
            value(Aspect::Date, format!("month:{}-{}", date.year(), date.month()))
        }
        EntityKind::DayMonth(..) => {
            let month = tokens.iter().map(|t| month(document, t)).max().unwrap_or(0);
            let day = digits(document, &tokens[..1]);
            value(Aspect::Date, format!("day:{}-{month}", day.trim_start_matches('0')))
        }
        EntityKind::Amount(_) => value(Aspect::Amount, format!("kr:{}", sum(document, tokens))),
        EntityKind::Duration(length, unit) => {
            let length = i64::from(length);
            let key = match unit {
                Unit::Days => format!("days:{length}"),
                Unit::Weeks => format!("days:{}", length * 7),
                Unit::Months => format!("months:{length}"),
                Unit::Years => format!("months:{}", length * 12),
            };
            value(Aspect::Duration, key)
        }
        EntityKind::Phone => value(Aspect::Phone, phone(&digits(document, tokens))),
        EntityKind::Identity => value(Aspect::Number, format!("n:{}", digits(document, tokens))),
        EntityKind::Percent => {
            let number = &tokens[..tokens.len().saturating_sub(1)];
            value(Aspect::Percent, format!("%:{}", sum(document, number)))
        }
    }
}

/// The number at token `i`, grouped digits and phone numbers in pairs put together; `end` is one
/// past the last token that may be used.
pub(super) fn of_number(document: &Document<'_>, i: usize, end: usize) -> Value {
    let tokens = &document.tokens()[i..end];
    let lengths: Vec<usize> = tokens
        .iter()
        .take(4)
        .enumerate()
        .map_while(|(n, t)| {
            let s = text(document, t);
            let fits = (n == 0 || t.spaced) && s.bytes().all(|b| b.is_ascii_digit());
            (fits && !s.is_empty()).then_some(s.len())
        })
        .collect();
    let taken = match lengths[..] {
        [2, 2, 2, 2] => 4,
        [3, 2, 3, ..] => 3,
        [8, ..] => 1,
        _ => 0,
    };
    if taken > 0 {
        let key = phone(&digits(document, &tokens[..taken]));
        return Value { key, aspect: Aspect::Phone, end: i + taken };
    }
    let mut taken = 1;
    if lengths.first().is_some_and(|&len| len <= 3) {
        taken += lengths[1..].iter().take_while(|&&len| len == 3).count();
    }
    let number: String = tokens[..taken].iter().map(|t| text(document, t)).collect();
    let next = tokens.get(taken);
    let ordinal = next.is_some_and(|t| t.is_mark('.') && !t.spaced)
        && tokens.get(taken + 1).is_some_and(|t| t.kind() == TokenKind::Word && !t.capital);
    let sort = if ordinal { "o" } else { "n" };
    let end = i + taken + usize::from(ordinal);
    Value { key: format!("{sort}:{}", decimal(&number)), aspect: Aspect::Number, end }
}

/// «01.03.» or «1.3.» as a day of a month, where it can be one.
pub(super) fn day_month(document: &Document<'_>, i: usize, end: usize) -> Option<Value> {
    let tokens = &document.tokens()[i..end];
    let (day, month) = text(document, &tokens[0]).split_once('.')?;
    let dotted = tokens.get(1).is_some_and(|t| t.is_mark('.') && !t.spaced);
    let padded = day.len() == 2 && month.len() == 2;
    if !(padded || dotted && tokens.len() > 2) {
        return None;
    }
    let number = |part: &str, most: u8| {
        let plain = part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
        part.parse::<u8>().ok().filter(|n| plain && (1..=most).contains(n))
    };
    let (day, month) = (number(day, 31)?, number(month, 12)?);
    let key = format!("day:{day}-{month}");
    Some(Value { key, aspect: Aspect::Date, end: i + 1 + usize::from(dotted) })
}

/// «14», «14.00» and «14:00» after «klokka»; also «9-15».
pub(super) fn clock(number: &str) -> Option<String> {
    let time = |part: &str| {
        let (hour, minutes) = part.split_once(['.', ':']).unwrap_or((part, "00"));
        let hour: u8 = hour.parse().ok().filter(|&h| h <= 24)?;
        let minutes: u8 = minutes.parse().ok().filter(|&m| m < 60 && minutes.len() == 2)?;
        Some(format!("{hour}:{minutes:02}"))
    };
    let times: Option<Vec<String>> = number.split('-').map(time).collect();
    Some(format!("t:{}", times?.join("-")))
}

/// What a sum of money or a percentage comes to: «1.500,00» is 1500.
fn sum(document: &Document<'_>, tokens: &[Token]) -> String {
    let mut number = String::new();
    for token in tokens.iter().filter(|t| t.kind() == TokenKind::Number) {
        number.push_str(text(document, token));
    }
    let number = decimal(&number);
    match number.split_once(',') {
        Some((whole, part)) if part.bytes().all(|b| b == b'0') => whole.to_owned(),
        Some((whole, part)) => format!("{whole},{}", part.trim_end_matches('0')),
        None => number,
    }
}

/// An address without what does not matter for where it leads.
pub(super) fn address(folded: &str) -> String {
    let rest = folded.split_once("://").map_or(folded, |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    format!("url:{}", rest.trim_end_matches('/'))
}

fn phone(digits: &str) -> String {
    let number = if digits.len() == 10 { digits.strip_prefix("47") } else { None };
    format!("phone:{}", number.unwrap_or(digits))
}

/// `12.345,50` as `12345,50`; what is no plain number stays as it is.
fn decimal(number: &str) -> String {
    let number: String = number
        .chars()
        .map(|c| if matches!(c, '\u{2010}'..='\u{2013}' | '\u{2212}') { '-' } else { c })
        .collect();
    let mut groups = number.split('.');
    let first = groups.next().unwrap_or_default();
    let grouped = (1..=3).contains(&first.len())
        && groups.clone().count() > 0
        && groups.all(|g| g.split(',').next().is_some_and(|whole| whole.len() == 3));
    if grouped { number.replace('.', "") } else { number }
}

fn text<'d>(document: &Document<'d>, token: &Token) -> &'d str {
    token.span().of(document.text())
}

fn digits(document: &Document<'_>, tokens: &[Token]) -> String {
    let all = tokens.iter().flat_map(|t| text(document, t).chars());
    all.filter(char::is_ascii_digit).collect()
}

fn month(document: &Document<'_>, token: &Token) -> u8 {
    if token.kind() == TokenKind::Word { document.info(token.word).month } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_form() {
        assert_eq!(decimal("12.345"), decimal("12345"));
        assert_ne!(decimal("8,10"), decimal("8,1"));
        assert_ne!(decimal("1:300"), decimal("1300"));
        assert_ne!(decimal("12.34"), decimal("1234"));
        assert_eq!(decimal("8\u{2011}4"), "8-4");
    }

    #[test]
    fn times_have_one_form() {
        assert_eq!(clock("14"), clock("14.00"));
        assert_eq!(clock("09:00-15:00"), clock("9.00-15.00"));
        assert_ne!(clock("14.00"), clock("14.30"));
        assert_eq!(clock("14.5"), None);
    }

    #[test]
    fn addresses_have_one_form() {
        assert_eq!(address("https://www.nav.no/klage/"), address("nav.no/klage"));
        assert_ne!(address("nav.no/klage"), address("nav.no/anke"));
    }
}
