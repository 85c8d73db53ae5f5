//! Dates, sums, periods and names as the summary writes them.

use jiff::civil::Date;

use super::templates::{Templates, templates};
use crate::Lang;
use crate::extract::{Amount, Facts, Per};
use crate::segment::Unit;

/// The longest name or phrase of the letter that is set into a sentence of ours.
const LONGEST_PHRASE: usize = 7;

/// Puts values into a template, in one pass: braces within a value are left alone.
pub(super) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}').map(|i| open + i) else { break };
        out.push_str(&rest[..open]);
        let name = &rest[open + 1..close];
        match values.iter().find(|(key, _)| *key == name) {
            Some((_, value)) => out.push_str(value),
            None => out.push_str(&rest[open..=close]),
        }
        rest = &rest[close + 1..];
    }
    out.push_str(rest);
    out
}

/// How many words a text has, as a reader counts them.
pub(super) fn words(text: &str) -> usize {
    text.split_whitespace().filter(|w| w.contains(char::is_alphanumeric)).count()
}

/// True where a piece of the letter is short enough to stand within a sentence of ours.
pub(super) fn fits_in_sentence(text: &str) -> bool {
    (1..=LONGEST_PHRASE).contains(&words(text))
}

/// Writes values out in one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Phrases {
    pub(super) texts: &'static Templates,
}

impl Phrases {
    pub(super) fn new(language: Lang) -> Self {
        Self { texts: templates(language) }
    }

    /// «3. mars 2025».
    pub(super) fn date(self, date: Date) -> String {
        let month = &self.texts.date.months[usize::from(date.month().unsigned_abs()) - 1];
        let (day, year) = (date.day().to_string(), date.year().to_string());
        fill(&self.texts.date.pattern, &[("day", &day), ("month", month), ("year", &year)])
    }

    /// «november 2026» for `2026-11`.
    pub(super) fn month(self, year_and_month: &str) -> String {
        let parsed = year_and_month.split_once('-').and_then(|(year, month)| {
            let month = month.parse::<usize>().ok()?.checked_sub(1)?;
            Some(format!("{} {year}", self.texts.date.months.get(month)?))
        });
        parsed.unwrap_or_else(|| year_and_month.to_owned())
    }

    /// «6 uker».
    pub(super) fn period(self, length: i32, unit: Unit) -> String {
        let units = &self.texts.unit;
        let [one, many] = match unit {
            Unit::Days => &units.days,
            Unit::Weeks => &units.weeks,
            Unit::Months => &units.months,
            Unit::Years => &units.years,
        };
        let pattern = if length == 1 { one } else { many };
        fill(pattern, &[("n", &length.to_string())])
    }

    /// «12 345 kroner i måneden».
    pub(super) fn sum(self, amount: &Amount) -> String {
        let texts = &self.texts.number;
        let kroner = fill(&texts.kroner, &[("number", &self.number(amount.nok))]);
        let pattern = match amount.per {
            Some(Per::Day) => &texts.day,
            Some(Per::Month) => &texts.month,
            Some(Per::Year) => &texts.year,
            Some(Per::Once) | None => return kroner,
        };
        fill(pattern, &[("sum", &kroner)])
    }

    /// «12 345» or «12 345,50».
    fn number(self, value: f64) -> String {
        let texts = &self.texts.number;
        let written = format!("{:.2}", value.abs());
        let (whole, parts) = written.split_once('.').unwrap_or((&written, "00"));
        let mut out = String::new();
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i).is_multiple_of(3) {
                out.push_str(&texts.thousands);
            }
            out.push(digit);
        }
        if parts != "00" {
            out.push_str(&texts.decimal);
            out.push_str(parts);
        }
        out
    }

    /// The benefit in this language; `None` where the letter names none, or none that fits.
    pub(super) fn benefit(self, facts: &Facts) -> Option<&str> {
        let name = facts.benefit.as_ref()?.value.as_str();
        let known = self.texts.benefit.get(name).map(String::as_str);
        known.or_else(|| fits_in_sentence(name).then_some(name))
    }

    /// `text` in the quotation marks of this language.
    pub(super) fn quoted(self, text: &str) -> String {
        self.texts.label.quoted(text)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::extract::AmountRole;

    fn sum(language: Lang, nok: f64, per: Option<Per>) -> String {
        Phrases::new(language).sum(&Amount { nok, per, role: AmountRole::Payment })
    }

    #[test]
    fn sums_are_written_as_people_read_them() {
        assert_eq!(sum(Lang::Nb, 12_345.0, None), "12 345 kroner");
        assert_eq!(sum(Lang::Nb, 1_234_567.5, Some(Per::Month)), "1 234 567,50 kroner i måneden");
        assert_eq!(sum(Lang::Nn, 999.0, Some(Per::Month)), "999 kroner i månaden");
        assert_eq!(sum(Lang::En, 12_345.0, Some(Per::Year)), "12,345 kroner a year");
    }

    #[test]
    fn dates_carry_the_name_of_the_month() {
        let day = date(2025, 3, 3);
        assert_eq!(Phrases::new(Lang::Nb).date(day), "3. mars 2025");
        assert_eq!(Phrases::new(Lang::En).date(day), "3 March 2025");
        assert_eq!(Phrases::new(Lang::Nn).month("2026-11"), "november 2026");
    }

    #[test]
    fn one_week_is_not_one_weeks() {
        assert_eq!(Phrases::new(Lang::Nb).period(1, Unit::Weeks), "1 uke");
        assert_eq!(Phrases::new(Lang::Nn).period(6, Unit::Weeks), "6 veker");
    }

    #[test]
    fn braces_of_the_letter_are_left_alone() {
        assert_eq!(fill("a {x} b", &[("x", "{y}"), ("y", "no")]), "a {y} b");
        assert_eq!(fill("open { end", &[]), "open { end");
    }
}
