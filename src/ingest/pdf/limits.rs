//! How much a file unpacks to, found out before anyone unpacks it.

use std::io::{self, Read};

use flate2::read::ZlibDecoder;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Name, Object};
use memchr::memmem;

use crate::ingest::{IngestError, MAX_BYTES};

/// Streams that are packed twice are rare; deeper is an attack.
const MAX_FILTERS: usize = 4;

/// Refuses files whose streams unpack to more than [`MAX_BYTES`], looking at the bytes alone: the
/// tables of the file are themselves packed, and must be unpacked to learn what else there is.
pub(super) fn check_bytes(bytes: &[u8]) -> Result<(), IngestError> {
    let mut left = MAX_BYTES;
    for keyword in memmem::find_iter(bytes, b"stream") {
        // What a stream is stands right before it.
        let head = &bytes[keyword.saturating_sub(1024)..keyword];
        let head = memmem::rfind(head, b"obj").map_or(head, |start| &head[start..]);
        if head.ends_with(b"end") || memmem::find(head, b"/Image").is_some() {
            continue;
        }
        let at = keyword + b"stream".len();
        let skip = bytes[at..].iter().take(2).take_while(|b| matches!(b, b'\r' | b'\n')).count();
        let packed = &bytes[at + skip..];
        let depth = memmem::find_iter(head, b"/Flate").count().max(1);
        left = left.checked_sub(inflated(packed, depth, left)).ok_or(IngestError::TooLarge)?;
    }
    Ok(())
}

/// How large the largest form is.
///
/// # Errors
/// Where the streams that may be content unpack to more than [`MAX_BYTES`]. They are unpacked as the
/// interpreter will do it, one after the other; what one stream alone may take is up to
/// `cli/fence.rs`.
pub(super) fn check_streams(pdf: &Pdf) -> Result<usize, IngestError> {
    let (mut left, mut largest) = (MAX_BYTES, 0);
    for object in pdf.objects() {
        let Object::Stream(stream) = object else { continue };
        let kind = stream.dict().get::<Name<'_>>("Subtype");
        let is = |name: &[u8]| kind.as_ref().is_some_and(|kind| kind.as_ref() == name);
        // Pictures are drawn as boxes and never unpacked.
        if is(b"Image") {
            continue;
        }
        if stream.filters().len() > MAX_FILTERS {
            return Err(IngestError::TooComplex);
        }
        let size = stream.decoded_data().map_or(0, |data| data.len());
        left = left.checked_sub(size).ok_or(IngestError::TooLarge)?;
        if is(b"Form") {
            largest = largest.max(size);
        }
    }
    Ok(largest)
}

/// The length after unpacking `depth` times, or `limit` and one where it is longer than that.
fn inflated(packed: &[u8], depth: usize, limit: usize) -> usize {
    if depth == 0 {
        return packed.len();
    }
    let mut reader: Box<dyn Read> = Box::new(packed);
    for _ in 0..depth.min(MAX_FILTERS) {
        reader = Box::new(ZlibDecoder::new(reader));
    }
    let mut reader = reader.take(limit as u64 + 1);
    let mut size = 0;
    let mut buffer = [0; 16 << 10];
    loop {
        match reader.read(&mut buffer) {
            Ok(read) if read > 0 => size += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            _ => return size,
        }
    }
}
