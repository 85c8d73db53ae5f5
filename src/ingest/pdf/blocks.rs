//! Blocks: lines put together to headings, paragraphs, items and rows.

use std::collections::BTreeMap;

use super::lines::{Line, usual};
use super::pictures::Found;
use crate::ingest::printed::{Seam, seam};

/// What a block is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    Heading,
    Paragraph,
    /// With the number it has, if it is no bullet.
    Item(Option<String>),
    Row,
}

/// Lines that belong together; in a row, each part is a cell.
#[derive(Debug, Clone)]
pub(super) struct Block {
    pub(super) kind: Kind,
    pub(super) parts: Vec<Vec<Line>>,
}

impl Block {
    pub(super) fn new(kind: Kind, lines: Vec<Line>) -> Self {
        Self { kind, parts: vec![lines] }
    }

    pub(super) fn lines(&self) -> impl Iterator<Item = &Line> {
        self.parts.iter().flatten()
    }

    pub(super) fn lines_mut(&mut self) -> impl Iterator<Item = &mut Line> {
        self.parts.iter_mut().flatten()
    }

    /// Its first glyph in the order of drawing.
    pub(super) fn order(&self) -> usize {
        self.lines().map(|line| line.order).min().unwrap_or_default()
    }
}

/// Lines that do not tell how wide a page is.
const FEW: usize = 8;

/// Lines of a page that are enough to tell.
const MOST: usize = 300;

/// What is usual in a file: the size and weight of running text, and where lines end.
#[derive(Debug)]
pub(super) struct Measure {
    size: f32,
    bold: bool,
    /// The left and right ends of lines, by page.
    edges: BTreeMap<u32, Vec<(f32, f32)>>,
}

impl Measure {
    pub(super) fn of(blocks: &[Block]) -> Self {
        let lines = || blocks.iter().flat_map(Block::lines);
        let weighted = |line: &Line| vec![line.size; line.text.len().div_ceil(8)];
        let bold: usize = lines().filter(|line| line.bold).map(|line| line.text.len()).sum();
        let all: usize = lines().map(|line| line.text.len()).sum();
        let mut edges: BTreeMap<u32, Vec<(f32, f32)>> = BTreeMap::new();
        for line in lines() {
            let edges = edges.entry(line.page).or_default();
            if edges.len() < MOST {
                edges.push((line.x0, line.x1));
            }
        }
        Self { size: usual(lines().flat_map(weighted).collect()), bold: bold * 2 > all, edges }
    }

    /// Where a line that begins there could have ended: as far as nearly all others do.
    fn right(&self, line: &Line) -> f32 {
        let peers = |edges: &[(f32, f32)]| -> Vec<f32> {
            let reach = line.x0 + 3.0 * line.size;
            edges.iter().filter(|(x0, x1)| *x0 <= reach && *x1 > line.x0).map(|e| e.1).collect()
        };
        let mut ends = self.edges.get(&line.page).map(|edges| peers(edges)).unwrap_or_default();
        // The last page may hold just a signature.
        if ends.len() < FEW
            && let Some(edges) = line.page.checked_sub(1).and_then(|page| self.edges.get(&page))
        {
            ends.extend(peers(edges));
        }
        ends.sort_by(|a, b| b.total_cmp(a));
        ends.get(ends.len() / 20).copied().unwrap_or(line.x1)
    }

    /// True when the next line's first word would have fitted: the break is meant.
    pub(super) fn breaks(&self, line: &Line, next: &Line) -> bool {
        let (first, last) = (is_key(&line.text), is_key(&next.text));
        if line.page == next.page && next.y > line.y && last && (first || !ends_short(&line.text)) {
            return true;
        }
        line.page == next.page
            && next.y > line.y
            && line.x1 + line.size * 1.1 + next.first_word
                < line.right.unwrap_or_else(|| self.right(line))
    }

    /// Larger or bolder than running text, short, and not a sentence.
    fn is_heading(&self, block: &Block) -> bool {
        let lines = &block.parts[0];
        let length: usize = lines.iter().map(|line| line.text.chars().count()).sum();
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return false };
        let stands_out = |line: &Line| line.size > self.size * 1.09 || line.bold && !self.bold;
        lines.len() <= 3
            && (2..=160).contains(&length)
            && lines.iter().all(stands_out)
            && !last.text.ends_with(['.', ',', ';', ':'])
            && first.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '§')
    }
}

/// `Saksnummer: 12/345`: never the rest of the line above.
fn is_key(text: &str) -> bool {
    let Some((name, value)) = text.split_once(": ").or(text.strip_suffix(':').map(|n| (n, "")))
    else {
        return false;
    };
    name.starts_with(char::is_uppercase)
        && name.split(' ').count() <= 3
        && name.chars().count() <= 30
        && value.chars().count() <= 40
        && !value.ends_with('.')
}

/// Ends in a word that always goes on.
fn ends_short(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    last.starts_with(char::is_lowercase) && last.chars().count() <= 3 || text.ends_with(',')
}

/// A bullet, or a number such as `1.` or `b)`, with the text after it.
pub(super) fn label(text: &str) -> Option<(Option<&str>, &str)> {
    let (label, rest) = text.split_once(' ')?;
    let bullet = matches!(
        label,
        "•" | "·" | "▪" | "◦" | "‣" | "●" | "○" | "■" | "–" | "—" | "-" | "*" | "➢" | "o"
    );
    if bullet {
        return Some((None, rest));
    }
    let stem = label.strip_suffix(['.', ')'])?;
    let number = stem.len() <= 2 && stem.bytes().all(|b| b.is_ascii_digit()) && !stem.is_empty();
    let letter = label.ends_with(')') && stem.len() == 1 && stem.is_ascii();
    (number || letter).then_some((Some(label), rest))
}

/// Names the blocks: headings by their look, items by their bullets.
pub(super) fn name(blocks: &mut [Block]) {
    let measure = Measure::of(blocks);
    for block in blocks.iter_mut().filter(|block| block.kind == Kind::Paragraph) {
        let Some(first) = block.parts[0].first_mut() else { continue };
        if let Some((None, rest)) = label(&first.text) {
            first.text = rest.trim_start().to_owned();
            block.kind = Kind::Item(None);
        } else if measure.is_heading(block) {
            block.kind = Kind::Heading;
        }
    }
}

/// Joins paragraphs that a page or a column cuts in two.
pub(super) fn mend(blocks: Vec<Block>, pictures: &Found) -> Vec<Block> {
    let mut mended: Vec<Block> = Vec::with_capacity(blocks.len());
    for mut block in blocks {
        if let Some(before) = mended.last_mut()
            && goes_on(before, &block, pictures)
        {
            before.parts[0].append(&mut block.parts[0]);
        } else {
            mended.push(block);
        }
    }
    mended
}

fn goes_on(before: &Block, block: &Block, pictures: &Found) -> bool {
    let text = matches!(before.kind, Kind::Paragraph | Kind::Item(_));
    if !text || block.kind != Kind::Paragraph {
        return false;
    }
    let (Some(last), Some(first)) = (before.parts[0].last(), block.parts[0].first()) else {
        return false;
    };
    let cut = last.page < first.page || first.y < last.y && first.x0 > last.x1;
    let apart = last.page < first.page && pictures.between(last.page, first.page);
    cut && !apart
        && (last.size - first.size).abs() < 0.5
        && last.bold == first.bold
        && !last.text.ends_with(['.', ':', '!', '?', '»'])
        && first.text.starts_with(|c: char| c.is_lowercase() || c == '(' || c == '§')
}

/// The text of a block's lines, and where in it each line begins.
pub(super) fn text<'l>(
    lines: &'l [Line],
    measure: Option<&Measure>,
) -> (String, Vec<(usize, &'l Line)>) {
    let mut text = String::new();
    let mut starts = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if let Some(before) = at.checked_sub(1).map(|before| &lines[before]) {
            match seam(&before.text, &line.text) {
                Seam::Dropped => {
                    text.pop();
                }
                // A soft hyphen on paper is a hyphen.
                Seam::Kept if text.ends_with('\u{ad}') => {
                    text.pop();
                    text.push('-');
                }
                Seam::Kept => {}
                Seam::Space => {
                    let breaks = measure.is_some_and(|measure| measure.breaks(before, line));
                    text.push(if breaks { '\n' } else { ' ' });
                }
            }
        }
        starts.push((text.len(), line));
        text.push_str(&line.text);
    }
    (text, starts)
}
