//! «Man» where it means the reader.

use crate::lexicon::{Cue, Meaning, Severity, WordClass};
use crate::lint::messages::with_case_of;
use crate::lint::rule::rule;
use crate::lint::{Audience, Context, Findings, View};
use crate::segment::{Token, TokenKind};

rule! {
    /// # «Man» i stedet for «du»
    ///
    /// ## Hva
    /// Finner «man», og «en» der det helt sikkert står for en person. «En» er bare et hint.
    ///
    /// ## Hvorfor
    /// Leseren må tenke etter hvem det gjelder. «Du» er klart.
    ///
    /// ## Kilde
    /// Grane kommunes språkprofil: ikke «man» eller «en». Kansellisten: upersonlig stil.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Når man får jobb, stopper pengene.
    /// ```
    /// ```nb,treff
    /// Pengene stopper når en får jobb.
    /// ```
    /// ```nb,ok
    /// Når du får jobb, stopper pengene.
    /// ```
    /// ```nb,ok
    /// Pengene stopper når en ny periode begynner.
    /// ```
    /// ```nb,ok
    /// Kontoret er åpent man. og tirs.
    /// ```
    /// ```nn,treff
    /// Når man får jobb, stoppar pengane.
    /// ```
    /// ```nn,treff
    /// Pengane stoppar når ein får jobb.
    /// ```
    /// ```nn,ok
    /// Når du får jobb, stoppar pengane.
    /// ```
    /// ```nn,ok
    /// Pengane stoppar når ein ny periode byrjar.
    /// ```
    "impersonal-subject": Warning => Sentence(check)
}

fn check(cx: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    if cx.audience != Audience::Person || !view.is_prose() && !view.is_heading() {
        return;
    }
    for found in view.cues {
        match found.meaning {
            Meaning::Cue(Cue::ImpersonalSure) => sure(view, found.first as usize, out),
            Meaning::Cue(Cue::ImpersonalMaybe) => {
                let word = found.first as usize + 1;
                let finding = out.mark(view.span_of(word..word + 1));
                finding.variant("maybe").at_most(Severity::Info);
            }
            _ => {}
        }
    }
}

fn sure(view: &View<'_>, at: usize, out: &mut Findings<'_>) {
    let Some(token) = view.token(at) else { return };
    let before = at.checked_sub(1).and_then(|i| view.token(i));
    let after = view.token(at + 1);
    // «man.–fre.», «Isle of Man», «man» as a word spoken of.
    let short = after.is_some_and(|t| matches!(t.kind(), TokenKind::Mark('.' | '-' | '–' | '/')));
    let name = token.capital && before.is_some_and(Token::is_word);
    let quoted = before.is_some_and(|t| t.is_mark('«')) && after.is_some_and(|t| t.is_mark('»'));
    if short || name || quoted {
        return;
    }
    let finding = out.mark(token.span());
    // «seg» and «sin» would have to change too.
    if !view.tokens.iter().any(|t| view.is(t, WordClass::ThirdPerson)) {
        finding.review_fix(with_case_of(view.text(token), "du"));
    }
}
