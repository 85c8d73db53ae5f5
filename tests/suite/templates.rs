//! The data files hold the same keys and placeholders in all languages, and keep the house style.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

fn texts(language: &str) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicons").join(language);
    let mut out = BTreeMap::new();
    for name in ["summary", "sheet"] {
        let text = fs::read_to_string(folder.join(name).with_extension("toml")).unwrap();
        let table: toml::Table = text.parse().unwrap();
        let key = if name == "summary" { "" } else { "/sheet" };
        flatten(key, &toml::Value::Table(table), &mut out);
    }
    out
}

fn flatten(key: &str, value: &toml::Value, out: &mut BTreeMap<String, String>) {
    match value {
        toml::Value::Table(table) => {
            for (name, value) in table {
                flatten(&format!("{key}/{name}"), value, out);
            }
        }
        // How many ways there are to say «straks» differs between languages.
        toml::Value::Array(_) if key.ends_with("at_once") || key.ends_with("bare") => {}
        toml::Value::Array(items) => {
            for (i, value) in items.iter().enumerate() {
                flatten(&format!("{key}/{i}"), value, out);
            }
        }
        toml::Value::String(text) => {
            out.insert(key.to_owned(), text.clone());
        }
        _ => {}
    }
}

fn placeholders(text: &str) -> Vec<&str> {
    let mut found: Vec<_> =
        text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
    found.sort_unstable();
    found
}

#[test]
fn the_languages_hold_the_same_keys_and_placeholders() {
    let nb = texts("nb");
    for language in ["nn", "en"] {
        let other = texts(language);
        let keys = |texts: &BTreeMap<String, String>| texts.keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&nb), keys(&other), "lexicons/{language}");
        for (key, text) in &nb {
            let theirs = &other[key];
            assert_eq!(placeholders(text), placeholders(theirs), "{language}{key}");
        }
    }
}

#[test]
fn no_sentence_promises_blames_or_shortens() {
    let banned = [
        "krav på",
        "rett til",
        "entitled",
        "for sent",
        "for seint",
        "too late",
        "unnlot",
        "forsømt",
        "glemt",
        "f.eks",
        "bl.a",
        "dvs",
        "mv.",
        "jf.",
        "evt.",
        "ca.",
        "nr.",
        "kl.",
        "e.g.",
        "i.e.",
        "NAV",
        "MinID",
        "chat",
        "robot",
        "skriv til oss",
    ];
    for language in ["nb", "nn", "en"] {
        for (key, text) in texts(language) {
            for word in banned {
                assert!(!text.contains(word), "{language}{key}: «{text}» holds «{word}»");
            }
        }
    }
    let routes = Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicons/routes.toml");
    let routes: toml::Table = fs::read_to_string(routes).unwrap().parse().unwrap();
    let mut lines = BTreeMap::new();
    flatten("", &toml::Value::Table(routes), &mut lines);
    for (key, text) in lines {
        for word in banned {
            assert!(!text.to_lowercase().contains(&word.to_lowercase()) || word == "NAV", "{key}");
        }
    }
}

#[test]
fn sentences_are_short() {
    for language in ["nb", "nn", "en"] {
        for (key, text) in texts(language) {
            for sentence in text.split_inclusive(['.', '?']) {
                let words = sentence.split_whitespace().count();
                assert!(words <= 20, "{language}{key}: {words} words: {sentence}");
            }
        }
    }
}

#[test]
fn no_bokmal_has_slipped_into_the_nynorsk_file() {
    let bokmal = [
        "ikke", "jeg", "hva", "hvordan", "hvem", "hvis", "fra", "noe", "gjøre", "en", "et", "være",
        "uker", "måneder", "gjelder", "saken", "klagen", "mye", "også",
    ];
    for (key, text) in texts("nn") {
        if key.starts_with("/benefit") {
            continue;
        }
        for word in text.split(|c: char| !c.is_alphabetic()) {
            assert!(!bokmal.contains(&word.to_lowercase().as_str()), "nn{key}: {text}");
        }
    }
}
