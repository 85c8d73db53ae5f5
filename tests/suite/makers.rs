//! The samples as PDF by the programs people make letters with: the words in their order, page by
//! page, and the same facts as on the text. Programs that are not here are left out, and said so.
//! `KLARBREV_MAKERS=all` takes every sample; otherwise a few.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use klarbrev::Letter;
use klarbrev::ingest::{Format, read};

use crate::letters::{Annotated, annotated, at, files};
use crate::office::{facts_of, write};

/// A way to make a PDF.
struct Way {
    name: &'static str,
    /// False where the program is not here.
    make: fn(&[Annotated], &Path) -> bool,
    /// Where not all samples are wanted, one in so many.
    every: usize,
    /// The PDF shows all that the text does. Our Word files have lists without indents, which
    /// LibreOffice draws like paragraphs.
    faithful: bool,
}

const WAYS: [Way; 4] = [
    Way {
        name: "Chromium",
        make: |letters, folder| chromium(letters, folder, ONE),
        every: 6,
        faithful: true,
    },
    Way {
        name: "Chromium, two columns",
        make: |letters, folder| chromium(letters, folder, TWO),
        every: 6,
        faithful: true,
    },
    Way { name: "LibreOffice", make: libreoffice, every: 3, faithful: false },
    Way { name: "Typst, WeasyPrint", make: script, every: 1, faithful: true },
];

/// What is known to go wrong.
const KNOWN: [(&str, &str); 2] = [
    // The page ends between «Med vennlig hilsen» and the name, which stands on top of both pages then,
    // as a header does.
    ("Chromium", "to-brev-sosialhjelp-avslag-nb"),
    // «kro-ner» is cut in cells 60 points wide whose lines stand between those of their neighbours.
    ("Typst, WeasyPrint", "to-brev-sosialhjelp-avslag-nb-columns"),
];

const ONE: &str = "<style>@page { size: A4; margin: 25mm } body { font: 11pt sans-serif } \
     p { margin: 1em 0 } td { padding: 0 8pt; vertical-align: top }</style>";

const TWO: &str = "<style>@page { size: A4; margin: 20mm } body { font: 9.5pt sans-serif; \
     column-count: 2; column-gap: 8mm; text-align: justify; hyphens: auto } h2 { text-align: left } \
     p { margin: 0 0 9pt } td { padding: 0 8pt; vertical-align: top; text-align: left }</style>";

/// True where the program starts.
fn is_here(program: &str, argument: &str) -> bool {
    let mut command = Command::new(program);
    command.arg(argument).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// Runs a program that must go well.
fn run(command: &mut Command) {
    let ran = command.stdin(Stdio::null()).output().unwrap();
    assert!(ran.status.success(), "{command:?}\n{}", String::from_utf8_lossy(&ran.stderr));
}

fn chromium(letters: &[Annotated], folder: &Path, style: &str) -> bool {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let Some(program) = names.into_iter().find(|name| is_here(name, "--version")) else {
        return false;
    };
    for Annotated { id, bytes, .. } in letters {
        let page = folder.join(format!("{id}.html"));
        let html = write::html(&write::blocks(&Letter::from_bytes(bytes).unwrap()));
        fs::write(&page, html.replace("<style>p { margin: 1em }</style>", style)).unwrap();
        let mut command = Command::new(program);
        command.args(["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]);
        command.args(["--disable-background-networking", "--disable-dev-shm-usage"]);
        command.arg(format!("--user-data-dir={}", folder.join("profile").display()));
        command.arg(format!("--print-to-pdf={}", folder.join(format!("{id}.pdf")).display()));
        run(command.arg(format!("file://{}", page.display())));
    }
    true
}

fn libreoffice(letters: &[Annotated], folder: &Path) -> bool {
    if !is_here("soffice", "--version") {
        return false;
    }
    let documents = letters.iter().map(|Annotated { id, bytes, .. }| {
        let path = folder.join(format!("{id}.docx"));
        let letter = Letter::from_bytes(bytes).unwrap();
        fs::write(&path, write::docx(&write::blocks(&letter))).unwrap();
        path
    });
    let documents: Vec<PathBuf> = documents.collect();
    let mut command = Command::new("soffice");
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    command.args([profile.as_str(), "--headless", "--convert-to", "pdf", "--outdir"]);
    run(command.arg(folder).args(documents));
    true
}

/// `tests/make-pdfs.sh`, which always makes all.
fn script(_: &[Annotated], folder: &Path) -> bool {
    let modules = Command::new("python3").args(["-c", "import typst, weasyprint"]).output();
    let here = modules.is_ok_and(|ran| ran.status.success());
    if here {
        run(Command::new("bash").arg(at("tests/make-pdfs.sh")).arg("python3").arg(folder));
    }
    here
}

/// The words without bullets.
pub(crate) fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().filter(|word| *word != "•").collect()
}

/// The longest row of words that two texts have in common: pairs of their places.
fn common(a: &[&str], b: &[&str]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let mut longest = vec![0_u16; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            longest[i * width + j] = if a[i] == b[j] {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// How much of the words of each page stands in the truth in the same order, and the other way
/// round; what is missing counts for the page before it.
fn shares(truth: &[&str], pages: &[Vec<&str>]) -> Vec<f64> {
    let all: Vec<&str> = pages.iter().flatten().copied().collect();
    let pairs = common(truth, &all);
    let (mut from, mut begin) = (0, 0);
    let mut shares = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        let end = begin + page.len();
        let next = pairs.iter().find(|(_, at)| *at >= end).map_or(truth.len(), |(at, _)| *at);
        let until = if number + 1 == pages.len() { truth.len() } else { next };
        let here = pairs.iter().filter(|(_, at)| (begin..end).contains(at)).count();
        let size = (until - from) + page.len();
        if size > 0 {
            shares.push(2.0 * here as f64 / size as f64);
        }
        (from, begin) = (until, end);
    }
    shares
}

pub(crate) fn share(truth: &str, text: &str) -> f64 {
    let pages: Vec<Vec<&str>> = text.split('\u{c}').map(words).collect();
    shares(&words(truth), &pages).into_iter().fold(1.0, f64::min)
}

/// The first words that are only in the truth, and only in the text.
fn astray<'t>(truth: &'t str, text: &'t str) -> (Vec<&'t str>, Vec<&'t str>) {
    let (truth, text) = (words(truth), words(text));
    let pairs = common(&truth, &text);
    let without = |all: &[&'t str], taken: Vec<usize>| {
        let left = all.iter().enumerate().filter(|(at, _)| !taken.contains(at));
        left.map(|(_, word)| *word).take(8).collect()
    };
    let (ours, theirs) = pairs.into_iter().unzip();
    (without(&truth, ours), without(&text, theirs))
}

/// What `pdftotext -layout` reads, where it is.
fn pdftotext(path: &Path) -> Option<String> {
    let ran = Command::new("pdftotext").arg("-layout").arg(path).arg("-").output().ok()?;
    String::from_utf8(ran.stdout).ok().filter(|_| ran.status.success())
}

/// «0.998 (0.991)»: the median and the least.
fn told(mut shares: Vec<f64>) -> String {
    shares.sort_by(f64::total_cmp);
    match (shares.get(shares.len() / 2), shares.first()) {
        (Some(middle), Some(least)) => format!("{middle:.3} ({least:.3})"),
        _ => "–".to_owned(),
    }
}

#[test]
fn letters_made_by_programs_say_what_their_text_says() {
    let all = std::env::var("KLARBREV_MAKERS").is_ok_and(|which| which == "all");
    let mut wrong = Vec::new();
    for way in WAYS.iter().filter(|way| all || way.every > 1) {
        let name: String = way.name.chars().filter(char::is_ascii_alphabetic).collect();
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("makers-{name}"));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let mut samples = annotated(&at("samples"));
        // Letters with marks of pages in their text have them where no page of the PDF ends.
        samples.retain(|letter| !letter.text().contains("Side 1 av"));
        let step = if all { 1 } else { way.every };
        let letters: Vec<Annotated> = samples.into_iter().step_by(step).collect();
        if !(way.make)(&letters, &folder) {
            println!("{}: not here, left out", way.name);
            continue;
        }
        let (mut ours, mut theirs, mut same, mut count) = (Vec::new(), Vec::new(), 0, 0);
        for path in files(&folder, "pdf") {
            let name = path.file_stem().unwrap().to_str().unwrap();
            let from = letters.iter().filter(|letter| name.starts_with(&letter.id));
            let letter = from.max_by_key(|letter| letter.id.len()).unwrap();
            let truth = Letter::from_bytes(&letter.bytes).unwrap();
            let made = read(&fs::read(&path).unwrap(), None, Some(Format::Pdf)).unwrap().remove(0);
            let share_ = share(truth.text(), made.text());
            ours.push(share_);
            theirs.extend(pdftotext(&path).map(|text| share(truth.text(), &text)));
            count += 1;
            let difference = crate::office::difference(&facts_of(&truth), &facts_of(&made), "");
            same += usize::from(difference.is_none());
            let known = KNOWN.contains(&(way.name, name));
            if !known && (share_ < 0.99 || way.faithful && difference.is_some()) {
                let astray = astray(truth.text(), made.text());
                wrong.push(format!("{}: {name}: {share_:.4} {astray:?} {difference:?}", way.name));
            }
        }
        println!(
            "{}: {same} of {count} letters with the same facts; words {}, pdftotext -layout {}",
            way.name,
            told(ours),
            told(theirs)
        );
        fs::remove_dir_all(&folder).unwrap();
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_count_page_by_page() {
    assert_eq!(shares(&["a", "b", "c", "d"], &[vec!["a", "b"], vec!["c", "d"]]), [1.0, 1.0]);
    assert_eq!(shares(&["a", "b", "c", "d"], &[vec!["a"], vec!["c", "d"]]), [2.0 / 3.0, 1.0]);
    assert!(share("a b c d", "a b\u{c}d c") < 1.0);
}
