//! Words that are hard to take in.

use crate::lexicon::Meaning;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::TokenKind;

rule! {
    /// # Langt ord
    ///
    /// ## Hva
    /// Finner ord med flere bokstaver enn grensen. Grensen er 24 bokstaver. Navn på ytelser og lover teller ikke.
    ///
    /// ## Hvorfor
    /// Et langt, sammensatt ord må leses bit for bit.
    ///
    /// ## Kilde
    /// Ordnett gir råd om å dele svært lange ord. Grensen er vår egen.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Dette er inntektsgrunnlagsberegningen din.
    /// ```
    /// ```nb,ok
    /// Slik har vi regnet ut inntekten din. Du får arbeidsavklaringspenger.
    /// ```
    /// ```nn,treff
    /// Dette er inntektsgrunnlagsutrekninga di.
    /// ```
    /// ```nn,ok
    /// Slik har vi rekna ut inntekta di.
    /// ```
    "long-word": Info { letters: 24 } => Sentence(check)
}

fn check(cx: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    let limit = cx.limit("letters");
    if !view.is_text() {
        return;
    }
    for (i, token) in view.tokens.iter().enumerate() {
        // A letter is at least a byte.
        if token.kind() != TokenKind::Word || token.span().len() <= limit {
            continue;
        }
        let letters =
            view.text(token).chars().filter(|c| c.is_alphabetic() && *c != '\u{ad}').count();
        let named = view.cues.iter().any(|cue| {
            cue.tokens().contains(&(view.base + i))
                && matches!(cue.meaning, Meaning::Benefit(_) | Meaning::Law(_) | Meaning::Term(_))
        });
        if letters > limit && !named && !view.text(token).contains(['-', '\n']) {
            out.mark(token.span()).say("letters", letters).say("limit", limit);
        }
    }
}
