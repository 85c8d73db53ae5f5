//! `klarbrev lexicon check`: whether a folder of words and phrases holds, entry by entry.

use std::io;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

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
    if files.is_empty() {
        let what = FileTrouble::NoLexicon;
        return Ok(fail(streams, &FileError { path: args.folder.clone(), what }));
    }
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
    let Ok(table) = DeTable::parse(&file.text) else { return problems };
    let key = if kind == "terms" { "term" } else { "entry" };
    for entry in array(table.get_ref(), key) {
        let DeValue::Table(table) = entry.get_ref() else { continue };
        let text = |key: &str| table.get(key).and_then(string).unwrap_or_default();
        let list =
            |key: &str| array(table, key).iter().filter_map(|item| Some((item, string(item)?)));
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
        let first = list("match").next().map_or("", |(_, first)| first);
        let label = [text("term"), text("cue"), first];
        let label = label.into_iter().find(|label| !label.is_empty()).unwrap_or_default();
        for (key, hit) in [("hit", true), ("miss", false)] {
            if list(key).next().is_none() {
                let what = format!("«{label}» mangler `{key}`");
                problems.push(file.problem(Some(entry.span()), what));
            }
            for (item, sentence) in list(key) {
                if finds(sentence, lang, lexicon, &what) != hit {
                    let not = if hit { "finner ikke" } else { "finner" };
                    let what = format!("«{label}» {not} sin `{key}`: {sentence}");
                    problems.push(file.problem(Some(item.span()), what));
                }
            }
        }
    }
    problems
}

fn array<'t, 'i>(table: &'t DeTable<'i>, key: &str) -> &'t [Spanned<DeValue<'i>>] {
    match table.get(key).map(Spanned::get_ref) {
        Some(DeValue::Array(items)) => items,
        _ => &[],
    }
}

fn string<'t>(value: &'t Spanned<DeValue<'_>>) -> Option<&'t str> {
    match value.get_ref() {
        DeValue::String(text) => Some(text),
        _ => None,
    }
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
