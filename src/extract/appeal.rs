//! What the letter says about appeal, as an action and as a fact of its own.

use rustc_hash::FxHashSet;

use super::candidates::Candidate;
use super::deadline;
use super::facts::{Action, ActionKind, Appeal, Deadline, Force, LetterKind};
use crate::lexicon::{Cue, WordClass};
use crate::segment::{BlockKind, Document, Token, TokenKind};
use crate::text::Span;

/// Appeal: one action, the sentence with the time limit first.
pub(super) fn appeal(
    document: &Document<'_>,
    all: &mut Vec<Candidate>,
    kind: LetterKind,
) -> (Option<Action>, Option<Appeal>) {
    let offered_at: FxHashSet<usize> =
        all.iter().filter(|c| c.kind == ActionKind::Appeal).map(|c| c.sentence).collect();
    let mut places: Vec<(usize, Option<Deadline>, bool)> = Vec::new();
    let mut impossible = None;
    for (i, sentence) in document.sentences().iter().enumerate() {
        let block = &document.blocks()[sentence.block];
        if block.attached
            || !matches!(
                block.kind,
                BlockKind::Title | BlockKind::Heading | BlockKind::Paragraph | BlockKind::ListItem
            )
        {
            continue;
        }
        if document.has_cue(i, Cue::AppealImpossible) {
            impossible = impossible.or(Some(sentence.span));
        }
        // «Send merknadene til klageinstansen innen tre uker» is a limit for something else.
        if document.has_cue(i, Cue::Comments) {
            continue;
        }
        let about = document.has_cue(i, Cue::DoAppeal);
        let section =
            document.heading_of(i).is_some_and(|h| document.has_cue(h, Cue::SectionAppeal));
        let limit = match deadline::limit(document, i) {
            Some(Deadline::Text(words)) => {
                deadline::counted_in_next(document, i).or(Some(Deadline::Text(words)))
            }
            limit => limit,
        };
        let heading = matches!(block.kind, BlockKind::Heading | BlockKind::Title);
        let offered = offered_at.contains(&i);
        let limited = limit.is_some() && says_limit(document, i);
        // «Du kan klage på vedtaket. Fristen er seks uker fra …»
        let goes_on = limited
            && !heading
            && says_frist(document, i)
            && i.checked_sub(1).is_some_and(|before| {
                document.sentences()[before].block == sentence.block
                    && offered_at.contains(&before)
                    && document.has_cue(before, Cue::DoAppeal)
            });
        if about && (offered || limited) && !document.has_cue(i, Cue::WrittenAppeal)
            || section && limited && !heading && !document.has_cue(i, Cue::WrittenAppeal)
            || goes_on
        {
            places.push((i, limit, heading));
        }
    }
    all.retain(|c| {
        c.kind != ActionKind::Appeal || document.has_cue(c.sentence, Cue::WrittenAppeal)
    });
    for c in all.iter_mut() {
        if document.has_cue(c.sentence, Cue::WrittenAppeal) {
            c.kind = ActionKind::Other;
        }
    }
    // What a forwarded appeal says of appeals is about the one already made.
    if kind == LetterKind::AppealForwarded {
        return (None, None);
    }
    let own = kind != LetterKind::AdvanceNotice && kind != LetterKind::InformationRequest;
    if let Some(span) = impossible {
        let appeal =
            Appeal { possible: false, deadline: None, evidence: vec![span], how: Vec::new() };
        return (None, Some(appeal));
    }
    let Some(best) = places.iter().min_by_key(|(i, d, h)| (d.is_none(), *h, *i)).cloned() else {
        return (None, None);
    };
    if !own && best.1.is_none() {
        return (None, None);
    }
    let (sentence, deadline, _) = best;
    let mut evidence = vec![document.span_of(sentence)];
    evidence.extend(
        places.iter().map(|p| document.span_of(p.0)).filter(|&s| s != document.span_of(sentence)),
    );
    let action = Action {
        kind: ActionKind::Appeal,
        force: Force::May,
        text: document.quote(document.span_of(sentence)),
        lead_in: None,
        deadline: deadline.clone(),
        deadline_at: None,
        consequence: None,
        rhythm: None,
        evidence: evidence.clone(),
    };
    let how = how_to_appeal(document, sentence, &evidence);
    (Some(action), Some(Appeal { possible: true, deadline, evidence, how }))
}

/// The sentence is about a limit as such: «fristen», «klagefristen».
fn says_frist(document: &Document<'_>, sentence: usize) -> bool {
    document.tokens_of(sentence).iter().any(|t| {
        let word = document.folded(t);
        word.contains("frist") || word == "deadline"
    })
}

/// The sentence sets a limit («fristen er», «må … innen», «siste dag»), not only tells of a date.
fn says_limit(document: &Document<'_>, sentence: usize) -> bool {
    document.has_cue(sentence, Cue::Arrive)
        || document.tokens_of(sentence).iter().any(|t| {
            let word = document.folded(t);
            [WordClass::Must, WordClass::Can, WordClass::PresentDuty].iter().any(|&c| document.is(t, c))
                || word == "siste"
        })
        || says_frist(document, sentence)
        // «har du seks uker på deg»
        || document.tokens_of(sentence).windows(2).any(|pair| {
            let has = |t: &Token| t.span().of(document.text()) == "har";
            let reader = |t: &Token| document.is(t, WordClass::Reader);
            has(&pair[0]) && reader(&pair[1]) || reader(&pair[0]) && has(&pair[1])
        })
}

/// The way and the form, in the appeal's own section, or in its paragraph where it has none.
fn how_to_appeal(document: &Document<'_>, sentence: usize, evidence: &[Span]) -> Vec<Span> {
    let heading = document.heading_of(sentence);
    let section = heading.is_some_and(|h| document.has_cue(h, Cue::SectionAppeal));
    let block = document.sentences()[sentence].block;
    let near = |i: usize| {
        i > sentence
            && i <= sentence + 4
            && document.heading_of(i) == heading
            && (section || document.sentences()[i].block == block)
    };
    // «Har du spørsmål, kan du ringe» is no way to appeal.
    let other = |i: usize| {
        let asks = document.has_cue(i, Cue::OwnNeed) && document.has_cue(i, Cue::DoContact)
            || document.has_cue(i, Cue::DoReportChange);
        asks && !document.has_cue(i, Cue::DoAppeal)
    };
    (sentence + 1..document.sentences().len().min(sentence + 5))
        .filter(|&i| near(i) && !other(i))
        .filter(|&i| {
            document.tokens_of(i).iter().any(|t| t.kind() == TokenKind::Address)
                || document.has_cue(i, Cue::AppealHow)
                || document.has_cue(i, Cue::WrittenAppeal)
        })
        .map(|i| document.span_of(i))
        .filter(|s| !evidence.contains(s))
        .collect()
}
