//! `lexicons/audit.toml`, read at the first use.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::form::FormBox;
use super::standing::Position;
use crate::analyse::Measure;
use crate::lang::Lang;

pub(super) fn data() -> &'static AuditFile {
    &ALL.audit
}

static ALL: LazyLock<All> = LazyLock::new(|| {
    serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/lexicons.json")))
        .expect("the embedded weights fit the types; a test reads them")
});

#[derive(Deserialize)]
struct All {
    audit: AuditFile,
}

/// `audit.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct AuditFile {
    #[serde(rename = "schema")]
    _schema: u8,
    #[serde(rename = "source")]
    _source: String,
    pub(super) group: Vec<Group>,
    pub(super) slot: Vec<SlotWeight>,
    pub(super) measure: Vec<MeasureWeight>,
    pub(super) position: Vec<PositionWeight>,
    pub(super) once: Vec<Once>,
    pub(super) form: Vec<Form>,
    pub(super) findings: Vec<Findings>,
    pub(super) findings_else: FindingsElse,
    pub(super) counted: Counted,
    pub(super) words: Words,
    pub(super) overview: BTreeMap<String, Text>,
    pub(super) names: BTreeMap<String, Text>,
}

/// The same in each language klarbrev writes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Text {
    nb: String,
    nn: String,
    en: String,
}

impl Text {
    pub(super) fn of(&self, lang: Lang) -> &str {
        match lang.or_bokmal() {
            Lang::Nn => &self.nn,
            Lang::En => &self.en,
            Lang::Nb | Lang::Other => &self.nb,
        }
    }
}

/// Reasons of one sort, with a limit to what they can weigh together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Group {
    pub(super) slug: String,
    pub(super) most: u32,
    pub(super) name: Text,
}

/// What a missing fact weighs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SlotWeight {
    pub(super) missing: String,
    pub(super) points: u32,
    pub(super) text: Text,
}

/// What a figure weighs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MeasureWeight {
    pub(super) measure: Measure,
    pub(super) group: String,
    /// From which value on, how many points.
    pub(super) steps: Vec<(f64, u32)>,
    pub(super) text: Text,
}

/// What a late place weighs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PositionWeight {
    pub(super) position: Position,
    pub(super) group: String,
    /// From which page or how many words on, how many points.
    pub(super) steps: Vec<(u32, u32)>,
    pub(super) text: Text,
}

/// Causes that say the same: only the heaviest counts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Once {
    pub(super) same: Vec<String>,
}

/// A box of the quality form, and what points to it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Form {
    pub(super) slug: FormBox,
    pub(super) name: Text,
    /// So many points from these groups together.
    #[serde(default)]
    pub(super) groups: Vec<String>,
    pub(super) least: Option<u32>,
    /// Something that is missing.
    #[serde(default)]
    pub(super) missing: Vec<String>,
    /// A figure from this value on.
    #[serde(default)]
    pub(super) measures: Vec<(Measure, f64)>,
    /// Rules of which a single finding is enough.
    #[serde(default)]
    pub(super) certain: Vec<String>,
    /// All rules that are about it.
    #[serde(default)]
    pub(super) rules: Vec<String>,
}

/// What findings of some rules weigh.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Findings {
    pub(super) group: String,
    pub(super) points: u32,
    pub(super) most: u32,
    pub(super) rules: Vec<String>,
}

/// What findings of all other rules weigh: points for each, and at most.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FindingsElse {
    pub(super) group: String,
    pub(super) error: (u32, u32),
    pub(super) warning: (u32, u32),
    pub(super) info: (u32, u32),
}

/// Rules that a slot or a figure counts already.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Counted {
    pub(super) rules: Vec<String>,
}

/// How findings are told as reasons.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) one: Text,
    pub(super) many: Text,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::lint::slugs;
    use crate::summarise::Missing;

    #[test]
    fn what_the_weights_name_exists() {
        let data = data();
        let known = slugs(Lexicon::builtin());
        let groups: Vec<&str> = data.group.iter().map(|group| group.slug.as_str()).collect();
        let rules = data.findings.iter().flat_map(|findings| &findings.rules);
        let mut seen = Vec::new();
        for slug in rules.chain(&data.counted.rules) {
            assert!(known.contains(&slug.as_str()), "audit.toml: no rule `{slug}`");
            assert!(!seen.contains(&slug), "audit.toml: `{slug}` stands there twice");
            seen.push(slug);
        }
        let named = data.measure.iter().map(|measure| &measure.group);
        let named = named.chain(data.findings.iter().map(|findings| &findings.group));
        for group in named.chain([&data.findings_else.group]) {
            assert!(groups.contains(&group.as_str()), "audit.toml: no group `{group}`");
        }
        for missing in Missing::ALL {
            let rows = data.slot.iter().filter(|slot| slot.missing == missing.name()).count();
            assert_eq!(rows, 1, "audit.toml: one [[slot]] for {}", missing.name());
        }
        let measures = Measure::ALL.iter().map(|(_, name)| *name);
        let positions = data.position.iter().map(|weight| weight.position.name());
        let codes: Vec<&str> = measures.chain(positions).chain(known.iter().copied()).collect();
        for code in data.once.iter().flat_map(|once| &once.same) {
            assert!(codes.contains(&code.as_str()), "audit.toml: nothing is called `{code}`");
        }
        for weight in &data.position {
            let steps = &weight.steps;
            assert!(steps.is_sorted_by(|a, b| a.0 < b.0 && a.1 < b.1), "{:?}", weight.position);
            assert!(groups.contains(&weight.group.as_str()), "{:?}", weight.position);
        }
        let slugs: Vec<FormBox> = data.form.iter().map(|form| form.slug).collect();
        assert_eq!(slugs, FormBox::ALL);
        let mut seen = Vec::new();
        for form in &data.form {
            assert!(form.certain.iter().all(|rule| form.rules.contains(rule)), "{:?}", form.slug);
            assert!(form.groups.iter().all(|group| groups.contains(&group.as_str())));
            let missing = |name: &String| Missing::ALL.iter().any(|what| what.name() == name);
            assert!(form.missing.iter().all(missing), "{:?}", form.slug);
            for rule in &form.rules {
                assert!(known.contains(&rule.as_str()), "audit.toml: no rule `{rule}`");
                assert!(!seen.contains(&rule), "audit.toml: `{rule}` is in two boxes");
                seen.push(rule);
            }
        }
        for measure in &data.measure {
            let steps = &measure.steps;
            assert!(steps.is_sorted_by(|a, b| a.0 < b.0 && a.1 < b.1), "{:?}", measure.measure);
            for lang in Lang::KNOWN {
                assert!(measure.text.of(lang).contains("{value}"), "{:?}", measure.measure);
            }
        }
    }
}
