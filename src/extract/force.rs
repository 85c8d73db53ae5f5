//! How binding a step is: a duty now, a duty that stands or depends, an option.

use super::deadline;
use super::facts::{ActionKind, Force};
use super::steps::{Mode, Step};
use crate::lexicon::{Cue, WordClass};
use crate::segment::Document;

/// «Du kan» is an option only with something one can do: not «du kan få», «du kan miste».
pub(super) fn optional(document: &Document<'_>, sentence: usize, about: Option<Cue>) -> bool {
    if document.has_cue(sentence, Cue::Hypothetical) && about != Some(Cue::DoAppeal) {
        let strong =
            matches!(about, Some(Cue::DoContact | Cue::DoAccess | Cue::DoHelper | Cue::DoRespond));
        if !strong {
            return false;
        }
    }
    match about {
        None => false,
        Some(Cue::DoOther | Cue::DoPay | Cue::DoAttend) => document.has_cue(sentence, Cue::Option),
        Some(_) => true,
    }
}

pub(super) fn force(
    document: &Document<'_>,
    sentence: usize,
    step: Step,
    kind: ActionKind,
) -> Force {
    let has = |cue: Cue| document.has_cue(sentence, cue);
    let always_may = matches!(step.about, Some(Cue::DoAppeal | Cue::DoAccess))
        || step.about == Some(Cue::DoHelper) && !matches!(step.mode, Mode::Must | Mode::Duty);
    let statement = kind == ActionKind::Respond && uttale(document, sentence);
    if has(Cue::WrittenAppeal) {
        return Force::MustIf;
    }
    if always_may || statement {
        return Force::May;
    }
    let standing =
        kind == ActionKind::ReportChange || deadline::rhythm(document, sentence).is_some();
    match step.mode {
        Mode::Present if has(Cue::OwnNeed) => Force::May,
        Mode::Passive if !has(Cue::Arrive) && limits(document, step.at) => Force::MustIf,
        Mode::Must | Mode::Passive => {
            if has(Cue::OwnNeed) && kind == ActionKind::Contact {
                Force::May
            } else if step.conditional || standing || has(Cue::OwnNeed) {
                Force::MustIf
            } else {
                Force::Must
            }
        }
        Mode::Duty | Mode::Present => Force::MustIf,
        Mode::Request => {
            if has(Cue::OwnNeed) {
                Force::May
            } else if step.conditional || standing {
                Force::MustIf
            } else {
                Force::Must
            }
        }
        Mode::Command => command_force(document, sentence, step, kind, standing),
        Mode::Should | Mode::Can | Mode::Right => Force::May,
    }
}

/// «må være tatt ut innen»: a limit on something, not a step for now.
fn limits(document: &Document<'_>, at: usize) -> bool {
    document.tokens()[at + 1..]
        .iter()
        .take(3)
        .any(|t| matches!(document.folded(t).as_str(), "være" | "vere" | "ha" | "be"))
}

/// A command is a duty when it asks for something Nav needs; advice and service are options.
fn command_force(
    document: &Document<'_>,
    sentence: usize,
    step: Step,
    kind: ActionKind,
    standing: bool,
) -> Force {
    let own = document.has_cue(sentence, Cue::OwnNeed)
        || document.heading_of(sentence).is_some_and(|h| {
            document.has_cue(h, Cue::SectionAppeal) || document.has_cue(h, Cue::SectionRespond)
        });
    let needs = matches!(
        kind,
        ActionKind::SendDocuments
            | ActionKind::Respond
            | ActionKind::SubmitForm
            | ActionKind::Pay
            | ActionKind::Register
            | ActionKind::ReportChange
            | ActionKind::Attend
    );
    // «Kontakt oss innen 15. mai, ellers avslutter vi oppfølgingen.»
    let threatened = kind == ActionKind::Contact
        && document.has_cue(sentence, Cue::Consequence)
        && deadline::limit(document, sentence).is_some();
    let needs = needs || threatened;
    if own || !needs {
        Force::May
    } else if step.conditional || standing {
        Force::MustIf
    } else {
        Force::Must
    }
}

/// A statement or comments: the reader's right, even where the sentence has «må» for the way.
fn uttale(document: &Document<'_>, sentence: usize) -> bool {
    document.tokens_of(sentence).iter().any(|t| {
        let word = document.folded(t);
        word.starts_with("uttal")
            || word.starts_with("merknad")
            || word.starts_with("kommentar")
            || word == "comments"
            || word == "statement"
    }) || document.heading_of(sentence).is_some_and(|h| document.has_cue(h, Cue::SectionRespond))
        && !document
            .tokens_of(sentence)
            .iter()
            .any(|t| document.is(t, WordClass::Must) && t.capital)
}
