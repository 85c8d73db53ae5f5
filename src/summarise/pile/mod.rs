//! Several letters read together: one list of limits, who sent what, which decision is the newest, and
//! where the letters do not say the same.
//!
//! Nothing is settled here that the letters do not settle. That a decision is older than another about
//! the same benefit is a fact; whether it still holds is for Nav to say.

mod decisions;
mod differences;

use jiff::civil::Date;

pub use self::decisions::Decisions;
pub use self::differences::{Difference, DifferencePlace};
use super::due::Due;
use super::phrase::Phrases;
use super::summary::Summary;
use super::templates::sheet;
use crate::Lang;
use crate::extract::{Facts, LetterKind, SenderLevel};

/// One of the letters.
#[derive(Debug, Clone, Copy)]
pub struct Member<'a> {
    /// What it says.
    pub facts: &'a Facts,
    /// What it means.
    pub summary: &'a Summary,
    /// What it sets limits for, as [`super::due`] gives it.
    pub due: &'a [Due],
}

/// Several letters read together. Letters are named by their number, from 0.
#[derive(Debug, Clone, PartialEq)]
pub struct Pile {
    /// What has a day, nearest first, then what has passed.
    pub timeline: Vec<Stop>,
    /// The letters by who sent them; state, municipality and unclear, those that have letters.
    pub senders: Vec<Senders>,
    /// Decisions about one benefit that came one after the other.
    pub decisions: Vec<Decisions>,
    /// Where letters do not say the same.
    pub differences: Vec<Difference>,
}

/// Something with a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop {
    /// The letter.
    pub letter: usize,
    /// Which of what it sets limits for.
    pub due: usize,
    /// A newer decision about the same benefit is there.
    pub older: bool,
}

/// The letters from one sort of sender.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Senders {
    /// State or municipality; `None` where it is unclear.
    pub level: Option<SenderLevel>,
    /// A heading in the language of the pile.
    pub heading: String,
    /// The letters.
    pub letters: Vec<usize>,
}

/// Reads letters together, and says so in `language`.
pub fn pile(letters: &[Member<'_>], language: Lang) -> Pile {
    let reader = Reader { letters, phrases: Phrases::new(language), language };
    let decisions = reader.decisions();
    Pile {
        timeline: reader.timeline(&decisions),
        senders: reader.senders(),
        differences: reader.differences(),
        decisions,
    }
}

/// Reads letters in one language.
struct Reader<'a> {
    letters: &'a [Member<'a>],
    phrases: Phrases,
    language: Lang,
}

impl Reader<'_> {
    fn timeline(&self, decisions: &[Decisions]) -> Vec<Stop> {
        let mut stops = Vec::new();
        for (letter, member) in self.letters.iter().enumerate() {
            let older = decisions.iter().any(|found| found.older.contains(&letter));
            let dated = member.due.iter().enumerate().filter(|(_, due)| due.last.is_some());
            stops.extend(dated.map(|(due, _)| Stop { letter, due, older }));
        }
        stops.sort_by_key(|stop| {
            let due = &self.letters[stop.letter].due[stop.due];
            // What may have passed may be still open, and then nothing is more pressing.
            let gone = due.has_passed();
            let date = due.last.map_or(Date::MAX, |last| last.date);
            // What passed last stands first among what has passed.
            let far = (date - Date::ZERO).get_days();
            (gone, if gone { -far } else { far })
        });
        stops
    }

    fn senders(&self) -> Vec<Senders> {
        let texts = &sheet(self.language).pile;
        let groups = [
            (Some(SenderLevel::State), &texts.state),
            (Some(SenderLevel::Municipality), &texts.municipality),
            (None, &texts.unknown),
        ];
        let all = groups.into_iter().map(|(level, heading)| Senders {
            level,
            heading: heading.clone(),
            letters: (0..self.letters.len()).filter(|&i| self.level(i) == level).collect(),
        });
        all.filter(|group| !group.letters.is_empty()).collect()
    }

    fn facts(&self, letter: usize) -> &Facts {
        self.letters[letter].facts
    }

    fn level(&self, letter: usize) -> Option<SenderLevel> {
        self.facts(letter).sender.as_ref().map(|sender| sender.value.level)
    }

    /// The benefit that a letter is about.
    fn benefit(&self, letter: usize) -> Option<&str> {
        self.facts(letter).benefit.as_ref().map(|benefit| benefit.value.as_str())
    }

    fn date(&self, letter: usize) -> Option<Date> {
        self.facts(letter).letter_date.as_ref().map(|date| date.value)
    }

    /// The benefit as one says it in the language of the pile.
    fn benefit_said(&self, letter: usize) -> Option<&str> {
        self.phrases.benefit(self.facts(letter))
    }

    /// True for a letter that decides something.
    fn decides(&self, letter: usize) -> bool {
        let facts = self.facts(letter);
        matches!(facts.kind, LetterKind::Decision | LetterKind::AppealDecision)
            && facts.outcome.is_some()
    }

    /// True where two letters may be about one case: the same benefit, and nothing that tells them
    /// apart.
    fn same_case(&self, one: usize, other: usize) -> bool {
        let case = |letter| self.facts(letter).case_number.as_ref().map(|case| &case.value);
        let benefit = self.benefit(one);
        benefit.is_some()
            && benefit == self.benefit(other)
            && agree(self.level(one), self.level(other))
            && agree(case(one), case(other))
            && !self.apart(one, other)
    }

    /// True where both letters name periods, and none of one meets one of the other.
    fn apart(&self, one: usize, other: usize) -> bool {
        let (ours, theirs) = (&self.facts(one).periods, &self.facts(other).periods);
        let ends = |period: &crate::extract::Period| {
            (period.from.unwrap_or(Date::MIN), period.to.unwrap_or(Date::MAX))
        };
        let meet = ours.iter().any(|a| {
            theirs.iter().any(|b| {
                let ((from, to), (begin, end)) = (ends(&a.value), ends(&b.value));
                from <= end && begin <= to
            })
        });
        !ours.is_empty() && !theirs.is_empty() && !meet
    }
}

/// Two things that do not contradict each other: one may be unknown.
fn agree<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}
