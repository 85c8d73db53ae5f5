//! Marks in a draft.

use klarbrev::cli::Exit;

use super::{LONG, SHORT, codes, found, lint, project};
use crate::cli::Folder;

fn folder(name: &str) -> Folder {
    project(name, &["long-sentence", "bad-suppression", "unused-suppression"])
}

#[test]
fn both_spellings_hold_for_their_paragraph_only() {
    let folder = folder("marks");
    let codes = |text: &str| codes(&[&folder.file("brev.txt", text)]);
    for mark in [
        "<!-- klarbrev-ignorer long-sentence: loven krever det -->",
        "<!--klarbrev-ignorer long-sentence: loven krever det-->",
        "[klarbrev-ignorer long-sentence: loven krever det]",
        "[klarbrev-ignorer nynorsk-in-bokmal, long-sentence: loven krever det]",
    ] {
        // Above the paragraph, in it, and with an empty line between.
        for text in [
            format!("{mark}\n{LONG}\n"),
            format!("{LONG} {mark}\n"),
            format!("{mark}\r\n\r\n{LONG}\r\n"),
        ] {
            assert_eq!(codes(&text), [""; 0], "{text}");
        }
        assert_eq!(codes(&format!("{mark}\n{LONG}\n\n{LONG}\n")), ["long-sentence warning"]);
        assert_eq!(codes(&format!("{LONG}\n\n{LONG} {mark}\n")), ["long-sentence warning"]);
    }
}

#[test]
fn a_mark_for_the_whole_letter_holds_before_and_after_it() {
    let folder = folder("whole-marks");
    for mark in [
        "[klarbrev-ignorer-brev long-sentence: loven krever det]",
        "<!-- klarbrev-ignorer-brev long-sentence: loven krever det -->",
    ] {
        let path = folder.file("brev.txt", format!("{LONG}\n\n{mark}\n\n{SHORT}\n\n{LONG}\n"));
        assert_eq!(codes(&[&path]), [""; 0]);
    }
}

#[test]
fn a_mark_must_have_a_reason_a_known_rule_and_an_effect() {
    let folder = folder("bad-marks");
    let told = |mark: &str| {
        let path = folder.file("brev.txt", format!("{mark}\n{LONG}\n"));
        let of_marks = |d: &&serde_json::Value| d["code"] != "long-sentence";
        let all = found(&[&path]);
        let marks: Vec<_> = all.iter().filter(of_marks).collect();
        assert_eq!(marks.len(), 1, "{mark}: {all:#?}");
        // It points at the mark.
        assert_eq!(
            (&marks[0]["evidence"]["line"], &marks[0]["evidence"]["column"]),
            (&1.into(), &1.into())
        );
        let long = all.len() == 2;
        (marks[0]["code"].as_str().unwrap().to_owned(), marks[0]["message"].to_string(), long)
    };
    // Without a reason it does not hold.
    for mark in ["[klarbrev-ignorer long-sentence]", "<!-- klarbrev-ignorer long-sentence:  -->"] {
        let (code, message, long) = told(mark);
        assert_eq!((code.as_str(), long), ("bad-suppression", true));
        assert!(message.contains("grunn"), "{message}");
    }
    let (code, message, _) = told("[klarbrev-ignorer : fordi]");
    assert!(code == "bad-suppression" && message.contains("hvilken regel"), "{message}");
    let (code, message, _) = told("[klarbrev-ignorer long-sentense: fordi]");
    assert!(code == "bad-suppression" && message.contains("«long-sentense»"), "{message}");
    let (code, message, long) = told("[klarbrev-ignorer nynorsk-in-bokmal: fordi]");
    assert_eq!((code.as_str(), long), ("unused-suppression", true), "{message}");
}

#[test]
fn a_mark_is_no_part_of_the_letter() {
    let folder = folder("blanked");
    let mark = "[klarbrev-ignorer long-sentence: fordi]";
    let with = folder.file("with.txt", format!("{SHORT} {mark}\n{LONG}\n\n{LONG}\n"));
    let finding = &found(&[&with])[0];
    // Offsets are those of the file.
    let text = std::fs::read_to_string(&with).unwrap();
    let at = |key: &str| usize::try_from(finding["evidence"][key].as_u64().unwrap()).unwrap();
    assert_eq!(&text[at("start")..at("end")], LONG);
    assert_eq!(finding["evidence"]["line"], 4);
    // Neither its words nor its colon are counted.
    let words = |text: String| {
        let path = folder.file("words.txt", text);
        let json: serde_json::Value =
            serde_json::from_str(&lint(&["--format", "json", &path]).output).unwrap();
        json["measures"]["words"].clone()
    };
    assert_eq!(words(format!("{SHORT} {mark}\n")), words(format!("{SHORT}\n")));
}

#[test]
fn a_mark_never_closed_swallows_nothing() {
    let folder = folder("open-marks");
    let mark = "[klarbrev-ignorer long-sentence: fordi";
    let path = folder.file("brev.txt", format!("{mark}\n\n{LONG}\n\n{SHORT} [vedlegg]\n"));
    assert_eq!(codes(&[&path]), ["long-sentence warning"]);
}

#[test]
fn very_many_marks_get_through() {
    let folder = folder("many-marks");
    for mark in [
        "[klarbrev-ignorer ",
        "<!-- klarbrev-ignorer nynorsk-in-bokmal: a\n",
        "[klarbrev-ignorer nynorsk-in-bokmal: a] ",
    ] {
        let path = folder.file("brev.txt", format!("{LONG}\n\n{}", mark.repeat(40_000)));
        let ran = lint(&["--format", "github", &path]);
        assert_eq!((ran.exit, ran.errors.as_str()), (Exit::Done, ""));
    }
}
