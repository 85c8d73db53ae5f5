//! Paragraphs that are a wall of text.

use crate::lexicon::Severity;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings};
use crate::segment::{Block, BlockKind, TokenKind};

rule! {
    /// # Langt avsnitt
    ///
    /// ## Hva
    /// Finner avsnitt med mer enn 80 ord. Over 120 ord er det en advarsel.
    ///
    /// ## Hvorfor
    /// Et langt avsnitt er tungt å komme inn i. Leseren finner ikke igjen det viktige.
    ///
    /// ## Kilde
    /// Altinn: 40 til 80 ord i et avsnitt, eller to til fire setninger.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Vi har avslått søknaden din om dagpenger. Du skrev i søknaden at du har jobbet i butikk i to år, og at du ble permittert i februar. Arbeidsgiveren din skrev det samme til oss. Vi har sett på lønnen din i den perioden. Du skrev i søknaden at du har jobbet i butikk i to år, og at du ble permittert i februar. Arbeidsgiveren din skrev det samme til oss. Vi har sett på lønnen din i den perioden. Du skrev i søknaden at du har jobbet i butikk i to år, og at du ble permittert i februar. Arbeidsgiveren din skrev det samme til oss. Vi har sett på lønnen din i den perioden. Du skrev i søknaden at du har jobbet i butikk i to år, og at du ble permittert i februar. Arbeidsgiveren din skrev det samme til oss. Vi har sett på lønnen din i den perioden.
    /// ```
    /// ```nb,treff
    /// Vi har avslått søknaden din om dagpenger. Du skrev i søknaden at du har jobbet i butikk i to år, og at du ble permittert i februar. Arbeidsgiveren din skrev det samme til oss. Vi har sett på lønnen din i den perioden. Du skrev i søknaden at du har jobbet i butikk i to år, og at du ble permittert i februar. Arbeidsgiveren din skrev det samme til oss. Vi har sett på lønnen din i den perioden. Du skrev i søknaden at du har jobbet i butikk i to år, og at du ble permittert i februar. Arbeidsgiveren din skrev det samme til oss. Vi har sett på lønnen din i den perioden.
    /// ```
    /// ```nb,ok
    /// Du skrev i søknaden at du har jobbet i butikk i to år, og at du ble permittert i februar. Arbeidsgiveren din skrev det samme til oss. Vi har sett på lønnen din i den perioden.
    /// ```
    /// ```nn,treff
    /// Vi har avslått søknaden din om dagpengar. Du skreiv i søknaden at du har jobba i butikk i to år, og at du vart permittert i februar. Arbeidsgivaren din skreiv det same til oss. Vi har sett på løna di i den perioden. Du skreiv i søknaden at du har jobba i butikk i to år, og at du vart permittert i februar. Arbeidsgivaren din skreiv det same til oss. Vi har sett på løna di i den perioden. Du skreiv i søknaden at du har jobba i butikk i to år, og at du vart permittert i februar. Arbeidsgivaren din skreiv det same til oss. Vi har sett på løna di i den perioden. Du skreiv i søknaden at du har jobba i butikk i to år, og at du vart permittert i februar. Arbeidsgivaren din skreiv det same til oss. Vi har sett på løna di i den perioden.
    /// ```
    /// ```nn,ok
    /// Du skreiv i søknaden at du har jobba i butikk i to år, og at du vart permittert i februar. Arbeidsgivaren din skreiv det same til oss. Vi har sett på løna di i den perioden.
    /// ```
    "long-paragraph": Warning { words: 80, most: 120 } => Letter(check)
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let (limit, most) = (cx.limit("words"), cx.limit("most"));
    for block in cx.document.blocks() {
        if block.attached || block.kind != BlockKind::Paragraph {
            continue;
        }
        let words = cx.document.words_in(block.sentences.clone());
        if words <= limit || is_glued(cx, block) {
            continue;
        }
        let finding = out.mark(block.span);
        finding.say("words", words).say("limit", limit);
        if words <= most {
            finding.at_most(Severity::Info);
        }
    }
}

/// A table or an address that lost its lines: one word in five is a number, or there is hardly a
/// full stop.
fn is_glued(cx: &Context<'_>, block: &Block) -> bool {
    let (mut words, mut numbers) = (0, 0);
    for sentence in block.sentences.clone() {
        for token in cx.document.tokens_of(sentence) {
            words += usize::from(token.is_word());
            numbers += usize::from(token.kind() == TokenKind::Number);
        }
    }
    numbers * 5 > words || words > block.sentences.len() * 70
}
