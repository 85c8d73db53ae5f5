//! Broken files of every format: cut off, bits flipped, bytes swapped, pieces moved. Each is read by
//! the real program within 512 MiB of memory and little processor time: it gives a letter or says in
//! one line why not.
//!
//! `KLARBREV_MUTATIONS=2000` tries so many of each format.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::process::{Command, Output, Stdio};

use klarbrev::Letter;
use klarbrev::ingest::{Format, wire};

use crate::letters::{at, files, own, told_anywhere};
use crate::office::{mail, write};
use crate::vary::chance::Chance;

/// How many of each format are tried where nobody asks for more.
const FEW: usize = 15;

/// KiB of address space: 512 MiB, and what the program itself maps.
const MEMORY: usize = (512 << 10) + if cfg!(debug_assertions) { 300 << 10 } else { 32 << 10 };

/// Seconds of processor time; without optimisation everything takes ten times as long.
const SECONDS: usize = if cfg!(debug_assertions) { 20 } else { 2 };

fn mutated(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    match chance.below(4) {
        0 => bytes.truncate(chance.below(bytes.len())),
        1 => {
            for _ in 0..=chance.below(8) {
                let at = chance.below(bytes.len());
                bytes[at] ^= 1 << chance.below(8);
            }
        }
        2 => {
            for _ in 0..=chance.below(8) {
                let (a, b) = (chance.below(bytes.len()), chance.below(bytes.len()));
                bytes.swap(a, b);
            }
        }
        _ => {
            let (from, to) = (chance.below(bytes.len()), chance.below(bytes.len()));
            let piece = bytes[from.min(to)..from.max(to)].to_vec();
            let at = chance.below(bytes.len());
            bytes.splice(at..at, piece);
        }
    }
    bytes
}

/// The parts of a zip file are checked by sums, so most changes end there: here one of the parts
/// itself is changed.
fn mutated_parts(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    let broken = chance.below(zip.len());
    for number in 0..zip.len() {
        let mut part = zip.by_index(number).unwrap();
        let mut text = Vec::new();
        part.read_to_end(&mut text).unwrap();
        if number == broken {
            text = mutated(&text, chance);
        }
        let text = String::from_utf8_lossy(&text).into_owned();
        parts.push((part.name().unwrap().into_owned(), text));
    }
    let parts: Vec<_> = parts.iter().map(|(name, text)| (&**name, &**text)).collect();
    write::zipped(&parts)
}

/// Runs the program within the limits.
fn limited(args: &[&str], bytes: &[u8]) -> Output {
    let script = format!("ulimit -v {MEMORY}; ulimit -t {SECONDS}; exec \"$0\" \"$@\"");
    let mut child = Command::new("/bin/sh")
        .args(["-c", &script, env!("CARGO_BIN_EXE_klarbrev")])
        .args(args)
        // Pictures are taken apart, and Tesseract is not found.
        .env("PATH", "")
        .env("RUST_BACKTRACE", "0")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let bytes = bytes.to_vec();
    let feeding = std::thread::spawn(move || {
        // It may have seen enough.
        let _ = input.write_all(&bytes);
    });
    let output = child.wait_with_output().unwrap();
    feeding.join().unwrap();
    output
}

/// How it went with the files of a format.
#[derive(Default)]
struct Count {
    read: usize,
    refused: BTreeMap<String, usize>,
    /// Panics of the PDF interpreter that were caught.
    caught: usize,
}

impl Count {
    /// Reads one file as the worker does, and explains what it gives.
    fn add(&mut self, name: &str, format: Format, bytes: &[u8]) {
        let ran = limited(&["__read", format.name()], bytes);
        let errors = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert!(ran.status.success(), "{name}: {:?} {errors}", ran.status);
        self.caught += usize::from(!errors.is_empty());
        assert!(errors.is_empty() || format == Format::Pdf, "{name}: {errors}");
        match wire::understood(&ran.stdout).expect("a whole answer") {
            Ok(opened) => {
                self.read += 1;
                for letter in opened.letters {
                    let _ = told_anywhere(&letter);
                }
            }
            Err(error) => {
                let why = format!("{error:?}");
                let seen = self.refused.entry(why).or_default();
                *seen += 1;
                // One of each kind is told by the program as its user sees it.
                if *seen == 1 {
                    refusal(name, format, bytes);
                }
            }
        }
    }

    /// Looks at a picture; without Tesseract that always ends in a refusal.
    fn add_picture(&mut self, name: &str, bytes: &[u8]) {
        let line = refusal(name, Format::Image, bytes);
        let read = line.contains("Tesseract mangler");
        self.read += usize::from(read);
        if !read {
            let (_, why) = line.rsplit_once("inn: ").unwrap();
            let why = why.split('.').next().unwrap().to_owned();
            *self.refused.entry(why).or_default() += 1;
        }
    }
}

/// The one line that says why a file is not read.
fn refusal(name: &str, format: Format, bytes: &[u8]) -> String {
    let ran = limited(&["explain", "--input-format", format.name(), "-"], bytes);
    let errors = String::from_utf8(ran.stderr).unwrap();
    assert_eq!(ran.status.code(), Some(2), "{name}: {errors}");
    assert!(ran.stdout.is_empty(), "{name}");
    assert!(errors.starts_with("klarbrev: ") && errors.lines().count() == 1, "{name}: {errors}");
    errors
}

/// A small page.
fn picture(format: image::ImageFormat) -> Vec<u8> {
    let page = image::GrayImage::from_fn(120, 170, |x, y| image::Luma([((x * y) % 251) as u8]));
    let mut bytes = Cursor::new(Vec::new());
    image::DynamicImage::ImageLuma8(page).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// One file of each format, with a name.
fn whole() -> Vec<(&'static str, Format, Vec<u8>)> {
    let letter = own().into_iter().find(|letter| letter.id == "papirer-mangler-nb").unwrap();
    let blocks = write::blocks(&Letter::from_bytes(&letter.bytes).unwrap());
    let template = |name: &str| fs::read(at(&format!("tests/templates/{name}"))).unwrap();
    let pdf = |name: &str| {
        let all = files(&at("samples/pdf"), "pdf");
        let found = all.iter().find(|file| file.to_str().unwrap().contains(name)).unwrap();
        fs::read(found).unwrap()
    };
    let docx = write::docx(&blocks);
    vec![
        ("text", Format::Text, letter.bytes.clone()),
        ("markdown", Format::Markdown, write::markdown(&blocks).into_bytes()),
        ("html", Format::Html, write::html(&blocks).into_bytes()),
        ("rtf", Format::Rtf, write::rtf(&blocks).into_bytes()),
        ("docx", Format::Docx, docx.clone()),
        ("odt", Format::Odt, write::odt(&blocks)),
        ("eml, text", Format::Email, mail::plain(&write::text(&blocks))),
        ("eml, html", Format::Email, mail::html(&write::html(&blocks))),
        (
            "eml, files",
            Format::Email,
            mail::attached(&[
                ("x.docx", "application/octet-stream", &docx),
                ("y.pdf", "application/pdf", &pdf("typst")),
                ("z.png", "image/png", &picture(image::ImageFormat::Png)),
            ]),
        ),
        ("pdf, typst", Format::Pdf, pdf("typst")),
        ("pdf, tagged", Format::Pdf, pdf("nb-tagged")),
        ("pdf, untagged", Format::Pdf, pdf("untagged")),
        ("pdf, columns", Format::Pdf, pdf("columns")),
        ("handlebars", Format::Handlebars, template("handlebars.cases")),
        ("freemarker", Format::Freemarker, template("freemarker.cases")),
        ("typst", Format::Typst, template("typst.cases")),
        ("kotlin", Format::Kotlin, template("kotlin.cases")),
        ("json", Format::Json, template("three.json")),
        ("png", Format::Image, picture(image::ImageFormat::Png)),
        ("jpeg", Format::Image, picture(image::ImageFormat::Jpeg)),
        ("tiff", Format::Image, picture(image::ImageFormat::Tiff)),
    ]
}

#[cfg(target_os = "linux")]
#[test]
fn broken_files_are_read_or_refused_within_limits() {
    let asked = std::env::var("KLARBREV_MUTATIONS").ok().and_then(|times| times.parse().ok());
    let times = asked.unwrap_or(FEW);
    for (name, format, bytes) in whole() {
        let mut chance = Chance::of(20_250_503);
        let mut count = Count::default();
        for number in 0..times {
            let packed = matches!(format, Format::Docx | Format::Odt) && number % 2 == 1;
            let broken = if packed {
                mutated_parts(&bytes, &mut chance)
            } else {
                mutated(&bytes, &mut chance)
            };
            let name = format!("{name}, number {number}");
            if format == Format::Image {
                count.add_picture(&name, &broken);
            } else {
                count.add(&name, format, &broken);
            }
        }
        let Count { read, refused, caught } = count;
        println!("{name}: {read} of {times} read, {caught} panics caught, refused: {refused:?}");
        // Pieces of a PNG are checked by sums.
        assert!(read > 0 || format == Format::Image, "{name}");
    }
}
