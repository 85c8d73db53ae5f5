//! The reader as «søkeren».

use crate::lexicon::{Meaning, Severity, WordClass, YOU};
use crate::lint::messages::with_case_of;
use crate::lint::rule::rule;
use crate::lint::{Audience, Context, Findings, View};
use crate::segment::{CueMatch, Token};

rule! {
    /// # Leseren i tredje person
    ///
    /// ## Hva
    /// Finner ord som «søker», «bruker» og «stønadsmottaker» om den brevet er til. I en setning som viser til loven, er det bare et hint.
    ///
    /// ## Hvorfor
    /// Leseren kjenner seg ikke igjen. Det er uklart hvem som må gjøre noe.
    ///
    /// ## Kilde
    /// Språkrådet: bruk «du». Grane kommunes språkprofil: ikke skriv «søker».
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Søkeren må vise hvor mye hun tjener.
    /// ```
    /// ```nb,treff
    /// Vi ser at bruker har levert meldekort.
    /// ```
    /// ```nb,ok
    /// Du må vise hvor mye du tjener.
    /// ```
    /// ```nb,ok
    /// Vi bruker opplysningene til å regne ut pensjonen din.
    /// ```
    /// ```nn,treff
    /// Søkjaren må vise kor mykje ho tener.
    /// ```
    /// ```nn,ok
    /// Du må vise kor mykje du tener.
    /// ```
    "third-person-reader": Warning => Sentence(check)
}

/// Endings of several persons: the rules in general, not the reader.
const PLURAL: [&str; 6] = ["ere", "erne", "arar", "arane", "erar", "erane"];

fn check(cx: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    if cx.audience != Audience::Person || !view.is_prose() && !view.is_heading() {
        return;
    }
    for (term, found) in view.terms() {
        if term.is_reader() && !speaks_to_reader(view) {
            mark(view, found, term.term.contains(' '), out);
        }
    }
}

/// The sentence says «du» already: then the word is somebody else.
fn speaks_to_reader(view: &View<'_>) -> bool {
    let classes = [WordClass::Reader, WordClass::ReaderObject, WordClass::ReaderOwn];
    view.tokens.iter().any(|token| classes.iter().any(|&class| view.is(token, class)))
}

fn is_verb(view: &View<'_>, token: &Token) -> bool {
    let classes = [WordClass::FiniteVerb, WordClass::Must, WordClass::Can, WordClass::Should];
    classes.iter().any(|&class| view.is(token, class))
}

fn mark(view: &View<'_>, found: &CueMatch, phrase: bool, out: &mut Findings<'_>) {
    let first = found.first as usize;
    // «bruker har» is found with its verb, which stays.
    let end = if phrase { found.end as usize } else { first + 1 };
    let span = view.span_of(first..end);
    let text = span.of(view.document.text());
    let before = first.checked_sub(1).and_then(|i| view.token(i));
    let quoted = before.is_some_and(|token| token.is_mark('«'));
    if quoted || PLURAL.iter().any(|ending| text.ends_with(ending)) {
        return;
    }
    let finding = out.mark(span);
    let object = before.is_some_and(|token| view.is(token, WordClass::Preposition));
    let with_verb = end < found.end as usize || view.token(end).is_some_and(|t| is_verb(view, t));
    // «hun» and «sin» would have to change too.
    let refers = view.tokens.iter().any(|token| view.is(token, WordClass::ThirdPerson));
    if with_verb && !object && !refers {
        finding.review_fix(with_case_of(text, YOU));
    }
    if view.cues.iter().any(|found| matches!(found.meaning, Meaning::Law(_))) {
        finding.at_most(Severity::Info);
    }
}
