//! `summary.json`: the contract `klarbrev/audit/1`, see `docs/schema/`.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::super::lint::severity;
use super::super::names;
use super::across::AcrossOut;
use super::shape::{ReasonOut, outcome, reasons};
use super::{AUDIT_SCHEMA, AuditReport, shown};
use crate::analyse::Measure;
use crate::audit::{FormBox, Slot, Spread, Worst};

/// So many of the commonest faults are shown.
const FAULTS: usize = 20;
/// So many unreadable files are named.
const NAMED: usize = 100;

/// Files that could not be read: how many, and the first of them.
#[derive(Debug, Clone, Default)]
pub struct Unreadable {
    count: u64,
    named: Vec<(String, String)>,
}

impl Unreadable {
    /// Adds a file and why.
    pub fn add(&mut self, name: &str, why: &str) {
        self.count += 1;
        if self.named.len() < NAMED {
            self.named.push((name.to_owned(), why.to_owned()));
        }
    }

    /// How many.
    pub fn count(&self) -> u64 {
        self.count
    }
}

/// What an audit was compared with.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'a> {
    /// The old summary.
    pub path: &'a str,
    /// Letters that were there last time and are not now.
    pub gone: u64,
}

#[derive(Serialize)]
struct SummaryOut<'a> {
    schema: &'static str,
    klarbrev: &'static str,
    lexicons: &'a str,
    complete: bool,
    counts: Counts,
    score: Option<SpreadOut>,
    measures: BTreeMap<&'static str, SpreadOut>,
    slots: BTreeMap<&'static str, SlotOut>,
    quality_form: Vec<FormOut>,
    worst: Vec<WorstOut<'a>>,
    faults: Vec<FaultOut<'a>>,
    #[serde(flatten)]
    across: AcrossOut,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<BaselineOut<'a>>,
    unreadable: Vec<UnreadableOut>,
    files: [&'static str; 7],
}

#[derive(Serialize)]
struct Counts {
    letters: u64,
    rated: u64,
    words: u64,
    findings: u64,
    unreadable: u64,
    skipped: u64,
    languages: BTreeMap<&'static str, u64>,
    kinds: BTreeMap<&'static str, u64>,
    outcomes: BTreeMap<&'static str, u64>,
}

#[derive(Serialize)]
pub(super) struct SpreadOut {
    letters: u64,
    mean: f64,
    p10: f64,
    p25: f64,
    p50: f64,
    p75: f64,
    p90: f64,
}

#[derive(Serialize)]
struct SlotOut {
    found: u64,
    missing: u64,
    not_needed: u64,
    /// Of the letters that should say it, so many per cent do.
    coverage: Option<f64>,
}

#[derive(Serialize)]
struct FormOut {
    slug: &'static str,
    name: &'static str,
    letters: u64,
    share: f64,
}

#[derive(Serialize)]
struct WorstOut<'a> {
    id: String,
    score: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    volume: Option<u64>,
    weight: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<u32>,
    kind: &'static str,
    outcome: &'static str,
    benefit: Option<&'a str>,
    reasons: Vec<ReasonOut<'a>>,
}

#[derive(Serialize)]
struct FaultOut<'a> {
    rule: &'a str,
    title: &'a str,
    severity: &'static str,
    findings: u64,
    letters: u64,
    share: f64,
    examples: Vec<ExampleOut<'a>>,
}

#[derive(Serialize)]
struct ExampleOut<'a> {
    id: String,
    line: usize,
    quote: Option<&'a str>,
}

#[derive(Serialize)]
struct BaselineOut<'a> {
    path: &'a str,
    better: u64,
    worse: u64,
    same: u64,
    new: u64,
    gone: u64,
    became_worse: Vec<WorstOut<'a>>,
    became_better: Vec<WorstOut<'a>>,
}

#[derive(Serialize)]
struct UnreadableOut {
    path: String,
    why: String,
}

impl AuditReport<'_> {
    /// Writes `summary.json`.
    ///
    /// # Errors
    ///
    /// Only what `out` itself gives.
    pub fn write_summary(&self, out: &mut dyn Write) -> io::Result<()> {
        let tally = self.tally;
        let measures = Measure::ALL.iter().zip(&tally.measures);
        let slots = Slot::ALL.iter().zip(&tally.slots).map(|(slot, counts)| {
            let needed = counts.found + counts.missing;
            #[expect(clippy::cast_precision_loss, reason = "counts of letters")]
            let coverage =
                (needed > 0).then(|| super::rounded(100.0 * counts.found as f64 / needed as f64));
            let (found, missing, not_needed) = (counts.found, counts.missing, counts.not_needed);
            (slot.name(), SlotOut { found, missing, not_needed, coverage })
        });
        let summary = SummaryOut {
            schema: AUDIT_SCHEMA,
            klarbrev: env!("CARGO_PKG_VERSION"),
            lexicons: self.lexicons,
            complete: self.complete,
            counts: Counts {
                letters: tally.letters,
                rated: tally.rated,
                words: tally.words,
                findings: tally.rules.values().map(|rule| rule.findings).sum(),
                unreadable: self.unreadable.count(),
                skipped: self.skipped,
                languages: tally.languages.iter().map(|(l, count)| (l.tag(), *count)).collect(),
                kinds: tally.kinds.iter().map(|(k, count)| (names::kind(*k), *count)).collect(),
                outcomes: tally.outcomes.iter().map(|(o, count)| (outcome(*o), *count)).collect(),
            },
            score: spread(&tally.scores),
            measures: measures
                .filter_map(|((_, name), values)| Some((*name, spread(values)?)))
                .collect(),
            slots: slots.collect(),
            quality_form: FormBox::ALL
                .iter()
                .zip(tally.form)
                .map(|(form, letters)| FormOut {
                    slug: form.name(),
                    name: self.wording.form(*form),
                    letters,
                    share: self.share(letters),
                })
                .collect(),
            worst: self.worst(&tally.worst),
            faults: self.faults(),
            across: self.across_json(),
            baseline: self.compared.map(|compared| BaselineOut {
                path: compared.path,
                better: tally.better,
                worse: tally.worse,
                same: tally.same,
                new: tally.new,
                gone: compared.gone,
                became_worse: self.worst(&tally.became_worse),
                became_better: self.worst(&tally.became_better),
            }),
            unreadable: self
                .unreadable
                .named
                .iter()
                .map(|(path, why)| UnreadableOut {
                    path: shown(path, self.mask).into_owned(),
                    why: shown(why, self.mask).into_owned(),
                })
                .collect(),
            files: [
                "letters.jsonl",
                "letters.csv",
                "rules.csv",
                "clusters.csv",
                "contradictions.csv",
                "parity.csv",
                "seams.csv",
            ],
        };
        serde_json::to_writer_pretty(&mut *out, &summary)?;
        writeln!(out)
    }

    fn worst<'w>(&self, letters: &'w [Worst]) -> Vec<WorstOut<'w>> {
        let out = |worst: &'w Worst| WorstOut {
            id: shown(&worst.id, self.mask).into_owned(),
            score: worst.letter.score.as_ref().map_or(0, |score| score.points),
            volume: worst.volume,
            weight: worst.weight,
            before: worst.before,
            kind: names::kind(worst.letter.kind),
            outcome: outcome(worst.letter.outcome),
            benefit: worst.letter.benefit.as_deref(),
            reasons: reasons(&worst.letter, self.wording),
        };
        letters.iter().map(out).collect()
    }

    fn faults(&self) -> Vec<FaultOut<'_>> {
        self.commonest()
            .into_iter()
            .take(FAULTS)
            .map(|(slug, rule)| FaultOut {
                rule: slug,
                title: self.wording.title(slug),
                severity: severity(rule.severity),
                findings: rule.findings,
                letters: rule.letters,
                share: self.share(rule.letters),
                examples: rule
                    .examples
                    .iter()
                    .map(|example| ExampleOut {
                        id: shown(&example.id, self.mask).into_owned(),
                        line: example.line,
                        quote: example.quote.as_deref(),
                    })
                    .collect(),
            })
            .collect()
    }
}

pub(super) fn spread(values: &Spread) -> Option<SpreadOut> {
    Some(SpreadOut {
        letters: values.letters(),
        mean: values.mean()?,
        p10: values.percentile(10)?,
        p25: values.percentile(25)?,
        p50: values.percentile(50)?,
        p75: values.percentile(75)?,
        p90: values.percentile(90)?,
    })
}
