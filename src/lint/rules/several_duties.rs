//! Many duties in running text.

use crate::extract::{Force, LetterKind};
use crate::lint::duties::{says_you, sentence_at};
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::BlockKind;

rule! {
    /// # Mange plikter i løpende tekst
    ///
    /// ## Hva
    /// Finner deler av brevet der leseren må gjøre mer enn tre ting, og det ikke står som liste.
    ///
    /// ## Hvorfor
    /// I løpende tekst er det lett å overse en av dem. En liste kan leseren krysse av.
    ///
    /// ## Kilde
    /// Navs «Språk og struktur i brev» og EUs «How to write clearly»: gi teksten struktur.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Vi trenger flere opplysninger om dagpengene dine
    ///
    /// Vi har fått søknaden din om dagpenger. Vi mangler noen opplysninger fra deg.
    ///
    /// Du må sende oss lønnsslippene. Du må fylle ut skjemaet om inntekt. Du må registrere deg som arbeidssøker. Du må også betale tilbake 500 kroner. Du må møte til samtale 3. mai 2027.
    /// ```
    /// ```nb,ok
    /// Vi trenger flere opplysninger om dagpengene dine
    ///
    /// Vi har fått søknaden din om dagpenger. Vi mangler noen opplysninger fra deg.
    ///
    /// Du må gjøre dette innen 3. mai 2027:
    ///
    /// - Send oss lønnsslippene.
    /// - Fyll ut skjemaet om inntekt.
    /// - Registrer deg som arbeidssøker.
    /// - Møt til samtale.
    /// ```
    /// ```nn,treff
    /// Vi treng fleire opplysningar om dagpengane dine
    ///
    /// Vi har fått søknaden din om dagpengar. Vi manglar nokre opplysningar frå deg.
    ///
    /// Du må sende oss lønsslippane. Du må fylle ut skjemaet om inntekt. Du må registrere deg som arbeidssøkjar. Du må også betale tilbake 500 kroner. Du må møte til samtale 3. mai 2027.
    /// ```
    /// ```nn,ok
    /// Vi treng fleire opplysningar om dagpengane dine
    ///
    /// Vi har fått søknaden din om dagpengar. Vi manglar nokre opplysningar frå deg.
    ///
    /// Du må gjere dette innan 3. mai 2027:
    ///
    /// - Send oss lønsslippane.
    /// - Fyll ut skjemaet om inntekt.
    /// - Registrer deg som arbeidssøkjar.
    /// - Møt til samtale.
    /// ```
    "several-duties": Info { duties: 3 } => Letter(check)
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    if cx.facts.kind == LetterKind::Other {
        return;
    }
    let duties = cx.facts.actions.iter().filter(|action| action.force != Force::May);
    let running: Vec<View<'_>> = duties
        .filter_map(|action| sentence_at(cx, action.evidence[0]))
        .filter(|view| view.block.kind == BlockKind::Paragraph && says_you(view))
        .collect();
    // The actions come in the order of the text, so those of a section stand together.
    for section in running.chunk_by(|a, b| {
        a.block.heading == b.block.heading && b.sentence.block <= a.sentence.block + 1
    }) {
        if section.len() > cx.limit("duties") {
            let finding = out.mark(section[0].span()).say("count", section.len());
            for other in &section[1..] {
                finding.also(other.span());
            }
        }
    }
}
