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
use crate::lexicon::load::{Problem, SourceFile, misshapen, overlay};
use crate::lexicon::{Cue, Lexicon, Meaning, Message, TermClass};
use crate::lint::{rules, slugs};
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
    let shape: Vec<Problem> = misshapen(files).collect();
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
    files.iter().flat_map(|file| problems(file, &lexicon)).collect()
}

/// What is wrong with the file's entries.
fn problems(file: &SourceFile, lexicon: &Lexicon) -> Vec<Problem> {
    let Some((lang, rest)) = file.name.split_once('/') else { return Vec::new() };
    let lang = Lang::KNOWN.into_iter().find(|known| known.tag() == lang);
    let (Some(lang), Some((kind, name))) = (lang, rest.split_once('/')) else { return Vec::new() };
    match (kind, DeTable::parse(&file.text)) {
        ("rules", _) if rules().iter().any(|rule| rule.slug == name) => {
            vec![file.problem(None, format!("regelen «{name}» finnes og kan ikke få flere ord"))]
        }
        ("lint", Ok(table)) => messages(file, table.get_ref(), lang, lexicon),
        (_, Ok(table)) => examples(file, table.get_ref(), (lang, kind, name), lexicon),
        (_, Err(_)) => Vec::new(),
    }
}

/// Messages of no rule, and messages that ask for words that are never filled in.
fn messages(file: &SourceFile, table: &DeTable<'_>, lang: Lang, lexicon: &Lexicon) -> Vec<Problem> {
    let Some(DeValue::Table(rules)) = table.get("rules").map(Spanned::get_ref) else {
        return Vec::new();
    };
    let slugs = slugs(lexicon);
    let mut problems = Vec::new();
    for (slug, message) in rules {
        let rule = slug.get_ref().split('/').next().unwrap_or_default();
        if rule != "phrase" && !slugs.contains(&rule) {
            let what = format!("ingen regel heter «{rule}»");
            problems.push(file.problem(Some(slug.span()), what));
            continue;
        }
        let DeValue::Table(message) = message.get_ref() else { continue };
        let ours = [slug.get_ref(), rule, &slug.get_ref().replacen(rule, "phrase", 1), "phrase"]
            .into_iter()
            .find_map(|slug| Lexicon::builtin().message(slug, lang));
        let known: Vec<&str> = ours.iter().flat_map(|ours| names(ours)).collect();
        for text in message.values() {
            for name in string(text).into_iter().flat_map(braced) {
                if name != "found" && !known.contains(&name) {
                    let what = format!("«{{{name}}}» blir ikke fylt ut i meldingen «{slug}»");
                    problems.push(file.problem(Some(text.span()), what));
                }
            }
        }
    }
    problems
}

fn names(message: &Message) -> impl Iterator<Item = &str> {
    braced(&message.message).chain(message.help.iter().flat_map(|help| braced(help)))
}

/// The names between braces.
fn braced(template: &str) -> impl Iterator<Item = &str> {
    template.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0))
}

/// Every `hit` and `miss` of the file that does not hold.
fn examples(
    file: &SourceFile,
    table: &DeTable<'_>,
    (lang, kind, name): (Lang, &str, &str),
    lexicon: &Lexicon,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    let key = if kind == "terms" { "term" } else { "entry" };
    for entry in array(table, key) {
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
        if text("advice") == "replace" && list("instead").next().is_none() {
            let what = format!("«{label}» mangler `instead`");
            problems.push(file.problem(Some(entry.span()), what));
        }
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
