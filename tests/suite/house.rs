//! The house rules for source files: imports go down the floors, files are small and say what they
//! are for, the core has no surroundings, the reader's language stands in the data.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::letters::{at, files};
use crate::rust::{Source, paths};

/// The floors, lowest first; docs/architecture.md explains them.
const FLOORS: [&[&str]; 13] = [
    &["text"],
    &["lang"],
    &["lexicon"],
    &["ingest"],
    &["segment"],
    &["extract"],
    &["analyse"],
    &["lint", "summarise", "verify"],
    &["audit", "mend"],
    &["report"],
    &["web"],
    &["cli"],
    &["main"],
];

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

/// A file of `src/` with the path of its module: `["segment", "words"]`.
struct File {
    name: String,
    module: Vec<String>,
    source: Source,
}

fn sources() -> Vec<File> {
    let root = at("src");
    let read = |path: PathBuf| {
        let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        let module = name.trim_end_matches(".rs").split('/').filter(|part| *part != "mod");
        File {
            module: module.map(str::to_owned).collect(),
            source: Source::of(&fs::read_to_string(&path).unwrap()),
            name,
        }
    };
    files(&root, "rs").into_iter().map(read).collect()
}

fn expect_none(wrong: &[String], advice: &str) {
    assert!(wrong.is_empty(), "{} problems\n{}\n{advice}", wrong.len(), wrong.join("\n"));
}

/// What a path within the package leads to, from the package's root; `None` for what lies outside.
fn from_root(path: &[String], module: &[String], in_tests: bool) -> Option<Vec<String>> {
    let mut here = module.to_vec();
    here.extend(in_tests.then(|| "tests".to_owned()));
    let mut rest = path;
    match path[0].as_str() {
        "crate" | "klarbrev" => {
            here.clear();
            rest = &path[1..];
        }
        "super" => {
            while rest.first().is_some_and(|part| part == "super") {
                here.pop();
                rest = &rest[1..];
            }
        }
        _ => return None,
    }
    Some(here.into_iter().chain(rest.iter().cloned()).collect())
}

#[test]
fn imports_go_down_the_floors() {
    let sources = sources();
    let root = sources.iter().find(|file| file.name == "lib.rs").unwrap();
    // `crate::Letter` is `crate::ingest::Letter`.
    let exports: BTreeMap<String, String> = paths(&root.source.code)
        .into_iter()
        .filter(|path| floor(&path[0]).is_some())
        .map(|mut path| (path.pop().unwrap(), path.remove(0)))
        .collect();
    let mut wrong = Vec::new();
    for file in sources.iter().filter(|file| file.name != "lib.rs") {
        let home = &file.module[0];
        let Some(level) = floor(home) else {
            wrong.push(format!("src/{}: put `{home}` into FLOORS", file.name));
            continue;
        };
        for (code, in_tests) in [(&file.source.code, false), (&file.source.tests, true)] {
            for path in paths(code) {
                let Some(target) = from_root(&path, &file.module, in_tests) else { continue };
                let there = target.first().map_or("*", String::as_str);
                let there = exports.get(there).map_or(there, String::as_str);
                let ok = there == home || floor(there).is_some_and(|there| there < level);
                if !ok {
                    let path = path.join("::");
                    wrong.push(format!("src/{}: `{home}` may not use `{path}`", file.name));
                }
            }
        }
    }
    expect_none(&wrong, "Move the code down, or hand the value in; see docs/architecture.md.");
}

#[test]
fn the_core_has_no_surroundings() {
    let mut wrong = Vec::new();
    for file in sources() {
        if file.module[0] == "cli" || file.name == "main.rs" {
            continue;
        }
        for path in paths(&file.source.code) {
            let banned = match path[0].as_str() {
                "std" => matches!(path[1].as_str(), "fs" | "env" | "thread" | "net" | "process"),
                _ => false,
            };
            if banned || path.iter().any(|part| part == "SystemTime" || part == "Instant") {
                wrong.push(format!("src/{}: `{}`", file.name, path.join("::")));
            }
        }
    }
    expect_none(&wrong, "Only `cli` knows files, clock, threads and environment: pass values in.");
}

/// Every Rust file we wrote.
fn rust_files() -> Vec<PathBuf> {
    let mut all = vec![at("build.rs")];
    for folder in ["src", "tests", "benches", "examples"] {
        if at(folder).is_dir() {
            all.extend(files(&at(folder), "rs"));
        }
    }
    all
}

fn shown(path: &Path) -> String {
    path.strip_prefix(at("")).unwrap().display().to_string()
}

#[test]
fn files_are_small_and_say_what_they_are_for() {
    let mut wrong = Vec::new();
    for path in rust_files() {
        let text = fs::read_to_string(&path).unwrap();
        let lines = text.lines().count();
        if lines >= 500 {
            wrong.push(format!("{}: {lines} lines; split it by subject", shown(&path)));
        }
        if !text.starts_with("//! ") {
            wrong.push(format!("{}: must open with `//! ` and its purpose", shown(&path)));
        }
    }
    expect_none(&wrong, "CONTRIBUTING.md, Code.");
}

#[test]
fn sentences_for_the_reader_stand_in_the_data() {
    let mut wrong = Vec::new();
    for file in sources() {
        if !matches!(file.module[0].as_str(), "summarise" | "report") {
            continue;
        }
        let norwegian = |text: &&String| text.to_lowercase().contains(['æ', 'ø', 'å']);
        for text in file.source.strings.iter().filter(norwegian) {
            wrong.push(format!("src/{}: «{text}»", file.name));
        }
    }
    expect_none(&wrong, "Put the sentence into lexicons/<lang>/summary.toml.");
}

/// The files git knows; where there is no git, all that is not built.
fn tracked() -> Vec<PathBuf> {
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(at("")).output();
    match listed {
        Ok(listed) if listed.status.success() && !listed.stdout.is_empty() => {
            let names = String::from_utf8(listed.stdout).unwrap();
            names.split('\0').filter(|n| !n.is_empty()).map(at).filter(|p| p.is_file()).collect()
        }
        _ => {
            let mut all = Vec::new();
            walk(&at(""), &mut all);
            all
        }
    }
}

fn walk(folder: &Path, all: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name();
        if name == ".git" || name == "target" {
            continue;
        }
        let path = entry.path();
        if path.is_dir() { walk(&path, all) } else { all.push(path) }
    }
}

#[test]
fn no_file_names_a_place_on_our_machines() {
    // In two halves, so that this file passes.
    let places = [["/wo", "rk/"], ["/tm", "p/"], ["/ho", "me/"], ["/ro", "ot/"], ["C:\\", "Users"]];
    let places = places.map(|halves| halves.concat());
    let mut wrong = Vec::new();
    for path in tracked() {
        let bytes = fs::read(&path).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        for (i, line) in text.lines().enumerate() {
            if let Some(place) = places.iter().find(|place| line.contains(place.as_str())) {
                wrong.push(format!("{}:{}: {place}", shown(&path), i + 1));
            }
        }
    }
    expect_none(&wrong, "Use paths relative to the package, and `std::env::temp_dir()` in tests.");
}
