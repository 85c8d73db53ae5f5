//! Reads a letter from a file or from standard input.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::error::{FileError, FileTrouble, shown};
use super::{fence, ocr, pictures};
use crate::ingest::{self, Format, IngestError, Letter, MAX_BYTES};

/// Web pages, rich text and templates up to this size, in bytes, do no harm.
const SMALL: usize = 1 << 18;

/// The letters in the file at `path`; `-` is `input`.
pub(super) fn letters(
    path: &Path,
    format: Option<Format>,
    input: &mut dyn Read,
) -> Result<Vec<Letter>, FileError> {
    let bytes = if path == Path::new("-") {
        bytes(input).map_err(FileTrouble::from)
    } else {
        content(path)
    };
    let letters = bytes.and_then(|bytes| letters_in(&bytes, Some(path), format));
    letters.map_err(|what| FileError { path: path.to_owned(), what })
}

/// The same letters, for those who judge what a letter lacks.
pub(super) fn whole_letters(
    path: &Path,
    format: Option<Format>,
    input: &mut dyn Read,
) -> Result<Vec<Letter>, FileError> {
    let letters = letters(path, format, input)?;
    whole(letters).map_err(|what| FileError { path: path.to_owned(), what })
}

/// These letters, if every page of them was read.
pub(super) fn whole(letters: Vec<Letter>) -> Result<Vec<Letter>, FileTrouble> {
    let half = letters.iter().any(|letter| !letter.picture_pages().is_empty());
    if half { Err(FileTrouble::PicturePages) } else { Ok(letters) }
}

/// The bytes of the file at `path`; not more than a letter may have, and one.
pub(super) fn content(path: &Path) -> Result<Vec<u8>, FileTrouble> {
    Ok(open(path).and_then(bytes)?)
}

/// The letters in a file with these bytes, whatever they come in; `path` is where it is, if it is a
/// file.
pub(super) fn letters_in(
    bytes: &[u8],
    path: Option<&Path>,
    format: Option<Format>,
) -> Result<Vec<Letter>, FileTrouble> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(FileTrouble::Blank);
    }
    let name = path.and_then(Path::file_name).map(|name| name.to_string_lossy());
    let name = name.as_deref();
    let format = match format {
        Some(format) => format,
        None => ingest::detect(bytes, name)?,
    };
    let opened = if is_risky(format, bytes) {
        fence::open(bytes, format)
    } else {
        ingest::open(bytes, name, Some(format))
    };
    match opened {
        Err(IngestError::Picture) => ocr::letters(bytes).map_err(|error| match error {
            FileTrouble::Content(IngestError::Empty) => FileTrouble::NoWords,
            error => error,
        }),
        opened => pictures::read(opened?, bytes),
    }
}

/// True for what is read by another process: formats that are packed or hold other files, and large
/// files of all others but plain text. Starting it takes a few milliseconds.
fn is_risky(format: Format, bytes: &[u8]) -> bool {
    match format {
        Format::Pdf | Format::Email | Format::Docx | Format::Odt => true,
        Format::Text => false,
        // It may be a PDF that is called a picture.
        Format::Image => !ingest::ocr::is_picture(bytes),
        _ => bytes.len() > SMALL,
    }
}

/// What to call the file at `path`.
pub(super) fn called(path: &Path) -> String {
    if path == Path::new("-") { "-".to_owned() } else { shown(path) }
}

fn open(path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    // Some systems open a folder and fail only at the first read.
    if file.metadata()?.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    Ok(file)
}

fn bytes(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // An endless pipe does no harm: what is larger is refused by `Letter::from_bytes`.
    from.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
