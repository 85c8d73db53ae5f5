//! `lexicons/<lang>/measures.toml` and `lexicons/reference.toml`, read at the first use.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::measure::Measure;
use super::reference::{Band, LixBand, Reference};
use crate::lang::Lang;

/// The words of `lang`; bokmål where klarbrev does not write the language.
pub(super) fn words(lang: Lang) -> &'static Words {
    match lang.or_bokmal() {
        Lang::Nn => &ALL.nn,
        Lang::En => &ALL.en,
        Lang::Nb | Lang::Other => &ALL.nb,
    }
}

pub(super) fn reference() -> &'static ReferenceFile {
    &ALL.reference
}

static ALL: LazyLock<All> = LazyLock::new(|| {
    serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/lexicons.json")))
        .expect("the embedded words of measures fit the types; a test reads them")
});

#[derive(Deserialize)]
struct All {
    #[serde(rename = "nb/measures")]
    nb: Words,
    #[serde(rename = "nn/measures")]
    nn: Words,
    #[serde(rename = "en/measures")]
    en: Words,
    reference: ReferenceFile,
}

/// `measures.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Words {
    #[serde(rename = "schema")]
    _schema: u8,
    #[serde(rename = "source")]
    _source: String,
    /// Between whole numbers and decimals.
    pub(super) decimal: String,
    /// Words, sentences and long words on one line.
    pub(super) counts: String,
    /// Words that speak to the reader.
    pub(super) reader: Vec<String>,
    pub(super) nominalisations: Nominalisations,
    pub(super) lix_bands: BTreeMap<LixBand, String>,
    pub(super) places: BTreeMap<Band, String>,
    pub(super) references: BTreeMap<String, ReferenceLabel>,
    pub(super) measures: BTreeMap<Measure, Label>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Nominalisations {
    /// The word that follows.
    pub(super) of: String,
    /// Nouns that only look so, in their base form; `*pensjon` for all that end so.
    pub(super) not: Vec<String>,
    /// The ending of the base form → all its forms.
    pub(super) endings: BTreeMap<String, Vec<String>>,
}

/// What a reference is called.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReferenceLabel {
    /// In full.
    pub(super) name: String,
    /// Its letters, after «9 av 10».
    pub(super) letters: String,
}

/// What a figure is called and how it is printed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Label {
    pub(super) name: String,
    /// How it is worked out.
    pub(super) how: String,
    pub(super) figure: String,
    /// For the figure 1, where it reads otherwise.
    #[serde(default)]
    pub(super) one: Option<String>,
    pub(super) decimals: u8,
}

/// `reference.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct ReferenceFile {
    #[serde(rename = "schema")]
    _schema: u8,
    #[serde(rename = "source")]
    _source: String,
    /// Where medium, heavy and very heavy begin.
    pub(super) lix_limits: [f64; 3],
    pub(super) reference: Vec<Reference>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_words_for_everything() {
        let bands = [Band::Lowest, Band::Low, Band::Middle, Band::High, Band::Highest];
        let lix = [LixBand::Easy, LixBand::Medium, LixBand::Heavy, LixBand::VeryHeavy];
        for lang in Lang::KNOWN {
            let words = words(lang);
            for (measure, slug) in Measure::ALL {
                let label = words.measures.get(&measure);
                let label = label.unwrap_or_else(|| panic!("{lang}: no [measures.{slug}]"));
                assert!(label.figure.contains("{value}"), "{lang}: {slug}");
            }
            assert!(bands.iter().all(|band| words.places.contains_key(band)), "{lang}: places");
            assert!(lix.iter().all(|band| words.lix_bands.contains_key(band)), "{lang}: lix-bands");
            for reference in Reference::all() {
                assert!(!reference.name(lang).is_empty(), "{lang}: {}", reference.slug);
            }
        }
    }
}
