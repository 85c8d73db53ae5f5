//! A letter cut up, and everything found in it on the way.

use std::fmt::Write;
use std::ops::Range;

use super::blocks::{self, Block, BlockKind};
use super::cues::{CueMatch, Finder, Scratch};
use super::entities::{self, Entity};
use super::language::Tally;
use super::lines::{self, Shape};
use super::sentences;
use super::token::{Scanner, Token, TokenKind};
use super::words::Words;
use crate::ingest::{Letter, Note};
use crate::lang::Lang;
use crate::lexicon::{Cue, Lexicon, Meaning, WordClass, WordInfo};
use crate::text::{LineIndex, Span, fold, one_line};

/// One sentence, heading, list item or table row.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// The block it belongs to.
    pub block: usize,
    pub(crate) tokens: Range<u32>,
    pub(crate) cues: Range<u32>,
}

/// A letter cut into blocks, sentences and words.
///
/// ```
/// use klarbrev::{Document, Lang, Letter, Lexicon};
/// let letter = Letter::from_text("Du kan klage innen 3. mai 2025. Klagen må være skriftlig.");
/// let document = Document::new(&letter, Lexicon::builtin());
/// assert_eq!(document.language(), Lang::Nb);
/// assert_eq!(document.sentences().len(), 2);
/// assert_eq!(document.quote(document.sentences()[1].span), "Klagen må være skriftlig.");
/// ```
#[derive(Debug)]
pub struct Document<'a> {
    letter: &'a Letter,
    lexicon: &'a Lexicon,
    words: Words<'a>,
    tokens: Vec<Token>,
    entities: Vec<Entity>,
    sentences: Vec<Sentence>,
    blocks: Vec<Block>,
    cues: Vec<CueMatch>,
    language: Lang,
    lines: LineIndex,
    notes: Vec<Note>,
}

/// So many words must look misread before any is repaired, unless the letter is known to come from a
/// picture.
const OCR_SLIPS: usize = 4;

impl<'a> Document<'a> {
    /// Cuts `letter` up with the words of `lexicon`. Never fails; time grows with the text.
    pub fn new(letter: &'a Letter, lexicon: &'a Lexicon) -> Self {
        Self::in_language(letter, lexicon, letter.language())
    }

    /// Cuts `letter` up as one in `language`, where the caller knows it: short pieces of text do not
    /// always tell.
    pub fn in_language(letter: &'a Letter, lexicon: &'a Lexicon, language: Option<Lang>) -> Self {
        let mut document = Self {
            letter,
            lexicon,
            words: Words::new(&lexicon.vocabulary),
            tokens: Vec::with_capacity(letter.text().len() / 6),
            entities: Vec::new(),
            sentences: Vec::new(),
            blocks: Vec::new(),
            cues: Vec::new(),
            language: Lang::Other,
            lines: LineIndex::of(letter.text()),
            notes: letter.notes().to_vec(),
        };
        document.scan(language);
        document.find_cues();
        document.structure();
        document
    }

    fn scan(&mut self, language: Option<Lang>) {
        let text = self.letter.text();
        let drafts = lines::drafts(text);
        let mut starts = Vec::with_capacity(drafts.len() + 1);
        for draft in &drafts {
            starts.push(self.tokens.len());
            for mut token in Scanner::new(text, draft.span) {
                if token.kind == TokenKind::Word {
                    token.word = self.words.id(token.span().of(text));
                }
                self.tokens.push(token);
            }
        }
        starts.push(self.tokens.len());
        self.repair();
        let mut whole = Tally::default();
        let mut tallies = Vec::with_capacity(drafts.len());
        for range in starts.windows(2) {
            let mut tally = Tally::default();
            tally.add(&self.tokens[range[0]..range[1]], &self.words);
            whole.add(&self.tokens[range[0]..range[1]], &self.words);
            tallies.push(tally);
        }
        self.language = language.unwrap_or_else(|| whole.letter());
        for ((draft, range), tally) in drafts.into_iter().zip(starts.windows(2)).zip(tallies) {
            let block = self.blocks.len();
            let first = self.sentences.len();
            let tokens = range[0]..range[1];
            let (all, words) = (&self.tokens, &self.words);
            entities::read(text, all, tokens.clone(), words, self.language, &mut self.entities);
            let found = &mut self.sentences;
            let mut push = |range: Range<usize>| {
                found.push(Sentence {
                    span: sentences::span_of(&all[range.clone()]),
                    block,
                    tokens: range.start as u32..range.end as u32,
                    cues: 0..0,
                });
            };
            if matches!(draft.shape, Shape::Row | Shape::Key) {
                if !tokens.is_empty() {
                    push(tokens);
                }
            } else {
                sentences::split(text, &all[tokens.clone()], tokens.start, words, push);
            }
            self.blocks.push(Block {
                span: draft.span,
                kind: BlockKind::Paragraph,
                language: tally.block(self.language),
                sentences: first..self.sentences.len(),
                heading: None,
                lead_in: None,
                attached: false,
                shape: draft.shape,
                after_blank: draft.after_blank,
                wrapped: draft.wrapped,
            });
        }
    }

    /// Reads misread words as what they most likely are, when the text plainly comes from OCR.
    fn repair(&mut self) {
        if !self.words.has_repairs() {
            return;
        }
        let slips = self
            .tokens
            .iter()
            .filter(|t| t.end - t.start >= 5 && self.words.repair(t.word).is_some())
            .count();
        let said = self.notes.iter().any(Note::is_ocr);
        if !said && (slips < OCR_SLIPS || slips * 150 < self.tokens.len()) {
            return;
        }
        for token in &mut self.tokens {
            if let Some(known) = self.words.repair(token.word) {
                token.word = known;
            }
        }
        if !said {
            self.notes.push(Note::LooksLikeOcr);
        }
    }

    fn find_cues(&mut self) {
        let finder = Finder {
            text: self.letter.text(),
            lexicon: self.lexicon,
            words: &self.words,
            tokens: &self.tokens,
            entities: &self.entities,
            lang: self.language,
        };
        if self.language == Lang::Other {
            return;
        }
        let mut scratch = Scratch::default();
        for sentence in &mut self.sentences {
            let from = self.cues.len() as u32;
            let tokens = sentence.tokens.start as usize..sentence.tokens.end as usize;
            finder.find(tokens, &mut scratch, &mut self.cues);
            sentence.cues = from..self.cues.len() as u32;
        }
    }

    fn structure(&mut self) {
        let kinds = blocks::classify(self);
        let mut heading = None;
        let mut lead_in = None;
        let mut attached = false;
        for (i, kind) in kinds.into_iter().enumerate() {
            let block = &mut self.blocks[i];
            block.kind = kind;
            match kind {
                BlockKind::Title | BlockKind::Heading => heading = Some(i),
                BlockKind::Attachment => attached = true,
                _ => {}
            }
            block.heading = heading.filter(|&h| h != i);
            block.attached = attached;
            if kind == BlockKind::ListItem {
                block.lead_in = lead_in;
            } else {
                lead_in =
                    block.sentences.end.checked_sub(1).filter(|&s| s >= block.sentences.start);
            }
        }
    }

    /// The phrases found in a sentence, as text: for the tests of the lexicons, not for users.
    #[doc(hidden)]
    pub fn debug_cues(&self, sentence: usize) -> String {
        let mut out = String::new();
        for cue in self.cues(sentence) {
            let words: Vec<&str> =
                cue.tokens().map(|i| self.tokens[i].span().of(self.text())).collect();
            let _ = write!(out, "{:?}[{}] ", cue.meaning, words.join(" "));
        }
        out
    }

    /// What every phrase found in the letter stands for.
    pub(crate) fn meanings(&self) -> impl Iterator<Item = Meaning> + '_ {
        self.cues.iter().map(|cue| cue.meaning)
    }

    /// The letter.
    pub fn letter(&self) -> &'a Letter {
        self.letter
    }

    /// The letter's text.
    pub fn text(&self) -> &'a str {
        self.letter.text()
    }

    /// The words and phrases the document was read with.
    pub fn lexicon(&self) -> &'a Lexicon {
        self.lexicon
    }

    /// The letter's language.
    pub fn language(&self) -> Lang {
        self.language
    }

    /// What was noticed while reading and cutting up.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// The blocks, in order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The sentences, in order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// Spans of the words of a sentence: what holds at least one letter or digit.
    pub fn words<'s>(&'s self, sentence: &'s Sentence) -> impl Iterator<Item = Span> + 's {
        self.tokens[range(&sentence.tokens)].iter().filter(|t| t.is_word()).map(Token::span)
    }

    /// Number of words.
    pub fn word_count(&self) -> usize {
        self.tokens.iter().filter(|t| t.is_word()).count()
    }

    /// The text of a span on one line.
    pub fn quote(&self, span: Span) -> String {
        one_line(self.text(), span)
    }

    /// The line of a byte offset, from 1, as the source counts its lines.
    pub fn line(&self, offset: usize) -> usize {
        let place = self.letter.place(offset).and_then(|(_, place)| place.line);
        place.map_or_else(|| self.lines.line(offset), |line| line as usize)
    }

    /// The page of a byte offset, from 1, where the source has pages.
    pub fn page(&self, offset: usize) -> Option<usize> {
        let place = self.letter.place(offset).and_then(|(_, place)| place.page);
        place.map(|page| page as usize).or_else(|| self.lines.page(offset))
    }

    /// The paragraph of a byte offset, from 1, where the source counts paragraphs.
    pub fn paragraph(&self, offset: usize) -> Option<usize> {
        let place = self.letter.place(offset).and_then(|(_, place)| place.paragraph);
        place.map(|paragraph| paragraph as usize)
    }

    /// The piece of text that a byte offset stands in, line by line: its first byte and the column
    /// there, from 1.
    pub fn line_start(&self, offset: usize) -> (usize, usize) {
        match self.letter.place(offset) {
            Some((at, place)) if place.line.is_some() => {
                (at, place.column.map_or(1, |column| column as usize))
            }
            _ => (self.lines.start(self.lines.line(offset)), 1),
        }
    }

    /// Line and column of a byte offset, from 1, as the source counts them.
    pub(crate) fn position(&self, offset: usize) -> (usize, usize) {
        let (start, column) = self.line_start(offset);
        let passed = Span::new(start, offset).of(self.text()).chars().count();
        (self.line(offset), column + passed)
    }

    pub(crate) fn words_in(&self, sentences: Range<usize>) -> usize {
        self.sentences[sentences]
            .iter()
            .map(|s| self.tokens[range(&s.tokens)].iter().filter(|t| t.is_word()).count())
            .sum()
    }

    /// The form in which a token is compared: lower case, composed.
    pub(crate) fn folded(&self, token: &Token) -> String {
        let mut out = String::new();
        fold(token.span().of(self.text()), &mut out);
        out
    }

    pub(crate) fn block_of(&self, sentence: usize) -> &Block {
        &self.blocks[self.sentences[sentence].block]
    }

    pub(crate) fn span_of(&self, sentence: usize) -> Span {
        self.sentences[sentence].span
    }

    pub(crate) fn tokens_of(&self, sentence: usize) -> &[Token] {
        &self.tokens[range(&self.sentences[sentence].tokens)]
    }

    pub(crate) fn token_range(&self, sentence: usize) -> Range<usize> {
        range(&self.sentences[sentence].tokens)
    }

    pub(crate) fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    pub(crate) fn info(&self, word: u32) -> &WordInfo {
        self.words.info(word)
    }

    /// The id that tokens of this word carry, if it is known or stands in the letter. `folded` is
    /// in small letters.
    pub(crate) fn word_id(&self, folded: &str) -> Option<u32> {
        self.words.known(folded)
    }

    /// True for a word that stands in the lexicon.
    pub(crate) fn is_known(&self, token: &Token) -> bool {
        token.kind == TokenKind::Word && self.words.is_known(token.word)
    }

    pub(crate) fn is(&self, token: &Token, class: WordClass) -> bool {
        token.kind == TokenKind::Word && self.words.info(token.word).is(class, self.language)
    }

    /// The phrases found in a sentence.
    pub(crate) fn cues(&self, sentence: usize) -> &[CueMatch] {
        &self.cues[range(&self.sentences[sentence].cues)]
    }

    pub(crate) fn has_cue(&self, sentence: usize, cue: Cue) -> bool {
        self.cue(sentence, cue).is_some()
    }

    pub(crate) fn cue(&self, sentence: usize, cue: Cue) -> Option<&CueMatch> {
        self.cues(sentence).iter().find(|c| c.meaning == Meaning::Cue(cue))
    }

    /// The entities that begin in a range of tokens.
    pub(crate) fn entities_in(&self, tokens: Range<usize>) -> &[Entity] {
        let from = self.entities.partition_point(|e| (e.first as usize) < tokens.start);
        let to = self.entities.partition_point(|e| (e.first as usize) < tokens.end);
        &self.entities[from..to.max(from)]
    }

    /// The heading a sentence stands under: an index of sentences.
    pub(crate) fn heading_of(&self, sentence: usize) -> Option<usize> {
        let heading = self.block_of(sentence).heading?;
        Some(self.blocks[heading].sentences.start)
    }
}

fn range(r: &Range<u32>) -> Range<usize> {
    r.start as usize..r.end as usize
}
