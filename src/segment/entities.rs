//! Dates, sums, lengths of time, phone numbers, identity numbers: what numbers stand for.

use jiff::civil::Date;

use super::Unit;
use super::token::{Token, TokenKind};
use super::words::Words;
use crate::lang::Lang;
use crate::lexicon::UnitName;
use crate::lexicon::{Family, WordClass};

/// A number with its meaning, over one or more tokens.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Entity {
    pub(crate) kind: EntityKind,
    /// First token of the document.
    pub(crate) first: u32,
    /// One past the last token.
    pub(crate) end: u32,
}

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum EntityKind {
    /// A day of a year.
    Date(Date),
    /// A month of a year: its first day.
    Month(Date),
    /// A day without a year: month and day.
    DayMonth(i8, i8),
    /// Kroner.
    Amount(f64),
    /// A number of days, weeks, months or years.
    Duration(i32, Unit),
    /// A phone number.
    Phone,
    /// Identity, account or organisation number.
    Identity,
    /// A percentage.
    Percent,
}

/// Reads the entities of the tokens `from..to` of a document.
pub(super) fn read(
    text: &str,
    tokens: &[Token],
    range: std::ops::Range<usize>,
    words: &Words<'_>,
    lang: Lang,
    out: &mut Vec<Entity>,
) {
    let reader = Reader { text, tokens, end: range.end, words, lang };
    let mut i = range.start;
    while i < range.end {
        let found = match tokens[i].kind {
            TokenKind::Number => reader.number(i),
            TokenKind::Word => reader.word(i),
            TokenKind::Mark('+') => reader.phone(i + 1),
            _ => None,
        };
        match found {
            Some((kind, end)) => {
                out.push(Entity { kind, first: i as u32, end: end as u32 });
                i = end.max(i + 1);
            }
            None => i += 1,
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    end: usize,
    words: &'a Words<'a>,
    lang: Lang,
}

type Read = Option<(EntityKind, usize)>;

impl Reader<'_> {
    fn token(&self, i: usize) -> Option<&Token> {
        (i < self.end).then(|| &self.tokens[i])
    }

    fn str(&self, i: usize) -> &str {
        self.token(i).map_or("", |t| t.span().of(self.text))
    }

    fn month(&self, i: usize) -> Option<i8> {
        let token = self.token(i).filter(|t| t.kind == TokenKind::Word)?;
        let month = self.words.info(token.word).month;
        (month > 0).then_some(month.cast_signed())
    }

    fn is_mark(&self, i: usize, c: char) -> bool {
        self.token(i).is_some_and(|t| t.is_mark(c))
    }

    fn digits(&self, i: usize) -> Option<&str> {
        let s = self.str(i);
        (!s.is_empty() && s.bytes().all(|b| b.is_ascii_digit())).then_some(s)
    }

    fn year(&self, i: usize) -> Option<i16> {
        let s = self.digits(i).filter(|s| s.len() == 4)?;
        s.parse().ok().filter(|y| (1900..2100).contains(y))
    }

    fn number(&self, i: usize) -> Read {
        self.date(i)
            .or_else(|| self.identity(i))
            .or_else(|| self.phone(i))
            .or_else(|| self.amount(i))
            .or_else(|| self.duration_digits(i))
            .or_else(|| self.percent(i))
    }

    fn word(&self, i: usize) -> Read {
        let info = self.words.info(self.tokens[i].word);
        if info.month > 0 {
            return self.month_first(i);
        }
        if info.is(WordClass::Money, self.lang) {
            return self.currency_first(i);
        }
        let number = self.number_word(i);
        if number > 0 {
            // «hundre og tjue dager» is not twenty, «fire hundre dager» not a hundred.
            let more = i.checked_sub(1).is_some_and(|last| {
                self.number_word(last) > 0
                    || self.joins(last) && last.checked_sub(1).is_some_and(|n| self.is_number(n))
            });
            return if more { None } else { self.duration(i32::from(number), i + 1) };
        }
        // «3-månedersfrist», «14-dagers»
        None
    }

    /// What a word counts, 0 for most.
    fn number_word(&self, i: usize) -> u16 {
        let token = self.token(i).filter(|t| t.kind == TokenKind::Word);
        let family = usize::from(Family::of(self.lang) == Family::English);
        token.map_or(0, |t| self.words.info(t.word).number[family])
    }

    fn is_number(&self, i: usize) -> bool {
        self.number_word(i) > 0 || self.token(i).is_some_and(|t| t.kind == TokenKind::Number)
    }

    fn joins(&self, i: usize) -> bool {
        matches!(self.str(i), "og" | "and")
    }

    /// `3. mars 2025`, `3 mars 2025`, `3. mars`.
    fn date(&self, i: usize) -> Read {
        if let Some(date) = numeric_date(self.str(i)) {
            return Some((EntityKind::Date(date), i + 1));
        }
        let day: i8 = self.digits(i).filter(|s| s.len() <= 2)?.parse().ok()?;
        let mut at = i + 1;
        if self.is_mark(at, '.') {
            at += 1;
        }
        let month = self.month(at)?;
        let mut year_at = at + 1;
        if self.is_mark(year_at, '.') || self.is_mark(year_at, ',') {
            year_at += 1;
        }
        if let Some(date) = self.year(year_at).and_then(|y| Date::new(y, month, day).ok()) {
            return Some((EntityKind::Date(date), year_at + 1));
        }
        (1..=31).contains(&day).then_some((EntityKind::DayMonth(month, day), at + 1))
    }

    /// `mars 2025`; English `March 3, 2025`.
    fn month_first(&self, i: usize) -> Read {
        let month = self.month(i)?;
        let mut at = i + 1;
        if self.is_mark(at, '.') {
            at += 1;
        }
        if self.lang == Lang::En
            && let Some(day) = self.digits(at).filter(|s| s.len() <= 2).and_then(|s| s.parse().ok())
        {
            let year_at = if self.is_mark(at + 1, ',') { at + 2 } else { at + 1 };
            if let Some(date) = self.year(year_at).and_then(|y| Date::new(y, month, day).ok()) {
                return Some((EntityKind::Date(date), year_at + 1));
            }
        }
        let date = Date::new(self.year(at)?, month, 1).ok()?;
        Some((EntityKind::Month(date), at + 1))
    }

    /// Digits in groups of three: `12 345`, `12.345`, `12 345,50`. Returns the value and the end.
    fn grouped(&self, i: usize) -> Option<(f64, usize)> {
        let first = self.str(i);
        if let Some(value) = thousands(first) {
            // «14,250» is fourteen thousand in English; nobody writes three decimals of a krone.
            return (self.lang == Lang::En).then_some((value, i + 1));
        }
        let (whole, decimals) = match first.split_once(',') {
            Some((w, d)) if d.bytes().all(|b| b.is_ascii_digit()) => (w, Some(d)),
            Some(_) => return None,
            None => (first, None),
        };
        if whole.len() > 1 && whole.starts_with('0') || self.is_torn(i, whole) {
            return None;
        }
        let mut value = plain_number(whole)?;
        let mut at = i + 1;
        let mut decimals = decimals;
        if decimals.is_none() && !whole.contains('.') && whole.len() <= 3 {
            // A sum has at most five groups; a page of numbers stays linear.
            while let Some(token) = self.token(at).filter(|_| at < i + 5) {
                let s = token.span().of(self.text);
                let (w, d) = s.split_once(',').map_or((s, None), |(w, d)| (w, Some(d)));
                let group = token.spaced && w.len() == 3 && w.bytes().all(|b| b.is_ascii_digit());
                if !group {
                    break;
                }
                value = value * 1000.0 + w.parse::<f64>().ok()?;
                at += 1;
                if d.is_some() {
                    decimals = d;
                    break;
                }
            }
        }
        if let Some(d) = decimals.filter(|d| !d.is_empty() && d.len() <= 2) {
            value += d.parse::<f64>().ok()? / if d.len() == 1 { 10.0 } else { 100.0 };
        }
        Some((value, at))
    }

    /// The last group of a number whose first one was misread: «l2 500», «1O 000».
    fn is_torn(&self, i: usize, whole: &str) -> bool {
        let Some(before) = i.checked_sub(1).filter(|_| whole.len() == 3) else { return false };
        let before = self.str(before);
        before.len() <= 3
            && before.contains(|c: char| c.is_ascii_digit())
            && before.contains(char::is_alphabetic)
    }

    /// `12 345 kroner`, `1 500,- per måned`.
    fn amount(&self, i: usize) -> Read {
        let (value, at) = self.grouped(i)?;
        if self.is_mark(at, ',') && (self.is_mark(at + 1, '-') || self.is_mark(at + 1, '–')) {
            return Some((EntityKind::Amount(value), at + 2));
        }
        let unit = self.token(at).filter(|t| t.kind == TokenKind::Word)?;
        if self.words.info(unit.word).is(WordClass::Money, self.lang) {
            return Some((EntityKind::Amount(value), at + 1));
        }
        None
    }

    /// `kr 12 345`, `NOK 500`.
    fn currency_first(&self, i: usize) -> Read {
        let mut at = i + 1;
        if self.is_mark(at, '.') {
            at += 1;
        }
        self.token(at).filter(|t| t.kind == TokenKind::Number)?;
        let (value, mut end) = self.grouped(at)?;
        if self.is_mark(end, ',') && (self.is_mark(end + 1, '-') || self.is_mark(end + 1, '–')) {
            end += 2;
        }
        Some((EntityKind::Amount(value), end))
    }

    fn percent(&self, i: usize) -> Read {
        let (_, at) = self.grouped(i)?;
        let unit = self.token(at)?;
        let percent = unit.is_mark('%')
            || matches!(unit.span().of(self.text), "prosent" | "percent" | "Prosent");
        percent.then_some((EntityKind::Percent, at + 1))
    }

    /// `6 uker`, `14 (fjorten) dager`, `14-dagers`.
    fn duration_digits(&self, i: usize) -> Read {
        let number: i32 = self.digits(i).filter(|s| s.len() <= 3)?.parse().ok()?;
        self.duration(number, i + 1)
    }

    fn duration(&self, number: i32, mut at: usize) -> Read {
        if self.is_mark(at, '(') && self.is_mark(at + 2, ')') {
            at += 3;
        }
        for skipped in 0..2 {
            let token = self.token(at + skipped).filter(|t| t.kind == TokenKind::Word)?;
            if let Some(unit) = self.words.info(token.word).unit {
                return Some((EntityKind::Duration(number, unit.into()), at + skipped + 1));
            }
            // One adjective: «seks hele uker», «14 virkelige dager»; not «fire hundre», not «en halv».
            let halved =
                ["halv", "half"].iter().any(|part| self.str(at + skipped).starts_with(part));
            let counts = self.number_word(at + skipped) > 0 || halved;
            if counts || self.words.info(token.word).classes != [0; 3] {
                return None;
            }
        }
        None
    }

    /// Lengths of the next runs of digits, each spaced from the last.
    fn shape(&self, i: usize) -> [usize; 6] {
        let mut shape = [0; 6];
        for (n, slot) in shape.iter_mut().enumerate() {
            let Some(token) = self.token(i + n) else { break };
            let s = token.span().of(self.text);
            if n > 0 && !token.spaced || !s.bytes().all(|b| b.is_ascii_digit()) {
                break;
            }
            *slot = s.len();
        }
        shape
    }

    fn phone(&self, i: usize) -> Read {
        let after_plus = i > 0 && self.is_mark(i - 1, '+');
        let code = usize::from(after_plus);
        let shape = self.shape(i + code);
        let first = self.str(i + code).as_bytes().first().copied().unwrap_or(b'0');
        let tokens = match shape {
            [2, 2, 2, 2, 0, _] if first >= b'2' => 4,
            [3, 2, 3, 0, ..] if first >= b'2' || first == b'8' => 3,
            [8, 0, ..] if self.near_phone_word(i) => 1,
            [5, 0, ..] if first == b'0' && self.near_phone_word(i) => 1,
            _ => 0,
        };
        (tokens > 0).then_some((EntityKind::Phone, i + code + tokens))
    }

    fn near_phone_word(&self, i: usize) -> bool {
        (i.saturating_sub(6)..i).any(|j| {
            let word = self.tokens[j].span().of(self.text).to_lowercase();
            matches!(
                word.as_str(),
                "telefon"
                    | "telefonen"
                    | "tlf"
                    | "ringe"
                    | "ring"
                    | "ringer"
                    | "phone"
                    | "call"
                    | "mobil"
                    | "telefonnummer"
                    | "+47"
                    | "oss"
                    | "us"
            )
        })
    }

    /// Fødselsnummer (6 + 5), account (4.2.5 and the like), organisation number (3 + 3 + 3).
    fn identity(&self, i: usize) -> Read {
        let s = self.str(i);
        let tokens = match self.shape(i) {
            [6, 5, 0, ..] | [4, 2, 5, 0, ..] => 2 + usize::from(self.shape(i)[0] == 4),
            [3, 3, 3, 0, ..] if !self.followed_by_money(i + 3) => 3,
            [9 | 11, 0, ..] => 1,
            _ if s.len() == 13 && s.matches('.').count() == 2 => 1,
            _ => 0,
        };
        (tokens > 0).then_some((EntityKind::Identity, i + tokens))
    }

    fn followed_by_money(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| {
            t.kind == TokenKind::Word && self.words.info(t.word).is(WordClass::Money, self.lang)
        })
    }
}

/// `14,250`, `1,234,567.50`: groups of three after commas.
fn thousands(s: &str) -> Option<f64> {
    let (whole, cents) = s.split_once('.').unwrap_or((s, ""));
    let is_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let fits = (1..=3).contains(&first.len())
        && groups.clone().count() > 0
        && groups.all(|group| group.len() == 3 && is_digits(group))
        && is_digits(first)
        && cents.len() <= 2
        && is_digits(cents);
    let joined: String = s.chars().filter(|&c| c != ',').collect();
    fits.then(|| joined.trim_end_matches('.').parse().ok())?
}

/// `12345`, `12.345`, `1.234.567`.
fn plain_number(s: &str) -> Option<f64> {
    if s.is_empty() {
        return None;
    }
    if s.contains('.') {
        let mut groups = s.split('.');
        let first = groups.next()?;
        if first.is_empty() || first.len() > 3 || !groups.clone().all(|g| g.len() == 3) {
            return None;
        }
        let joined: String = s.chars().filter(|&c| c != '.').collect();
        return joined.parse().ok();
    }
    s.bytes().all(|b| b.is_ascii_digit()).then(|| s.parse().ok())?
}

/// `03.03.2025`, `3.3.25`, `2025-03-03`, `03/03/2025`.
pub(crate) fn numeric_date(s: &str) -> Option<Date> {
    let separator = ['.', '-', '/', '\u{2011}'].into_iter().find(|&c| s.contains(c))?;
    let mut parts = s.split(separator);
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || [a, b, c].iter().any(|p| p.is_empty() || p.len() > 4) {
        return None;
    }
    let number = |p: &str| p.parse::<i16>().ok();
    let (day, month, year) = if a.len() == 4 {
        (number(c)?, number(b)?, number(a)?)
    } else if a.len() <= 2 && b.len() <= 2 && matches!(c.len(), 2 | 4) {
        let year = number(c)?;
        (number(a)?, number(b)?, if c.len() == 2 { 2000 + year } else { year })
    } else {
        return None;
    };
    if !(1900..2100).contains(&year) {
        return None;
    }
    Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()
}

impl From<UnitName> for Unit {
    fn from(name: UnitName) -> Self {
        match name {
            UnitName::Days => Self::Days,
            UnitName::Weeks => Self::Weeks,
            UnitName::Months => Self::Months,
            UnitName::Years => Self::Years,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numeric_dates_need_a_real_day() {
        assert_eq!(numeric_date("03.03.2025"), Date::new(2025, 3, 3).ok());
        assert_eq!(numeric_date("3.3.25"), Date::new(2025, 3, 3).ok());
        assert_eq!(numeric_date("2025-03-03"), Date::new(2025, 3, 3).ok());
        assert_eq!(numeric_date("31.02.2025"), None);
        assert_eq!(numeric_date("09.00-15.00"), None);
    }

    #[test]
    fn part_of_a_number_is_no_length_of_time() {
        let lengths = |text: &str| -> Vec<i32> {
            let letter = crate::ingest::Letter::from_text(text);
            let document =
                crate::segment::Document::new(&letter, crate::lexicon::Lexicon::builtin());
            let all = document.entities_in(0..document.tokens().len());
            let length = |entity: &Entity| match entity.kind {
                EntityKind::Duration(length, _) => Some(length),
                _ => None,
            };
            all.iter().filter_map(length).collect()
        };
        assert_eq!(lengths("Du må svare innen seks hele uker eller 14 dager."), [6, 14]);
        assert_eq!(lengths("Det tok to uker og tre dager."), [2, 3]);
        assert_eq!(lengths("Det tok hundre dager."), [100]);
        for text in
            ["fire hundre dager", "hundre og tjue dager", "en halv måned", "to og en halv måned"]
        {
            assert_eq!(lengths(&format!("Det tok {text}.")), [0; 0], "{text}");
        }
    }
}
