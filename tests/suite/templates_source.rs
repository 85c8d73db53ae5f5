//! Templates as sources: `tests/templates/<format>.cases` hold templates in each syntax and the
//! sentences that are read from them, each with its line and column in the template.

use std::fmt::Write;
use std::{env, fs};

use klarbrev::ingest::{Format, IngestError, read};
use klarbrev::{Document, Letter, Lexicon};

use crate::letters::{self, at};

/// A template and the sentences in it.
struct Case<'a> {
    name: &'a str,
    source: &'a str,
    sentences: &'a str,
}

fn cases(text: &str) -> Vec<Case<'_>> {
    let mut cases = Vec::new();
    for part in text.split("\n#### ").skip(1) {
        let (name, rest) = part.split_once('\n').unwrap();
        let (source, sentences) = rest.split_once("\n----\n").unwrap_or((rest, ""));
        cases.push(Case { name, source, sentences: sentences.trim_end() });
    }
    cases
}

/// Line and column of a byte of the letter.
fn place(document: &Document<'_>, offset: usize) -> (usize, usize) {
    let (start, column) = document.line_start(offset);
    let before = document.text().get(start..offset).unwrap_or_default();
    (document.line(offset), column + before.chars().count())
}

/// The sentences of each letter, as the cases write them.
fn told(letters: &[Letter]) -> String {
    let mut out = String::new();
    for letter in letters {
        if let Some(part) = letter.part() {
            writeln!(out, "[{part}]").unwrap();
        }
        let document = Document::new(letter, Lexicon::builtin());
        for sentence in document.sentences() {
            let (line, column) = place(&document, sentence.span.start);
            let kind = format!("{:?}", document.blocks()[sentence.block].kind);
            let sign = match kind.as_str() {
                "Title" | "Heading" => "# ",
                "ListItem" => "- ",
                "TableRow" => "| ",
                _ => "",
            };
            let quote = document.quote(sentence.span);
            writeln!(out, "{line}:{column} {sign}{quote}").unwrap();
        }
    }
    out.trim_end().to_owned()
}

/// Every word that stands unchanged in the source stands where the letter says it does.
fn assert_places(name: &str, source: &str, letters: &[Letter]) {
    let mut known = 0;
    for letter in letters {
        let document = Document::new(letter, Lexicon::builtin());
        for sentence in document.sentences() {
            for word in document.words(sentence) {
                let Some(span) = letter.source_span(word) else { continue };
                known += 1;
                assert_eq!(span.of(source), word.of(letter.text()), "{name}");
                let before = &source[..span.start];
                let line = before.matches('\n').count() + 1;
                let start = before.rfind('\n').map_or(0, |at| at + 1);
                let column = before[start..].chars().count() + 1;
                assert_eq!(
                    place(&document, word.start),
                    (line, column),
                    "{name}: {}",
                    word.of(letter.text())
                );
            }
        }
    }
    assert!(known > 0, "{name}: no word has a place");
}

fn check(format: Format, fewest: usize) {
    let path = at("tests/templates").join(format!("{}.cases", format.name()));
    let text = fs::read_to_string(&path).unwrap();
    let cases = cases(&text);
    let mut wrong = Vec::new();
    let mut blessed = text.split("\n#### ").next().unwrap().to_owned();
    for case in &cases {
        let letters = read(case.source.as_bytes(), None, Some(format)).unwrap();
        assert_places(case.name, case.source, &letters);
        let told = told(&letters);
        write!(blessed, "\n#### {}\n{}\n----\n{told}\n", case.name, case.source).unwrap();
        if told != case.sentences {
            wrong.push(format!("{}\n{}\n---- is read as\n{told}", case.name, case.source));
        }
    }
    if env::var_os("KLARBREV_BLESS").is_some() {
        fs::write(&path, blessed).unwrap();
        return;
    }
    assert!(wrong.is_empty(), "{}: {}", path.display(), wrong.join("\n\n"));
    assert!(cases.len() >= fewest, "{}: {} cases", path.display(), cases.len());
}

#[test]
fn handlebars_is_read() {
    check(Format::Handlebars, 14);
}

#[test]
fn typst_is_read() {
    check(Format::Typst, 12);
}

#[test]
fn kotlin_is_read() {
    check(Format::Kotlin, 14);
}

#[test]
fn freemarker_is_read() {
    check(Format::Freemarker, 12);
}

#[test]
fn json_is_read() {
    check(Format::Json, 12);
}

#[test]
fn plain_text_with_fields_is_read() {
    check(Format::Text, 12);
}

/// The same letter in three languages, in each syntax.
const THREE: [(Format, &str); 5] = [
    (Format::Kotlin, include_str!("../templates/three.kt")),
    (Format::Typst, include_str!("../templates/three.typ")),
    (Format::Json, include_str!("../templates/three.json")),
    (Format::Handlebars, include_str!("../templates/three.hbs")),
    (Format::Freemarker, include_str!("../templates/three.ftl")),
];

#[test]
fn three_languages_are_three_letters_with_the_same_facts() {
    for (format, source) in THREE {
        let letters = read(source.as_bytes(), None, Some(format)).unwrap();
        let parts: Vec<_> = letters.iter().map(|letter| letter.part().unwrap()).collect();
        assert_eq!(parts, ["nb", "nn", "en"], "{format:?}");
        assert_places(format.name(), source, &letters);
        for letter in &letters {
            let name = format!("{format:?} {:?}\n{}", letter.language(), letter.text());
            assert!(letter.is_template());
            let document = Document::new(letter, Lexicon::builtin());
            assert_eq!(Some(document.language()), letter.language());
            let facts = letters::told(letter);
            assert_eq!(facts["outcome"]["value"], "rejected", "{name}\n{:#}", facts["outcome"]);
            assert_eq!(facts["benefit"]["name"], "dagpenger", "{name}");
            assert_eq!(facts["appeal"]["possible"], true, "{name}");
            let six = serde_json::json!({"length": 6, "unit": "weeks", "from": "received"});
            assert_eq!(facts["appeal"]["deadline"], six, "{name}");
            let sends = facts["actions"].as_array().unwrap().iter().any(|action| {
                let deadline = action["deadline"].to_string();
                action["kind"] == "send_documents" && deadline.contains("14 da")
            });
            assert!(sends, "{name}\n{:#}", facts["actions"]);
        }
    }
}

const FORMATS: [Format; 6] = [
    Format::Handlebars,
    Format::Typst,
    Format::Kotlin,
    Format::Freemarker,
    Format::Json,
    Format::Text,
];

/// A chain of choices, links that never end, a tag that ends far away.
fn long_lines() -> Vec<String> {
    vec![
        format!("text(bokmal {{ +{}\"b\" }})", "if(a)\"x\"else ".repeat(20_000)),
        format!("# a\n{}", "[x](".repeat(50_000)),
        format!("{}}}}}", "{{a ".repeat(50_000)),
        format!("Du får {}", "{{a}}.".repeat(50_000)),
        format!("val a = \"{}", "${\"".repeat(50_000)),
        format!("#if a [{}]", "x #if b [y] else [z] ".repeat(10_000)),
        "{{#if a}}x{{else}}y{{/if}}".repeat(20_000),
    ]
}

#[test]
fn time_grows_with_the_text() {
    for text in long_lines() {
        for format in FORMATS {
            let start = std::time::Instant::now();
            survives(format, &text);
            let took = start.elapsed();
            assert!(took.as_secs() < 10, "{format:?} {}: {took:?}", &text[..30]);
        }
    }
}

/// Reads it, and cuts up what was read; a refusal is fine too.
fn survives(format: Format, source: &str) {
    match read(source.as_bytes(), None, Some(format)) {
        Ok(letters) => {
            for letter in letters {
                assert!(letter.text().len() < 40 * source.len() + 100, "{format:?}");
                let _ = letter.source_span(klarbrev::Span::new(0, letter.text().len()));
            }
        }
        Err(IngestError::Empty | IngestError::TooComplex | IngestError::TooLarge) => {}
        Err(error) => panic!("{format:?}: {error}"),
    }
}

#[test]
fn deep_nesting_is_survived() {
    for piece in [
        "{",
        "[",
        "(",
        "<",
        "#[",
        "{{#if a}}x",
        "<#if a>x",
        "${",
        "{{",
        "{{!--",
        "<#--",
        "/*",
        "#if a [x ",
        "[{\"nb\":",
        "text(bokmal{+if(a)\"x\"else ",
        "showIf(a){",
        "<li>",
        "<p",
        "= ",
        "*_",
        "\\",
        "\"",
        "\"\"\"",
        "\"${",
        "when(x){a->",
        "ifElse(a,\"b\",",
        "{{else}}",
        "{{/if}}",
        "<#else>",
        "</#if>",
        "&",
        "text(nb: [",
        "{{#eq språk \"nn\"}}a{{else}}",
        "$",
        "](",
        "[",
        "<b \"",
        "${\"",
        "<#if (",
        "text(bokmal{+a?\"",
        "Bokmal to ",
        "`",
        "'",
        "|",
        "{\"a\":[",
    ] {
        for format in FORMATS {
            let start = std::time::Instant::now();
            survives(format, &piece.repeat(10_000));
            survives(format, &format!("{}Du får penger.", piece.repeat(1000)));
            assert!(start.elapsed().as_secs() < 10, "{format:?} {piece}: {:?}", start.elapsed());
            if start.elapsed().as_millis() > 300 {
                println!("{format:?} {piece}: {:?}", start.elapsed());
            }
        }
    }
}

#[test]
fn anything_cut_short_is_survived() {
    for (format, source) in THREE {
        for end in (0..source.len()).filter(|end| source.is_char_boundary(*end)).step_by(7) {
            survives(format, &source[..end]);
            survives(format, &source[end..]);
        }
    }
}

#[test]
fn swapped_pieces_are_survived() {
    let mut state = 0x9e37_79b9_u64;
    let mut random = |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for (format, source) in THREE {
        let chars: Vec<char> = source.chars().collect();
        for _ in 0..150 {
            let mut chars = chars.clone();
            for _ in 0..=random(12) {
                let (a, b, len) = (random(chars.len()), random(chars.len()), random(40));
                match random(3) {
                    0 => chars.swap(a, b),
                    1 => drop(chars.drain(a..(a + len).min(chars.len()))),
                    _ => {
                        let copy: Vec<char> = chars[b..(b + len).min(chars.len())].to_vec();
                        chars.splice(a..a, copy);
                    }
                }
                if chars.is_empty() {
                    chars.push('x');
                }
            }
            let text: String = chars.into_iter().collect();
            for format in [format, Format::Text] {
                survives(format, &text);
            }
        }
    }
}

#[test]
fn five_megabytes_are_read() {
    for (format, source) in THREE {
        let mut text = String::new();
        while text.len() < 5 << 20 {
            text.push_str(source);
            text.push('\n');
        }
        let start = std::time::Instant::now();
        survives(format, &text);
        survives(format, &text.replace('\n', " "));
        println!("{format:?}: 2 × 5 MB in {:?}", start.elapsed());
    }
}
