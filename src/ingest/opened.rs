//! What is in a file: letters, and pictures that must go through OCR before they are letters.

use super::{Format, IngestError, Letter, MAX_BYTES, Note, Unread};
use super::{detect, docx, email, html, markdown, ocr, odt, pdf, rtf, template};

/// What is in a file.
#[derive(Debug, Default)]
pub struct Opened {
    /// The letters.
    pub letters: Vec<Letter>,
    /// Pictures attached to a message, in order.
    pub pictures: Vec<Picture>,
    /// What is to be told with the first letter.
    pub notes: Vec<Note>,
}

/// A picture of a letter, or a PDF with pages that are pictures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// What it is called.
    pub part: String,
    /// PNG, JPEG, TIFF or PDF.
    pub bytes: Vec<u8>,
    /// So many of the letters stand before it.
    pub at: usize,
    /// It is the letter at `at`, whose [`Note::PicturePages`] names the pages to be read.
    pub partly: bool,
}

impl Opened {
    /// The letters alone; the first tells which pictures were not read.
    ///
    /// # Errors
    /// Where there are only pictures.
    pub fn without_pictures(self) -> Result<Vec<Letter>, IngestError> {
        let Self { mut letters, pictures, mut notes } = self;
        let whole = pictures.into_iter().filter(|picture| !picture.partly);
        notes.extend(whole.map(|Picture { part: name, .. }| {
            let why = Unread::Picture;
            Note::Attachment { name, why }
        }));
        let first = letters.first_mut().ok_or(IngestError::Picture)?;
        first.notes.append(&mut notes);
        Ok(letters)
    }
}

impl From<Vec<Letter>> for Opened {
    fn from(letters: Vec<Letter>) -> Self {
        Self { letters, ..Self::default() }
    }
}

/// What is in a file; see [`super::read`] for the arguments.
///
/// # Errors
/// Where there is no letter in it and no picture of one; [`IngestError::Picture`] where the whole
/// file is one.
pub fn open(
    bytes: &[u8],
    name: Option<&str>,
    format: Option<Format>,
) -> Result<Opened, IngestError> {
    within(bytes, name, format, 0)
}

/// The same for a file that stands in `depth` others.
pub(super) fn within(
    bytes: &[u8],
    name: Option<&str>,
    format: Option<Format>,
    depth: usize,
) -> Result<Opened, IngestError> {
    if bytes.len() > MAX_BYTES {
        return Err(IngestError::TooLarge);
    }
    let format = match format {
        Some(format) => format,
        None => detect::detect(bytes, name)?,
    };
    let letters = match format {
        Format::Text => vec![template::fields(Letter::from_bytes(bytes)?)],
        Format::Markdown => markdown::read(bytes)?,
        Format::Html => html::read(bytes)?,
        Format::Email => return email::read(bytes, depth),
        Format::Rtf => rtf::read(bytes)?,
        Format::Docx => docx::read(bytes)?,
        Format::Odt => odt::read(bytes)?,
        Format::Pdf => pdf::read(bytes)?,
        // A PDF may be called a picture: its text is not to be trusted then.
        Format::Image if ocr::is_picture(bytes) || detect::is_pdf(bytes) => {
            return Err(IngestError::Picture);
        }
        Format::Image => return Err(IngestError::Damaged { format }),
        Format::Handlebars | Format::Typst | Format::Kotlin | Format::Freemarker | Format::Json => {
            template::read(bytes, format)?
        }
    };
    Ok(letters.into())
}
