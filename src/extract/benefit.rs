//! Which benefit the letter is about.

use super::facts::Found;
use crate::lexicon::Meaning;
use crate::segment::{BlockKind, Document, TokenKind};
use crate::text::Span;

/// The benefit named most, where it weighs most; a link names it too.
pub(super) fn benefit(document: &Document<'_>) -> Option<Found<String>> {
    let benefits = &document.lexicon().benefits;
    let mut weights = vec![0u32; benefits.len()];
    let mut places: Vec<Vec<(u32, Span)>> = vec![Vec::new(); benefits.len()];
    let mut named = false;
    let mut opening = 0;
    for (i, sentence) in document.sentences().iter().enumerate() {
        let block = &document.blocks()[sentence.block];
        let weight = match block.kind {
            BlockKind::Title => 12,
            BlockKind::Letterhead | BlockKind::Signature => 2,
            _ if block.attached => 1,
            BlockKind::Heading => 3,
            _ if opening < 3 => {
                opening += 1;
                5
            }
            _ => 2,
        };
        for cue in document.cues(i) {
            if let Meaning::Benefit(b) = cue.meaning {
                // «kan ha rett til sjukepengar»: another benefit, only suggested.
                let suggested = document.has_cue(i, crate::lexicon::Cue::Hypothetical)
                    || document.has_cue(i, crate::lexicon::Cue::KindInformation);
                named = true;
                let b = usize::from(b);
                weights[b] += if suggested && block.kind != BlockKind::Title { 1 } else { weight };
                places[b].push((weight, sentence.span));
            }
        }
    }
    if !named {
        return by_link(document);
    }
    let best = (0..benefits.len()).max_by_key(|&b| (weights[b], std::cmp::Reverse(b)))?;
    let mut stated = std::mem::take(&mut places[best]);
    stated.sort_by_key(|&(weight, span)| (std::cmp::Reverse(weight), span.start));
    let mut places = stated.into_iter().map(|(_, span)| span);
    let mut found = Found::at(benefits[best].name.clone(), places.next()?);
    for place in places.take(2) {
        found = found.and_at(place);
    }
    Some(found)
}

/// `nav.no/barnetrygd` names the benefit where no word does.
fn by_link(document: &Document<'_>) -> Option<Found<String>> {
    let benefits = &document.lexicon().benefits;
    for (i, sentence) in document.sentences().iter().enumerate() {
        for token in document.tokens_of(i) {
            if token.kind() != TokenKind::Address {
                continue;
            }
            let address = token.span().of(document.text());
            let Some((_, path)) = address.split_once('/') else { continue };
            let named = benefits
                .iter()
                .find(|b| b.links.iter().any(|l| path.split(['/', '#', '?']).any(|p| p == l)));
            if let Some(benefit) = named {
                return Some(Found::at(benefit.name.clone(), sentence.span));
            }
        }
    }
    None
}
