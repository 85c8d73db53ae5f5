//! The real program with what is no letter, and with far too much of one: the right exit code, one
//! line on the error stream, no panic, memory in proportion. Nothing here measures time.

use std::fmt::Write as _;
use std::fs;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::letters::own;

const DONE: Option<i32> = Some(0);
const FAILED: Option<i32> = Some(2);

/// A file that goes away with the test.
struct File(PathBuf);

impl File {
    fn new(name: &str, bytes: &[u8]) -> Self {
        let name = format!("klarbrev-bad-{}-{name}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::write(&path, bytes).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

fn program(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_klarbrev"));
    command.args(args).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// How a run ended: code, output, error stream, and the most memory it held, where that is known.
struct Ran {
    /// `None` when it had to be stopped.
    code: Option<i32>,
    output: String,
    errors: String,
    peak: Option<u64>,
}

fn run(args: &[&str]) -> Ran {
    finish(program(args).spawn().unwrap())
}

/// No measure of speed: everything here takes seconds where time grows with the text, and hours
/// where it grows with its square.
const STUCK: Duration = Duration::from_mins(4);

/// Reads what the program writes, looking at its memory in between: it cannot end before the last
/// piece is taken.
fn finish(mut child: Child) -> Ran {
    let (process, mut stdout) = (child.id(), child.stdout.take().unwrap());
    let mut stderr = child.stderr.take().unwrap();
    let child = Arc::new(Mutex::new(child));
    let (done, waiting) = mpsc::channel::<()>();
    let watched = Arc::clone(&child);
    thread::spawn(move || {
        if waiting.recv_timeout(STUCK) == Err(mpsc::RecvTimeoutError::Timeout) {
            watched.lock().unwrap().kill().unwrap();
        }
    });
    let mut output = Vec::new();
    let mut peak = None;
    let mut piece = vec![0; 1 << 14];
    loop {
        let length = stdout.read(&mut piece).unwrap();
        peak = peak.max(peak_memory(process));
        if length == 0 {
            break;
        }
        output.extend_from_slice(&piece[..length]);
    }
    let mut errors = String::new();
    stderr.read_to_string(&mut errors).unwrap();
    drop(done);
    let code = child.lock().unwrap().wait().unwrap().code();
    Ran { code, output: String::from_utf8(output).unwrap(), errors, peak }
}

/// The most memory a running process has held, in bytes; Linux tells.
fn peak_memory(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse::<u64>().ok().map(|kib| kib * 1024)
}

/// Every command refuses this file in one line that holds `what`.
fn assert_refused(path: &str, what: &str) {
    for args in [&["explain", path][..], &["explain", "--format", "json", path], &["segment", path]]
    {
        let ran = run(args);
        assert_eq!(ran.code, FAILED, "{args:?}: {}", ran.errors);
        assert_eq!(ran.output, "", "{args:?}");
        assert_eq!(ran.errors.lines().count(), 1, "{args:?}: {}", ran.errors);
        assert!(ran.errors.starts_with("klarbrev: "), "{args:?}: {}", ran.errors);
        assert!(ran.errors.contains(what), "{args:?}: {} should hold «{what}»", ran.errors);
    }
}

/// The explanation of a text that must get through without a word on the error stream.
fn explained(path: &str) -> (Value, Ran) {
    let ran = run(&["explain", "--format", "json", path]);
    assert_eq!((ran.code, ran.errors.as_str()), (DONE, ""), "{path}");
    (serde_json::from_str(&ran.output).unwrap(), ran)
}

#[test]
fn what_is_no_text_is_refused_in_one_line() {
    let file = |name, bytes: &[u8]| File::new(name, bytes);
    assert_refused(file("empty", b"").path(), "ingen tekst");
    assert_refused(file("blank", "\u{feff} \r\n\t\u{a0}\n\u{c}".as_bytes()).path(), "ingen tekst");
    assert_refused(file("zeros", &[0; 4096]).path(), "ikke tekst");
    let noise: Vec<u8> =
        (0..5000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    assert_refused(file("noise", &noise).path(), "ikke tekst");
    assert_refused(file("pdf", b"%PDF-1.7\n1 0 obj\n").path(), "PDF");
    assert_refused(file("docx", b"PK\x03\x04\x14\x00\x06\x00").path(), "zip");
    assert_refused(file("picture", b"\x89PNG\r\n\x1a\n").path(), "skadet");
    assert_refused(std::env::temp_dir().to_str().unwrap(), "mappe");
    assert_refused("nowhere/no letter.txt", "finnes ikke");
}

#[test]
fn a_file_for_others_is_refused_in_one_line() {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let file = File::new("secret", b"Vi har innvilget dagpenger.");
        fs::set_permissions(&file.0, fs::Permissions::from_mode(0o000)).unwrap();
        if fs::read(&file.0).is_ok() {
            println!("run as root, who may read everything: left out");
            return;
        }
        assert_refused(file.path(), "ikke tilgang");
    }
}

/// Ours, as the letters below.
const POEM: &str = "Snø over taket\n\nDet ligger et lys over åsen i kveld,\nog skogen er stille og blå.\n\
    En rev går alene langs elva et sted\nog hører på isen som gror.\n\nI morgen er veien borte.\n";

pub(crate) const DANISH: &str = "Kære Mette Prøve\n\nAfgørelse om sygedagpenge\n\nVi har givet dig afslag på din \
    ansøgning om sygedagpenge fra den 3. marts 2025. Du har ikke været syg i mere end tredive dage.\n\n\
    Hvis du er uenig, kan du klage over afgørelsen. Det skal du gøre inden for fire uger efter, at du \
    har modtaget dette brev. Send klagen til kommunen, som også behandler sagen igen.\n\n\
    Med venlig hilsen\nPrøve Kommune\n";

const GERMAN: &str = "Sehr geehrte Frau Muster,\n\nwir haben Ihren Antrag auf Arbeitslosengeld \
    abgelehnt. Sie haben in den letzten zwei Jahren nicht lange genug gearbeitet. Gegen diesen \
    Bescheid können Sie innerhalb eines Monats Widerspruch einlegen.\n\nSchicken Sie uns bitte die \
    Bescheinigung Ihres Arbeitgebers bis zum 3. Mai 2025.\n\nMit freundlichen Grüßen\nIhre Agentur\n";

#[test]
fn other_languages_get_no_guesses() {
    for (name, text) in [("danish", DANISH), ("german", GERMAN)] {
        let (told, _) = explained(File::new(name, text.as_bytes()).path());
        assert_eq!(told["document"]["language"], "other", "{name}");
        assert_eq!(told["outcome"]["value"], "none", "{name}");
        assert_eq!(told["actions"], Value::Array(Vec::new()), "{name}");
    }
}

#[test]
fn a_poem_decides_nothing() {
    let (told, _) = explained(File::new("poem", POEM.as_bytes()).path());
    assert_eq!(told["outcome"]["value"], "none");
    assert_eq!(told["kind"], "other");
    assert_eq!(told["actions"], Value::Array(Vec::new()));
    assert_eq!(told["appeal"]["possible"], Value::Null);
}

/// Our letters over and over, until there are so many bytes.
fn much(size: usize) -> String {
    let letters = own();
    let mut text = String::with_capacity(size + 10_000);
    for letter in letters.iter().cycle() {
        if text.len() >= size {
            break;
        }
        write!(text, "{}\n\n", letter.text()).unwrap();
    }
    text
}

/// A debug build holds no more than a release build for a letter; the fixed part is program and lexicon,
/// 39 MiB in a debug build.
fn assert_modest(name: &str, ran: &Ran, input: usize) {
    const FIXED: u64 = 48 << 20;
    let Some(peak) = ran.peak else {
        println!("{name}: memory is not known here");
        return;
    };
    let times = peak as f64 / input as f64;
    println!("{name}: {} MiB held for {} MiB, {times:.1} times", peak >> 20, input >> 20);
    assert!(
        peak <= 12 * input as u64 + FIXED,
        "{name}: {peak} bytes held for {input} bytes, {times:.1} times; 12 is the most"
    );
}

#[test]
fn twenty_megabytes_get_through() {
    let text = much(20 << 20);
    let (_, ran) = explained(File::new("20-mb", text.as_bytes()).path());
    assert_modest("20 MiB", &ran, text.len());
}

#[test]
fn five_megabytes_on_one_line_get_through() {
    let text = much(5 << 20).split_whitespace().collect::<Vec<_>>().join(" ");
    let file = File::new("one-line", text.as_bytes());
    let (_, ran) = explained(file.path());
    assert_modest("5 MiB on one line", &ran, text.len());
    let ran = run(&["segment", file.path()]);
    assert_eq!((ran.code, ran.errors.as_str()), (DONE, ""));
    let longest = ran.output.lines().map(|line| line.matches("{\"start\"").count()).max();
    assert!(
        longest.unwrap() <= 1000,
        "a sentence of {longest:?} words: docs/decisions/0006-limits.md"
    );
}

#[test]
fn more_than_a_letter_may_hold_is_refused() {
    let file = File::new("too-large", b"x");
    // A file of that length that takes no room.
    fs::File::options().write(true).open(&file.0).unwrap().set_len((64 << 20) + 1).unwrap();
    assert_refused(file.path(), "for stor");
}

/// Enough bokmål that the rest is read as bokmål too.
fn norwegian(nonsense: &str) -> String {
    const PARAGRAPH: &str =
        "Dette avsnittet er på bokmål, så det som står under, blir lest slik.\n\n";
    PARAGRAPH.repeat(nonsense.len() / 6 / PARAGRAPH.len() + 1) + nonsense
}

#[test]
fn deep_nonsense_gets_through() {
    let nonsense = [
        ("brackets", "(".repeat(100_000)),
        ("pairs", "()".repeat(100_000)),
        ("quotes", "«".repeat(100_000)),
        ("dots", ".".repeat(1_000_000)),
        ("spaced dots", ". ".repeat(400_000)),
        ("dots in one", "… ".repeat(200_000)),
        ("section signs", "§ ".repeat(200_000)),
        ("colons", "a: ".repeat(200_000)),
        ("a word over many lines", "a-\n".repeat(200_000)),
        ("digits", "1 ".repeat(300_000)),
        ("one sum", "123 ".repeat(200_000)),
        ("one word", "å".repeat(1_000_000)),
        ("one number", "7".repeat(1_000_000)),
        ("blank lines", "\n".repeat(1_000_000)),
        ("bullets", "• \n".repeat(200_000)),
        ("tabs", "a\t".repeat(200_000)),
        ("duties", "du må sende hvis du ikke kan klage innen ".repeat(20_000)),
        ("headings", "Du kan klage\n".repeat(70_000)),
        ("lists", "Send oss:\n• a\n".repeat(70_000)),
        ("dates", "3. mai 2025 ".repeat(80_000)),
        ("an address", "nav.no/".repeat(150_000)),
        ("accents", "\u{301}".repeat(300_000)),
    ];
    let mut wrong = Vec::new();
    for (name, text) in nonsense {
        let file = File::new("nonsense", norwegian(&text).as_bytes());
        let ran = run(&["explain", "--format", "json", file.path()]);
        let answered = serde_json::from_str::<Value>(&ran.output).is_ok();
        match ran.code {
            None => {
                wrong.push(format!("{name}: stopped after {STUCK:?}; some search is quadratic"));
            }
            DONE if answered && ran.errors.is_empty() => {}
            code => wrong.push(format!("{name}: exit {code:?}, {}", ran.errors)),
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}\ndocs/decisions/0006-limits.md");
}

#[test]
fn a_closed_pipe_is_no_error() {
    // Far more output than a pipe holds, of which one line is read.
    let file = File::new("head", much(2 << 20).as_bytes());
    for args in [&["segment", file.path()][..], &["explain", "--format", "json", file.path()]] {
        let mut child = program(args).spawn().unwrap();
        let mut first = [0; 10];
        child.stdout.take().unwrap().read_exact(&mut first).unwrap();
        let mut errors = String::new();
        child.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
        let status = child.wait().unwrap();
        assert_eq!((status.code(), errors.as_str()), (DONE, ""), "{args:?}");
    }
}

#[test]
fn standard_input_is_treated_like_a_file() {
    let fed = |bytes: &[u8]| {
        let mut child = program(&["explain", "-"]).stdin(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(bytes).unwrap();
        finish(child)
    };
    assert_eq!(fed("Vi har avslått søknaden din om dagpenger.\n".as_bytes()).code, DONE);
    for (bytes, what) in [(&b""[..], "ingen tekst"), (b"%PDF-1.7", "PDF"), (b"a\0b", "ikke tekst")]
    {
        let ran = fed(bytes);
        assert_eq!((ran.code, ran.output.as_str()), (FAILED, ""));
        assert!(ran.errors.starts_with("klarbrev: standard inn: "), "{}", ran.errors);
        assert!(ran.errors.contains(what), "{}", ran.errors);
        assert_eq!(ran.errors.lines().count(), 1);
    }
}
