//! Capitals that are never written out.

use std::collections::BTreeSet;

use crate::lexicon::{Cue, Meaning};
use crate::lint::rule::rule;
use crate::lint::terms;
use crate::lint::{Context, Findings, View};
use crate::segment::{CueMatch, Token, TokenKind};

rule! {
    /// # Bokstavord uten forklaring
    ///
    /// ## Hva
    /// Finner bokstavord, som «AAP», som brevet ikke skriver ut første gang.
    ///
    /// ## Hvorfor
    /// Den som ikke kjenner bokstavene, mister meningen i hele setningen.
    ///
    /// ## Kilde
    /// Skriveregler i Nav: ikke bruk interne forkortelser.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Du får AAP fra mai. Du må sende meldekort.
    /// ```
    /// ```nb,ok
    /// Du får arbeidsavklaringspenger (AAP) fra mai. Du får AAP i ett år.
    /// ```
    /// ```nb,ok
    /// Du kan laste opp en PDF på siden til Nav.
    /// ```
    /// ```nn,treff
    /// Du får AAP frå mai. Du må sende meldekort.
    /// ```
    /// ```nn,ok
    /// Du får arbeidsavklaringspengar (AAP) frå mai. Du får AAP i eitt år.
    /// ```
    "acronym": Info => Letter(check)
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let mut known: BTreeSet<&str> = BTreeSet::new();
    let mut named = Vec::new();
    for view in cx.sentences().filter(View::is_text) {
        if terms::in_capitals(&view) {
            continue;
        }
        for (i, token) in view.tokens.iter().enumerate() {
            let text = view.text(token);
            let explained = is_explained(&view, i);
            if !is_acronym(token, text) || known.contains(text) || !explained && !view.is_prose() {
                continue;
            }
            known.insert(text);
            let cue = view.cues.iter().find(|cue| {
                cue.tokens().contains(&(view.base + i))
                    && matches!(cue.meaning, Meaning::Benefit(_))
            });
            let written_out = cue.is_some_and(|cue| named.contains(&cue.meaning));
            if !written_out && !explained && !is_known(&view, i) {
                out.mark(token.span());
            }
        }
        for cue in view.cues.iter().filter(|cue| is_written_out(&view, cue)) {
            if !named.contains(&cue.meaning) {
                named.push(cue.meaning);
            }
        }
    }
}

/// Two to six capitals that are no number.
fn is_acronym(token: &Token, text: &str) -> bool {
    token.capital
        && token.kind() == TokenKind::Word
        && (2..=6).contains(&text.chars().count())
        && text.chars().all(char::is_uppercase)
        && !text.chars().all(|c| "IVXLCDM".contains(c))
}

/// «arbeidsavklaringspenger (AAP)» or «AAP (arbeidsavklaringspenger)».
fn is_explained(view: &View<'_>, i: usize) -> bool {
    let before = i.checked_sub(1).is_some_and(|before| view.tokens[before].is_mark('('));
    let after = view.tokens.get(i + 1).is_some_and(|after| after.is_mark('('));
    before || after
}

/// Known to all, part of a name, or told by another rule.
fn is_known(view: &View<'_>, i: usize) -> bool {
    let at = view.base + i;
    let told = view.cues.iter().filter(|cue| cue.tokens().contains(&at)).any(|cue| {
        matches!(
            cue.meaning,
            Meaning::Cue(Cue::KnownAcronym | Cue::PlaceholderNote | Cue::PlaceholderWord)
                | Meaning::Law(_)
                | Meaning::Term(_)
        )
    });
    let beside = |j: Option<usize>| {
        let token = j.and_then(|j| view.tokens.get(j));
        token.is_some_and(|t| {
            t.kind() == TokenKind::Number || t.kind() == TokenKind::Word && t.capital
        })
    };
    // «0109 OSLO», «Byggmester Hansen AS»: places and firms.
    told || i > 1 && beside(i.checked_sub(1))
}

/// A benefit under its full name.
fn is_written_out(view: &View<'_>, cue: &CueMatch) -> bool {
    let text = view.span_of(cue.tokens()).of(view.document.text());
    matches!(cue.meaning, Meaning::Benefit(_)) && text.chars().any(char::is_lowercase)
}
