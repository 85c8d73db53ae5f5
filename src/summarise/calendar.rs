//! From a deadline as the letter says it to a last day, never further than what is known.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use crate::extract::{Deadline, Start};
use crate::segment::Unit;

/// The days that date arithmetic may rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Calendar {
    /// Today, if the caller tells; the core has no clock.
    pub today: Option<Date>,
    /// The day the reader got the letter, if the reader tells.
    pub received: Option<Date>,
    /// The date on the letter.
    pub letter_date: Option<Date>,
}

/// The last day of a deadline, and how it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastDay {
    /// The day.
    pub date: Date,
    /// How it is known.
    pub basis: Basis,
}

/// How a last day is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The letter names the day.
    Stated,
    /// Counted from the day the reader got the letter.
    Received(Date),
    /// Counted from the date on the letter, as the letter says.
    LetterDate(Date),
    /// Counted from the date on the letter because the day of receipt is unknown: the earliest
    /// day possible, an estimate.
    Estimate(Date),
}

impl Basis {
    /// The name used in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Received(_) => "received",
            Self::LetterDate(_) | Self::Estimate(_) => "letter_date",
        }
    }
}

impl Calendar {
    /// The last day of `deadline`, if what is known settles it or allows an estimate.
    ///
    /// ```
    /// use jiff::civil::date;
    /// use klarbrev::extract::{Deadline, Start};
    /// use klarbrev::segment::Unit;
    /// use klarbrev::summarise::Calendar;
    ///
    /// let six_weeks = Deadline::Within { length: 6, unit: Unit::Weeks, from: Start::Received };
    /// assert_eq!(Calendar::default().last_day(&six_weeks), None);
    ///
    /// let received = Some(date(2025, 3, 3));
    /// let calendar = Calendar { received, ..Calendar::default() };
    /// assert_eq!(calendar.last_day(&six_weeks).unwrap().date, date(2025, 4, 14));
    /// ```
    pub fn last_day(&self, deadline: &Deadline) -> Option<LastDay> {
        match *deadline {
            Deadline::On(date) => Some(LastDay { date, basis: Basis::Stated }),
            Deadline::Within { length, unit, from } => {
                let basis = self.start(from)?;
                let (Basis::Received(start) | Basis::LetterDate(start) | Basis::Estimate(start)) =
                    basis
                else {
                    return None;
                };
                let date = start.checked_add(span(length, unit)?).ok()?;
                Some(LastDay { date, basis })
            }
            Deadline::Text(_) => None,
        }
    }

    fn start(&self, from: Start) -> Option<Basis> {
        match from {
            Start::Received => match self.received {
                Some(day) => Some(Basis::Received(day)),
                None => self.letter_date.map(Basis::Estimate),
            },
            Start::LetterDate => self.letter_date.map(Basis::LetterDate),
            Start::Event => None,
        }
    }

    /// Whole days from today to `date`: negative when it has passed.
    pub(super) fn days_left(&self, date: Date) -> Option<i32> {
        Some((date - self.today?).get_days())
    }
}

fn span(length: i32, unit: Unit) -> Option<Span> {
    // Longer periods than these are misreadings, and would leave the calendar.
    let length = (0..=1000).contains(&length).then_some(length)?;
    Some(match unit {
        Unit::Days => length.days(),
        Unit::Weeks => length.weeks(),
        Unit::Months => length.months(),
        Unit::Years => length.years(),
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn within(length: i32, unit: Unit, from: Start) -> Deadline {
        Deadline::Within { length, unit, from }
    }

    #[test]
    fn six_weeks_need_a_start() {
        let six_weeks = within(6, Unit::Weeks, Start::Received);
        assert_eq!(Calendar::default().last_day(&six_weeks), None);
    }

    #[test]
    fn the_letter_date_gives_only_an_estimate() {
        let letter_date = Some(date(2025, 1, 31));
        let calendar = Calendar { letter_date, ..Calendar::default() };
        let last = calendar.last_day(&within(1, Unit::Months, Start::Received)).unwrap();
        assert_eq!(last.date, date(2025, 2, 28));
        assert_eq!(last.basis, Basis::Estimate(date(2025, 1, 31)));
        let last = calendar.last_day(&within(14, Unit::Days, Start::LetterDate)).unwrap();
        assert_eq!(last.basis, Basis::LetterDate(date(2025, 1, 31)));
    }

    #[test]
    fn an_event_and_a_misread_length_give_no_day() {
        let day = Some(date(2025, 1, 31));
        let calendar = Calendar { today: day, received: day, letter_date: day };
        assert_eq!(calendar.last_day(&within(3, Unit::Weeks, Start::Event)), None);
        assert_eq!(calendar.last_day(&within(i32::MAX, Unit::Years, Start::Received)), None);
        assert_eq!(calendar.last_day(&within(-3, Unit::Weeks, Start::Received)), None);
        assert_eq!(calendar.last_day(&Deadline::Text("straks".into())), None);
    }
}
