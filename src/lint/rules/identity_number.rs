//! Numbers that tell who somebody is.

use crate::lexicon::Severity;
use crate::lint::private::{self, Private};
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::Token;

rule! {
    /// # Fødselsnummer i utkastet
    ///
    /// ## Hva
    /// Finner fødselsnumre og D-numre overalt i utkastet. Meldingen viser aldri tallene.
    /// I brevhodet er det et råd, ellers en feil.
    ///
    /// ## Hvorfor
    /// Et utkast blir delt og lagret mange steder. Nummeret kan misbrukes.
    ///
    /// ## Kilde
    /// Egen regel om personvern.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Fødselsnummeret ditt er 010190 12345, og du bor alene.
    /// ```
    /// ```nb,treff
    /// Fødselsnummer: 41019012345
    /// ```
    /// ```nb,ok
    /// Du finner fødselsnummeret ditt i passet. Ring 55 55 33 33.
    /// ```
    /// ```nb,ok
    /// Kontonummeret er 01019012345, og KID er 01019012345.
    /// ```
    /// ```nb,ok
    /// Saksnummeret er 01019012345. Se faktura nr. 01019012345 og referanse 01019012345.
    /// ```
    /// ```nb,treff
    /// Vi skriver om saken til 01019012345 og barnet hennes.
    /// ```
    /// ```nb,treff
    /// Kontoen står på fødselsnummer 01019012345, og du bor alene.
    /// ```
    /// ```nn,treff
    /// Fødselsnummeret ditt er 01819012345, og du bur aleine.
    /// ```
    /// ```nn,ok
    /// Du finn fødselsnummeret ditt i passet.
    /// ```
    "identity-number": Error => Sentence(check)
}

/// «Fødselsnummer …» on a line of its own is letterhead, wherever it stands.
const KEY_LINE: usize = 12;

fn check(_: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    private::numbers(view, |kind, span| {
        if kind == Private::Identity {
            let finding = out.mark(span);
            // In the letterhead a finished letter has its number.
            let first = view.tokens.iter().position(Token::is_word);
            let line = first.is_some_and(|first| view.tokens[first].span().end + 2 >= span.start);
            if !view.is_written() || line && view.words < KEY_LINE {
                finding.at_most(Severity::Info).variant("letterhead");
            }
        }
    });
}
