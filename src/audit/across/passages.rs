//! The passages of a letter, as they are found again in other letters.

use serde::{Deserialize, Serialize};

use super::masked::{Bit, Sort, bits, mix, shown};
use crate::segment::{BlockKind, Document};
use crate::text::Span;

/// Shorter passages are too common to tell anything.
const SHORTEST: usize = 12;
/// Of longer passages so many words are compared.
const LONGEST: usize = 128;

/// A paragraph or list item of at least twelve words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Passage {
    /// Its words in order, every value masked.
    pub(super) shape: u64,
    /// Its words and fixed values in order.
    pub(super) form: u64,
    /// Its words in order, each hashed to 8 bits, every value masked.
    pub(super) sequence: Vec<u8>,
    /// Passages in one language are compared.
    pub(super) language: u8,
    pub(super) words: u32,
    pub(super) line: u32,
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Passage {
    pub(super) fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }
}

/// The passages of a letter, and how many words the letter has around and in them.
pub(super) fn passages(document: &Document<'_>) -> (Vec<Passage>, u32) {
    let mut found: Vec<Passage> = Vec::new();
    let mut all = 0;
    let mut buffer = Vec::new();
    for (i, block) in document.blocks().iter().enumerate() {
        let words = document.words_in(block.sentences.clone());
        let running = matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem);
        if running
            || matches!(block.kind, BlockKind::Title | BlockKind::Heading | BlockKind::TableRow)
        {
            all += words as u32;
        }
        if !running || words < SHORTEST {
            continue;
        }
        bits(document, tokens_of(document, i), &mut buffer);
        let line = document.line(block.span.start) as u32;
        let language = document.language() as u8;
        found.push(passage(&buffer, language, words as u32, block.span, line));
    }
    (found, all)
}

fn passage(bits: &[Bit], language: u8, words: u32, span: Span, line: u32) -> Passage {
    // Values side by side are one.
    let order = |key: fn(&Bit) -> u64| {
        let step = |(hash, last): (u64, u64), bit: &Bit| {
            let key = key(bit);
            let again = key == last && bit.sort != Sort::Word;
            if again { (hash, last) } else { (mix(hash.rotate_left(5) ^ key), key) }
        };
        bits.iter().fold((u64::from(language), 0), step).0
    };
    let mut sequence: Vec<u8> = Vec::with_capacity(bits.len().min(LONGEST));
    let mut last = 0;
    for bit in bits {
        let shape = bit.shape();
        if sequence.len() < LONGEST && (shape != last || bit.sort == Sort::Word) {
            sequence.push((shape >> 56) as u8);
        }
        last = shape;
    }
    Passage {
        shape: order(Bit::shape),
        form: order(Bit::form),
        sequence,
        language,
        words,
        line,
        start: span.start as u32,
        end: span.end as u32,
    }
}

/// The passage at `span`, masked, for the reader; `None` where another passage stands there now.
pub(super) fn text(document: &Document<'_>, span: Span, form: u64) -> Option<String> {
    let block = document.blocks().iter().position(|block| block.span == span)?;
    let tokens = tokens_of(document, block);
    let mut buffer = Vec::new();
    bits(document, tokens.clone(), &mut buffer);
    let language = document.language() as u8;
    let same = passage(&buffer, language, 0, span, 0).form == form;
    same.then(|| shown(document, tokens, &buffer))
}

fn tokens_of(document: &Document<'_>, block: usize) -> std::ops::Range<usize> {
    let sentences = document.blocks()[block].sentences.clone();
    if sentences.is_empty() {
        return 0..0;
    }
    document.token_range(sentences.start).start..document.token_range(sentences.end - 1).end
}

/// How many numbers two sorted lists share.
pub(super) fn shared(a: &[u16], b: &[u16]) -> usize {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        let order = a[i].cmp(&b[j]);
        shared += usize::from(order.is_eq());
        i += usize::from(order.is_le());
        j += usize::from(order.is_ge());
    }
    shared
}

/// So many per cent of the words of two passages must be the same in the same order.
const ALIKE: usize = 77;

/// Whether two passages are nearly the same. Three words of twenty may be others, or a clause of ten
/// words more.
pub(super) fn alike(a: &[u8], b: &[u8]) -> bool {
    let most = 2 * a.len().min(b.len());
    let enough = |common: usize| common * 100 >= (a.len() + b.len()) * ALIKE;
    enough(most) && enough(2 * in_order(a, b))
}

/// The length of the longest row of words that both hold in the same order: Hyyrö's bit-parallel way, a
/// step for each word of `b`.
fn in_order(a: &[u8], b: &[u8]) -> usize {
    let mut places = [0u128; 256];
    for (i, word) in a.iter().take(LONGEST).enumerate() {
        places[usize::from(*word)] |= 1 << i;
    }
    let mut rest = u128::MAX;
    for word in b {
        let met = rest & places[usize::from(*word)];
        rest = rest.wrapping_add(met) | (rest - met);
    }
    let length = a.len().min(LONGEST);
    let whole = if length == LONGEST { u128::MAX } else { (1 << length) - 1 };
    (!rest & whole).count_ones() as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_common_row_is_found() {
        assert_eq!(in_order(b"abcdef", b"abcdef"), 6);
        assert_eq!(in_order(b"abcdef", b"axcdyf"), 4);
        assert_eq!(in_order(b"abcdef", b"fedcba"), 1);
        assert_eq!(in_order(b"abc", b""), 0);
        let long: Vec<u8> = (0..=255).cycle().take(LONGEST).collect();
        assert_eq!(in_order(&long, &long), LONGEST);
    }

    #[test]
    fn three_words_of_twenty_are_alike_and_half_is_not() {
        let twenty: Vec<u8> = (0..20).collect();
        let mut three = twenty.clone();
        for at in [3, 9, 15] {
            three[at] += 100;
        }
        assert!(alike(&twenty, &three));
        let clause: Vec<u8> = (0..10).chain(50..60).chain(10..20).collect();
        assert!(alike(&twenty, &clause));
        let half: Vec<u8> = (0..12).chain(100..108).collect();
        assert!(!alike(&twenty, &half));
    }
}
