//! Sentences that say the same but stand elsewhere: fine, unless they lean on what stands around them.

use rustc_hash::{FxHashMap, FxHashSet};

use super::item::{Aspect, Row};
use super::pair::Pairing;
use super::{Difference, Side};
use crate::text::Span;

/// Adds sentences that moved and may mean something else there. Takes what moved out of `clear`.
pub(super) fn compare(
    before: &[Row],
    after: &[Row],
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
    let lasting = [lasting(before, &paired[0]), lasting(after, &paired[1])];
    let previous = [previous(before), previous(after)];
    for &(i, j) in &pairing.same {
        let (a, b) = (&before[i], &after[j]);
        let moved = !together(previous[0][i], previous[1][j]);
        let leans = moved && !a.heading && (a.leans() || b.leans());
        if moved {
            // What stood around a sentence may have told what it is about.
            for (side, rows, at) in [(0, before, i), (1, after, j)] {
                clear[side].remove(&rows[at].span);
                if let Some(previous) = previous[side][at] {
                    clear[side].remove(&rows[previous].span);
                }
            }
        }
        let above = together(a.under, b.under)
            || together(
                a.under.and_then(|at| lasting[0][at]),
                b.under.and_then(|at| lasting[1][at]),
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

/// For each row the one before it, headings left out: they may come and go.
fn previous(rows: &[Row]) -> Vec<Option<usize>> {
    let mut last = None;
    let mut next = |(i, row): (usize, &Row)| {
        let before = last;
        if !row.heading {
            last = Some(i);
        }
        before
    };
    rows.iter().enumerate().map(&mut next).collect()
}

/// For each row itself; for a heading that only the one text has, and that says nothing of weight, the
/// last heading before it that has weight or is in both texts.
fn lasting(rows: &[Row], paired: &FxHashSet<usize>) -> Vec<Option<usize>> {
    let mut last = None;
    let mut next = |(i, row): (usize, &Row)| {
        let light = row.items.iter().all(|item| item.aspect.is_wording());
        if row.heading && (paired.contains(&i) || !light) {
            last = Some(i);
        }
        if row.heading { last } else { Some(i) }
    };
    rows.iter().enumerate().map(&mut next).collect()
}
