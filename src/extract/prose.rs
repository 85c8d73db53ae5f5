//! Reasons, words to explain, what can be skipped, how long it holds.

use jiff::civil::Date;

use super::facts::{Action, Force, Found, LetterKind, Outcome, Term};
use crate::lexicon::{Cue, Meaning};
use crate::segment::{BlockKind, Document, EntityKind};
use crate::text::Span;

/// At most this many sentences of reasons.
const REASONS: usize = 3;

/// Why the letter decides as it does, in its own sentences.
pub(super) fn reasons(
    document: &Document<'_>,
    kind: LetterKind,
    outcome: Option<&Found<Outcome>>,
) -> Vec<Found<String>> {
    if outcome.is_none() && kind != LetterKind::AdvanceNotice {
        return Vec::new();
    }
    let mut found: Vec<(u8, Found<String>)> = Vec::new();
    for (i, sentence) in document.sentences().iter().enumerate() {
        let block = &document.blocks()[sentence.block];
        if block.attached || !matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem) {
            continue;
        }
        if !document.has_cue(i, Cue::Reason) || sentence.span.of(document.text()).ends_with('?') {
            continue;
        }
        let decides = outcome.is_some_and(|o| o.evidence().contains(&sentence.span));
        let off_topic = document.has_cue(i, Cue::Skippable)
            || document.heading_of(i).is_some_and(|h| {
                document.has_cue(h, Cue::SectionContact)
                    || document.has_cue(h, Cue::SectionAppeal)
                    || document.has_cue(h, Cue::SectionDuties)
            });
        if off_topic {
            continue;
        }
        // «X. Derfor Y.»: the reason is X.
        let therefore = sentence_has(document, i, &["derfor", "difor", "therefore"])
            && !sentence_has(document, i, &["fordi", "because", "grunnen"]);
        if therefore {
            let before = i.checked_sub(1).filter(|&p| {
                document.heading_of(p) == document.heading_of(i)
                    && document.block_of(p).kind == BlockKind::Paragraph
                    && !outcome.is_some_and(|o| o.evidence().contains(&document.span_of(p)))
            });
            if let Some(before) = before {
                let span = document.span_of(before);
                let reason = Found::at(document.quote(span), span).and_at(sentence.span);
                if !found.iter().any(|(_, f)| f.place() == span) {
                    found.push((if decides { 1 } else { 2 }, reason));
                }
            }
            continue;
        }
        let because =
            sentence_has(document, i, &["fordi", "because", "grunnen", "årsaken", "årsaka"]);
        let rank = match (decides, because) {
            (true, true) => 0,
            (_, true) => 1,
            (true, false) => 2,
            _ => 3,
        };
        found.push((rank, Found::at(document.quote(sentence.span), sentence.span)));
    }
    if found.is_empty() && outcome.is_some() {
        return under_reason_heading(document);
    }
    found.sort_by_key(|(rank, f)| (*rank, f.place().start));
    found.truncate(REASONS);
    found.into_iter().map(|(_, f)| f).collect()
}

/// What stands first under «Begrunnelse» or «Hvorfor» is the reason, said with whatever words.
fn under_reason_heading(document: &Document<'_>) -> Vec<Found<String>> {
    let gives = |&i: &usize| {
        let block = document.block_of(i);
        let reason =
            document.heading_of(i).is_some_and(|h| document.has_cue(h, Cue::SectionReason));
        let aside = [Cue::Skippable, Cue::KindDecision, Cue::Pointer, Cue::DoAppeal];
        reason
            && !block.attached
            && matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem)
            && !aside.iter().any(|&cue| document.has_cue(i, cue))
            && !document.span_of(i).of(document.text()).ends_with(['?', ':'])
    };
    (0..document.sentences().len())
        .filter(gives)
        .take(REASONS)
        .map(|i| Found::at(document.quote(document.span_of(i)), document.span_of(i)))
        .collect()
}

fn sentence_has(document: &Document<'_>, sentence: usize, words: &[&str]) -> bool {
    document.tokens_of(sentence).iter().any(|t| {
        let word = document.folded(t);
        words.contains(&word.as_str())
    })
}

/// Words of the letter that many readers do not know, each once.
pub(super) fn terms(document: &Document<'_>, benefit: Option<&Found<String>>) -> Vec<Found<Term>> {
    let lexicon = document.lexicon();
    let lang = document.language();
    let mut found: Vec<Found<Term>> = Vec::new();
    if let Some(benefit) = benefit
        && let Some(what) = lexicon.benefit_explained(&benefit.value, lang)
    {
        let term = lexicon.benefit_called(&benefit.value, lang).unwrap_or(&benefit.value);
        let term = Term { term: term.to_owned(), explanation: what.to_owned(), official: true };
        found.push(Found::at(term, benefit.place()));
    }
    for (i, sentence) in document.sentences().iter().enumerate() {
        if document.block_of(i).attached {
            continue;
        }
        for cue in document.cues(i) {
            let Meaning::Term(t) = cue.meaning else { continue };
            let term = &lexicon.terms[usize::from(t)];
            let Some(explanation) = &term.explanation else { continue };
            if !found.iter().any(|f| f.value.term == term.term) {
                let value = Term {
                    term: term.term.clone(),
                    explanation: explanation.clone(),
                    official: false,
                };
                found.push(Found::at(value, sentence.span));
            }
        }
    }
    found
}

/// Standard text that changes nothing now. Never a duty, a deadline or what was decided.
pub(super) fn skippable(document: &Document<'_>, actions: &[Action], keep: &[Span]) -> Vec<Span> {
    let mut spans = Vec::new();
    for (i, sentence) in document.sentences().iter().enumerate() {
        let block = document.block_of(i);
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Signature)
            || !document.has_cue(i, Cue::Skippable)
        {
            continue;
        }
        let duty = actions.iter().any(|a| {
            a.force != Force::May && a.evidence.first() == Some(&sentence.span)
                || a.consequence.as_ref().is_some_and(|c| c.place() == sentence.span)
        });
        let risky = document.has_cue(i, Cue::DeadlineBefore)
            || document.has_cue(i, Cue::Consequence)
            || document.has_cue(i, Cue::Request);
        if !duty && !risky && !keep.contains(&sentence.span) {
            spans.push(sentence.span);
        }
    }
    spans
}

/// The last day what was granted holds.
pub(super) fn expires(document: &Document<'_>, outcome: Option<Outcome>) -> Option<Found<Date>> {
    let running = matches!(
        outcome,
        Some(Outcome::Granted | Outcome::PartlyGranted | Outcome::Changed | Outcome::Continued)
    );
    if !running {
        return None;
    }
    let mut last: Option<Found<Date>> = None;
    for (i, sentence) in document.sentences().iter().enumerate() {
        if document.block_of(i).attached {
            continue;
        }
        let Some(cue) = document.cue(i, Cue::Expires) else { continue };
        let date = document.entities_in(cue.tokens()).iter().rev().find_map(|e| match e.kind {
            EntityKind::Date(date) => Some(Some(date)),
            EntityKind::Month(month) => Some(Some(month.last_of_month())),
            // «til 31. desember det året barnet fyller 18»: the last day has no year.
            EntityKind::DayMonth(..) => Some(None),
            _ => None,
        });
        if let Some(date) = date.flatten()
            && last.as_ref().is_none_or(|l| l.value < date)
        {
            last = Some(Found::at(date, sentence.span));
        }
    }
    last
}
