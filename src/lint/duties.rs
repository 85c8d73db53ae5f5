//! What the rules about duties, deadlines and appeals share.

use super::{Context, View};
use crate::extract::{Action, ActionKind, Force, LetterKind};
use crate::lexicon::{Cue, WordClass};
use crate::segment::{Entity, EntityKind, Unit};
use crate::text::Span;

/// The sentence that begins where a fact's place begins.
pub(super) fn sentence_at<'a>(cx: &Context<'a>, place: Span) -> Option<View<'a>> {
    let sentences = cx.document.sentences();
    let index = sentences.binary_search_by_key(&place.start, |s| s.span.start).ok()?;
    Some(View::new(cx.document, index))
}

/// What the reader must do now, where the kind of letter is known. Appeal is a right and never here.
pub(super) fn duties<'a>(cx: &Context<'a>) -> impl Iterator<Item = &'a Action> + use<'a> {
    let known = cx.facts.kind != LetterKind::Other;
    let cx = *cx;
    cx.facts.actions.iter().filter(move |action| {
        let now = known && action.force == Force::Must && action.kind != ActionKind::Appeal;
        let at = now.then(|| sentence_at(&cx, action.evidence[0])).flatten();
        at.is_some_and(|view| !is_optional(&view))
    })
}

/// «For å få …», «Ønsker du …, må du», «Blir det avklart …, må du»: a duty only for some.
fn is_optional(view: &View<'_>) -> bool {
    let verb = [WordClass::FiniteVerb, WordClass::Can, WordClass::PresentDuty];
    view.has(Cue::OptionalDuty)
        || view.tokens.first().is_some_and(|t| verb.iter().any(|&class| view.is(t, class)))
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
    view.entities().iter().any(|e| matches!(e.kind, EntityKind::Date(_) | EntityKind::DayMonth(..)))
}

/// The length of time in the sentence's limit, with the words of the limit.
pub(super) fn period<'a>(view: &View<'a>) -> Option<(&'a Entity, Span)> {
    let cue = view.cue(Cue::DeadlineBefore)?;
    let long = |e: &&Entity| match e.kind {
        EntityKind::Duration(_, unit) => unit != Unit::Years,
        _ => false,
    };
    let found = view.document.entities_in(cue.tokens()).iter().find(long)?;
    // «innen barnet fyller tre måneder» is an event; «fristen er tre uker» is none.
    let mut words = cue.tokens().take_while(|&i| i < found.first as usize);
    let limit = words.next().and_then(|i| view.token(i)).is_some_and(|first| {
        view.is(first, WordClass::Subordinator) || view.is(first, WordClass::Adverb)
    });
    let verb = words.filter_map(|i| view.token(i)).any(|t| view.is(t, WordClass::FiniteVerb));
    if limit && verb {
        return None;
    }
    Some((found, view.span_of(found.first as usize..found.end as usize)))
}

/// The sentence speaks to the reader, or orders.
pub(super) fn says_you(view: &View<'_>) -> bool {
    let classes = [WordClass::Reader, WordClass::ReaderObject, WordClass::ReaderOwn];
    view.tokens.first().is_some_and(|token| view.is(token, WordClass::Imperative))
        || view.tokens.iter().any(|token| classes.iter().any(|&class| view.is(token, class)))
}

/// A condition that is not met: «hvis du ikke sender …», «ellers».
pub(super) fn is_otherwise(view: &View<'_>) -> bool {
    let any = |class| view.tokens.iter().any(|token| view.is(token, class));
    any(WordClass::Condition) && any(WordClass::Negation)
}

/// The letter says what happens if the reader does nothing.
pub(super) fn says_consequence(cx: &Context<'_>) -> bool {
    cx.body_and_tables().any(|view| {
        view.has(Cue::Consequence)
            || view.has(Cue::ConsequenceSoft)
            || is_otherwise(&view) && !view.has(Cue::OwnNeed) && !is_about_appeal(&view)
    })
}

/// The first request to send or answer that has no limit in its section; where the letter's whole
/// point is to ask, none anywhere in it.
pub(super) fn unlimited<'a>(cx: &Context<'a>) -> Option<&'a Action> {
    let whole = cx.facts.kind == LetterKind::InformationRequest;
    duties(cx).find(|action| {
        if !is_sending(action.kind) || action.deadline.is_some() || action.rhythm.is_some() {
            return false;
        }
        let Some(at) = sentence_at(cx, action.evidence[0]) else { return false };
        if !whole && !says_you(&at) {
            return false;
        }
        let section = if at.is_heading() { Some(at.sentence.block) } else { at.block.heading };
        !cx.body_and_tables().any(|view| {
            let near = view.block.heading == section || Some(view.sentence.block) == section;
            (near || whole && !is_about_appeal(&view)) && has_limit(&view)
        })
    })
}

/// How many days the sentence gives for an appeal, if that is all it says of time.
pub(super) fn appeal_period(view: &View<'_>) -> Option<(i32, Span)> {
    let other = |view: &View<'_>| view.has(Cue::OtherLimit) || view.has(Cue::FurtherAppeal);
    let heading = view.heading();
    if view.is_question() || other(view) || heading.is_some_and(|heading| other(&heading)) {
        return None;
    }
    let long = view.entities().iter().filter(|e| matches!(e.kind, EntityKind::Duration(..)));
    if long.count() > 1 {
        return None;
    }
    let (entity, span) = period(view)?;
    match entity.kind {
        EntityKind::Duration(length, Unit::Days) => Some((length, span)),
        EntityKind::Duration(length, Unit::Weeks) => Some((length * 7, span)),
        _ => None,
    }
}
