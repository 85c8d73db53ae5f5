//! The facts of both texts: what the items of single sentences do not show.

use std::fmt::Debug;

use rustc_hash::FxHashMap;

use super::compare::Seen;
use super::item::Aspect;
use super::{Difference, Side};
use crate::extract::{self, Deadline, Facts, Force, Found};
use crate::segment::Document;
use crate::text::Span;

/// Adds what differs in the facts. Sentences that are clear say the same in both texts, word by
/// word: what `extract` makes of them differently is its own affair.
pub(super) fn compare(
    before: &Document<'_>,
    after: &Document<'_>,
    seen: &Seen,
    out: &mut Vec<Difference>,
) {
    let Seen { clear, reworded } = seen;
    let nothing_else = out.is_empty();
    let is_clear = |before: Option<Span>, after: Option<Span>| {
        before.is_none_or(|at| clear[0].contains(&at))
            && after.is_none_or(|at| clear[1].contains(&at))
    };
    let (a, b) = (extract::facts(before), extract::facts(after));
    let mut push = |what, certain, before: Option<Span>, after: Option<Span>| {
        let side = match (before, after) {
            (Some(_), None) => Side::Lost,
            (None, Some(_)) => Side::Added,
            _ => Side::Changed,
        };
        // Word by word the texts say the same: what `extract` makes of them is then no proof.
        let certain = certain && !nothing_else;
        out.push(Difference { what, side, certain, before, after, lost: None, added: None });
    };
    if a.outcome.as_ref().map(|o| o.value) != b.outcome.as_ref().map(|o| o.value) {
        let both = a.outcome.is_some() && b.outcome.is_some();
        push(Aspect::Outcome, both, spot(a.outcome.as_ref()), spot(b.outcome.as_ref()));
    }
    if a.kind != b.kind && !nothing_else {
        push(Aspect::Kind, false, None, None);
    }
    appeal(&a, &b, &mut push);
    for (what, mine, theirs) in [
        (Aspect::Action, actions(&a), actions(&b)),
        (Aspect::Amount, listed(&a.amounts), listed(&b.amounts)),
        (Aspect::Period, listed(&a.periods), listed(&b.periods)),
        (Aspect::Law, laws(&a), laws(&b)),
        (Aspect::Date, listed(a.expires.as_slice()), listed(b.expires.as_slice())),
        (Aspect::Date, listed(a.letter_date.as_slice()), listed(b.letter_date.as_slice())),
        (Aspect::Number, listed(a.case_number.as_slice()), listed(b.case_number.as_slice())),
    ] {
        let (lost, added) = left(mine, theirs);
        let mut added = added.into_iter();
        for (_, at) in lost {
            let other = added.next().and_then(|(_, at)| at);
            if what == Aspect::Law || !is_clear(at, other) {
                push(what, false, at, other);
            }
        }
        for (_, at) in added {
            if what == Aspect::Law || !is_clear(None, at) {
                push(what, false, None, at);
            }
        }
    }
    // A duty of a sort that the other text has no duty of at all.
    for (mine, theirs, lost) in [(&a, &b, true), (&b, &a, false)] {
        for action in mine.actions.iter().filter(|a| a.force == Force::Must) {
            // Reworded, it may only look like another sort.
            let fewer = mine.actions.len() != theirs.actions.len();
            let there = theirs.actions.iter().any(|t| t.kind == action.kind);
            if !there {
                let at = action.evidence.first().copied();
                // What it became is compared word by word.
                let alone =
                    fewer && !at.is_some_and(|at| reworded[usize::from(!lost)].contains(&at));
                let (before, after) = (at.filter(|_| lost), at.filter(|_| !lost));
                if !is_clear(before, after) {
                    push(Aspect::Action, alone, before, after);
                }
            }
        }
    }
    let level = |facts: &Facts| facts.sender.as_ref().map(|s| s.value.level);
    if level(&a) != level(&b) {
        push(Aspect::Sender, false, spot(a.sender.as_ref()), spot(b.sender.as_ref()));
    }
}

fn spot<T>(found: Option<&Found<T>>) -> Option<Span> {
    found.map(Found::place)
}

fn appeal(a: &Facts, b: &Facts, push: &mut impl FnMut(Aspect, bool, Option<Span>, Option<Span>)) {
    let at = |facts: &Facts| facts.appeal.as_ref().and_then(|a| a.evidence.first().copied());
    match (&a.appeal, &b.appeal) {
        (Some(mine), Some(theirs)) => {
            if mine.possible != theirs.possible {
                push(Aspect::Appeal, true, at(a), at(b));
            }
            if deadline(mine.deadline.as_ref()) != deadline(theirs.deadline.as_ref()) {
                push(Aspect::Deadline, false, at(a), at(b));
            }
        }
        (None, None) => {}
        _ => push(Aspect::Appeal, false, at(a), at(b)),
    }
}

type Listed = Vec<(String, Option<Span>)>;

fn listed<T: Debug>(found: &[Found<T>]) -> Listed {
    found.iter().map(|f| (format!("{:?}", f.value), Some(f.place()))).collect()
}

/// Laws without subsections, which are compared where they stand.
fn laws(facts: &Facts) -> Listed {
    let bare = |text: &str| {
        let words: Vec<&str> = text.split(' ').collect();
        let mark = words.iter().position(|w| *w == "§").unwrap_or(words.len());
        words[..words.len().min(mark + 2)].join(" ")
    };
    facts.legal_references.iter().map(|r| (bare(&r.value.text), Some(r.place()))).collect()
}

fn actions(facts: &Facts) -> Listed {
    let key = |action: &extract::Action| {
        let deadline = deadline(action.deadline.as_ref());
        (
            format!("{:?}/{:?}/{deadline}", action.kind, action.force),
            action.evidence.first().copied(),
        )
    };
    facts.actions.iter().map(key).collect()
}

/// A deadline in words is compared word by word where it stands.
fn deadline(deadline: Option<&Deadline>) -> String {
    match deadline {
        Some(Deadline::Text(_)) => "text".to_owned(),
        other => format!("{other:?}"),
    }
}

/// What only the one list has, and what only the other has.
fn left(mine: Listed, theirs: Listed) -> (Listed, Listed) {
    let counts = |list: &Listed| {
        let mut counts: FxHashMap<String, usize> = FxHashMap::default();
        for (key, _) in list {
            *counts.entry(key.clone()).or_default() += 1;
        }
        counts
    };
    let spare = |list: Listed, mut counts: FxHashMap<String, usize>| {
        let spare = |(key, _): &(String, Option<Span>)| match counts.get_mut(key) {
            Some(n) if *n > 0 => {
                *n -= 1;
                false
            }
            _ => true,
        };
        list.into_iter().filter(spare).collect()
    };
    let (a, b) = (counts(&mine), counts(&theirs));
    (spare(mine, b), spare(theirs, a))
}
