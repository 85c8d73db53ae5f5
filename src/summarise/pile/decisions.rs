//! Decisions about one benefit, the newest first.

use std::cmp::Reverse;

use super::Reader;
use crate::summarise::phrase::fill;
use crate::summarise::templates::sheet;

/// Decisions about one benefit, each dated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decisions {
    /// The benefit's usual bokmål name.
    pub benefit: String,
    /// The newest.
    pub newest: usize,
    /// The others, newer before older.
    pub older: Vec<usize>,
    /// Which is the newest, which are older, and what to ask.
    pub text: String,
}

impl Reader<'_> {
    /// Decisions that came one after the other in what may be one case. Two of one day have no order,
    /// and a decision without a date has none either.
    pub(super) fn decisions(&self) -> Vec<Decisions> {
        let mut dated: Vec<usize> = (0..self.letters.len())
            .filter(|&letter| self.decides(letter) && self.date(letter).is_some())
            .collect();
        dated.sort_by_key(|&letter| Reverse(self.date(letter)));
        let mut taken = vec![false; self.letters.len()];
        let mut found = Vec::new();
        for (i, &newest) in dated.iter().enumerate() {
            let alone = taken[newest] || dated.iter().any(|&other| self.rivals(newest, other));
            if alone {
                continue;
            }
            let older: Vec<usize> = dated[i + 1..]
                .iter()
                .copied()
                .filter(|&letter| !taken[letter] && self.same_case(newest, letter))
                .filter(|&letter| self.date(letter) < self.date(newest))
                .collect();
            if older.is_empty() {
                continue;
            }
            for &letter in &older {
                taken[letter] = true;
            }
            found.extend(self.told(newest, older));
        }
        found
    }

    /// Two decisions of one day in what may be one case: none is the newest.
    fn rivals(&self, one: usize, other: usize) -> bool {
        one != other && self.date(one) == self.date(other) && self.same_case(one, other)
    }

    fn told(&self, newest: usize, older: Vec<usize>) -> Option<Decisions> {
        let texts = &sheet(self.language).pile;
        let benefit = self.benefit_said(newest)?;
        let date = |letter| self.date(letter).map(|date| self.phrases.date(date));
        let mut text = fill(&texts.newest, &[("benefit", benefit), ("date", &date(newest)?)]);
        for &letter in &older {
            let said = fill(&texts.older, &[("benefit", benefit), ("date", &date(letter)?)]);
            text = format!("{text} {said}");
        }
        let text = format!("{text} {}", texts.ask_older);
        Some(Decisions { benefit: self.benefit(newest)?.to_owned(), newest, older, text })
    }
}
