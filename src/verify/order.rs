//! When two rows of the same items in another order still say the same.

use super::item::{Aspect, Item};

/// True where one run of items has changed places with its neighbour and that cannot change what
/// is said: within one part of a sentence («innen 3. mai må du …», «du må … innen 3. mai»), or a whole
/// condition before or after what depends on it.
pub(super) fn same_meaning(before: &[Item], after: &[Item]) -> bool {
    let length = before.len();
    if length != after.len() {
        return false;
    }
    let start = (0..length).take_while(|&i| before[i].key == after[i].key).count();
    let rest = length - start;
    let tail = (1..=rest)
        .take_while(|&i| before[length - i].key == after[length - i].key)
        .count()
        .min(rest);
    let (mine, theirs) = (&before[start..length - tail], &after[start..length - tail]);
    let Some(at) = rotation(mine, theirs) else { return mine.is_empty() };
    let (first, second) = mine.split_at(at);
    let within = one_clause(mine) && one_clause(theirs);
    if within {
        return ![first, second].into_iter().any(only_limits) && !only_values(mine);
    }
    // A condition and what depends on it: the whole sentence, and nothing else in it.
    start == 0
        && tail == 0
        && (condition(first) && !holds_condition(second)
            || condition(second) && !holds_condition(first))
}

/// Where `a` must be cut so that its two halves exchanged give `b`.
fn rotation(a: &[Item], b: &[Item]) -> Option<usize> {
    let n = a.len();
    // Sentences are short, and a run that fits is nearly always found at its first item.
    (1..n)
        .take(200)
        .find(|&at| a[at].key == b[0].key && (0..n).all(|i| a[(at + i) % n].key == b[i].key))
}

fn one_clause(items: &[Item]) -> bool {
    items.windows(2).all(|w| w[0].clause == w[1].clause)
        && items.iter().filter(|i| i.aspect == Aspect::Duty).count() <= 1
}

/// «ikke», «minst», «fra» alone: what they stand before is what they say.
fn only_limits(items: &[Item]) -> bool {
    let light = |i: &Item| matches!(i.aspect, Aspect::Negation | Aspect::Limit | Aspect::Choice);
    items.iter().all(light)
}

/// Two sums side by side in a table: which comes first is what the row says.
fn only_values(items: &[Item]) -> bool {
    items.iter().all(|i| i.aspect.is_value() || i.aspect == Aspect::Limit)
}

fn condition(items: &[Item]) -> bool {
    items.first().is_some_and(|i| i.aspect == Aspect::Condition)
        && items.iter().filter(|i| i.aspect == Aspect::Condition).count() == 1
        && !items.iter().any(|i| i.aspect == Aspect::Duty)
        // «hvis du flytter eller får jobb» is one; in «… hvis du flytter, og sende …» a new thing begins.
        && items.windows(2).all(|w| w[0].clause == w[1].clause || w[1].aspect == Aspect::Choice)
}

fn holds_condition(items: &[Item]) -> bool {
    items.iter().any(|i| i.aspect == Aspect::Condition)
}
