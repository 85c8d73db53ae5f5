//! Lists hidden in a sentence.

use crate::lexicon::WordClass;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::{Token, TokenKind};

rule! {
    /// # Liste inne i en setning
    ///
    /// ## Hva
    /// Finner setninger som ramser opp fire ting eller mer.
    /// Finner også lister med bokstaver inne i en setning.
    ///
    /// ## Hvorfor
    /// I en punktliste ser leseren fort hva hun trenger, og kan krysse av.
    ///
    /// ## Kilde
    /// Nav, «Språk og struktur i brev».
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Vi trenger flere opplysninger fra deg. Du må sende oss lønnsslipp, arbeidskontrakt, skattekort og attest fra legen.
    /// ```
    /// ```nb,treff
    /// Vi trenger flere opplysninger fra deg. Du må vise a) hvor du bor, b) hva du tjener.
    /// ```
    /// ```nb,ok
    /// Vi trenger flere opplysninger fra deg. Du må sende oss lønnsslipp og arbeidskontrakt.
    /// ```
    /// ```nb,ok
    /// Vi trenger flere opplysninger fra deg. Vi har åpent mandag, tirsdag, onsdag og torsdag.
    /// ```
    /// ```nb,ok
    /// Vi trenger flere opplysninger fra deg. Anne, Bjørn, Cecilie og David bor sammen.
    /// ```
    /// ```nn,treff
    /// Vi treng fleire opplysningar frå deg. Du må sende oss lønsslipp, arbeidskontrakt, skattekort og attest frå legen.
    /// ```
    /// ```nn,ok
    /// Vi treng fleire opplysningar frå deg. Du må sende oss lønsslipp og arbeidskontrakt.
    /// ```
    "run-in-list": Info { items: 4 } => Sentence(check)
}

/// An item has no more words than this; a longer one is a clause.
const ITEM_WORDS: usize = 4;

fn check(cx: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    let marks = view.tokens.iter().filter(|t| t.is_mark(',') || t.is_mark(')')).count();
    if marks < 2 || !view.is_prose() || view.block.attached {
        return;
    }
    let items = longest_series(view);
    if items >= cx.limit("items") {
        out.mark(view.span()).say("items", items);
    } else if has_lettered_items(view) {
        out.mark(view.span()).variant("lettered");
    }
}

/// Items of the longest series «x, y, z og w» in the sentence. Names, days and numbers do not count.
fn longest_series(view: &View<'_>) -> usize {
    let mut best = 0;
    // Items closed by commas so far, and words since the last comma; the first item has none.
    let (mut closed, mut words) = (0, 0);
    for token in view.tokens {
        let within = closed > 0;
        if token.is_mark(',') {
            closed = if within && words == 0 { 0 } else { closed + 1 };
            words = 0;
        } else if closed > 1 && words > 0 && view.is_one_of(token, &["og", "eller", "samt"]) {
            best = best.max(closed + 2);
            (closed, words) = (0, 0);
        } else if breaks_series(view, token)
            || within && (token.capital || words == ITEM_WORDS || words == 0 && adds(view, token))
        {
            (closed, words) = (0, 0);
        } else {
            words += 1;
        }
    }
    best
}

/// After a comma: «for eksempel», «i alt», «særlig» begin no new item.
fn adds(view: &View<'_>, token: &Token) -> bool {
    view.is(token, WordClass::Preposition) || view.is(token, WordClass::Adverb)
}

fn breaks_series(view: &View<'_>, token: &Token) -> bool {
    const CLAUSE: [WordClass; 8] = [
        WordClass::Day,
        WordClass::FiniteVerb,
        WordClass::Must,
        WordClass::Negation,
        WordClass::Reader,
        WordClass::Nav,
        WordClass::Subordinator,
        WordClass::InfinitiveMarker,
    ];
    token.kind() != TokenKind::Word && !token.is_mark('/')
        || CLAUSE
            .iter()
            .any(|&class| view.is(token, class) && !view.is(token, WordClass::Preposition))
}

/// «a) … b) …» in one sentence.
fn has_lettered_items(view: &View<'_>) -> bool {
    let labels = view.tokens.windows(2).filter(|pair| pair[1].is_mark(')') && !pair[1].spaced);
    let mut next = 'a';
    for pair in labels {
        let text = view.text(&pair[0]);
        if text.chars().eq([next]) {
            if next == 'b' {
                return true;
            }
            next = 'b';
        }
    }
    false
}
