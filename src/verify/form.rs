//! How each block stands on the page: a line, running text, an item, cells. What the marks before it
//! say beside that.

use super::words::Words;
use crate::segment::{BlockKind, Document, TokenKind};
use crate::text::Span;

/// What a row is to the eye.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Shape {
    /// A line that ends without a mark: a heading, a name, a date.
    Line,
    /// Sentences.
    Text,
    /// An item of a list.
    Item,
    /// An item of a list within an item.
    Inner,
    /// A row of a table.
    Cells,
}

impl Shape {
    pub(super) const fn is_item(self) -> bool {
        matches!(self, Self::Item | Self::Inner)
    }
}

/// The form of one block.
#[derive(Debug, Clone)]
pub(super) struct Form {
    pub(super) shape: Shape,
    /// What stands before its words and may say something: a number out of order, empty cells.
    pub(super) lead: String,
    /// Has fewer cells than a row beside it: how far they stand apart tells their columns.
    pub(super) ragged: bool,
}

/// Bullets that open a list, and where its items stand.
#[derive(Default)]
struct List {
    open: bool,
    indent: usize,
    mark: char,
    count: [usize; 2],
}

/// The form of every block.
pub(super) fn forms(document: &Document<'_>, words: &Words) -> Vec<Form> {
    let starred = document.tokens().iter().any(|t| t.is_mark('*'));
    let numbered = names_items(document, words);
    let mut list = List::default();
    let form = |block: &crate::segment::Block| {
        let text = block.span.of(document.text());
        let before = before(document, block.span.start);
        let marker = trimmed(before);
        if block.kind == BlockKind::ListItem || !marker.is_empty() {
            let dated = opens_with_month(document, block.span);
            return list.item(before, (starred, numbered || dated));
        }
        list = List::default();
        let shape = if !text.contains('\n')
            && (block.kind == BlockKind::TableRow || gaps(text).next().is_some_and(|g| g.tab))
        {
            Shape::Cells
        } else if text.ends_with(['.', '!', '?', ':']) || block.sentences.len() > 1 {
            Shape::Text
        } else {
            Shape::Line
        };
        let lead = if shape == Shape::Cells {
            before.chars().filter(|&c| c == '\t').map(|_| '|').collect()
        } else {
            String::new()
        };
        Form { shape, lead, ragged: false }
    };
    let mut forms: Vec<Form> = document.blocks().iter().map(form).collect();
    ragged(document, &mut forms);
    forms
}

/// What stands on the line before `at`.
fn before<'d>(document: &Document<'d>, at: usize) -> &'d str {
    let text = &document.text()[..at];
    let start = text.rfind(['\n', '\u{c}']).map_or(0, |newline| newline + 1);
    &text[start..]
}

fn trimmed(before: &str) -> &str {
    before.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'))
}

/// «punkt 2»: the letter names its items by number.
fn names_items(document: &Document<'_>, words: &Words) -> bool {
    document.tokens().windows(2).any(|pair| {
        pair[1].kind() == TokenKind::Number
            && pair[0].kind() == TokenKind::Word
            && words.has("item-name", &document.folded(&pair[0]))
    })
}

/// «3. Mai 2025»: a day and no number of an item.
fn opens_with_month(document: &Document<'_>, span: Span) -> bool {
    let tokens = document.tokens();
    let at = tokens.partition_point(|t| t.span().start < span.start);
    let first = tokens.get(at).filter(|t| t.kind() == TokenKind::Word);
    first.is_some_and(|t| document.info(t.word).month > 0)
}

impl List {
    fn item(&mut self, before: &str, (starred, keep): (bool, bool)) -> Form {
        let marker = trimmed(before);
        let indent = before.chars().take_while(|c| c.is_whitespace()).count();
        let first = marker.chars().next().unwrap_or('•');
        let counted = first.is_ascii_alphanumeric();
        let mark = if counted { '1' } else { first };
        if !self.open {
            *self = Self { open: true, indent, mark, count: [0; 2] };
        }
        let inner = indent > self.indent + 1 || mark != self.mark;
        let level = usize::from(inner);
        self.count[level] += 1;
        if !inner {
            self.count[1] = 0;
        }
        let label = marker.trim_end_matches(['.', ')']);
        let place = match label.as_bytes() {
            [letter @ b'a'..=b'z'] => Some(usize::from(letter - b'a') + 1),
            _ => label.parse().ok(),
        };
        // The number that an item has by its place says nothing.
        let says = counted && (keep || place != Some(self.count[level]));
        let footnote = first == '*' && starred;
        Form {
            shape: if inner { Shape::Inner } else { Shape::Item },
            lead: if says || footnote { label.to_owned() } else { String::new() },
            ragged: false,
        }
    }
}

/// White space between two cells of a row.
pub(super) struct Gap {
    pub(super) tab: bool,
    /// Tabs, or columns of space.
    pub(super) width: usize,
}

/// The gap that `space` is, if it parts cells.
pub(super) fn gap(space: &str) -> Option<Gap> {
    let tabs = space.chars().filter(|&c| c == '\t').count();
    if tabs > 0 {
        return Some(Gap { tab: true, width: tabs });
    }
    let width = space.chars().count();
    (width >= 3).then_some(Gap { tab: false, width })
}

fn gaps(row: &str) -> impl Iterator<Item = Gap> + '_ {
    let solid = |c: char| !c.is_whitespace();
    row.split(solid).filter_map(gap)
}

fn ragged(document: &Document<'_>, forms: &mut [Form]) {
    let cells = |i: usize| gaps(document.blocks()[i].span.of(document.text())).count();
    let mut start = 0;
    while start < forms.len() {
        let row = |form: &Form| form.shape == Shape::Cells;
        let length = forms[start..].iter().take_while(|form| row(form)).count();
        let most = (start..start + length).map(cells).max().unwrap_or(0);
        for (i, form) in forms.iter_mut().enumerate().skip(start).take(length) {
            form.ragged = cells(i) < most;
        }
        start += length.max(1);
    }
}
