//! SARIF against the real thing: the types made from its schema, and the schema itself.

use std::fs;
use std::path::Path;
use std::process::Command;

use klarbrev::Lexicon;
use klarbrev::lint::slugs;
use serde_json::Value;
use serde_sarif::sarif::Sarif;

use super::{LONG, SHORT, lint};
use crate::cli::Folder;
use crate::letters::{at, files};

/// The schema of SARIF 2.1.0, from the sources of the test dependency `serde-sarif`.
fn schema() -> Value {
    let told = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--offline", "--filter-platform"])
        .arg(host())
        .current_dir(at(""))
        .output()
        .unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let told: Value = serde_json::from_slice(&told.stdout).unwrap();
    let packages = told["packages"].as_array().unwrap();
    let package = packages.iter().find(|package| package["name"] == "serde-sarif").unwrap();
    let folder = Path::new(package["manifest_path"].as_str().unwrap()).parent().unwrap();
    let schema = fs::read(folder.join("src/schema.json")).unwrap();
    let mut schema: Value = serde_json::from_slice(&schema).unwrap();
    // One bracket too many: no regular expression, and nothing that we write.
    for part in ["run", "toolComponent"] {
        schema["definitions"][part]["properties"]["language"]["pattern"] = "".into();
    }
    schema
}

/// This machine, as cargo calls it: other machines need packages that are not here.
fn host() -> String {
    let told = Command::new(env!("CARGO")).arg("-vV").output().unwrap();
    let told = String::from_utf8(told.stdout).unwrap();
    told.lines().find_map(|line| line.strip_prefix("host: ")).unwrap().to_owned()
}

/// Without what says the same as nothing at all.
fn without_nulls(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.retain(|_, value| !value.is_null());
            map.values_mut().for_each(without_nulls);
        }
        Value::Array(items) => items.iter_mut().for_each(without_nulls),
        _ => {}
    }
}

#[test]
fn sarif_is_sarif() {
    let schema = schema();
    let validator = jsonschema::draft7::new(&schema).unwrap();
    let folder = Folder::new("lint-sarif");
    let mut all: Vec<String> = ["samples/letters", "samples/drafts"]
        .iter()
        .flat_map(|folder| files(&at(folder), "txt"))
        .map(|path| path.to_str().unwrap().to_owned())
        .collect();
    all.push(folder.file(
        "brev nr. 1 [æ] 100%.txt",
        format!("{SHORT}\n\n{LONG}\nDu har allereie fått svar.\n"),
    ));
    let mut runs = vec![all.clone(), vec![folder.file("kort.txt", SHORT)]];
    runs.extend(all.into_iter().map(|file| vec![file]));
    for files in runs {
        let mut args = vec!["--no-config", "--format", "sarif"];
        args.extend(files.iter().map(String::as_str));
        let ran = lint(&args);
        assert_eq!(ran.errors, "");
        let json: Value = serde_json::from_str(&ran.output).unwrap();
        let errors: Vec<_> = validator.iter_errors(&json).map(|e| e.to_string()).take(5).collect();
        assert!(errors.is_empty(), "{files:?}: {errors:#?}");
        // Nothing is lost on the way through types that know no other fields.
        let typed: Sarif = serde_json::from_str(&ran.output).unwrap();
        let mut back = serde_json::to_value(typed).unwrap();
        without_nulls(&mut back);
        assert_eq!(back, json);
    }
}

#[test]
fn every_rule_is_listed_and_every_result_names_one() {
    let folder = Folder::new("lint-sarif-rules");
    let path = folder.file("brev.txt", format!("{LONG}\n\n[klarbrev-ignorer latin]\n"));
    let json: Value =
        serde_json::from_str(&lint(&["--no-config", "--format", "sarif", &path]).output).unwrap();
    let rules = json["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    let ids: Vec<&str> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    assert_eq!(ids, slugs(Lexicon::builtin()));
    let results = json["runs"][0]["results"].as_array().unwrap();
    assert!(results.len() >= 2);
    for result in results {
        assert!(ids.contains(&result["ruleId"].as_str().unwrap()), "{result}");
    }
}

#[test]
fn a_path_is_written_as_a_reference() {
    let folder = Folder::new("lint-sarif-path");
    let path = folder.file("brev nr. 1 [æ] 100%.txt", LONG);
    let output = lint(&["--no-config", "--format", "sarif", &path]).output;
    assert!(output.contains("brev%20nr.%201%20%5B%C3%A6%5D%20100%25.txt"), "{output}");
}
