//! Bytes to text.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::{IngestError, Note};

pub(super) fn decode(bytes: &[u8]) -> Result<(String, Vec<Note>), IngestError> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes)
        && (encoding == UTF_16LE || encoding == UTF_16BE)
    {
        let (text, _, bad) = encoding.decode(bytes);
        let mut notes = vec![Note::Decoded(encoding.name())];
        notes.extend(bad.then_some(Note::Unreadable));
        return Ok((text.into_owned(), notes));
    }
    if looks_binary(bytes) {
        return Err(IngestError::Binary { format: None });
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((text.to_owned(), Vec::new())),
        Err(_) => Ok(guess(bytes)),
    }
}

/// Control characters that no text file holds; a few are forgiven.
fn looks_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1 << 16)];
    let odd =
        head.iter().filter(|&&b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c)).count();
    head.contains(&0) || odd * 50 > head.len()
}

/// Mostly UTF-8 with some broken bytes stays UTF-8; everything else is what chardetng takes it for,
/// and the Latin encodings count as Windows-1252.
fn guess(bytes: &[u8]) -> (String, Vec<Note>) {
    let lossy = String::from_utf8_lossy(bytes);
    let broken = lossy.chars().filter(|&c| c == char::REPLACEMENT_CHARACTER).count();
    let whole = lossy.chars().filter(|c| !c.is_ascii()).count() - broken;
    if whole > broken * 4 {
        return (lossy.into_owned(), vec![Note::Unreadable]);
    }
    let mut detector = chardetng::EncodingDetector::new();
    detector.feed(bytes, true);
    let encoding = match detector.guess(Some(b"no"), false) {
        e if e.is_single_byte() => e,
        _ => WINDOWS_1252,
    };
    let (text, bad) = encoding.decode_without_bom_handling(bytes);
    let mut notes = vec![Note::Decoded(encoding.name())];
    notes.extend(bad.then_some(Note::Unreadable));
    (text.into_owned(), notes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf8_is_kept_with_its_mark() {
        let (text, notes) = decode("\u{feff}Får".as_bytes()).unwrap();
        assert_eq!((text.as_str(), notes.len()), ("\u{feff}Får", 0));
    }

    #[test]
    fn latin1_is_noted() {
        let (text, notes) = decode(b"S\xf8knaden din er avsl\xe5tt. Du kan klage.").unwrap();
        assert_eq!(text, "Søknaden din er avslått. Du kan klage.");
        assert_eq!(notes, [Note::Decoded("windows-1252")]);
    }

    #[test]
    fn rubbish_is_no_text() {
        assert_eq!(decode(&[0, 1, 2, 3]).unwrap_err(), IngestError::Binary { format: None });
    }
}
