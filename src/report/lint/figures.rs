//! The figures of a letter as JSON: counts beside every figure, and where it lies among others.

use serde::Serialize;

use crate::analyse::{Measure, Measures, Reference};
use crate::lang::Lang;
use crate::lexicon::TermClass;

/// `measures` of `klarbrev/lint/1`. Figures have one decimal; `null` is a figure the letter does not
/// give.
#[derive(Serialize)]
pub(super) struct MeasuresOut<'a> {
    words: usize,
    sentences: usize,
    long_words: usize,
    paragraphs: usize,
    lix: Option<f64>,
    /// False for a letter too short for LIX and RIX to mean much.
    lix_reliable: bool,
    lix_without_names: Option<f64>,
    rix: Option<f64>,
    long_words_pct: Option<f64>,
    words_per_sentence: Option<f64>,
    longest_sentence: Option<usize>,
    longest_paragraph: Option<usize>,
    passives: usize,
    passive_per_100_sentences: Option<f64>,
    nominalisations: usize,
    nominalisations_per_100_words: Option<f64>,
    jargon: Jargon,
    jargon_per_100_words: Option<f64>,
    hard_jargon: usize,
    official_names: usize,
    reader_words: usize,
    standard_text_words: usize,
    standard_text_pct: Option<f64>,
    words_before_outcome: Option<usize>,
    distribution: Vec<Distribution<'a>>,
}

#[derive(Serialize)]
struct Jargon {
    legal: usize,
    nav: usize,
    bureaucratic: usize,
}

/// A figure among those of other letters.
#[derive(Serialize)]
struct Distribution<'a> {
    measure: &'static str,
    reference: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    band: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    median: Option<f64>,
}

impl MeasuresOut<'_> {
    pub(super) fn of(measures: &Measures, lang: Lang) -> Self {
        let text = measures.text();
        let jargon = |class| measures.jargon(class);
        let (legal, nav) = (jargon(TermClass::Legal), jargon(TermClass::Nav));
        Self {
            words: text.words,
            sentences: text.sentences,
            long_words: text.long_words,
            paragraphs: measures.paragraphs,
            lix: rounded(text.lix()),
            lix_reliable: measures.is_reliable(),
            lix_without_names: rounded(measures.lix_without_names()),
            rix: rounded(text.rix()),
            long_words_pct: rounded(measures.long_words_percent()),
            words_per_sentence: rounded(measures.words_per_sentence()),
            longest_sentence: measures.longest_sentence.map(|longest| longest.words),
            longest_paragraph: measures.longest_paragraph.map(|longest| longest.words),
            passives: measures.passives,
            passive_per_100_sentences: rounded(measures.passives_per_100_sentences()),
            nominalisations: measures.nominalisations,
            nominalisations_per_100_words: rounded(measures.nominalisations_per_100_words()),
            jargon: Jargon { legal, nav, bureaucratic: measures.all_jargon() - legal - nav },
            jargon_per_100_words: rounded(measures.jargon_per_100_words()),
            hard_jargon: measures.hard_jargon,
            official_names: measures.names,
            reader_words: measures.reader_words,
            standard_text_words: measures.standard_words,
            standard_text_pct: rounded(measures.standard_text_percent()),
            words_before_outcome: measures.words_before_outcome,
            distribution: distribution(measures, lang),
        }
    }
}

fn distribution(measures: &Measures, lang: Lang) -> Vec<Distribution<'static>> {
    let mut all = Vec::new();
    for (measure, name) in Measure::ALL {
        let Some(value) = measures.value(measure) else { continue };
        for reference in Reference::of(lang) {
            let band = reference.place(measure, value).map(|band| band.text(reference, lang));
            let median = reference.percentile(measure, 50.0);
            if band.is_some() {
                let reference = &reference.slug;
                all.push(Distribution { measure: name, reference, band, median });
            }
        }
    }
    all
}

fn rounded(value: Option<f64>) -> Option<f64> {
    value.map(|value| (value * 10.0).round() / 10.0)
}
