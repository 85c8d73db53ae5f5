//! Conditions on conditions, exceptions to exceptions.

use crate::lexicon::{Cue, Meaning};
use crate::lint::clauses::cues_without;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};

rule! {
    /// # Vilkår i vilkår
    ///
    /// ## Hva
    /// Finner setninger med tre vilkår eller flere.
    /// Finner også unntak fra unntak: «med mindre … dersom».
    ///
    /// ## Hvorfor
    /// Leseren må selv regne ut når regelen gjelder. Da er det lett å ta feil.
    ///
    /// ## Kilde
    /// De amerikanske retningslinjene for klart språk: ingen unntak fra unntak.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Du får støtten hvis du bor i Norge, hvis du er over 18 år og hvis du ikke er gift.
    /// ```
    /// ```nb,treff
    /// Støtten stopper med mindre du melder fra, dersom du flytter. Ring oss.
    /// ```
    /// ```nb,ok
    /// Du får støtten hvis du bor i Norge. Du må også være over 18 år.
    /// ```
    /// ```nb,ok
    /// Hvis du flytter, stopper støtten med mindre du melder fra.
    /// ```
    /// ```nn,treff
    /// Du får støtta viss du bur i Noreg, viss du er over 18 år og dersom du ikkje er gift.
    /// ```
    /// ```nn,ok
    /// Du får støtta viss du bur i Noreg. Du må òg vere over 18 år.
    /// ```
    "stacked-conditions": Warning { conditions: 3 } => Sentence(check)
}

/// So close together, the second condition stands inside the first: «hvis du, dersom».
const INSIDE: u32 = 4;

fn check(cx: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    if !view.is_prose() || !(view.has(Cue::Condition) || view.has(Cue::Exception)) {
        return;
    }
    // «unntatt hvis» is one exception, not a condition as well.
    let conditions = || cues_without(view, Cue::Condition, Cue::Exception);
    let exceptions = || view.cues.iter().filter(|c| c.meaning == Meaning::Cue(Cue::Exception));
    let count = conditions().count() + exceptions().count();
    let first = exceptions().next();
    let of_exception = first.is_some_and(|first| {
        conditions().chain(exceptions()).any(|later| later.first >= first.end)
    });
    let inside = conditions().zip(conditions().skip(1)).any(|(a, b)| b.first - a.end < INSIDE);
    if of_exception {
        out.mark(view.span()).variant("exception");
    } else if count >= cx.limit("conditions") || inside {
        out.mark(view.span()).say("conditions", count);
    }
}
