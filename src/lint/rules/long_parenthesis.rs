//! Parentheses that break a sentence in two.

use crate::lexicon::{Cue, Meaning, WordClass};
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::{Token, TokenKind};

rule! {
    /// # Lang parentes
    ///
    /// ## Hva
    /// Finner parenteser med mer enn 12 ord. Finner også to parenteser i samme setning.
    /// Parenteser med lovhenvisning er unntatt.
    ///
    /// ## Hvorfor
    /// En lang parentes deler setningen i to. Leseren mister tråden.
    ///
    /// ## Kilde
    /// EUs hefte om klart språk: én tanke i hver setning.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Du må sende oss en kopi av kontrakten (den du skrev under da du flyttet inn i leiligheten i mars i fjor).
    /// ```
    /// ```nb,ok
    /// Du må sende oss en kopi av kontrakten (gjerne et bilde).
    /// ```
    /// ```nb,ok
    /// Du har rett til støtte (folketrygdloven § 11-5, § 11-6, § 11-7 og § 11-8 første ledd bokstav a).
    /// ```
    /// ```nn,treff
    /// Du må sende oss ein kopi av kontrakten (den du skreiv under då du flytta inn i leilegheita i mars i fjor).
    /// ```
    /// ```nn,ok
    /// Du må sende oss ein kopi av kontrakten (gjerne eit bilete).
    /// ```
    "long-parenthesis": Info { words: 12 } => Sentence(check)
}

/// «(AAP)» and «(én forelder)» are short enough to stand twice.
const SHORT: usize = 3;

fn check(cx: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    if !view.is_prose() || !view.tokens.iter().any(|token| token.is_mark('(')) {
        return;
    }
    let limit = cx.limit("words");
    let mut earlier = false;
    let mut open = None;
    for (i, token) in view.tokens.iter().enumerate() {
        match (token.kind(), open) {
            (TokenKind::Mark('('), _) => open = Some(i),
            (TokenKind::Mark(')'), Some(start)) => {
                open = None;
                let inside = &view.tokens[start + 1..i];
                let words = inside.iter().filter(|token| token.is_word()).count();
                let law = inside.iter().any(|token| is_law(view, token));
                let law = law
                    || view.cues.iter().any(|found| {
                        found.meaning == Meaning::Cue(Cue::LawText)
                            && (view.base + start..view.base + i).contains(&(found.first as usize))
                    });
                if words <= SHORT || law {
                    continue;
                }
                let span = view.span_of(view.base + start..view.base + i + 1);
                if words > limit {
                    out.mark(span).say("words", words);
                } else if earlier {
                    out.mark(span).variant("two");
                }
                earlier = true;
            }
            _ => {}
        }
    }
}

fn is_law(view: &View<'_>, token: &Token) -> bool {
    token.is_mark('§') || view.is(token, WordClass::LawWord) || view.is(token, WordClass::Section)
}
