//! The parts of a zip file, within limits: however small the file is, what comes out of it stays
//! small enough to hold.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use encoding_rs::Encoding;
use zip::ZipArchive;
use zip::result::ZipError;

use super::{Format, IngestError, MAX_BYTES};

/// Word and OpenDocument files have some dozens of parts, and one for each picture.
const MOST_PARTS: usize = 10_000;

/// Text packs down to a twentieth, long tables to a hundredth. What packs better is a bomb, if it is
/// large at all.
const HIGHEST_RATIO: u64 = 400;
const NEVER_A_BOMB: u64 = 4 << 20;

/// A zip file whose parts are text.
pub(super) struct Parts<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    format: Format,
    /// How many bytes may still come out of it.
    left: u64,
}

impl<'b> Parts<'b> {
    /// Opens it.
    ///
    /// # Errors
    /// Where it is no whole zip file, or has too many parts.
    pub(super) fn open(bytes: &'b [u8], format: Format) -> Result<Self, IngestError> {
        // Before they are listed: a list of millions takes memory of its own.
        let listed = memchr::memmem::find_iter(bytes, b"PK\x01\x02").take(MOST_PARTS + 1).count();
        if listed > MOST_PARTS {
            return Err(IngestError::TooComplex);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged(format))?;
        Ok(Self { archive, format, left: MAX_BYTES as u64 })
    }

    /// The names of all parts, in order.
    pub(super) fn names(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.archive.file_names().filter_map(Result::ok)
    }

    /// The text of a part; `None` where there is no such part.
    ///
    /// # Errors
    /// Where it cannot be unpacked, is locked, or more comes out of it than there is room for.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, IngestError> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(IngestError::Encrypted);
            }
            Err(_) => return Err(damaged(self.format)),
        };
        let ratio = part.size() / part.compressed_size().max(1);
        if part.size() > self.left {
            return Err(IngestError::TooLarge);
        }
        if part.size() > NEVER_A_BOMB && ratio > HIGHEST_RATIO {
            return Err(IngestError::TooComplex);
        }
        // The declared size is not believed: what is read is counted.
        let packed = part.compressed_size();
        let honest = NEVER_A_BOMB.max(packed.saturating_mul(HIGHEST_RATIO)).min(self.left);
        let mut bytes = Vec::new();
        part.take(honest + 1).read_to_end(&mut bytes).map_err(|_| damaged(self.format))?;
        let length = bytes.len() as u64;
        if length > honest {
            let large = honest == self.left;
            return Err(if large { IngestError::TooLarge } else { IngestError::TooComplex });
        }
        self.left -= length;
        Ok(Some(decoded(bytes)))
    }
}

/// XML is UTF-8 unless a byte order mark says otherwise.
fn decoded(bytes: Vec<u8>) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
    }
    String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

fn damaged(format: Format) -> IngestError {
    IngestError::Damaged { format }
}
