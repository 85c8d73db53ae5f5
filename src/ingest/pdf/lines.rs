//! Glyphs to lines of text.

use super::glyphs::{Glyph, Text};

/// Gaps wider than this part of the letter size are spaces.
const SPACE: f32 = 0.2;

/// Gaps wider than this many letter sizes separate cells and columns.
const CELL: f32 = 1.5;

/// Gaps of the columns' gutter are at least as wide as this.
const GUTTER: f32 = 0.5;

/// Strips of the page, in points, in which ink is looked for.
const STRIP: f32 = 2.0;

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

/// Cuts a row where it has wide gaps, or a gap at one of the `gutters`.
pub(super) fn cells<'r, 'g>(row: &'r [Numbered<'g>], gutters: &[f32]) -> Vec<&'r [Numbered<'g>]> {
    let mut cells = Vec::new();
    let mut start = 0;
    let mut last: Option<&Glyph> = None;
    for (at, (_, glyph)) in row.iter().enumerate() {
        if glyph.text.is_blank() {
            continue;
        }
        if let Some(before) = last
            && is_cut(before, glyph, gutters)
        {
            cells.push(&row[start..at]);
            start = at;
        }
        last = Some(glyph);
    }
    cells.push(&row[start..]);
    cells.retain(|cell| cell.iter().any(|(_, glyph)| !glyph.text.is_blank()));
    cells
}

fn is_cut(before: &Glyph, glyph: &Glyph, gutters: &[f32]) -> bool {
    let (gap, size) = (glyph.x0 - before.x1, before.size.max(glyph.size));
    let at_gutter = |gutter: &f32| before.x1 <= *gutter && *gutter <= glyph.x0;
    // Justified text in narrow columns has wide gaps of its own.
    let cell = if gutters.is_empty() { CELL } else { CELL * 6.0 };
    gap > cell * size || gap > GUTTER * size && gutters.iter().any(at_gutter)
}

/// Where hardly any row has ink between rows that have some on both sides: the room between two
/// columns of text.
pub(super) fn gutters(rows: &[Vec<Numbered<'_>>]) -> Vec<f32> {
    let seen = || rows.iter().flatten().filter(|(_, glyph)| !glyph.text.is_blank());
    let left = seen().map(|(_, glyph)| glyph.x0).fold(f32::MAX, f32::min);
    let right = seen().map(|(_, glyph)| glyph.x1).fold(f32::MIN, f32::max);
    if rows.len() < 8 || right - left < 100.0 {
        return Vec::new();
    }
    let strips = ((right - left) / STRIP) as usize + 1;
    let strip = |x: f32| (((x - left).max(0.0) / STRIP) as usize).min(strips - 1);
    let mut ink = vec![0_usize; strips];
    let (mut starts, mut ends) = (vec![0_usize; strips], vec![0_usize; strips]);
    for row in rows {
        let mut spans: Vec<(usize, usize)> = Vec::new();
        let mut end: Option<&Glyph> = None;
        for (_, glyph) in row.iter().filter(|(_, glyph)| !glyph.text.is_blank()) {
            let span = (strip(glyph.x0), strip(glyph.x1));
            match spans.last_mut() {
                Some(last) if end.is_some_and(|e| glyph.x0 - e.x1 < GUTTER * e.size) => {
                    last.1 = last.1.max(span.1);
                }
                _ => spans.push(span),
            }
            end = Some(glyph);
        }
        for span in &spans {
            ink[span.0..=span.1].iter_mut().for_each(|count| *count += 1);
        }
        if let (Some(first), Some(last)) = (spans.first(), spans.last()) {
            starts[first.0] += 1;
            ends[last.1] += 1;
        }
    }
    // Rows that have ink left of a strip, and right of it.
    for at in 1..strips {
        starts[at] += starts[at - 1];
        ends[strips - 1 - at] += ends[strips - at];
    }
    let clear = |at: usize| {
        let middle = at * 10 > strips * 2 && at * 10 < strips * 8;
        let sides = starts[at] * 10 >= rows.len() * 3 && ends[at] * 10 >= rows.len() * 3;
        middle && sides && ink[at] * 100 <= rows.len() * 15
    };
    let mut found: Vec<(usize, usize, f32)> = Vec::new();
    let mut at = 0;
    while at < strips {
        let end = (at..strips).find(|strip| !clear(*strip)).unwrap_or(strips);
        if end > at {
            let least = ink[at..end].iter().copied().min().unwrap_or_default();
            let wide = ink[at..end].iter().filter(|ink| **ink == least).count();
            let from = (at..end).find(|strip| ink[*strip] == least).unwrap_or(at);
            found.push((least, wide, left + (2 * from + wide) as f32 * STRIP / 2.0));
        }
        at = end + 1;
    }
    // The emptiest ones: others are chance.
    let least = found.iter().map(|(ink, ..)| *ink).min().unwrap_or_default();
    found.retain(|(ink, ..)| *ink <= least + rows.len() / 50);
    let wide = found.iter().map(|(_, wide, _)| *wide).max().unwrap_or_default();
    found.into_iter().filter(|found| found.1 * 2 >= wide).map(|(.., x)| x).collect()
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
