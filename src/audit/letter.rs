//! What an overview keeps of one letter.

use super::across::{Gathered, gather};
use super::score::Score;
use super::slots::{Slot, SlotState, says};
use crate::analyse::{Measure, Measures};
use crate::extract::{Facts, LetterKind, Outcome};
use crate::lang::Lang;
use crate::lexicon::Severity;
use crate::lint::Finding;
use crate::segment::Document;
use crate::summarise::{Missing, missing};
use crate::text::{Span, mask, one_line};

/// One letter, without its text.
#[derive(Debug, Clone, PartialEq)]
pub struct Audited {
    /// Its language.
    pub language: Lang,
    /// What sort of letter it is.
    pub kind: LetterKind,
    /// What it decides.
    pub outcome: Option<Outcome>,
    /// The benefit's usual bokmål name.
    pub benefit: Option<String>,
    /// Words of the text, without letterhead and tables.
    pub words: usize,
    /// Sentences of the text.
    pub sentences: usize,
    /// Its figures, in the order of [`Measure::ALL`].
    pub measures: [Option<f64>; Measure::ALL.len()],
    /// The slots, in the order of [`Slot::ALL`].
    pub slots: [SlotState; Slot::ALL.len()],
    /// What it says.
    pub found: Vec<Missing>,
    /// What a letter of its kind should say and it does not.
    pub not_found: Vec<Missing>,
    /// The rules that found something, by slug.
    pub rules: Vec<RuleCount>,
    /// `None` in a language that klarbrev does not read.
    pub score: Option<Score>,
    /// What it is compared with other letters by.
    pub across: Gathered,
}

/// What one rule found in one letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleCount {
    /// The rule.
    pub slug: String,
    /// The worst of its findings.
    pub severity: Severity,
    /// How many.
    pub count: u32,
    /// The line of the first.
    pub line: usize,
    /// What the first marks, where it was asked for.
    pub quote: Option<String>,
}

/// So many bytes around a place tell whether it is a part of an identity or account number.
const AROUND: usize = 64;
/// Examples are no longer than this, in characters.
const LONGEST: usize = 80;

/// What an overview keeps of a letter. `quoted` says of which rules it wants an example; identity and
/// account numbers in it are hidden where `masked`. `id` is the letter's name.
pub fn audit(
    document: &Document<'_>,
    facts: &Facts,
    measures: &Measures,
    findings: &[Finding],
    quoted: &dyn Fn(&str) -> bool,
    masked: bool,
    id: &str,
) -> Audited {
    let read = document.language() != Lang::Other;
    let not_found = if read { missing(facts) } else { Vec::new() };
    let mut rules: Vec<RuleCount> = Vec::new();
    for finding in findings {
        if let Some(known) = rules.iter_mut().find(|known| known.slug == finding.rule) {
            known.count += 1;
            known.severity = known.severity.max(finding.severity);
        } else {
            let example = || example(document.text(), finding.span, masked);
            rules.push(RuleCount {
                slug: finding.rule.to_string(),
                severity: finding.severity,
                count: 1,
                line: document.line(finding.span.start),
                quote: quoted(&finding.rule).then(example),
            });
        }
    }
    rules.sort_by(|a, b| a.slug.cmp(&b.slug));
    let text = measures.text();
    Audited {
        language: document.language(),
        kind: facts.kind,
        outcome: facts.outcome.as_ref().map(|outcome| outcome.value),
        benefit: facts.benefit.as_ref().map(|benefit| benefit.value.clone()),
        words: text.words,
        sentences: text.sentences,
        measures: Measure::ALL.map(|(measure, _)| measures.value(measure)),
        slots: Slot::ALL.map(|slot| slot.state(facts, &not_found)),
        found: Missing::ALL
            .into_iter()
            .filter(|what| says(facts, *what) && !not_found.contains(what))
            .collect(),
        score: read.then(|| Score::of(&not_found, measures, &rules)),
        not_found,
        rules,
        across: gather(document, facts, id),
    }
}

/// What stands at `span`, on one line, hidden as the whole around it is.
fn example(text: &str, span: Span, masked: bool) -> String {
    let span =
        Span::new(span.start, text.floor_char_boundary(span.end.min(span.start + 4 * LONGEST)));
    let quote = if masked {
        let from = text.floor_char_boundary(span.start.saturating_sub(AROUND));
        let to = text.ceil_char_boundary((span.end + AROUND).min(text.len()));
        // What is hidden keeps its length in characters.
        let before = text[from..span.start].chars().count();
        let length = span.of(text).chars().count();
        let hidden: String = mask(&text[from..to]).chars().skip(before).take(length).collect();
        one_line(&hidden, Span::new(0, hidden.len()))
    } else {
        one_line(text, span)
    };
    if quote.chars().count() <= LONGEST {
        return quote;
    }
    let mut short: String = quote.chars().take(LONGEST - 1).collect();
    short.push('…');
    short
}
