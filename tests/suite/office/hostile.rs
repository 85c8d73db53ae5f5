//! Bombs, and files with bytes changed: refused or read, never more.

use std::io::{Cursor, Write as _};

use klarbrev::Letter;
use klarbrev::ingest::{IngestError, MAX_BYTES, read};
use zip::write::{SimpleFileOptions, ZipWriter};

use super::{mail, write};
use crate::letters::own;

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

/// A small generator of numbers, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

fn mutated(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    match dice.below(4) {
        0 => bytes.truncate(dice.below(bytes.len())),
        1 => {
            for _ in 0..=dice.below(8) {
                let at = dice.below(bytes.len());
                bytes[at] ^= 1 << dice.below(8);
            }
        }
        2 => {
            for _ in 0..=dice.below(8) {
                let (a, b) = (dice.below(bytes.len()), dice.below(bytes.len()));
                bytes.swap(a, b);
            }
        }
        _ => {
            let (from, to) = (dice.below(bytes.len()), dice.below(bytes.len()));
            let piece = bytes[from.min(to)..from.max(to)].to_vec();
            let at = dice.below(bytes.len());
            bytes.splice(at..at, piece);
        }
    }
    bytes
}

/// How many changed files of each format are tried; the environment may ask for more.
fn times() -> usize {
    let asked = std::env::var("KLARBREV_MUTATIONS").ok().and_then(|times| times.parse().ok());
    asked.unwrap_or(60)
}

#[test]
fn changed_files_are_read_or_refused() {
    let letter = own().into_iter().find(|letter| letter.id == "papirer-mangler-nb").unwrap();
    let blocks = write::blocks(&Letter::from_bytes(&letter.bytes).unwrap());
    // Packed parts are checked by a sum, so most changes end there: these are stored as they are.
    let unpacked = |bytes: &[u8]| {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = Vec::new();
        for number in 0..zip.len() {
            let mut part = zip.by_index(number).unwrap();
            let mut text = String::new();
            std::io::Read::read_to_string(&mut part, &mut text).unwrap();
            parts.push((part.name().unwrap().into_owned(), text));
        }
        parts
    };
    let docx = write::docx(&blocks);
    let files: [(&str, Vec<u8>); 8] = [
        ("x.docx", docx.clone()),
        ("x.odt", write::odt(&blocks)),
        ("x.html", write::html(&blocks).into_bytes()),
        ("x.md", write::markdown(&blocks).into_bytes()),
        ("x.rtf", write::rtf(&blocks).into_bytes()),
        ("x.eml", mail::plain(&write::text(&blocks))),
        ("y.eml", mail::html(&write::html(&blocks))),
        ("z.eml", mail::attached(&[("x.docx", "application/octet-stream", &docx)])),
    ];
    let mut dice = Dice(20_250_503);
    for (name, bytes) in &files {
        let (mut good, mut bad) = (0, 0);
        for _ in 0..times() {
            let changed = mutated(bytes, &mut dice);
            match read(&changed, Some(name), None) {
                Ok(letters) => {
                    good += 1;
                    assert!(letters.iter().all(|letter| letter.text().len() < MAX_BYTES));
                }
                Err(_) => bad += 1,
            }
        }
        println!("{name}: {good} read, {bad} refused");
    }
    for (name, bytes) in &files[..2] {
        let parts = unpacked(bytes);
        for _ in 0..times() {
            let changed: Vec<(String, String)> = parts
                .iter()
                .map(|(name, text)| {
                    let text = mutated(text.as_bytes(), &mut dice);
                    (name.clone(), String::from_utf8_lossy(&text).into_owned())
                })
                .collect();
            let parts: Vec<(&str, &str)> =
                changed.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
            let _ = read(&write::zipped(&parts), Some(name), None);
        }
    }
}
