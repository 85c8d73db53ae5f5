//! `klarbrev.toml`: where it is found, what it may say, what is said of mistakes in it.

use std::path::Path;

use klarbrev::cli::Exit;

use super::{LONG, SHORT, codes, found, lint, only, project, refused};
use crate::cli::Folder;

#[test]
fn the_nearest_settings_upwards_hold() {
    let folder = project("upwards", &["long-sentence"]);
    let deep = folder.file("a/b/c/brev.txt", LONG);
    assert_eq!(codes(&[&deep]), ["long-sentence warning"]);
    folder.file("a/b/klarbrev.toml", only(&[]));
    assert_eq!(codes(&[&deep]), [""; 0]);
    // A file beside the first settings is not touched by the second.
    let shallow = folder.file("a/brev.txt", LONG);
    let ran = lint(&["--format", "github", &deep, &shallow]);
    assert_eq!(ran.output.lines().count(), 1, "{}", ran.output);
    assert!(ran.output.contains("a/brev.txt"));
}

#[test]
fn sections_hold_for_the_files_they_match() {
    let folder = Folder::new("lint-sections");
    folder.file(
        "klarbrev.toml",
        only(&["long-sentence"])
            + "[[files]]\nmatch = [\"ag/**\", \"*.utkast\"]\nrules = { long-sentence = \"error\" }\n\
               [[files]]\nmatch = [\"ag/*/gammel.txt\"]\nrules = { long-sentence = \"info\" }\n",
    );
    let level = |name: &str| codes(&[&folder.file(name, LONG)]).concat();
    assert_eq!(level("brev.txt"), "long-sentence warning");
    assert_eq!(level("ag/brev.txt"), "long-sentence error");
    assert_eq!(level("ag/x/y/brev.txt"), "long-sentence error");
    assert_eq!(level("brev.utkast"), "long-sentence error");
    // The later section wins.
    assert_eq!(level("ag/x/gammel.txt"), "long-sentence info");
    let error = folder.file("ag/brev.txt", LONG);
    assert_eq!(lint(&[&error]).exit, Exit::Findings);
}

#[test]
fn sections_hold_also_where_the_settings_are_named() {
    let folder = Folder::new("lint-named");
    let path = folder.file("brev/ag/brev.txt", LONG);
    let sections = only(&["long-sentence"])
        + "[[files]]\nmatch = [\"brev/ag/**\"]\nrules = { long-sentence = \"error\" }\n";
    let config = folder.file("vårt.toml", &sections);
    assert_eq!(codes(&["--config", &config, &path]), ["long-sentence error"]);
    // The same settings by a roundabout name.
    let roundabout = Path::new(&config).parent().unwrap().join("brev/../vårt.toml");
    let roundabout = roundabout.to_str().unwrap();
    assert_eq!(codes(&["--config", roundabout, &path]), ["long-sentence error"]);
}

#[test]
fn named_settings_replace_those_found_and_none_can_be_wished_for() {
    let folder = project("config", &[]);
    let path = folder.file("brev.txt", LONG);
    assert_eq!(codes(&[&path]), [""; 0]);
    let other = folder.file("other.toml", only(&["long-sentence"]));
    assert_eq!(codes(&["--config", &other, &path]), ["long-sentence warning"]);
    let all = codes(&["--no-config", &path]);
    assert!(all.contains(&"long-sentence warning".to_owned()), "{all:?}");
    refused(&["--config", "nowhere.toml", &path], "nowhere.toml:1: filen finnes ikke");
    // A broken file is not read where none is wished for.
    folder.file("klarbrev.toml", "rulez = 1");
    assert_eq!(lint(&["--no-config", &path]).exit, Exit::Done);
    refused(&[&path], "klarbrev.toml:1: ukjent nøkkel «rulez». Mente du «rules»?");
}

#[test]
fn levels_and_limits_are_as_set() {
    let folder = Folder::new("lint-levels");
    let path = folder.file("brev.txt", LONG);
    let all_off = only(&["long-sentence"]);
    let set = |rule: &str| folder.file("klarbrev.toml", format!("{all_off}long-sentence = {rule}"));
    for level in ["error", "warning", "info"] {
        set(&format!("\"{level}\""));
        assert_eq!(codes(&[&path]), [format!("long-sentence {level}")]);
    }
    set("\"off\"");
    assert_eq!(codes(&[&path]), [""; 0]);
    set("{ words = 100 }");
    assert_eq!(codes(&[&path]), [""; 0]);
    set("{ level = \"error\", words = 7 }");
    assert_eq!(codes(&[&path]), ["long-sentence error"]);
    assert!(found(&[&path])[0]["help"].as_str().unwrap().contains(" 7 ord"));
}

#[test]
fn rules_about_marks_can_be_set_too() {
    let folder = Folder::new("lint-mark-levels");
    let path = folder.file(
        "brev.txt",
        format!(
            "[klarbrev-ignorer long-sentence: navn]\n{SHORT}\n\n[klarbrev-ignorer-brev latin]\n"
        ),
    );
    let both = ["bad-suppression", "unused-suppression"];
    folder.file("klarbrev.toml", only(&both));
    assert_eq!(codes(&[&path]), ["unused-suppression warning", "bad-suppression warning"]);
    folder.file("klarbrev.toml", only(&both) + "unused-suppression = \"error\"");
    assert_eq!(codes(&[&path]), ["unused-suppression error", "bad-suppression warning"]);
    folder.file("klarbrev.toml", only(&[]));
    assert_eq!(codes(&[&path]), [""; 0]);
}

#[test]
fn the_settings_say_when_to_fail_unless_the_command_line_does() {
    let folder = Folder::new("lint-fail-on");
    let path = folder.file("brev.txt", LONG);
    folder.file("klarbrev.toml", format!("fail-on = \"warning\"\n{}", only(&["long-sentence"])));
    assert_eq!(lint(&[&path]).exit, Exit::Findings);
    assert_eq!(lint(&["--fail-on", "error", &path]).exit, Exit::Done);
}

#[test]
fn the_audience_is_read_for_all_and_for_sections() {
    let folder = Folder::new("lint-audience");
    let path = folder.file("ag/brev.txt", LONG);
    let section = "[[files]]\nmatch = [\"ag/**\"]\naudience = \"professional\"\n";
    folder.file("klarbrev.toml", format!("audience = \"person\"\n{section}"));
    assert_eq!(lint(&[&path]).exit, Exit::Done);
    folder.file("klarbrev.toml", "audience = \"profesional\"");
    refused(&[&path], "klarbrev.toml:1: ukjent mottaker «profesional». Mente du «professional»?");
}

#[test]
fn a_mistake_is_named_with_its_line_and_a_suggestion() {
    let folder = Folder::new("lint-mistakes");
    let path = folder.file("brev.txt", LONG);
    for (text, want) in [
        ("fail_on = \"error\"", "1: ukjent nøkkel «fail_on». Mente du «fail-on»?"),
        ("fail-on = \"off\"", "1: ukjent nivå «off»."),
        ("fail-on = \"eror\"", "1: ukjent nivå «eror». Mente du «error»?"),
        (
            "\n\n[rules]\nlong-sentense = \"off\"",
            "4: ukjent regel «long-sentense». Mente du «long-sentence»?",
        ),
        ("[rules]\nxyzzy = \"off\"", "2: ukjent regel «xyzzy»."),
        ("[rules]\nlong-sentence = { wordz = 3 }", "2: ukjent grense «wordz». Mente du «words»?"),
        ("[rules]\nlong-sentence = { words = \"3\" }", "2: words skal være et helt tall"),
        ("[rules]\nlong-sentence = { words = -3 }", "2: words skal være et helt tall"),
        ("[rules]\nlong-sentence = \"aldri\"", "2: ukjent nivå «aldri»."),
        (
            "[[files]]\nmatch = [\"a/**\"]\nrulez = {}",
            "3: ukjent nøkkel «rulez». Mente du «rules»?",
        ),
        ("[[files]]\nmatch = [\"a/{\"]", "2: mønsteret er ikke forstått"),
        ("[[files]]\nmatch = \"a/**\"", "2: her skal det stå en liste"),
        (
            "[[files]]\nmatch = [\"a/**\"]\n\nrules = { long-sentense = \"off\" }",
            "4: ukjent regel «long-sentense».",
        ),
        ("lexicons = \"ord\"", "1: her skal det stå en liste"),
        ("baseline = 3", "1: her skal det stå tekst i anførselstegn"),
        ("[rules", "1: dette er ikke riktig TOML"),
    ] {
        folder.file("klarbrev.toml", text);
        refused(&[&path], &format!("klarbrev.toml:{want}"));
    }
}
