//! The letter itself, block by block, cut where a statement's sentence begins and ends.

use super::ids::Ids;
use super::shape::{BlockOut, LetterOut, PieceOut};
use crate::report::{Report, clean};
use crate::segment::{Block, BlockKind};
use crate::text::{MASK, Span, mask, one_line};

impl Report<'_> {
    pub(super) fn letter(&self, ids: &Ids<'_>) -> LetterOut {
        let places = ids.places();
        let hidden = self.hidden();
        let skippable = &self.facts.skippable;
        let mut next = 0;
        let mut open: Vec<(Span, &str)> = Vec::new();
        let mut blocks = Vec::new();
        for block in self.document.blocks() {
            // What begins before the block ends may stand in it.
            while let Some((place, id)) = places.get(next).filter(|(p, _)| p.start < block.span.end)
            {
                open.push((*place, id));
                next += 1;
            }
            open.retain(|(place, _)| place.end > block.span.start);
            let mut cuts = self.cuts(block);
            for place in open.iter().map(|(place, _)| place).chain(skippable) {
                cuts.extend([place.start, place.end]);
            }
            cuts.retain(|cut| (block.span.start..=block.span.end).contains(cut));
            cuts.sort_unstable();
            cuts.dedup();
            let pieces = cuts.windows(2).map(|pair| {
                let span = Span::new(pair[0], pair[1]);
                let within = |place: &Span| place.start <= span.start && span.end <= place.end;
                PieceOut {
                    text: self.piece(span, &hidden, span.start == block.span.start),
                    statements: named(open.iter().filter(|(place, _)| within(place))),
                    skippable: skippable.iter().any(within),
                }
            });
            blocks.push(BlockOut {
                kind: kind(block.kind),
                marker: self.marker(block),
                language: block.language.tag(),
                page: self.document.page(block.span.start),
                paragraph: self.document.paragraph(block.span.start),
                pieces: pieces.filter(|piece| !piece.text.is_empty()).collect(),
            });
        }
        blocks.retain(|block| !block.pieces.is_empty());
        LetterOut { blocks }
    }

    /// Where the block's sentences begin and end, and the block itself.
    fn cuts(&self, block: &Block) -> Vec<usize> {
        let sentences = &self.document.sentences()[block.sentences.clone()];
        let inner = sentences.iter().flat_map(|sentence| [sentence.span.start, sentence.span.end]);
        [block.span.start, block.span.end].into_iter().chain(inner).collect()
    }

    /// The digits of the letter that are hidden, by byte, in order.
    fn hidden(&self) -> Vec<usize> {
        if !self.options.mask {
            return Vec::new();
        }
        let text = self.document.text();
        let masked = mask(text);
        let pairs = text.char_indices().zip(masked.chars());
        pairs.filter(|((_, c), m)| *m == MASK && *c != MASK).map(|((at, _), _)| at).collect()
    }

    /// A piece of the letter as one reads it: on one line, cells of a row kept apart by tabs.
    fn piece(&self, span: Span, hidden: &[usize], first: bool) -> String {
        let text = self.document.text();
        let mut shown = String::with_capacity(span.len());
        for (at, c) in span.of(text).char_indices() {
            let hide = hidden.binary_search(&(span.start + at)).is_ok();
            shown.push(if hide { MASK } else { c });
        }
        let cells = shown.split('\t').map(|cell| {
            let cell = one_line(cell, Span::new(0, cell.len()));
            clean(&self.shown(&cell))
        });
        let line = cells.collect::<Vec<_>>().join("\t");
        let space = |c: Option<char>| c.is_some_and(|c| c.is_whitespace() && c != '\t');
        let body = line.trim_matches(' ');
        if body.is_empty() {
            return if first || shown.is_empty() { String::new() } else { " ".to_owned() };
        }
        let before = if !first && space(shown.chars().next()) { " " } else { "" };
        let after = if space(shown.chars().next_back()) { " " } else { "" };
        format!("{before}{body}{after}")
    }

    /// What the letter's own list writes before an item: «1.», «a)».
    fn marker(&self, block: &Block) -> Option<String> {
        let text = self.document.text();
        let line = text[..block.span.start].rfind(['\n', '\u{c}']).map_or(0, |at| at + 1);
        let before = text[line..block.span.start].trim();
        let short = block.kind == BlockKind::ListItem && before.chars().count() <= LONGEST_MARKER;
        (short && before.contains(char::is_alphanumeric)).then(|| self.text(before))
    }
}

/// «viii)» and «10.1.» are markers.
const LONGEST_MARKER: usize = 6;

/// The names, each once, in order.
fn named<'a>(open: impl Iterator<Item = &'a (Span, &'a str)>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (_, name) in open {
        if !names.iter().any(|known| known == name) {
            names.push((*name).to_owned());
        }
    }
    // Statements before questions, each in the order of the summary.
    let key = |name: &String| (name.starts_with('q'), name.len(), name.clone());
    names.sort_by_cached_key(key);
    names
}

/// The name of a kind of block in JSON.
pub(in crate::report) fn kind(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Letterhead => "letterhead",
        BlockKind::Title => "title",
        BlockKind::Heading => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::ListItem => "list_item",
        BlockKind::TableRow => "table_row",
        BlockKind::Salutation => "salutation",
        BlockKind::Signature => "signature",
        BlockKind::Attachment => "attachment",
    }
}
