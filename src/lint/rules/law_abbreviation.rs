//! «ftrl.» for «folketrygdloven».

use crate::lang::Lang;
use crate::lexicon::{Meaning, WordClass};
use crate::lint::messages::with_case_of;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};

rule! {
    /// # Forkortet lovnavn
    ///
    /// ## Hva
    /// Finner forkortede lovnavn: «ftrl.», «fvl.».
    ///
    /// ## Hvorfor
    /// Forkortelsene er for jurister. De fleste lesere kjenner dem ikke.
    ///
    /// ## Kilde
    /// Skriveregler i Nav: bruk bare forkortelser leseren kjenner.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Vi har brukt ftrl. § 11-5 i saken din.
    /// ```
    /// ```nb,ok
    /// Vi har brukt folketrygdloven § 11-5 i saken din.
    /// ```
    /// ```nn,treff
    /// Vi har brukt ftrl. § 11-5 i saka di.
    /// ```
    /// ```nn,ok
    /// Vi har brukt folketrygdlova § 11-5 i saka di.
    /// ```
    "law-abbreviation": Warning => Sentence(check)
}

fn check(cx: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    if view.block.attached || !view.is_prose() && !view.is_heading() {
        return;
    }
    for found in view.cues {
        let Meaning::Law(law) = found.meaning else { continue };
        let law = &view.document.lexicon().laws[usize::from(law)];
        let Some(token) = view.token(found.first as usize) else { continue };
        let short = found.end - found.first == 1
            && law.short.iter().any(|short| *short == view.document.folded(token));
        if !short {
            continue;
        }
        let end = found.end as usize;
        let after = |i: usize| {
            view.token(i).is_some_and(|t| t.is_mark('§') || view.is(t, WordClass::Section))
        };
        // «hol» is a word as well, but not before a section.
        let dot = view.token(end).filter(|token| token.is_mark('.'));
        let dot = dot.filter(|_| after(end + 1));
        if dot.is_none() && !after(end) {
            continue;
        }
        let span = dot.map_or(token.span(), |dot| token.span().to(dot.span()));
        let finding = out.mark(span);
        let slot = usize::from(cx.lang() == Lang::Nn);
        let name = law.called[slot].as_ref().unwrap_or(&law.name);
        let fix = with_case_of(view.text(token), name);
        finding.say("name", name).review_fix(fix);
    }
}
