//! Evens out shade: every pixel is divided by the brightness of the paper around it.

use image::{GrayImage, Luma};

/// The page is looked at in so many tiles along its long side.
const TILES: u32 = 80;

/// The page as if lit evenly: paper white, ink as dark against it as before.
pub(super) fn evened(page: &GrayImage) -> GrayImage {
    let (width, height) = page.dimensions();
    let tile = (width.max(height) / TILES).max(8);
    let paper = smooth(&paper(page, tile));
    let half = tile as f32 / 2.0;
    let steps = |length: u32, most: u32| -> Vec<(u32, u32, f32)> {
        let step = |at: u32| {
            let exact = ((at as f32 - half) / tile as f32).clamp(0.0, (most - 1) as f32);
            let low = exact as u32;
            (low, (low + 1).min(most - 1), exact - low as f32)
        };
        (0..length).map(step).collect()
    };
    let columns = steps(width, paper.width());
    let rows = steps(height, paper.height());
    let mut out = page.clone();
    let at = |x: u32, y: u32| f32::from(paper.get_pixel(x, y).0[0]);
    let mut line = vec![0.0; paper.width() as usize];
    for (row, (top, bottom, down)) in out.rows_mut().zip(rows) {
        for (x, light) in line.iter_mut().enumerate() {
            let (above, below) = (at(x as u32, top), at(x as u32, bottom));
            *light = above + (below - above) * down;
        }
        for (pixel, &(left, right, along)) in row.zip(&columns) {
            let (left, right) = (line[left as usize], line[right as usize]);
            let light = (left + (right - left) * along).max(1.0);
            pixel.0[0] = (f32::from(pixel.0[0]) * 255.0 / light).min(255.0) as u8;
        }
    }
    out
}

/// How bright the paper is in each tile: as bright as its brightest twentieth.
fn paper(page: &GrayImage, tile: u32) -> GrayImage {
    let (width, height) = page.dimensions();
    let (across, down) = (width.div_ceil(tile), height.div_ceil(tile));
    let mut counts = vec![[0_u32; 256]; across as usize];
    let mut out = GrayImage::new(across, down);
    for y in 0..down {
        counts.fill([0; 256]);
        let rows = page.rows().skip((y * tile) as usize).take(tile as usize);
        for row in rows {
            for (x, pixel) in row.enumerate() {
                counts[x / tile as usize][usize::from(pixel.0[0])] += 1;
            }
        }
        for (x, counts) in counts.iter().enumerate() {
            let mut left = counts.iter().sum::<u32>() / 20;
            let brightest = (0..=255_u8).rev().find(|&grey| {
                let here = counts[usize::from(grey)];
                let found = here > left;
                left = left.saturating_sub(here);
                found
            });
            out.put_pixel(x as u32, y, Luma([brightest.unwrap_or(255)]));
        }
    }
    out
}

/// Tiles that hold no paper, such as a thick heading or a logo, take that of their neighbours.
fn smooth(paper: &GrayImage) -> GrayImage {
    let around = |tiles: &GrayImage, x: u32, y: u32| -> Vec<u8> {
        let (width, height) = tiles.dimensions();
        let xs = x.saturating_sub(1)..(x + 2).min(width);
        let rows = y.saturating_sub(1)..(y + 2).min(height);
        rows.flat_map(|y| xs.clone().map(move |x| tiles.get_pixel(x, y).0[0])).collect()
    };
    let (width, height) = paper.dimensions();
    let widest = GrayImage::from_fn(width, height, |x, y| {
        Luma([around(paper, x, y).into_iter().max().unwrap_or(255)])
    });
    GrayImage::from_fn(width, height, |x, y| {
        let near = around(&widest, x, y);
        let sum: u32 = near.iter().map(|&grey| u32::from(grey)).sum();
        Luma([(sum / near.len().max(1) as u32) as u8])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shade_goes_and_ink_stays() {
        // Paper from 240 on the left to 90 on the right, with ink at 40 % of it.
        let ink = |x: u32, y: u32| x % 40 < 6 && y % 30 < 12;
        let page = GrayImage::from_fn(900, 1200, |x, y| {
            let paper = 240.0 - 150.0 * x as f32 / 900.0;
            Luma([(if ink(x, y) { paper * 0.4 } else { paper }) as u8])
        });
        let even = evened(&page);
        for (x, y, pixel) in even.enumerate_pixels() {
            let grey = pixel.0[0];
            let right = if ink(x, y) { (80..130).contains(&grey) } else { grey > 225 };
            assert!(right, "{x},{y}: {grey}");
        }
    }

    #[test]
    fn tiny_pages_get_through() {
        assert_eq!(evened(&GrayImage::new(1, 1)).dimensions(), (1, 1));
        assert_eq!(evened(&GrayImage::new(3000, 1)).dimensions(), (3000, 1));
    }
}
