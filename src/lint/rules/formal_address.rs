//! The formal «De».

use crate::lexicon::{Cue, WordClass};
use crate::lint::rule::rule;
use crate::lint::{Audience, Context, Findings, View};
use crate::segment::{Token, TokenKind};

rule! {
    /// # «De» i stedet for «du»
    ///
    /// ## Hva
    /// Finner «De», «Dem» og «Deres» med stor bokstav inne i en setning. Først i setningen kan det være flere personer, så der sier vi ingenting. «Deres ref.» er i orden.
    ///
    /// ## Hvorfor
    /// Det virker fjernt. Leseren kan tro at det gjelder noen andre.
    ///
    /// ## Kilde
    /// Språkrådet: bruk «du».
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Vi har mottatt søknaden fra Dem.
    /// ```
    /// ```nb,treff
    /// Hvis De har flyttet, må De si fra.
    /// ```
    /// ```nb,ok
    /// Vi har fått søknaden din.
    /// ```
    /// ```nb,ok
    /// De som søker, må svare. Vi ber dem om det.
    /// ```
    /// ```nn,treff
    /// Vi har fått søknaden frå Dykk.
    /// ```
    /// ```nn,ok
    /// Vi har fått søknaden din.
    /// ```
    "formal-address": Warning => Sentence(check)
}

/// The form that stands as a subject; the others are never.
const SUBJECT: [&str; 1] = ["de"];

fn check(cx: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    let prose = view.is_prose() || view.is_heading();
    if cx.audience != Audience::Person || !prose || view.has(Cue::FormalOther) {
        return;
    }
    for (n, token) in view.tokens.iter().enumerate().skip(1) {
        if !token.capital || !view.is(token, WordClass::Formal) || is_shouted(view, token) {
            continue;
        }
        // «De Geer» is a name.
        let (before, after) = (&view.tokens[n - 1], view.tokens.get(n + 1));
        if !before.is_word() && !before.is_mark(',') || after.is_some_and(|t| t.capital) {
            continue;
        }
        if !view.is_one_of(token, &SUBJECT) {
            out.mark(token.span());
        } else if is_subject(view, before, after) {
            out.mark(token.span()).review_fix("du");
        }
    }
}

/// «DE» stands among capitals.
fn is_shouted(view: &View<'_>, token: &Token) -> bool {
    view.text(token).chars().nth(1).is_some_and(char::is_uppercase)
}

/// A verb stands on one side; «De grønne» has none, or an adjective after it.
fn is_subject(view: &View<'_>, before: &Token, after: Option<&Token>) -> bool {
    let verb = |token: &Token| {
        let classes = [WordClass::FiniteVerb, WordClass::Must, WordClass::Can, WordClass::Should];
        classes.iter().any(|&class| view.is(token, class))
    };
    let opens = view.is(before, WordClass::Condition) || view.is(before, WordClass::Subordinator);
    let after_verb = after.is_some_and(verb);
    after_verb
        || verb(before) && after.is_some_and(|t| !matches!(t.kind(), TokenKind::Number))
        || opens && after.is_some_and(|t| view.text(t).ends_with('r'))
}
