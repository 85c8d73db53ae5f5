//! Places where something should have been filled in.

use crate::lexicon::{Cue, Meaning, Severity};
use crate::lint::placeholders;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::TokenKind;

rule! {
    /// # Tekst som ikke er fylt inn
    ///
    /// ## Hva
    /// Finner felt og merker fra malen som står igjen, som «{navn}», «[dato]» og «XX.XX.XXXX».
    ///
    /// ## Hvorfor
    /// Leseren får ikke vite det som skulle stått der. Det kan være fristen eller beløpet.
    ///
    /// ## Kilde
    /// Egen måling: 41 slike felt sto i malene vi leste.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Du må svare innen <fritekst: dato>, og sende kvittering.
    /// ```
    /// ```nb,treff
    /// Hei, {navn}! Du må svare oss.
    /// ```
    /// ```nb,treff
    /// Vi fikk søknaden din [dato] og har lest den.
    /// ```
    /// ```nb,treff
    /// Du må svare oss innen XX.XX.XXXX.
    /// ```
    /// ```nb,treff
    /// FYLL INN begrunnelsen for vedtaket her.
    /// ```
    /// ```nb,treff
    /// Vi skylder deg ____ kroner fra mai.
    /// ```
    /// ```nb,ok
    /// Du må fylle inn skjemaet og skrive [...] der du er usikker.
    /// ```
    /// ```nb,ok
    /// Du må svare innen 3. mai. Skriv til <post@nav.no> hvis noe er uklart.
    /// ```
    /// ```nn,treff
    /// Du må svare oss innan XX.XX.XXXX.
    /// ```
    /// ```nn,ok
    /// Du må svare innan 3. mai.
    /// ```
    "unfilled-placeholder": Error => Sentence(check)
}

fn check(cx: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    // In a template a placeholder is what it should be.
    if cx.document.letter().is_template() {
        return;
    }
    let mut end = 0;
    for (i, token) in view.tokens.iter().enumerate() {
        let start = token.span().start;
        if start < end {
            continue;
        }
        let found = match token.kind() {
            TokenKind::Mark('<' | '{' | '[') => placeholders::bracketed(view, i),
            TokenKind::Mark('_') => placeholders::line(view, i),
            TokenKind::Word => placeholders::crosses(view, i),
            _ => None,
        };
        if let Some((span, to_fill_in)) = found {
            end = span.end;
            let finding = out.mark(span);
            if to_fill_in {
                finding.variant("form").at_most(Severity::Info);
            }
        }
    }
    for found in view.cues {
        let span = view.span_of(found.tokens());
        let text = span.of(view.document.text());
        // «Fyll inn skjemaet» is for the reader, «FYLL INN» for the author.
        let note = found.meaning == Meaning::Cue(Cue::PlaceholderNote)
            && text.chars().all(|c| !c.is_lowercase());
        if note || found.meaning == Meaning::Cue(Cue::PlaceholderText) {
            out.mark(span);
        }
    }
}
