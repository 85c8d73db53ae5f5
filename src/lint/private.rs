//! Numbers that tell who somebody is, or where their money goes.

use super::{View, numbers};
use crate::lexicon::{Cue, Meaning};
use crate::segment::TokenKind;
use crate::text::{PrivateNumber, Span, private_number};

/// What a number gives away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Private {
    /// Who somebody is.
    Identity,
    /// Where money goes.
    Account,
}

/// So many phrases before a number may say what it is.
const NEAR: usize = 24;

/// Calls `found` for each identity or account number of a sentence.
pub(crate) fn numbers(view: &View<'_>, mut found: impl FnMut(Private, Span)) {
    let text = view.document.text();
    let mut end = 0;
    for (i, token) in view.tokens.iter().enumerate() {
        let span = token.span();
        if token.kind() != TokenKind::Number || span.start < end {
            continue;
        }
        let Some((number, stop)) = private_number(text, span.start) else { continue };
        // «123456 78901234» is something else.
        if text[stop..].starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        end = stop;
        let kind = match number {
            PrivateNumber::Identity => Private::Identity,
            PrivateNumber::Account => Private::Account,
            PrivateNumber::Eleven(birth) => match said(view, view.base + i) {
                Some(kind) => kind,
                None if is_of_a_case(view, view.base + i) => continue,
                None if birth => Private::Identity,
                None => continue,
            },
        };
        found(kind, Span::new(span.start, stop));
    }
}

/// What the words before call it; the nearest counts.
fn said(view: &View<'_>, at: usize) -> Option<Private> {
    let here = view.cues.partition_point(|cue| (cue.first as usize) < at);
    let before = view.cues[here.saturating_sub(NEAR)..here].iter();
    let before = before.filter(|cue| cue.end as usize <= at);
    let called = before.filter_map(|cue| match cue.meaning {
        Meaning::Cue(Cue::AccountKey) => Some((cue.end, Private::Account)),
        Meaning::Cue(Cue::IdentityWord) => Some((cue.end, Private::Identity)),
        _ => None,
    });
    called.max_by_key(|(end, _)| *end).map(|(_, kind)| kind)
}

/// «Saksnummeret ditt er 01019012345», «faktura nr. 01019012345»: so near before it stands what it
/// is the number of.
const CASE: usize = 3;

fn is_of_a_case(view: &View<'_>, at: usize) -> bool {
    numbers::starts(view, at, &[Cue::ReferenceNumber]).any(|first| first + CASE >= at)
}
