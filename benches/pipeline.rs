//! How fast letters are read, stage by stage: `cargo bench`.
//!
//! Letters per second on the samples; bytes per second on five megabytes, as many letters and as one.
//! A stage is given what the stages before it made.
#![allow(clippy::unwrap_used, reason = "a benchmark may fail loudly")]
#![allow(clippy::format_push_string, reason = "made letters are short")]

#[path = "../tests/support/vary.rs"]
mod vary;

use std::fs;
use std::path::Path;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use klarbrev::extract::{self, Facts};
use klarbrev::lint::Linter;
use klarbrev::report::{AuditLetter, Format, Options, Report, Source};
use klarbrev::summarise::{Reading, Summary, summarise};
use klarbrev::{Document, Lang, Letter, Lexicon, analyse, audit};

fn main() {
    // Compiled once per process; `lexicon` measures that alone.
    Lexicon::builtin();
    divan::main();
}

/// What is read.
#[derive(Debug, Clone, Copy)]
enum Set {
    /// Each sample letter once.
    Samples,
    /// Sample after sample, five megabytes together.
    Many,
    /// The same as one letter.
    One,
}

const SETS: [Set; 3] = [Set::Samples, Set::Many, Set::One];

const LARGE: usize = 5 << 20;

impl Set {
    fn letters(self) -> Vec<Vec<u8>> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/letters");
        let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
        files.sort();
        let samples: Vec<Vec<u8>> = files.iter().map(|file| fs::read(file).unwrap()).collect();
        if matches!(self, Self::Samples) {
            return samples;
        }
        let mut size = 0;
        let room = |letter: &Vec<u8>| {
            size += letter.len();
            size <= LARGE
        };
        #[expect(clippy::maybe_infinite_iter, reason = "`room` ends it")]
        let many: Vec<Vec<u8>> = samples.into_iter().cycle().take_while(room).collect();
        if matches!(self, Self::One) { vec![many.join(&b"\n\n"[..])] } else { many }
    }
}

fn read(letters: &[Vec<u8>]) -> Vec<Letter> {
    letters.iter().map(|bytes| Letter::from_bytes(bytes).unwrap()).collect()
}

fn cut(letters: &[Letter]) -> Vec<Document<'_>> {
    letters.iter().map(|letter| Document::new(letter, Lexicon::builtin())).collect()
}

fn told(document: &Document<'_>, facts: &Facts) -> Summary {
    summarise(document, facts, &Reading::default())
}

fn json(document: &Document<'_>, facts: &Facts, summary: &Summary) -> Vec<u8> {
    let report = Report {
        document,
        facts,
        summary,
        source: Source { path: "-", part: None, format: "text" },
        lexicons: Lexicon::builtin().digest(),
        options: Options::default(),
    };
    let mut out = Vec::new();
    Format::Json.write(&report, &mut out).unwrap();
    out
}

/// Runs `stage` for every one of `inputs`, counting letters and bytes. What it makes is thrown away
/// at once, as a program does.
fn count<I, R>(
    bencher: Bencher<'_, '_>,
    letters: &[Vec<u8>],
    inputs: &[I],
    stage: impl Fn(&I) -> R,
) {
    bencher
        .counter(ItemsCount::new(letters.len()))
        .counter(BytesCount::new(letters.iter().map(Vec::len).sum::<usize>()))
        .bench_local(|| {
            for input in inputs {
                black_box(stage(black_box(input)));
            }
        });
}

#[divan::bench(args = SETS)]
fn a_ingest(bencher: Bencher<'_, '_>, set: Set) {
    let letters = set.letters();
    count(bencher, &letters, &letters, |bytes| Letter::from_bytes(bytes).unwrap());
}

#[divan::bench(args = SETS)]
fn b_segment(bencher: Bencher<'_, '_>, set: Set) {
    let letters = set.letters();
    count(bencher, &letters, &read(&letters), |letter| {
        Document::new(letter, Lexicon::builtin()).sentences().len()
    });
}

#[divan::bench(args = SETS)]
fn c_facts(bencher: Bencher<'_, '_>, set: Set) {
    let letters = set.letters();
    let read = read(&letters);
    count(bencher, &letters, &cut(&read), extract::facts);
}

#[divan::bench(args = SETS)]
fn d_summary(bencher: Bencher<'_, '_>, set: Set) {
    let letters = set.letters();
    let read = read(&letters);
    let documents = cut(&read);
    let pairs: Vec<_> = documents.iter().map(|d| (d, extract::facts(d))).collect();
    count(bencher, &letters, &pairs, |(document, facts)| told(document, facts));
}

#[divan::bench(args = SETS)]
fn e_report_json(bencher: Bencher<'_, '_>, set: Set) {
    let letters = set.letters();
    let read = read(&letters);
    let documents = cut(&read);
    let facts = documents.iter().map(|d| (d, extract::facts(d)));
    let all: Vec<_> = facts.map(|(d, facts)| (d, told(d, &facts), facts)).collect();
    count(bencher, &letters, &all, |(document, summary, facts)| json(document, facts, summary));
}

#[divan::bench(args = SETS)]
fn f_all(bencher: Bencher<'_, '_>, set: Set) {
    let letters = set.letters();
    count(bencher, &letters, &letters, |bytes| {
        let letter = Letter::from_bytes(bytes).unwrap();
        let document = Document::new(&letter, Lexicon::builtin());
        let facts = extract::facts(&document);
        json(&document, &facts, &told(&document, &facts))
    });
}

/// Counting alone.
#[divan::bench(args = SETS)]
fn measures(bencher: Bencher<'_, '_>, set: Set) {
    let letters = set.letters();
    let read = read(&letters);
    let documents = cut(&read);
    let pairs: Vec<_> = documents.iter().map(|d| (d, extract::facts(d))).collect();
    count(bencher, &letters, &pairs, |(document, facts)| analyse::measures(document, facts));
}

/// The rules alone, after facts and measures.
#[divan::bench(args = SETS)]
fn rules(bencher: Bencher<'_, '_>, set: Set) {
    let letters = set.letters();
    let read = read(&letters);
    let documents = cut(&read);
    let linter = Linter::default();
    let parts: Vec<_> = documents
        .iter()
        .map(|document| {
            let facts = extract::facts(document);
            let measures = analyse::measures(document, &facts);
            (document, facts, measures)
        })
        .collect();
    count(bencher, &letters, &parts, |(document, facts, measures)| {
        linter.lint(document, facts, measures)
    });
}

/// Everything an author waits for, from bytes to findings.
#[divan::bench(args = SETS)]
fn bytes_to_findings(bencher: Bencher<'_, '_>, set: Set) {
    let letters = set.letters();
    let linter = Linter::default();
    count(bencher, &letters, &letters, |bytes| {
        let letter = Letter::from_bytes(bytes).unwrap();
        let document = Document::new(&letter, Lexicon::builtin());
        let facts = extract::facts(&document);
        let measures = analyse::measures(&document, &facts);
        linter.lint(&document, &facts, &measures).len()
    });
}

/// Everything an audit does with a letter but reading and writing files, on letters that differ.
#[divan::bench]
fn audit_varied(bencher: Bencher<'_, '_>) {
    let samples = vary::Samples::read();
    let letters: Vec<Vec<u8>> = (0..2_000).map(|i| samples.letter(i).into_bytes()).collect();
    let linter = Linter::default();
    let wording = audit::Wording::new(Lexicon::builtin(), Lang::Nb);
    count(bencher, &letters, &letters, |bytes| {
        let letter = Letter::from_bytes(bytes).unwrap();
        let document = Document::new(&letter, Lexicon::builtin());
        let facts = extract::facts(&document);
        let measures = analyse::measures(&document, &facts);
        let findings = linter.lint(&document, &facts, &measures);
        let audited = audit::audit(&document, &facts, &measures, &findings, false);
        let told = AuditLetter {
            id: "1",
            path: "t.jsonl",
            line: Some(1),
            format: "text",
            letter: &audited,
            volume: None,
            before: None,
            wording: &wording,
            mask: true,
        };
        let mut out = Vec::new();
        told.write_json(&mut out).unwrap();
        told.write_csv(&mut out).unwrap();
        out
    });
}

/// What a program spends before its first letter.
#[divan::bench]
fn lexicon() -> Lexicon {
    let json = include_str!(concat!(env!("OUT_DIR"), "/lexicons.json"));
    Lexicon::from_json(black_box(json)).unwrap()
}
