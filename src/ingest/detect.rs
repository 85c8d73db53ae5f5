//! What a file is: its first bytes decide, then its name, then what its text looks like.

use super::{Format, IngestError, template};

/// First bytes that settle it.
const MAGIC: [(&[u8], Format); 6] = [
    (b"%PDF", Format::Pdf),
    (b"{\\rtf", Format::Rtf),
    (b"\x89PNG", Format::Image),
    (b"\xff\xd8\xff", Format::Image),
    (b"II*\0", Format::Image),
    (b"MM\0*", Format::Image),
];

/// First bytes of files that are no letters, with the name to tell the user.
const REFUSED: [(&[u8], &str); 5] = [
    (b"\xd0\xcf\x11\xe0", "Word 97"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "gzip"),
    (b"\x7fELF", "program"),
    (b"SQLite format 3", "database"),
];

/// So far into a file the mark of a PDF may stand.
const PDF_WINDOW: usize = 1024;

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
    if bytes.starts_with(b"PK\x03\x04") {
        return zipped(bytes).ok_or(IngestError::Binary { format: Some("zip") });
    }
    let head = &bytes[..bytes.len().min(PDF_WINDOW)];
    if head.windows(5).any(|window| window == b"%PDF-") {
        return Ok(Format::Pdf);
    }
    let ending = name.and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending);
    match ending.and_then(Format::of_ending) {
        // A binary format by name that its content does not bear out is text, or nothing.
        Some(Format::Pdf | Format::Docx | Format::Odt | Format::Image | Format::Rtf) | None => {
            Ok(templated(by_text(head), bytes))
        }
        Some(format) => Ok(templated(format, bytes)),
    }
}

/// A web page that holds template tags is a template.
fn templated(format: Format, bytes: &[u8]) -> Format {
    match format {
        Format::Html => template::in_markup(bytes).unwrap_or(format),
        _ => format,
    }
}

/// Word and OpenDocument are zip files that name themselves in their first parts.
fn zipped(bytes: &[u8]) -> Option<Format> {
    let head = &bytes[..bytes.len().min(4096)];
    let names = |text: &[u8]| head.windows(text.len()).any(|window| window == text);
    if names(b"application/vnd.oasis.opendocument.text") {
        return Some(Format::Odt);
    }
    let everywhere = |text: &[u8]| bytes.windows(text.len()).any(|window| window == text);
    if everywhere(b"word/document") {
        return Some(Format::Docx);
    }
    everywhere(b"content.xml").then_some(Format::Odt)
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
    }

    #[test]
    fn what_is_no_letter_is_named() {
        let error = detect(b"GIF89a", None).unwrap_err();
        assert_eq!(error, IngestError::Binary { format: Some("GIF") });
    }
}
