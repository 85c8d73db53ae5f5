//! Picture files to grey pixels, within limits.

use std::io::Cursor;

use image::{DynamicImage, GrayImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::{DAMAGED, MAX_PAGES, MAX_PIXELS, kind};
use crate::ingest::IngestError;

/// What decoding one picture may ask for, in bytes.
const MAX_ALLOC: u64 = 256 << 20;

/// The longest side, in pixels.
const MAX_SIDE: u32 = 32_000;

/// How many pages there are.
pub(super) fn pages(bytes: &[u8]) -> Result<usize, IngestError> {
    match kind(bytes)? {
        ImageFormat::Tiff => directories(bytes).map(|found| found.len()),
        _ => Ok(1),
    }
}

/// The grey pixels of a page, the way up it was taken.
pub(super) fn page(bytes: &[u8], number: usize) -> Result<GrayImage, IngestError> {
    let kind = kind(bytes)?;
    if kind != ImageFormat::Tiff {
        return if number == 0 { decode(bytes, kind) } else { Err(DAMAGED) };
    }
    let found = directories(bytes)?;
    let at = *found.get(number).ok_or(DAMAGED)?;
    if number == 0 {
        return decode(bytes, kind);
    }
    // The decoder knows only the first page: the header is made to point at another.
    let mut bytes = bytes.to_vec();
    let pointer = if bytes.starts_with(b"II") { at.to_le_bytes() } else { at.to_be_bytes() };
    bytes.get_mut(4..8).ok_or(DAMAGED)?.copy_from_slice(&pointer);
    decode(&bytes, kind)
}

fn decode(bytes: &[u8], kind: ImageFormat) -> Result<GrayImage, IngestError> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_ALLOC);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), kind);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| refusal(&error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS || decoder.total_bytes() > MAX_ALLOC {
        return Err(IngestError::TooLarge);
    }
    // A telephone stores the picture as the sensor saw it and says how it was held.
    let orientation = decoder.orientation().ok();
    let mut image = DynamicImage::from_decoder(decoder).map_err(|error| refusal(&error))?;
    image = DynamicImage::ImageLuma8(on_white(image));
    if let Some(orientation) = orientation {
        image.apply_orientation(orientation);
    }
    Ok(image.into_luma8())
}

/// Grey, and white where nothing is.
fn on_white(image: DynamicImage) -> GrayImage {
    if !image.color().has_alpha() {
        return image.into_luma8();
    }
    let image = image.into_luma_alpha8();
    GrayImage::from_fn(image.width(), image.height(), |x, y| {
        let [grey, alpha] = image.get_pixel(x, y).0.map(u16::from);
        image::Luma([((grey * alpha + 255 * (255 - alpha)) / 255) as u8])
    })
}

fn refusal(error: &image::ImageError) -> IngestError {
    match error {
        image::ImageError::Limits(_) => IngestError::TooLarge,
        _ => DAMAGED,
    }
}

/// Where the directories of a TIFF begin, one for each page.
fn directories(bytes: &[u8]) -> Result<Vec<u32>, IngestError> {
    let little = bytes.starts_with(b"II");
    let number = |at: usize, length: usize| -> Option<u32> {
        let bytes = bytes.get(at..at.checked_add(length)?)?;
        let join = |all: u32, byte: &u8| all << 8 | u32::from(*byte);
        Some(if little { bytes.iter().rev().fold(0, join) } else { bytes.iter().fold(0, join) })
    };
    let mut found = Vec::new();
    let mut at = number(4, 4).ok_or(DAMAGED)?;
    while at != 0 {
        if found.contains(&at) {
            break;
        }
        if found.len() == MAX_PAGES {
            return Err(IngestError::TooLarge);
        }
        // A file cut short still has the pages before the cut.
        let Some(entries) = number(at as usize, 2) else { break };
        found.push(at);
        at = number(at as usize + 2 + entries as usize * 12, 4).unwrap_or(0);
    }
    if found.is_empty() { Err(DAMAGED) } else { Ok(found) }
}
