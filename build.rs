//! Embeds `lexicons/`: every TOML file becomes JSON without the `hit` and `miss` sentences (those
//! are for the tests), so that start-up neither reads files nor parses TOML. The verbs are far more
//! than the rest together and are rarely asked for, so they become sorted tables that nobody needs to
//! load. Validates nothing. The helper's page is embedded as it is.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo:rerun-if-changed=lexicons");
    println!("cargo:rerun-if-changed=build.rs");
    let root = Path::new("lexicons");
    let mut files = Vec::new();
    collect(root, &mut files);
    files.sort();
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let mut all = serde_json::Map::new();
    let mut digest = FNV_START;
    for file in files {
        let text = fs::read_to_string(&file).expect("lexicon file is readable");
        let table: toml::Table = text.parse().unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        if file.ends_with("verbs.toml") {
            let lang = file.parent().and_then(Path::file_name).expect("verbs have a language");
            let lang = lang.to_string_lossy();
            let (forms, prefixes) = verbs(&table);
            digest = fnv(prefixes.as_bytes(), fnv(forms.as_bytes(), digest));
            fs::write(out.join(format!("verbs-{lang}.txt")), forms).expect("OUT_DIR is writable");
            fs::write(out.join(format!("prefixes-{lang}.txt")), prefixes)
                .expect("OUT_DIR is writable");
            continue;
        }
        let mut value = serde_json::to_value(table).expect("TOML fits JSON");
        strip_examples(&mut value);
        let key = file.strip_prefix(root).expect("under root").with_extension("");
        let key = key.to_string_lossy().replace('\\', "/");
        all.insert(key, value);
    }
    let json = serde_json::to_string(&all).expect("JSON is written");
    page(&out);
    println!("cargo:rustc-env=KLARBREV_LEXICON_DIGEST={:016x}", fnv(json.as_bytes(), digest));
    fs::write(out.join("lexicons.json"), json).expect("OUT_DIR is writable");
}

/// The helper's page for `klarbrev serve`, where it has been built; else nothing.
fn page(out: &Path) {
    if env::var_os("CARGO_FEATURE_CLI").is_none() {
        return;
    }
    let built = Path::new("web/dist");
    let file = built.join("serve.html");
    // A file that is not there would have everything built anew each time.
    if file.is_file() {
        println!("cargo:rerun-if-changed=web/dist/serve.html");
    } else if built.is_dir() {
        println!("cargo:rerun-if-changed=web/dist");
    }
    let page = fs::read(file).unwrap_or_default();
    fs::write(out.join("page.html"), page).expect("OUT_DIR is writable");
}

fn collect(dir: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).expect("lexicons/ is readable") {
        let path = entry.expect("entry is readable").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "toml") {
            files.push(path);
        }
    }
}

fn strip_examples(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(map) => {
            map.remove("hit");
            map.remove("miss");
            map.values_mut().for_each(strip_examples);
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(strip_examples),
        _ => {}
    }
}

/// The forms of the verbs of one language, sorted, a line each with its kind as a last capital letter
/// (`src/lexicon/verbs.rs` reads them), and what may stand before a verb.
fn verbs(table: &toml::Table) -> (String, String) {
    let list = |key: &str| table.get(key).and_then(toml::Value::as_str).unwrap_or_default();
    let passive = list("passive");
    let mut forms = BTreeMap::new();
    for group in table.get("group").and_then(toml::Value::as_array).into_iter().flatten() {
        let verbs = group.get("verbs").and_then(toml::Value::as_str).unwrap_or_default();
        let endings = group.get("participle").and_then(toml::Value::as_array);
        let endings: Vec<&str> =
            endings.into_iter().flatten().filter_map(toml::Value::as_str).collect();
        for verb in verbs.split_whitespace() {
            let stem = verb.strip_suffix('e').unwrap_or(verb);
            // «sende» + «s», but «send» + «ast».
            let base = if passive.len() > 1 { stem } else { verb };
            forms.insert(format!("{base}{passive}"), 'P');
            forms.extend(endings.iter().map(|ending| (format!("{stem}{ending}"), 'C')));
        }
    }
    // Later lists overrule earlier ones.
    for (key, kind) in [
        ("passives", 'P'),
        ("participles", 'C'),
        ("ambiguous", 'A'),
        ("deponents", 'N'),
        ("states", 'N'),
    ] {
        forms.extend(list(key).split_whitespace().map(|form| (form.to_owned(), kind)));
    }
    let mut lines = String::new();
    for (form, kind) in &forms {
        let _ = writeln!(lines, "{form}{kind}");
    }
    let prefixes: Vec<&str> = list("prefixes").split_whitespace().collect();
    (lines, prefixes.join(" "))
}

const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a, 64 bits: a fingerprint, not a safeguard.
fn fnv(bytes: &[u8], start: u64) -> u64 {
    bytes.iter().fold(start, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
