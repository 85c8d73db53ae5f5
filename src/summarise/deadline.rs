//! Deadlines in words: a phrase for a sentence, a sentence of their own, and how pressing they are.

use jiff::civil::Date;

use super::calendar::{Basis, Calendar, LastDay};
use super::phrase::{Phrases, fill, fits_in_sentence};
use super::templates::templates;
use crate::Lang;
use crate::extract::{ActionKind, Deadline, Start};
use crate::segment::Unit;

/// A deadline this many days away or closer calls for a person's help.
const SHORT_DAYS: i32 = 7;

/// Says deadlines in one language, against one calendar.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deadlines {
    pub(super) phrases: Phrases,
    pub(super) calendar: Calendar,
    /// True where the letter's words must be marked as words of another language.
    pub(super) foreign: bool,
    /// True where the day is that of a meeting, and no last day.
    pub(super) meeting: bool,
}

/// How pressing a deadline is; sorts the most pressing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Urgency {
    /// «straks».
    AtOnce,
    /// A last day is known, or estimated.
    By(Date),
    /// A length in days, from an unknown start.
    Within(i64),
    /// A limit in other words.
    Words,
    /// The letter does not say.
    Open,
}

impl Deadlines {
    /// The same for a step of this kind.
    pub(super) fn of(self, kind: ActionKind) -> Self {
        Self { meeting: kind == ActionKind::Attend, ..self }
    }

    /// «innen 3. mars 2025», «innen 6 uker fra du fikk brevet», «straks»; `None` where the
    /// letter's words are too many to stand within a sentence.
    pub(super) fn by(self, deadline: &Deadline) -> Option<String> {
        let texts = &self.phrases.texts.deadline;
        Some(match deadline {
            Deadline::On(date) => {
                self.dated(if self.meeting { &texts.on_date } else { &texts.by_date }, *date)
            }
            Deadline::Within { length, unit, from } => {
                let template = match from {
                    Start::Received => &texts.by_received,
                    Start::LetterDate => &texts.by_letter_date,
                    Start::Event => &texts.by_event,
                };
                fill(template, &[("period", &self.phrases.period(*length, *unit))])
            }
            Deadline::Text(words) if fits_in_sentence(words) && !is_bare(words) => {
                if self.foreign {
                    self.phrases.quoted(words)
                } else {
                    words.clone()
                }
            }
            Deadline::Text(_) => return None,
        })
    }

    /// The same, unless it has passed.
    pub(super) fn open(self, deadline: Option<&Deadline>) -> Option<String> {
        let last = self.calendar.last_day(deadline?);
        let left = last.and_then(|last| self.calendar.days_left(last.date));
        if left.is_some_and(|days| days < 0) { None } else { self.by(deadline?) }
    }

    /// What the first screen adds: the last day when it is counted, or that it has passed.
    pub(super) fn brief(self, deadline: &Deadline) -> Option<String> {
        let last = self.calendar.last_day(deadline)?;
        if let Some(passed) = self.passed(last) {
            return Some(passed);
        }
        if self.calendar.days_left(last.date) == Some(0) && !is_estimate(last) {
            return Some(self.today().clone());
        }
        let counted = matches!(last.basis, Basis::Received(_) | Basis::LetterDate(_));
        counted.then(|| self.dated(&self.phrases.texts.deadline.last_day, last.date))
    }

    /// The deadline in full: the last day, how it is counted, and how long is left.
    pub(super) fn in_full(self, deadline: &Deadline) -> String {
        let texts = &self.phrases.texts.deadline;
        let Some(last) = self.calendar.last_day(deadline) else {
            return self.without_day(deadline);
        };
        let mut parts = Vec::new();
        match (last.basis, deadline) {
            (Basis::Received(start), Deadline::Within { length, unit, .. }) => {
                parts.push(self.dated(&texts.last_day, last.date));
                parts.push(self.counted(&texts.from_received, *length, *unit, start, last.date));
            }
            (Basis::LetterDate(start), Deadline::Within { length, unit, .. }) => {
                parts.push(self.dated(&texts.last_day, last.date));
                parts.push(self.counted(&texts.from_letter_date, *length, *unit, start, last.date));
            }
            (Basis::Estimate(start), Deadline::Within { length, unit, .. }) => {
                parts.push(self.without_day(deadline));
                parts.push(self.counted(&texts.estimate, *length, *unit, start, last.date));
            }
            _ => parts.push(self.dated(self.date(), last.date)),
        }
        if let Some(passed) = self.passed(last) {
            if last.basis == Basis::Stated {
                parts.clear();
            }
            parts.push(passed);
        } else if !is_estimate(last)
            && let Some(days) = self.calendar.days_left(last.date)
        {
            let period = self.phrases.period(days, Unit::Days);
            let left = if self.meeting { &texts.meeting_left } else { &texts.left };
            let left = if days == 0 { self.today() } else { left };
            parts.push(fill(left, &[("period", &period)]));
        }
        parts.join(" ")
    }

    /// How pressing a deadline is.
    pub(super) fn urgency(self, deadline: Option<&Deadline>) -> Urgency {
        let Some(deadline) = deadline else { return Urgency::Open };
        if let Some(last) = self.calendar.last_day(deadline) {
            return Urgency::By(last.date);
        }
        match deadline {
            Deadline::Text(words) if is_at_once(words) => Urgency::AtOnce,
            Deadline::Within { length, unit, .. } => Urgency::Within(in_days(*length, *unit)),
            Deadline::Text(_) | Deadline::On(_) => Urgency::Words,
        }
    }

    /// True where there is little time, or none left.
    pub(super) fn is_short(self, deadline: &Deadline) -> bool {
        match self.urgency(Some(deadline)) {
            Urgency::AtOnce => true,
            Urgency::By(date) => self.calendar.days_left(date).is_some_and(|n| n <= SHORT_DAYS),
            Urgency::Within(days) => days <= i64::from(SHORT_DAYS),
            Urgency::Words | Urgency::Open => false,
        }
    }

    /// The kind sentence for a deadline that has passed, or may have.
    fn passed(self, last: LastDay) -> Option<String> {
        let texts = &self.phrases.texts.deadline;
        let has_passed = self.calendar.days_left(last.date)? < 0;
        let template = match last.basis {
            Basis::Estimate(_) => &texts.maybe_passed,
            Basis::Stated if self.meeting => &texts.meeting_passed,
            _ => &texts.passed,
        };
        has_passed.then(|| self.dated(template, last.date))
    }

    /// The deadline in the letter's terms.
    fn without_day(self, deadline: &Deadline) -> String {
        let texts = &self.phrases.texts.deadline;
        match deadline {
            Deadline::On(date) => self.dated(self.date(), *date),
            Deadline::Within { length, unit, from } => {
                let template = match from {
                    Start::Received => &texts.received,
                    Start::LetterDate => &texts.letter_date,
                    Start::Event => &texts.event,
                };
                fill(template, &[("period", &self.phrases.period(*length, *unit))])
            }
            Deadline::Text(words) => fill(&texts.words, &[("quote", &self.phrases.quoted(words))]),
        }
    }

    fn date(&self) -> &'static String {
        let texts = &self.phrases.texts.deadline;
        if self.meeting { &texts.meeting } else { &texts.date }
    }

    fn today(&self) -> &'static String {
        let texts = &self.phrases.texts.deadline;
        if self.meeting { &texts.meeting_today } else { &texts.today }
    }

    fn dated(self, template: &str, date: Date) -> String {
        fill(template, &[("date", &self.phrases.date(date))])
    }

    fn counted(self, template: &str, length: i32, unit: Unit, start: Date, last: Date) -> String {
        let (start, last) = (self.phrases.date(start), self.phrases.date(last));
        let period = self.phrases.period(length, unit);
        fill(template, &[("period", &period), ("start", &start), ("date", &last)])
    }
}

fn is_estimate(last: LastDay) -> bool {
    matches!(last.basis, Basis::Estimate(_))
}

/// True for «straks» and its like, in any language a letter may have.
fn is_at_once(words: &str) -> bool {
    let words = words.to_lowercase();
    Lang::KNOWN.iter().any(|lang| templates(*lang).deadline.at_once.contains(&words))
}

/// True for «seks uker» and «25. mai»: without «innen» they cannot stand after «du kan klage».
fn is_bare(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    first.starts_with(|c: char| c.is_ascii_digit())
        || Lang::KNOWN
            .iter()
            .any(|&lang| templates(lang).deadline.bare.iter().any(|word| word == first))
}

fn in_days(length: i32, unit: Unit) -> i64 {
    let days = match unit {
        Unit::Days => 1,
        Unit::Weeks => 7,
        Unit::Months => 30,
        Unit::Years => 365,
    };
    i64::from(length) * days
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn deadlines(today: Date) -> Deadlines {
        let letter_date = Some(date(2025, 3, 3));
        let calendar = Calendar { today: Some(today), received: None, letter_date };
        Deadlines { phrases: Phrases::new(Lang::Nb), calendar, foreign: false, meeting: false }
    }

    const SIX_WEEKS: Deadline =
        Deadline::Within { length: 6, unit: Unit::Weeks, from: Start::Received };

    #[test]
    fn an_estimate_is_called_one() {
        let text = deadlines(date(2025, 3, 10)).in_full(&SIX_WEEKS);
        assert_eq!(
            text,
            "Fristen er 6 uker fra du fikk brevet. Siste dag er tidligst 14. april 2025. \
             Det er et anslag: 6 uker fra datoen på brevet, 3. mars 2025. \
             Regn selv fra dagen du fikk brevet."
        );
    }

    #[test]
    fn with_a_day_of_receipt_the_last_day_is_counted() {
        let mut deadlines = deadlines(date(2025, 3, 10));
        deadlines.calendar.received = Some(date(2025, 3, 5));
        assert_eq!(
            deadlines.in_full(&SIX_WEEKS),
            "Siste dag er 16. april 2025. Det er 6 uker fra du fikk brevet 5. mars 2025. \
             Du har 37 dager igjen."
        );
    }

    #[test]
    fn a_passed_deadline_is_said_kindly() {
        let passed = deadlines(date(2025, 5, 1));
        let text = passed.in_full(&Deadline::On(date(2025, 4, 1)));
        assert_eq!(text, "Fristen var 1. april 2025. Ta kontakt likevel og forklar hvorfor.");
        assert!(
            passed
                .in_full(&SIX_WEEKS)
                .ends_with("Fristen kan ha gått ut. Ta kontakt likevel og forklar hvorfor.")
        );
        assert!(passed.is_short(&SIX_WEEKS));
    }

    #[test]
    fn straks_sorts_before_every_date() {
        let deadlines = deadlines(date(2025, 3, 10));
        let at_once = deadlines.urgency(Some(&Deadline::Text("Straks".into())));
        let dated = deadlines.urgency(Some(&Deadline::On(date(2020, 1, 1))));
        assert!(at_once < dated);
        assert!(dated < deadlines.urgency(Some(&Deadline::Text("før reisen".into()))));
        assert!(deadlines.urgency(None) > deadlines.urgency(Some(&SIX_WEEKS)));
    }
}
