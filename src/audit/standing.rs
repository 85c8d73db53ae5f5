//! Where in a letter its reader first meets what matters.

use serde::{Deserialize, Serialize};

use crate::analyse::words_in;
use crate::extract::{ActionKind, Facts, Force};
use crate::segment::{BlockKind, Document};
use crate::text::Span;

/// A place that gives points where it is late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Position {
    /// The page of the outcome.
    OutcomePage,
    /// The page of the deadline.
    DeadlinePage,
    /// Words before the deadline.
    DeadlineWords,
}

impl Position {
    /// The name used in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::OutcomePage => "outcome-page",
            Self::DeadlinePage => "deadline-page",
            Self::DeadlineWords => "deadline-words",
        }
    }
}

/// Where a letter first says something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The page, from 1, where there are pages.
    pub page: Option<u32>,
    /// Words of the text before the sentence.
    pub words_before: u32,
}

/// Where the outcome first stands; `None` where there is none.
pub(super) fn outcome(document: &Document<'_>, facts: &Facts) -> Option<Standing> {
    let outcome = facts.outcome.as_ref()?;
    standing(document, outcome.evidence().iter().copied())
}

/// Where the first deadline for a duty stands; that for an appeal is none, for it belongs at the end.
pub(super) fn deadline(document: &Document<'_>, facts: &Facts) -> Option<Standing> {
    let due = facts.actions.iter().filter(|action| {
        action.kind != ActionKind::Appeal
            && action.force == Force::Must
            && action.deadline.is_some()
    });
    let places = due
        .filter_map(|action| action.deadline_at.or_else(|| action.evidence.iter().copied().min()));
    standing(document, places)
}

fn standing(document: &Document<'_>, places: impl Iterator<Item = Span>) -> Option<Standing> {
    let first = places.map(|place| place.start).min()?;
    let sentences = document.sentences();
    let mut words_before = 0;
    for block in document.blocks() {
        use BlockKind::{Heading, ListItem, Paragraph, Title};
        if !matches!(block.kind, Title | Heading | Paragraph | ListItem) {
            continue;
        }
        let before = block.sentences.clone().take_while(|&at| sentences[at].span.end <= first);
        words_before += before.map(|at| words_in(document, at)).sum::<usize>();
        if block.span.end > first {
            break;
        }
    }
    let page = document.page(first).map(|page| page as u32);
    Some(Standing { page, words_before: words_before as u32 })
}
