//! Formats: the JSON keeps its schema, nothing private gets out, text stays narrow.

use std::fs;
use std::path::Path;

use jiff::civil::date;
use klarbrev::Lang;
use klarbrev::extract::LetterKind;
use klarbrev::ingest::Letter;
use klarbrev::report::{Format, Options, Report, Source};
use klarbrev::segment::Document;
use klarbrev::summarise::{Reading, summarise};
use serde_json::Value;

use crate::made::{Made, refusal, request};

fn write(made: &Made, format: Format, language: Lang, options: Options) -> String {
    let letter = Letter::from_text(made.text.clone());
    let document = Document::new(&letter, klarbrev::Lexicon::builtin());
    let today = Some(date(2025, 3, 10));
    let reading = Reading { language: Some(language), today, received: None };
    let summary = summarise(&document, &made.facts, &reading);
    let report = Report {
        document: &document,
        facts: &made.facts,
        summary: &summary,
        source: Source { path: "brev.txt", part: None, format: "text" },
        lexicons: "test",
        options,
    };
    let mut out = Vec::new();
    format.write(&report, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn schema() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema/explanation-1.schema.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn letters() -> Vec<Made> {
    vec![refusal(), request(), Made::new(LetterKind::Other)]
}

#[test]
fn json_keeps_its_schema() {
    let validator = jsonschema::draft202012::new(&schema()).unwrap();
    for made in letters() {
        for language in Lang::KNOWN {
            let json = write(&made, Format::Json, language, Options::default());
            let json: Value = serde_json::from_str(&json).unwrap();
            let errors: Vec<_> = validator.iter_errors(&json).map(|e| e.to_string()).collect();
            assert!(errors.is_empty(), "{errors:#?}");
        }
    }
}

#[test]
fn every_key_written_is_described() {
    let schema = schema();
    for made in letters() {
        let json = write(&made, Format::Json, Lang::Nb, Options::default());
        described(&serde_json::from_str(&json).unwrap(), &schema, &schema, "");
    }
}

pub(crate) fn described(value: &Value, schema: &Value, root: &Value, at: &str) {
    let schema = resolve(schema, root, value);
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let property = &schema["properties"][key];
                assert!(!property.is_null(), "{at}/{key} is not in the schema");
                described(value, property, root, &format!("{at}/{key}"));
            }
        }
        Value::Array(items) => {
            for item in items {
                described(item, &schema["items"], root, at);
            }
        }
        _ => {}
    }
}

/// Follows references and picks the alternative for this value.
fn resolve<'s>(schema: &'s Value, root: &'s Value, value: &Value) -> &'s Value {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.trim_start_matches("#/$defs/");
        return resolve(&root["$defs"][name], root, value);
    }
    if let Some(options) = schema["anyOf"].as_array().or(schema["oneOf"].as_array()) {
        let fits = |option: &&Value| {
            let option = resolve(option, root, value);
            value
                .as_object()
                .is_none_or(|map| map.keys().all(|key| !option["properties"][key].is_null()))
        };
        return options.iter().find(fits).map_or(schema, |o| resolve(o, root, value));
    }
    schema
}

#[test]
fn offsets_point_into_the_letter_even_when_quotes_are_masked() {
    let made = request();
    let json = write(&made, Format::Json, Lang::Nb, Options::default());
    let json: Value = serde_json::from_str(&json).unwrap();
    let evidence = &json["actions"][0]["evidence"][0];
    let at = |key: &str| usize::try_from(evidence[key].as_u64().unwrap()).unwrap();
    assert_eq!(&made.text[at("start")..at("end")], "fødselsattest for 010125 12345");
    assert_eq!(evidence["quote"], "fødselsattest for •••••• •••••");
}

#[test]
fn no_format_lets_an_identity_number_out() {
    for format in [Format::Text, Format::Json, Format::Markdown] {
        for language in Lang::KNOWN {
            let hidden = write(&request(), format, language, Options::default());
            assert!(!hidden.contains("12345"), "{format:?}: {hidden}");
            let shown = Options { mask: false, ..Options::default() };
            assert!(write(&request(), format, language, shown).contains("010125 12345"));
        }
    }
}

#[test]
fn text_fits_sixty_columns() {
    for width in [60, 80] {
        for made in letters() {
            for language in Lang::KNOWN {
                let options = Options { width, ..Options::default() };
                for line in write(&made, Format::Text, language, options).lines() {
                    assert!(line.chars().count() <= width, "{line}");
                    assert_eq!(line.trim_end(), line);
                }
            }
        }
    }
}

#[test]
fn the_first_screen_is_short() {
    for made in letters() {
        for language in Lang::KNOWN {
            let text = write(&made, Format::Text, language, Options::default());
            let titles = ["Mer fra brevet", "Meir frå brevet", "More from the letter"];
            let end = titles.iter().find_map(|title| text.find(title)).unwrap();
            assert!(text[..end].split_whitespace().count() <= 120, "{}", &text[..end]);
            assert!(text[..end].lines().count() <= 24, "{}", &text[..end]);
        }
    }
}

#[test]
fn colours_come_only_where_asked_for() {
    let plain = write(&refusal(), Format::Text, Lang::Nb, Options::default());
    assert!(!plain.contains('\u{1b}'));
    let options = Options { colour: true, ..Options::default() };
    let coloured = write(&refusal(), Format::Text, Lang::Nb, options);
    assert!(coloured.contains('\u{1b}'));
}

#[test]
fn several_letters_are_one_line_of_json_each() {
    let options = Options { several: true, ..Options::default() };
    let json = write(&refusal(), Format::Json, Lang::Nb, options);
    assert_eq!(json.lines().count(), 1);
}

#[test]
fn a_refusal_as_text() {
    insta::assert_snapshot!(write(&refusal(), Format::Text, Lang::Nb, Options::default()));
}

#[test]
fn a_request_as_text_in_nynorsk() {
    let options = Options { width: 60, ..Options::default() };
    insta::assert_snapshot!(write(&request(), Format::Text, Lang::Nn, options));
}

#[test]
fn a_refusal_as_markdown_in_english() {
    insta::assert_snapshot!(write(&refusal(), Format::Markdown, Lang::En, Options::default()));
}

#[test]
fn a_request_as_json() {
    insta::assert_snapshot!(write(&request(), Format::Json, Lang::Nb, Options::default()));
}
