//! Reads a letter from a file or from standard input.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::error::{FileError, FileTrouble, shown};
use super::fence;
use super::ocr;
use crate::ingest::{self, Format, IngestError, Letter, MAX_BYTES};

/// Formats that are read in a process of their own in a run over many files.
const RISKY: [Format; 1] = [Format::Pdf];

/// The letters in the file at `path`; `-` is `input`. One of `several` files may not harm the run.
pub(super) fn letters(
    path: &Path,
    format: Option<Format>,
    several: bool,
    input: &mut dyn Read,
) -> Result<Vec<Letter>, FileError> {
    let bytes = if path == Path::new("-") {
        bytes(input).map_err(FileTrouble::from)
    } else {
        content(path)
    };
    let letters = bytes.and_then(|bytes| letters_in(&bytes, path, format, several));
    letters.map_err(|what| FileError { path: path.to_owned(), what })
}

/// The bytes of the file at `path`; not more than a letter may have, and one.
pub(super) fn content(path: &Path) -> Result<Vec<u8>, FileTrouble> {
    Ok(open(path).and_then(bytes)?)
}

/// The letters in the file at `path`, which holds these bytes.
pub(super) fn letters_in(
    bytes: &[u8],
    path: &Path,
    format: Option<Format>,
    several: bool,
) -> Result<Vec<Letter>, FileTrouble> {
    let name = path.file_name().map(|name| name.to_string_lossy());
    match read(bytes, name.as_deref(), format, several) {
        Err(IngestError::Picture) => ocr::letters(bytes),
        read => Ok(read?),
    }
}

fn read(
    bytes: &[u8],
    name: Option<&str>,
    format: Option<Format>,
    several: bool,
) -> Result<Vec<Letter>, IngestError> {
    let format = match format {
        Some(format) => format,
        None => ingest::detect(bytes, name)?,
    };
    if several && RISKY.contains(&format) {
        return fence::read(bytes, format);
    }
    ingest::read(bytes, name, Some(format))
}

/// All letters in the file at `path`: one at least.
pub(super) fn some(
    path: &Path,
    format: Option<Format>,
    input: &mut dyn Read,
) -> Result<Vec<Letter>, FileError> {
    let letters = letters(path, format, false, input)?;
    if letters.is_empty() {
        return Err(FileError { path: path.to_owned(), what: IngestError::Empty.into() });
    }
    Ok(letters)
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
