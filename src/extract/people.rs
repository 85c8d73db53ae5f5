//! Who sent the letter, when, and whom to ask.

use jiff::civil::Date;

use super::facts::{Contacts, Found, Sender, SenderLevel};
use crate::lexicon::{Cue, Level, Meaning};
use crate::segment::{BlockKind, Document, EntityKind, TokenKind};
use crate::text::Span;

/// The date that stands alone in the letterhead, or after «Dato:».
pub(super) fn letter_date(document: &Document<'_>) -> Option<Found<Date>> {
    for (i, sentence) in document.sentences().iter().enumerate() {
        let block = &document.blocks()[sentence.block];
        match block.kind {
            BlockKind::Letterhead | BlockKind::Salutation | BlockKind::TableRow => {}
            BlockKind::Title => continue,
            _ => break,
        }
        let words = document.tokens_of(i).iter().filter(|t| t.is_word()).count();
        for entity in document.entities_in(document.token_range(i)) {
            if let EntityKind::Date(date) = entity.kind {
                // «Født: 3. mars 1980» is no letter date: the line says what it is, or nothing else.
                let own = words <= 4 || document.has_cue(i, Cue::LetterheadKey);
                if own && !document.has_cue(i, Cue::IdentityKey) {
                    return Some(Found::at(date, sentence.span));
                }
            }
        }
    }
    None
}

/// What stands after «Saksnummer» in the letterhead.
pub(super) fn case_number(document: &Document<'_>) -> Option<Found<String>> {
    (0..document.sentences().len())
        .filter(|&i| document.block_of(i).kind == BlockKind::Letterhead)
        .find_map(|i| {
            let key = document.cue(i, Cue::CaseNumberKey)?;
            let span = document.span_of(i);
            let name = document.tokens()[key.end as usize - 1].span();
            let line = document.quote(Span::new(name.end, span.end));
            // «Saksnr.: AAP-2022-55102»: the first piece with a digit.
            let value =
                line.split_whitespace().find(|w| w.contains(|c: char| c.is_ascii_digit()))?;
            Some(Found::at(value.to_owned(), span))
        })
}

/// «Hilsen Nav Lia» is signed by Nav Lia.
fn unit_name(line: String) -> String {
    let greeting = |word: &str| matches!(word, "Hilsen" | "hilsen" | "Helsing" | "helsing");
    let rest = line.split_once(' ').filter(|(first, _)| greeting(first)).map(|(_, rest)| rest);
    rest.map(str::to_owned).unwrap_or(line)
}

/// State or municipality: by the unit that signs, then by the laws the letter rests on.
pub(super) fn sender(document: &Document<'_>) -> Option<Found<Sender>> {
    let mut unit: Option<(SenderLevel, Span)> = None;
    let mut law: Option<(SenderLevel, Span)> = None;
    for (i, sentence) in document.sentences().iter().enumerate() {
        let block = &document.blocks()[sentence.block];
        let signs = matches!(block.kind, BlockKind::Letterhead | BlockKind::Signature);
        if signs {
            if document.has_cue(i, Cue::SenderMunicipality) {
                unit = Some((SenderLevel::Municipality, sentence.span));
            } else if document.has_cue(i, Cue::SenderState)
                && unit.is_none_or(|(level, _)| level == SenderLevel::State)
            {
                unit = Some((SenderLevel::State, sentence.span));
            }
        }
        for cue in document.cues(i) {
            if let Meaning::Law(l) = cue.meaning {
                let level = match document.lexicon().laws[usize::from(l)].level {
                    Level::State => SenderLevel::State,
                    Level::Municipality => SenderLevel::Municipality,
                    Level::Any => continue,
                };
                if !block.attached {
                    law.get_or_insert((level, sentence.span));
                }
            }
        }
    }
    let name = |span: Span| Some(unit_name(document.quote(span)));
    match (unit, law) {
        // The social services law is only the municipality's.
        (_, Some((SenderLevel::Municipality, span)))
            if unit.is_none_or(|u| u.0 != SenderLevel::State) =>
        {
            let named = unit.map(|(_, s)| s);
            let found = Found::at(
                Sender { level: SenderLevel::Municipality, name: named.and_then(name) },
                named.unwrap_or(span),
            );
            Some(found.and_at(span))
        }
        (Some((level, span)), _) => Some(Found::at(Sender { level, name: name(span) }, span)),
        (None, Some((level, span))) => Some(Found::at(Sender { level, name: None }, span)),
        (None, None) => None,
    }
}

/// Phones and addresses of the contact section; without one, of the whole letter's phone lines.
pub(super) fn contacts(document: &Document<'_>) -> Contacts {
    let mut contacts = Contacts::default();
    for (i, sentence) in document.sentences().iter().enumerate() {
        let section = in_contact_section(document, i);
        let mut stated = false;
        for entity in document.entities_in(document.token_range(i)) {
            if entity.kind == EntityKind::Phone {
                let tokens = document.tokens();
                let span =
                    tokens[entity.first as usize].span().to(tokens[entity.end as usize - 1].span());
                let phone = document.quote(span);
                if !contacts.phones.contains(&phone) {
                    contacts.phones.push(phone);
                }
                stated = true;
            }
        }
        if section {
            for token in document.tokens_of(i) {
                if token.kind() == TokenKind::Address {
                    let address = document.quote(token.span());
                    let address = address.as_str();
                    let address =
                        address.trim_start_matches("https://").trim_start_matches("http://");
                    // A bare host says nothing that the address beside it does not say.
                    if address.contains(['/', '@']) && !contacts.urls.iter().any(|u| u == address) {
                        contacts.urls.push(address.to_owned());
                        stated = true;
                    }
                }
            }
        }
        if stated {
            contacts.evidence.push(sentence.span);
        }
    }
    contacts
}

/// True under a heading such as «Har du spørsmål?».
pub(super) fn in_contact_section(document: &Document<'_>, sentence: usize) -> bool {
    document.heading_of(sentence).is_some_and(|h| document.has_cue(h, Cue::SectionContact))
}
