//! Infinitives in -e and -a in one letter.

use crate::lang::Lang;
use crate::lexicon::WordClass;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::TokenKind;

rule! {
    /// # Infinitiv på både -e og -a
    ///
    /// ## Hva
    /// Finner nynorske brev som blander «å sende» og «å senda».
    ///
    /// ## Hvorfor
    /// Begge deler er rett nynorsk. Men ett brev skal bruke bare én av dem.
    ///
    /// ## Kilde
    /// Språkrådets råd om nynorsk: vær konsekvent.
    ///
    /// ## Eksempel
    /// ```nn,treff
    /// Du kan velje å sende brevet, å ringe oss eller å skrive til oss. Hugs å senda kvittering, å betala i tide og å venta på svar.
    /// ```
    /// ```nn,ok
    /// Du kan velje å sende brevet, å ringe oss eller å skrive til oss. Hugs å betale i tide, å vente på svar og å ta vare på brevet.
    /// ```
    /// ```nn,ok
    /// Hugs å senda brevet.
    /// ```
    "mixed-infinitives": Info { each: 3 } => Letter(check)
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    if cx.lang() != Lang::Nn {
        return;
    }
    let (mut in_e, mut in_a) = (Vec::new(), Vec::new());
    for view in cx.sentences().filter(View::is_prose) {
        for pair in view.tokens.windows(2) {
            let infinitive = view.is(&pair[0], WordClass::InfinitiveMarker)
                && pair[1].kind() == TokenKind::Word
                && view.block.language == Lang::Nn;
            // «ha», «ta» and «la» always end so.
            match view.text(&pair[1]).as_bytes() {
                [_, _, .., b'e'] if infinitive => in_e.push(pair[1].span()),
                [_, _, _, .., b'a'] if infinitive => in_a.push(pair[1].span()),
                _ => {}
            }
        }
    }
    let (few, many) = if in_e.len() < in_a.len() { (in_e, in_a) } else { (in_a, in_e) };
    if few.len() >= cx.limit("each") {
        let finding = out.mark(few[0]).say("few", few.len()).say("many", many.len());
        finding.say("other", cx.document.quote(many[0]));
        few[1..].iter().for_each(|&span| {
            finding.also(span);
        });
    }
}
