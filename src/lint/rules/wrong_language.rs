//! A paragraph in the other written standard.

use crate::lang::Lang;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings};
use crate::segment::BlockKind;

rule! {
    /// # Feil målform
    ///
    /// ## Hva
    /// Finner avsnitt på bokmål i et brev på nynorsk, og omvendt. Avsnittet må ha minst åtte ord.
    ///
    /// ## Hvorfor
    /// Leseren har rett til svar på sin målform. To målformer i ett brev virker slurvete.
    ///
    /// ## Kilde
    /// Språkloven. Egen måling: felt for nynorsk i maler inneholder ofte bokmål.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Du får dagpenger fra mai
    ///
    /// Vi har behandlet søknaden din, og du får dagpenger fra mai. Du kan ikke jobbe mer enn før.
    ///
    /// Viss du ikkje er einig, kan du klage til oss innan seks veker frå du fekk brevet.
    ///
    /// Hvis du har spørsmål, kan du ringe oss. Vi hjelper deg gjerne med å forstå vedtaket ditt.
    /// ```
    /// ```nb,ok
    /// Vi har behandlet søknaden din, og du får dagpenger fra mai.
    ///
    /// Hvis du ikke er enig, kan du klage til oss innen seks uker fra du fikk brevet.
    /// ```
    /// ```nn,treff
    /// Du får dagpengar frå mai
    ///
    /// Vi har behandla søknaden din, og du får dagpengar frå mai. Du kan ikkje jobbe meir enn før.
    ///
    /// Hvis du ikke er enig, kan du klage til oss innen seks uker fra du fikk brevet.
    ///
    /// Viss du har spørsmål, kan du ringje oss. Vi hjelper deg gjerne med å forstå vedtaket ditt.
    /// ```
    /// ```nn,ok
    /// Vi har behandla søknaden din, og du får dagpengar frå mai.
    ///
    /// Viss du ikkje er einig, kan du klage til oss innan seks veker frå du fekk brevet.
    /// ```
    "wrong-language": Warning { words: 8 } => Letter(check)
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let document = cx.document;
    for block in document.blocks() {
        let prose = matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem);
        let other = block.language != cx.lang() && block.language.is_norwegian();
        let quoted = block.span.of(document.text()).starts_with('«');
        if prose
            && other
            && !quoted
            && document.words_in(block.sentences.clone()) >= cx.limit("words")
        {
            let variant = if block.language == Lang::Nn { "nn" } else { "nb" };
            out.mark(block.span).variant(variant);
        }
    }
}
