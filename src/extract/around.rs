//! What stands around an action: duties that go on, deadlines in sentences of their own, and what
//! happens if it is not done.

use rustc_hash::FxHashSet;

use super::deadline;
use super::facts::{Action, ActionKind, Deadline, Force, Found, LetterKind, Outcome};
use crate::lexicon::Cue;
use crate::segment::{BlockKind, Document};
use crate::text::Span;

/// So many sentences around an action are searched.
const WINDOW: usize = 120;

/// Where something runs on, «du må» without a date is a duty that stands, not a step for now.
pub(super) fn standing(document: &Document<'_>, actions: &mut [Action], outcome: Option<Outcome>) {
    let runs = matches!(
        outcome,
        Some(Outcome::Granted | Outcome::PartlyGranted | Outcome::Changed | Outcome::Continued)
    );
    if !runs {
        return;
    }
    for action in actions.iter_mut().filter(|a| a.force == Force::Must) {
        let now = match &action.deadline {
            Some(Deadline::On(_) | Deadline::Within { .. }) => true,
            // «senest 8. mars», «innen 14 dager»; «hver 14. dag» goes on.
            Some(Deadline::Text(words)) => {
                words.contains(|c: char| c.is_ascii_digit()) && action.rhythm.is_none()
            }
            None => false,
        };
        let step = matches!(
            action.kind,
            ActionKind::SendDocuments
                | ActionKind::Respond
                | ActionKind::Pay
                | ActionKind::Register
                | ActionKind::Contact
        );
        let _ = document;
        if !now && !step {
            action.force = Force::MustIf;
        }
    }
}

/// «Send kortet så fort som mulig. Har vi ikke fått det innen 3. mai, …»: a day after a limit in words.
pub(super) fn firm_days(document: &Document<'_>, actions: &mut [Action]) {
    let vague =
        |a: &&mut Action| a.force == Force::Must && matches!(a.deadline, Some(Deadline::Text(_)));
    for action in actions.iter_mut().filter(vague) {
        let Some(sentence) = sentence_at(document, action.evidence[0]) else { continue };
        let next = sentence + 1;
        let block = |i: usize| document.sentences().get(i).map(|s| s.block);
        if block(next) != block(sentence) || !document.has_cue(next, Cue::Consequence) {
            continue;
        }
        if let Some(day @ Deadline::On(_)) = deadline::limit(document, next) {
            action.deadline = Some(day);
            action.deadline_at = Some(document.span_of(next));
        }
    }
}

/// The day of a meeting stands in a line of its own: «Tid: …». With several days nothing is said.
pub(super) fn meeting_days(document: &Document<'_>, actions: &mut [Action]) {
    let called = |a: &&mut Action| {
        a.kind == ActionKind::Attend && a.force != Force::May && a.deadline.is_none()
    };
    if !actions.iter_mut().any(|a| called(&a)) {
        return;
    }
    let mut days = (0..document.sentences().len())
        .filter(|&i| !document.block_of(i).attached)
        .filter_map(|i| Some((i, deadline::says_when(document, i)?)));
    let Some((at, day)) = days.next() else { return };
    if days.any(|(_, other)| other != day) {
        return;
    }
    for action in actions.iter_mut().filter(called) {
        action.deadline = Some(day.clone());
        action.deadline_at = Some(document.span_of(at));
    }
}

/// A deadline that stands in a sentence of its own holds for what is asked in its section.
pub(super) fn shared_deadlines(document: &Document<'_>, actions: &mut [Action], kind: LetterKind) {
    let asked = |a: &Action| {
        a.deadline.is_none()
            && (a.force == Force::Must
                && matches!(
                    a.kind,
                    ActionKind::SendDocuments | ActionKind::Respond | ActionKind::SubmitForm
                )
                || a.kind == ActionKind::Respond && a.force == Force::May)
    };
    let asks = matches!(
        kind,
        LetterKind::InformationRequest | LetterKind::AdvanceNotice | LetterKind::Other
    );
    let limits: Vec<(usize, Deadline)> = (0..document.sentences().len())
        .filter(|&i| !document.block_of(i).attached)
        .filter(|&i| !document.has_cue(i, Cue::DoAppeal))
        .filter(|&i| {
            document.heading_of(i).is_none_or(|h| !document.has_cue(h, Cue::SectionAppeal))
        })
        .filter_map(|i| deadline::limit(document, i).map(|d| (i, d)))
        .collect();
    // The letter's only limit holds for what a letter that asks for something asks.
    let mut dates = limits.iter().filter(|(_, d)| matches!(d, Deadline::On(_)));
    let only = dates.next().filter(|first| dates.all(|d| d.1 == first.1));
    for action in actions.iter_mut().filter(|a| asked(a)) {
        let Some(sentence) = sentence_at(document, action.evidence[0]) else { continue };
        let given = document.has_cue(sentence, Cue::DeadlineGiven);
        let section = document.heading_of(sentence);
        let stated = near(&limits, sentence, |l| l.0)
            .iter()
            .filter(|(i, _)| document.heading_of(*i) == section)
            .min_by_key(|(i, _)| i.abs_diff(sentence))
            .or_else(|| {
                let must = action.force == Force::Must && asks;
                only.filter(|_| must || given)
            });
        if let Some((at, deadline)) = stated {
            let own_statement =
                action.force == Force::May && !given && document.has_cue(*at, Cue::Consequence);
            if own_statement {
                continue;
            }
            action.deadline = Some(deadline.clone());
            action.deadline_at = Some(document.span_of(*at));
        }
    }
}

/// What happens if a duty is not done: in its own sentence, in its section, or where the letter's
/// only request is.
pub(super) fn consequences(document: &Document<'_>, actions: &mut [Action], kind: LetterKind) {
    // «Stønaden din stopper 31. mars» decides nothing in a reminder: it is what happens.
    let decides =
        matches!(kind, LetterKind::Decision | LetterKind::AppealDecision | LetterKind::CaseClosed);
    let duties: FxHashSet<Span> =
        actions.iter().filter(|a| a.force != Force::May).map(|a| a.evidence[0]).collect();
    let told: Vec<(usize, bool)> = (0..document.sentences().len())
        .filter(|&i| !document.block_of(i).attached)
        .filter(|&i| {
            matches!(document.block_of(i).kind, BlockKind::Paragraph | BlockKind::ListItem)
        })
        .filter(|&i| !conditional_duty(document, &duties, i))
        .filter(|&i| !sets_appeal_limit(document, i))
        .filter_map(|i| {
            let hard = document.has_cue(i, Cue::Consequence);
            let soft = document.has_cue(i, Cue::ConsequenceSoft)
                || !decides && document.has_cue(i, Cue::OutcomeStopped);
            (hard || soft).then_some((i, hard))
        })
        .collect();
    let dated = |a: &Action| {
        matches!(a.deadline, Some(Deadline::On(_)))
            && !matches!(a.kind, ActionKind::Appeal | ActionKind::Contact)
            && a.lead_in.is_some()
    };
    for action in actions.iter_mut().filter(|a| a.force != Force::May || dated(a)) {
        let Some(sentence) = sentence_at(document, action.evidence[0]) else { continue };
        let section = own_section(document, sentence);
        let deadline_at = action.deadline_at.and_then(|s| sentence_at(document, s));
        let own = deadline_at.and_then(|at| told.binary_search_by_key(&at, |t| t.0).ok());
        let own = own.map(|i| &told[i]);
        let best = near(&told, sentence, |t| t.0)
            .iter()
            .chain(own)
            .filter(|&&(i, hard)| {
                let own = i == sentence || Some(i) == deadline_at;
                let near = document.heading_of(i) == section
                    && i.abs_diff(sentence) <= 12
                    && (hard || i > sentence && i <= sentence + 2);
                let urgent =
                    action.force == Force::Must && hard && i > sentence && i <= sentence + 10;
                own || near || urgent
            })
            .min_by_key(|&&(i, hard)| {
                let own = Some(i) == deadline_at && hard;
                (!own, !hard, document.heading_of(i) != section, i < sentence, i.abs_diff(sentence))
            });
        if let Some(&(i, _)) = best {
            let span = document.span_of(i);
            action.consequence = Some(Found::at(document.quote(span), span));
        }
    }
}

/// «Da må vi ha fått klagen innen seks uker» is how to appeal, not what happens otherwise.
fn sets_appeal_limit(document: &Document<'_>, sentence: usize) -> bool {
    document.has_cue(sentence, Cue::DoAppeal)
        && !document.has_cue(sentence, Cue::Consequence)
        && deadline::limit(document, sentence).is_some()
}

/// «Hvis du ikke kan møte, må du si fra» is a duty, not what happens; «…, ellers stopper stønaden» is
/// both.
fn conditional_duty(document: &Document<'_>, duties: &FxHashSet<Span>, sentence: usize) -> bool {
    let duty = duties.contains(&document.span_of(sentence));
    let both = document.tokens_of(sentence).iter().any(|t| {
        matches!(
            document.folded(t).as_str(),
            "ellers" | "elles" | "otherwise" | "slik" | "unngå" | "tapt" | "to" | "for"
        )
    });
    duty && !both
}

/// The section a sentence stands in; for a heading the one it opens.
fn own_section(document: &Document<'_>, sentence: usize) -> Option<usize> {
    match document.block_of(sentence).kind {
        BlockKind::Title | BlockKind::Heading => Some(sentence),
        _ => document.heading_of(sentence),
    }
}

/// The items of a list, sorted by sentence, that stand within a few pages of `sentence`.
fn near<T>(items: &[T], sentence: usize, at: impl Fn(&T) -> usize) -> &[T] {
    let from = items.partition_point(|i| at(i) + WINDOW < sentence);
    let to = items.partition_point(|i| at(i) <= sentence + WINDOW);
    &items[from..to.max(from)]
}

fn sentence_at(document: &Document<'_>, span: Span) -> Option<usize> {
    document.sentences().binary_search_by_key(&span.start, |s| s.span.start).ok()
}
