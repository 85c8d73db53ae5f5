//! Headings that could stand in any letter.

use crate::extract::LetterKind;
use crate::lexicon::Cue;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::BlockKind;

rule! {
    /// # Overskriften kan stå i alle brev
    ///
    /// ## Hva
    /// Finner overskrifter som «Begrunnelse», «Generelt» og «Annet».
    ///
    /// ## Hvorfor
    /// Overskriftene bør sammen fortelle hva brevet sier. Da finner leseren fram.
    ///
    /// ## Kilde
    /// Språkrådet, «Brev»: Mellomtitlene skal sammen oppsummere brevet.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Du får ikke dagpenger
    ///
    /// Vi har avslått søknaden din om dagpenger. Du kan klage innen seks uker.
    ///
    /// Begrunnelse
    ///
    /// Du har ikke jobbet nok.
    /// ```
    /// ```nb,ok
    /// Du får ikke dagpenger
    ///
    /// Vi har avslått søknaden din om dagpenger. Du kan klage innen seks uker.
    ///
    /// Hvorfor du ikke får dagpenger
    ///
    /// Du har ikke jobbet nok.
    /// ```
    /// ```nn,treff
    /// Du får ikkje dagpengar
    ///
    /// Vi har avslått søknaden din om dagpengar. Du kan klage innan seks veker.
    ///
    /// Grunngiving
    ///
    /// Du har ikkje jobba nok.
    /// ```
    /// ```nn,ok
    /// Du får ikkje dagpengar
    ///
    /// Vi har avslått søknaden din om dagpengar. Du kan klage innan seks veker.
    ///
    /// Kvifor du ikkje får dagpengar
    ///
    /// Du har ikkje jobba nok.
    /// ```
    "generic-heading": Info => Sentence(check)
}

fn check(cx: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    if view.has(Cue::GenericHeading)
        && cx.facts.kind != LetterKind::Other
        && !view.block.attached
        && view.block.kind != BlockKind::Title
        && view.heads()
    {
        out.mark(view.span());
    }
}
