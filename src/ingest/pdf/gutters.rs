//! The room between columns of text.

use super::glyphs::Glyph;
use super::lines::{GUTTER, Numbered};

/// Strips of the page, in points, in which ink is looked for.
const STRIP: f32 = 2.0;

/// Pages wider than this, in points, are no letters.
const WIDEST: f32 = 5000.0;

/// More columns than this are none.
const MOST: usize = 4;

/// Where hardly any row has ink between rows that have some on both sides: the room between two
/// columns of text.
pub(super) fn gutters(rows: &[Vec<Numbered<'_>>]) -> Vec<f32> {
    let seen = || rows.iter().flatten().filter(|(_, glyph)| !glyph.text.is_blank());
    let left = seen().map(|(_, glyph)| glyph.x0).fold(f32::MAX, f32::min);
    let right = seen().map(|(_, glyph)| glyph.x1).fold(f32::MIN, f32::max);
    if rows.len() < 8 || !(100.0..WIDEST).contains(&(right - left)) {
        return Vec::new();
    }
    let strips = count(right - left) + 1;
    let strip = |x: f32| count(x - left).min(strips - 1);
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
            let middle = f32::from(u16::try_from(2 * from + wide).unwrap_or_default());
            found.push((least, wide, left + middle * STRIP / 2.0));
        }
        at = end + 1;
    }
    // The emptiest ones: others are chance.
    let least = found.iter().map(|(ink, ..)| *ink).min().unwrap_or_default();
    found.retain(|(ink, ..)| *ink <= least + rows.len() / 50);
    let wide = found.iter().map(|(_, wide, _)| *wide).max().unwrap_or_default();
    found.into_iter().filter(|found| found.1 * 2 >= wide).map(|(.., x)| x).take(MOST).collect()
}

/// How many whole strips fit.
fn count(width: f32) -> usize {
    let strips = (width / STRIP).clamp(0.0, WIDEST);
    // The value was clamped right above.
    #[expect(clippy::cast_sign_loss, reason = "not negative")]
    let strips = strips as usize;
    strips
}
