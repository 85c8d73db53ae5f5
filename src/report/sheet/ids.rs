//! A name for every statement of a summary, so that the page can tie it to its sentences.

use std::collections::BTreeMap;

use crate::summarise::{Slot, Statement, Summary};
use crate::text::Span;

/// What tells one statement from another: its words and where it stands.
type Key<'s> = (&'s str, &'s [Span]);

/// The names: `s1`, `s2` … for statements, `q1` … for control questions. What is said twice in the
/// same words of the same places has one name.
pub(super) struct Ids<'s> {
    numbers: BTreeMap<Key<'s>, usize>,
    summary: &'s Summary,
}

impl<'s> Ids<'s> {
    pub(super) fn of(summary: &'s Summary) -> Self {
        let mut ids = Self { numbers: BTreeMap::new(), summary };
        for statement in ids.statements() {
            let next = ids.numbers.len() + 1;
            ids.numbers.entry(key(statement)).or_insert(next);
        }
        ids
    }

    /// Every statement of the summary, those of the first screen first.
    fn statements(&self) -> impl Iterator<Item = &'s Statement> + use<'s> {
        let summary = self.summary;
        let sections = summary.sections.iter().flat_map(|section| &section.statements);
        let helper = std::iter::once(&summary.phone_sentence).chain(&summary.before_calling);
        summary.lead.iter().chain(sections).chain(helper)
    }

    pub(super) fn id(&self, statement: &Statement) -> String {
        format!("s{}", self.numbers.get(&key(statement)).copied().unwrap_or_default())
    }

    pub(super) fn question(index: usize) -> String {
        format!("q{}", index + 1)
    }

    /// The statement of `slot` that tells of the first of these places; in the sections where it is
    /// told in full, else on the first screen.
    pub(super) fn telling(&self, slot: Slot, places: &[Span]) -> Option<String> {
        let place = places.first()?;
        let section = self.summary.section(slot);
        let told = section.into_iter().flat_map(|section| &section.statements);
        told.chain(&self.summary.lead)
            .find(|statement| statement.slot == slot && statement.evidence.contains(place))
            .map(|statement| self.id(statement))
    }

    /// Every place that something rests on, with the name of what does, by place; statements before
    /// questions.
    pub(super) fn places(&self) -> Vec<(Span, String)> {
        let mut named: Vec<(Span, (bool, usize))> = Vec::new();
        for (&(_, places), &number) in &self.numbers {
            named.extend(places.iter().map(|&place| (place, (false, number))));
        }
        for (i, control) in self.summary.control_questions.iter().enumerate() {
            named.extend(control.evidence.iter().map(|&place| (place, (true, i + 1))));
        }
        named.sort_unstable();
        named.dedup();
        let name = |(question, number)| {
            if question { format!("q{number}") } else { format!("s{number}") }
        };
        named.into_iter().map(|(place, id)| (place, name(id))).collect()
    }
}

fn key(statement: &Statement) -> Key<'_> {
    (&statement.text, &statement.evidence)
}
