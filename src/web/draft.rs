//! `lint` and `fix`: what stands in the reader's way in a draft.

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::read::Refusal;
use super::{Answer, Language, value};
use crate::ingest::Letter;
use crate::lexicon::Lexicon;
use crate::lint::{Linter, RuleSettings, Seen, look};
use crate::mend::mend;
use crate::report::{Draft, LintReport, Options, Source};

/// Looks at a draft.
#[derive(Deserialize)]
pub(super) struct Lint {
    language: Option<Language>,
    #[serde(default)]
    mask: bool,
    name: Option<String>,
}

impl Lint {
    pub(super) fn answer(&self, bytes: &[u8]) -> Result<Value, Refusal> {
        let letter = draft(bytes)?;
        let linter = Linter::new(&RuleSettings::default());
        look(&letter, Lexicon::builtin(), Some(&linter), |seen| self.told(&letter, &seen))
    }

    fn told(&self, letter: &Letter, seen: &Seen<'_>) -> Result<Value, Refusal> {
        let report = LintReport {
            document: seen.document,
            text: letter.text(),
            facts: seen.facts,
            measures: seen.measures,
            findings: &seen.findings,
            lang: self.language.map_or(seen.document.language(), Into::into).or_bokmal(),
            source: Source {
                path: self.name.as_deref().unwrap_or("-"),
                part: None,
                format: letter.format().name(),
            },
            options: Options { mask: self.mask, several: true, ..Options::default() },
        };
        let mut lint = Vec::new();
        report.write_json(&mut lint).map_err(|_| Refusal::Question)?;
        let lint: Box<RawValue> =
            serde_json::from_slice(lint.trim_ascii_end()).map_err(|_| Refusal::Question)?;
        Ok(json!({"lint": value(&lint)?, "blocks": value(&Draft::new(&report))?}))
    }
}

/// Does the safe fixes.
pub(super) fn fix(bytes: &[u8]) -> Result<Answer, Refusal> {
    let letter = draft(bytes)?;
    let lexicon = Lexicon::builtin();
    let linter = Linter::new(&RuleSettings::default());
    let find = |letter: &Letter| look(letter, lexicon, Some(&linter), |seen| seen.findings);
    let mended = mend(&letter, lexicon, find).ok_or(Refusal::Changed)?;
    let refused: Vec<Value> = mended
        .refused
        .iter()
        .map(|refused| json!({"line": refused.line, "rule": refused.rule}))
        .collect();
    Ok((json!({"applied": mended.applied, "refused": refused}), mended.text.into_bytes()))
}

/// The draft as it was typed; nothing is decoded.
fn draft(bytes: &[u8]) -> Result<Letter, Refusal> {
    let text = std::str::from_utf8(bytes).map_err(|_| Refusal::Question)?;
    Ok(Letter::from_text(text))
}
