//! What the lists of a Word document count with.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::IngestError;
use super::super::flow::{NumberStyle, marker};
use super::super::xml::{Node, walk};
use super::FORMAT;

const LEVELS: usize = 9;

#[derive(Debug, Clone, Copy, Default)]
struct Level {
    style: NumberStyle,
    closing: Option<char>,
    start: Option<u32>,
    /// Not a list to the eye.
    plain: bool,
}

/// All lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The levels of each definition.
    definitions: FxHashMap<u32, [Level; LEVELS]>,
    /// For each list its definition, and where its levels start anew.
    lists: FxHashMap<u32, (u32, [Option<u32>; LEVELS])>,
    counts: FxHashMap<u32, [u32; LEVELS]>,
    begun: FxHashSet<u32>,
}

/// What stands before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Marker {
    /// Nothing.
    None,
    /// A bullet, or a number that letters do not have.
    Bullet,
    /// A number.
    Number(String),
}

impl Numbering {
    /// Reads `numbering.xml`, which may be missing.
    pub(super) fn read(xml: &str) -> Result<Self, IngestError> {
        let mut all = Self::default();
        let (mut definition, mut list) = (None, None);
        let mut level = 0;
        walk(xml, FORMAT, |node| {
            let Node::Open(element) = node else { return Ok(()) };
            match element.name() {
                "abstractNum" => {
                    definition = element.number("abstractNumId");
                    list = None;
                }
                "num" => {
                    list = element.number("numId");
                    definition = None;
                }
                "abstractNumId" => {
                    if let (Some(list), Some(of)) = (list, element.number("val")) {
                        all.lists.insert(list, (of, [None; LEVELS]));
                    }
                }
                "lvl" | "lvlOverride" => level = element.number("ilvl").unwrap_or(0) as usize,
                "startOverride" => {
                    if let Some((_, starts)) = list.and_then(|list| all.lists.get_mut(&list))
                        && let Some(start) = starts.get_mut(level)
                    {
                        *start = element.number("val");
                    }
                }
                name @ ("start" | "numFmt" | "lvlText") => {
                    let Some(definition) = definition else { return Ok(()) };
                    let levels = all.definitions.entry(definition).or_default();
                    let Some(it) = levels.get_mut(level) else { return Ok(()) };
                    match name {
                        "start" => it.start = element.number("val"),
                        "numFmt" => {
                            let format = element.attr("val").unwrap_or_default();
                            it.plain = format == "none";
                            it.style = style_of(&format);
                        }
                        _ => {
                            let text = element.attr("val").unwrap_or_default();
                            it.closing = text.chars().last().filter(|c| !c.is_alphanumeric());
                            // «1.2»: a number that letters do not have.
                            if text.matches('%').count() > 1 {
                                it.style = NumberStyle::Bullet;
                            }
                        }
                    }
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(all)
    }

    /// What stands before the next paragraph of the list at this level; counts on.
    pub(super) fn next(&mut self, list: u32, level: u32) -> Marker {
        let level = (level as usize).min(LEVELS - 1);
        let Some((definition, starts)) = self.lists.get(&list).copied() else {
            return Marker::Bullet;
        };
        let levels = self.definitions.get(&definition).copied().unwrap_or_default();
        let counts = self.counts.entry(definition).or_default();
        if self.begun.insert(list) {
            for (count, start) in counts.iter_mut().zip(starts) {
                if start.is_some() {
                    *count = 0;
                }
            }
        }
        let first = starts[level].or(levels[level].start).unwrap_or(1);
        counts[level] = if counts[level] == 0 { first } else { counts[level].saturating_add(1) };
        for deeper in &mut counts[level + 1..] {
            *deeper = 0;
        }
        let Level { style, closing, plain, .. } = levels[level];
        if plain {
            return Marker::None;
        }
        marker(counts[level], style, closing).map_or(Marker::Bullet, Marker::Number)
    }
}

fn style_of(format: &str) -> NumberStyle {
    match format {
        "decimal" | "decimalZero" => NumberStyle::Decimal,
        "lowerLetter" => NumberStyle::Letter,
        _ => NumberStyle::Bullet,
    }
}
