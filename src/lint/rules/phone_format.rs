//! Phone numbers in one piece.

use crate::lexicon::Cue;
use crate::lint::numbers;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::EntityKind;

rule! {
    /// # Telefonnummer uten mellomrom
    ///
    /// ## Hva
    /// Finner telefonnumre på åtte siffer uten mellomrom.
    ///
    /// ## Hvorfor
    /// Grupper på to siffer er lettere å lese og taste.
    ///
    /// ## Kilde
    /// Skriveregler i Nav: skriv «55 55 33 34».
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Ring oss på telefon 55553333.
    /// ```
    /// ```nb,treff
    /// Ring oss på 81511000 hvis noe er uklart.
    /// ```
    /// ```nb,ok
    /// Ring oss på telefon 55 55 33 33.
    /// ```
    /// ```nb,ok
    /// Saken hos oss har nummer 55553333. Ring oss og oppgi kundenummer 55553333.
    /// ```
    /// ```nn,treff
    /// Ring oss på telefon 55553333.
    /// ```
    /// ```nn,ok
    /// Ring oss på telefon 55 55 33 33.
    /// ```
    "phone-format": Info => Sentence(check)
}

fn check(_: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    for entity in view.entities() {
        if entity.kind != EntityKind::Phone || entity.end != entity.first + 1 {
            continue;
        }
        let Some(token) = view.token(entity.first as usize) else { continue };
        let digits = view.text(token);
        // «800 12 345», «55 55 33 33».
        let groups: &[usize] = if digits.starts_with('8') { &[3, 2, 3] } else { &[2, 2, 2, 2] };
        // «Ring oss om saksnummer 55553333»: the nearest word says what it is.
        let at = entity.first as usize;
        let called = numbers::starts(view, at, &[Cue::PhoneNumber]).max();
        let phone = called > numbers::named_from(view, at);
        if phone && digits.len() == 8 && digits.bytes().all(|b| b.is_ascii_digit()) {
            let grouped = numbers::in_groups(digits, groups);
            out.mark(token.span()).say("instead", &grouped).safe_fix(grouped);
        }
    }
}
