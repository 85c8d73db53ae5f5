//! Lists: a lead-in says what its items are, things to do or conditions.

use super::candidates::{Candidate, has_sum, kind_of};
use super::deadline;
use super::facts::{ActionKind, Deadline, Force};
use super::steps::{ABOUT, Mode};
use crate::lexicon::Cue;
use crate::segment::{BlockKind, Document};

/// What the lines under a lead-in are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Things to do or to send.
    Items,
    /// Conditions or examples.
    Conditions,
}

#[derive(Debug, Clone)]
pub(super) struct Lead {
    pub(super) sort: Sort,
    kind: ActionKind,
    about: Option<Cue>,
    force: Force,
    deadline: Option<Deadline>,
    mode: Mode,
}

pub(super) fn lead(
    document: &Document<'_>,
    sentence: usize,
    own: Option<&Candidate>,
) -> Option<Lead> {
    let text = document.span_of(sentence).of(document.text());
    let block = document.block_of(sentence);
    let heading = matches!(block.kind, BlockKind::Heading | BlockKind::Title);
    let open =
        text.ends_with(':') || !text.ends_with(['.', '!', '?']) && items_follow(document, sentence);
    if !open && !heading {
        return None;
    }
    if document.has_cue(sentence, Cue::LeadExamples) && own.is_none() {
        return None;
    }
    let conditions = document.has_cue(sentence, Cue::LeadConditions);
    let own = match own {
        Some(own) => own.clone(),
        None => incomplete(document, sentence)?,
    };
    // A heading leads the list right below it; of running text only an unfinished one does.
    let list_below = document
        .blocks()
        .get(document.sentences()[sentence].block + 1)
        .is_some_and(|next| next.kind == BlockKind::ListItem);
    if heading && !document.has_cue(sentence, Cue::Incomplete) && !list_below {
        return None;
    }
    Some(Lead {
        sort: if conditions || own.kind == ActionKind::ReportChange {
            Sort::Conditions
        } else {
            Sort::Items
        },
        kind: own.kind,
        about: own.about,
        force: if one_of(document, sentence) { Force::May } else { own.force },
        deadline: own.deadline,
        mode: own.mode,
    })
}

/// «Du må gjøre en av disse tingene:» leaves the choice to the reader.
fn one_of(document: &Document<'_>, sentence: usize) -> bool {
    document.tokens_of(sentence).windows(2).any(|pair| {
        let word = |i: usize| document.folded(&pair[i]);
        matches!(word(0).as_str(), "en" | "én" | "ett" | "ein" | "éin" | "eitt" | "one")
            && matches!(word(1).as_str(), "av" | "of")
    })
}

/// «Vi trenger:», «Dette mangler:»: no modal, but plainly a request.
fn incomplete(document: &Document<'_>, sentence: usize) -> Option<Candidate> {
    let duties = document.has_cue(sentence, Cue::LeadDuties);
    let asks = duties
        || document.has_cue(sentence, Cue::Incomplete)
        || document.has_cue(sentence, Cue::KindInformationRequest)
        || document.has_cue(sentence, Cue::Request);
    asks.then(|| Candidate {
        sentence,
        kind: if duties { ActionKind::Other } else { ActionKind::SendDocuments },
        force: if duties { Force::MustIf } else { Force::Must },
        deadline: deadline::limit(document, sentence),
        about: (!duties).then_some(Cue::DoSendDocuments),
        heading: false,
        lead_in: None,
        mode: Mode::Request,
        conditional: false,
        sum: false,
    })
}

/// The heading right above, when it is an unfinished request: «Du må sende oss».
pub(super) fn heading_lead(document: &Document<'_>, sentence: usize) -> Option<usize> {
    let block = document.block_of(sentence);
    let heading = block.heading?;
    let heading_block = &document.blocks()[heading];
    let first = heading_block.sentences.start;
    if block.kind == BlockKind::ListItem {
        return (block.lead_in == Some(first)).then_some(first);
    }
    let directly = document.sentences()[sentence].block == heading + 1;
    let noun = document.has_cue(sentence, Cue::DocumentNoun);
    (directly && noun && document.has_cue(first, Cue::Incomplete)).then_some(first)
}

pub(super) fn items_follow(document: &Document<'_>, sentence: usize) -> bool {
    let block = document.sentences()[sentence].block;
    document.blocks().get(block + 1).is_some_and(|next| {
        next.kind == BlockKind::ListItem
            || document.has_cue(
                next.sentences.start.min(document.sentences().len() - 1),
                Cue::DocumentNoun,
            ) && document.has_cue(sentence, Cue::Incomplete)
                && matches!(document.blocks()[block].kind, BlockKind::Heading)
    })
}

/// One item of a list of things to do.
pub(super) fn item(
    document: &Document<'_>,
    sentence: usize,
    lead_in: usize,
    lead: &Lead,
    own: Option<&Candidate>,
) -> Option<Candidate> {
    let block = document.block_of(sentence);
    // A second sentence in an item explains the first.
    if block.sentences.start != sentence {
        return None;
    }
    if lead.sort == Sort::Conditions {
        return None;
    }
    let own_deadline = deadline::stated(document, sentence);
    let own = own.filter(|o| o.mode != Mode::Request);
    if let Some(own) = own {
        let mut item = own.clone();
        item.lead_in = Some(lead_in);
        item.deadline = own.deadline.clone().or_else(|| lead.deadline.clone());
        if item.mode == Mode::Command {
            item.force = stronger(lead.force, item.conditional);
        }
        return Some(item);
    }
    let (kind, about) = item_kind(document, sentence, lead);
    let own_deadline = match kind {
        ActionKind::Attend => deadline::meeting(document, sentence).or(own_deadline),
        _ => own_deadline,
    };
    let conditional = has_condition(document, sentence);
    let mut force = stronger(lead.force, conditional);
    if document.has_cue(lead_in, Cue::LeadDuties)
        && matches!(own_deadline, Some(Deadline::On(_) | Deadline::Within { .. }))
    {
        force = Force::Must;
    }
    if deadline::rhythm(document, sentence).is_some() && force == Force::Must {
        force = Force::MustIf;
    }
    Some(Candidate {
        sentence,
        kind,
        force,
        deadline: own_deadline.or_else(|| lead.deadline.clone()),
        about,
        heading: false,
        lead_in: Some(lead_in),
        mode: lead.mode,
        conditional,
        sum: has_sum(document, sentence),
    })
}

fn stronger(force: Force, conditional: bool) -> Force {
    if conditional && force == Force::Must { Force::MustIf } else { force }
}

fn has_condition(document: &Document<'_>, sentence: usize) -> bool {
    document
        .tokens_of(sentence)
        .iter()
        .any(|t| matches!(document.folded(t).as_str(), "hvis" | "dersom" | "viss" | "if"))
}

/// What an item is about: its own verb when it begins with one, otherwise the lead-in's.
fn item_kind(document: &Document<'_>, sentence: usize, lead: &Lead) -> (ActionKind, Option<Cue>) {
    let first = document.token_range(sentence).start;
    let own = ABOUT
        .into_iter()
        .filter_map(|cue| document.cue(sentence, cue).map(|c| (c.first as usize, cue)))
        .filter(|&(at, _)| at <= first + 3)
        .min_by_key(|&(at, _)| at);
    match own {
        Some((_, cue)) => (kind_of(cue), Some(cue)),
        None => (lead.kind, lead.about),
    }
}
