//! What each block of a letter is: letterhead, title, heading, paragraph, item …

use std::ops::Range;

use super::document::Document;
use super::lines::Shape;
use super::token::{Token, TokenKind};
use crate::lang::Lang;
use crate::lexicon::{Cue, Meaning, WordClass};
use crate::text::Span;

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// Name, address, numbers and dates around the letter's text.
    Letterhead,
    /// The letter's own heading.
    Title,
    /// A heading inside.
    Heading,
    /// Running text.
    Paragraph,
    /// A list item.
    ListItem,
    /// A table row.
    TableRow,
    /// «Hei», «Kjære …».
    Salutation,
    /// «Med vennlig hilsen» and the names under it.
    Signature,
    /// The list of attachments.
    Attachment,
}

/// A block of a document.
#[derive(Debug, Clone)]
pub struct Block {
    /// Where it stands, without a list marker.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// Its language.
    pub language: Lang,
    /// Its sentences.
    pub sentences: Range<usize>,
    /// The heading it stands under: an index of blocks.
    pub heading: Option<usize>,
    /// The line that introduces it, for list items: an index of sentences.
    pub lead_in: Option<usize>,
    /// True after the signature or under «Vedlegg».
    pub attached: bool,
    pub(super) shape: Shape,
    pub(super) after_blank: bool,
    pub(super) wrapped: bool,
}

/// Headings are short.
const HEADING_WORDS: usize = 16;

/// Decides the kinds of all blocks of a document whose sentences and cues are known.
pub(super) fn classify(document: &Document<'_>) -> Vec<BlockKind> {
    let mut kinds: Vec<BlockKind> =
        document.blocks().iter().map(|b| by_shape(document, b)).collect();
    let title = title(document, &kinds);
    let body = title.or_else(|| kinds.iter().position(|&k| k == BlockKind::Paragraph));
    if let Some(body) = body {
        for kind in &mut kinds[..body] {
            if matches!(kind, BlockKind::Heading | BlockKind::TableRow | BlockKind::ListItem) {
                *kind = BlockKind::Letterhead;
            }
        }
    }
    if let Some(title) = title {
        kinds[title] = BlockKind::Title;
        letterhead_after_title(document, &mut kinds, title);
    }
    signature(document, &mut kinds);
    kinds
}

fn by_shape(document: &Document<'_>, block: &Block) -> BlockKind {
    let first = block.sentences.start;
    if block.sentences.is_empty() {
        return BlockKind::Letterhead;
    }
    match block.shape {
        Shape::Row => return BlockKind::TableRow,
        Shape::Item => return BlockKind::ListItem,
        // «Vedtak: Dagpengene dine stopper 1. mai» is a title, though it looks like a name and a value.
        Shape::Key
            if !document.has_cue(first, Cue::Attachment)
                && !decides(document, first)
                && !announces(document, block) =>
        {
            return BlockKind::Letterhead;
        }
        _ => {}
    }
    if document.has_cue(first, Cue::Attachment) {
        return BlockKind::Attachment;
    }
    if document.has_cue(first, Cue::Closing) {
        return BlockKind::Signature;
    }
    if document.has_cue(first, Cue::Salutation) {
        return BlockKind::Salutation;
    }
    let said = document.letter().is_heading(block.span.start);
    if said || looks_like_heading(document, block) {
        if is_letterhead_line(document, block) { BlockKind::Letterhead } else { BlockKind::Heading }
    } else {
        BlockKind::Paragraph
    }
}

/// «Varsel: Vi ser på stønaden din en gang til» is a title too; a name and a value are shorter.
fn announces(document: &Document<'_>, block: &Block) -> bool {
    let kinds = [Cue::KindAdvanceNotice, Cue::KindInformationRequest, Cue::KindOther];
    document.words_in(block.sentences.clone()) >= 5
        && kinds.iter().any(|&cue| document.has_cue(block.sentences.start, cue))
}

/// A phrase of the sentence says how the matter ends.
fn decides(document: &Document<'_>, sentence: usize) -> bool {
    let outcomes = Cue::OutcomeGranted..=Cue::OutcomeAppealForwarded;
    document.cues(sentence).iter().any(|found| match found.meaning {
        Meaning::Cue(cue) => outcomes.contains(&cue),
        _ => false,
    })
}

fn looks_like_heading(document: &Document<'_>, block: &Block) -> bool {
    let text = block.span.of(document.text());
    if block.sentences.len() > 1 && !text.ends_with('?') || text.len() > 140 {
        return false;
    }
    let words = document.words_in(block.sentences.clone());
    let ended = text.ends_with(['.', ';', ',', ':', '!', '»']) && !is_abbreviated(text);
    !ended
        && words > 0
        && words <= HEADING_WORDS
        && (!block.wrapped || words <= 12)
        && block.sentences.len() == 1
        && text
            .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '«' || c == '§')
}

/// «Nav Økonomi m.m.» may be a heading or a name; a full stop otherwise ends a sentence.
fn is_abbreviated(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    last.matches('.').count() > 1 && last.chars().count() <= 6
}

/// A date alone, a name, an address, a page number, a number.
fn is_letterhead_line(document: &Document<'_>, block: &Block) -> bool {
    let sentence = block.sentences.start;
    if document.has_cue(sentence, Cue::LetterheadKey)
        || document.has_cue(sentence, Cue::IdentityKey)
    {
        return true;
    }
    let tokens = document.tokens_of(sentence);
    let mut lower = 0;
    let mut capital = 0;
    let mut digits = 0;
    for token in tokens {
        match token.kind {
            TokenKind::Number | TokenKind::Address => digits += 1,
            TokenKind::Word if document.info(token.word).month > 0 => digits += 1,
            TokenKind::Word if token.capital => capital += 1,
            TokenKind::Word => lower += 1,
            TokenKind::Mark(_) => {}
        }
    }
    if lower == 0 && digits > 0 || is_postal(document, tokens) {
        return true;
    }
    // «Nav» or «Til» on a line of its own.
    let alone = lower == 0 && capital == 1 && digits == 0;
    let small = [WordClass::Nav, WordClass::Preposition];
    if alone && tokens.iter().any(|token| small.iter().any(|&class| document.is(token, class))) {
        return true;
    }
    // A name: capitals only, two to four of them.
    lower == 0 && (2..=4).contains(&capital) && !says_something(document, sentence)
        || (document.has_cue(sentence, Cue::SenderState)
            || document.has_cue(sentence, Cue::SenderMunicipality) && lower + capital <= 4)
            && tokens.iter().all(|t| !document.is(t, WordClass::FiniteVerb))
            && lower + capital <= 6
}

/// «VEDTAK OM DAGPENGER», «VI AVSLÅR SØKNADEN»: no name has such words.
fn says_something(document: &Document<'_>, sentence: usize) -> bool {
    let tokens = document.tokens_of(sentence);
    decides(document, sentence)
        || document.has_cue(sentence, Cue::TopicTitle)
        || tokens.iter().any(|token| document.is(token, WordClass::FiniteVerb))
        // «Til Kari Prøvesen» is one.
        || tokens.iter().skip(1).any(|token| document.is(token, WordClass::Preposition))
}

/// «8601 Mo i Rana»: a post code, then a name that may hold a preposition.
fn is_postal(document: &Document<'_>, tokens: &[Token]) -> bool {
    let Some((code, name)) = tokens.split_first() else { return false };
    let named = |token: &Token| {
        token.kind == TokenKind::Word
            && (token.capital || document.is(token, WordClass::Preposition))
    };
    code.kind == TokenKind::Number
        && code.end - code.start == 4
        && (1..=4).contains(&name.len())
        && name[0].capital
        && name.iter().all(named)
}

/// The first heading that is no letterhead, unless running text comes long before it.
fn title(document: &Document<'_>, kinds: &[BlockKind]) -> Option<usize> {
    let mut paragraphs = 0;
    for (i, &kind) in kinds.iter().enumerate() {
        match kind {
            BlockKind::Heading => return Some(i),
            BlockKind::Paragraph => {
                let block = &document.blocks()[i];
                // «Nav har avslått søknaden din.»: a title with a full stop stands alone, short.
                let alone = block.sentences.len() == 1
                    && document.words_in(block.sentences.clone()) <= 12
                    && !block.span.of(document.text()).ends_with([':', ',']);
                if alone && paragraphs == 0 && has_blank_around(document, i) {
                    return Some(i);
                }
                paragraphs += 1;
                if paragraphs > 1 {
                    return None;
                }
            }
            BlockKind::Signature | BlockKind::Attachment => return None,
            _ => {}
        }
    }
    None
}

fn has_blank_around(document: &Document<'_>, i: usize) -> bool {
    let blocks = document.blocks();
    blocks[i].after_blank && blocks.get(i + 1).is_none_or(|next| next.after_blank)
}

/// Names and numbers between the title and the text are letterhead too.
fn letterhead_after_title(document: &Document<'_>, kinds: &mut [BlockKind], title: usize) {
    for (i, kind) in kinds.iter_mut().enumerate().skip(title + 1) {
        match kind {
            BlockKind::Letterhead => {}
            BlockKind::Heading if is_letterhead_line(document, &document.blocks()[i]) => {
                *kind = BlockKind::Letterhead;
            }
            _ => break,
        }
    }
}

/// Short lines under «Med vennlig hilsen» belong to it; running text does not.
fn signature(document: &Document<'_>, kinds: &mut [BlockKind]) {
    let mut signing = false;
    for (i, kind) in kinds.iter_mut().enumerate() {
        match kind {
            BlockKind::Signature => signing = true,
            BlockKind::Heading | BlockKind::TableRow | BlockKind::Letterhead if signing => {
                let block = &document.blocks()[i];
                let short = document.words_in(block.sentences.clone()) <= 8;
                if short && !block.after_blank || is_letterhead_line(document, block) {
                    *kind = BlockKind::Signature;
                } else {
                    signing = false;
                }
            }
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Attachment => signing = false,
            _ => {}
        }
    }
}
