//! Bombs: refused, or read for what they say, never more.

use std::io::{Cursor, Write as _};

use klarbrev::ingest::{IngestError, read};
use zip::write::{SimpleFileOptions, ZipWriter};

use super::{mail, write};

fn refused(bytes: &[u8], name: &str) -> IngestError {
    read(bytes, Some(name), None).unwrap_err()
}

/// A zip file with one part that `text` is written into again and again.
fn packed(name: &str, text: &[u8], times: usize) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(name, SimpleFileOptions::default()).unwrap();
    for _ in 0..times {
        zip.write_all(text).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn bombs_are_refused() {
    let blank = vec![b' '; 1 << 20];
    for (name, file) in [("word/document.xml", "x.docx"), ("content.xml", "x.odt")] {
        let bomb = packed(name, &blank, 65);
        assert_eq!(refused(&bomb, file), IngestError::TooLarge, "{} bytes", bomb.len());
        assert_eq!(refused(&packed(name, &blank, 16), file), IngestError::TooComplex);
        let deep = "<a>".repeat(200_000);
        assert_eq!(refused(&write::zipped(&[(name, &deep)]), file), IngestError::TooComplex);
        let entities = "<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><a>&a;</a>";
        let damaged = refused(&write::zipped(&[(name, entities)]), file);
        assert!(matches!(damaged, IngestError::Damaged { .. }));
    }
    let mut many = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..10_001 {
        many.start_file(format!("word/document{number}"), SimpleFileOptions::default()).unwrap();
    }
    let many = many.finish().unwrap().into_inner();
    assert_eq!(refused(&many, "x.docx"), IngestError::TooComplex);
    // A size that is not true.
    let mut liar = packed("word/document.xml", &blank, 32);
    let size = (32u32 << 20).to_le_bytes();
    while let Some(at) = liar.windows(4).position(|four| four == size) {
        liar[at..at + 4].copy_from_slice(&1000u32.to_le_bytes());
    }
    assert!(read(&liar, Some("x.docx"), None).is_err());
}

#[test]
fn depth_and_number_have_an_end() {
    let rtf = format!("{{\\rtf1 {}", "{".repeat(1 << 20));
    assert_eq!(refused(rtf.as_bytes(), "x.rtf"), IngestError::TooComplex);
    for open in
        ["<div>", "<table><tr><td>", "<b>", "<ul><li>", "<p hidden>", "</b>", "<!--", "<a b="]
    {
        let page = format!("<!DOCTYPE html>Hei{}", open.repeat(300_000));
        let letters = read(page.as_bytes(), Some("x.html"), None).unwrap();
        assert!(letters[0].text().starts_with("Hei"), "{open}");
    }
    for many in ["<p>a", "a<br>", "<i>", "<tr><td>a"] {
        let page = format!("<!DOCTYPE html><table>{}", many.repeat(1_100_000));
        assert_eq!(refused(page.as_bytes(), "x.html"), IngestError::TooComplex, "{many}");
    }
    let rtf = format!("{{\\rtf1 {}}}", "\\intbl a\\cell".repeat(600_000));
    assert_eq!(refused(rtf.as_bytes(), "x.rtf"), IngestError::TooComplex);
    assert_eq!(refused(&vec![b'#'; 5 << 20], "x.md"), IngestError::TooLarge);
    let large = format!("<!DOCTYPE html><p>{}", "brev ".repeat((16 << 20) / 5));
    assert_eq!(refused(large.as_bytes(), "x.html"), IngestError::TooLarge);
    for open in ["> ", "* ", "[", "**a ", "<", "`", "![a](", "|a|\n", "    ", "&", "~~", "1. "] {
        let page = format!("Hei\n\n{}", open.repeat(20_000));
        let _ = read(page.as_bytes(), Some("x.md"), None);
    }
    let headers = "Content-Type: multipart/mixed; boundary=a";
    let parts = mail::message("x", headers, &"--a\r\n\r\n".repeat(20_000));
    assert_eq!(refused(&parts, "x.eml"), IngestError::TooComplex);
    let lines = mail::message("x", &"a:b\r\n".repeat(200_000), "");
    assert_eq!(refused(&lines, "x.eml"), IngestError::TooComplex);
    let quotes = "a\n> b\n".repeat(100_000);
    assert!(read(&mail::plain(&quotes), Some("x.eml"), None).is_ok());
}
