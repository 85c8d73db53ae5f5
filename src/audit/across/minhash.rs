//! MinHash with bands: which passages may be nearly the same, without comparing all with all.
//!
//! Own code, since it is shorter than the glue for a library would be: docs/decisions/0011.

use rustc_hash::FxHashMap;

use super::masked::mix;

/// Bands; two passages that agree in one are compared.
const BANDS: usize = 28;
/// Minima in a band. With three of them and 28 bands, passages that share half of their features
/// meet with a probability of 0.98, those that share a tenth with one of 0.03.
const ROWS: usize = 3;
/// So many passages of one band are compared at most.
const DEEPEST: usize = 48;
/// No passage.
const NONE: u32 = u32::MAX;

/// Numbers of passages by what they are like.
#[derive(Debug, Clone, Default)]
pub(super) struct Bands {
    heads: FxHashMap<u32, u32>,
    /// The passage added before with the same band: `passage × BANDS + band`.
    next: Vec<[u32; BANDS]>,
}

impl Bands {
    /// Adds the next passage (they are numbered from 0) and tells which of those before may be like
    /// it, each once, in order.
    pub(super) fn add(&mut self, sequence: &[u8]) -> Vec<u32> {
        let own = self.next.len() as u32;
        let mut next = [NONE; BANDS];
        let mut met = Vec::new();
        for (band, key) in keys(sequence).into_iter().enumerate() {
            let head = self.heads.insert(key, own).unwrap_or(NONE);
            next[band] = head;
            let mut at = head;
            let mut deep = 0;
            while at != NONE && deep < DEEPEST {
                met.push(at);
                at = self.next[at as usize][band];
                deep += 1;
            }
        }
        self.next.push(next);
        met.sort_unstable();
        met.dedup();
        met
    }

    /// Forgets all.
    pub(super) fn clear(&mut self) {
        self.heads.clear();
        self.next.clear();
    }
}

/// A passage is told by its pairs of neighbouring words.
fn keys(sequence: &[u8]) -> [u32; BANDS] {
    let mut minima = [u32::MAX; BANDS * ROWS];
    for pair in sequence.windows(2) {
        let mut seed = mix(u64::from(pair[0]) << 8 | u64::from(pair[1]) | 1 << 16);
        for minimum in &mut minima {
            // A step of a generator for each hash function.
            seed = seed.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
            *minimum = (*minimum).min((seed >> 32) as u32);
        }
    }
    let mut keys = [0; BANDS];
    for (band, key) in keys.iter_mut().enumerate() {
        let rows = &minima[band * ROWS..(band + 1) * ROWS];
        let whole = rows.iter().fold(band as u64, |hash, row| mix(hash ^ u64::from(*row)));
        *key = (whole >> 32) as u32;
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many of 1000 pairs of passages of `length` words meet, with every `nth` word another one.
    fn meet(length: u64, nth: u64) -> usize {
        let mut bands = Bands::default();
        let word = |passage: u64, i: u64| mix(passage * 1000 + i) as u8;
        let mut met = 0;
        for pair in 0..1000 {
            let one: Vec<u8> = (0..length).map(|i| word(pair, i)).collect();
            let other: Vec<u8> = (0..length)
                .map(|i| if i % nth == nth / 2 { word(pair, i + 500) } else { word(pair, i) })
                .collect();
            bands.add(&one);
            met += usize::from(bands.add(&other).contains(&(pair as u32 * 2)));
        }
        met
    }

    #[test]
    fn what_is_alike_meets_and_what_is_not_does_not() {
        assert_eq!(meet(30, 1000), 1000);
        assert!(meet(30, 15) >= 995, "two words of thirty: {}", meet(30, 15));
        assert!(meet(21, 7) >= 950, "three words of twenty: {}", meet(21, 7));
        assert!(meet(30, 2) <= 20, "every other word: {}", meet(30, 2));
    }
}
