//! Reads a letter from a file or from standard input.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::error::{FileError, FileTrouble};
use crate::ingest::{Letter, MAX_BYTES};

/// The letter at `path`; `-` is `input`.
pub(super) fn letter(path: &Path, input: &mut dyn Read) -> Result<Letter, FileError> {
    let bytes = if path == Path::new("-") { bytes(input) } else { open(path).and_then(bytes) };
    let letter = bytes.map_err(FileTrouble::from).and_then(|bytes| Ok(Letter::from_bytes(&bytes)?));
    letter.map_err(|what| FileError { path: path.to_owned(), what })
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
