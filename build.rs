//! Embeds `lexicons/`: every TOML file becomes JSON without the `hit` and `miss` sentences (those
//! are for the tests), so that start-up neither reads files nor parses TOML. Validates nothing.

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo:rerun-if-changed=lexicons");
    println!("cargo:rerun-if-changed=build.rs");
    let root = Path::new("lexicons");
    let mut files = Vec::new();
    collect(root, &mut files);
    files.sort();
    let mut all = serde_json::Map::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("lexicon file is readable");
        let table: toml::Table = text.parse().unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        let mut value = serde_json::to_value(table).expect("TOML fits JSON");
        strip_examples(&mut value);
        let key = file.strip_prefix(root).expect("under root").with_extension("");
        let key = key.to_string_lossy().replace('\\', "/");
        all.insert(key, value);
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let json = serde_json::to_string(&all).expect("JSON is written");
    println!("cargo:rustc-env=KLARBREV_LEXICON_DIGEST={:016x}", fnv(json.as_bytes()));
    fs::write(out.join("lexicons.json"), json).expect("OUT_DIR is writable");
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

/// FNV-1a, 64 bits: a fingerprint, not a safeguard.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
