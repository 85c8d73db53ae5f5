//! What the letter decides and what sort of letter it is.
//!
//! Cues are weighed by where they stand: the title first, then headings and the first paragraphs.
//! What stands in a question, in a condition or in an attachment does not count.

use super::facts::{Found, LetterKind, Outcome};
use crate::lexicon::{Cue, Meaning, WordClass};
use crate::segment::{BlockKind, Document, Token};

/// Kind and outcome of a letter, each with its place.
pub(super) struct Verdict {
    pub(super) kind: LetterKind,
    pub(super) outcome: Option<Found<Outcome>>,
}

/// Where a cue stands: the smaller, the more it weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Title,
    Opening,
    Heading,
    Body,
}

#[derive(Debug, Clone, Copy)]
struct Sign {
    outcome: Outcome,
    place: Place,
    sentence: usize,
    block: usize,
    /// Says «avslag» or «avslått» outright.
    refuses: bool,
}

/// So many blocks apart are the lines of one decision at most.
const BESIDE: usize = 2;

const OUTCOMES: [(Cue, Outcome); 13] = [
    (Cue::OutcomeGranted, Outcome::Granted),
    (Cue::OutcomePartlyGranted, Outcome::PartlyGranted),
    (Cue::OutcomeRejected, Outcome::Rejected),
    (Cue::OutcomeStopped, Outcome::Stopped),
    (Cue::OutcomeChanged, Outcome::Changed),
    (Cue::OutcomeContinued, Outcome::Continued),
    (Cue::OutcomeRepayment, Outcome::Repayment),
    (Cue::OutcomePartialRepayment, Outcome::PartialRepayment),
    (Cue::OutcomeNoRepayment, Outcome::NoRepayment),
    (Cue::OutcomeCaseClosed, Outcome::CaseClosed),
    (Cue::OutcomeAppealDismissed, Outcome::AppealDismissed),
    (Cue::OutcomeAppealUpheld, Outcome::AppealUpheld),
    (Cue::OutcomeAppealForwarded, Outcome::AppealForwarded),
];

pub(super) fn verdict(document: &Document<'_>) -> Verdict {
    let evidence = Evidence::gather(document);
    let (kind, outcome) = evidence.decide();
    let outcome = outcome.map(|value| evidence.found(document, value));
    Verdict { kind, outcome }
}

struct Evidence {
    /// The letter speaks of appeal, as decisions do.
    appealable: bool,
    signs: Vec<Sign>,
    kinds: Vec<(Cue, Place, usize)>,
}

impl Evidence {
    fn gather(document: &Document<'_>) -> Self {
        let mut evidence = Self { appealable: false, signs: Vec::new(), kinds: Vec::new() };
        let mut opening = 0;
        for (i, sentence) in document.sentences().iter().enumerate() {
            let block = &document.blocks()[sentence.block];
            if block.attached {
                continue;
            }
            let place = match block.kind {
                BlockKind::Title => Place::Title,
                BlockKind::Heading => Place::Heading,
                BlockKind::Paragraph | BlockKind::ListItem if opening < 4 => {
                    opening += 1;
                    Place::Opening
                }
                BlockKind::Paragraph | BlockKind::ListItem => Place::Body,
                _ => continue,
            };
            evidence.appealable |= document.has_cue(i, Cue::DoAppeal);
            let question = sentence.span.of(document.text()).ends_with('?')
                || supposes(document, i) && place != Place::Title;
            for cue in document.cues(i) {
                let Meaning::Cue(name) = cue.meaning else { continue };
                let known = OUTCOMES.iter().find(|(c, _)| *c == name);
                match known {
                    Some(&(_, outcome)) if !question && asserted(document, i, cue.tokens()) => {
                        let refuses = document.has_cue(i, Cue::RefusesOutright);
                        let block = sentence.block;
                        evidence.signs.push(Sign { outcome, place, sentence: i, block, refuses });
                    }
                    None if is_kind(name) && !question => evidence.kinds.push((name, place, i)),
                    _ => {}
                }
            }
        }
        evidence.without_last_days(document);
        evidence
    }

    /// «Vi har innvilget stønad … Stønaden opphører automatisk 31. juli»: that it ends some day is no stop,
    /// after what was granted.
    fn without_last_days(&mut self, document: &Document<'_>) {
        let granted = self.signs.iter().filter(|s| s.outcome == Outcome::Granted);
        let Some(granted) = granted.map(|s| s.sentence).min() else { return };
        let ends = |s: &Sign| {
            s.outcome == Outcome::Stopped
                && s.place != Place::Title
                && s.sentence > granted
                && document.has_cue(s.sentence, Cue::Expires)
        };
        self.signs.retain(|s| !ends(s));
    }

    fn has(&self, outcome: Outcome, upto: Place) -> bool {
        self.signs.iter().any(|s| s.outcome == outcome && s.place <= upto)
    }

    fn kind(&self, cue: Cue, upto: Place) -> bool {
        self.kinds.iter().any(|&(c, place, _)| c == cue && place <= upto)
    }

    fn decide(&self) -> (LetterKind, Option<Outcome>) {
        use LetterKind as K;
        use Outcome as O;
        let notice = self.kind(Cue::KindAdvanceNotice, Place::Title)
            || self.kind(Cue::KindAdvanceNotice, Place::Opening)
                && !self.decided(Place::Title)
                && !self.kind(Cue::KindDecision, Place::Body);
        if notice && !self.decided_title_certain() {
            return (K::AdvanceNotice, None);
        }
        if self.has(O::AppealForwarded, Place::Opening) && !self.final_appeal(Place::Title) {
            return (K::AppealForwarded, Some(O::AppealForwarded));
        }
        if let Some(outcome) = self.appeal_outcome() {
            return (K::AppealDecision, Some(outcome));
        }
        if self.has(O::CaseClosed, Place::Opening) && !self.decided_otherwise(Place::Title) {
            let outcome =
                if self.has(O::Continued, Place::Opening) { O::Continued } else { O::CaseClosed };
            return (K::CaseClosed, Some(outcome));
        }
        let request = self.kind(Cue::KindInformationRequest, Place::Title)
            || self.kind(Cue::KindInformationRequest, Place::Opening)
                && !self.kind(Cue::KindDecision, Place::Body);
        let other = self.kind(Cue::KindOther, Place::Title);
        if !self.decided(Place::Title) {
            if other && !self.kind(Cue::KindDecision, Place::Title) && !self.decided(Place::Opening)
            {
                return (K::Other, None);
            }
            if request && !self.kind(Cue::KindDecision, Place::Body) {
                return (K::InformationRequest, None);
            }
        }
        if self.has(O::CaseClosed, Place::Body) && !self.decided(Place::Heading) {
            return (K::CaseClosed, Some(O::CaseClosed));
        }
        let supported = self.decided(Place::Title)
            || self.appealable
            || self.kind(Cue::KindDecision, Place::Body);
        if let Some(outcome) = self.decision_outcome().filter(|_| supported) {
            return (K::Decision, Some(outcome));
        }
        if request {
            return (K::InformationRequest, None);
        }
        if self.kind(Cue::KindAdvanceNotice, Place::Body)
            && !self.kind(Cue::KindDecision, Place::Body)
        {
            return (K::AdvanceNotice, None);
        }
        if other || self.kind(Cue::KindOther, Place::Opening) {
            return (K::Other, None);
        }
        if self.kind(Cue::KindDecision, Place::Body) {
            return (K::Decision, None);
        }
        if self.kinds.is_empty() && self.signs.is_empty() {
            return (K::Other, None);
        }
        (K::Information, None)
    }

    fn decided(&self, upto: Place) -> bool {
        self.signs.iter().any(|s| s.place <= upto)
    }

    /// A title that states a decision outright is none of a notice.
    fn decided_title_certain(&self) -> bool {
        self.signs.iter().any(|s| s.place == Place::Title)
            && !self.kind(Cue::KindAdvanceNotice, Place::Title)
    }

    fn decided_otherwise(&self, upto: Place) -> bool {
        self.signs.iter().any(|s| {
            s.place <= upto
                && !matches!(s.outcome, Outcome::CaseClosed | Outcome::Continued | Outcome::Stopped)
        })
    }

    fn final_appeal(&self, upto: Place) -> bool {
        self.has(Outcome::AppealDismissed, upto) || self.has(Outcome::AppealUpheld, upto)
    }

    fn appeal_outcome(&self) -> Option<Outcome> {
        let about_appeal = self.kind(Cue::KindAppealDecision, Place::Opening);
        let upto = if about_appeal { Place::Body } else { Place::Opening };
        let upheld = self.has(Outcome::AppealUpheld, upto);
        let dismissed = self.has(Outcome::AppealDismissed, upto);
        let first = self
            .signs
            .iter()
            .filter(|s| matches!(s.outcome, Outcome::AppealDismissed | Outcome::AppealUpheld))
            .min_by_key(|s| (s.place, s.sentence))?;
        match (upheld, dismissed) {
            (false, false) => None,
            _ => Some(first.outcome),
        }
    }

    fn decision_outcome(&self) -> Option<Outcome> {
        use Outcome as O;
        let repayment = [O::PartialRepayment, O::NoRepayment, O::Repayment];
        let title = self.signs.iter().filter(|s| s.place == Place::Title).map(|s| s.outcome);
        let title: Vec<O> = title.collect();
        let lead = |o: O| title.contains(&o);
        if title.iter().any(|o| repayment.contains(o)) {
            return Some(self.repayment());
        }
        for first in [O::Stopped, O::PartlyGranted, O::Continued] {
            if lead(first) {
                return Some(first);
            }
        }
        let stopped_opening = self.has(O::Stopped, Place::Opening);
        if lead(O::Changed) {
            return Some(if stopped_opening { O::Stopped } else { O::Changed });
        }
        if lead(O::Granted) && lead(O::Rejected) {
            return Some(O::PartlyGranted);
        }
        if lead(O::Granted) {
            let refused = self.refused_in_part();
            return Some(if refused { O::PartlyGranted } else { O::Granted });
        }
        if lead(O::Rejected) {
            let granted = self.has(O::PartlyGranted, Place::Opening) || self.refused_beside();
            return Some(if granted { O::PartlyGranted } else { O::Rejected });
        }
        self.untitled()
    }

    /// No outcome in the title: the opening, then the body, the most telling first.
    fn untitled(&self) -> Option<Outcome> {
        use Outcome as O;
        for upto in [Place::Opening, Place::Heading, Place::Body] {
            for outcome in [O::PartialRepayment, O::NoRepayment, O::Repayment] {
                if self.has(outcome, upto) {
                    return Some(self.repayment());
                }
            }
            if self.has(O::PartlyGranted, upto)
                || self.has(O::Granted, upto) && self.has(O::Rejected, upto)
            {
                return Some(O::PartlyGranted);
            }
            for outcome in [O::Stopped, O::Rejected, O::Changed, O::Continued, O::Granted] {
                if self.has(outcome, upto) {
                    let part = outcome == O::Granted && self.refused_in_part()
                        || outcome == O::Rejected && self.refused_beside();
                    return Some(if part { O::PartlyGranted } else { outcome });
                }
            }
        }
        None
    }

    fn repayment(&self) -> Outcome {
        if self.has(Outcome::PartialRepayment, Place::Body) {
            return Outcome::PartialRepayment;
        }
        let first = self
            .signs
            .iter()
            .filter(|s| matches!(s.outcome, Outcome::Repayment | Outcome::NoRepayment))
            .min_by_key(|s| (s.place, s.sentence));
        first.map_or(Outcome::Repayment, |s| s.outcome)
    }

    /// A granted title with a part refused further down: under a heading of its own, or said
    /// outright.
    fn refused_in_part(&self) -> bool {
        self.has(Outcome::PartlyGranted, Place::Body)
            || self
                .signs
                .iter()
                .any(|s| s.outcome == Outcome::Rejected && s.place <= Place::Heading)
            || self.refused_beside()
    }

    /// «Søknaden om husleie innvilges. Søknaden om depositum avslås.»: side by side, wherever they stand.
    fn refused_beside(&self) -> bool {
        let mut refused = self.signs.iter().filter(|s| s.outcome == Outcome::Rejected && s.refuses);
        let granted = |near: usize| {
            let mut signs = self.signs.iter().filter(|s| s.outcome == Outcome::Granted);
            signs.any(|s| s.block.abs_diff(near) <= BESIDE)
        };
        refused.any(|s| granted(s.block))
    }

    fn found(&self, document: &Document<'_>, value: Outcome) -> Found<Outcome> {
        let states = |s: &&Sign| {
            s.outcome == value
                || value == Outcome::PartlyGranted
                    && matches!(s.outcome, Outcome::Granted | Outcome::Rejected)
                || value == Outcome::PartialRepayment && s.outcome == Outcome::Repayment
                || value == Outcome::CaseClosed && s.outcome == Outcome::Stopped
        };
        let mut signs: Vec<&Sign> = self.signs.iter().filter(states).collect();
        signs.sort_by_key(|s| (s.outcome != value, s.place, s.sentence));
        signs.dedup_by_key(|s| s.sentence);
        let mut found: Option<Found<Outcome>> = None;
        for sign in signs.into_iter().take(4) {
            let place = document.span_of(sign.sentence);
            found = Some(match found {
                None => Found::at(value, place),
                Some(found) => found.and_at(place),
            });
        }
        found.unwrap_or_else(|| Found::at(value, document.span_of(0)))
    }
}

fn is_kind(cue: Cue) -> bool {
    matches!(
        cue,
        Cue::KindDecision
            | Cue::KindAdvanceNotice
            | Cue::KindInformationRequest
            | Cue::KindInformation
            | Cue::KindAppealDecision
            | Cue::KindOther
    )
}

/// The sentence tells what happens if something is so: «Hvis …», «Da …», «Ellers …».
fn supposes(document: &Document<'_>, sentence: usize) -> bool {
    let first = document.tokens_of(sentence).iter().find(|t| t.is_word());
    let word = first.map_or("", |t| t.span().of(document.text()));
    document.has_cue(sentence, Cue::Consequence)
        || matches!(
            word,
            "Hvis"
                | "Dersom"
                | "Viss"
                | "Da"
                | "Då"
                | "Ellers"
                | "Elles"
                | "If"
                | "Otherwise"
                | "Om"
        )
}

/// The words of a cue state it: no negation right after or before, and not inside a condition.
fn asserted(document: &Document<'_>, sentence: usize, cue: std::ops::Range<usize>) -> bool {
    let range = document.token_range(sentence);
    let tokens = document.tokens();
    let negated = |i: usize| range.contains(&i) && document.is(&tokens[i], WordClass::Negation);
    if negated(cue.end) || cue.start > 0 && negated(cue.start - 1) {
        return false;
    }
    // «Stønaden blir redusert hvis du har fravær»: only if.
    let conditional = |t: &Token| {
        matches!(t.span().of(document.text()), "hvis" | "dersom" | "viss" | "såfremt" | "if")
    };
    if tokens[cue.end..range.end.max(cue.end)].iter().any(conditional) {
        return false;
    }
    // A clause that opens with a condition, up to its comma.
    let mut i = cue.start;
    while i > range.start {
        i -= 1;
        if tokens[i].is_mark(',') || tokens[i].is_mark(':') {
            return true;
        }
        let word = document.folded(&tokens[i]);
        if matches!(word.as_str(), "hvis" | "dersom" | "viss" | "om" | "if" | "whether" | "selv") {
            let about = word == "om"
                && !document.is(&tokens[(i + 1).min(range.end - 1)], WordClass::Reader)
                && !document.is(&tokens[(i + 1).min(range.end - 1)], WordClass::Nav);
            if !about {
                return false;
            }
        }
    }
    true
}
