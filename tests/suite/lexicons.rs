//! The data files: every entry proves itself with its `hit` and `miss` sentences, and the languages
//! fit together. All failures of a test are shown at once, with file, entry and sentence.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use klarbrev::lexicon::{TermClass, WordClass};
use klarbrev::{Document, Lang, Letter, Lexicon};
use toml::{Table, Value};

use crate::letters::{at, files};

/// Prints what is wrong, all of it.
fn expect_none(wrong: &[String], advice: &str) {
    assert!(wrong.is_empty(), "{} problems\n{}\n{advice}", wrong.len(), wrong.join("\n"));
}

fn table(file: &str) -> Table {
    let text = fs::read_to_string(at("lexicons").join(file)).unwrap();
    text.parse().unwrap_or_else(|e| panic!("lexicons/{file}: {e}"))
}

/// The names of all files, as they stand below `lexicons/`.
fn names() -> Vec<String> {
    let root = at("lexicons");
    let name = |path: &std::path::PathBuf| {
        path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/")
    };
    files(&root, "toml").iter().map(name).collect()
}

fn entries(file: &str, kind: &str) -> Vec<Table> {
    let items = table(file).remove(kind);
    let Some(Value::Array(items)) = items else { panic!("lexicons/{file}: no [[{kind}]]") };
    items.into_iter().map(|item| item.as_table().unwrap().clone()).collect()
}

pub(crate) fn strings(entry: &Table, key: &str) -> Vec<String> {
    let items = entry.get(key).and_then(Value::as_array).into_iter().flatten();
    items.map(|item| item.as_str().unwrap().to_owned()).collect()
}

pub(crate) fn string<'t>(entry: &'t Table, key: &str) -> &'t str {
    entry.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// The pattern files of a language with their entries.
fn patterns(lang: Lang) -> Vec<(String, Vec<Table>)> {
    let folder = format!("{lang}/patterns/");
    let names = names().into_iter().filter(|name| name.starts_with(&folder));
    names.map(|name| (name.clone(), entries(&name, "entry"))).collect()
}

/// The files of hard words of a language with their entries.
pub(crate) fn terms(lang: Lang) -> Vec<(String, Vec<Table>)> {
    let names = TermClass::ALL.map(|(_, class)| format!("{lang}/terms/{class}.toml"));
    let names = names.into_iter().filter(|name| at("lexicons").join(name).is_file());
    names.map(|name| (name.clone(), entries(&name, "term"))).collect()
}

/// A paragraph that leaves no doubt about the language and gives no cue of its own to what follows.
fn filler(lang: Lang) -> &'static str {
    match lang {
        Lang::Nn => {
            "Dette avsnittet er på nynorsk. Ein mann og ei kvinne gjekk ein tur og såg ikkje noko, \
             men dei hadde det fint då, og etterpå kom dei heim frå skogen. Kvifor dei gjekk, veit \
             eg ikkje, og korleis det var, seier dei heller ikkje noko om."
        }
        Lang::En => {
            "This paragraph is in English. A man and a woman went for a walk and they saw nothing, \
             but the weather was good and afterwards they came home from the forest."
        }
        Lang::Nb | Lang::Other => {
            "Dette avsnittet er på bokmål. En mann og en kvinne gikk en tur og så ikke noe, men de \
             hadde det fint da, og etterpå kom de hjem fra skogen. Hvorfor de gikk, vet jeg ikke, \
             og hvordan det var, sier de heller ikke noe om."
        }
    }
}

/// What is found in `sentence`, as it stands in a letter of that language.
fn found(sentence: &str, lang: Lang) -> String {
    let before = format!("{}\n\n", filler(lang));
    let letter = Letter::from_text(format!("{before}{sentence}"));
    let document = Document::new(&letter, Lexicon::builtin());
    assert_eq!(
        document.language(),
        lang,
        "make the filler plainer, it does not outweigh: {sentence}"
    );
    let sentences = document.sentences().iter().enumerate();
    let ours = sentences.filter(|(_, s)| s.span.start >= before.len());
    ours.map(|(i, _)| document.debug_cues(i)).collect()
}

/// `outcome-granted` → `Cue(OutcomeGranted)[`.
fn printed(cue: &str) -> String {
    let words = cue.split('-').map(|word| {
        let (first, rest) = word.split_at(1);
        first.to_uppercase() + rest
    });
    format!("Cue({})[", words.collect::<String>())
}

#[test]
fn phrase_rules_find_their_hits_and_let_their_misses_through() {
    let mut wrong = Vec::new();
    for name in names().into_iter().filter(|name| name.contains("/rules/")) {
        let (lang, slug) = name.trim_end_matches(".toml").split_once("/rules/").unwrap();
        let lang = Lang::KNOWN.into_iter().find(|known| known.tag() == lang).unwrap();
        for key in ["title", "what", "why"] {
            if string(&table(&name), key).is_empty() {
                wrong.push(format!("{name}: no `{key}` for its page"));
            }
        }
        for entry in entries(&name, "entry") {
            let label = strings(&entry, "match").join(", ");
            for (key, caught) in [("hit", true), ("miss", false)] {
                if strings(&entry, key).is_empty() {
                    wrong.push(format!("{name}: {label} has no `{key}`"));
                }
                for sentence in strings(&entry, key) {
                    if crate::rules::fired(&sentence, lang).iter().any(|s| s == slug) != caught {
                        wrong.push(format!("{name}: {label}: wrong for its {key}: {sentence}"));
                    }
                }
            }
        }
    }
    expect_none(&wrong, "Change `match` or `unless`, or the sentence if it is wrong.");
}

#[test]
fn patterns_find_their_hits_and_let_their_misses_through() {
    let mut wrong = Vec::new();
    for lang in Lang::KNOWN {
        for (file, entries) in patterns(lang) {
            for entry in entries {
                let cue = string(&entry, "cue");
                for sentence in strings(&entry, "hit") {
                    if !found(&sentence, lang).contains(&printed(cue)) {
                        wrong.push(format!("{file}: {cue} does not find its hit: {sentence}"));
                    }
                }
                for sentence in strings(&entry, "miss") {
                    if found(&sentence, lang).contains(&printed(cue)) {
                        wrong.push(format!("{file}: {cue} finds its miss: {sentence}"));
                    }
                }
            }
        }
    }
    expect_none(&wrong, "Change `match` or `unless` of the entry, or the sentence if it is wrong.");
}

#[test]
fn terms_find_their_hits_and_let_their_misses_through() {
    // Terms are numbered through all languages, in the order of the files.
    let terms: Vec<(Lang, Table)> = Lang::KNOWN
        .into_iter()
        .flat_map(|lang| {
            terms(lang).into_iter().flat_map(|(_, e)| e).map(move |entry| (lang, entry))
        })
        .collect();
    let mut wrong = Vec::new();
    for (i, (lang, entry)) in terms.iter().enumerate() {
        let term = string(entry, "term");
        let name = format!("Term({i})[");
        let is_found = |sentence: &str| found(sentence, *lang).contains(&name);
        for sentence in strings(entry, "hit") {
            if !is_found(&sentence) {
                wrong.push(format!("{lang}/terms: {term} does not find its hit: {sentence}"));
            }
        }
        for sentence in strings(entry, "miss") {
            if is_found(&sentence) {
                wrong.push(format!("{lang}/terms: {term} finds its miss: {sentence}"));
            }
        }
    }
    expect_none(&wrong, "Add the form to `forms`, or change the sentence if it is wrong.");
}

#[test]
fn every_entry_has_a_hit_and_a_miss() {
    let mut wrong = Vec::new();
    for lang in Lang::KNOWN {
        for (file, entries) in patterns(lang).into_iter().chain(terms(lang)) {
            for entry in entries {
                let name = [string(&entry, "cue"), string(&entry, "term")].concat();
                for key in ["hit", "miss"] {
                    if strings(&entry, key).is_empty() {
                        wrong.push(format!("{file}: {name} has no `{key}`"));
                    }
                }
            }
        }
    }
    expect_none(
        &wrong,
        "Write a sentence of your own; lexicons/README.md says what makes a good one.",
    );
}

/// What is in one language and not in the other, both ways.
fn differences(what: &str, languages: &BTreeMap<Lang, BTreeSet<String>>) -> Vec<String> {
    let all: BTreeSet<&String> = languages.values().flatten().collect();
    let missing = |(lang, names): (&Lang, &BTreeSet<String>)| {
        let missing: Vec<&&String> = all.iter().filter(|name| !names.contains(**name)).collect();
        (!missing.is_empty()).then(|| format!("{lang} lacks the {what} {missing:?}"))
    };
    languages.iter().filter_map(missing).collect()
}

#[test]
fn the_languages_have_the_same_cues_sets_benefits_and_laws() {
    let of = |langs: &[Lang], names: &dyn Fn(Lang) -> BTreeSet<String>| -> BTreeMap<_, _> {
        langs.iter().map(|&lang| (lang, names(lang))).collect()
    };
    let cues = |lang| {
        let entries = patterns(lang).into_iter().flat_map(|(_, entries)| entries);
        entries.map(|e| string(&e, "cue").to_owned()).collect()
    };
    let sets = |lang| {
        let words = table(&format!("{lang}/words.toml"));
        words["sets"].as_table().unwrap().keys().cloned().collect()
    };
    let named = |kind: &'static str| {
        move |lang| {
            let entries = entries(&format!("{lang}/{kind}s.toml"), kind);
            entries.iter().map(|e| string(e, "name").to_owned()).collect()
        }
    };
    let mut wrong = differences("cues", &of(&Lang::KNOWN, &cues));
    wrong.extend(differences("sets", &of(&[Lang::Nb, Lang::Nn], &sets)));
    wrong.extend(differences("benefits", &of(&Lang::KNOWN, &named("benefit"))));
    wrong.extend(differences("laws", &of(&Lang::KNOWN, &named("law"))));
    for lang in Lang::KNOWN {
        let sets: BTreeSet<String> = sets(lang);
        for (_, name) in WordClass::ALL {
            if !sets.contains(name) {
                wrong
                    .push(format!("{lang}/words.toml lacks the set {name} that the code asks for"));
            }
        }
    }
    expect_none(&wrong, "Add the entry, with words of that language.");
}

#[test]
fn no_form_belongs_to_two_entries() {
    let mut wrong = Vec::new();
    for lang in Lang::KNOWN {
        let named = |kind: &str| entries(&format!("{lang}/{kind}s.toml"), kind);
        let terms = terms(lang).into_iter().flat_map(|(_, entries)| entries).collect();
        for (file, name, entries) in [
            ("benefits", "name", named("benefit")),
            ("laws", "name", named("law")),
            ("terms", "term", terms),
        ] {
            let file = format!("{lang}/{file}");
            let mut owners: BTreeMap<String, String> = BTreeMap::new();
            let mut seen = BTreeSet::new();
            for entry in entries {
                let name = string(&entry, name);
                if !seen.insert(name.to_owned()) {
                    wrong.push(format!("{file}: {name} stands there twice"));
                }
                for form in strings(&entry, "forms").into_iter().chain(strings(&entry, "short")) {
                    let form = form.trim_end_matches('.').to_lowercase();
                    let other = owners.insert(form.clone(), name.to_owned());
                    if let Some(other) = other.filter(|other| other != name) {
                        wrong.push(format!("{file}: «{form}» belongs to {other} and to {name}"));
                    }
                }
            }
        }
    }
    expect_none(&wrong, "Leave the form with the entry that it mostly means, or join the entries.");
}

#[test]
fn language_files_have_the_same_parts() {
    let mut wrong = Vec::new();
    let parts = |lang: Lang| -> BTreeSet<String> {
        let mut parts = BTreeSet::new();
        for (key, value) in table(&format!("{lang}/language.toml")) {
            let values = |t: &Table| t.values().map(ToString::to_string).collect::<BTreeSet<_>>();
            match (key.as_str(), value.as_table()) {
                ("months" | "units", Some(t)) => {
                    parts.extend(values(t).into_iter().map(|v| format!("{key} = {v}")));
                }
                ("abbreviations", Some(t)) => parts.extend(t.keys().map(|k| format!("{key}.{k}"))),
                _ => {}
            }
            parts.insert(key);
        }
        parts
    };
    let by_language = Lang::KNOWN.into_iter().map(|lang| (lang, parts(lang))).collect();
    wrong.extend(differences("parts", &by_language));
    for lang in Lang::KNOWN {
        let file = table(&format!("{lang}/language.toml"));
        for (word, weight) in file["markers"].as_table().unwrap() {
            if !(1..=3).contains(&weight.as_integer().unwrap()) {
                wrong.push(format!("{lang}/language.toml: the marker {word} must weigh 1 to 3"));
            }
        }
    }
    expect_none(&wrong, "lexicons/README.md describes language.toml.");
}

/// The keys of a table, in depth; lists of words are one key.
fn keys(at: &str, value: &Value, out: &mut BTreeSet<String>) {
    match value.as_table() {
        Some(table) => {
            table.iter().for_each(|(key, value)| keys(&format!("{at}/{key}"), value, out));
        }
        None => {
            out.insert(at.to_owned());
        }
    }
}

#[test]
fn measures_are_named_alike_in_all_languages() {
    let of = |lang: Lang| {
        let mut found = BTreeSet::new();
        keys("", &Value::Table(table(&format!("{lang}/measures.toml"))), &mut found);
        // Endings belong to a language, and only English says «1 word» otherwise.
        found.retain(|key| !key.starts_with("/nominalisations/") && !key.ends_with("/one"));
        (lang, found)
    };
    let wrong = differences("keys of measures.toml", &Lang::KNOWN.into_iter().map(of).collect());
    expect_none(&wrong, "Add the key, with words of that language.");
}

#[test]
fn percentiles_rise() {
    let mut wrong = Vec::new();
    for reference in entries("reference.toml", "reference") {
        let Some(points) = reference.get("points").and_then(Value::as_table) else { continue };
        for (measure, points) in points {
            let number = |v: &Value| v.as_float().unwrap_or_else(|| v.as_integer().unwrap() as f64);
            let pairs = points.as_array().unwrap().iter().map(|p| p.as_array().unwrap());
            let pairs: Vec<[f64; 2]> = pairs.map(|p| [number(&p[0]), number(&p[1])]).collect();
            if !pairs.is_sorted_by(|a, b| a[0] < b[0] && a[1] <= b[1]) {
                wrong.push(format!("{}: {measure}", string(&reference, "slug")));
            }
        }
    }
    expect_none(&wrong, "reference.toml: percent and value, both rising.");
}

#[test]
fn every_file_says_its_schema_and_source() {
    let mut wrong = Vec::new();
    for name in names() {
        let file = table(&name);
        if file.get("schema").and_then(Value::as_integer) != Some(1) {
            wrong.push(format!("{name}: the first line must be `schema = 1`"));
        }
        // The sentences of the summary and the page are all our own.
        let ours = ["summary.toml", "sheet.toml"].iter().any(|end| name.ends_with(end));
        if !ours && string(&file, "source").is_empty() {
            wrong.push(format!("{name}: `source` must say where the content comes from"));
        }
    }
    expect_none(&wrong, "");
}

/// Every word form and pattern of a file, except what stands under `short` or is running text.
fn forms(key: &str, value: &Value, out: &mut Vec<String>) {
    const PROSE: [&str; 12] = [
        "short",
        "hit",
        "miss",
        "title",
        "what",
        "why",
        "instead",
        "explanation",
        "term",
        "source",
        "name",
        "level",
    ];
    match value {
        _ if PROSE.contains(&key) => {}
        Value::Table(table) => {
            out.extend(table.keys().cloned());
            table.iter().for_each(|(key, value)| forms(key, value, out));
        }
        Value::Array(items) => items.iter().for_each(|item| forms(key, item, out)),
        Value::String(text) => out.push(text.clone()),
        _ => {}
    }
}

#[test]
fn word_forms_are_written_small() {
    let mut wrong = Vec::new();
    let prose = |name: &str| {
        let ours = [
            "across.toml",
            "audit.toml",
            "audit-page.toml",
            "sheet.toml",
            "summary.toml",
            "verify.toml",
            "measures.toml",
            "routes.toml",
            "reference.toml",
        ];
        ours.iter().any(|end| name.ends_with(end)) || name.contains("/lint/")
    };
    for name in names().into_iter().filter(|name| !prose(name)) {
        let mut all = Vec::new();
        forms("", &Value::Table(table(&name)), &mut all);
        let capital = all.iter().filter(|form| form.chars().any(char::is_uppercase));
        wrong.extend(capital.map(|form| format!("{name}: «{form}»")));
    }
    expect_none(&wrong, "Words are compared in small letters. Only `short` is found as written.");
}

#[test]
fn explanations_are_short() {
    let mut wrong = Vec::new();
    for lang in Lang::KNOWN {
        let benefits = format!("{lang}/benefits.toml");
        let benefits = (benefits.clone(), entries(&benefits, "benefit"));
        for (file, entries) in terms(lang).into_iter().chain([benefits]) {
            for entry in entries {
                let Some(text) = entry.get("explanation").or(entry.get("what")) else { continue };
                let text = text.as_str().unwrap();
                let words = text.split_whitespace().count();
                if !(1..=20).contains(&words) || !text.ends_with('.') {
                    wrong.push(format!("{file}: {words} words: {text}"));
                }
            }
        }
    }
    expect_none(&wrong, "One or two short sentences, at most 20 words together.");
}

#[test]
fn verbs_are_whole_words_and_stand_in_one_list() {
    let mut wrong = Vec::new();
    for lang in [Lang::Nb, Lang::Nn] {
        let file = format!("{lang}/verbs.toml");
        let mut verbs = BTreeSet::new();
        for group in entries(&file, "group") {
            for verb in string(&group, "verbs").split_whitespace() {
                if !verb.chars().all(|c| c.is_alphabetic() || c == '-') {
                    wrong.push(format!("{file}: «{verb}» is no word"));
                }
                if !verbs.insert(verb.to_owned()) {
                    wrong.push(format!("{file}: {verb} stands in two groups"));
                }
            }
        }
        let verbs_of = table(&file);
        let mut exceptions = BTreeSet::new();
        for key in ["passives", "participles", "ambiguous", "deponents", "states"] {
            for form in string(&verbs_of, key).split_whitespace() {
                if !exceptions.insert(form.to_owned()) {
                    wrong.push(format!("{file}: {form} stands there twice"));
                }
            }
        }
    }
    expect_none(&wrong, "lexicons/README.md describes verbs.toml.");
}

/// The smaller lexicon of `explain` reads letters as the whole one does.
#[test]
fn readers_and_authors_see_the_same_facts() {
    for letter in crate::letters::own() {
        let text = Letter::from_text(letter.text());
        let facts = |lexicon| {
            let document = Document::new(&text, lexicon);
            let mut facts = klarbrev::extract::facts(&document);
            facts.terms.clear();
            (document.language(), document.sentences().len(), facts)
        };
        let (whole, part) = (facts(Lexicon::builtin()), facts(Lexicon::for_readers()));
        assert_eq!(whole, part, "{}", letter.id);
    }
}
