//! `klarbrev lint` as a user or a script meets it: which files, in which order, and how it ends.
//! The tests switch off every rule they are not about, so that new rules do not disturb them.

mod baseline;
mod formats;
mod mend;
mod own_words;
mod pages;
mod private;
mod sarif;
mod schema;
mod settings;
mod suppress;
mod text;

use std::ffi::OsString;

use jiff::civil::date;
use klarbrev::Lexicon;
use klarbrev::cli::{Env, Exit, Streams, run};
use klarbrev::lint::slugs;
use serde_json::Value;

use crate::bad_input::DANISH;
use crate::cli::{Closed, Folder, Ran, klarbrev};

const FORMATS: [&str; 5] = ["text", "json", "sarif", "github", "checkstyle"];

/// More than 25 words, in one sentence.
const LONG: &str = "Du får ikke lenger støtten fra 1. mai fordi du ikke har sendt oss de opplysningene \
    vi ba om i brevet som du fikk i mars i år, og heller ikke har ringt.";

const SHORT: &str = "Du får svar fra oss om tre uker.";

/// Settings in which only these rules are on.
fn only(rules: &[&str]) -> String {
    let mut toml = String::from("[rules]\n");
    for slug in slugs(Lexicon::builtin()).into_iter().filter(|slug| !rules.contains(slug)) {
        toml.push_str(&format!("{slug} = \"off\"\n"));
    }
    toml
}

/// A folder with a `klarbrev.toml` in which only these rules are on.
fn project(name: &str, rules: &[&str]) -> Folder {
    let folder = Folder::new(&format!("lint-{name}"));
    folder.file("klarbrev.toml", only(rules));
    folder
}

fn lint(args: &[&str]) -> Ran {
    klarbrev(&[&["lint"], args].concat(), b"")
}

/// What was found, as JSON; nothing may stand on the error stream.
fn found(args: &[&str]) -> Vec<Value> {
    let ran = lint(&[&["--format", "json"], args].concat());
    assert_eq!(ran.errors, "", "{args:?}");
    let json: Value = serde_json::from_str(&ran.output).unwrap();
    json["diagnostics"].as_array().unwrap().clone()
}

/// The rules and severities of what was found.
fn codes(args: &[&str]) -> Vec<String> {
    let code =
        |d: &Value| format!("{} {}", d["code"].as_str().unwrap(), d["severity"].as_str().unwrap());
    found(args).iter().map(code).collect()
}

/// Fails with exactly one line that holds `what`.
fn refused(args: &[&str], what: &str) {
    crate::cli::assert_fails(&[&["lint"], args].concat(), what);
}

#[test]
fn the_exit_code_depends_on_the_worst_finding() {
    let folder = project("exit", &["long-sentence"]);
    let (long, short) = (folder.file("long.txt", LONG), folder.file("short.txt", SHORT));
    let exit = |args: &[&str]| lint(args).exit;
    // A warning is no error, and nothing is asked of advice.
    assert_eq!(exit(&[&long]), Exit::Done);
    assert_eq!(exit(&["--fail-on", "error", &long]), Exit::Done);
    assert_eq!(exit(&["--fail-on", "warning", &long]), Exit::Findings);
    assert_eq!(exit(&["--fail-on", "info", &long]), Exit::Findings);
    assert_eq!(exit(&["--fail-on", "info", &short]), Exit::Done);
    assert_eq!(exit(&["--fail-on", "warning", &short, &long, &short]), Exit::Findings);
    // What could not be done weighs more, wherever it stands.
    assert_eq!(exit(&["--fail-on", "warning", "nowhere.txt", &long]), Exit::Failed);
    assert_eq!(exit(&["--fail-on", "warning", &long, "nowhere.txt"]), Exit::Failed);
    for format in FORMATS {
        assert_eq!(exit(&["--format", format, "--fail-on", "warning", &long]), Exit::Findings);
    }
    refused(&["--fail-on", "off", &long], "error, warning, info");
    refused(&["--format", "xml", &long], "text, json, sarif, github, checkstyle");
    refused(&[], "oppgi en fil");
}

#[test]
fn many_files_are_told_of_in_the_order_given() {
    let folder = project("many", &["long-sentence"]);
    let mut files: Vec<String> = (0..600)
        .map(|i| folder.file(&format!("{i:03}.txt"), format!("Brev nummer {i}. {LONG}")))
        .collect();
    files.reverse();
    files.insert(300, folder.0.join("borte.txt").to_str().unwrap().to_owned());
    let mut args = vec!["--format", "json"];
    args.extend(files.iter().map(String::as_str));
    let ran = lint(&args);
    assert_eq!(ran.exit, Exit::Failed);
    assert_eq!(ran.errors.lines().count(), 1, "{}", ran.errors);
    assert!(ran.errors.contains("borte.txt: filen finnes ikke"), "{}", ran.errors);
    let told: Vec<String> = ran
        .output
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .inspect(|json| assert_eq!(json["diagnostics"].as_array().unwrap().len(), 1))
        .map(|json| json["document"]["path"].as_str().unwrap().to_owned())
        .collect();
    files.remove(300);
    assert_eq!(told, files);
}

#[test]
fn standard_input_is_a_draft_too() {
    let ran = klarbrev(&["lint", "--no-config", "--format", "json", "-"], LONG.as_bytes());
    assert_eq!((ran.exit, ran.errors.as_str()), (Exit::Done, ""));
    let json: Value = serde_json::from_str(&ran.output).unwrap();
    assert_eq!(json["document"]["path"], "-");
    let codes: Vec<&Value> =
        json["diagnostics"].as_array().unwrap().iter().map(|d| &d["code"]).collect();
    assert!(codes.contains(&&Value::from("long-sentence")), "{codes:?}");
    // In its place among files.
    let folder = project("stdin", &["long-sentence"]);
    let (one, two) = (folder.file("1.txt", LONG), folder.file("2.txt", LONG));
    let ran = klarbrev(&["lint", "--format", "github", &one, "-", &two], LONG.as_bytes());
    let files: Vec<&str> = ran
        .output
        .lines()
        .filter(|line| line.contains("title=long-sentence"))
        .map(|line| line.split(['=', ',']).nth(1).unwrap())
        .collect();
    assert_eq!(files.len(), 3, "{}", ran.output);
    assert!(files[0].ends_with("1.txt") && files[1] == "-" && files[2].ends_with("2.txt"));
    for option in ["--fix", "--diff"] {
        let ran = klarbrev(&["lint", option, "-"], LONG.as_bytes());
        assert_eq!((ran.exit, ran.output.as_str()), (Exit::Failed, ""));
        assert!(ran.errors.contains("trenger en fil"), "{}", ran.errors);
    }
}

#[test]
fn each_unusable_file_gets_its_own_message() {
    let folder = Folder::new("lint-unusable");
    refused(&[folder.0.to_str().unwrap()], "mappe");
    refused(&["nowhere.txt"], "nowhere.txt: filen finnes ikke");
    refused(&[&folder.file("tom.txt", "")], "ingen tekst");
    refused(&[&folder.file("blank.txt", " \r\n\u{a0}")], "ingen tekst");
    refused(&[&folder.file("brev.pdf", "%PDF-1.7 x")], "pdf");
    refused(&[&folder.file("data.bin", b"a\0b")], "ikke tekst");
    for option in ["--fix", "--diff"] {
        refused(&[option, "nowhere.txt"], "nowhere.txt: filen finnes ikke");
        refused(&[option, &folder.file("data.bin", b"a\0b")], "ikke tekst");
    }
    refused(&["--fix", "--diff", "x.txt"], "--diff");
    refused(&["--config", "x.toml", "--no-config", "x.txt"], "--no-config");
}

const ENGLISH: &str = "We have rejected your application for unemployment benefit. You have not \
    worked enough in the last year. You can appeal within six weeks from the day you received this \
    letter. Send the appeal to us.";

#[test]
fn a_letter_in_another_language_is_said_not_to_be_read() {
    let folder = Folder::new("lint-languages");
    for (name, text) in [("english.txt", ENGLISH), ("danish.txt", DANISH)] {
        // Also where somebody has put a mark in it.
        for text in [
            text.to_owned(),
            format!("{text}\n\n[klarbrev-ignorer nynorsk-in-bokmal: navn]\n\n{text}"),
        ] {
            let path = folder.file(name, text);
            let ran = lint(&["--no-config", "--fail-on", "info", &path]);
            assert_eq!((ran.exit, ran.errors.as_str()), (Exit::Done, ""), "{}", ran.output);
            assert_eq!(ran.output.lines().count(), 1, "{}", ran.output);
            let said = ["ikke på norsk", "not in Norwegian"];
            assert!(said.iter().any(|said| ran.output.contains(said)), "{}", ran.output);
            assert_eq!(codes(&["--no-config", &path]), [""; 0]);
        }
    }
}

#[test]
fn messages_are_in_the_language_asked_for() {
    let folder = project("lang", &["long-sentence"]);
    let path = folder.file("long.txt", LONG);
    let message = |args: &[&str]| found(args)[0]["message"].as_str().unwrap().to_owned();
    assert!(message(&[&path]).starts_with("Setningen har"));
    assert!(message(&["--lang", "nn", &path]).starts_with("Setninga har"));
    assert!(message(&["--lang", "en", &path]).starts_with("The sentence has"));
}

#[test]
fn a_closed_pipe_is_no_error() {
    let folder = project("pipe", &["long-sentence"]);
    let path = folder.file("long.txt", LONG);
    let env = Env { today: date(2025, 3, 10), width: 80, colours: false };
    for format in FORMATS {
        let mut errors = Vec::new();
        let mut streams =
            Streams { input: &mut &b""[..], output: &mut Closed, errors: &mut errors };
        let args = ["klarbrev", "lint", "--format", format, path.as_str()].map(OsString::from);
        assert_eq!(run(args, &env, &mut streams), Exit::Done, "{format}");
        assert!(errors.is_empty());
    }
}
