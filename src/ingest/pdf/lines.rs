//! Glyphs to lines of text.

use super::glyphs::{Glyph, Text};

/// Gaps wider than this part of the letter size are spaces.
const SPACE: f32 = 0.2;

/// Gaps wider than this many letter sizes separate cells and columns.
const CELL: f32 = 1.5;

/// Gaps of the columns' gutter are at least as wide as this.
pub(super) const GUTTER: f32 = 0.5;

/// A line, or the part of one that stands in a column.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) page: u32,
    pub(super) x0: f32,
    pub(super) x1: f32,
    pub(super) y: f32,
    pub(super) size: f32,
    pub(super) bold: bool,
    /// How wide the first word is: it would have fitted on the line before, or not.
    pub(super) first_word: f32,
    /// Where the second word begins: the text of an item with a bullet.
    pub(super) body: f32,
    /// Where the column it stands in ends, if that is known.
    pub(super) right: Option<f32>,
    /// Its first glyph in the order of drawing.
    pub(super) order: usize,
}

/// A glyph with its place in the order of drawing.
pub(super) type Numbered<'g> = (usize, &'g Glyph);

/// Glyphs of one page in rows from top to bottom, each from left to right.
pub(super) fn rows<'g>(mut glyphs: Vec<Numbered<'g>>) -> Vec<Vec<Numbered<'g>>> {
    glyphs.sort_by(|a, b| a.1.y.total_cmp(&b.1.y).then(a.0.cmp(&b.0)));
    let mut rows: Vec<Vec<Numbered<'g>>> = Vec::new();
    let (mut y, mut size) = (f32::MIN, 0.0_f32);
    for glyph in glyphs {
        let reach = size.max(glyph.1.size) * 0.4;
        match rows.last_mut() {
            Some(row) if glyph.1.y - y <= reach => {
                // Small marks above the line do not drag it up.
                if glyph.1.size >= size {
                    (y, size) = (glyph.1.y, glyph.1.size);
                }
                row.push(glyph);
            }
            _ => {
                (y, size) = (glyph.1.y, glyph.1.size);
                rows.push(vec![glyph]);
            }
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.1.x0.total_cmp(&b.1.x0).then(a.0.cmp(&b.0)));
        once(row);
    }
    rows
}

/// Drops glyphs that are drawn twice to look bold.
fn once(row: &mut Vec<Numbered<'_>>) {
    let mut kept: Vec<Numbered<'_>> = Vec::with_capacity(row.len());
    for &glyph in row.iter() {
        let near = kept.iter().rev().take(4);
        let twice = near.into_iter().any(|(_, other)| {
            other.text == glyph.1.text
                && !glyph.1.text.is_blank()
                && (other.x0 - glyph.1.x0).abs() < glyph.1.size * 0.12
        });
        if !twice {
            kept.push(glyph);
        }
    }
    *row = kept;
}

/// Cuts a row where it has wide gaps, a gap at one of the `gutters`, or one before the `starts` of
/// cells in the rows above and below.
pub(super) fn cells<'r, 'g>(
    row: &'r [Numbered<'g>],
    gutters: &[f32],
    starts: &[f32],
) -> Vec<&'r [Numbered<'g>]> {
    let seen: Vec<usize> = (0..row.len()).filter(|at| !row[*at].1.text.is_blank()).collect();
    let gap = |at: usize| Gap::between(row[seen[at - 1]].1, row[seen[at]].1);
    let gaps: Vec<Gap> = (1..seen.len()).map(gap).collect();
    let mut cells = Vec::new();
    let mut start = 0;
    for (at, gap) in gaps.iter().enumerate() {
        if gap.is_before(starts) || gap.is_cut(gutters, || Gap::beside(&gaps, at, gutters)) {
            cells.push(&row[start..seen[at + 1]]);
            start = seen[at + 1];
        }
    }
    cells.push(&row[start..]);
    cells.retain(|cell| cell.iter().any(|(_, glyph)| !glyph.text.is_blank()));
    cells
}

/// The room between two glyphs.
#[derive(Debug, Clone, Copy)]
struct Gap {
    from: f32,
    to: f32,
    size: f32,
}

impl Gap {
    fn between(before: &Glyph, glyph: &Glyph) -> Self {
        Self { from: before.x1, to: glyph.x0, size: before.size.max(glyph.size) }
    }

    /// In letter sizes.
    fn width(self) -> f32 {
        (self.to - self.from) / self.size
    }

    /// The smaller one of the nearest gaps between words on both sides, within the column.
    fn beside(gaps: &[Self], at: usize, gutters: &[f32]) -> Option<f32> {
        let word = |gap: &&Self| gap.width() > SPACE;
        let here = |gap: &&Self| !gap.is_over(gutters);
        let before = gaps[..at].iter().rev().take(60).take_while(here).find(word);
        let after = gaps[at + 1..].iter().take(60).take_while(here).find(word);
        let widths = before.into_iter().chain(after).map(|gap| gap.width());
        widths.reduce(f32::min)
    }

    fn is_over(self, gutters: &[f32]) -> bool {
        gutters.iter().any(|gutter| self.from <= *gutter && *gutter <= self.to)
    }

    fn is_before(self, starts: &[f32]) -> bool {
        let near = |start: &f32| (self.to - start).abs() < self.size * 0.15;
        self.width() > GUTTER && starts.iter().any(near)
    }

    fn is_cut(self, gutters: &[f32], beside: impl Fn() -> Option<f32>) -> bool {
        let width = self.width();
        if gutters.is_empty() || width < GUTTER {
            return width > CELL;
        }
        // Justified text in narrow columns has wide gaps, but all of a row are alike.
        self.is_over(gutters) || width > CELL && beside().is_some_and(|other| width > other * 2.2)
    }
}

/// The text of a row or cell.
pub(super) fn line(row: &[Numbered<'_>]) -> Option<Line> {
    let seen: Vec<&Numbered<'_>> = row.iter().filter(|(_, g)| !g.text.is_blank()).collect();
    let first = seen.first()?.1;
    let mut text = String::new();
    let mut end = f32::MIN;
    let mut words = Vec::new();
    for (_, glyph) in row {
        let space = end > f32::MIN && glyph.x0 - end > SPACE * glyph.size;
        if (space || glyph.text.is_blank()) && !text.is_empty() && !ends_blank(&text) {
            text.push(if glyph.text == Text::One('\u{a0}') { '\u{a0}' } else { ' ' });
        }
        if !glyph.text.is_blank() {
            if text.is_empty() || ends_blank(&text) {
                words.push((glyph.x0, glyph.x1));
            } else if let Some(word) = words.last_mut() {
                word.1 = word.1.max(glyph.x1);
            }
            push(glyph, &mut text);
        }
        end = end.max(glyph.x1);
    }
    let text = text.trim_end().to_owned();
    let big = seen.iter().map(|(_, glyph)| glyph.size).fold(0.0, f32::max);
    let bold = seen.iter().filter(|(_, glyph)| glyph.bold).count();
    let main = seen.iter().filter(|(_, glyph)| glyph.size > big * 0.9).map(|(_, glyph)| glyph.y);
    let word = words.first().copied().unwrap_or_default();
    (!text.is_empty()).then(|| Line {
        text,
        page: first.page,
        x0: first.x0,
        x1: seen.iter().map(|(_, glyph)| glyph.x1).fold(f32::MIN, f32::max),
        y: main.fold(f32::MIN, f32::max),
        size: usual(seen.iter().map(|(_, glyph)| glyph.size).collect()),
        bold: bold * 10 > seen.len() * 8,
        first_word: word.1 - word.0,
        right: None,
        body: words.get(1).map_or(first.x0, |word| word.0),
        order: seen.iter().map(|(order, _)| *order).min().unwrap_or_default(),
    })
}

fn ends_blank(text: &str) -> bool {
    text.ends_with(char::is_whitespace)
}

/// The middle one.
pub(super) fn usual(mut sizes: Vec<f32>) -> f32 {
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or_default()
}

fn push(glyph: &Glyph, out: &mut String) {
    let mut add = |c: char| match c {
        '\u{feff}' | '\u{200b}' | '\u{2060}' => {}
        // A soft hyphen that takes room is a hyphen; one that takes none is not seen.
        '\u{ad}' if glyph.x1 - glyph.x0 < glyph.size * 0.05 => {}
        '\u{fb00}' => out.push_str("ff"),
        '\u{fb01}' => out.push_str("fi"),
        '\u{fb02}' => out.push_str("fl"),
        '\u{fb03}' => out.push_str("ffi"),
        '\u{fb04}' => out.push_str("ffl"),
        '\u{fb05}' | '\u{fb06}' => out.push_str("st"),
        // The bullets of Symbol and Wingdings.
        '\u{f0b7}' | '\u{f0a7}' | '\u{f0d8}' | '\u{f076}' | '\u{f0fc}' | '\u{f06e}' => {
            out.push('•');
        }
        c if c.is_whitespace() => out.push(' '),
        c if c.is_control() => {}
        c => out.push(c),
    };
    match &glyph.text {
        Text::One(c) => add(*c),
        Text::Many(text) => text.chars().for_each(add),
    }
}
