//! `lint` and `fix`: what stands in the reader's way in a draft.

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::read::Refusal;
use super::{Answer, Language, value};
use crate::analyse::measures;
use crate::extract;
use crate::ingest::Letter;
use crate::lexicon::Lexicon;
use crate::lint::suppress::{self, Suppression};
use crate::lint::{Finding, Linter, RuleSettings};
use crate::mend::mend;
use crate::report::{Draft, LintReport, Options, Source};
use crate::segment::Document;

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
        let (blank, marks) = without_marks(&letter);
        let document = Document::new(&blank, Lexicon::builtin());
        let facts = extract::facts(&document);
        let measures = measures(&document, &facts);
        let linter = Linter::new(&RuleSettings::default());
        let mut findings = linter.lint(&document, &facts, &measures);
        linter.suppress(&marks, &document, &mut findings);
        let report = LintReport {
            document: &document,
            text: letter.text(),
            facts: &facts,
            measures: &measures,
            findings: &findings,
            lang: self.language.map_or(document.language(), Into::into).or_bokmal(),
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
    let mended = mend(&letter, lexicon, |letter| found(letter, lexicon)).ok_or(Refusal::Changed)?;
    let refused: Vec<Value> = mended
        .refused
        .iter()
        .map(|refused| json!({"line": refused.line, "rule": refused.rule}))
        .collect();
    Ok((json!({"applied": mended.applied, "refused": refused}), mended.text.into_bytes()))
}

fn found(letter: &Letter, lexicon: &Lexicon) -> Vec<Finding> {
    let (blank, marks) = without_marks(letter);
    let document = Document::new(&blank, lexicon);
    let facts = extract::facts(&document);
    let measures = measures(&document, &facts);
    let linter = Linter::new(&RuleSettings::default());
    let mut findings = linter.lint(&document, &facts, &measures);
    linter.suppress(&marks, &document, &mut findings);
    findings
}

/// The draft as it was typed; nothing is decoded.
fn draft(bytes: &[u8]) -> Result<Letter, Refusal> {
    let text = std::str::from_utf8(bytes).map_err(|_| Refusal::Question)?;
    Ok(Letter::from_text(text))
}

/// The letter with the marks that silence rules blank, and the marks.
fn without_marks(letter: &Letter) -> (Letter, Vec<Suppression>) {
    match suppress::take(letter.text()) {
        Some((text, marks)) => (letter.with_text(text), marks),
        None => (letter.clone(), Vec::new()),
    }
}
