//! Text to be read aloud: dates, sums, phone numbers and signs in words, so that every voice says them
//! alike.

mod numbers;

use self::numbers::{digits, number, year};
use super::phrase::fill;
use super::templates::{SpokenText, Templates, sheet, templates};
use crate::Lang;
use crate::segment::numeric_date;
use crate::text::MASK;

/// `text` as one says it in `language`: no digits and no signs but those between sentences.
///
/// ```
/// use klarbrev::{Lang, summarise::spoken};
/// let text = "Du får 12 345 kroner fra 3. mars 2026.";
/// let said = "Du får tolv tusen tre hundre og førtifem kroner fra tredje mars tjue tjueseks.";
/// assert_eq!(spoken(text, Lang::Nb), said);
/// ```
pub fn spoken(text: &str, language: Lang) -> String {
    let mut speaker = Speaker {
        texts: &sheet(language).spoken,
        months: templates(language),
        rest: text,
        out: String::with_capacity(text.len() * 2),
    };
    while let Some(c) = speaker.rest.chars().next() {
        if c.is_ascii_digit() {
            speaker.number();
        } else if c == MASK {
            speaker.hidden();
        } else if c.is_alphabetic() {
            speaker.word();
        } else {
            speaker.sign(c);
        }
    }
    let words: Vec<&str> = speaker.out.split(' ').filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

struct Speaker<'t> {
    texts: &'static SpokenText,
    months: &'static Templates,
    rest: &'t str,
    out: String,
}

impl<'t> Speaker<'t> {
    fn take(&mut self, length: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    /// Says something as words of its own.
    fn say(&mut self, words: &str) {
        if self.out.ends_with(|c: char| c.is_alphanumeric()) {
            self.out.push(' ');
        }
        self.out.push_str(words);
        if self.rest.starts_with(|c: char| c.is_alphanumeric()) {
            self.out.push(' ');
        }
    }

    fn number(&mut self) {
        let run =
            self.rest.len() - self.rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if self.date(run) || self.ordinal(run) {
            return;
        }
        let groups = groups(self.rest, self.thousands());
        let whole = &self.rest[..groups.end];
        if groups.phone {
            let said: Vec<String> = whole
                .split(|c: char| !c.is_ascii_digit())
                .map(|group| digits(group, self.texts))
                .collect();
            self.take(groups.end);
            return self.say(&said.join(", "));
        }
        let value: String = whole.chars().filter(char::is_ascii_digit).collect();
        let spelt = value.len() > 1 && value.starts_with('0');
        let known = value.parse().ok().filter(|_| !spelt);
        let is_year = groups.end == 4 && run == 4 && !self.money_follows(groups.end);
        let said = known.and_then(|value: u64| {
            let year_like = is_year && (1900..2100).contains(&value);
            if year_like { year(value, self.texts) } else { number(value, self.texts) }
        });
        self.take(groups.end);
        self.say(&said.unwrap_or_else(|| digits(&value, self.texts)));
        self.decimals();
    }

    /// What may stand between thousands besides a space.
    fn thousands(&self) -> char {
        if self.months.number.decimal == "," { '.' } else { ',' }
    }

    /// «2000 kroner» is no year.
    fn money_follows(&self, at: usize) -> bool {
        let rest = &self.rest[at..];
        rest.starts_with(&self.months.number.decimal)
            && rest[1..].starts_with(|c: char| c.is_ascii_digit())
            || rest.trim_start().starts_with("kr")
    }

    /// «,50» after a number.
    fn decimals(&mut self) {
        let Some(after) = self.rest.strip_prefix(&self.months.number.decimal) else { return };
        let length = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if length > 0 {
            let decimals = &self.take(1 + length)[1..];
            let said = format!("{} {}", self.texts.comma, digits(decimals, self.texts));
            self.say(&said);
        }
    }

    /// «3. mars 2025», «3 March 2025», «03.03.2025».
    fn date(&mut self, run: usize) -> bool {
        if let Some((length, day, month, written)) = numeric(self.rest) {
            return self.say_date(length, day, &self.months.date.months[month - 1], written);
        }
        let Some(day) = day(&self.rest[..run]) else { return false };
        let after = self.rest[run..].trim_start_matches('.');
        let gap = after.len() - after.trim_start().len();
        let name = after.trim_start();
        let lower = name.to_lowercase();
        let months = self.months.date.months.iter();
        let Some(month) = months.map(String::as_str).find(|month| {
            lower
                .strip_prefix(&month.to_lowercase())
                .is_some_and(|after| !after.starts_with(char::is_alphanumeric))
        }) else {
            return false;
        };
        if gap == 0 {
            return false;
        }
        let mut length = self.rest.len() - name.len() + month.len();
        let tail = &self.rest[length..];
        let year: String = tail.trim_start().chars().take_while(char::is_ascii_digit).collect();
        let year = if year.len() == 4 {
            length += tail.len() - tail.trim_start().len() + 4;
            year.parse().ok()
        } else {
            None
        };
        self.say_date(length, day, month, year)
    }

    fn say_date(&mut self, length: usize, day: usize, month: &str, written: Option<u64>) -> bool {
        let year = written.and_then(|written| year(written, self.texts)).unwrap_or_default();
        let values =
            [("day", self.texts.ordinals[day - 1].as_str()), ("month", month), ("year", &year)];
        let said = fill(&self.texts.date, &values);
        self.take(length);
        self.say(said.trim_end());
        true
    }

    /// «14. dag»: a number that says which.
    fn ordinal(&mut self, run: usize) -> bool {
        let after = &self.rest[run..];
        let which = after.starts_with(". ") && after[2..].starts_with(char::is_lowercase);
        let Some(day) = day(&self.rest[..run]).filter(|_| which) else { return false };
        self.take(run + 1);
        self.say(&self.texts.ordinals[day - 1]);
        true
    }

    fn hidden(&mut self) {
        let length = self.rest.len() - self.rest.trim_start_matches([MASK, ' ', '.']).len();
        let taken = self.take(length);
        let end = taken.len() - taken.trim_end_matches(['.', ' ']).len();
        self.say(&self.texts.hidden);
        self.out.push_str(&taken[taken.len() - end..]);
    }

    /// A word; in an address its signs are said too.
    fn word(&mut self) {
        let sign = |c: char| matches!(c, '.' | '/' | '@' | '-' | '_');
        let length =
            self.rest.find(|c: char| !c.is_alphanumeric() && !sign(c)).unwrap_or(self.rest.len());
        let whole = self.rest[..length].trim_end_matches(sign);
        let dotted = whole.split('.').filter(|part| part.len() > 1).count() > 1;
        let address =
            (dotted || whole.contains('@')) && !whole.starts_with(|c: char| c.is_ascii_digit());
        if !address {
            let length = self.rest.find(|c: char| !c.is_alphabetic()).unwrap_or(self.rest.len());
            let word = self.take(length);
            self.out.push_str(word);
            return;
        }
        let texts = self.texts;
        for c in self.take(whole.len()).chars() {
            match c {
                '.' => self.out.extend([" ", &texts.dot, " "]),
                '/' => self.out.extend([" ", &texts.slash, " "]),
                '@' => self.out.extend([" ", &texts.at, " "]),
                '-' | '_' => self.out.push(' '),
                c if c.is_ascii_digit() => {
                    self.out.extend([" ", &texts.small[c as usize - '0' as usize], " "]);
                }
                c => self.out.push(c),
            }
        }
    }

    fn sign(&mut self, c: char) {
        let length = c.len_utf8();
        self.take(length);
        match c {
            '§' => {
                let many = self.rest.starts_with('§');
                if many {
                    self.take(length);
                }
                self.say(&self.texts.section[usize::from(many)]);
                self.out.push(' ');
            }
            '%' => self.say(&self.texts.percent),
            '.' | ',' | '!' | '?' | ':' | ';' => {
                // A quotation mark may have stood between.
                let end = self.out.trim_end_matches(' ').len();
                self.out.truncate(end);
                self.out.push(c);
            }
            '-' if self.out.ends_with(char::is_alphabetic)
                && self.rest.starts_with(char::is_alphabetic) =>
            {
                self.out.push('-');
            }
            '\n' => self.out.push('\n'),
            _ => self.out.push(' '),
        }
    }
}

/// A day of a month.
fn day(digits: &str) -> Option<usize> {
    digits.parse().ok().filter(|day| (1..=31).contains(day) && digits.len() <= 2)
}

/// «03.03.2025» at the start of a text: its length, day, month and year.
fn numeric(text: &str) -> Option<(usize, usize, usize, Option<u64>)> {
    let part = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '/');
    let length = text.find(|c: char| !part(c)).unwrap_or(text.len());
    let whole = text[..length].trim_end_matches('.');
    let date = numeric_date(whole)?;
    let (day, month) = (date.day().unsigned_abs(), date.month().unsigned_abs());
    Some((whole.len(), usize::from(day), usize::from(month), u64::try_from(date.year()).ok()))
}

/// Digits that stand in groups with spaces between.
struct Groups {
    /// Where they end.
    end: usize,
    /// They are a phone number: eight digits not in thousands.
    phone: bool,
}

fn groups(text: &str, thousands: char) -> Groups {
    let mut ends = Vec::new();
    let mut sizes = Vec::new();
    let mut at = 0;
    loop {
        let run =
            text[at..].len() - text[at..].trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if run == 0 {
            break;
        }
        at += run;
        ends.push(at);
        sizes.push(run);
        let between = |c: &char| matches!(c, ' ' | '\u{a0}' | '\u{202f}') || *c == thousands;
        let Some(gap) = text[at..].chars().next().filter(between) else {
            break;
        };
        at += gap.len_utf8();
    }
    let phone =
        matches!(sizes.get(..4), Some([2, 2, 2, 2])) || matches!(sizes.get(..3), Some([3, 2, 3]));
    if phone {
        let count = if sizes[0] == 2 { 4 } else { 3 };
        return Groups { end: ends[count - 1], phone };
    }
    let more = sizes[1..].iter().take_while(|&&size| size == 3).count();
    let grouped = sizes[0] <= 3 && sizes.get(1 + more).is_none_or(|_| more > 0);
    let count = if grouped { more } else { 0 };
    Groups { end: ends.get(count).copied().unwrap_or_default(), phone: sizes == [8] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_in_digits() {
        let say = |text| spoken(text, Lang::Nb);
        assert_eq!(say("Ring 55 55 33 33."), "Ring fem fem, fem fem, tre tre, tre tre.");
        assert_eq!(say("hver 14. dag"), "hver fjortende dag");
        assert_eq!(say("innen 03.12.2026."), "innen tredje desember tjue tjueseks.");
        assert_eq!(say("1 005,50 kroner"), "ett tusen og fem komma fem null kroner");
        assert_eq!(say("2000 kroner"), "to tusen kroner");
        assert_eq!(say("§§ 8-2 og 22-15"), "paragrafene åtte to og tjueto femten");
        assert_eq!(say("100 %"), "ett hundre prosent");
        assert_eq!(say("nav.no/kontakt."), "nav punktum no skråstrek kontakt.");
        assert_eq!(say("nr. •••••• •••••."), "nr. skjult nummer.");
        assert_eq!(say("Si: «svar», og «send»."), "Si: svar, og send.");
    }

    #[test]
    fn each_language_counts_in_its_own_way() {
        assert_eq!(
            spoken("You get NOK 21,345 from 3 March 2026.", Lang::En),
            "You get NOK twenty-one thousand three hundred and forty-five from the third of March twenty twenty-six."
        );
        assert_eq!(spoken("innan 1. mai 2009", Lang::Nn), "innan første mai to tusen og ni");
    }
}
