//! Sentences to rows: every word, value and mark in one form, and what `reader` makes of them.

use super::form::{Form, Shape, forms};
use super::item::{Aspect, Row};
use super::piece::{Piece, Pieces, Sort};
use super::reader::Reader;
use super::words::{Beside, Phrase, Role, Words};
use crate::segment::{BlockKind, Document};

/// A row for every sentence that says something.
pub(super) fn rows(document: &Document<'_>) -> Vec<Row> {
    let words = Words::of(document.language());
    let forms = forms(document, words);
    let mut rows: Vec<Row> = Vec::with_capacity(document.sentences().len());
    for (i, sentence) in document.sentences().iter().enumerate() {
        let block = &document.blocks()[sentence.block];
        let form = &forms[sentence.block];
        let reader = Pieces { document, words, form };
        let mut pieces = phrases(words, &reader.of(i));
        let before_items = forms.get(sentence.block + 1).is_some_and(|next| next.shape.is_item())
            && i + 1 == block.sentences.end;
        trim(&mut pieces, form, before_items);
        let first = i == block.sentences.start;
        if pieces.is_empty() && form.lead.is_empty() {
            continue;
        }
        let pointing =
            pieces.iter().filter(|p| p.is_word()).take(3).any(|p| words.has("pointing", &p.text));
        let items = Reader { document, words, pieces: &pieces }.items();
        let heading = matches!(block.kind, BlockKind::Heading | BlockKind::Title);
        // Names and dates around the text lean on nothing.
        let around = matches!(
            block.kind,
            BlockKind::Letterhead | BlockKind::Signature | BlockKind::Salutation
        );
        // A table is one block of rows.
        let before = sentence.block.checked_sub(1).map(|b| forms[b].shape);
        let goes_on = form.shape == Shape::Cells && before == Some(Shape::Cells);
        rows.push(Row {
            span: sentence.span,
            items,
            pieces,
            shape: form.shape,
            lead: if first { form.lead.clone() } else { String::new() },
            heading,
            pointing,
            opens_block: around || first && !goes_on,
        });
    }
    rows
}

/// The mark at the end of a sentence says nothing; nor does the comma after an item.
fn trim(pieces: &mut Vec<Piece>, form: &Form, before_items: bool) {
    let light = pieces.last().is_some_and(|last| {
        last.sort == Sort::Boundary
            && match last.text.as_str() {
                "." | "!" => true,
                "," | ";" => form.shape.is_item(),
                ":" => before_items,
                _ => false,
            }
    });
    if light {
        pieces.pop();
    }
}

/// Reads every phrase as what it means the same as.
fn phrases(words: &Words, pieces: &[Piece]) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut i = 0;
    while i < pieces.len() {
        let usable = |p: &Piece| p.is_word() && !p.capital;
        let found = usable(&pieces[i]).then(|| {
            let fits = |phrase: &&Phrase| {
                phrase.from.iter().enumerate().all(|(n, word)| {
                    pieces.get(i + n).is_some_and(|p| usable(p) && p.text == *word)
                }) && may_stand(words, phrase, &out, pieces.get(i + phrase.from.len()))
            };
            words.phrases(&pieces[i].text).iter().find(fits)
        });
        let Some(phrase) = found.flatten() else {
            out.push(pieces[i].clone());
            i += 1;
            continue;
        };
        let last = i + phrase.from.len() - 1;
        let span = pieces[i].span.to(pieces[last].span);
        for word in &phrase.to {
            out.push(Piece { text: word.clone(), span, ..pieces[i].clone() });
        }
        i = last + 1;
    }
    out
}

/// «i henhold til» is «etter» before a law only, and «ikke er nødt til å» is not «ikke må».
fn may_stand(words: &Words, phrase: &Phrase, before: &[Piece], next: Option<&Piece>) -> bool {
    let law = |p: &Piece| p.text == "§" || p.text.starts_with("law:");
    let modal = matches!(words.role(&phrase.to[0]), Some(Role::Must | Role::Should | Role::Can));
    let negated = before
        .iter()
        .rev()
        .take(3)
        .take_while(|p| p.is_word())
        .any(|p| words.role(&p.text) == Some(Role::Negation));
    let value = |p: &Piece| matches!(p.sort, Sort::Value(_)) || p.time;
    let sum = |p: &Piece| p.sort == Sort::Value(Aspect::Amount);
    let fits = match phrase.beside {
        Beside::Anything => true,
        Beside::Law => next.is_some_and(law),
        Beside::Value => next.is_some_and(value),
        Beside::Thing => next.is_some_and(|p| p.is_word() && !p.time),
        Beside::AfterSum => before.last().is_some_and(sum),
    };
    fits && !(modal && negated)
}
