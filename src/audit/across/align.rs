//! The blocks of two versions side by side, in order: which belong together, which stand alone.

use super::passages::shared;
use super::versions::{BlockFacts, BlockSort};

/// A row of the alignment, with places in the one and the other list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Blocks that belong together.
    Both(usize, usize),
    /// Only the one has it; the other stands at that place.
    One(usize, usize),
    /// Only the other has it.
    Other(usize, usize),
}

/// What a block alone costs; two that do not belong together cost more than both alone.
const ALONE: u32 = 50;

/// Aligns the blocks at the least cost. `sorts` says that words cannot be compared, only sorts of
/// blocks. Time grows with the product of the lengths, which are bounded.
pub(super) fn align(one: &[BlockFacts], other: &[BlockFacts], sorts: bool) -> Vec<Step> {
    let (n, m) = (one.len(), other.len());
    let at = |i: usize, j: usize| i * (m + 1) + j;
    let mut costs = vec![0u32; (n + 1) * (m + 1)];
    for i in (0..=n).rev() {
        for j in (0..=m).rev() {
            if i == n || j == m {
                costs[at(i, j)] = ALONE * (n - i + m - j) as u32;
                continue;
            }
            let both = cost(&one[i], &other[j], sorts) + costs[at(i + 1, j + 1)];
            let alone = ALONE + costs[at(i + 1, j)].min(costs[at(i, j + 1)]);
            costs[at(i, j)] = both.min(alone);
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut steps = Vec::with_capacity(n.max(m));
    while i < n || j < m {
        if i < n
            && j < m
            && costs[at(i, j)] == cost(&one[i], &other[j], sorts) + costs[at(i + 1, j + 1)]
        {
            steps.push(Step::Both(i, j));
            (i, j) = (i + 1, j + 1);
        } else if i < n && (j == m || costs[at(i, j)] == ALONE + costs[at(i + 1, j)]) {
            steps.push(Step::One(i, j));
            i += 1;
        } else {
            steps.push(Step::Other(i, j));
            j += 1;
        }
    }
    steps
}

/// What it costs to take two blocks for the same: nothing where their words agree.
fn cost(one: &BlockFacts, other: &BlockFacts, sorts: bool) -> u32 {
    let never = 2 * ALONE + 1;
    let row = |block: &BlockFacts| block.sort == BlockSort::Row;
    if (one.sort == BlockSort::Heading) != (other.sort == BlockSort::Heading)
        || row(one) != row(other)
    {
        return never;
    }
    let kind = if one.sort == other.sort { 0 } else { 20 };
    // A translation is about as long; short ones vary more.
    let (short, long) = (one.words.min(other.words) + 4, one.words.max(other.words) + 4);
    let length = if long > short * 3 {
        60
    } else if long > short * 2 {
        25
    } else {
        0
    };
    let words = if sorts {
        20 + length
    } else {
        let least = one.features.len().min(other.features.len()) as u32;
        let shared = shared(&one.features, &other.features) as u32;
        match (shared * 100).checked_div(least) {
            // Nothing to go by.
            None => 40,
            Some(share) if share >= 50 => 0,
            Some(share) if share >= 30 => 20,
            Some(share) if share >= 15 => 55,
            // So few words may well be others in the other language.
            Some(_) if least <= 4 => 70,
            Some(_) => never,
        }
    };
    kind + words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(features: &[u16]) -> BlockFacts {
        BlockFacts {
            sort: BlockSort::Text,
            line: 1,
            words: 20,
            sentences: 1,
            features: features.to_vec(),
        }
    }

    #[test]
    fn a_block_that_only_one_has_stands_alone() {
        let (a, b, c) =
            (block(&[1, 2, 3, 4, 5]), block(&[6, 7, 8, 9, 10]), block(&[11, 12, 13, 14, 15]));
        let one = [a.clone(), b, c.clone()];
        let steps = align(&one, &[a, c], false);
        assert_eq!(steps, [Step::Both(0, 0), Step::One(1, 1), Step::Both(2, 1)]);
    }

    #[test]
    fn other_words_in_the_same_place_are_two_blocks() {
        let steps =
            align(&[block(&[1, 2, 3, 4, 5, 6])], &[block(&[11, 12, 13, 14, 15, 16])], false);
        assert_eq!(steps.len(), 2);
    }
}
