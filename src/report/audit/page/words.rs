//! The words of the pages, from `lexicons/audit-page.toml`, and how numbers and days are written.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use crate::extract::{LetterKind, Outcome};
use crate::lang::Lang;
use crate::lexicon::{Lexicon, Severity};

static ALL: LazyLock<All> = LazyLock::new(|| {
    serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/lexicons.json")))
        .expect("the embedded words fit the types; a test reads them")
});

#[derive(Deserialize)]
struct All {
    #[serde(rename = "audit-page")]
    page: File,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    #[serde(rename = "schema")]
    _schema: u8,
    #[serde(rename = "source")]
    _source: String,
    in_place: Vec<String>,
    text: BTreeMap<String, Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    nb: String,
    nn: String,
    en: String,
}

/// Words in one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words {
    pub(super) lang: Lang,
}

impl Words {
    pub(super) fn in_language(lang: Lang) -> Self {
        Self { lang: lang.or_bokmal() }
    }

    /// The words for `key`; empty where there are none, which no test lets through.
    pub(super) fn text(self, key: &str) -> &'static str {
        let found = ALL.page.text.get(key);
        debug_assert!(found.is_some(), "lexicons/audit-page.toml has no `{key}`");
        found.map_or("", |text| match self.lang {
            Lang::Nn => &text.nn,
            Lang::En => &text.en,
            Lang::Nb | Lang::Other => &text.nb,
        })
    }

    /// The words for `key` with `{name}` filled in.
    pub(super) fn fill(self, key: &str, values: &[(&str, &str)]) -> String {
        let fill = |text: String, (name, value): &(&str, &str)| {
            text.replace(&format!("{{{name}}}"), value)
        };
        values.iter().fold(self.text(key).to_owned(), fill)
    }

    /// «12 000», with spaces that do not break.
    pub(super) fn number(self, number: u64) -> String {
        let digits = number.to_string();
        let gap = if self.lang == Lang::En { ',' } else { '\u{a0}' };
        let mut out = String::new();
        for (i, digit) in digits.chars().enumerate() {
            // Numbers of four digits are easily read without.
            if i > 0 && digits.len() > 4 && (digits.len() - i).is_multiple_of(3) {
                out.push(gap);
            }
            out.push(digit);
        }
        out
    }

    /// «30. november 2026».
    pub(super) fn date(self, date: Date, lexicon: &Lexicon) -> String {
        let month = lexicon.month(date.month(), self.lang).unwrap_or_default();
        let dot = if self.lang == Lang::En { "" } else { "." };
        format!("{}{dot} {month} {}", date.day(), date.year())
    }

    pub(super) fn kind(self, kind: LetterKind) -> &'static str {
        self.text(&format!("kind-{}", kind.name()))
    }

    pub(super) fn outcome(self, outcome: Outcome) -> &'static str {
        self.text(&format!("outcome-{}", outcome.name()))
    }

    pub(super) fn language(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Nb => self.text("language-nb"),
            Lang::Nn => self.text("language-nn"),
            Lang::En => self.text("language-en"),
            Lang::Other => self.text("language-other"),
        }
    }

    pub(super) fn severity(self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.text("severity-error"),
            Severity::Warning => self.text("severity-warning"),
            Severity::Info | Severity::Off => self.text("severity-info"),
        }
    }
}

/// True for rules whose advice is about drafts only, so that no list of faults in letters names them.
pub(super) fn in_place(slug: &str) -> bool {
    ALL.page.in_place.iter().any(|own| own == slug)
}

/// A part of a whole in per cent, rounded, but never to 0 or 100 where it is neither.
pub(super) fn percent(part: u64, whole: u64) -> u64 {
    if whole == 0 || part == 0 {
        return 0;
    }
    if part >= whole {
        return 100;
    }
    let share = (u128::from(part) * 200 / u128::from(whole)).div_ceil(2);
    u64::try_from(share).unwrap_or(99).clamp(1, 99)
}

/// The text with a capital first.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_from_five_digits_on() {
        let nb = Words::in_language(Lang::Nb);
        assert_eq!(nb.number(1200), "1200");
        assert_eq!(nb.number(1_234_567), "1\u{a0}234\u{a0}567");
        assert_eq!(Words::in_language(Lang::En).number(12_000), "12,000");
    }

    #[test]
    fn a_share_is_all_or_nothing_only_where_it_is() {
        for (part, whole, want) in
            [(0, 5, 0), (1, 1000, 1), (999, 1000, 99), (5, 5, 100), (1, 3, 33)]
        {
            assert_eq!(percent(part, whole), want, "{part} of {whole}");
        }
        assert_eq!((percent(2, 3), percent(1, 8), percent(0, 0)), (67, 13, 0));
    }

    #[test]
    fn every_text_has_the_same_holes_in_every_language() {
        let holes = |text: &str| {
            let mut all: Vec<String> = text
                .split('{')
                .skip(1)
                .filter_map(|rest| Some(rest.split_once('}')?.0.to_owned()))
                .collect();
            all.sort();
            all
        };
        for (key, text) in &ALL.page.text {
            for other in [&text.nn, &text.en] {
                assert!(!other.is_empty() && holes(&text.nb) == holes(other), "{key}: {other}");
            }
        }
    }
}
