//! What the rules about duties, deadlines and appeals share.

use super::{Context, View};
use crate::extract::{Action, ActionKind, Force, LetterKind};
use crate::lexicon::Cue;
use crate::segment::{BlockKind, Entity, EntityKind};
use crate::text::Span;

/// The sentence that begins where a fact's place begins.
pub(super) fn sentence_at<'a>(cx: &Context<'a>, place: Span) -> Option<View<'a>> {
    let sentences = cx.document.sentences();
    let index = sentences.binary_search_by_key(&place.start, |s| s.span.start).ok()?;
    Some(View::new(cx.document, index))
}

/// The sentences of the letter itself: no letterhead, no signature, no attachment.
pub(super) fn body<'a>(cx: &Context<'a>) -> impl DoubleEndedIterator<Item = View<'a>> + use<'a> {
    cx.sentences().filter(|view| {
        let kind = view.block.kind;
        !view.block.attached && (view.is_prose() || view.is_heading() || kind == BlockKind::TableRow)
    })
}

/// What the reader must do now, where the kind of letter is known. Appeal is a right and never here.
pub(super) fn duties<'a>(cx: &Context<'a>) -> impl Iterator<Item = &'a Action> + use<'a> {
    let known = cx.facts.kind != LetterKind::Other;
    let now = |a: &&Action| a.force == Force::Must && a.kind != ActionKind::Appeal;
    cx.facts.actions.iter().filter(move |_| known).filter(now)
}

/// Something goes from the reader to Nav.
pub(super) fn is_sending(kind: ActionKind) -> bool {
    matches!(kind, ActionKind::SendDocuments | ActionKind::Respond | ActionKind::SubmitForm)
}

/// It stands in the part about appeal.
pub(super) fn is_about_appeal(view: &View<'_>) -> bool {
    view.has(Cue::DoAppeal) || view.heading().is_some_and(|h| h.has(Cue::SectionAppeal))
}

/// A limit of any sort, also a vague one.
pub(super) fn has_limit(view: &View<'_>) -> bool {
    let cues =
        [Cue::DeadlineBefore, Cue::DeadlineGiven, Cue::DeadlineNow, Cue::DeadlineText, Cue::Arrive];
    cues.iter().any(|&cue| view.has(cue)) || has_date(view)
}

/// A day, with or without its year.
pub(super) fn has_date(view: &View<'_>) -> bool {
    view.entities().iter().any(|e| matches!(e.kind, EntityKind::Date(_) | EntityKind::DayMonth))
}

/// The length of time in the sentence's limit, with the words of the limit.
pub(super) fn period<'a>(view: &View<'a>) -> Option<(&'a Entity, Span)> {
    let cue = view.cue(Cue::DeadlineBefore)?;
    let long = |e: &&Entity| matches!(e.kind, EntityKind::Duration(..));
    let found = view.document.entities_in(cue.tokens()).iter().find(long)?;
    Some((found, view.span_of(found.first as usize..found.end as usize)))
}
