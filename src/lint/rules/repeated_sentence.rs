//! The same sentence again.

use std::collections::hash_map::Entry;
use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};

use crate::lexicon::Cue;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::{EntityKind, TokenKind};
use crate::text::Span;

rule! {
    /// # Samme setning to ganger
    ///
    /// ## Hva
    /// Finner setninger på åtte ord eller mer som står to ganger i brevet.
    /// Setninger om frister og beløp er unntatt.
    ///
    /// ## Hvorfor
    /// Leseren lurer på om noe er nytt. Brevet blir lengre enn det må være.
    ///
    /// ## Kilde
    /// Helsetilsynet: si det samme bare én gang.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Vi har behandlet søknaden din om støtte til barn.
    ///
    /// Du får støtten hver måned så lenge barnet bor hos deg.
    ///
    /// Inntekten din har ikke noe å si.
    ///
    /// Du får støtten hver måned så lenge barnet bor hos deg.
    /// ```
    /// ```nb,ok
    /// Du får støtten hver måned så lenge barnet bor hos deg.
    ///
    /// Du får ikke støtten hvis barnet flytter til en institusjon.
    /// ```
    /// ```nb,ok
    /// Du må sende oss svaret innen 3. mai 2025 på nav.no.
    ///
    /// Husk fristen.
    ///
    /// Du må sende oss svaret innen 3. mai 2025 på nav.no.
    /// ```
    /// ```nn,treff
    /// Vi har behandla søknaden din om støtte til barn.
    ///
    /// Du får støtta kvar månad så lenge barnet bur hos deg.
    ///
    /// Inntekta di har ikkje noko å seie.
    ///
    /// Du får støtta kvar månad så lenge barnet bur hos deg.
    /// ```
    /// ```nn,ok
    /// Du får støtta kvar månad så lenge barnet bur hos deg.
    ///
    /// Du får ikkje støtta viss barnet flyttar til ein institusjon.
    /// ```
    "repeated-sentence": Info { words: 8 } => Letter(check)
}

/// Shorter words do not tell sentences apart: «i», «og».
const SHORT: usize = 2;

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let limit = cx.limit("words");
    let mut seen: FxHashMap<u64, Span> = FxHashMap::default();
    for view in cx.sentences() {
        if !view.is_prose() || view.block.attached || view.words < limit || may_stand_twice(&view) {
            continue;
        }
        match seen.entry(gist(&view)) {
            Entry::Occupied(first) => {
                out.mark(view.span()).also(*first.get());
            }
            Entry::Vacant(place) => {
                place.insert(view.span());
            }
        }
    }
}

/// Deadlines may well stand twice, and so may what is paid in each of several periods.
fn may_stand_twice(view: &View<'_>) -> bool {
    use Cue::{DeadlineBefore, DeadlineGiven, DeadlineInvoice, DeadlineNow};
    [DeadlineBefore, DeadlineGiven, DeadlineInvoice, DeadlineNow].iter().any(|&cue| view.has(cue))
        || view.entities().iter().any(|entity| matches!(entity.kind, EntityKind::Amount(_)))
}

/// The same for sentences that differ in capitals, marks and the shortest words only. Numbers
/// count: two periods are two messages.
fn gist(view: &View<'_>) -> u64 {
    let mut hasher = FxHasher::default();
    for token in view.tokens {
        match token.kind() {
            TokenKind::Word if view.text(token).len() > SHORT => hasher.write_u32(token.word),
            TokenKind::Number | TokenKind::Address => hasher.write(view.text(token).as_bytes()),
            _ => {}
        }
    }
    hasher.finish()
}
