//! Duties in the passive or in other words that hide who must act.

use crate::lexicon::{Cue, Meaning, Severity, WordClass};
use crate::lint::duties::is_about_appeal;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::{CueMatch, TokenKind};

rule! {
    /// # Skjult plikt
    ///
    /// ## Hva
    /// Finner plikter som ikke sier at det er leseren som må gjøre noe: «må meldes», «bes om å», «bør».
    ///
    /// ## Hvorfor
    /// Leseren ser ikke at dette gjelder ham eller henne. Da blir det kanskje ikke gjort.
    ///
    /// ## Kilde
    /// Språkrådet: aktiv form og «du». De amerikanske klarspråksreglene: bruk «må» for plikter.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Endringer må meldes til Nav. Vi hjelper deg gjerne.
    /// ```
    /// ```nb,treff
    /// Du bes om å sende inn lønnsslippene.
    /// ```
    /// ```nb,treff
    /// Det forutsettes at du sender oss kvitteringene.
    /// ```
    /// ```nb,treff
    /// Du bør sende papirene innen fristen, ellers stanser vi stønaden.
    /// ```
    /// ```nb,ok
    /// Du må melde fra om endringer.
    /// ```
    /// ```nb,ok
    /// Inntektsmeldingen må sendes av arbeidsgiveren din.
    /// ```
    /// ```nb,ok
    /// Stønaden skal reduseres fra 1. mai 2027.
    /// ```
    /// ```nn,treff
    /// Endringar må meldast til Nav. Vi hjelper deg gjerne.
    /// ```
    /// ```nn,treff
    /// Opplysningane bør sendast før møtet. Vi hjelper deg gjerne.
    /// ```
    /// ```nn,ok
    /// Du må melde frå om endringar.
    /// ```
    /// ```nn,ok
    /// Stønaden skal reduserast frå 1. mai 2027.
    /// ```
    "hidden-duty": Warning => Sentence(check)
}

fn check(cx: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    // What never says «du» is no letter to the reader: in a regulation «skal meldes» hides nobody.
    let often = cx.measures.reader_words_per_100_words().is_some_and(|share| share > 0.5);
    let addressed = often || cx.is_decision();
    if !addressed || !view.is_prose() && !view.is_heading() || view.is_question() {
        return;
    }
    let of_others = || {
        view.tokens.iter().any(|token| view.is(token, WordClass::Other))
            || view.has(Cue::Retold)
            || view.cues.iter().any(|found| matches!(found.meaning, Meaning::Law(_)))
    };
    if let Some(cue) = view.cue(Cue::HiddenDuty) {
        if is_whole(view, cue) && !of_others() {
            let mut asked = cue.tokens().filter_map(|i| view.token(i));
            let asked = asked.any(|token| view.is(token, WordClass::Reader));
            let finding = out.mark(view.span_of(cue.tokens()));
            if asked {
                finding.variant("asked");
            }
            if is_about_appeal(view) {
                finding.at_most(Severity::Info);
            }
        }
        return;
    }
    let consequence = view.has(Cue::Consequence) || view.has(Cue::ConsequenceSoft);
    if consequence && sends(view) && !view.has(Cue::OwnNeed) && !of_others() {
        advised(view, out);
    }
}

/// Between «må» and «meldes» stands nobody who acts and no other clause.
fn is_whole(view: &View<'_>, cue: &CueMatch) -> bool {
    let (first, last) = (cue.first as usize, cue.end as usize - 1);
    let passive = view.token(first).is_some_and(|token| {
        [WordClass::Must, WordClass::Should].iter().any(|&class| view.is(token, class))
    });
    if !passive {
        return true;
    }
    let stop = [
        WordClass::Reader,
        WordClass::ReaderObject,
        WordClass::Nav,
        WordClass::Subordinator,
        WordClass::InfinitiveMarker,
        WordClass::FiniteVerb,
        WordClass::Must,
    ];
    let between = (first + 1..last).filter_map(|i| view.token(i)).all(|token| {
        !matches!(token.kind(), TokenKind::Mark(',' | ';' | ':'))
            && !stop.iter().any(|&class| view.is(token, class))
    });
    let before = first.checked_sub(1).and_then(|i| view.token(i));
    let reader = before.is_some_and(|token| view.is(token, WordClass::Reader));
    between && !reader
}

fn sends(view: &View<'_>) -> bool {
    let cues =
        [Cue::DoSendDocuments, Cue::DoRespond, Cue::DoSubmitForm, Cue::DoReportChange, Cue::DoPay];
    cues.iter().any(|&cue| view.has(cue)) && !view.has(Cue::DoAppeal)
}

/// «Du bør … ellers»: what has a consequence is no advice.
fn advised(view: &View<'_>, out: &mut Findings<'_>) {
    for pair in view.tokens.windows(2) {
        let should = pair.iter().any(|token| view.is(token, WordClass::Should));
        if should && pair.iter().any(|token| view.is(token, WordClass::Reader)) {
            out.mark(pair[0].span().to(pair[1].span())).variant("should");
            return;
        }
    }
}
