//! Lists that are no help.

use crate::extract::LetterKind;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::{Block, BlockKind};

rule! {
    /// # Punktlisten er vanskelig å bruke
    ///
    /// ## Hva
    /// Finner lister med bare ett punkt og lister med mer enn 9 punkter.
    /// Finner også punkter på mer enn 35 ord.
    ///
    /// ## Hvorfor
    /// En liste hjelper når punktene er korte og ikke for mange.
    ///
    /// ## Kilde
    /// Britiske råd for offentlig tekst (GOV.UK).
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Vi har avslått søknaden din fordi:
    ///
    /// • du har for høy inntekt
    ///
    /// Du kan klage innen seks uker.
    /// ```
    /// ```nb,ok
    /// Du må sende oss:
    ///
    /// • lønnsslipp for mai
    /// • skattekort
    ///
    /// Du kan klage innen seks uker.
    /// ```
    /// ```nn,treff
    /// Vi har avslått søknaden din fordi:
    ///
    /// • du har for høg inntekt
    ///
    /// Du kan klage innan seks veker.
    /// ```
    /// ```nn,ok
    /// Du må sende oss:
    ///
    /// • lønsslipp for mai
    /// • skattekort
    ///
    /// Du kan klage innan seks veker.
    /// ```
    "list-shape": Info { items: 9, words: 35 } => Letter(check)
}

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    if cx.facts.kind == LetterKind::Other {
        return;
    }
    let (most, limit) = (cx.limit("items"), cx.limit("words"));
    let blocks = cx.document.blocks();
    for list in blocks.chunk_by(|a, b| is_item(a) && is_item(b)) {
        let Some(first) = list.first().filter(|block| is_item(block)) else { continue };
        if list.len() == 1 && stands_alone(cx, first) {
            out.mark(first.span).variant("single");
        } else if list.len() > most {
            out.mark(first.span).variant("many").say("items", list.len()).say("limit", most);
        }
        for item in list {
            let words = item.sentences.clone().map(|i| View::new(cx.document, i).words_but_dates());
            let words = words.sum::<usize>();
            if words > limit && (list.len() > 1 || stands_alone(cx, item)) {
                out.mark(item.span).say("words", words).say("limit", limit);
            }
        }
    }
}

fn is_item(block: &Block) -> bool {
    block.kind == BlockKind::ListItem && !block.attached
}

/// A bullet, not a number, below a line that ends in a colon.
fn stands_alone(cx: &Context<'_>, item: &Block) -> bool {
    let text = cx.document.text();
    let marker = text[..item.span.start].trim_end().chars().next_back();
    let bullet = marker.is_some_and(|c| !c.is_alphanumeric() && !matches!(c, '.' | ')' | ':'));
    let lead_in = item.lead_in.map(|index| cx.document.span_of(index));
    bullet && lead_in.is_some_and(|lead_in| lead_in.of(text).ends_with(':'))
}
