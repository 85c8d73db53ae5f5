//! A request that does not say what happens otherwise.

use crate::extract::{ActionKind, LetterKind};
use crate::lint::duties::{duties, is_sending, says_consequence};
use crate::lint::rule::rule;
use crate::lint::{Context, Findings};

rule! {
    /// # Plikt uten følge
    ///
    /// ## Hva
    /// Finner brev der Nav ber om opplysninger, men ikke sier hva som skjer ellers. Vi leter i hele brevet.
    ///
    /// ## Hvorfor
    /// Den som vet hva som skjer, kan velge riktig. Ellers kan leseren tro at det ikke haster.
    ///
    /// ## Kilde
    /// ISO 24495-1: leseren skal kunne bruke det som står.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Vi trenger flere opplysninger om dagpengene dine
    ///
    /// Vi har fått søknaden din om dagpenger. Vi mangler noen opplysninger fra deg.
    ///
    /// Du må sende oss lønnsslippene innen 3. mai 2027.
    /// ```
    /// ```nb,ok
    /// Vi trenger flere opplysninger om dagpengene dine
    ///
    /// Vi har fått søknaden din om dagpenger. Vi mangler noen opplysninger fra deg.
    ///
    /// Du må sende oss lønnsslippene innen 3. mai 2027. Hvis du ikke sender dem, avslår vi søknaden din.
    /// ```
    /// ```nn,treff
    /// Vi treng fleire opplysningar om dagpengane dine
    ///
    /// Vi har fått søknaden din om dagpengar. Vi manglar nokre opplysningar frå deg.
    ///
    /// Du må sende oss lønsslippane innan 3. mai 2027.
    /// ```
    /// ```nn,ok
    /// Vi treng fleire opplysningar om dagpengane dine
    ///
    /// Vi har fått søknaden din om dagpengar. Vi manglar nokre opplysningar frå deg.
    ///
    /// Du må sende oss lønsslippane innan 3. mai 2027. Viss du ikkje sender dei, avslår vi søknaden din.
    /// ```
    "duty-without-consequence": Info => Letter(check)
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    if cx.facts.kind != LetterKind::InformationRequest {
        return;
    }
    let asked = duties(cx).find(|action| {
        is_sending(action.kind) || matches!(action.kind, ActionKind::Attend | ActionKind::Register)
    });
    let Some(asked) = asked else { return };
    if asked.consequence.is_none() && !says_consequence(cx) {
        out.mark(asked.evidence[0]);
    }
}
