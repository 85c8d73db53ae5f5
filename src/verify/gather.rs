//! Sentences to rows of items.

use super::item::{Aspect, Row};
use super::reader::Reader;
use super::values::{address, of_entity, of_number};
use super::words::{Phrase, Words};
use crate::lexicon::{Family, Meaning};
use crate::segment::{BlockKind, Document, EntityKind, Token, TokenKind};
use crate::text::Span;

/// A row for every sentence that says something.
pub(super) fn rows(document: &Document<'_>) -> Vec<Row> {
    let words = Words::of(document.language());
    let mut row_of = vec![None; document.sentences().len()];
    let mut rows: Vec<Row> = Vec::with_capacity(row_of.len());
    for (i, sentence) in document.sentences().iter().enumerate() {
        let pieces = phrases(words, &pieces(document, words, i));
        let pointing =
            pieces.iter().filter(|p| p.is_word()).take(3).any(|p| words.has("pointing", &p.text));
        let items = Reader { document, words, pieces: &pieces }.items();
        if items.is_empty() {
            continue;
        }
        let block = &document.blocks()[sentence.block];
        let heading = matches!(block.kind, BlockKind::Heading | BlockKind::Title);
        // Names and dates around the text stand under no heading and lean on nothing.
        let around = matches!(
            block.kind,
            BlockKind::Letterhead | BlockKind::Signature | BlockKind::Salutation
        );
        let under = if around {
            None
        } else if block.kind == BlockKind::ListItem {
            block.lead_in
        } else {
            document.heading_of(i)
        };
        // A table is one block of rows.
        let row = block.kind == BlockKind::TableRow;
        let before = sentence.block.checked_sub(1).map(|b| document.blocks()[b].kind);
        let after_row = before == Some(BlockKind::TableRow);
        row_of[i] = Some(rows.len());
        rows.push(Row {
            span: sentence.span,
            items,
            heading,
            pointing,
            under: under.and_then(|s| row_of.get(s).copied().flatten()),
            opens_block: around || i == block.sentences.start && !(row && after_row),
        });
    }
    rows
}

/// A word, a mark or a value of a sentence.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// The word as compared, or the key of a value.
    pub(super) text: String,
    pub(super) sort: Sort,
    pub(super) span: Span,
    /// Its token; the first of a phrase.
    pub(super) token: usize,
}

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Word,
    Value(Aspect),
    Boundary,
}

impl Piece {
    pub(super) fn is_word(&self) -> bool {
        self.sort == Sort::Word
    }
}

fn pieces(document: &Document<'_>, words: &Words, sentence: usize) -> Vec<Piece> {
    let range = document.token_range(sentence);
    let tokens = document.tokens();
    let mut entities = document.entities_in(range.clone()).iter().peekable();
    let mut laws = document
        .cues(sentence)
        .iter()
        .filter_map(|cue| match cue.meaning {
            Meaning::Law(law) => Some((cue.first as usize, cue.end as usize, law)),
            _ => None,
        })
        .collect::<Vec<_>>();
    // At one place the longest name.
    laws.sort_by_key(|&(first, end, _)| (first, std::cmp::Reverse(end)));
    let mut laws = laws.into_iter().peekable();
    let mut out: Vec<Piece> = Vec::new();
    let mut section = false;
    let mut i = list_number(tokens, range.clone());
    while i < range.end {
        while entities.next_if(|e| (e.first as usize) < i).is_some() {}
        while laws.next_if(|law| law.0 < i).is_some() {}
        let mut push = |text: String, sort: Sort, end: usize| {
            let span = tokens[i].span().to(tokens[end.max(i + 1) - 1].span());
            out.push(Piece { text, sort, span, token: i });
        };
        if let Some(&(_, end, law)) = laws.peek().filter(|law| law.0 == i) {
            let name = &document.lexicon().laws[usize::from(law)].name;
            push(format!("law:{name}"), Sort::Value(Aspect::Law), end);
            i = end.max(i + 1);
            continue;
        }
        if let Some(entity) = entities.peek().filter(|e| e.first as usize == i) {
            let value = of_entity(document, entity);
            push(value.key, Sort::Value(value.aspect), value.end);
            if let EntityKind::Duration(length, _) = entity.kind {
                unit(document, words, i + 1..value.end, length, &mut out);
            }
            i = value.end.max(i + 1);
            continue;
        }
        let token = &tokens[i];
        let mut end = i + 1;
        match token.kind() {
            TokenKind::Number => {
                let value = of_number(document, i, range.end);
                end = value.end;
                let law = section && value.aspect == Aspect::Number;
                let aspect = if law { Aspect::Law } else { value.aspect };
                push(value.key, Sort::Value(aspect), end);
            }
            TokenKind::Address => {
                push(address(&document.folded(token)), Sort::Value(Aspect::Address), end);
            }
            TokenKind::Word => word(document, words, token, |text, sort| push(text, sort, end)),
            TokenKind::Mark('§') => section = true,
            TokenKind::Mark(',' | ';' | ':' | '–' | '(' | ')' | '.' | '!') => {
                push(String::new(), Sort::Boundary, end);
            }
            TokenKind::Mark('?') => push("?".to_owned(), Sort::Value(Aspect::Wording), end),
            TokenKind::Mark('%') => push("%".to_owned(), Sort::Value(Aspect::Percent), end),
            TokenKind::Mark(c @ ('+' | '=' | '<' | '>' | '/' | '-')) => {
                // A dash between words is a pause; between numbers it is «til» or «minus».
                let number = |at: Option<usize>| {
                    at.and_then(|at| tokens.get(at)).is_some_and(|t| t.kind() == TokenKind::Number)
                };
                if c != '-' || number(Some(i + 1)) || !tokens[i].spaced && number(i.checked_sub(1))
                {
                    push(c.to_string(), Sort::Value(Aspect::Wording), end);
                } else {
                    push(String::new(), Sort::Boundary, end);
                }
            }
            TokenKind::Mark(_) => {}
        }
        i = end.max(i + 1);
    }
    out
}

/// «1.» or «b)» before an item of a list says nothing.
fn list_number(tokens: &[Token], range: std::ops::Range<usize>) -> usize {
    let [first, mark, next, ..] = &tokens[range.clone()] else { return range.start };
    let short = first.end - first.start <= 2 && first.kind() == TokenKind::Number;
    let marked = (mark.is_mark('.') || mark.is_mark(')')) && !mark.spaced;
    if short && marked && next.capital && next.spaced { range.start + 2 } else { range.start }
}

fn word(document: &Document<'_>, words: &Words, token: &Token, mut push: impl FnMut(String, Sort)) {
    let folded = document.folded(token);
    let info = document.info(token.word);
    let family = usize::from(Family::of(document.language()) == Family::English);
    if words.role(&folded).is_some() {
        push(folded, Sort::Word);
    } else if info.number[family] > 0 {
        push(format!("n:{}", info.number[family]), Sort::Value(Aspect::Number));
    } else if info.ordinal[family] > 0 && !matches!(folded.as_str(), "andre" | "annen" | "annet") {
        push(format!("o:{}", info.ordinal[family]), Sort::Value(Aspect::Number));
    } else {
        push(folded, Sort::Word);
    }
}

/// What a length of time says beside number and unit: «14 virkedager», «seks hele uker».
fn unit(
    document: &Document<'_>,
    words: &Words,
    tokens: std::ops::Range<usize>,
    length: i32,
    out: &mut Vec<Piece>,
) {
    let family = usize::from(Family::of(document.language()) == Family::English);
    for i in tokens {
        let token = &document.tokens()[i];
        let text = document.folded(token);
        let same = text.parse() == Ok(length)
            || token.kind() == TokenKind::Word
                && i32::from(document.info(token.word).number[family]) == length;
        if token.is_word() && !same && !words.has("units", &text) {
            out.push(Piece { text, sort: Sort::Word, span: token.span(), token: i });
        }
    }
}

/// Reads every phrase as what it means the same as.
fn phrases(words: &Words, pieces: &[Piece]) -> Vec<Piece> {
    let mut out = Vec::with_capacity(pieces.len());
    let mut i = 0;
    while i < pieces.len() {
        let found = pieces[i].is_word().then(|| {
            let fits = |phrase: &&Phrase| {
                phrase.0.iter().enumerate().all(|(n, word)| {
                    pieces.get(i + n).is_some_and(|p| p.is_word() && p.text == *word)
                })
            };
            words.phrases(&pieces[i].text).iter().find(fits)
        });
        let Some((from, to)) = found.flatten() else {
            out.push(pieces[i].clone());
            i += 1;
            continue;
        };
        let span = pieces[i].span.to(pieces[i + from.len() - 1].span);
        for word in to {
            out.push(Piece { text: word.clone(), span, ..pieces[i].clone() });
        }
        i += from.len();
    }
    out
}
