//! The documents say what is: samples of output, paths, names.

use std::collections::BTreeSet;
use std::fs;

use klarbrev::lexicon::WordClass;

use crate::cli::klarbrev;
use crate::letters::{at, files};

fn document(name: &str) -> String {
    fs::read_to_string(at(name)).unwrap()
}

/// The `text` blocks of the README.
fn samples() -> Vec<String> {
    let readme = document("README.md");
    let blocks = readme.split("```text\n").skip(1);
    blocks.map(|rest| rest.split("\n```").next().unwrap().to_owned()).collect()
}

#[test]
fn the_samples_of_the_readme_are_real_output() {
    let letter = at("samples/letters/avslag-klagefrist-ute-nb.txt");
    let explained = klarbrev(&["explain", "--today", "2024-05-02", letter.to_str().unwrap()], b"");
    let draft = at("samples/drafts/utkast-nb.txt");
    let linted = klarbrev(&["lint", draft.to_str().unwrap()], b"");
    let linted = linted.output.replace(draft.to_str().unwrap(), "samples/drafts/utkast-nb.txt");
    let samples = samples();
    assert_eq!(samples.len(), 2);
    for (sample, real) in samples.iter().zip([explained.output, linted]) {
        let pieces = sample.split("…\n").flat_map(|piece| piece.split("\n\n"));
        for piece in pieces
            .map(str::trim_end)
            .filter(|piece| !piece.trim().is_empty() && !piece.ends_with("  …"))
        {
            assert!(real.contains(piece), "README shows\n{piece}\nbut klarbrev says\n{real}");
        }
    }
}

/// What stands in backticks and looks like a path of the project.
fn paths(text: &str) -> Vec<&str> {
    let ticked = text.split('`').skip(1).step_by(2);
    let ours = ["src/", "tests/", "lexicons/", "docs/", "samples/", "benches/", "web/"];
    ticked.filter(|path| ours.iter().any(|root| path.starts_with(root))).collect()
}

/// Whether a path is there; a name in angle brackets or a star stands for any.
fn is_there(path: &str) -> bool {
    let mut here = BTreeSet::from([at("")]);
    for part in path.trim_end_matches('/').split('/') {
        let ends = part.split(['<', '*']).next().zip(part.rsplit(['>', '*']).next());
        let open = part.contains(['<', '*']);
        here = here
            .iter()
            .flat_map(|folder| fs::read_dir(folder).into_iter().flatten().flatten())
            .filter(|entry| {
                let name = entry.file_name().to_string_lossy().into_owned();
                let (first, last) = ends.unwrap_or_default();
                if open { name.starts_with(first) && name.ends_with(last) } else { name == part }
            })
            .map(|entry| entry.path())
            .collect();
    }
    !here.is_empty()
}

#[test]
fn paths_in_the_documents_exist() {
    assert!(
        is_there("lexicons/<lang>/terms/<class>.toml") && !is_there("lexicons/<lang>/terms.toml")
    );
    let documents = [
        "README.md",
        "CONTRIBUTING.md",
        "docs/architecture.md",
        "lexicons/README.md",
        "samples/README.md",
    ];
    let mut wrong = Vec::new();
    for name in documents {
        let text = document(name);
        for path in paths(&text).into_iter().filter(|path| !is_there(path)) {
            wrong.push(format!("{name}: `{path}` is not there"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_cue_and_word_class_is_explained() {
    let readme = document("lexicons/README.md");
    let mut names: BTreeSet<String> =
        WordClass::ALL.iter().map(|(_, name)| (*name).to_owned()).collect();
    for lang in ["nb", "nn", "en"] {
        for file in files(&at(&format!("lexicons/{lang}/patterns")), "toml") {
            let table: toml::Table = fs::read_to_string(file).unwrap().parse().unwrap();
            let entries = table["entry"].as_array().unwrap();
            names.extend(entries.iter().map(|entry| entry["cue"].as_str().unwrap().to_owned()));
        }
    }
    assert!(names.len() > 100, "only {} names", names.len());
    names.retain(|name| !readme.contains(&format!("`{name}`")));
    assert!(names.is_empty(), "not in lexicons/README.md: {names:?}");
}
