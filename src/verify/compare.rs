//! Rows against rows: what is lost, added or changed, and whether that is certain.

use std::collections::{BTreeMap, VecDeque};

use rustc_hash::{FxHashMap, FxHashSet};

use super::certainty::{certain, changed};
use super::item::{Aspect, Item, Row};
use super::pair::{Group, Pairing};
use super::piece::Piece;
use super::places::{self, Unit};
use super::prove::Prover;
use super::words::Words;
use super::{Difference, Side};
use crate::lang::Lang;
use crate::text::Span;

/// Which sentences of the two texts belong together, as they were found.
pub(super) struct Seen {
    /// Sentences of each text that the other says just so, in their place.
    pub(super) clear: [FxHashSet<Span>; 2],
    /// Sentences of each text that the other has in other words.
    pub(super) reworded: [FxHashSet<Span>; 2],
}

/// Adds what differs.
pub(super) fn compare(
    before: &[Row],
    after: &[Row],
    pairing: &Pairing,
    language: Lang,
    out: &mut Vec<Difference>,
) -> Seen {
    let texts =
        Texts { before, after, keys: [keys(before), keys(after)], words: Words::of(language) };
    let prover = Prover::new(before, after, language);
    let mut units: Vec<Unit> = pairing.same.iter().map(|&(i, j)| Unit::new(&[i], &[j])).collect();
    let mut reworded = [FxHashSet::default(), FxHashSet::default()];
    for group in &pairing.groups {
        if prover.same(&group.before, &group.after) {
            units.push(Unit::new(&group.before, &group.after));
        } else {
            texts.group(group, out);
            if !group.before.is_empty() && !group.after.is_empty() {
                reworded[0].extend(group.before.iter().map(|&i| before[i].span));
                reworded[1].extend(group.after.iter().map(|&i| after[i].span));
            }
        }
    }
    Seen { clear: places::compare(before, after, units, out), reworded }
}

fn keys(rows: &[Row]) -> FxHashSet<&str> {
    rows.iter().flat_map(|row| &row.items).map(|item| item.key.as_str()).collect()
}

struct Texts<'r> {
    before: &'r [Row],
    after: &'r [Row],
    /// Everything either text says anywhere.
    keys: [FxHashSet<&'r str>; 2],
    words: &'static Words,
}

/// An item that only one side of a group has, with the sentence it stands in.
#[derive(Clone, Copy)]
struct Loose<'r> {
    item: &'r Item,
    sentence: Span,
}

impl<'r> Texts<'r> {
    fn group(&self, group: &Group, out: &mut Vec<Difference>) {
        if let [only] = group.before[..]
            && group.after.is_empty()
        {
            return self.alone(&self.before[only], Side::Lost, out);
        }
        if let [only] = group.after[..]
            && group.before.is_empty()
        {
            return self.alone(&self.after[only], Side::Added, out);
        }
        let a = collapse(self.before, &group.before);
        let b = collapse(self.after, &group.after);
        let (lost, added) = differ(&a, &b);
        let places = (self.before[group.before[0]].span, self.after[group.after[0]].span);
        if lost.is_empty() && added.is_empty() {
            out.push(self.unproven(group, places));
            return;
        }
        let has = [a.iter().map(key).collect(), b.iter().map(key).collect()];
        self.differences(lost, added, &has, places, out);
    }

    /// The same items, and yet not the same sentences: where they part.
    fn unproven(&self, group: &Group, (before, after): (Span, Span)) -> Difference {
        let pieces = |rows: &'r [Row], group: &[usize]| {
            group.iter().flat_map(|&i| &rows[i].pieces).collect::<Vec<_>>()
        };
        let a = pieces(self.before, &group.before);
        let b = pieces(self.after, &group.after);
        let start = a.iter().zip(&b).take_while(|(a, b)| a.same(b)).count();
        let most = a.len().min(b.len()) - start;
        let end = a.iter().rev().zip(b.iter().rev()).take(most).take_while(|(a, b)| a.same(b));
        let end = end.count();
        let between = |pieces: &[&Piece]| {
            let differ = &pieces[start..pieces.len() - end];
            let span = differ.first()?.span.to(differ.last()?.span);
            (differ.len() <= 4).then_some(span)
        };
        let (lost, added) = (between(&a), between(&b));
        let side = match (a.len() > start + end, b.len() > start + end) {
            (true, false) => Side::Lost,
            (false, true) => Side::Added,
            _ => Side::Changed,
        };
        let told = a.len().max(b.len()) <= start + end + 4;
        let words = told && (lost.is_some() || added.is_some());
        Difference {
            what: if words { Aspect::Wording } else { Aspect::Order },
            side: if words { side } else { Side::Changed },
            certain: false,
            before: Some(before),
            after: Some(after),
            lost: lost.filter(|_| words),
            added: added.filter(|_| words),
        }
    }

    /// A row without a counterpart.
    fn alone(&self, row: &Row, side: Side, out: &mut Vec<Difference>) {
        let lost = side == Side::Lost;
        let other = &self.keys[usize::from(lost)];
        let at = |yes: bool| yes.then_some(row.span);
        out.push(Difference {
            what: Aspect::Sentence,
            side,
            certain: false,
            before: at(lost),
            after: at(!lost),
            lost: None,
            added: None,
        });
        for item in row.items.iter().filter(|i| i.aspect.is_value()) {
            if !other.contains(item.key.as_str()) {
                out.push(Difference {
                    what: item.aspect,
                    side,
                    certain: true,
                    before: at(lost),
                    after: at(!lost),
                    lost: lost.then_some(item.span),
                    added: (!lost).then_some(item.span),
                });
            }
        }
    }

    fn differences(
        &self,
        lost: Vec<Loose<'r>>,
        added: Vec<Loose<'r>>,
        has: &[FxHashSet<&str>; 2],
        places: (Span, Span),
        out: &mut Vec<Difference>,
    ) {
        let only = |all: &[Loose<'_>]| !all.iter().any(|l| l.item.aspect.is_wording());
        // Everything else in the sentence is the same: then what differs, differs.
        // «med mindre» may be said with «hvis» and «ikke».
        let keys = || lost.iter().chain(&added).map(|l| &l.item.key);
        let unless = keys()
            .any(|key| key.strip_prefix("c:").is_some_and(|word| self.words.has("unless", word)))
            && keys().any(|key| key == "not" || key.ends_with("/not"));
        let alone = only(&lost) && only(&added) && !unless;
        let names = lost.iter().chain(&added).all(|l| l.item.aspect == Aspect::Name);
        // The first that is gone belongs with the first of its sort that is new.
        let mut new: BTreeMap<Aspect, VecDeque<Loose<'r>>> = BTreeMap::new();
        for a in added {
            new.entry(a.item.aspect).or_default().push_back(a);
        }
        for l in lost {
            let twin = new.get_mut(&l.item.aspect).and_then(VecDeque::pop_front);
            let Some(twin) = twin else {
                let certain = certain(l.item, &self.keys[1], alone && !has[1].contains(key(&l)));
                out.push(one(l, Side::Lost, certain, places));
                continue;
            };
            let certain = changed(self.words, &self.keys, [l.item, twin.item], alone || names);
            out.push(Difference {
                what: l.item.aspect,
                side: Side::Changed,
                certain,
                before: Some(l.sentence),
                after: Some(twin.sentence),
                lost: Some(l.item.span),
                added: Some(twin.item.span),
            });
        }
        for a in new.into_values().flatten() {
            let certain = certain(a.item, &self.keys[0], alone && !has[0].contains(key(&a)));
            out.push(one(a, Side::Added, certain, places));
        }
    }
}

/// The items of the rows in order. A duty said again at once is said once: «du må … og du må …».
fn collapse<'r>(rows: &'r [Row], group: &[usize]) -> Vec<Loose<'r>> {
    let mut duty: Option<&str> = None;
    let mut out = Vec::new();
    for &i in group {
        for item in &rows[i].items {
            if item.aspect == Aspect::Duty {
                let named = !item.key.contains("//");
                if duty == Some(item.key.as_str()) && named {
                    continue;
                }
                duty = Some(&item.key);
            } else if item.aspect == Aspect::Actor && item.key != "a:deg" && item.key != "a:oss" {
                // Somebody else acts in between.
                duty = None;
            }
            out.push(Loose { item, sentence: rows[i].span });
        }
    }
    out
}

/// What only `a` has and what only `b` has.
fn differ<'r>(a: &[Loose<'r>], b: &[Loose<'r>]) -> (Vec<Loose<'r>>, Vec<Loose<'r>>) {
    let count = |all: &[Loose<'r>]| {
        let mut counts: FxHashMap<&'r str, usize> = FxHashMap::default();
        for l in all {
            *counts.entry(l.item.key.as_str()).or_default() += 1;
        }
        counts
    };
    let left = |all: &[Loose<'r>], mut counts: FxHashMap<&'r str, usize>| {
        let spare = |l: &&Loose<'r>| match counts.get_mut(l.item.key.as_str()) {
            Some(n) if *n > 0 => {
                *n -= 1;
                false
            }
            _ => true,
        };
        all.iter().filter(spare).copied().collect::<Vec<_>>()
    };
    (left(a, count(b)), left(b, count(a)))
}

fn one(l: Loose<'_>, side: Side, certain: bool, places: (Span, Span)) -> Difference {
    let lost = side == Side::Lost;
    Difference {
        what: l.item.aspect,
        side,
        certain,
        before: Some(if lost { l.sentence } else { places.0 }),
        after: Some(if lost { places.1 } else { l.sentence }),
        lost: lost.then_some(l.item.span),
        added: (!lost).then_some(l.item.span),
    }
}

fn key<'r>(l: &Loose<'r>) -> &'r str {
    &l.item.key
}
