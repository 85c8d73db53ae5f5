//! Identity numbers stay hidden in every format.

use std::fs;

use klarbrev::lint::{Finding, Fix, FixClass};
use klarbrev::report::{LintFormat, Options};
use klarbrev::text::Span;

use super::formats::{ALL, written};
use super::{FORMATS, LONG, lint, project};

/// A sentence that is too long and holds an identity number.
fn sentence() -> String {
    LONG.replace("fra 1. mai", "for 249190 70931 fra 1. mai")
}

#[test]
fn no_format_lets_an_identity_number_out() {
    let folder = project("private", &["long-sentence", "nynorsk-in-bokmal", "bad-suppression"]);
    // In the marked text, beside it, in a mark, and in the file's name.
    let text = format!(
        "{}\n\nDu er ansvarleg for 249190 70931.\n\n[klarbrev-ignorer 24919070931: nei]\n",
        sentence()
    );
    let path = folder.file("brev 24919070931.txt", text);
    let missing = folder.0.join("borte 24919070931.txt");
    let missing = missing.to_str().unwrap();
    let mut shown = 0;
    for format in FORMATS {
        let ran = lint(&["--format", format, &path, missing]);
        for out in [&ran.output, &ran.errors] {
            assert!(!out.contains("70931"), "{format}: {out}");
        }
        let ran = lint(&["--format", format, "--no-mask", &path, missing]);
        assert!(ran.errors.contains("24919070931"));
        shown += usize::from(ran.output.contains("249190 70931"));
    }
    assert!(shown >= 2, "JSON and text show the sentence");
    fs::remove_file(path).unwrap();
}

#[test]
fn a_number_at_the_edge_of_what_is_shown_stays_hidden() {
    // A long line is cut around the mark, wherever that is.
    for filler in 0..120 {
        let words = "ord ".repeat(100) + &"x".repeat(filler);
        let text =
            format!("{words} 249190 70931 {words} Du er ansvarleg {words} 249190 70931 {words}");
        let one = |findings: &mut Vec<Finding>| {
            let at = text.find("ansvarleg").unwrap();
            findings.retain(|finding| finding.rule == "nynorsk-in-bokmal");
            findings[0].span = Span::new(at, at + 9);
        };
        let out =
            written(&text, LintFormat::Text, one, Options { width: 6000, ..Options::default() });
        assert!(!out.contains("249190") && !out.contains("70931"), "{filler}");
    }
}

#[test]
fn a_part_of_a_number_stays_hidden_too() {
    let text = "Du er ansvarleg for 249190 70931 i dag.";
    for part in ["249190", "70931", "for 249190"] {
        for format in ALL {
            let one = |findings: &mut Vec<Finding>| {
                let at = text.find(part).unwrap();
                findings.retain(|finding| finding.rule == "nynorsk-in-bokmal");
                findings[0].variant = None;
                findings[0].span = Span::new(at, at + part.len());
            };
            let out = written(text, format, one, Options::default());
            assert!(!out.contains("249190") && !out.contains("70931"), "{part} {format:?}: {out}");
        }
    }
}

#[test]
fn a_fix_that_holds_a_number_is_not_offered_with_dots_in_it() {
    let text = "Du er ansvarleg for 249190 70931 i dag.";
    for format in ALL {
        let one = |findings: &mut Vec<Finding>| {
            findings.retain(|finding| finding.rule == "nynorsk-in-bokmal");
            let replacement = "Du svarer for 249190 70931 i dag.".to_owned();
            findings[0].span = Span::new(0, text.len());
            findings[0].fix = Some(Fix { class: FixClass::Review, replacement });
        };
        let hidden = written(text, format, one, Options::default());
        assert!(!hidden.contains("70931"), "{format:?}: {hidden}");
        if matches!(format, LintFormat::Json | LintFormat::Sarif) {
            // A program would write the dots into the letter.
            assert!(!hidden.contains("Du svarer for"), "{hidden}");
        }
    }
}
