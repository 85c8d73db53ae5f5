//! Rows against rows: what is lost, added or changed, and whether that is certain.

use rustc_hash::{FxHashMap, FxHashSet};

use super::item::{Aspect, Item, Row};
use super::order::same_meaning;
use super::pair::{Group, Pairing};
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
    texts.places(pairing, &mut clear, out);
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
        mut added: Vec<Loose<'r>>,
        has: &[FxHashSet<&str>; 2],
        places: (Span, Span),
        out: &mut Vec<Difference>,
    ) {
        let only = |all: &[Loose<'_>]| !all.iter().any(|l| l.item.aspect.is_wording());
        // Everything else in the sentence is the same: then what differs, differs.
        let alone = only(&lost) && only(&added);
        let names = lost.iter().chain(&added).all(|l| l.item.aspect == Aspect::Name);
        for l in lost {
            let twin = added.iter().position(|a| a.item.aspect == l.item.aspect);
            let Some(twin) = twin.map(|twin| added.remove(twin)) else {
                let certain = self.certain(l.item, 1, alone && !has[1].contains(key(&l)));
                out.push(one(l, Side::Lost, certain, places));
                continue;
            };
            let certain = self.changed(l.item, twin.item, alone || names);
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
        for a in added {
            let certain = self.certain(a.item, 0, alone && !has[0].contains(key(&a)));
            out.push(one(a, Side::Added, certain, places));
        }
    }

    /// Only one side has the item; `other` is the side that has not.
    fn certain(&self, item: &Item, other: usize, alone: bool) -> bool {
        match item.aspect {
            a if a.is_value() => alone || !self.keys[other].contains(item.key.as_str()),
            Aspect::Negation => alone,
            Aspect::Condition => alone,
            Aspect::Duty => alone && !item.key.starts_with("command"),
            _ => false,
        }
    }

    fn changed(&self, lost: &Item, added: &Item, alone: bool) -> bool {
        let parts = |key: &str| {
            let mut parts = key.split('/').map(str::to_owned);
            [(); 3].map(|()| parts.next().unwrap_or_default())
        };
        let has = |side: usize, item: &Item| self.keys[side].contains(item.key.as_str());
        match lost.aspect {
            a if a.is_value() => {
                let vague = same_day(&lost.key, &added.key);
                !vague && (alone || !has(1, lost) || !has(0, added))
            }
            Aspect::Duty => {
                let ([force, who, not], [force_2, who_2, not_2]) =
                    (parts(&lost.key), parts(&added.key));
                if force == "command" || force_2 == "command" {
                    return false;
                }
                let weaker = force != force_2 && not == not_2;
                let exchanged = !who.is_empty() && !who_2.is_empty() && who != who_2;
                weaker && who == who_2 || alone && (weaker || exchanged || not != not_2)
            }
            Aspect::Condition => {
                let when = |key: &str| matches!(key, "c:hvis" | "c:når" | "c:if" | "c:when");
                alone && !(when(&lost.key) && when(&added.key))
            }
            Aspect::Limit => alone && self.words.opposite(word(&lost.key), word(&added.key)),
            Aspect::Actor | Aspect::Name => alone,
            _ => false,
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

    /// Rows that say the same but stand elsewhere: fine, unless they lean on what stands around them.
    fn places(
        &self,
        pairing: &Pairing,
        clear: &mut [FxHashSet<Span>; 2],
        out: &mut Vec<Difference>,
    ) {
        let to: FxHashMap<usize, usize> = pairing.same.iter().copied().collect();
        let mut group_of = [FxHashMap::default(), FxHashMap::default()];
        for (g, group) in pairing.groups.iter().enumerate() {
            group_of[0].extend(group.before.iter().map(|&i| (i, g)));
            group_of[1].extend(group.after.iter().map(|&i| (i, g)));
        }
        let together = |a: Option<usize>, b: Option<usize>| match (a, b) {
            (None, None) => true,
            (Some(a), Some(b)) => {
                to.get(&a) == Some(&b)
                    || group_of[0].contains_key(&a) && group_of[0].get(&a) == group_of[1].get(&b)
            }
            _ => false,
        };
        let paired = [
            pairing.same.iter().map(|p| p.0).collect::<FxHashSet<_>>(),
            pairing.same.iter().map(|p| p.1).collect(),
        ];
        for &(i, j) in &pairing.same {
            let (a, b) = (&self.before[i], &self.after[j]);
            let moved = !together(self.previous(self.before, i), self.previous(self.after, j));
            let leans = moved && !a.heading && (a.leans() || b.leans());
            if moved {
                // What stood around a sentence may have told what it is about.
                for (side, rows, at) in [(0, self.before, i), (1, self.after, j)] {
                    clear[side].remove(&rows[at].span);
                    if let Some(previous) = self.previous(rows, at) {
                        clear[side].remove(&rows[previous].span);
                    }
                }
            }
            let above = together(a.under, b.under)
                || together(
                    lasting(self.before, a.under, &paired[0]),
                    lasting(self.after, b.under, &paired[1]),
                );
            if leans || !above {
                out.push(Difference {
                    what: Aspect::Order,
                    side: Side::Changed,
                    certain: false,
                    before: Some(a.span),
                    after: Some(b.span),
                    lost: None,
                    added: None,
                });
            }
        }
    }

    /// The row before, headings left out: they may come and go.
    fn previous(&self, rows: &[Row], i: usize) -> Option<usize> {
        (0..i).rev().find(|&p| !rows[p].heading)
    }
}

/// The row above, headings that only the one text has and that say nothing of weight left out.
fn lasting(rows: &[Row], mut at: Option<usize>, paired: &FxHashSet<usize>) -> Option<usize> {
    while let Some(i) = at {
        let light = rows[i].heading && rows[i].items.iter().all(|item| item.aspect.is_wording());
        if paired.contains(&i) || !light {
            break;
        }
        at = (0..i).rev().find(|&p| rows[p].heading);
    }
    at
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

fn word(key: &str) -> &str {
    key.split_once(':').map_or(key, |(_, word)| word)
}

/// «3. mai» and «3. mai 2025»: the year may have been left out with reason.
fn same_day(a: &str, b: &str) -> bool {
    let day = |key: &str| -> Option<(String, String)> {
        let (sort, rest) = key.split_once(':')?;
        let mut parts = rest.rsplit('-').map(|p| p.trim_start_matches('0').to_owned());
        let (last, middle) = (parts.next()?, parts.next()?);
        match sort {
            "date" => Some((last, middle)),
            "day" => Some((middle, last)),
            _ => None,
        }
    };
    day(a).is_some() && day(a) == day(b) && a.split(':').next() != b.split(':').next()
}
