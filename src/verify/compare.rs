//! Rows against rows: what is lost, added or changed, and whether that is certain.

use std::collections::{BTreeMap, VecDeque};

use rustc_hash::{FxHashMap, FxHashSet};

use super::certainty::{certain, changed};
use super::item::{Aspect, Item, Row};
use super::order::same_meaning;
use super::pair::{Group, Pairing};
use super::places;
use super::words::Words;
use super::{Difference, Side};
use crate::lang::Lang;
use crate::text::Span;

/// Adds what differs. Returns the sentences of each text that the other says just so.
pub(super) fn compare(
    before: &[Row],
    after: &[Row],
    pairing: &Pairing,
    language: Lang,
    out: &mut Vec<Difference>,
) -> [FxHashSet<Span>; 2] {
    let texts =
        Texts { before, after, keys: [keys(before), keys(after)], words: Words::of(language) };
    let mut clear = [FxHashSet::default(), FxHashSet::default()];
    for &(i, j) in &pairing.same {
        clear[0].insert(before[i].span);
        clear[1].insert(after[j].span);
    }
    for group in &pairing.groups {
        let found = out.len();
        texts.group(group, out);
        if out.len() == found {
            clear[0].extend(group.before.iter().map(|&i| before[i].span));
            clear[1].extend(group.after.iter().map(|&i| after[i].span));
        }
    }
    places::compare(before, after, pairing, &mut clear, out);
    clear
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
        let unsure = |what| Difference {
            what,
            side: Side::Changed,
            certain: false,
            before: Some(places.0),
            after: Some(places.1),
            lost: None,
            added: None,
        };
        if lost.is_empty() && added.is_empty() {
            // Parts of different sentences are different parts.
            let flat = |all: &[Loose<'_>]| {
                let own = |l: &Loose<'_>| {
                    let clause =
                        (l.sentence.start as u32).wrapping_mul(64).wrapping_add(l.item.clause);
                    Item { clause, ..l.item.clone() }
                };
                all.iter().map(own).collect::<Vec<_>>()
            };
            if !same_meaning(&flat(&a), &flat(&b)) {
                out.push(unsure(Aspect::Order));
            } else if let Some(what) = self.scope(group) {
                out.push(unsure(what));
            }
            return;
        }
        let has = [a.iter().map(key).collect(), b.iter().map(key).collect()];
        self.differences(lost, added, &has, places, out);
    }

    /// A row without a counterpart. A heading that only names what the other text says too is fine.
    fn alone(&self, row: &Row, side: Side, out: &mut Vec<Difference>) {
        let lost = side == Side::Lost;
        let other = &self.keys[usize::from(lost)];
        let known = |item: &Item| item.aspect.is_wording() && other.contains(item.key.as_str());
        if row.heading && row.items.iter().all(known) {
            return;
        }
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
        let alone = only(&lost) && only(&added);
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

    /// The same words in another number of sentences: what a condition or a deadline applies to may
    /// have changed.
    fn scope(&self, group: &Group) -> Option<Aspect> {
        // Where sentences end, counted in what they say.
        let ends = |rows: &[Row], group: &[usize]| {
            let items = collapse(rows, group);
            items.windows(2).map(|w| w[0].sentence != w[1].sentence).collect::<Vec<_>>()
        };
        if ends(self.before, &group.before) == ends(self.after, &group.after) {
            return None;
        }
        let sides = [(self.before, &group.before), (self.after, &group.after)];
        let has = |aspect: Aspect| {
            sides.iter().any(|(rows, group)| {
                group.iter().any(|&i| rows[i].items.iter().any(|item| item.aspect == aspect))
            })
        };
        if has(Aspect::Condition) {
            return Some(Aspect::Condition);
        }
        let free = sides.map(|(rows, group)| {
            let limited = |row: &Row| {
                row.items.iter().any(|i| matches!(i.aspect, Aspect::Date | Aspect::Duration))
            };
            let bound = |row: &Row| row.items.iter().any(|i| i.aspect == Aspect::Duty);
            group.iter().filter(|&&i| bound(&rows[i]) && !limited(&rows[i])).count()
        });
        let dated = has(Aspect::Date) || has(Aspect::Duration);
        let regrouped = group.before.len() == group.after.len();
        (dated && (regrouped || free[0] != free[1])).then_some(Aspect::Deadline)
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
