//! Headers, footers and page numbers: what stands in the margins of page after page.

use std::collections::BTreeMap;

use super::glyphs::Drawing;
use super::lines::{Line, Numbered, cells, line, rows};
use crate::ingest::printed::{is_page_number, key};

/// So much of a page, at the top and at the bottom, may be header and footer.
const MARGIN: f32 = 0.14;

/// Headers and footers stand at the same height on each page, to within this part of it: less than a
/// line, for the name in the letterhead may stand under the letter too.
const DRIFT: f32 = 0.008;

/// A telephone number has so many digits.
const PHONE: usize = 8;

/// The longest footer of a letter, in lines.
const MOST_LINES: usize = 12;

/// Something that stands in the margin of a page.
struct Piece {
    page: u32,
    line: Line,
    ids: Vec<usize>,
    /// The file itself says that it is no text of the page.
    artifact: bool,
}

/// Marks what is repeated in the margins as decoration. The header of the first page stays where it
/// is; one copy of the footer is returned, from top to bottom, where it says how to reach the sender.
pub(super) fn mark(drawing: &mut Drawing) -> Vec<Line> {
    let (mut drop, mut keep) = (Vec::new(), Vec::new());
    let mut found: BTreeMap<String, Vec<Piece>> = BTreeMap::new();
    for (page, &(_, height)) in drawing.pages.iter().enumerate() {
        let page = page as u32;
        let margin = |y: f32| y < height * MARGIN || y > height * (1.0 - MARGIN);
        for artifact in [false, true] {
            let glyphs = drawing.on(page).filter(|(_, g)| g.artifact == artifact && margin(g.y));
            for row in rows(glyphs.collect::<Vec<Numbered<'_>>>()) {
                let parts = cells(&row, &[], &[]);
                for cell in &parts {
                    let Some(line) = line(cell) else { continue };
                    let ids: Vec<usize> = cell.iter().map(|(id, _)| *id).collect();
                    let key = key(&line.text);
                    let bare = key == "#" && (parts.len() > 1 || line.text.len() > 3);
                    if is_page_number(&key) && !bare {
                        drop.extend(ids);
                    } else {
                        let piece = Piece { page, line, ids, artifact };
                        found.entry(key).or_default().push(piece);
                    }
                }
            }
        }
    }
    let pages = drawing.pages.len();
    let mut footer: BTreeMap<u32, Vec<Line>> = BTreeMap::new();
    // What stands there many times on each page is no header.
    for pieces in found.into_values().filter(|pieces| pieces.len() <= pages * 3) {
        let mut told = false;
        for piece in &pieces {
            let Piece { page, line, ids, artifact } = piece;
            let same = |other: &&Piece| {
                other.page != *page && (other.line.y - line.y).abs() < drawing.pages[0].1 * DRIFT
            };
            let others = pieces.iter().filter(same).count();
            let header = line.y < drawing.pages[*page as usize].1 * 0.5;
            let repeated = others > 0 && (others + 1) * 2 >= pages;
            if header && *page == 0 {
                keep.extend_from_slice(ids);
            } else if repeated || *artifact {
                drop.extend_from_slice(ids);
                if !header && !told {
                    footer.entry(*page).or_default().push(line.clone());
                    told = true;
                }
            }
        }
    }
    for id in keep {
        drawing.glyphs[id].artifact = false;
    }
    for id in drop {
        drawing.glyphs[id].artifact = true;
    }
    let mut lines = footer.into_values().next().unwrap_or_default();
    lines.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x0.total_cmp(&b.x0)));
    let reaches = lines.iter().any(|line| reaches(&line.text)) && lines.len() <= MOST_LINES;
    if reaches { lines } else { Vec::new() }
}

/// A telephone number, or an address of the net.
fn reaches(text: &str) -> bool {
    let number = text.split(|c: char| !c.is_ascii_digit() && !c.is_whitespace());
    let digits = |run: &str| run.chars().filter(char::is_ascii_digit).count();
    let site = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.contains('@') || word.rsplit_once('.').is_some_and(|(_, end)| end.starts_with("no"))
    };
    number.into_iter().any(|run| digits(run) >= PHONE) || text.split_whitespace().any(site)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_footer_may_say_how_to_reach_the_sender() {
        for text in
            ["Telefon: 55 55 33 33", "post@example.no", "Les mer: nav.no/kontakt", "21 07 37 00"]
        {
            assert!(reaches(text), "{text}");
        }
        for text in ["NAV 34-00.05 Fastsatt 09.2003 Endret 08.2024", "Vår ref. 25/1234"] {
            assert!(!reaches(text), "{text}");
        }
    }
}
