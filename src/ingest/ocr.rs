//! Photos and scans: pictures made ready for Tesseract, and what Tesseract reads made a letter.
//!
//! Nothing here runs a program: the caller hands [`Page::png`] to `tesseract stdin stdout` and the
//! table (TSV) it writes back to [`letter`].
#![allow(
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixels are counted in tens of thousands, and no picture has a negative one"
)]

#[cfg(feature = "pictures")]
mod decode;
mod deskew;
mod layout;
mod lines;
mod pages;
mod sections;
mod shade;
mod table;

use image::imageops::FilterType;
use image::{DynamicImage, GrayImage, ImageFormat};

use super::{Format, IngestError, Letter};

/// The most pixels read as one page: A4 at 700 dpi, or a telephone's 48 megapixels.
pub const MAX_PIXELS: u64 = 50_000_000;

/// The most pages read from one file.
pub const MAX_PAGES: usize = 50;

/// A page is handed on no larger than this on its long side: A4 at 300 dpi.
const LARGEST: u32 = 3508;

/// A page smaller than this is made larger, at most doubled: Tesseract reads small letters badly, and
/// turning blurs them.
const SMALLEST: u32 = 3000;

/// The long side of A4 in hundredths of an inch.
const A4: u32 = 1169;

/// A page ready for Tesseract: grey, evenly lit, upright.
#[derive(Debug, Clone)]
pub struct Page {
    /// The picture as PNG.
    pub png: Vec<u8>,
    /// Dots per inch, taking the page for A4; what `--dpi` wants.
    pub dpi: u32,
    /// How far the lines of the picture fell to the right, in degrees; the page has been turned back.
    pub tilt: f32,
}

/// True for PNG, JPEG and TIFF.
pub fn is_picture(bytes: &[u8]) -> bool {
    kind(bytes).is_ok()
}

/// How many pages a picture or a PDF has: of pictures, only TIFF has more than one.
///
/// # Errors
/// Where the file is neither, or a TIFF with more than [`MAX_PAGES`].
#[cfg(feature = "pictures")]
pub fn pages(bytes: &[u8]) -> Result<usize, IngestError> {
    let head = &bytes[..bytes.len().min(1024)];
    let pdf = !is_picture(bytes) && head.windows(5).any(|window| window == b"%PDF-");
    if pdf { super::pdf::pages(bytes) } else { decode::pages(bytes) }
}

/// The page of that number, counted from 0.
///
/// # Errors
/// Where there is none, or where it cannot be read or is larger than [`MAX_PIXELS`].
///
/// ```
/// use klarbrev::ingest::{Format, IngestError, ocr};
/// let broken = ocr::page(b"\x89PNG\r\n\x1a\n", 0);
/// assert_eq!(broken.unwrap_err(), IngestError::Damaged { format: Format::Image });
/// ```
#[cfg(feature = "pictures")]
pub fn page(bytes: &[u8], number: usize) -> Result<Page, IngestError> {
    use image::{ExtendedColorType, ImageEncoder};

    let Grey { page, dpi, tilt } = ready(decode::page(bytes, number)?);
    let mut png = Vec::new();
    image::codecs::png::PngEncoder::new(&mut png)
        .write_image(page.as_raw(), page.width(), page.height(), ExtendedColorType::L8)
        .map_err(|_| DAMAGED)?;
    Ok(Page { png, dpi, tilt })
}

/// A page ready for Tesseract as grey pixels, row by row.
#[derive(Debug, Clone)]
pub struct Pixels {
    /// The width.
    pub width: u32,
    /// The height.
    pub height: u32,
    /// One byte each.
    pub grey: Vec<u8>,
    /// Dots per inch, taking the page for A4.
    pub dpi: u32,
}

/// The page made ready that somebody else has decoded: its pixels, four bytes each (red, green, blue,
/// opacity), row by row.
///
/// # Errors
/// Where there are not as many pixels as said, or more than [`MAX_PIXELS`].
///
/// ```
/// use klarbrev::ingest::ocr;
/// let white = ocr::pixels(600, 800, &[255; 4 * 600 * 800]).unwrap();
/// assert_eq!((white.width, white.height), (1200, 1600));
/// assert!(ocr::pixels(600, 800, b"").is_err());
/// ```
pub fn pixels(width: u32, height: u32, rgba: &[u8]) -> Result<Pixels, IngestError> {
    let count = u64::from(width) * u64::from(height);
    if count > MAX_PIXELS {
        return Err(IngestError::TooLarge);
    }
    if count == 0 || rgba.len() as u64 != count * 4 {
        return Err(DAMAGED);
    }
    let grey = rgba.chunks_exact(4).map(|pixel| {
        let [red, green, blue, alpha] = [0, 1, 2, 3].map(|i| u32::from(pixel[i]));
        // As the eye weighs the colours, on white where nothing is.
        let grey = (2126 * red + 7152 * green + 722 * blue) / 10_000;
        ((grey * alpha + 255 * (255 - alpha)) / 255) as u8
    });
    let page = GrayImage::from_raw(width, height, grey.collect()).ok_or(DAMAGED)?;
    let Grey { page, dpi, .. } = ready(page);
    Ok(Pixels { width: page.width(), height: page.height(), grey: page.into_raw(), dpi })
}

/// A page at a good size, evenly lit and upright.
struct Grey {
    page: GrayImage,
    dpi: u32,
    #[cfg_attr(
        not(feature = "pictures"),
        expect(dead_code, reason = "told with a whole page only")
    )]
    tilt: f32,
}

fn ready(page: GrayImage) -> Grey {
    let page = shade::evened(&scaled(page));
    let tilt = deskew::tilt(&page);
    let page = deskew::turned(page, tilt);
    let dpi = page.width().max(page.height()) * 100 / A4;
    Grey { page, dpi: dpi.clamp(70, 600), tilt }
}

const DAMAGED: IngestError = IngestError::Damaged { format: Format::Image };

/// PNG, JPEG or TIFF, by the first bytes.
fn kind(bytes: &[u8]) -> Result<ImageFormat, IngestError> {
    let kinds = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Tiff];
    let kind = image::guess_format(bytes).map_err(|_| DAMAGED)?;
    if kinds.contains(&kind) { Ok(kind) } else { Err(DAMAGED) }
}

/// The letter on pages that Tesseract has read: one table each, as `tessedit_create_tsv` makes it.
/// `format` is what the pictures came in.
///
/// # Errors
/// Where no words were found.
///
/// ```
/// use klarbrev::ingest::{Format, ocr};
/// let tsv = "5\t1\t1\t1\t1\t1\t90\t90\t60\t20\t96.1\tDu\n5\t1\t1\t1\t1\t2\t160\t90\t60\t20\t91\tfår\n";
/// let letter = ocr::letter(&[tsv], Format::Image).unwrap();
/// assert_eq!(letter.text(), "Du får\n");
/// ```
pub fn letter<S: AsRef<str>>(pages: &[S], format: Format) -> Result<Letter, IngestError> {
    let pages: Vec<_> = pages.iter().map(|tsv| lines::lines(&table::words(tsv.as_ref()))).collect();
    layout::letter(pages, format)
}

/// The letter with pages that were read from pictures, in the place of what it has of them: their
/// numbers, counted from 1 and in order, and what [`letter`] made of each; `None` where there were no
/// words. What [`Note::PicturePages`](super::Note::PicturePages) says of them is settled then.
pub fn with_pages(letter: &Letter, pages: Vec<(u32, Option<Letter>)>) -> Letter {
    pages::with_pages(letter, pages)
}

/// Pictures smaller than this in both directions, in pixels, are logos and icons.
const SMALLEST_PAGE: usize = 500;

/// True for a picture large enough to be a page, as far as its head says.
pub(super) fn may_be_page(bytes: &[u8]) -> bool {
    imagesize::blob_size(bytes).map_or(true, |size| size.width.max(size.height) >= SMALLEST_PAGE)
}

/// The page at a size that Tesseract reads well.
fn scaled(page: GrayImage) -> GrayImage {
    let (width, height) = page.dimensions();
    let long = width.max(height);
    let to = |new: u32| {
        let side = |side: u32| (u64::from(side) * u64::from(new) / u64::from(long.max(1))).max(1);
        (side(width) as u32, side(height) as u32)
    };
    if long > LARGEST {
        let (width, height) = to(LARGEST);
        resized(page, width, height, FilterType::Triangle)
    } else if long < SMALLEST {
        let (width, height) = to((long * 2).min(LARGEST));
        resized(page, width, height, FilterType::CatmullRom)
    } else {
        page
    }
}

/// Not by the generic function, which would be built without optimisation in tests.
fn resized(page: GrayImage, width: u32, height: u32, filter: FilterType) -> GrayImage {
    DynamicImage::ImageLuma8(page).resize_exact(width, height, filter).into_luma8()
}
