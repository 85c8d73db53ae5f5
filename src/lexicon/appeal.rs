//! How long one can appeal, by benefit and by law: `lexicons/appeal.toml`, read at the first question.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::EMBEDDED;

/// `lexicons/appeal.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AppealFile {
    #[serde(rename = "schema")]
    _schema: u32,
    /// Year and month of the last check.
    pub(crate) checked: String,
    #[serde(rename = "source")]
    _source: String,
    /// By the benefit's canonical name.
    pub(crate) benefits: BTreeMap<String, AppealRule>,
    /// By the law's canonical name.
    pub(crate) laws: BTreeMap<String, AppealRule>,
}

/// How long, and which law says so.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AppealRule {
    pub(crate) weeks: i32,
    pub(crate) rule: String,
}

/// The embedded table.
pub(crate) fn appeal() -> &'static AppealFile {
    #[derive(Deserialize)]
    struct All {
        appeal: AppealFile,
    }
    static ALL: LazyLock<All> = LazyLock::new(|| {
        serde_json::from_str(EMBEDDED).expect("the embedded table fits the types; a test reads it")
    });
    &ALL.appeal
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn every_name_is_a_benefit_or_a_law_that_klarbrev_knows() {
        let lexicon = Lexicon::builtin();
        for name in appeal().benefits.keys() {
            assert!(lexicon.benefits.iter().any(|known| known.name == *name), "{name}");
        }
        for name in appeal().laws.keys() {
            assert!(lexicon.laws.iter().any(|known| known.name == *name), "{name}");
        }
    }

    #[test]
    fn the_table_says_when_it_was_checked() {
        let (year, month) = appeal().checked.split_once('-').unwrap();
        assert!(year.parse::<u16>().unwrap() >= 2026);
        assert!((1..=12).contains(&month.parse::<u8>().unwrap()));
    }
}
