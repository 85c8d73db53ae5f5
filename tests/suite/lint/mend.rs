//! `--fix` and `--diff`.

use std::fs;

use klarbrev::cli::Exit;

use super::{LONG, SHORT, lint, only, project, refused};

/// A rule with a safe fix, a sentence, and what becomes of it.
const FIXABLE: (&str, &str, &str) =
    ("nav-in-capitals", "NAV har fått søknaden din.", "Nav har fått søknaden din.");

#[test]
fn what_can_be_mended_safely_is_mended_and_nothing_else() {
    let (slug, before, after) = FIXABLE;
    // Line ends, byte order mark, tabs and a line without an end stay as they are.
    for (start, newline) in [("", "\n"), ("\u{feff}", "\r\n"), ("", "\r\n")] {
        let folder = project("fix", &[slug, "long-sentence"]);
        let around = |sentence: &str| {
            format!(
                "{start}{SHORT}{newline}{newline}{sentence}{newline}{newline}A\tB{newline}{LONG}"
            )
        };
        let path = folder.file("brev.txt", around(before));
        let ran = lint(&["--fix", &path]);
        assert_eq!((ran.exit, ran.errors.as_str()), (Exit::Done, ""));
        let mended = fs::read_to_string(&path).unwrap();
        assert_eq!(mended, around(after));
        lint(&["--fix", &path]);
        assert_eq!(fs::read_to_string(&path).unwrap(), mended, "a second time changes nothing");
    }
}

#[test]
fn marks_in_the_draft_survive_and_hold() {
    let (slug, before, after) = FIXABLE;
    let folder = project("fix-marks", &[slug, "stray-space", "unused-suppression"]);
    let mark = format!("[klarbrev-ignorer {slug}: et fast navn]");
    let text = |last: &str| format!("{mark}\n{before}\n\n{SHORT} {mark} {SHORT}\n\n{last}\n");
    let path = folder.file("brev.txt", text(before));
    lint(&["--fix", &path]);
    assert_eq!(fs::read_to_string(&path).unwrap(), text(after));
}

#[test]
fn a_difference_is_shown_and_not_written() {
    let (slug, before, after) = FIXABLE;
    let folder = project("diff", &[slug]);
    let text = format!("{SHORT}\n\n{before}\n\nNummeret er 149090 12345.\n");
    let path = folder.file("brev.txt", &text);
    let ran = lint(&["--diff", &path]);
    assert_eq!((ran.exit, ran.errors.as_str()), (Exit::Findings, ""));
    assert!(ran.output.contains(&format!("-{before}\n+{after}\n")), "{}", ran.output);
    assert!(ran.output.starts_with("--- "), "{}", ran.output);
    assert!(!ran.output.contains("12345"), "{}", ran.output);
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    let clean = folder.file("clean.txt", SHORT);
    let ran = lint(&["--diff", &clean]);
    assert_eq!((ran.exit, ran.output.as_str()), (Exit::Done, ""));
}

#[test]
fn what_is_not_utf8_is_not_touched() {
    let (slug, before, _) = FIXABLE;
    let folder = project("fix-latin1", &[slug]);
    let text = format!("Søknaden er avslått. Du får mer å gjøre på nytt. {before}\n");
    let latin1: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let path = folder.file("brev.txt", &latin1);
    refused(&["--fix", &path], "ikke ren UTF-8");
    assert_eq!(fs::read(&path).unwrap(), latin1);
}

#[test]
fn what_cannot_be_mended_still_counts() {
    // Also where nothing could be mended at all.
    let folder = project("fix-rest", &["long-sentence"]);
    let path = folder.file("brev.txt", LONG);
    assert_eq!(lint(&["--fix", "--fail-on", "warning", &path]).exit, Exit::Findings);
    assert_eq!(lint(&["--fix", &path]).exit, Exit::Done);
    // Nothing to show is nothing to say.
    let ran = lint(&["--diff", "--fail-on", "warning", &path]);
    assert_eq!((ran.exit, ran.output.as_str()), (Exit::Done, ""));
    assert_eq!(fs::read_to_string(&path).unwrap(), LONG);
}

#[test]
fn what_a_person_must_read_again_is_not_mended() {
    let folder = project("fix-review", &["nynorsk-in-bokmal"]);
    let text = "Du har allereie fått alle pengene som du har krav på.\n";
    let path = folder.file("brev.txt", text);
    assert!(super::codes(&[&path]).contains(&"nynorsk-in-bokmal warning".to_owned()));
    lint(&["--fix", &path]);
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn a_rule_that_is_off_mends_nothing() {
    let (_, before, _) = FIXABLE;
    let folder = project("fix-off", &[]);
    let path = folder.file("brev.txt", before);
    lint(&["--fix", &path]);
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
    folder.file("klarbrev.toml", only(&[]));
}

#[test]
fn a_refused_fix_stops_no_other_and_is_told_of() {
    let folder = project("fix-refused", &["nav-in-capitals", "percent-format"]);
    // An organisation's own wording that says something else than the sign.
    folder.file(
        "ord/nb/lint/format.toml",
        "schema = 1\nsource = \"x\"\n[rules.\"percent-format/fix\"]\nmessage = \"{number} kroner\"\n",
    );
    let words = folder.0.join("ord").to_str().unwrap().to_owned();
    let text = |nav: &str| format!("{SHORT}\n\n{nav}\n\nDu er 50 % ufør etter ulykken i mai.\n");
    let (_, before, after) = FIXABLE;
    let path = folder.file("brev.txt", text(before));
    let ran = lint(&["--diff", "--lexicon", &words, &path]);
    assert!(ran.output.contains(&format!("+{after}\n")), "{}", ran.output);
    assert!(!ran.output.contains("kroner"), "{}", ran.output);
    let ran = lint(&["--fix", "--fail-on", "info", "--lexicon", &words, &path]);
    assert_eq!(ran.exit, Exit::Findings);
    assert_eq!(ran.errors.lines().count(), 1, "{}", ran.errors);
    for part in ["brev.txt", "linje 5", "percent-format"] {
        assert!(ran.errors.contains(part), "{part}: {}", ran.errors);
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), text(after));
}
