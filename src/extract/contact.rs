//! Whom to ask, as one action for all questions.

use rustc_hash::FxHashSet;

use super::candidates::Candidate;
use super::facts::{Action, ActionKind, Force};
use super::people::in_contact_section;
use crate::lexicon::Cue;
use crate::segment::{BlockKind, Document, EntityKind, TokenKind};

/// Questions: one action, the sentence with the phone number first.
pub(super) fn contact(document: &Document<'_>, all: &mut Vec<Candidate>) -> Option<Action> {
    let has_phone = |i: usize| {
        document.entities_in(document.token_range(i)).iter().any(|e| e.kind == EntityKind::Phone)
    };
    // A section for questions with a phone number: what stands elsewhere is for another need.
    let section_phone = (0..document.sentences().len())
        .any(|i| in_contact_section(document, i) && has_phone(i) && !document.block_of(i).attached);
    let offered_at: FxHashSet<usize> = all
        .iter()
        .filter(|c| c.kind == ActionKind::Contact && c.force == Force::May)
        .map(|c| c.sentence)
        .collect();
    let mut places: Vec<(u8, usize)> = Vec::new();
    for (i, sentence) in document.sentences().iter().enumerate() {
        let block = &document.blocks()[sentence.block];
        if block.attached || !matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem) {
            continue;
        }
        let section = in_contact_section(document, i);
        if section_phone && !section {
            continue;
        }
        let phone = has_phone(i);
        let address = document.tokens_of(i).iter().any(|t| t.kind() == TokenKind::Address);
        let asks = document.has_cue(i, Cue::DoContact) && !document.has_cue(i, Cue::OtherContact);
        let offered = offered_at.contains(&i);
        let rank = match (phone, section, asks) {
            // For an interpreter or with somebody else: only if nothing else is there.
            _ if document.has_cue(i, Cue::OtherContact) && section && phone => 6,
            (true, true, _) => 0,
            (true, false, true) => 1,
            (true, false, false) if !document.has_cue(i, Cue::OtherContact) => 2,
            (false, true, true) if address => 2,
            (false, true, true) => 3,
            (false, true, false) if address => 5,
            (false, false, true) if offered && document.has_cue(i, Cue::OwnNeed) => 4,
            _ => continue,
        };
        places.push((rank, i));
    }
    let &(rank, best) = places.iter().min()?;
    places.retain(|p| rank == 6 || p.0 < 6);
    // In the order of the sentences, as they were found.
    let rank_of = |sentence: usize| {
        places.binary_search_by_key(&sentence, |p| p.1).ok().map(|at| places[at].0)
    };
    let general = |c: &Candidate| {
        c.kind == ActionKind::Contact
            && c.force == Force::May
            && (!document.has_cue(c.sentence, Cue::OtherContact)
                || rank_of(c.sentence).is_some_and(|r| r < 2))
            && (in_contact_section(document, c.sentence) || rank_of(c.sentence).is_some())
    };
    all.retain(|c| !general(c));
    all.retain(|c| !(rank_of(c.sentence).is_some() && c.force == Force::May));
    let mut evidence = vec![document.span_of(best)];
    evidence.extend(
        places.iter().map(|p| document.span_of(p.1)).filter(|&s| s != document.span_of(best)),
    );
    Some(Action {
        kind: ActionKind::Contact,
        force: Force::May,
        text: document.quote(document.span_of(best)),
        lead_in: None,
        deadline: None,
        deadline_at: None,
        consequence: None,
        rhythm: None,
        evidence,
    })
}
