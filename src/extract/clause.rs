//! One sentence as the grammar looks at it: its tokens with their word classes, its cues.

use crate::lang::Lang;
use crate::lexicon::{Cue, Meaning, WordClass};
use crate::segment::{BlockKind, CueMatch, Document, Token, TokenKind};

pub(super) struct Clause<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) sentence: usize,
    pub(super) tokens: &'d [Token],
    pub(super) base: usize,
    pub(super) cues: &'d [CueMatch],
    pub(super) lang: Lang,
}

impl<'d> Clause<'d> {
    pub(super) fn new(document: &'d Document<'d>, sentence: usize) -> Self {
        let range = document.token_range(sentence);
        Self {
            document,
            sentence,
            tokens: document.tokens_of(sentence),
            base: range.start,
            cues: document.cues(sentence),
            lang: document.language(),
        }
    }

    pub(super) fn range(&self) -> std::ops::Range<usize> {
        self.base..self.base + self.tokens.len()
    }

    pub(super) fn token(&self, i: usize) -> Option<&'d Token> {
        i.checked_sub(self.base).and_then(|i| self.tokens.get(i))
    }

    pub(super) fn is(&self, i: usize, class: WordClass) -> bool {
        self.token(i).is_some_and(|t| self.document.is(t, class))
    }

    pub(super) fn cue(&self, cue: Cue) -> Option<&CueMatch> {
        self.cues.iter().find(|c| c.meaning == Meaning::Cue(cue))
    }

    pub(super) fn has(&self, cue: Cue) -> bool {
        self.cue(cue).is_some()
    }

    pub(super) fn is_question(&self) -> bool {
        self.tokens.iter().rev().take(3).any(|t| t.is_mark('?'))
    }

    /// The sentence is unfinished: a list follows it.
    pub(super) fn leads_list(&self) -> bool {
        let block = self.document.sentences()[self.sentence].block;
        let blocks = self.document.blocks();
        blocks[block].sentences.end == self.sentence + 1
            && !self.tokens.last().is_some_and(|t| t.is_mark('.'))
            && blocks.get(block + 1).is_some_and(|next| next.kind == BlockKind::ListItem)
    }

    pub(super) fn first_word(&self) -> usize {
        self.base + self.tokens.iter().position(Token::is_word).unwrap_or(0)
    }

    /// The token before `i`, adverbs skipped; `None` at the sentence's or clause's beginning.
    pub(super) fn before(&self, mut i: usize) -> Option<usize> {
        for _ in 0..4 {
            i = i.checked_sub(1).filter(|&j| j >= self.base)?;
            let quote = self
                .token(i)
                .is_some_and(|t| matches!(t.kind(), TokenKind::Mark('«' | '»' | '"' | '(')));
            if !self.is(i, WordClass::Adverb) && !quote {
                return Some(i);
            }
        }
        Some(i)
    }
}
