//! Baselines: what was found before is not told of again.

use std::fs;

use klarbrev::cli::Exit;
use serde_json::Value;

use super::{LONG, SHORT, codes, lint, only, project, refused};
use crate::cli::Folder;
use crate::letters::at;

/// As long as [`LONG`], and another sentence.
const OTHER: &str = "Vi har brukt opplysningene som du selv sendte oss i fjor sommer, og vi har i tillegg \
    hentet opplysninger om inntekt fra Skatteetaten for hele det siste året du arbeidet.";

fn written(folder: &Folder, files: &[&str]) -> String {
    let baseline = folder.0.join("kjent.json").to_str().unwrap().to_owned();
    let ran = lint(&[&["--write-baseline", &baseline], files].concat());
    assert_eq!((ran.exit, ran.output.as_str(), ran.errors.as_str()), (Exit::Done, "", ""));
    baseline
}

#[test]
fn what_was_known_is_not_told_of_and_what_is_new_is() {
    let folder = project("baseline", &["long-sentence"]);
    let path = folder.file("brev.txt", format!("{LONG}\n\n{SHORT}\n"));
    let baseline = written(&folder, &[&path]);
    let args = ["--baseline", &baseline, "--fail-on", "info", &path];
    assert_eq!(lint(&args).exit, Exit::Done);
    // It moves, and other lines come around it.
    folder.file("brev.txt", format!("{SHORT}\n\n{SHORT} {LONG} {SHORT}\n"));
    assert_eq!(codes(&["--baseline", &baseline, &path]), [""; 0]);
    // Line breaks within it do not matter.
    folder.file("brev.txt", format!("{}\n", LONG.replacen(" i brevet", "\ni brevet", 1)));
    assert_eq!(codes(&["--baseline", &baseline, &path]), [""; 0]);
    // A new one is told of, and so is a second of the same.
    folder.file("brev.txt", format!("{LONG}\n\n{OTHER}\n"));
    assert_eq!(codes(&["--baseline", &baseline, &path]), ["long-sentence warning"]);
    folder.file("brev.txt", format!("{LONG}\n\n{LONG}\n"));
    assert_eq!(codes(&["--baseline", &baseline, &path]), ["long-sentence warning"]);
    // An edited sentence is a new one.
    folder.file("brev.txt", LONG.replace("mai", "juni"));
    assert_eq!(codes(&["--baseline", &baseline, &path]), ["long-sentence warning"]);
    assert_eq!(lint(&args).exit, Exit::Findings);
}

#[test]
fn a_baseline_holds_for_its_own_files() {
    let folder = project("baseline-files", &["long-sentence"]);
    let (one, two) = (folder.file("a/1.txt", LONG), folder.file("a/2.txt", LONG));
    let baseline = written(&folder, &[&one]);
    assert_eq!(codes(&["--baseline", &baseline, &one]), [""; 0]);
    assert_eq!(codes(&["--baseline", &baseline, &two]), ["long-sentence warning"]);
}

#[test]
fn the_settings_can_name_the_baseline_and_files_are_named_from_there() {
    let folder = project("baseline-settings", &["long-sentence"]);
    let path = folder.file("brev/a.txt", LONG);
    let baseline = written(&folder, &[&path]);
    let json: Value = serde_json::from_slice(&fs::read(&baseline).unwrap()).unwrap();
    let files: Vec<&String> = json["files"].as_object().unwrap().keys().collect();
    assert_eq!(files, ["brev/a.txt"]);
    let settings = format!("baseline = \"kjent.json\"\n{}", only(&["long-sentence"]));
    folder.file("klarbrev.toml", &settings);
    assert_eq!(codes(&[&path]), [""; 0]);
    // Named settings count from their folder as well.
    let named = folder.file("annet.toml", &settings);
    assert_eq!(codes(&["--config", &named, &path]), [""; 0]);
    // A new baseline does not look at the old one.
    written(&folder, &[&path]);
    assert_eq!(codes(&[&path]), [""; 0]);
    fs::remove_file(&baseline).unwrap();
    refused(&[&path], "--write-baseline");
}

#[test]
fn a_baseline_holds_no_text_of_a_letter_and_keeps_its_schema() {
    let schema = fs::read(at("docs/schema/baseline-1.schema.json")).unwrap();
    let schema: Value = serde_json::from_slice(&schema).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let folder = Folder::new("lint-baseline-private");
    let text = format!("{LONG}\n\nFødselsnummeret ditt er 149090 12345. {OTHER}\n");
    let path = folder.file("brev.txt", &text);
    let baseline = folder.0.join("kjent.json").to_str().unwrap().to_owned();
    folder.file("klarbrev.toml", "");
    lint(&["--write-baseline", &baseline, &path]);
    let json = fs::read_to_string(&baseline).unwrap();
    assert!(json.contains("long-sentence"), "{json}");
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 4) {
        assert!(!json.contains(word), "{word}: {json}");
    }
    let parsed: Value = serde_json::from_str(&json).unwrap();
    let errors: Vec<_> = validator.iter_errors(&parsed).map(|e| e.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    // The same again: the same file.
    lint(&["--write-baseline", &baseline, &path]);
    assert_eq!(fs::read_to_string(&baseline).unwrap(), json);
}

#[test]
fn what_is_no_baseline_is_refused() {
    let folder = project("baseline-bad", &["long-sentence"]);
    let path = folder.file("brev.txt", LONG);
    for text in ["", "{}", "[]", "{\"schema\": \"klarbrev/baseline/2\", \"files\": {}}"] {
        let bad = folder.file("bad.json", text);
        refused(&["--baseline", &bad, &path], "bad.json kan ikke leses");
    }
    refused(&["--baseline", "nowhere.json", &path], "nowhere.json");
    let no_place = folder.0.join("no/such/place.json");
    refused(&["--write-baseline", no_place.to_str().unwrap(), &path], "kan ikke skrives");
    refused(&["--write-baseline", "x.json", "--fix", &path], "--write-baseline");
}

#[test]
fn a_file_that_cannot_be_read_leaves_the_old_baseline_alone() {
    let folder = project("baseline-partial", &["long-sentence"]);
    let (one, two) = (folder.file("1.txt", LONG), folder.file("2.txt", LONG));
    let baseline = written(&folder, &[&one, &two]);
    let before = fs::read_to_string(&baseline).unwrap();
    fs::remove_file(&two).unwrap();
    let ran = lint(&["--write-baseline", &baseline, &one, &two]);
    assert_eq!(ran.exit, Exit::Failed);
    assert_eq!(fs::read_to_string(&baseline).unwrap(), before);
}
