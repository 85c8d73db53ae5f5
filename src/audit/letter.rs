//! What an overview keeps of one letter.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::across::{Gathered, gather};
use super::form::Reasons;
use super::score::Score;
use super::slots::{Slot, SlotState, says};
use super::standing::{self, Position, Standing};
use crate::analyse::{Measure, Measures};
use crate::extract::{Facts, LetterKind, Outcome};
use crate::lang::Lang;
use crate::lexicon::Severity;
use crate::lint::Finding;
use crate::segment::Document;
use crate::summarise::{Missing, missing};
use crate::text::{Span, fingerprint};

/// One letter, without its text: nothing in here quotes it. All of it can be stored and read again, but
/// the score, which [`Audited::rate`] works out from the rest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Audited {
    /// Its language.
    pub language: Lang,
    /// What sort of letter it is.
    pub kind: LetterKind,
    /// What it decides.
    pub outcome: Option<Outcome>,
    /// The benefit's usual bokmål name.
    pub benefit: Option<String>,
    /// Fingerprint of its text (FNV-1a): the same text under another name is the same letter.
    pub print: u64,
    /// Words of the text, without letterhead and tables.
    pub words: usize,
    /// Sentences of the text.
    pub sentences: usize,
    /// Its figures, in the order of [`Measure::ALL`].
    pub measures: [Option<f64>; Measure::ALL.len()],
    /// The slots, in the order of [`Slot::ALL`].
    pub slots: [SlotState; Slot::ALL.len()],
    /// Where its outcome first stands.
    pub outcome_at: Option<Standing>,
    /// Where its first deadline for a duty stands.
    pub deadline_at: Option<Standing>,
    /// How it gives its reasons.
    pub reasons: Reasons,
    /// What it says.
    pub found: Vec<Missing>,
    /// What a letter of its kind should say and it does not.
    pub not_found: Vec<Missing>,
    /// The rules that found something, by slug.
    pub rules: Vec<RuleCount>,
    /// `None` in a language that klarbrev does not read.
    #[serde(skip)]
    pub score: Option<Score>,
    /// What it is compared with other letters by.
    pub across: Gathered,
}

/// What one rule found in one letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleCount {
    /// The rule.
    pub slug: Cow<'static, str>,
    /// The worst of its findings.
    pub severity: Severity,
    /// How many.
    pub count: u32,
    /// The line of the first.
    pub line: usize,
    /// What the first marks.
    pub span: Span,
}

/// What an overview keeps of a letter. `versions` says that it may have versions in other languages.
pub fn audit(
    document: &Document<'_>,
    facts: &Facts,
    measures: &Measures,
    findings: &[Finding],
    versions: bool,
) -> Audited {
    let read = document.language() != Lang::Other;
    let not_found = if read { missing(facts) } else { Vec::new() };
    let mut rules: Vec<RuleCount> = Vec::new();
    for finding in findings {
        if let Some(known) = rules.iter_mut().find(|known| known.slug == finding.rule) {
            known.count += 1;
            known.severity = known.severity.max(finding.severity);
        } else {
            rules.push(RuleCount {
                slug: finding.rule.clone(),
                severity: finding.severity,
                count: 1,
                line: document.line(finding.span.start),
                span: finding.span,
            });
        }
    }
    rules.sort_by(|a, b| a.slug.cmp(&b.slug));
    let text = measures.text();
    let mut audited = Audited {
        language: document.language(),
        kind: facts.kind,
        outcome: facts.outcome.as_ref().map(|outcome| outcome.value),
        benefit: facts.benefit.as_ref().map(|benefit| benefit.value.clone()),
        print: fingerprint(document.letter().text().bytes()),
        words: text.words,
        sentences: text.sentences,
        measures: Measure::ALL.map(|(measure, _)| measures.value(measure)),
        slots: Slot::ALL.map(|slot| slot.state(facts, &not_found)),
        outcome_at: standing::outcome(document, facts),
        deadline_at: standing::deadline(document, facts),
        reasons: Reasons::of(document, facts),
        found: Missing::ALL
            .into_iter()
            .filter(|what| says(facts, *what) && !not_found.contains(what))
            .collect(),
        score: None,
        not_found,
        rules,
        across: gather(document, facts, findings, versions),
    };
    audited.rate();
    audited
}

impl Audited {
    /// One of its figures; `None` where the letter has too little text for it.
    pub fn measure(&self, measure: Measure) -> Option<f64> {
        let at = Measure::ALL.iter().position(|(known, _)| *known == measure)?;
        self.measures[at]
    }

    /// Where something stands, as pages from 1 or words before it.
    pub fn position(&self, position: Position) -> Option<u32> {
        match position {
            Position::OutcomePage => self.outcome_at?.page,
            Position::DeadlinePage => self.deadline_at?.page,
            Position::DeadlineWords => self.deadline_at.map(|at| at.words_before),
        }
    }

    /// Works out the score.
    pub fn rate(&mut self) {
        self.score = (self.language != Lang::Other).then(|| Score::of(self));
    }
}
