//! A line of `letters.jsonl`.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::super::lint::severity;
use super::shape::{ReasonOut, outcome, reasons, slots};
use super::{AUDIT_LETTER_SCHEMA, AuditLetter, rounded, shown};
use crate::analyse::Measure;
use crate::audit::{FormBox, Standing};

#[derive(Serialize)]
struct LetterOut<'a> {
    schema: &'static str,
    id: &'a str,
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    format: &'a str,
    /// Of the text: 16 hexadecimal digits.
    print: String,
    language: &'static str,
    kind: &'static str,
    outcome: &'static str,
    benefit: Option<&'a str>,
    words: usize,
    sentences: usize,
    score: Option<u32>,
    reasons: Vec<ReasonOut<'a>>,
    slots: BTreeMap<&'static str, &'static str>,
    found: Vec<&'static str>,
    not_found: Vec<&'static str>,
    measures: BTreeMap<&'static str, Option<f64>>,
    findings: BTreeMap<&'a str, FindingOut>,
    quality_form: Vec<&'static str>,
    positions: PositionsOut,
    #[serde(skip_serializing_if = "Option::is_none")]
    volume: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<Before>,
}

/// Where the reader first meets what matters.
#[derive(Serialize)]
struct PositionsOut {
    outcome: Option<StandingOut>,
    deadline: Option<StandingOut>,
}

#[derive(Serialize)]
struct StandingOut {
    page: Option<u32>,
    words_before: u32,
}

impl From<Standing> for StandingOut {
    fn from(at: Standing) -> Self {
        Self { page: at.page, words_before: at.words_before }
    }
}

#[derive(Serialize)]
struct FindingOut {
    severity: &'static str,
    count: u32,
    /// Of the first.
    line: usize,
}

#[derive(Serialize)]
struct Before {
    score: u32,
    change: i64,
}

impl AuditLetter<'_> {
    /// Writes the letter's line.
    ///
    /// # Errors
    ///
    /// Only what `out` itself gives.
    pub fn write_json(&self, out: &mut dyn Write) -> io::Result<()> {
        let letter = self.letter;
        let score = letter.score.as_ref().map(|score| score.points);
        let line = LetterOut {
            schema: AUDIT_LETTER_SCHEMA,
            id: &shown(self.id, self.mask),
            path: &shown(self.path, self.mask),
            line: self.line,
            format: self.format,
            print: format!("{:016x}", letter.print),
            language: letter.language.tag(),
            kind: letter.kind.name(),
            outcome: outcome(letter.outcome),
            benefit: letter.benefit.as_deref(),
            words: letter.words,
            sentences: letter.sentences,
            score,
            reasons: reasons(letter, self.wording),
            slots: slots(letter),
            found: letter.found.iter().map(|found| found.name()).collect(),
            not_found: letter.not_found.iter().map(|missing| missing.name()).collect(),
            measures: Measure::ALL
                .iter()
                .zip(letter.measures)
                .map(|((_, name), value)| (*name, value.map(rounded)))
                .collect(),
            findings: letter
                .rules
                .iter()
                .map(|rule| {
                    let severity = severity(rule.severity);
                    (&*rule.slug, FindingOut { severity, count: rule.count, line: rule.line })
                })
                .collect(),
            quality_form: letter.form().into_iter().map(FormBox::name).collect(),
            positions: PositionsOut {
                outcome: letter.outcome_at.map(StandingOut::from),
                deadline: letter.deadline_at.map(StandingOut::from),
            },
            volume: self.volume,
            baseline: self.before.zip(score).map(|(before, score)| Before {
                score: before,
                change: i64::from(score) - i64::from(before),
            }),
        };
        serde_json::to_writer(&mut *out, &line)?;
        writeln!(out)
    }
}
