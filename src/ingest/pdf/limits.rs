//! How much a file unpacks to, found out before anyone unpacks it.

use std::io::{self, Read};

use flate2::read::ZlibDecoder;
use hayro_syntax::Filter;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Name, Object, Stream};

use crate::ingest::{IngestError, MAX_BYTES};

/// Streams that are packed twice are rare; deeper is an attack.
const MAX_FILTERS: usize = 4;

/// At its best LZW packs 1400 bytes into one.
const LZW_GROWTH: usize = 1400;

/// What LZW may grow to: real content is far below what the worst would be.
const MAX_LZW: usize = 512 << 10;

/// Refuses files whose streams unpack to more than [`MAX_BYTES`], looking at the bytes alone: the
/// tables of the file are themselves packed.
pub(super) fn check_bytes(bytes: &[u8]) -> Result<(), IngestError> {
    let mut left = MAX_BYTES;
    let mut at = 0;
    while let Some(found) = find(&bytes[at..], b"stream") {
        let keyword = at + found;
        at = keyword + b"stream".len();
        // What a stream is stands right before it.
        let head = &bytes[keyword.saturating_sub(1024)..keyword];
        let head = rfind(head, b"obj").map_or(head, |start| &head[start..]);
        let end = bytes[..keyword].ends_with(b"end");
        if end || find(head, b"/Image").is_some() {
            continue;
        }
        let skip = bytes[at..].iter().take(2).take_while(|b| matches!(b, b'\r' | b'\n')).count();
        let packed = &bytes[(at + skip).min(bytes.len())..];
        let depth = head.windows(6).filter(|name| name == b"/Flate").count().max(1);
        left = left.checked_sub(inflated(packed, depth, left)).ok_or(IngestError::TooLarge)?;
    }
    Ok(())
}

/// How large the largest form is.
///
/// # Errors
/// Where the pages or the forms on them unpack to more than [`MAX_BYTES`].
pub(super) fn check_pages(pdf: &Pdf) -> Result<usize, IngestError> {
    let mut left = MAX_BYTES;
    let mut spend = |stream: &Stream<'_>| {
        let size = unpacked(stream, left).ok_or(IngestError::TooComplex)?;
        left = left.checked_sub(size).ok_or(IngestError::TooLarge)?;
        Ok(size)
    };
    for page in pdf.pages().iter() {
        if let Some(stream) = page.raw().get::<Stream<'_>>("Contents") {
            spend(&stream)?;
        } else if let Some(streams) = page.raw().get::<Array<'_>>("Contents") {
            for stream in streams.iter::<Stream<'_>>() {
                spend(&stream)?;
            }
        }
    }
    let mut largest = 0;
    for object in pdf.objects() {
        let Object::Stream(stream) = object else { continue };
        let kind = stream.dict().get::<Name<'_>>("Subtype");
        if kind.is_some_and(|kind| kind.as_ref() == b"Form") {
            largest = largest.max(spend(&stream)?);
        }
    }
    Ok(largest)
}

/// What a stream unpacks to; `None` where it is packed like no content of a letter is.
fn unpacked(stream: &Stream<'_>, limit: usize) -> Option<usize> {
    let filters = stream.filters();
    if filters.len() > MAX_FILTERS {
        return None;
    }
    let mut raw = stream.raw_data();
    for (at, filter) in filters.iter().enumerate() {
        match filter {
            Filter::Ascii85Decode => raw = ascii85(&raw).into(),
            Filter::AsciiHexDecode => raw = ascii_hex(&raw).into(),
            Filter::FlateDecode => {
                let rest = &filters[at..];
                let only = rest.iter().all(|filter| matches!(filter, Filter::FlateDecode));
                return only.then(|| inflated(&raw, rest.len(), limit));
            }
            Filter::LzwDecode | Filter::RunLengthDecode => {
                let last = at + 1 == filters.len() && raw.len() <= MAX_LZW;
                return last.then(|| (raw.len() * LZW_GROWTH).min(limit / 8));
            }
            // Content is never packed as an image, and hayro does not unpack it either.
            _ => return Some(0),
        }
    }
    Some(raw.len())
}

fn ascii85(packed: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(packed.len());
    let mut group: Vec<u32> = Vec::with_capacity(5);
    let flush = |group: &mut Vec<u32>, out: &mut Vec<u8>| {
        let known = group.len();
        if known > 1 {
            group.resize(5, 84);
            let word =
                group.iter().fold(0_u32, |word, digit| word.wrapping_mul(85).wrapping_add(*digit));
            out.extend_from_slice(&word.to_be_bytes()[..known - 1]);
        }
        group.clear();
    };
    for &byte in packed {
        match byte {
            b'z' if group.is_empty() => out.extend_from_slice(&[0; 4]),
            b'!'..=b'u' => group.push(u32::from(byte - b'!')),
            b'~' => break,
            _ => {}
        }
        if group.len() == 5 {
            flush(&mut group, &mut out);
        }
    }
    flush(&mut group, &mut out);
    out
}

fn ascii_hex(packed: &[u8]) -> Vec<u8> {
    let digits = packed.iter().take_while(|byte| **byte != b'>');
    let digits = digits.filter_map(|byte| char::from(*byte).to_digit(16).map(|digit| digit as u8));
    let digits: Vec<u8> = digits.collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).unwrap_or(&0)).collect()
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

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

fn rfind(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).rposition(|window| window == needle)
}
