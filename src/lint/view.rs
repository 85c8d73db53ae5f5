//! One sentence as a rule looks at it.

use std::ops::Range;

use crate::lexicon::{Cue, Meaning, TermName, WordClass};
use crate::segment::{Block, BlockKind, CueMatch, Document, Entity, Sentence, Token, TokenKind};
use crate::text::Span;

/// A sentence, heading, list item or table row with all that is known of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View<'d> {
    pub(crate) document: &'d Document<'d>,
    /// Its number among the sentences.
    pub(crate) index: usize,
    pub(crate) sentence: &'d Sentence,
    pub(crate) block: &'d Block,
    pub(crate) tokens: &'d [Token],
    /// The number of the first token among the document's.
    pub(crate) base: usize,
    /// Phrases found in it, in order; their token numbers are the document's.
    pub(crate) cues: &'d [CueMatch],
    /// Number of words.
    pub(crate) words: usize,
}

impl<'d> View<'d> {
    pub(crate) fn new(document: &'d Document<'d>, index: usize) -> Self {
        let sentence = &document.sentences()[index];
        let tokens = document.tokens_of(index);
        Self {
            document,
            index,
            sentence,
            block: &document.blocks()[sentence.block],
            tokens,
            base: document.token_range(index).start,
            cues: document.cues(index),
            words: tokens.iter().filter(|token| token.is_word()).count(),
        }
    }

    pub(crate) fn span(&self) -> Span {
        self.sentence.span
    }

    /// Running text: paragraphs and list items.
    pub(crate) fn is_prose(&self) -> bool {
        matches!(self.block.kind, BlockKind::Paragraph | BlockKind::ListItem)
    }

    /// The letter's title or a heading in it.
    pub(crate) fn is_heading(&self) -> bool {
        matches!(self.block.kind, BlockKind::Title | BlockKind::Heading)
    }

    /// Written by the author of the letter: all but letterhead, tables and lists of attachments.
    pub(crate) fn is_written(&self) -> bool {
        let kind = self.block.kind;
        self.is_prose()
            || self.is_heading()
            || matches!(kind, BlockKind::Salutation | BlockKind::Signature)
    }

    /// Running text, title or heading.
    pub(crate) fn is_text(&self) -> bool {
        self.is_prose() || self.is_heading()
    }

    /// Asks something.
    pub(crate) fn is_question(&self) -> bool {
        self.tokens.iter().rev().take(3).any(|token| token.is_mark('?'))
    }

    /// The text of a token of the document, as written.
    pub(crate) fn text(&self, token: &Token) -> &'d str {
        token.span().of(self.document.text())
    }

    /// The token with this number in the document, if it belongs to the sentence.
    pub(crate) fn token(&self, i: usize) -> Option<&'d Token> {
        i.checked_sub(self.base).and_then(|i| self.tokens.get(i))
    }

    /// The span of some tokens, numbered as in the document.
    pub(crate) fn span_of(&self, tokens: Range<usize>) -> Span {
        match (self.token(tokens.start), tokens.end.checked_sub(1).and_then(|i| self.token(i))) {
            (Some(first), Some(last)) => first.span().to(last.span()),
            _ => self.span(),
        }
    }

    pub(crate) fn is(&self, token: &Token, class: WordClass) -> bool {
        self.document.is(token, class)
    }

    /// True for a word that is one of `words`, written in small letters, whatever its case here.
    pub(crate) fn is_one_of(&self, token: &Token, words: &[&str]) -> bool {
        token.kind() == TokenKind::Word && {
            let text = self.text(token);
            words.iter().any(|word| same(text, word))
        }
    }

    pub(crate) fn has(&self, cue: Cue) -> bool {
        self.cue(cue).is_some()
    }

    pub(crate) fn cue(&self, cue: Cue) -> Option<&'d CueMatch> {
        self.cues.iter().find(|found| found.meaning == Meaning::Cue(cue))
    }

    /// The hard words in it, each with its tokens.
    pub(crate) fn terms(&self) -> impl Iterator<Item = (&'d TermName, &'d CueMatch)> + use<'d> {
        let lexicon = self.document.lexicon();
        self.cues.iter().filter_map(|found| match found.meaning {
            Meaning::Term(term) => Some((&lexicon.terms[usize::from(term)], found)),
            _ => None,
        })
    }

    /// True inside «…».
    pub(crate) fn is_quoted(&self, token: usize) -> bool {
        let before = self.tokens.iter().take(token.saturating_sub(self.base));
        before.fold(false, |open, token| match token.kind() {
            TokenKind::Mark('«') => true,
            TokenKind::Mark('»') => false,
            _ => open,
        })
    }

    /// Dates, sums, durations and numbers in it.
    pub(crate) fn entities(&self) -> &'d [Entity] {
        self.document.entities_in(self.base..self.base + self.tokens.len())
    }

    /// The heading it stands under.
    pub(crate) fn heading(&self) -> Option<View<'d>> {
        self.document.heading_of(self.index).map(|index| View::new(self.document, index))
    }
}

/// Equal but for capitals. `word` is small already.
fn same(text: &str, word: &str) -> bool {
    text.len() == word.len()
        && (text == word || text.chars().flat_map(char::to_lowercase).eq(word.chars()))
}
