//! `klarbrev lexicon check`: whether a folder of words and phrases holds, entry by entry.

use std::io;
use std::path::Path;

use serde::Deserialize;

use super::args::LexiconArgs;
use super::error::{FileError, FileTrouble};
use super::folder::lexicon_files;
use super::{Exit, Streams, fail};
use crate::ingest::Letter;
use crate::lang::Lang;
use crate::lexicon::load::{Problem, SourceFile, overlay};
use crate::lexicon::{Cue, Lexicon, Meaning, TermClass};
use crate::segment::Document;

pub(super) fn run(args: &LexiconArgs, streams: &mut Streams<'_>) -> io::Result<Exit> {
    let files = match lexicon_files(&args.folder) {
        Ok(files) => files,
        Err(error) => {
            let what = FileTrouble::from(error);
            return Ok(fail(streams, &FileError { path: args.folder.clone(), what }));
        }
    };
    let problems = check(&args.folder, &files);
    for problem in &problems {
        writeln!(streams.output, "{problem}")?;
    }
    if problems.is_empty() {
        writeln!(streams.output, "{} filer, ingen feil", files.len())?;
    }
    Ok(if problems.is_empty() { Exit::Done } else { Exit::Findings })
}

fn check(folder: &Path, files: &[SourceFile]) -> Vec<Problem> {
    let shape: Vec<Problem> = files.iter().filter_map(SourceFile::check_shape).collect();
    if !shape.is_empty() {
        return shape;
    }
    let lexicon = match overlay(files) {
        Ok(lexicon) => lexicon,
        Err(error) => {
            let file = files.iter().find(|file| file.name == error.file());
            let place = |file: &SourceFile| file.problem(error.place(&file.text), error.what());
            let whole = || Problem { path: folder.to_owned(), line: 1, what: error.to_string() };
            return vec![file.map_or_else(whole, place)];
        }
    };
    files.iter().flat_map(|file| examples(file, &lexicon)).collect()
}

/// Every `hit` and `miss` of the file that does not hold.
fn examples(file: &SourceFile, lexicon: &Lexicon) -> Vec<Problem> {
    let mut problems = Vec::new();
    let Some((lang, rest)) = file.name.split_once('/') else { return problems };
    let Some(lang) = Lang::KNOWN.into_iter().find(|known| known.tag() == lang) else {
        return problems;
    };
    let Some((kind, name)) = rest.split_once('/') else { return problems };
    let Ok(table) = file.text.parse::<toml::Table>() else { return problems };
    let key = if kind == "terms" { "term" } else { "entry" };
    let entries = table.get(key).and_then(toml::Value::as_array).into_iter().flatten();
    for entry in entries.filter_map(toml::Value::as_table) {
        let text = |key: &str| entry.get(key).and_then(toml::Value::as_str).unwrap_or_default();
        let list = |key: &str| {
            let list = entry.get(key).and_then(toml::Value::as_array).into_iter().flatten();
            list.filter_map(toml::Value::as_str).collect::<Vec<_>>()
        };
        let what = match kind {
            "terms" => {
                let class = TermClass::ALL.iter().find(|(_, class)| *class == name);
                let Some(&(class, _)) = class else { continue };
                Wanted::Term(lang, class, text("term"))
            }
            "rules" => Wanted::Phrase(name),
            _ => match Cue::deserialize(toml::Value::from(text("cue"))) {
                Ok(cue) => Wanted::Cue(cue),
                Err(_) => continue,
            },
        };
        let label = [text("term"), text("cue"), list("match").first().unwrap_or(&"")];
        let label = label.into_iter().find(|label| !label.is_empty()).unwrap_or_default();
        for (key, hit) in [("hit", true), ("miss", false)] {
            if list(key).is_empty() {
                let at = file.find(label);
                problems.push(file.problem(at, format!("«{label}» mangler `{key}`")));
            }
            for sentence in list(key) {
                if finds(sentence, lang, lexicon, &what) != hit {
                    let not = if hit { "finner ikke" } else { "finner" };
                    let what = format!("«{label}» {not} sin `{key}`: {sentence}");
                    problems.push(file.problem(file.find(sentence), what));
                }
            }
        }
    }
    problems
}

enum Wanted<'t> {
    Term(Lang, TermClass, &'t str),
    Phrase(&'t str),
    Cue(Cue),
}

fn finds(sentence: &str, lang: Lang, lexicon: &Lexicon, wanted: &Wanted<'_>) -> bool {
    let letter = Letter::from_text(sentence);
    let document = Document::in_language(&letter, lexicon, Some(lang));
    document.meanings().any(|meaning| match (wanted, meaning) {
        (&Wanted::Term(lang, class, wanted), Meaning::Term(t)) => {
            let term = &lexicon.terms[usize::from(t)];
            (term.lang, term.class, term.term.as_str()) == (lang, class, wanted)
        }
        (Wanted::Phrase(rule), Meaning::Phrase(p)) => lexicon.phrases[usize::from(p)].rule == *rule,
        (Wanted::Cue(wanted), Meaning::Cue(cue)) => *wanted == cue,
        _ => false,
    })
}
