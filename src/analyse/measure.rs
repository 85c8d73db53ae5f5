//! The figures by name, and how they are printed.

use serde::Deserialize;

use super::data;
use super::measures::Measures;
use crate::lang::Lang;

/// A figure of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// [`Measures::lix`].
    Lix,
    /// [`Measures::lix_without_names`].
    LixWithoutNames,
    /// [`Measures::rix`].
    Rix,
    /// [`Measures::words_per_sentence`].
    WordsPerSentence,
    /// [`Measures::long_words_percent`].
    LongWords,
    /// [`Measures::longest_sentence`], in words.
    LongestSentence,
    /// [`Measures::longest_paragraph`], in words.
    LongestParagraph,
    /// [`Measures::passives_per_100_sentences`].
    Passives,
    /// [`Measures::nominalisations_per_100_words`].
    Nominalisations,
    /// [`Measures::jargon_per_100_words`].
    Jargon,
    /// [`Measures::hard_jargon_per_100_words`].
    HardJargon,
    /// [`Measures::reader_words_per_100_words`].
    ReaderWords,
    /// [`Measures::standard_text_percent`].
    StandardText,
    /// [`Measures::words_before_outcome`].
    WordsBeforeOutcome,
}

impl Measure {
    /// Every figure, in the order they are shown, with its name in files and in JSON.
    pub const ALL: [(Self, &'static str); 14] = [
        (Self::Lix, "lix"),
        (Self::LixWithoutNames, "lix-without-names"),
        (Self::Rix, "rix"),
        (Self::WordsPerSentence, "words-per-sentence"),
        (Self::LongWords, "long-words"),
        (Self::LongestSentence, "longest-sentence"),
        (Self::LongestParagraph, "longest-paragraph"),
        (Self::Passives, "passives"),
        (Self::Nominalisations, "nominalisations"),
        (Self::Jargon, "jargon"),
        (Self::HardJargon, "hard-jargon"),
        (Self::ReaderWords, "reader-words"),
        (Self::StandardText, "standard-text"),
        (Self::WordsBeforeOutcome, "words-before-outcome"),
    ];

    /// What it is called in `lang`.
    pub fn name(self, lang: Lang) -> &'static str {
        data::words(lang).measures.get(&self).map_or("", |label| &label.name)
    }

    /// How it is worked out, in one sentence in `lang`.
    pub fn how(self, lang: Lang) -> &'static str {
        data::words(lang).measures.get(&self).map_or("", |label| &label.how)
    }

    /// A value with its unit, rounded, in `lang`.
    ///
    /// ```
    /// use klarbrev::{Lang, analyse::Measure};
    /// assert_eq!(Measure::Lix.print(39.84, Lang::Nb), "39,8");
    /// assert_eq!(Measure::LongestSentence.print(1.0, Lang::En), "1 word");
    /// ```
    pub fn print(self, value: f64, lang: Lang) -> String {
        let words = data::words(lang);
        let Some(label) = words.measures.get(&self) else { return String::new() };
        let shown = format!("{value:.0$}", usize::from(label.decimals));
        match &label.one {
            Some(one) if shown == "1" => one.clone(),
            _ => label.figure.replace("{value}", &shown.replace('.', &words.decimal)),
        }
    }
}

impl Measures {
    /// The figure; `None` where the letter does not give it.
    pub fn value(&self, measure: Measure) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "counts of a letter, far below 2^52")]
        let number = |count: usize| count as f64;
        match measure {
            Measure::Lix => self.lix(),
            Measure::LixWithoutNames => self.lix_without_names(),
            Measure::Rix => self.rix(),
            Measure::WordsPerSentence => self.words_per_sentence(),
            Measure::LongWords => self.long_words_percent(),
            Measure::LongestSentence => self.longest_sentence.map(|longest| number(longest.words)),
            Measure::LongestParagraph => {
                self.longest_paragraph.map(|longest| number(longest.words))
            }
            Measure::Passives => self.passives_per_100_sentences(),
            Measure::Nominalisations => self.nominalisations_per_100_words(),
            Measure::Jargon => self.jargon_per_100_words(),
            Measure::HardJargon => self.hard_jargon_per_100_words(),
            Measure::ReaderWords => self.reader_words_per_100_words(),
            Measure::StandardText => self.standard_text_percent(),
            Measure::WordsBeforeOutcome => self.words_before_outcome.map(number),
        }
    }

    /// Words, sentences and long words of the text, in `lang`: what to print beside a figure.
    pub fn counted(&self, lang: Lang) -> String {
        let text = self.text();
        let mut out = data::words(lang).counts.clone();
        let counts =
            [("{words}", text.words), ("{sentences}", text.sentences), ("{long}", text.long_words)];
        for (name, count) in counts {
            out = out.replace(name, &count.to_string());
        }
        out
    }
}
