//! Letters with gold annotations, what klarbrev makes of them, and blessed files.

use std::path::{Path, PathBuf};
use std::{env, fs};

use klarbrev::report::{Format, Options, Report, Source};
use klarbrev::summarise::{Reading, summarise};
use klarbrev::{Document, Letter, Lexicon, extract};
use serde_json::Value;

/// A letter and what an analyser should find in it.
pub(crate) struct Annotated {
    pub(crate) id: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) gold: Value,
}

impl Annotated {
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap_or_else(|e| panic!("{}: {e}", self.id))
    }
}

/// A place in the package, or beside it.
pub(crate) fn at(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Every file below `folder` whose name ends in `.<ending>`, sorted.
pub(crate) fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|e| e == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The letters of a folder with `letters/**/*.txt` and `gold/**/*.json`, by id.
pub(crate) fn annotated(folder: &Path) -> Vec<Annotated> {
    let letters = folder.join("letters");
    let gold = folder.join("gold");
    let id = |path: &Path, root: &Path| {
        let id = path.strip_prefix(root).unwrap().with_extension("");
        id.to_str().unwrap().replace('\\', "/")
    };
    let texts: Vec<String> = files(&letters, "txt").iter().map(|p| id(p, &letters)).collect();
    let golds: Vec<String> = files(&gold, "json").iter().map(|p| id(p, &gold)).collect();
    assert_eq!(texts, golds, "{}: each letter needs a gold file of its name", folder.display());
    let read = |id: String| {
        let gold = gold.join(format!("{id}.json"));
        let gold: Value = serde_json::from_slice(&fs::read(&gold).unwrap())
            .unwrap_or_else(|e| panic!("{}: {e}", gold.display()));
        assert_eq!(gold["id"], id.as_str(), "`id` in gold/{id}.json is not the file's name");
        let bytes = fs::read(letters.join(format!("{id}.txt"))).unwrap();
        Annotated { id, bytes, gold }
    };
    golds.into_iter().map(read).collect()
}

/// Our own letters: those to show and those only for tests.
pub(crate) fn own() -> Vec<Annotated> {
    let mut letters = annotated(&at("samples"));
    letters.extend(annotated(&at("tests/letters")));
    letters
}

/// What `klarbrev explain --format json` says of a text.
pub(crate) fn explained(bytes: &[u8]) -> Value {
    told(&Letter::from_bytes(bytes).unwrap())
}

/// What `klarbrev explain --format json` says of a letter.
pub(crate) fn told(letter: &Letter) -> Value {
    let lexicon = Lexicon::builtin();
    let document = Document::new(letter, lexicon);
    let facts = extract::facts(&document);
    let summary = summarise(&document, &facts, &Reading::default());
    let report = Report {
        document: &document,
        facts: &facts,
        summary: &summary,
        source: Source { path: "-", part: None, format: "text" },
        lexicons: lexicon.digest(),
        options: Options::default(),
    };
    let mut out = Vec::new();
    Format::Json.write(&report, &mut out).unwrap();
    serde_json::from_slice(&out).unwrap()
}

/// The same, without the places it stands at: what must not depend on the format of the file.
pub(crate) fn told_anywhere(letter: &Letter) -> Value {
    let mut told = told(letter);
    forget_places(&mut told);
    told
}

fn forget_places(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for place in ["start", "end", "line", "page", "paragraph", "column"] {
                if fields.get(place).is_some_and(Value::is_number) {
                    fields.remove(place);
                }
            }
            fields.values_mut().for_each(forget_places);
        }
        Value::Array(items) => items.iter_mut().for_each(forget_places),
        Value::String(text) => *text = text.split_whitespace().collect::<Vec<_>>().join(" "),
        _ => {}
    }
}

/// Compares a committed file with what it should hold; with `KLARBREV_BLESS` set, writes it.
pub(crate) fn bless(path: &str, want: &str) {
    let file = at(path);
    if env::var_os("KLARBREV_BLESS").is_some() {
        fs::write(&file, want).unwrap();
        return;
    }
    let have = fs::read_to_string(&file).unwrap_or_default();
    if have == want {
        return;
    }
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let (have, want) = (lines(&have), lines(want));
    let mut changes = String::new();
    for line in have.iter().filter(|line| !want.contains(line)) {
        changes.push_str(&format!("- {line}\n"));
    }
    for line in want.iter().filter(|line| !have.contains(line)) {
        changes.push_str(&format!("+ {line}\n"));
    }
    panic!(
        "{path} no longer fits. If that is meant: KLARBREV_BLESS=1 cargo test, then read\n\
         `git diff {path}`; a row that gets worse needs a reason in the commit message.\n{changes}"
    );
}
