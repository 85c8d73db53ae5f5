//! The program as a user or a script meets it.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::{env, fs};

use jiff::civil::date;
use klarbrev::cli::{Env, Exit, Streams, run};
use serde_json::Value;

/// A folder of its own for one test.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("klarbrev-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub(crate) struct Ran {
    pub(crate) exit: Exit,
    pub(crate) output: String,
    pub(crate) errors: String,
}

pub(crate) fn klarbrev(args: &[&str], input: &[u8]) -> Ran {
    klarbrev_at(80, args, input)
}

/// At a terminal of this width.
pub(crate) fn klarbrev_at(width: usize, args: &[&str], mut input: &[u8]) -> Ran {
    let env = Env { today: date(2025, 3, 10), width, colours: false };
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let mut streams = Streams { input: &mut input, output: &mut output, errors: &mut errors };
    let args = ["klarbrev"].iter().chain(args).map(OsString::from);
    let exit = run(args, &env, &mut streams);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { exit, output: text(output), errors: text(errors) }
}

/// Fails with exactly one line that holds `what`.
pub(crate) fn assert_fails(args: &[&str], what: &str) {
    let ran = klarbrev(args, b"");
    assert_eq!(ran.exit, Exit::Failed, "{args:?}");
    assert_eq!(ran.errors.lines().count(), 1, "{}", ran.errors);
    assert!(ran.errors.starts_with("klarbrev: "), "{}", ran.errors);
    assert!(ran.errors.contains(what), "{} should hold {what}", ran.errors);
}

const LETTER: &[u8] = "Vi har avslått søknaden din om dagpenger.\n".as_bytes();

#[test]
fn a_letter_is_explained() {
    let folder = Folder::new("explained");
    let ran = klarbrev(&["explain", &folder.file("brev.txt", LETTER)], b"");
    assert_eq!((ran.exit, ran.errors.as_str()), (Exit::Done, ""));
    assert!(ran.output.starts_with("Hva dette betyr for deg\n"), "{}", ran.output);
}

#[test]
fn standard_input_is_a_letter_too() {
    let ran = klarbrev(&["explain", "-", "--format", "json", "--lang", "en"], LETTER);
    assert_eq!(ran.exit, Exit::Done);
    let json: Value = serde_json::from_str(&ran.output).unwrap();
    assert_eq!(json["document"]["path"], "-");
    assert_eq!(json["summary"]["language"], "en");
}

#[test]
fn text_shows_what_was_read() {
    let folder = Folder::new("text");
    let template =
        "text(Bokmal to \"Du får \" + navn + \".\",\n  English to \"You get 11111111111.\")\n";
    let file = folder.file("brev.kt", template.as_bytes());
    let ran = klarbrev(&["text", "--places", &file], b"");
    assert_eq!((ran.exit, ran.errors.as_str()), (Exit::Done, ""));
    assert!(ran.output.contains("brev.kt (nb) ===\n\n1 │ Du får [navn].\n\n==="), "{}", ran.output);
    assert!(ran.output.contains("brev.kt (en) ===\n\n2 │ You get "), "{}", ran.output);
    let letter = "Fødselsnummer: 01010112345\n\nDu får \u{1b}[31mpenger.\n".as_bytes();
    let masked = klarbrev(&["text", "-"], letter).output;
    assert!(!masked.contains("01010112345") && !masked.contains('\u{1b}'), "{masked}");
    assert!(masked.ends_with("Du får \u{fffd}[31mpenger.\n"), "{masked}");
    let plain = klarbrev(&["text", "--no-mask", "-"], letter).output;
    assert!(plain.starts_with("Fødselsnummer: 01010112345\n\nDu får "), "{plain}");
}

#[test]
fn text_tells_of_pages_and_repairs() {
    let page = |text: &str| crate::pdf::show("F2", 11, 70, 700, text);
    let pages = [page("Du har utgi\u{80}er."), page("Etter forskri\u{80} om reiser.")];
    let ran = klarbrev(&["text", "-"], &crate::pdf::pdf(&pages, ""));
    assert_eq!(ran.output, "Du har utgifter.\n\n─── side 2 ───\n\nEtter forskrift om reiser.\n");
    assert_eq!(ran.errors.lines().count(), 1, "{}", ran.errors);
    assert!(ran.errors.contains("forskrift, utgifter"), "{}", ran.errors);
}

#[test]
fn a_template_is_not_mended() {
    let folder = Folder::new("template");
    let file = folder.file("mal.txt", "Hei {navn}. Vedtaket er fattet {dato}.\n".as_bytes());
    assert_fails(&["lint", "--no-config", "--fix", &file], "ren tekst");
}

#[test]
fn the_other_letters_are_done_when_one_fails() {
    let folder = Folder::new("several");
    let (one, two) = (folder.file("1.txt", LETTER), folder.file("2.txt", LETTER));
    let ran = klarbrev(&["explain", "--format", "json", &one, "nowhere.txt", &two], b"");
    assert_eq!(ran.exit, Exit::Failed);
    assert_eq!(ran.output.lines().count(), 2);
    assert_eq!(ran.errors.lines().count(), 1);
    for line in ran.output.lines() {
        let json: Value = serde_json::from_str(line).unwrap();
        assert_eq!(json["schema"], "klarbrev/explanation/1");
    }
    let text = klarbrev(&["explain", &one, &two], b"").output;
    assert!(text.contains("1.txt") && text.contains("2.txt"));
}

#[test]
fn each_unusable_file_gets_its_own_message() {
    let folder = Folder::new("unusable");
    let directory = folder.0.to_str().unwrap().to_owned();
    assert_fails(&["explain", &directory], "mappe");
    assert_fails(&["explain", "nowhere.txt"], "nowhere.txt: filen finnes ikke");
    assert_fails(&["explain", &folder.file("tom.txt", b" \n")], "ingen tekst");
    assert_fails(&["explain", &folder.file("brev.pdf", b"%PDF-1.7 x")], "PDF");
    assert_fails(&["explain", &folder.file("data.bin", b"a\0b")], "ikke tekst");
    assert_fails(&["segment", "nowhere.txt"], "finnes ikke");
    assert_fails(&["explain", "-"], "standard inn: ");
}

#[test]
fn a_bad_command_line_is_one_line_with_a_way_out() {
    assert_fails(&[], "klarbrev explain brev.txt");
    assert_fails(&["explain"], "oppgi en fil");
    assert_fails(&["verify", "brev.txt"], "oppgi to filer");
    assert_fails(&["verify"], "oppgi to filer");
    assert_fails(&["explian", "x"], "«explian»");
    assert_fails(&["explain", "--frmat", "json", "x"], "«--frmat»");
    assert_fails(&["verify", "x"], "oppgi");
    assert_fails(&["explain", "--format", "xml", "x"], "text, json, markdown");
    assert_fails(&["explain", "--lang", "se", "x"], "nb, nn, en");
    assert_fails(&["explain", "--received", "3. mars", "x"], "2025-03-31");
    assert_fails(&["explain", "--today", "2025-02-30", "x"], "--today");
    assert_fails(&["explain", "--received", "2025-03-11", "x"], "etter dagen i dag");
    assert_fails(&["lintt", "x"], "«lintt»");
}

#[test]
fn help_and_version_are_answers() {
    for args in
        [vec!["--help"], vec!["explain", "--help"], vec!["segment", "-h"], vec!["verify", "-h"]]
    {
        let ran = klarbrev(&args, b"");
        assert_eq!(ran.exit, Exit::Done);
        assert!(ran.output.contains("Bruk: klarbrev"), "{}", ran.output);
        for english in ["Usage", "Options", "Print", "default", "possible"] {
            assert!(!ran.output.contains(english), "{english}: {}", ran.output);
        }
    }
    assert!(klarbrev(&["--version"], b"").output.starts_with("klarbrev 0."));
}

#[test]
fn colours_are_written_only_when_wanted() {
    let escape = '\u{1b}';
    assert!(!klarbrev(&["explain", "-"], LETTER).output.contains(escape));
    assert!(klarbrev(&["explain", "--color", "always", "-"], LETTER).output.contains(escape));
}

#[test]
fn a_rewrite_is_verified() {
    let folder = Folder::new("verified");
    let before = "Fødselsnummer: 128381 50607\nDu må sende skjemaet innen 3. mai 2025. Ring oss hvis du ikke får det til.\n";
    let file = |name: &str, text: &str| folder.file(name, text.as_bytes());
    let one = file("før.txt", before);
    let same = file("lik.txt", &before.replace("3. mai 2025", "03.05.2025"));
    let wrong = file("feil.txt", &before.replace("må sende", "kan sende"));
    let unclear = file("uklar.txt", &before.replace("skjemaet", "arket"));
    let person = file("person.txt", &before.replace("50607", "50608"));

    let ran = klarbrev(&["verify", &one, &same], b"");
    assert_eq!((ran.exit, ran.errors.as_str()), (Exit::Done, ""));
    assert!(ran.output.starts_with("GODTATT"), "{}", ran.output);
    let ran = klarbrev(&["verify", &one, &wrong], b"");
    assert_eq!(ran.exit, Exit::Findings);
    assert!(ran.output.starts_with("AVVIST") && ran.output.contains("linje 2"), "{}", ran.output);
    let ran = klarbrev(&["verify", &one, &unclear, "--lang", "nn"], b"");
    assert_eq!(ran.exit, Exit::Findings);
    assert!(ran.output.starts_with("USIKKER: Klarbrev kan ikkje"), "{}", ran.output);

    let ran = klarbrev(
        &["verify", "--format", "json", &one, "-"],
        before.replace("mai", "juni").as_bytes(),
    );
    assert_eq!(ran.exit, Exit::Findings);
    let json: Value = serde_json::from_str(&ran.output).unwrap();
    assert_eq!(json["schema"], "klarbrev/verify/1");
    assert_eq!(json["verdict"], "refused");
    let first = &json["differences"][0];
    assert_eq!((&first["what"], &first["certain"]), (&"date".into(), &true.into()));
    assert_eq!(first["before"]["quote"], "Du må sende skjemaet innen 3. mai 2025.");
    assert_eq!(first["after"]["line"], 2);

    for format in ["text", "json"] {
        let ran = klarbrev(&["verify", "--format", format, &one, &person], b"");
        assert!(!ran.output.contains("128381") && ran.output.contains("••••••"), "{}", ran.output);
    }
    assert_fails(&["verify", &one, "nowhere.txt"], "nowhere.txt: filen finnes ikke");
}

#[test]
fn every_letter_of_a_file_is_verified() {
    let folder = Folder::new("pairs");
    let template = |nn: &str| {
        format!(
            "{{{{#eq språk \"nb\"}}}}\nDu må svare innen 3. mai 2025.\n{{{{else}}}}\n{nn}\n{{{{/eq}}}}\n"
        )
    };
    let same = "Du må svare innan 3. mai 2025.";
    let before = folder.file("før.hbs", template(same));
    let ran = klarbrev(&["verify", &before, &before], b"");
    assert_eq!(
        (ran.exit, ran.output.matches("GODTATT").count()),
        (Exit::Done, 2),
        "{}",
        ran.output
    );
    // The first letter is the same, the second is not.
    let after = folder.file("etter.hbs", template("Du kan svare innan 3. juni 2025."));
    let ran = klarbrev(&["verify", &before, &after], b"");
    assert_eq!(ran.exit, Exit::Findings, "{}", ran.output);
    assert!(ran.output.contains("=== nn ===\n\nAVVIST"), "{}", ran.output);
    let half =
        folder.file("halv.hbs", "{{#eq språk \"nb\"}}\nDu må svare innen 3. mai 2025.\n{{/eq}}\n");
    for pair in [[&before, &half], [&half, &before]] {
        assert_fails(&["verify", pair[0], pair[1]], "brevet «nn» har ikke");
    }
}

#[test]
fn a_file_may_not_be_what_it_is_called() {
    let folder = Folder::new("called");
    let text = folder.file("brev.png", LETTER);
    assert_fails(&["explain", "--input-format", "image", &text], "kan ikke leses som bilde");
    let mut old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    old.extend("WordDocument".encode_utf16().flat_map(u16::to_le_bytes));
    assert_fails(&["explain", &folder.file("brev.doc", &old)], "lagre den som .docx");
    old.truncate(8);
    old.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_fails(&["explain", &folder.file("brev.docx", &old)], "låst med passord");
}

/// A reader that has read enough.
pub(crate) struct Closed;

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }
    fn flush(&mut self) -> io::Result<()> {
        Err(io::ErrorKind::BrokenPipe.into())
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    let env = Env { today: date(2025, 3, 10), width: 80, colours: false };
    for format in ["text", "json", "markdown"] {
        let mut errors = Vec::new();
        let mut streams =
            Streams { input: &mut &*LETTER, output: &mut Closed, errors: &mut errors };
        let args = ["klarbrev", "explain", "--format", format, "-"].map(OsString::from);
        assert_eq!(run(args, &env, &mut streams), Exit::Done, "{format}");
        assert!(errors.is_empty());
    }
}

#[test]
fn the_real_program_keeps_the_exit_codes() {
    let program = env!("CARGO_BIN_EXE_klarbrev");
    let done = |args: &[&str]| {
        let mut child = Command::new(program)
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(LETTER).unwrap();
        child.wait_with_output().unwrap()
    };
    let explained = done(&["explain", "-"]);
    assert_eq!(explained.status.code(), Some(0));
    assert!(!explained.stdout.contains(&0x1b));
    let missing = Command::new(program).args(["explain", "nowhere.txt"]).output().unwrap();
    assert_eq!(missing.status.code(), Some(2));
    assert!(missing.stdout.is_empty());
}
