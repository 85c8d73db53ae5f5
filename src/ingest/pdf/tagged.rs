//! Glyphs to blocks along the structure tree.

use std::collections::{BTreeMap, BTreeSet};

use super::blocks::{Block, Kind};
use super::glyphs::{Drawing, Glyph, Text};
use super::lines::{Line, Numbered, line, rows};
use super::tags::{Element, Piece, Role, Tags};

/// The tree counts where it covers so much of a page, in per cent.
const COVER: usize = 90;

/// Blocks of one page that are looked through for the place of another one.
const MOST: usize = 500;

/// The pieces of a file with their glyphs.
pub(super) struct Tagged {
    /// Blocks by the page they begin on, in the tree's order.
    blocks: BTreeMap<u32, Vec<Block>>,
    pieces: BTreeSet<Piece>,
    covered: Vec<bool>,
}

impl Tagged {
    pub(super) fn of(drawing: &Drawing, tags: &Tags) -> Self {
        let mut by_piece: BTreeMap<Piece, Vec<usize>> = BTreeMap::new();
        for (at, glyph) in drawing.glyphs.iter().enumerate() {
            if let Some(mcid) = glyph.mcid.filter(|_| !glyph.artifact) {
                by_piece.entry((glyph.page, mcid)).or_default().push(at);
            }
        }
        let mut told: BTreeMap<usize, Glyph> = BTreeMap::new();
        for (piece, text) in &tags.actual {
            let ids = by_piece.get(piece).map(Vec::as_slice).unwrap_or_default();
            for (at, &id) in ids.iter().enumerate() {
                let text = if at == 0 { text.as_str() } else { "" };
                let glyph = Glyph { text: Text::Many(text.into()), ..drawing.glyphs[id].clone() };
                told.insert(id, glyph);
            }
        }
        let mut taken: BTreeSet<Piece> = BTreeSet::new();
        let mut blocks: BTreeMap<u32, Vec<Block>> = BTreeMap::new();
        let mut gather = |pieces: &[Piece]| {
            let mut ids: Vec<usize> = Vec::new();
            for piece in pieces {
                if taken.insert(*piece) {
                    ids.extend(by_piece.get(piece).into_iter().flatten());
                }
            }
            ids.sort_unstable();
            let glyph = |id: usize| (id, told.get(&id).unwrap_or(&drawing.glyphs[id]));
            ids.into_iter().map(glyph).collect::<Vec<_>>()
        };
        for element in &tags.elements {
            let label = gather(&element.label);
            let cells: Vec<_> = element.cells.iter().map(|cell| gather(cell)).collect();
            if let Some(block) = block(element, label, cells) {
                let page = block.lines().next().map_or(0, |line| line.page);
                blocks.entry(page).or_default().push(block);
            }
        }
        let mut tagged = Self { blocks, pieces: taken, covered: Vec::new() };
        tagged.covered = (0..drawing.pages.len() as u32)
            .map(|page| {
                let shown = drawing.on(page).map(|(_, glyph)| glyph);
                let shown = shown.filter(|glyph| !glyph.artifact && !glyph.text.is_blank());
                let (mut all, mut known) = (0, 0);
                for glyph in shown {
                    all += 1;
                    known += usize::from(tagged.has(glyph));
                }
                known * 100 >= all * COVER
            })
            .collect();
        tagged
    }

    /// True where the tree covers the page.
    pub(super) fn covers(&self, page: u32) -> bool {
        self.covered.get(page as usize).copied().unwrap_or_default()
    }

    /// True when the tree has this glyph.
    pub(super) fn has(&self, glyph: &Glyph) -> bool {
        glyph.mcid.is_some_and(|mcid| self.pieces.contains(&(glyph.page, mcid)))
    }

    /// The blocks of a page with those that the tree has forgotten, in reading order.
    pub(super) fn page(&self, page: u32, mut others: Vec<Block>) -> Vec<Block> {
        let tree = self.blocks.get(&page).cloned().unwrap_or_default();
        let mut drawn = tree.clone();
        drawn.sort_by_key(Block::order);
        // Some programs put the address last in the tree, some draw boxes last.
        let mut blocks = if jumps(&drawn) < jumps(&tree) { drawn } else { tree };
        others.sort_by_key(Block::order);
        let top = |block: &Block| block.lines().next().map_or(0.0, |line| line.y);
        for other in others {
            let below = |block: &Block| {
                block.lines().all(|line| line.page == page) && top(block) > top(&other)
            };
            let at = blocks.iter().take(MOST).position(below).unwrap_or(blocks.len());
            blocks.insert(at, other);
        }
        blocks
    }
}

/// How often the next block stands above the one before and not in a column to its right.
fn jumps(blocks: &[Block]) -> usize {
    let corner = |block: &Block| {
        let first = block.lines().next()?;
        let last = block.lines().last()?;
        Some((first.x0, first.y, last.x1, last.y, last.page, first.page))
    };
    let jump = |pair: &&[Block]| {
        let (Some(a), Some(b)) = (corner(&pair[0]), corner(&pair[1])) else { return false };
        a.4 == b.5 && b.1 < a.3 - 2.0 && b.0 < a.2
    };
    blocks.windows(2).filter(jump).count()
}

fn block(
    element: &Element,
    label: Vec<Numbered<'_>>,
    cells: Vec<Vec<Numbered<'_>>>,
) -> Option<Block> {
    let mut parts: Vec<Vec<Line>> = cells.into_iter().map(lines).collect();
    let kind = match element.role {
        Role::Heading => Kind::Heading,
        Role::Paragraph => Kind::Paragraph,
        Role::Item => {
            let label = lines(label).into_iter().next().map(|line| line.text);
            let number = label.filter(|label| label.contains(|c: char| c.is_alphanumeric()));
            Kind::Item(number.filter(|number| number != "o"))
        }
        Role::Row => Kind::Row,
    };
    if kind != Kind::Row {
        parts.truncate(1);
    }
    parts.iter().any(|part| !part.is_empty()).then_some(Block { kind, parts })
}

/// The lines of an element: column after column, page after page.
fn lines(glyphs: Vec<Numbered<'_>>) -> Vec<Line> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for glyph in glyphs {
        let near = groups.iter_mut().rev().take(3).find(|group| group.takes(glyph.1));
        match near {
            Some(group) => group.add(glyph),
            None => groups.push(Group::new(glyph)),
        }
    }
    groups.into_iter().flat_map(|group| rows(group.glyphs)).filter_map(|row| line(&row)).collect()
}

/// Glyphs of an element in one column of one page.
struct Group<'g> {
    glyphs: Vec<Numbered<'g>>,
    page: u32,
    x0: f32,
    x1: f32,
    top: f32,
    bottom: f32,
}

impl<'g> Group<'g> {
    fn new(glyph: Numbered<'g>) -> Self {
        let Glyph { page, x0, x1, y, .. } = *glyph.1;
        Self { glyphs: vec![glyph], page, x0, x1, top: y, bottom: y }
    }

    /// Everything on the page but what stands to the right and higher up: the next column.
    fn takes(&self, glyph: &Glyph) -> bool {
        let higher = glyph.y < self.bottom - glyph.size * 1.2;
        let right = glyph.x0 > self.x1 + glyph.size;
        glyph.page == self.page && !(higher && right && self.bottom > self.top + glyph.size)
    }

    fn add(&mut self, glyph: Numbered<'g>) {
        self.x0 = self.x0.min(glyph.1.x0);
        self.x1 = self.x1.max(glyph.1.x1);
        self.top = self.top.min(glyph.1.y);
        self.bottom = self.bottom.max(glyph.1.y);
        self.glyphs.push(glyph);
    }
}
