//! Headers, footers and page numbers: what stands in the margins of page after page.

use std::collections::BTreeMap;

use super::glyphs::Drawing;
use super::lines::{Numbered, cells, line, rows};
use crate::ingest::printed::{is_page_number, key};

/// So much of a page, at the top and at the bottom, may be header and footer.
const MARGIN: f32 = 0.14;

/// Marks what is repeated in the margins as decoration; the header of the first page stays.
pub(super) fn mark(drawing: &mut Drawing) {
    let mut found: BTreeMap<String, Vec<(u32, f32, Vec<usize>)>> = BTreeMap::new();
    let mut drop: Vec<usize> = Vec::new();
    for (page, &(_, height)) in drawing.pages.iter().enumerate() {
        let page = page as u32;
        let margin = |y: f32| y < height * MARGIN || y > height * (1.0 - MARGIN);
        let glyphs: Vec<Numbered<'_>> =
            drawing.on(page).filter(|(_, glyph)| !glyph.artifact && margin(glyph.y)).collect();
        for row in rows(glyphs) {
            let parts = cells(&row, &[], &[]);
            for cell in &parts {
                let Some(line) = line(cell) else { continue };
                let ids: Vec<usize> = cell.iter().map(|(id, _)| *id).collect();
                let key = key(&line.text);
                let bare = key == "#" && (parts.len() > 1 || line.text.len() > 3);
                if is_page_number(&key) && !bare {
                    drop.extend(ids);
                } else {
                    found.entry(key).or_default().push((page, line.y, ids));
                }
            }
        }
    }
    let pages = drawing.pages.len();
    // What stands there many times on each page is no header.
    for places in found.into_values().filter(|places| places.len() <= pages * 3) {
        for (page, y, ids) in &places {
            let same = |other: &&(u32, f32, Vec<usize>)| {
                other.0 != *page && (other.1 - y).abs() < drawing.pages[0].1 * 0.02
            };
            let others = places.iter().filter(same).count();
            let header = *y < drawing.pages[*page as usize].1 * 0.5;
            if others > 0 && (others + 1) * 2 >= pages && !(header && *page == 0) {
                drop.extend(ids);
            }
        }
    }
    for id in drop {
        drawing.glyphs[id].artifact = true;
    }
}
