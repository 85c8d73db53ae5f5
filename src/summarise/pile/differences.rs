//! Where letters about what may be one case do not say the same.

use jiff::civil::Date;

use super::Reader;
use crate::extract::{ActionKind, Amount, AmountRole, Force, Found};
use crate::summarise::Slot;
use crate::summarise::calendar::Basis;
use crate::summarise::due::Due;
use crate::summarise::phrase::fill;
use crate::summarise::templates::sheet;
use crate::text::Span;

/// Letters that do not say the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What differs, and what to ask.
    pub text: String,
    /// Where the letters say it, at least two.
    pub places: Vec<DifferencePlace>,
}

/// Where a letter says something that another one does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DifferencePlace {
    /// The letter.
    pub letter: usize,
    /// Where its summary tells it.
    pub slot: Slot,
    /// Where it stands.
    pub place: Span,
}

impl Reader<'_> {
    pub(super) fn differences(&self) -> Vec<Difference> {
        let mut found = Vec::new();
        for other in 0..self.letters.len() {
            for one in 0..other {
                if self.same_case(one, other) {
                    found.extend(self.outcomes(one, other));
                    found.extend(self.repayments(one, other));
                    found.extend(self.limits(one, other));
                }
            }
        }
        found
    }

    /// Two decisions that decide different things, and neither is known to be the newer.
    fn outcomes(&self, one: usize, other: usize) -> Option<Difference> {
        let ordered = self.date(one).zip(self.date(other)).is_some_and(|(a, b)| a != b);
        let (ours, theirs) = (&self.facts(one).outcome, &self.facts(other).outcome);
        let (ours, theirs) = (ours.as_ref()?, theirs.as_ref()?);
        if !self.decides(one) || !self.decides(other) || ordered || ours.value == theirs.value {
            return None;
        }
        let benefit = self.benefit_said(one)?;
        let text = fill(&sheet(self.language).pile.outcomes, &[("benefit", benefit)]);
        let place = |letter, place| DifferencePlace { letter, slot: Slot::Outcome, place };
        Some(Difference {
            text,
            places: vec![place(one, ours.place()), place(other, theirs.place())],
        })
    }

    /// Two sums to pay back, where each letter names one.
    fn repayments(&self, one: usize, other: usize) -> Option<Difference> {
        let (ours, theirs) = (self.repayment(one)?, self.repayment(other)?);
        if (ours.value.nok - theirs.value.nok).abs() < 0.01 {
            return None;
        }
        let (first, second) = (self.phrases.sum(&ours.value), self.phrases.sum(&theirs.value));
        let texts = &sheet(self.language).pile;
        let text = fill(&texts.repayments, &[("first", &first), ("second", &second)]);
        let place = |letter, place| DifferencePlace { letter, slot: Slot::Money, place };
        Some(Difference {
            text,
            places: vec![place(one, ours.place()), place(other, theirs.place())],
        })
    }

    /// The sum to pay back, where a letter names just one.
    fn repayment(&self, letter: usize) -> Option<&Found<Amount>> {
        let amounts = &self.facts(letter).amounts;
        let mut sums = amounts.iter().filter(|amount| amount.value.role == AmountRole::Repayment);
        let first = sums.next()?;
        sums.next().is_none().then_some(first)
    }

    /// Two days that the letters name for the same duty.
    fn limits(&self, one: usize, other: usize) -> Vec<Difference> {
        let mut found = Vec::new();
        for ours in self.stated(one) {
            let theirs: Vec<_> =
                self.stated(other).filter(|(due, _)| due.kind == ours.0.kind).collect();
            // Where a letter names several days for such duties, nothing tells which are meant.
            let alone = self.stated(one).filter(|(due, _)| due.kind == ours.0.kind).count() == 1;
            let [theirs] = theirs.as_slice() else { continue };
            if !alone || ours.1 == theirs.1 {
                continue;
            }
            let (first, second) = (self.phrases.date(ours.1), self.phrases.date(theirs.1));
            let texts = &sheet(self.language).pile;
            let text = fill(&texts.limits, &[("first", &first), ("second", &second)]);
            let place = |letter, due: &Due| {
                let place = *due.evidence.first()?;
                Some(DifferencePlace { letter, slot: due.slot, place })
            };
            let places = place(one, ours.0).into_iter().chain(place(other, theirs.0)).collect();
            found.push(Difference { text, places });
        }
        found
    }

    /// The duties of a letter that it names a day for.
    fn stated(&self, letter: usize) -> impl Iterator<Item = (&Due, Date)> {
        let due = self.letters[letter].due.iter();
        due.filter(|due| due.force == Force::Must && due.kind != ActionKind::Other).filter_map(
            |due| {
                let last = due.last.filter(|last| last.basis == Basis::Stated)?;
                Some((due, last.date))
            },
        )
    }
}
