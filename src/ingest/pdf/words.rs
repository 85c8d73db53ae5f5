//! Glyphs whose characters the file has lost.

use std::collections::{BTreeMap, BTreeSet};

use super::glyphs::LOST;
use crate::ingest::printed::is_known;

/// What one glyph with a lost character may stand for: the ligatures of common fonts.
const LIGATURES: [&str; 16] = [
    "ft", "fi", "fl", "ff", "ti", "tt", "fft", "ffi", "ffl", "fj", "fb", "fk", "fh", "th", "tf",
    "ttf",
];

/// What was done about lost characters.
#[derive(Debug, Default)]
pub(super) struct Repairs {
    /// Words put together again.
    pub(super) words: BTreeSet<String>,
    /// Some stay lost.
    pub(super) lost: bool,
}

/// True for a character that stands for a ligature the file does not name.
fn is_lost(c: char) -> bool {
    c >= LOST
        || matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{2b0}'..='\u{2ff}' | '\0'..='\u{1f}')
}

/// Puts words together again whose ligatures were lost. Whatever a glyph stands for, it stands for
/// it everywhere: the reading that makes the most known words wins.
pub(super) fn repair<'t>(texts: impl Iterator<Item = &'t mut String>) -> Repairs {
    let mut texts: Vec<&mut String> = texts.collect();
    let mut repairs = Repairs::default();
    let readings = readings(&texts);
    for text in texts.iter_mut().filter(|text| text.contains(is_lost)) {
        **text = filled(text, &readings, &mut repairs);
    }
    // One such word may be a word we do not know; several are a broken font.
    let mut words = BTreeSet::new();
    let joined: Vec<_> = texts.iter().map(|text| rejoined(text, &mut words)).collect();
    if words.len() > 1 {
        for (text, joined) in texts.iter_mut().zip(joined) {
            **text = joined.unwrap_or_else(|| std::mem::take(text));
        }
        repairs.words.append(&mut words);
    }
    repairs
}

fn readings(texts: &[&mut String]) -> BTreeMap<char, &'static str> {
    let mut votes: BTreeMap<char, [u32; LIGATURES.len()]> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for word in texts.iter().flat_map(|text| words(text)).filter(|word| word.contains(is_lost)) {
        let lost: BTreeSet<char> = word.chars().filter(|c| is_lost(*c)).collect();
        if lost.len() > 1 || !seen.insert(word) {
            continue;
        }
        for &c in &lost {
            let votes = votes.entry(c).or_default();
            for (at, ligature) in LIGATURES.iter().enumerate() {
                votes[at] += u32::from(is_known(&word.replace(c, ligature)));
            }
        }
    }
    let best = |votes: [u32; LIGATURES.len()]| {
        let most = votes.iter().copied().max().filter(|most| *most > 0)?;
        LIGATURES.iter().zip(votes).find(|(_, count)| *count == most).map(|(text, _)| *text)
    };
    votes.into_iter().filter_map(|(c, votes)| Some((c, best(votes)?))).collect()
}

fn filled(text: &str, readings: &BTreeMap<char, &str>, repairs: &mut Repairs) -> String {
    let mut out = String::with_capacity(text.len());
    for part in text.split_inclusive(|c: char| !is_of_word(c)) {
        let word = part.trim_end_matches(|c: char| !is_of_word(c));
        let start = out.len();
        for c in word.chars() {
            match readings.get(&c) {
                Some(ligature) if word.chars().count() > 1 => out.push_str(ligature),
                _ if !is_lost(c) => out.push(c),
                // A bullet or a tick, not a letter.
                _ if word.chars().count() == 1 => out.push('•'),
                _ => {
                    out.push(char::REPLACEMENT_CHARACTER);
                    repairs.lost = true;
                }
            }
        }
        if word.contains(is_lost) && !out[start..].contains(['•', '\u{fffd}']) {
            repairs.words.insert(out[start..].to_owned());
        }
        out.push_str(&part[word.len()..]);
    }
    out
}

/// «forskri er» and «forskri om»: the ligature became a space, or nothing.
fn rejoined(text: &str, words: &mut BTreeSet<String>) -> Option<String> {
    let mut out: Vec<String> = Vec::new();
    let mut parts = text.split(' ').peekable();
    let mut changed = false;
    while let Some(part) = parts.next() {
        let plain = part.chars().all(char::is_alphabetic) && part.chars().count() > 3;
        if !plain || is_known(part) {
            out.push(part.to_owned());
            continue;
        }
        let next = parts.peek().copied().unwrap_or_default();
        let tail: String = next.chars().take_while(|c| c.is_alphabetic()).collect();
        let with = |ligature: &&&str| {
            let joined = format!("{part}{ligature}{tail}");
            !tail.is_empty() && is_known(&joined)
        };
        let alone = |ligature: &&&str| is_known(&format!("{part}{ligature}"));
        let candidates = || LIGATURES.iter().take(9).filter(|text| text.starts_with('f'));
        if let Some(ligature) = candidates().find(with) {
            let word = format!("{part}{ligature}{next}");
            words.insert(format!("{part}{ligature}{tail}"));
            out.push(word);
            parts.next();
            changed = true;
        } else if let Some(ligature) = candidates().find(alone) {
            words.insert(format!("{part}{ligature}"));
            out.push(format!("{part}{ligature}"));
            changed = true;
        } else {
            out.push(part.to_owned());
        }
    }
    changed.then(|| out.join(" "))
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_lost(c)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_of_word(c)).filter(|word| word.chars().nth(1).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lost_ligatures_are_put_back() {
        let mut texts =
            ["etter forskri\u{2b2} om utgi\u{2b2}er", "a\u{2b2}alen"].map(str::to_owned);
        let repairs = repair(texts.iter_mut());
        assert_eq!(texts, ["etter forskrift om utgifter", "aftalen"]);
        assert!(repairs.words.contains("utgifter") && !repairs.lost);
    }

    #[test]
    fn a_ligature_that_became_a_space_is_put_back() {
        let mut texts = ["forskri om utgi er du har".to_owned(), "Kari er her".to_owned()];
        let repairs = repair(texts.iter_mut());
        assert_eq!(texts, ["forskrift om utgifter du har", "Kari er her"]);
        assert_eq!(repairs.words.len(), 2);
    }
}
