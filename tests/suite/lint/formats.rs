//! Formats for other programs: Checkstyle, GitHub; and what holds for all formats.

use klarbrev::analyse::measures;
use klarbrev::lint::{Finding, Linter};
use klarbrev::report::{LintFormat, LintReport, Options, Source};
use klarbrev::{Document, Lang, Letter, Lexicon, extract};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde_json::Value;

use super::{FORMATS, LONG, SHORT, lint, project};
use crate::letters::own;

pub(super) const ALL: [LintFormat; 5] = [
    LintFormat::Text,
    LintFormat::Json,
    LintFormat::Sarif,
    LintFormat::Github,
    LintFormat::Checkstyle,
];

/// A letter's findings in a format, with what stands before and after them.
pub(super) fn written(
    text: &str,
    format: LintFormat,
    change: impl FnOnce(&mut Vec<Finding>),
    options: Options,
) -> String {
    let letter = Letter::from_text(text);
    let document = Document::in_language(&letter, Lexicon::builtin(), Some(Lang::Nb));
    let facts = extract::facts(&document);
    let measures = measures(&document, &facts);
    let mut findings = Linter::default().lint(&document, &facts, &measures);
    change(&mut findings);
    let report = LintReport {
        document: &document,
        text,
        facts: &facts,
        measures: &measures,
        findings: &findings,
        lang: Lang::Nb,
        source: Source { path: "brev.txt", part: None, format: "text" },
        options,
    };
    let mut out = Vec::new();
    format.open(Lexicon::builtin(), &mut out).unwrap();
    format.write(&report, &mut out).unwrap();
    format.close(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// An element with its attributes.
type Element = (String, Vec<(String, String)>);

/// The elements of a Checkstyle file.
fn elements(xml: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let element = |start: &BytesStart<'_>| {
        let name = start.name().as_ref().to_owned();
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            let key = attribute.key.as_ref().to_owned();
            (key, quick_xml::escape::unescape(&attribute.value).unwrap().into_owned())
        });
        (name, attributes.collect())
    };
    let (mut all, mut depth) = (Vec::new(), 0);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                depth += 1;
                all.push(element(&start));
            }
            Event::Empty(start) => all.push(element(&start)),
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            Event::Decl(_) | Event::Text(_) => {}
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(depth, 0);
    all
}

fn value<'e>(element: &'e Element, key: &str) -> &'e str {
    &element.1.iter().find(|(k, _)| k == key).unwrap_or_else(|| panic!("{key}: {element:?}")).1
}

/// XML 1.0 has no way to write these.
fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

#[test]
fn checkstyle_has_a_file_for_each_draft_and_an_error_for_each_finding() {
    let folder = project("checkstyle", &["long-sentence"]);
    let name = "«brev» & <utkast> 100%.txt";
    let files = [
        folder.file("a.txt", LONG),
        folder.file("b.txt", SHORT),
        folder.file(name, format!("{SHORT}\n{LONG}")),
    ];
    let ran = lint(&["--format", "checkstyle", &files[0], &files[1], &files[2]]);
    let all = elements(&ran.output);
    let names: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["checkstyle", "file", "error", "file", "file", "error"]);
    assert!(!value(&all[0], "version").is_empty());
    for (at, file) in [(1, &files[0]), (3, &files[1]), (4, &files[2])] {
        assert_eq!(value(&all[at], "name"), file.replace('\\', "/"));
    }
    assert_eq!((value(&all[5], "line"), value(&all[5], "column")), ("2", "1"));
    assert_eq!(value(&all[5], "severity"), "warning");
    assert_eq!(value(&all[5], "source"), "klarbrev.long-sentence");
    assert!(value(&all[5], "message").starts_with("Setningen har"));
}

#[test]
fn no_character_of_a_letter_breaks_the_xml() {
    let text = format!("Du har allereie <fått> \"alt\" & 'mer'.\n\n{LONG}\n");
    for odd in ['\u{1}', '\u{1b}', '\u{b}', '\u{fffe}', '\u{ffff}', '\u{85}', '\u{7f}'] {
        let text = text.replace("fra 1. mai", &format!("fra{odd} 1. mai"));
        let everything = |findings: &mut Vec<Finding>| {
            for finding in findings.iter_mut() {
                // A message that quotes.
                finding.rule = "nynorsk-in-bokmal".into();
            }
        };
        let xml = written(&text, LintFormat::Checkstyle, everything, Options::default());
        assert!(xml.chars().all(is_xml), "{odd:?}: {xml:?}");
        assert!(elements(&xml).len() > 2);
    }
}

#[test]
fn github_commands_are_one_line_each_with_everything_escaped() {
    let folder = project("github", &["nynorsk-in-bokmal"]);
    let name = "a,b:c 100%.txt";
    let path = folder.file(name, "Du har\nallereie fått pengene. Du er 100 % ansvarleg.\n");
    let output = lint(&["--format", "github", &path]).output;
    assert_eq!(output.lines().count(), 2, "{output}");
    for line in output.lines() {
        let (properties, message) =
            line.strip_prefix("::warning ").unwrap().split_once("::").unwrap();
        assert!(!properties.contains("a,b") && !properties.contains("b:c"), "{properties}");
        let properties: Vec<(&str, &str)> =
            properties.split(',').map(|property| property.split_once('=').unwrap()).collect();
        let keys: Vec<&str> = properties.iter().map(|(key, _)| *key).collect();
        assert_eq!(keys, ["file", "line", "endLine", "col", "endColumn", "title"]);
        assert!(properties[0].1.ends_with("a%2Cb%3Ac 100%25.txt"), "{output}");
        assert_eq!(properties[5].1, "nynorsk-in-bokmal");
        assert!(message.contains('«'), "{message}");
    }
}

#[test]
fn no_letter_can_say_github_commands() {
    // What is found runs over lines and holds every sign with a meaning.
    let text = "Du har\r\n::error::allereie 100% a:b,c\r\nfått pengene.\n";
    let whole = |findings: &mut Vec<Finding>| {
        findings.truncate(1);
        findings[0].rule = "nynorsk-in-bokmal".into();
        findings[0].variant = None;
        findings[0].span = klarbrev::text::Span::new(0, text.len());
    };
    let output = written(text, LintFormat::Github, whole, Options::default());
    assert_eq!(output.lines().count(), 1, "{output}");
    assert!(output.contains("100%25 a:b,c"), "{output}");
    // GitHub takes columns only on one line.
    assert!(!output.contains("col="), "{output}");
}

#[test]
fn places_are_the_same_in_every_format() {
    let folder = project("places", &["nynorsk-in-bokmal"]);
    let path = folder
        .file("brev.txt", format!("{SHORT}\n\nÅse og 😀 mener at du er ansvarleg for dette.\n"));
    let output = |format: &str| lint(&["--format", format, &path]).output;
    let json: Value = serde_json::from_str(&output("json")).unwrap();
    let evidence = &json["diagnostics"][0]["evidence"];
    assert_eq!((&evidence["line"], &evidence["column"]), (&3.into(), &25.into()));
    assert_eq!((&evidence["end_line"], &evidence["end_column"]), (&3.into(), &34.into()));
    assert_eq!(evidence["quote"], "ansvarleg");
    assert!(output("text").contains("brev.txt:3:25"), "{}", output("text"));
    assert!(output("github").contains("col=25,endColumn=34"));
    let sarif: Value = serde_json::from_str(&output("sarif")).unwrap();
    let region = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!((&region["startColumn"], &region["endColumn"]), (&25.into(), &34.into()));
    assert_eq!(sarif["runs"][0]["columnKind"], "unicodeCodePoints");
    assert!(output("checkstyle").contains("column=\"25\""));
}

#[test]
fn nothing_found_is_valid_in_every_format() {
    let folder = project("nothing", &[]);
    let path = folder.file("brev.txt", SHORT);
    for format in FORMATS {
        let ran = lint(&["--format", format, &path, "nowhere.txt", &path]);
        match format {
            "sarif" => {
                let sarif: Value = serde_json::from_str(&ran.output).unwrap();
                assert_eq!(sarif["runs"][0]["results"], Value::Array(Vec::new()));
            }
            "checkstyle" => assert_eq!(elements(&ran.output).len(), 3),
            "json" => assert_eq!(ran.output.lines().count(), 2),
            "github" => assert_eq!(ran.output, ""),
            _ => assert_eq!(ran.output.matches("ingen funn").count(), 2),
        }
    }
}

#[test]
fn five_megabytes_on_one_line_get_through_every_format() {
    let mut text = String::new();
    for letter in own().iter().cycle() {
        if text.len() >= 5 << 20 {
            break;
        }
        text.extend(letter.text().split_whitespace().flat_map(|word| [word, " "]));
        text.push_str("Du er ansvarleg. ");
    }
    let letter = Letter::from_text(text);
    let document = Document::in_language(&letter, Lexicon::builtin(), Some(Lang::Nb));
    let facts = extract::facts(&document);
    let measures = measures(&document, &facts);
    let findings = Linter::default().lint(&document, &facts, &measures);
    assert!(findings.len() > 1000, "{}", findings.len());
    for format in ALL {
        let report = LintReport {
            document: &document,
            text: letter.text(),
            facts: &facts,
            measures: &measures,
            findings: &findings,
            lang: Lang::Nb,
            source: Source { path: "brev.txt", part: None, format: "text" },
            options: Options::default(),
        };
        let mut out = Vec::new();
        format.write(&report, &mut out).unwrap();
        assert!(!out.is_empty());
    }
}
