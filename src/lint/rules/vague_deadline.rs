//! Limits without a date: «snarest».

use crate::extract::{ActionKind, Force};
use crate::lexicon::{Cue, Severity, WordClass};
use crate::lint::duties::has_date;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::{CueMatch, Token};

rule! {
    /// # Vag frist
    ///
    /// ## Hva
    /// Finner ord som «snarest» der leseren må gjøre noe. Plikten til å si fra om endringer gir bare et hint.
    ///
    /// ## Hvorfor
    /// Leseren vet ikke om det er fem eller femti dager igjen. Da er det lett å miste en rettighet.
    ///
    /// ## Kilde
    /// Kansellisten. Våre egne tellinger i Nav-brev: ordene er fortsatt i bruk.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Vi har fått søknaden din. Du må sende oss kvitteringene snarest.
    /// ```
    /// ```nb,treff
    /// Vi har noen spørsmål. Vi ber deg svare så snart som mulig.
    /// ```
    /// ```nb,ok
    /// Du må sende oss kvitteringene innen 3. mai 2027.
    /// ```
    /// ```nb,ok
    /// Vi svarer deg så snart som mulig.
    /// ```
    /// ```nb,ok
    /// Du må sende skjemaet straks, og senest 3. mai 2027.
    /// ```
    /// ```nn,treff
    /// Vi har fått søknaden din. Du må sende oss kvitteringane snarast.
    /// ```
    /// ```nn,ok
    /// Du må sende oss kvitteringane innan 3. mai 2027.
    /// ```
    "vague-deadline": Warning => Sentence(check)
}

fn check(cx: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    let Some(cue) = view.cue(Cue::VagueTime) else { return };
    let dated = view.has(Cue::DeadlineBefore) || has_date(view);
    if !view.is_prose() && !view.is_heading() || view.is_question() || dated {
        return;
    }
    let asked = view.has(Cue::Request) || view.has(Cue::HiddenDuty);
    let force = force(cx, view).or(asked.then_some(Force::Must));
    let Some(force) = force.filter(|_| !nav_acts(view, cue)) else { return };
    let finding = out.mark(view.span_of(cue.tokens()));
    // What depends on an event has no date: the law itself says «straks».
    if view.has(Cue::DoReportChange) || force == Force::MustIf {
        finding.variant("change").at_most(Severity::Info);
    }
}

/// How strongly the reader is told to do something in this sentence.
fn force(cx: &Context<'_>, view: &View<'_>) -> Option<Force> {
    let command = view.tokens.first().is_some_and(|t| view.is(t, WordClass::Imperative));
    let here = cx.facts.actions.iter().filter(|action| {
        action.kind != ActionKind::Appeal
            && (action.force != Force::May || command)
            && action.evidence.contains(&view.span())
    });
    here.map(|action| action.force).min()
}

/// «Vi svarer deg snarest»: the nearest one before it who can act is Nav.
fn nav_acts(view: &View<'_>, cue: &CueMatch) -> bool {
    let verb = |token: Option<&Token>| {
        let classes = [WordClass::FiniteVerb, WordClass::Must, WordClass::Can, WordClass::Should];
        token.is_some_and(|token| classes.iter().any(|&class| view.is(token, class)))
    };
    for i in (view.base..cue.first as usize).rev() {
        let Some(token) = view.token(i) else { return false };
        if view.is(token, WordClass::Reader) || view.is(token, WordClass::ReaderObject) {
            return false;
        }
        let before = i.checked_sub(1).and_then(|i| view.token(i));
        let object = before.is_some_and(|token| view.is(token, WordClass::Preposition));
        if view.is(token, WordClass::Nav) && !object && (verb(before) || verb(view.token(i + 1))) {
            return true;
        }
    }
    false
}
