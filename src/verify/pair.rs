//! Which sentences of the two texts belong together.

use rustc_hash::{FxHashMap, FxHashSet};

use super::item::Row;

/// Rows that belong together: of the text before, of the text after, each in order.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) before: Vec<usize>,
    pub(super) after: Vec<usize>,
}

/// Every row of both texts in exactly one place.
#[derive(Debug)]
pub(super) struct Pairing {
    /// Pairs that say exactly the same.
    pub(super) same: Vec<(usize, usize)>,
    /// What is left, grouped by likeness; one side may be empty.
    pub(super) groups: Vec<Group>,
}

/// A key that so many rows hold tells nothing about which belong together.
const COMMON: usize = 24;

/// How much of the shorter row two rows must have in common, in thousandths.
const ALIKE: usize = 500;

/// Pairs the rows of two texts. Gives the same groups with the sides exchanged.
pub(super) fn pair(before: &[Row], after: &[Row]) -> Pairing {
    let same = exact(before, after);
    let left = |taken: FxHashSet<usize>, rows: &[Row]| {
        (0..rows.len()).filter(|i| !taken.contains(i)).collect::<Vec<_>>()
    };
    let before_left = left(same.iter().map(|p| p.0).collect(), before);
    let after_left = left(same.iter().map(|p| p.1).collect(), after);
    let mut sets = Sets::new(before_left.len() + after_left.len());
    let offset = before_left.len();
    for (a, b) in best(before, &before_left, after, &after_left) {
        sets.join(a, offset + b);
    }
    for (b, a) in best(after, &after_left, before, &before_left) {
        sets.join(a, offset + b);
    }
    let mut groups: Vec<Group> = Vec::new();
    let mut group_of: FxHashMap<usize, usize> = FxHashMap::default();
    let all = before_left.iter().map(|&row| (true, row));
    let all = all.chain(after_left.iter().map(|&row| (false, row)));
    for (i, (first, row)) in all.enumerate() {
        let root = sets.root(i);
        let group = *group_of.entry(root).or_insert_with(|| {
            groups.push(Group::default());
            groups.len() - 1
        });
        let side = if first { &mut groups[group].before } else { &mut groups[group].after };
        side.push(row);
    }
    Pairing { same, groups }
}

/// Rows that say the same, the first with the first.
fn exact(before: &[Row], after: &[Row]) -> Vec<(usize, usize)> {
    let mut places: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (i, row) in after.iter().enumerate().rev() {
        places.entry(row.line()).or_default().push(i);
    }
    let pair = |(i, row): (usize, &Row)| {
        let place = places.get_mut(&row.line()).and_then(Vec::pop);
        place.map(|place| (i, place))
    };
    before.iter().enumerate().filter_map(pair).collect()
}

/// For each of `mine` the one of `theirs` that is most like it.
fn best(rows: &[Row], mine: &[usize], others: &[Row], theirs: &[usize]) -> Vec<(usize, usize)> {
    let mut holders: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (at, &row) in theirs.iter().enumerate() {
        let keys: FxHashSet<&str> = others[row].items.iter().map(|i| i.key.as_str()).collect();
        let mut keys: Vec<&str> = keys.into_iter().collect();
        keys.sort_unstable();
        for key in keys {
            holders.entry(key).or_default().push(at);
        }
    }
    let mut out = Vec::new();
    for (at, &row) in mine.iter().enumerate() {
        let items = &rows[row].items;
        let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
        let mut seen: FxHashSet<&str> = FxHashSet::default();
        for item in items {
            let holders = holders.get(item.key.as_str()).filter(|h| h.len() <= COMMON);
            if seen.insert(&item.key) {
                for &holder in holders.into_iter().flatten() {
                    *shared.entry(holder).or_default() += 1;
                }
            }
        }
        let mut found: Vec<(usize, usize)> = shared.into_iter().collect();
        found.sort_unstable();
        let likeness = |&(holder, shared): &(usize, usize)| {
            let other = &others[theirs[holder]];
            let short = other.items.len().min(items.len()).max(1);
            // A heading belongs with a heading.
            let kind = if other.heading == rows[row].heading { 0 } else { 400 };
            // Among those that share the same part, the longest.
            (shared * 1000 / short + shared).saturating_sub(kind)
        };
        let top = found.iter().rev().max_by_key(|found| likeness(found));
        if let Some(&(holder, _)) = top.filter(|top| likeness(top) >= ALIKE) {
            out.push((at, holder));
        }
    }
    out
}

/// Disjoint sets.
struct Sets {
    up: Vec<usize>,
}

impl Sets {
    fn new(len: usize) -> Self {
        Self { up: (0..len).collect() }
    }

    fn root(&mut self, mut i: usize) -> usize {
        while self.up[i] != i {
            self.up[i] = self.up[self.up[i]];
            i = self.up[i];
        }
        i
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.up[a.max(b)] = a.min(b);
    }
}
