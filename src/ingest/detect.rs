//! What a file is: its first bytes decide, then its name, then what its text looks like.

use memchr::memmem;

use super::zip::Parts;
use super::{Format, IngestError, template};

/// First bytes that settle it.
const MAGIC: [(&[u8], Format); 5] = [
    (b"%PDF", Format::Pdf),
    (b"\x89PNG", Format::Image),
    (b"\xff\xd8\xff", Format::Image),
    (b"II*\0", Format::Image),
    (b"MM\0*", Format::Image),
];

/// First bytes of files that are no letters, with the name to tell the user.
const REFUSED: [(&[u8], &str); 7] = [
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"\xfd7zXZ\0", "xz"),
    (b"\x7fELF", "program"),
    (b"SQLite format 3", "database"),
];

/// The container of Office files before 2007, of locked ones since, and of messages from Outlook.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Names of what stands in it.
const IN_OLE: [(&str, Result<&str, IngestError>); 5] = [
    ("EncryptedPackage", Err(IngestError::Encrypted)),
    ("WordDocument", Err(IngestError::OldWord)),
    ("Workbook", Ok("Excel")),
    ("PowerPoint Document", Ok("PowerPoint")),
    ("__properties_version1.0", Ok("Outlook (.msg)")),
];

/// What zip files with such a part are.
const IN_ZIP: [(&str, Result<Format, &str>); 4] = [
    ("word/document", Ok(Format::Docx)),
    ("xl/workbook", Err("Excel")),
    ("ppt/presentation", Err("PowerPoint")),
    ("content.xml", Ok(Format::Odt)),
];

/// What OpenDocument files say they are, after `application/vnd.oasis.opendocument.`.
const OPEN_DOCUMENT: [(&str, Result<Format, &str>); 5] = [
    ("text", Ok(Format::Odt)),
    ("text-template", Ok(Format::Odt)),
    ("spreadsheet", Err("Calc")),
    ("presentation", Err("Impress")),
    ("graphics", Err("Draw")),
];

/// So far into a file the mark of a PDF may stand.
const PDF_WINDOW: usize = 1024;

/// So much white space may stand before rich text: mail programs put it there.
pub(super) const RTF_MARGIN: usize = 64;

/// The format of a file with this content and this name.
///
/// # Errors
/// Where it is plainly something that is never a letter.
pub fn detect(bytes: &[u8], name: Option<&str>) -> Result<Format, IngestError> {
    if let Some((_, format)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Ok(*format);
    }
    if let Some((_, format)) = REFUSED.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(IngestError::Binary { format: Some(format) });
    }
    if bytes.starts_with(OLE) {
        return Err(contained(bytes));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return zipped(bytes);
    }
    if is_pdf(bytes) {
        return Ok(Format::Pdf);
    }
    if rtf(bytes).is_some() {
        return Ok(Format::Rtf);
    }
    let head = &bytes[..bytes.len().min(PDF_WINDOW)];
    let ending = name.and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending);
    match ending.and_then(Format::of_ending) {
        // A binary format by name that its content does not bear out is text, or nothing.
        Some(Format::Pdf | Format::Docx | Format::Odt | Format::Image | Format::Rtf) | None => {
            Ok(templated(by_text(head), bytes))
        }
        Some(format) => Ok(templated(format, bytes)),
    }
}

/// True where the mark of a PDF stands near the beginning.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    memmem::find(&bytes[..bytes.len().min(PDF_WINDOW)], b"%PDF-").is_some()
}

/// The rich text in a file, from its mark on.
pub(super) fn rtf(bytes: &[u8]) -> Option<&[u8]> {
    let start = bytes.iter().take(RTF_MARGIN).position(|byte| !byte.is_ascii_whitespace())?;
    bytes.get(start..).filter(|rest| rest.starts_with(b"{\\rtf"))
}

/// A web page that holds template tags is a template.
fn templated(format: Format, bytes: &[u8]) -> Format {
    match format {
        Format::Html => template::in_markup(bytes).unwrap_or(format),
        _ => format,
    }
}

/// Why a file in the old container is not read.
fn contained(bytes: &[u8]) -> IngestError {
    for (name, is) in IN_OLE {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        if memmem::find(bytes, &name).is_some() {
            return is
                .map_or_else(|error| error, |format| IngestError::Binary { format: Some(format) });
        }
    }
    IngestError::Binary { format: Some("OLE") }
}

/// OpenDocument names itself in its first part; Office files are known by their parts.
fn zipped(bytes: &[u8]) -> Result<Format, IngestError> {
    let other = |format: &'static str| IngestError::Binary { format: Some(format) };
    let Ok(mut parts) = Parts::open(bytes, Format::Docx) else {
        // Cut off, or no zip file after all: what it was to be decides what is told.
        let known = IN_ZIP.iter().find(|(part, _)| memmem::find(bytes, part.as_bytes()).is_some());
        return known.map_or(Err(other("zip")), |(_, is)| is.map_err(other));
    };
    let said = parts.text("mimetype").ok().flatten().unwrap_or_default();
    if let Some(kind) = said.trim().strip_prefix("application/vnd.oasis.opendocument.") {
        let known = OPEN_DOCUMENT.iter().find(|(name, _)| *name == kind);
        return known.map_or(Err(other("OpenDocument")), |(_, is)| is.map_err(other));
    }
    let names: Vec<_> = parts.names().collect();
    let has = |part: &str| names.iter().any(|name| name.starts_with(part));
    let known = IN_ZIP.iter().find(|(part, _)| has(part));
    known.map_or(Err(other("zip")), |(_, is)| is.map_err(other))
}

fn by_text(head: &[u8]) -> Format {
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    let small: String = text.chars().take(400).flat_map(char::to_lowercase).collect();
    if small.starts_with("<!doctype html") || small.starts_with("<html") || small.contains("<body")
    {
        return Format::Html;
    }
    let mail = ["received:", "return-path:", "from:", "mime-version:", "delivered-to:", "subject:"];
    let headed = small.lines().take(12).filter(|line| mail.iter().any(|m| line.starts_with(m)));
    if headed.count() >= 2 {
        return Format::Email;
    }
    Format::Text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_goes_before_the_name() {
        let of = |bytes: &[u8], name| detect(bytes, Some(name)).unwrap();
        assert_eq!(of(b"%PDF-1.7", "brev.txt"), Format::Pdf);
        assert_eq!(of(b"Hei", "brev.pdf"), Format::Text);
        assert_eq!(of(b"Hei", "brev.md"), Format::Markdown);
        assert_eq!(of(b"<!DOCTYPE html><p>Hei", "brev"), Format::Html);
        assert_eq!(of(b"<p>Hei {{navn}}</p>", "brev.html"), Format::Handlebars);
        assert_eq!(of(b"<html><p><#if x>Hei</#if></p>", "brev"), Format::Freemarker);
        assert_eq!(of(b"<style>a{b{c:d}}</style><p>Hei", "brev.html"), Format::Html);
        assert_eq!(of(b"From: a@b.no\r\nSubject: Hei\r\n\r\nHei", "x"), Format::Email);
        assert_eq!(of("Fra: Nav\nDato: i dag\n".as_bytes(), "x"), Format::Text);
        assert_eq!(of(b" \r\n{\\rtf1 Hei}", "brev.txt"), Format::Rtf);
    }

    #[test]
    fn what_is_no_letter_is_named() {
        let error = detect(b"GIF89a", None).unwrap_err();
        assert_eq!(error, IngestError::Binary { format: Some("GIF") });
    }

    #[test]
    fn the_old_container_says_what_is_in_it() {
        let holding = |name: &str| {
            let name = name.encode_utf16().flat_map(u16::to_le_bytes);
            let file: Vec<u8> = OLE.iter().copied().chain([0; 1000]).chain(name).collect();
            detect(&file, Some("brev.docx")).unwrap_err()
        };
        assert_eq!(holding("EncryptedPackage"), IngestError::Encrypted);
        assert_eq!(holding("WordDocument"), IngestError::OldWord);
        assert_eq!(holding("Workbook"), IngestError::Binary { format: Some("Excel") });
        assert_eq!(holding("hva som helst"), IngestError::Binary { format: Some("OLE") });
    }
}
