//! How much of each letter is standard text. Which passages are is known only in the end, so the
//! passages of letters are remembered by number: of all letters, or of a fair sample where there are
//! very many.

use rustc_hash::FxHashSet;

use super::masked::hash;
use super::overview::LetterShare;
use crate::audit::Spread;

/// So many letters are remembered at most.
const LETTERS: usize = 32_768;
/// So many letters with the highest share are named.
const NAMED: usize = 20;

#[derive(Debug, Clone)]
struct Remembered {
    id: Box<str>,
    key: u64,
    words: u32,
    passages: Box<[(u32, u32)]>,
}

/// Letters with the numbers and lengths of their passages.
#[derive(Debug, Clone, Default)]
pub(super) struct Shares {
    letters: Vec<Remembered>,
    /// A letter is remembered if its key is divisible by two that often.
    thin: u32,
}

impl Shares {
    pub(super) fn add(&mut self, id: &str, words: u32, passages: Vec<(u32, u32)>) {
        let key = hash(b'l', id.as_bytes());
        if key.trailing_zeros() < self.thin || words == 0 {
            return;
        }
        self.letters.push(Remembered { id: id.into(), key, words, passages: passages.into() });
        if self.letters.len() > LETTERS {
            self.thin += 1;
            let thin = self.thin;
            self.letters.retain(|letter| letter.key.trailing_zeros() >= thin);
        }
    }

    /// The shares, and the letters with the highest.
    pub(super) fn told(&self, shared: &FxHashSet<u32>) -> (Spread, Vec<LetterShare>) {
        let mut spread = Spread::default();
        let mut most: Vec<LetterShare> = Vec::new();
        for letter in &self.letters {
            let own = letter.passages.iter().filter(|(serial, _)| shared.contains(serial));
            let words: u32 = own.map(|(_, words)| words).sum();
            let share = 100.0 * f64::from(words.min(letter.words)) / f64::from(letter.words);
            spread.add(share);
            let at = most.partition_point(|known| known.share >= share);
            if share > 0.0 && at < NAMED {
                most.truncate(NAMED - 1);
                most.insert(at, LetterShare { id: letter.id.to_string(), share });
            }
        }
        (spread, most)
    }
}
