//! Everything with a limit, in one list: what to do, by when, and how the day is known.

use jiff::civil::Date;

use super::calendar::{Basis, Calendar, LastDay};
use super::deadline::Deadlines;
use super::phrase::fill;
use super::steps::Step;
use super::summary::{Slot, Summary};
use super::teller::Teller;
use super::templates::sheet;
use crate::extract::{ActionKind, Deadline, Facts, Force};
use crate::segment::Document;
use crate::text::Span;

/// Something to be done, or that may be done, with a limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The last day, where it is known or can be estimated.
    pub last: Option<LastDay>,
    /// How binding it is.
    pub force: Force,
    /// What sort of step it is.
    pub kind: ActionKind,
    /// Where the summary tells it.
    pub slot: Slot,
    /// What it is, a sentence: «Du må sende papirer til Nav.»
    pub text: String,
    /// The same in the letter's words, one for each thing to do.
    pub quotes: Vec<String>,
    /// By when, and how the day was counted.
    pub how: String,
    /// The same without how long is left, which is true for a day only.
    pub counted: String,
    /// Where the letter says so, the thing to do first.
    pub evidence: Vec<Span>,
    days_left: Option<i32>,
}

impl Due {
    /// The last day, unless it is only an estimate.
    pub fn certain(&self) -> Option<Date> {
        self.last.filter(|_| !self.is_estimate()).map(|last| last.date)
    }

    /// True where the day is the earliest that the last day can be.
    pub fn is_estimate(&self) -> bool {
        self.last.is_some_and(|last| matches!(last.basis, Basis::Estimate(_)))
    }

    /// Whole days from today to a last day that is certain; negative when it has passed.
    pub fn days_left(&self) -> Option<i32> {
        self.days_left.filter(|_| !self.is_estimate())
    }

    /// True where the last day has passed for certain.
    pub fn has_passed(&self) -> bool {
        self.days_left().is_some_and(|days| days < 0)
    }

    /// True where an estimated day has passed, so that the last day may have.
    pub fn may_have_passed(&self) -> bool {
        self.is_estimate() && self.days_left.is_some_and(|days| days < 0)
    }
}

/// Everything with a limit that a letter names, nearest day first, then what has no day.
///
/// ```
/// use jiff::civil::date;
/// use klarbrev::summarise::{Reading, due, summarise};
/// use klarbrev::{Document, Letter, Lexicon, extract};
///
/// let letter = Letter::from_text("Du kan klage innen 6 uker fra du fikk vedtaket.");
/// let document = Document::new(&letter, Lexicon::builtin());
/// let facts = extract::facts(&document);
/// let reading = Reading { received: Some(date(2026, 11, 2)), ..Reading::default() };
/// let due = due(&document, &facts, &summarise(&document, &facts, &reading));
/// assert_eq!(due[0].certain(), Some(date(2026, 12, 14)));
/// ```
pub fn due(document: &Document<'_>, facts: &Facts, summary: &Summary) -> Vec<Due> {
    if document.language() == crate::Lang::Other {
        return Vec::new();
    }
    let teller = Teller::new(document, facts, summary.language, summary.calendar);
    let mut all = Vec::new();
    for (force, slot) in [
        (Force::Must, Slot::MustDo),
        (Force::MustIf, Slot::StandingDuties),
        (Force::May, Slot::MayDo),
    ] {
        let steps = teller.steps(force);
        all.extend(steps.iter().filter_map(|step| teller.due(step, force, slot)));
    }
    for action in &facts.actions {
        // An offer to get in touch has a slot of its own; one with a day is a limit all the same.
        if action.force == Force::May && action.kind == ActionKind::Contact {
            let step = Step { actions: vec![action] };
            all.extend(teller.due(&step, Force::May, Slot::Ask).filter(|due| due.last.is_some()));
        }
    }
    all.extend(teller.appeal_due());
    all.sort_by_key(|due| due.last.map_or(Date::MAX, |last| last.date));
    all
}

impl Teller<'_> {
    fn due(&self, step: &Step<'_>, force: Force, slot: Slot) -> Option<Due> {
        let deadline = step.deadline()?;
        let quotes: Vec<String> =
            step.actions.iter().map(|action| self.phrases().quoted(&action.text)).collect();
        let to_do = [("do", self.texts().to_do.of(step.kind()))];
        let text = match force {
            Force::Must => fill(&self.say().must, &to_do),
            Force::May => fill(&sheet(self.language).due.may, &to_do),
            // What holds only if something is so is told with all its words.
            Force::MustIf => quotes.join(" "),
        };
        let mut evidence = step.evidence();
        evidence.extend(
            step.deadline_evidence().into_iter().filter(|at| !step.evidence().contains(at)),
        );
        Some(Due { quotes, ..self.dated(deadline, force, step.kind(), slot, text, evidence) })
    }

    fn appeal_due(&self) -> Option<Due> {
        let appeal = self.facts.appeal.as_ref().filter(|appeal| appeal.possible)?;
        let deadline = appeal.deadline.as_ref()?;
        let text = self.say().appeal.clone();
        let evidence = appeal.evidence.clone();
        Some(self.dated(deadline, Force::May, ActionKind::Appeal, Slot::Appeal, text, evidence))
    }

    fn dated(
        &self,
        deadline: &Deadline,
        force: Force,
        kind: ActionKind,
        slot: Slot,
        text: String,
        evidence: Vec<Span>,
    ) -> Due {
        let calendar: Calendar = self.deadlines.calendar;
        let last = calendar.last_day(deadline);
        let deadlines = self.deadlines.of(kind);
        let timeless = Deadlines { calendar: Calendar { today: None, ..calendar }, ..deadlines };
        Due {
            last,
            force,
            kind,
            slot,
            text,
            quotes: Vec::new(),
            how: deadlines.in_full(deadline),
            counted: timeless.in_full(deadline),
            evidence,
            days_left: last.and_then(|last| calendar.days_left(last.date)),
        }
    }
}
