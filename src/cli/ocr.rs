//! Runs Tesseract on pictures of letters. Nothing is written to the disk: pictures and text go through
//! pipes.

use std::io::{self, Read, Write};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::thread;
use std::time::{Duration, Instant};

use super::error::{FileTrouble, OcrTrouble};
use crate::ingest::{Format, IngestError, Letter, ocr};

/// The most time for one page. A page of print takes a few seconds.
const PATIENCE: Duration = Duration::from_mins(1);

/// The most that a program may write: a page of a PDF as a picture.
const MOST: u64 = 64 << 20;

/// The long side of a page drawn from a PDF, in pixels: A4 at 200 dpi.
const DRAWN: &str = "2339";

/// The letter on the pictures in `bytes`: PNG, JPEG, TIFF, or a PDF of pictures.
pub(super) fn letters(bytes: &[u8]) -> Result<Vec<Letter>, FileTrouble> {
    let pdf = !ocr::is_picture(bytes);
    let count = ocr::pages(bytes)?;
    if count > ocr::MAX_PAGES {
        return Err(OcrTrouble::TooLong.into());
    }
    let mut reader = None;
    let mut tables = Vec::new();
    for number in 0..count {
        let page =
            if pdf { ocr::page(&draw(bytes, number)?, 0)? } else { ocr::page(bytes, number)? };
        tables.push(read(&page, &mut reader)?);
    }
    let format = if pdf { Format::Pdf } else { Format::Image };
    Ok(vec![ocr::letter(&tables, format)?])
}

/// What stands on these pages of a PDF, counted from 1. A page without words gives none.
pub(super) fn pages(
    pdf: &[u8],
    numbers: &[u32],
) -> Result<Vec<(u32, Option<Letter>)>, FileTrouble> {
    if numbers.len() > ocr::MAX_PAGES {
        return Err(OcrTrouble::TooLong.into());
    }
    let mut reader = None;
    let mut pages = Vec::new();
    for &number in numbers {
        let page = ocr::page(&draw(pdf, number.saturating_sub(1) as usize)?, 0)?;
        match ocr::letter(&[read(&page, &mut reader)?], Format::Pdf) {
            Ok(letter) => pages.push((number, Some(letter))),
            Err(IngestError::Empty) => pages.push((number, None)),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(pages)
}

/// The table of words on a page; Tesseract is looked for once.
fn read(page: &ocr::Page, reader: &mut Option<Tesseract>) -> Result<String, OcrTrouble> {
    let reader = match reader {
        Some(reader) => reader,
        None => reader.insert(Tesseract::find()?),
    };
    reader.read(page)
}

/// What Tesseract calls itself, so that what another version read is not taken for its own; `None` where
/// there is none.
pub(super) fn version() -> Option<&'static str> {
    static VERSION: OnceLock<Option<String>> = OnceLock::new();
    let ask = |program: &&str| {
        let mut command = Command::new(program);
        command.arg("--version");
        let told = run(command, &[]).ok()?;
        Some(String::from_utf8_lossy(&told).lines().next().unwrap_or_default().to_owned())
    };
    VERSION.get_or_init(|| PLACES.iter().find_map(ask)).as_deref()
}

/// Tesseract as installed here.
struct Tesseract {
    program: &'static str,
    languages: String,
}

/// Where to look for it: the path, then where the Windows installer puts it.
const PLACES: &[&str] = if cfg!(windows) {
    &["tesseract", r"C:\Program Files\Tesseract-OCR\tesseract.exe"]
} else {
    &["tesseract"]
};

impl Tesseract {
    /// # Errors
    /// Where it is not installed, or does not know Norwegian.
    fn find() -> Result<Self, OcrTrouble> {
        for program in PLACES {
            let mut command = Command::new(program);
            command.arg("--list-langs");
            match run(command, &[]) {
                Ok(listed) => return Self::with(program, &listed).ok_or(OcrTrouble::NoNorwegian),
                Err(RunError::NotFound) => {}
                Err(_) => return Err(OcrTrouble::Failed("tesseract")),
            }
        }
        Err(OcrTrouble::NoTesseract)
    }

    /// English goes along where it is: its model knows «§» and «•».
    fn with(program: &'static str, listed: &[u8]) -> Option<Self> {
        let listed = String::from_utf8_lossy(listed);
        let has = |name| listed.lines().any(|line| line.trim() == name);
        let languages = if has("eng") { "nor+eng" } else { "nor" };
        has("nor").then(|| Self { program, languages: languages.to_owned() })
    }

    /// The table of words on a page.
    fn read(&self, page: &ocr::Page) -> Result<String, OcrTrouble> {
        let mut command = Command::new(self.program);
        let dpi = page.dpi.to_string();
        command.args(["stdin", "stdout", "-l", &self.languages, "--psm", "3", "--dpi", &dpi]);
        command.args(["-c", "tessedit_create_tsv=1"]);
        // Its threads only get in each other's way on a page.
        command.env("OMP_THREAD_LIMIT", "1");
        let table = run(command, &page.png).map_err(|error| error.of("Tesseract"))?;
        Ok(String::from_utf8_lossy(&table).into_owned())
    }
}

/// A page of a PDF as a PNG file.
fn draw(pdf: &[u8], number: usize) -> Result<Vec<u8>, OcrTrouble> {
    let mut command = Command::new("pdftoppm");
    let page = (number + 1).to_string();
    command.args(["-gray", "-png", "-scale-to", DRAWN, "-f", &page, "-l", &page, "-"]);
    run(command, pdf).map_err(|error| match error {
        RunError::NotFound => OcrTrouble::NoPdftoppm,
        error => error.of("pdftoppm"),
    })
}

enum RunError {
    NotFound,
    TooSlow,
    Failed,
}

impl RunError {
    fn of(self, program: &'static str) -> OcrTrouble {
        match self {
            Self::TooSlow => OcrTrouble::TooSlow(program),
            Self::NotFound | Self::Failed => OcrTrouble::Failed(program),
        }
    }
}

/// What a program writes when it is fed `input`. It is stopped when it takes too long.
fn run(mut command: Command, input: &[u8]) -> Result<Vec<u8>, RunError> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied => RunError::NotFound,
        _ => RunError::Failed,
    })?;
    let (Some(mut stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(RunError::Failed);
    };
    let started = Instant::now();
    let (output, status) = thread::scope(|scope| {
        scope.spawn(move || {
            // A program that ends early closes the pipe; its exit code tells.
            let _ = stdin.write_all(input);
        });
        let reading = scope.spawn(move || {
            let mut output = Vec::new();
            stdout.take(MOST).read_to_end(&mut output).map(|_| output)
        });
        let status = loop {
            match child.try_wait() {
                Ok(Some(status)) => break Ok(status),
                Ok(None) if started.elapsed() < PATIENCE => thread::sleep(Duration::from_millis(5)),
                Ok(None) => break Err(RunError::TooSlow),
                Err(_) => break Err(RunError::Failed),
            }
        };
        if status.is_err() {
            let _ = child.kill();
            let _ = child.wait();
        }
        (reading.join(), status)
    });
    match (status?.success(), output) {
        (true, Ok(Ok(output))) if (output.len() as u64) < MOST => Ok(output),
        _ => Err(RunError::Failed),
    }
}
