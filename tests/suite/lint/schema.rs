//! `--format json` keeps its schema, over all our letters and drafts.

use std::fs;

use serde_json::Value;

use super::{LONG, SHORT, lint};
use crate::cli::Folder;
use crate::letters::{at, files};

fn schema() -> Value {
    serde_json::from_slice(&fs::read(at("docs/schema/lint-1.schema.json")).unwrap()).unwrap()
}

/// All samples, and drafts in which much is found, one JSON for each.
fn all() -> Vec<(String, Value)> {
    let folder = Folder::new("lint-schema");
    let mut drafts: Vec<String> = ["samples/letters", "samples/drafts", "tests/letters/letters"]
        .iter()
        .flat_map(|folder| files(&at(folder), "txt"))
        .map(|path| path.to_str().unwrap().to_owned())
        .collect();
    for (name, text) in [
        ("lang.txt", format!("{SHORT}\n\n{LONG}\nDu har allereie fått svar.\n")),
        ("merker.txt", format!("{LONG} [klarbrev-ignorer latin]\n\u{c}\n{LONG}\n")),
        ("kort.txt", "Hei\n".to_owned()),
        (
            "engelsk.txt",
            "We have rejected your application because you did not send it.".to_owned(),
        ),
        ("tall.txt", "1 2 3\n".to_owned()),
    ] {
        drafts.push(folder.file(name, text));
    }
    let mut args = vec!["--no-config", "--format", "json"];
    args.extend(drafts.iter().map(String::as_str));
    let output = lint(&args).output;
    assert_eq!(output.lines().count(), drafts.len());
    let json = output.lines().map(|line| serde_json::from_str(line).unwrap());
    drafts.iter().cloned().zip(json).collect()
}

#[test]
fn json_keeps_its_schema_and_every_key_is_described() {
    let schema = schema();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let mut wrong = Vec::new();
    let mut pages = 0;
    for (name, json) in all() {
        wrong.extend(
            validator.iter_errors(&json).map(|e| format!("{name}: {e} at {}", e.instance_path())),
        );
        crate::report::described(&json, &schema, &schema, "");
        pages += json["diagnostics"].to_string().matches("\"page\"").count();
        // The figures leave out the letterhead.
        assert!(json["measures"]["words"].as_u64() <= json["document"]["words"].as_u64(), "{name}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(pages > 0, "a draft with pages");
}

#[test]
fn evidence_points_into_the_file() {
    for (name, json) in all() {
        let text = fs::read_to_string(&name).unwrap_or_default();
        for diagnostic in json["diagnostics"].as_array().unwrap() {
            let also = diagnostic["also"].as_array().into_iter().flatten();
            for evidence in also.chain([&diagnostic["evidence"]]) {
                let at = |key: &str| usize::try_from(evidence[key].as_u64().unwrap()).unwrap();
                let (start, end) = (at("start"), at("end"));
                assert!(start < end, "{name}: {diagnostic}");
                if text.is_empty() {
                    continue;
                }
                assert!(text.get(start..end).is_some(), "{name}: {diagnostic}");
                assert_eq!(text[..start].matches('\n').count() + 1, at("line"), "{name}");
                let before = text[..start].rsplit('\n').next().unwrap();
                assert_eq!(before.chars().count() + 1, at("column"), "{name}");
            }
        }
    }
}
