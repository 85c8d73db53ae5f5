//! Which differences change the meaning for certain.

use rustc_hash::FxHashSet;

use super::item::{Aspect, Item};
use super::words::Words;

/// Only one text has the item here; `other` is everything the other text says. `alone`: nothing else in
/// the sentence differs.
pub(super) fn certain(item: &Item, other: &FxHashSet<&str>, alone: bool) -> bool {
    match item.aspect {
        // «ett» may be «et», and a number may be said in other words: «halvparten», «annenhver».
        Aspect::Number | Aspect::Percent | Aspect::Duration => alone && item.key != "n:1",
        a if a.is_value() => alone || !other.contains(item.key.as_str()),
        Aspect::Negation | Aspect::Condition => alone,
        Aspect::Duty => alone && !item.key.starts_with("command"),
        _ => false,
    }
}

/// The one item stands where the other text has the other; `keys` is everything each text says.
pub(super) fn changed(
    words: &Words,
    keys: &[FxHashSet<&str>; 2],
    [lost, added]: [&Item; 2],
    alone: bool,
) -> bool {
    let parts = |key: &str| {
        let mut parts = key.split('/').map(str::to_owned);
        [(); 3].map(|()| parts.next().unwrap_or_default())
    };
    let has = |side: usize, item: &Item| keys[side].contains(item.key.as_str());
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
        Aspect::Limit => alone && words.opposite(word(&lost.key), word(&added.key)),
        Aspect::Actor | Aspect::Name => alone,
        _ => false,
    }
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
