//! Which language a letter and each of its blocks is in, by weighted marker words.

use super::token::{Token, TokenKind};
use super::words::Words;
use crate::lang::Lang;
use crate::lexicon::WordClass;

/// Marker weights added up over some text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    weights: [i32; 4],
    /// How many words were a marker or a grammar word of some known language.
    hits: u32,
    /// How many were grammar words of bokmål or nynorsk, which tells them from all others.
    norwegian: u32,
    words: u32,
}

/// A block speaks for itself from this margin on; else it inherits the letter's language.
const BLOCK_MARGIN: i32 = 3;

impl Tally {
    pub(super) fn add(&mut self, tokens: &[Token], words: &Words<'_>) {
        for token in tokens {
            if token.kind != TokenKind::Word {
                continue;
            }
            self.words += 1;
            let info = words.info(token.word);
            // Endings say nothing: Danish and Swedish have the same.
            let [nb, nn, en] = info.classes.map(|classes| classes & !WordClass::VAGUE);
            self.norwegian += u32::from(nb | nn != 0);
            let markers = info.markers;
            if markers != [0; 4] {
                self.hits += 1;
                for (sum, weight) in self.weights.iter_mut().zip(markers) {
                    *sum += i32::from(weight);
                }
            } else if nb | nn | en != 0 {
                self.hits += 1;
            }
        }
    }

    /// The letter's language.
    pub(super) fn letter(&self) -> Lang {
        let [nb, nn, en, other] = self.weights;
        let thin = self.hits * 12 < self.words && self.words >= 12;
        let norwegian = nb.max(nn) + (self.norwegian / 3).cast_signed();
        if thin || other > norwegian.max(en) {
            Lang::Other
        } else if en > norwegian {
            Lang::En
        } else if nn > nb {
            Lang::Nn
        } else {
            Lang::Nb
        }
    }

    /// A block's language where it is clear, otherwise the letter's.
    pub(super) fn block(&self, letter: Lang) -> Lang {
        let [nb, nn, en, other] = self.weights;
        let mut ranked = [(nb, Lang::Nb), (nn, Lang::Nn), (en, Lang::En), (other, Lang::Other)];
        ranked.sort_by_key(|&(weight, _)| std::cmp::Reverse(weight));
        if ranked[0].0 - ranked[1].0 >= BLOCK_MARGIN { ranked[0].1 } else { letter }
    }
}
