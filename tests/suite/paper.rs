//! Letters drawn on paper: pages as a scanner or a telephone would see them.
#![allow(clippy::cast_sign_loss, reason = "pixels on the page")]

use std::path::Path;

use ab_glyph::{Font, FontVec, PxScale, ScaleFont, point};
use image::{GrayImage, Luma};

/// Fonts with æ, ø, å and §, wherever a system keeps them.
const FONTS: [&str; 5] = [
    "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf",
    "/System/Library/Fonts/Supplemental/Arial.ttf",
    "C:\\Windows\\Fonts\\arial.ttf",
];

/// How a page gets into the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Taken {
    /// By a scanner.
    Scan,
    /// In bad light, with noise.
    Rough,
    /// By a telephone held by hand: the page curls on a dark table, seen a little from the side, out
    /// of focus, in the shadow of the hand.
    Photo,
}

/// Something to write with.
pub(crate) struct Paper {
    font: FontVec,
}

impl Paper {
    /// With the first font that is there.
    pub(crate) fn found() -> Option<Self> {
        let there = FONTS.iter().find(|path| Path::new(path).is_file())?;
        FontVec::try_from_vec(std::fs::read(there).ok()?).ok().map(|font| Self { font })
    }

    /// The text on A4 pages, lines wrapped, turned by so many degrees, and taken so.
    pub(crate) fn pages(&self, text: &str, dpi: u32, tilt: f32, taken: Taken) -> Vec<GrayImage> {
        let inch = dpi as f32;
        let font = self.font.as_scaled(PxScale::from(inch * 11.5 / 72.0 * 1.16));
        let (width, height) = ((inch * 8.27) as u32, (inch * 11.69) as u32);
        let (margin, pitch) = (inch * 0.9, inch * 11.5 / 72.0 * 1.35);
        let length =
            |word: &str| word.chars().map(|c| font.h_advance(font.glyph_id(c))).sum::<f32>();
        let mut pages = Vec::new();
        let mut page = GrayImage::from_pixel(width, height, Luma([255]));
        let mut y = margin;
        for line in text.lines() {
            let mut x = margin;
            for word in line.split(' ') {
                if x > margin && x + length(word) > width as f32 - margin {
                    (x, y) = (margin, y + pitch);
                }
                if y > height as f32 - margin {
                    pages.push(std::mem::replace(
                        &mut page,
                        GrayImage::from_pixel(width, height, Luma([255])),
                    ));
                    y = margin;
                }
                for c in word.chars() {
                    let glyph = font.scaled_glyph(c);
                    let step = font.h_advance(glyph.id);
                    let glyph = ab_glyph::Glyph { position: point(x, y), ..glyph };
                    if let Some(outline) = self.font.outline_glyph(glyph) {
                        let corner = outline.px_bounds().min;
                        outline.draw(|dx, dy, ink| {
                            let (x, y) = (corner.x as u32 + dx, corner.y as u32 + dy);
                            if let Some(pixel) = page.get_pixel_mut_checked(x, y) {
                                let dark = (255.0 - 225.0 * ink) as u8;
                                pixel.0[0] = pixel.0[0].min(dark);
                            }
                        });
                    }
                    x += step;
                }
                x += font.h_advance(font.glyph_id(' '));
            }
            y += pitch;
        }
        pages.push(page);
        let finish = |page: GrayImage| {
            let page = tilted(&page, tilt);
            match taken {
                Taken::Scan => page,
                Taken::Rough => roughened(page),
                Taken::Photo => photographed(&page),
            }
        };
        pages.into_iter().map(finish).collect()
    }
}

/// The page with lines that fall by so many degrees, on a white table.
fn tilted(page: &GrayImage, degrees: f32) -> GrayImage {
    let (width, height) = (page.width() as f32, page.height() as f32);
    let (sin, cos) = degrees.to_radians().sin_cos();
    GrayImage::from_fn(page.width(), page.height(), |x, y| {
        let (x, y) = (x as f32 - width / 2.0, y as f32 - height / 2.0);
        let (x, y) = (x * cos + y * sin + width / 2.0, y * cos - x * sin + height / 2.0);
        Luma([grey(page, x, y, 255.0) as u8])
    })
}

/// What stands between the pixels of a page; `table` beside it.
fn grey(page: &GrayImage, x: f32, y: f32, table: f32) -> f32 {
    let (left, top) = (x.floor(), y.floor());
    let at = |x: f32, y: f32| {
        let inside = x >= 0.0 && y >= 0.0 && x < page.width() as f32 && y < page.height() as f32;
        if inside { f32::from(page.get_pixel(x as u32, y as u32).0[0]) } else { table }
    };
    let mix = |a: f32, b: f32, part: f32| a + (b - a) * part;
    let above = mix(at(left, top), at(left + 1.0, top), x - left);
    let below = mix(at(left, top + 1.0), at(left + 1.0, top + 1.0), x - left);
    mix(above, below, y - top)
}

/// As a telephone sees it: the same hand every time.
fn photographed(page: &GrayImage) -> GrayImage {
    let (width, height) = (page.width() as f32, page.height() as f32);
    let seen = GrayImage::from_fn(page.width(), page.height(), |x, y| {
        // From -1 to 1 over the picture.
        let (across, down) = (2.0 * x as f32 / width - 1.0, 2.0 * y as f32 / height - 1.0);
        // The far edge is smaller, and the page lies within the picture.
        let far = 1.04 - 0.02 * down;
        let curl = 0.004 * (across * 2.5).sin();
        let (across, down) = (across * far, (down + curl) * 1.03 * (1.0 + 0.006 * across));
        Luma([grey(page, (across + 1.0) * width / 2.0, (down + 1.0) * height / 2.0, 70.0) as u8])
    });
    let mut blurred = image::imageops::fast_blur(&seen, page.width() as f32 / 2200.0);
    for (x, y, pixel) in blurred.enumerate_pixels_mut() {
        // The shadow has a soft edge across the page.
        let edge = (x as f32 / width + 0.6 * y as f32 / height - 0.9) * 8.0;
        let shadow = 1.0 - 0.35 / (1.0 + (-edge).exp());
        pixel.0[0] = (f32::from(pixel.0[0]) * shadow) as u8;
    }
    roughened(blurred)
}

/// As taken with a telephone in bad light: the same noise every time.
fn roughened(mut page: GrayImage) -> GrayImage {
    let (width, height) = (page.width() as f32, page.height() as f32);
    let mut seed = 11_u32;
    for (x, y, pixel) in page.enumerate_pixels_mut() {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let noise = (seed >> 24) as f32 / 255.0 * 24.0 - 12.0;
        let light = 0.95 - 0.35 * x as f32 / width - 0.2 * y as f32 / height;
        pixel.0[0] = (f32::from(pixel.0[0]) * light + noise).clamp(0.0, 255.0) as u8;
    }
    page
}

/// A TIFF file of grey pages, not compressed.
pub(crate) fn tiff(pages: &[GrayImage]) -> Vec<u8> {
    let mut file = b"II*\0\0\0\0\0".to_vec();
    let mut pointer = 4;
    for page in pages {
        let pixels = file.len() as u32;
        file.extend_from_slice(page.as_raw());
        file.resize(file.len().next_multiple_of(2), 0);
        let directory = file.len() as u32;
        file[pointer..pointer + 4].copy_from_slice(&directory.to_le_bytes());
        let (width, height) = page.dimensions();
        let tags: [(u16, u32); 9] = [
            (256, width),
            (257, height),
            (258, 8),
            (259, 1),
            (262, 1),
            (273, pixels),
            (277, 1),
            (278, height),
            (279, width * height),
        ];
        file.extend_from_slice(&(tags.len() as u16).to_le_bytes());
        for (tag, value) in tags {
            file.extend_from_slice(&tag.to_le_bytes());
            file.extend_from_slice(&4_u16.to_le_bytes());
            file.extend_from_slice(&1_u32.to_le_bytes());
            file.extend_from_slice(&value.to_le_bytes());
        }
        pointer = file.len();
        file.extend_from_slice(&[0; 4]);
    }
    file
}
