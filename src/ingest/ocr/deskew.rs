//! Finds how far a page is tilted and turns it back: 2 degrees are enough to ruin what is read.

use image::imageops::FilterType;
use image::{GrayImage, Luma};

/// The tilt is looked for up to so many degrees.
const MOST: f32 = 6.0;

/// What the first look steps by, and the second.
const STEPS: [f32; 2] = [0.5, 0.1];

/// A tilt below this does no harm; turning would only blur the letters.
const LEAST: f32 = 0.15;

/// The tilt is measured on a copy no larger than this.
const LOOK: u32 = 1200;

/// So many dark pixels are enough to tell.
const ENOUGH: usize = 120_000;

/// Darker is ink, on an evenly lit page.
const INK: u8 = 150;

/// How far the lines fall to the right, in degrees; 0 where nothing tells.
pub(super) fn tilt(page: &GrayImage) -> f32 {
    let ink = ink(page);
    if ink.len() < 50 {
        return 0.0;
    }
    let mut best = (0.0, sharpness(&ink, 0.0));
    let (mut middle, mut reach) = (0.0, MOST);
    for step in STEPS {
        let count = (reach / step).round() as i32;
        for i in -count..=count {
            let angle = (middle + i as f32 * step).clamp(-MOST, MOST);
            let sharp = sharpness(&ink, angle);
            if sharp > best.1 {
                best = (angle, sharp);
            }
        }
        (middle, reach) = (best.0, step);
    }
    best.0
}

/// Places of dark pixels, from the middle of the page.
fn ink(page: &GrayImage) -> Vec<(f32, f32)> {
    let long = page.width().max(page.height());
    let small = if long > LOOK {
        let to = |side: u32| (u64::from(side) * u64::from(LOOK) / u64::from(long)).max(1) as u32;
        super::resized(page.clone(), to(page.width()), to(page.height()), FilterType::Triangle)
    } else {
        page.clone()
    };
    let (width, height) = small.dimensions();
    // The edge of a photo is often the table the letter lies on.
    let (margin_x, margin_y) = (width / 30, height / 30);
    let dark = |x: u32, y: u32| small.get_pixel(x, y).0[0] < INK;
    let mut ink = Vec::new();
    for y in margin_y..height - margin_y {
        for x in margin_x..width - margin_x {
            // The lower edge of ink: base lines are sharp, the tops of letters are not, and pictures
            // count no more than their outline.
            if dark(x, y) && (y + 1 >= height || !dark(x, y + 1)) {
                ink.push((x as f32 - width as f32 / 2.0, y as f32 - height as f32 / 2.0));
            }
        }
    }
    let every = ink.len().div_ceil(ENOUGH).max(1);
    ink.into_iter().step_by(every).collect()
}

/// How unevenly the ink lies on lines that fall at this angle: most where they are lines of text.
fn sharpness(ink: &[(f32, f32)], degrees: f32) -> f64 {
    let (sin, cos) = degrees.to_radians().sin_cos();
    let mut counts = vec![0_u32; 2 * LOOK as usize];
    for (x, y) in ink {
        let line = (y * cos - x * sin).round() as i32 + LOOK as i32;
        if let Some(count) = usize::try_from(line).ok().and_then(|line| counts.get_mut(line)) {
            *count += 1;
        }
    }
    counts.iter().map(|&count| f64::from(count) * f64::from(count)).sum()
}

/// The page with lines that fall by so many degrees made level.
pub(super) fn turned(page: GrayImage, degrees: f32) -> GrayImage {
    if degrees.abs() < LEAST {
        return page;
    }
    let (width, height) = page.dimensions();
    let (sin, cos) = degrees.to_radians().sin_cos();
    let (middle_x, middle_y) = (width as f32 / 2.0, height as f32 / 2.0);
    let pixels = page.as_raw();
    let grey = |x: i32, y: i32| -> f32 {
        let inside = x >= 0 && y >= 0 && x < width as i32 && y < height as i32;
        if inside { f32::from(pixels[y as usize * width as usize + x as usize]) } else { 255.0 }
    };
    GrayImage::from_fn(width, height, |x, y| {
        let (x, y) = (x as f32 - middle_x, y as f32 - middle_y);
        let (from_x, from_y) = (x * cos - y * sin + middle_x, x * sin + y * cos + middle_y);
        let (left, top) = (from_x.floor(), from_y.floor());
        let (along, down) = (from_x - left, from_y - top);
        let (left, top) = (left as i32, top as i32);
        let above = grey(left, top) * (1.0 - along) + grey(left + 1, top) * along;
        let below = grey(left, top + 1) * (1.0 - along) + grey(left + 1, top + 1) * along;
        Luma([(above * (1.0 - down) + below * down) as u8])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of words without letters.
    fn page() -> GrayImage {
        GrayImage::from_fn(1240, 1754, |x, y| {
            let line = y / 36;
            let text = y % 36 < 18 && (120..1100 - line * 37 % 300).contains(&x);
            let word = (x + line * 53) % 90 < 70 && (x / 7 + y / 9) % 3 != 0;
            Luma([if text && word && (150..1600).contains(&y) { 20 } else { 250 }])
        })
    }

    #[test]
    fn the_tilt_is_found_and_undone() {
        for degrees in [-5.0, -2.0, -1.0, -0.4, 0.0, 0.3, 1.0, 1.5, 2.0, 3.3, 5.5] {
            let tilted = turned(page(), -degrees);
            let found = tilt(&tilted);
            assert!((found - degrees).abs() <= 0.3, "{degrees}: {found}");
            let left = tilt(&turned(tilted, found));
            assert!(left.abs() <= 0.3, "{degrees}: {left} left");
        }
    }

    #[test]
    fn an_empty_page_is_level() {
        for (width, height) in [(1, 1), (2000, 1), (1240, 1754)] {
            assert!(tilt(&GrayImage::from_pixel(width, height, Luma([255]))).abs() < 0.01);
        }
    }
}
