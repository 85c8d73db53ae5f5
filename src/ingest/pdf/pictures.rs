//! Pages that are pictures of text: scans, with or without a layer of text that nobody sees.

use super::glyphs::{Drawing, Glyph, LOST, Text};

/// A page with fewer characters than this is a picture, if pictures cover so much of it: a scan has
/// perhaps a stamp with the day it came in, or a number on the page.
const FEW: usize = 250;
const COVERED: f32 = 0.5;

/// A page without any characters is a picture, if pictures cover so much of it, or more shapes are
/// drawn than lines and boxes are: letters drawn as shapes.
const PATCH: f32 = 0.3;
const SHAPES: u32 = 100;

/// What was found out about the pages.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Some text comes from the layer under a scan.
    pub(super) layer: bool,
    /// The pages that are pictures, counted from 0.
    pub(super) pages: Vec<u32>,
    /// Some page has text.
    pub(super) text: bool,
    /// Something is drawn somewhere.
    pub(super) drawn: bool,
}

impl Found {
    /// True where one of these pages, both included, is a picture.
    pub(super) fn between(&self, first: u32, last: u32) -> bool {
        self.pages.iter().any(|page| (first..=last).contains(page))
    }
}

/// Tells pages of text from pictures. Drops what nobody sees, unless it is the layer under a scan.
pub(super) fn find(drawing: &mut Drawing) -> Found {
    let mut found = Found::default();
    let mut layers = Vec::with_capacity(drawing.pages.len());
    for (page, drawn) in drawing.drawn.iter().enumerate() {
        let (mut all, mut hidden) = (0, 0);
        for (_, glyph) in drawing.on(page as u32) {
            all += 1;
            hidden += usize::from(glyph.invisible);
        }
        let layer = hidden > 0 && (hidden * 2 > all || drawn.covered >= COVERED);
        found.layer |= layer;
        layers.push(layer);
    }
    let has_layer = |glyph: &Glyph| layers.get(glyph.page as usize).copied().unwrap_or_default();
    drawing.glyphs.retain(|glyph| !glyph.invisible || has_layer(glyph));
    for (page, drawn) in drawing.drawn.iter().enumerate() {
        let page = page as u32;
        let (mut shown, mut lost) = (0, 0);
        for (_, glyph) in drawing.on(page).filter(|(_, glyph)| !glyph.text.is_blank()) {
            shown += 1;
            lost += usize::from(matches!(glyph.text, Text::One(c) if c >= LOST));
        }
        found.drawn |= drawn.pictures > 0 || drawn.paths > SHAPES || lost > 0;
        let picture = match shown {
            0 => drawn.covered >= PATCH || drawn.paths > SHAPES,
            _ => lost * 3 > shown || shown < FEW && drawn.covered >= COVERED,
        };
        if picture {
            found.pages.push(page);
        } else {
            found.text |= shown > 0;
        }
    }
    found
}
