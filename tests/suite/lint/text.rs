//! The text for people, as a whole: two drafts with the usual faults.

use super::{FORMATS, LONG, SHORT, lint, project};
use crate::cli::{Folder, klarbrev_at};
use crate::letters::at;

/// What is said of a draft in `samples/drafts`, with its name only.
fn told(width: usize, draft: &str, args: &[&str]) -> String {
    let path = at(&format!("samples/drafts/{draft}.txt"));
    let path = path.to_str().unwrap();
    let ran = klarbrev_at(width, &[&["lint", "--no-config"], args, &[path]].concat(), b"");
    assert_eq!(ran.errors, "");
    ran.output.replace(path, &format!("{draft}.txt"))
}

#[test]
fn a_draft_in_bokmal() {
    insta::assert_snapshot!(told(80, "utkast-nb", &[]));
}

#[test]
fn a_draft_in_nynorsk_on_sixty_columns() {
    insta::assert_snapshot!(told(60, "utkast-nn", &[]));
}

#[test]
fn a_draft_in_colour() {
    let text = told(80, "utkast-nb", &["--color", "always"]);
    insta::assert_snapshot!(text.replace('\u{1b}', "␛"));
    for format in FORMATS {
        assert!(!told(80, "utkast-nb", &["--format", format]).contains('\u{1b}'));
    }
}

#[test]
fn a_draft_without_findings_is_told_so_with_its_figures() {
    let folder = project("clean", &[]);
    let text = lint(&[&folder.file("brev.txt", LONG)]).output;
    assert!(text.contains("brev.txt: ingen funn\n"), "{text}");
    assert!(text.contains("Tall for brevet"), "{text}");
}

#[test]
fn several_drafts_are_apart_and_without_figures() {
    let folder = project("apart", &["long-sentence"]);
    let (one, two) = (folder.file("1.txt", LONG), folder.file("2.txt", SHORT));
    let text = lint(&[&one, &two, &one]).output;
    assert!(!text.contains("Tall for brevet"), "{text}");
    assert_eq!(text.matches("1.txt: 0 feil, 1 ").count(), 2, "{text}");
    assert_eq!(text.matches("2.txt: ingen funn").count(), 1, "{text}");
    assert!(!text.contains("\n\n\n"), "{text}");
}

#[test]
fn nothing_in_a_letter_moves_the_cursor() {
    let folder = Folder::new("lint-escapes");
    let text = format!("{SHORT} Du\u{1b}[2J er ansvarleg.\u{202e} {LONG}\u{7}\n");
    let path = folder.file("brev\u{1b}[2J.txt", text);
    for format in FORMATS {
        let output = lint(&["--no-config", "--format", format, &path]).output;
        assert!(!output.contains('\u{1b}') && !output.contains('\u{7}'), "{format}: {output}");
        if format == "text" {
            assert!(!output.contains('\u{202e}'), "{output}");
        }
    }
}
