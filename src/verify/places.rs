//! Sentences that say the same must also stand in the same order: what stands around a sentence tells
//! what it is about.

use rustc_hash::FxHashSet;

use super::item::{Aspect, Row};
use super::{Difference, Side};
use crate::text::Span;

/// Rows that say the same: of the text before, of the text after.
pub(super) struct Unit {
    before: (usize, usize),
    after: (usize, usize),
}

impl Unit {
    /// Of rows that stand side by side in each text.
    pub(super) fn new(before: &[usize], after: &[usize]) -> Self {
        let range = |rows: &[usize]| {
            let first = rows.first().copied().unwrap_or_default();
            (first, first + rows.len())
        };
        Self { before: range(before), after: range(after) }
    }
}

/// Adds sentences that moved, and those that came into another paragraph and may mean something
/// else there. Returns the sentences of each text that did neither.
pub(super) fn compare(
    before: &[Row],
    after: &[Row],
    mut units: Vec<Unit>,
    out: &mut Vec<Difference>,
) -> [FxHashSet<Span>; 2] {
    units.sort_by_key(|unit| unit.before);
    let stays = rising(&units.iter().map(|unit| unit.after.0).collect::<Vec<_>>());
    let mut clear = [FxHashSet::default(), FxHashSet::default()];
    let mut told = None;
    for (n, unit) in units.iter().enumerate() {
        let (a, b) = (&before[unit.before.0], &after[unit.after.0]);
        let parted = a.opens_block != b.opens_block && (a.leans() || b.leans());
        if stays[n] && !parted {
            clear[0].extend(before[unit.before.0..unit.before.1].iter().map(|row| row.span));
            clear[1].extend(after[unit.after.0..unit.after.1].iter().map(|row| row.span));
            continue;
        }
        // What moved as one piece is told once.
        if stays[n] || told != Some((unit.before.0, unit.after.0)) {
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
        told = Some((unit.before.1, unit.after.1));
    }
    clear
}

/// Which of `numbers`, all different, belong to a longest rising row of them.
fn rising(numbers: &[usize]) -> Vec<bool> {
    // For each length the index of the smallest last number, and for each number the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous = vec![None; numbers.len()];
    for (i, number) in numbers.iter().enumerate() {
        let at = ends.partition_point(|&end| numbers[end] < *number);
        previous[i] = at.checked_sub(1).map(|before| ends[before]);
        if at == ends.len() {
            ends.push(i);
        } else {
            ends[at] = i;
        }
    }
    let mut stays = vec![false; numbers.len()];
    let mut at = ends.last().copied();
    while let Some(i) = at {
        stays[i] = true;
        at = previous[i];
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_rising_row_stays() {
        assert_eq!(rising(&[0, 1, 2]), [true; 3]);
        assert_eq!(rising(&[2, 0, 1]), [false, true, true]);
        assert_eq!(rising(&[]), Vec::<bool>::new());
    }
}
