//! Who is to do what: the grammar of modals, requests, rights and commands in one sentence.
//!
//! A [`Step`] is a place where the reader is told to do something, may do something or is asked to.
//! The words come from the lexicon; what is here is how they combine.

use super::clause::Clause;
use crate::lang::Lang;
use crate::lexicon::{Cue, Meaning, WordClass};
use crate::segment::{BlockKind, CueMatch, Document};

/// How the reader is addressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// «du må», «du skal».
    Must,
    /// «endringer må meldes».
    Passive,
    /// «Flytter du, melder du fra til oss.»
    Present,
    /// «du bør».
    Should,
    /// «du kan».
    Can,
    /// «vi ber deg», «vi trenger … fra deg».
    Request,
    /// «du har plikt til», «det er viktig at du».
    Duty,
    /// «du har rett til».
    Right,
    /// «send», «ring».
    Command,
}

/// A place where the reader is told or allowed to do something.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    pub(super) mode: Mode,
    /// The token it turns on.
    pub(super) at: usize,
    /// What it is about, as the lexicon says it.
    pub(super) about: Option<Cue>,
    /// Holds only if something is so.
    pub(super) conditional: bool,
}

/// What a step can be about, the more special before the more general.
pub(super) const ABOUT: [Cue; 12] = [
    Cue::DoAppeal,
    Cue::DoHelper,
    Cue::DoAccess,
    Cue::DoRegister,
    Cue::DoSubmitForm,
    Cue::DoContact,
    Cue::DoRespond,
    Cue::DoReportChange,
    Cue::DoSendDocuments,
    Cue::DoPay,
    Cue::DoAttend,
    Cue::DoCheck,
];

/// The steps of a sentence, in order; none for questions and for text about others.
pub(super) fn steps(document: &Document<'_>, sentence: usize) -> Vec<Step> {
    let clause = Clause::new(document, sentence);
    let retold = clause.has(Cue::Retold) && !clause.leads_list();
    if clause.is_question() || retold {
        return Vec::new();
    }
    let mut steps: Vec<Step> = Vec::new();
    for i in clause.range() {
        if let Some(mode) = clause.modal_step(i) {
            steps.push(clause.step(mode, i));
        }
    }
    let phrases = [
        (Cue::Request, Mode::Request),
        (Cue::Prohibition, Mode::Duty),
        (Cue::Duty, Mode::Duty),
        (Cue::Right, Mode::Right),
        (Cue::Offer, Mode::Can),
    ];
    for (cue, mode) in phrases {
        if let Some(found) = clause.cue(cue)
            && (cue == Cue::Offer || !clause.in_condition(found.first as usize))
            && steps.is_empty()
        {
            let at = if cue == Cue::Offer { found.first } else { found.end - 1 };
            steps.push(clause.step(mode, at as usize));
        }
    }
    if steps.is_empty()
        && let Some(at) = clause.command()
    {
        steps.push(clause.step(Mode::Command, at));
    }
    if clause.has(Cue::Release) {
        steps.retain(|s| matches!(s.mode, Mode::Must | Mode::Request) && !clause.released(s.at));
    }
    steps
}

impl Clause<'_> {
    /// What kind of step the token at `i` makes, if it is a modal with the reader as its subject.
    fn modal_step(&self, i: usize) -> Option<Mode> {
        let must = self.is(i, WordClass::Must);
        let mode = if must {
            Mode::Must
        } else if self.is(i, WordClass::Should) {
            Mode::Should
        } else if self.is(i, WordClass::Can) {
            Mode::Can
        } else if self.is(i, WordClass::PresentDuty) && self.is(i + 1, WordClass::Reader) {
            return self.told_in_present(i).then_some(Mode::Present);
        } else {
            return None;
        };
        if self.lang == Lang::En && !self.english_modal(i) {
            return None;
        }
        if self.negated(i) {
            return None;
        }
        if self.reader_after(i) {
            // Verb first: a question or a condition. «Og» and the like do not count as first.
            return (!self.opens_clause(i)).then_some(mode);
        }
        if let Some(subject) = self.reader_before(i) {
            return self.is_main(subject).then_some(mode);
        }
        if self.reader_and_other(i) {
            return Some(mode);
        }
        if must && self.everyone_before(i) && self.about(i, mode).is_some_and(|a| a != Cue::DoOther)
        {
            return Some(mode);
        }
        if must && self.passive_follows(i) && !self.in_subordinate(i) {
            return Some(Mode::Passive);
        }
        None
    }

    /// «Flytter du, melder du fra»: after a condition the present tense tells what to do.
    fn told_in_present(&self, i: usize) -> bool {
        let first = self.first_word();
        let comma = i.checked_sub(1).and_then(|p| self.token(p)).is_some_and(|t| t.is_mark(','));
        let clause = self.is(first, WordClass::Condition)
            || self.is(first + 1, WordClass::Reader)
            || self.is(first, WordClass::FiniteVerb)
            || self.is(first, WordClass::PresentDuty)
            || self.document.block_of(self.sentence).kind == BlockKind::ListItem
            || self.tokens.first().is_some_and(|t| t.capital) && !self.is(first, WordClass::Nav);
        comma && clause && !self.negated(i) && i > first
    }

    /// «have» and «need» are modals only before «to»; «may» is none after «if».
    fn english_modal(&self, i: usize) -> bool {
        let word = self.token(i).map(|t| self.document.folded(t));
        match word.as_deref() {
            Some("have" | "need" | "required" | "obliged") => {
                self.is(i + 1, WordClass::InfinitiveMarker)
            }
            _ => true,
        }
    }

    /// A command begins the sentence, or the part after a condition's comma.
    fn command(&self) -> Option<usize> {
        let first = self.first_word();
        let block = self.document.block_of(self.sentence);
        let small = block.kind == BlockKind::ListItem;
        let imperative =
            |i: usize| self.is(i, WordClass::Imperative) && !self.is(i + 1, WordClass::Reader);
        if block.kind == BlockKind::Title {
            return None;
        }
        let token = self.token(first)?;
        if imperative(first) && (token.capital || small) {
            return Some(first);
        }
        // «Vennligst send …», «Hvis …, send …», «For å …, logg inn …»
        for (n, token) in self.tokens.iter().enumerate() {
            let next = self.base + n + 1;
            let comma = token.is_mark(',') || token.is_mark(':');
            if comma && imperative(next) && self.opens_with_condition() {
                return Some(next);
            }
        }
        None
    }

    /// «trenger ikke» right around the modal.
    fn released(&self, at: usize) -> bool {
        self.cue(Cue::Release).is_some_and(|r| r.tokens().contains(&at))
    }

    fn step(&self, mode: Mode, at: usize) -> Step {
        Step { mode, at, about: self.about(at, mode), conditional: self.conditional(at) }
    }

    /// The first thing named after the modal; what stands before it where nothing follows.
    fn about(&self, at: usize, mode: Mode) -> Option<Cue> {
        let from = if mode == Mode::Command { at } else { at + 1 };
        let rank = |c: &CueMatch| match c.meaning {
            Meaning::Cue(cue) => ABOUT.iter().position(|&a| a == cue),
            _ => None,
        };
        let this = self.cue(Cue::DoThis).filter(|c| c.first as usize >= at && !self.leads_list());
        let after = self
            .cues
            .iter()
            .filter(|c| this.is_none_or(|t| !(t.first <= c.first && c.first < t.end)))
            .filter(|c| c.first as usize >= from || (c.end as usize) > from && mode != Mode::Can)
            .filter_map(|c| rank(c).map(|r| (c.first, r, c)))
            .min_by_key(|&(first, r, c)| (first / 3, std::cmp::Reverse(c.end - c.first), r, first));
        if let Some((.., found)) = after
            && let Meaning::Cue(cue) = found.meaning
        {
            return Some(cue);
        }
        // Something put first («opplysninger må du sende»), or what «gjøre det» stands for; not what
        // another clause speaks of.
        let does = this.is_some();
        let comma = self.tokens[..at - self.base].iter().rposition(|t| t.is_mark(','));
        let clause_start = comma.filter(|_| !does).map_or(self.base, |c| self.base + c);
        let before = self
            .cues
            .iter()
            .filter(|c| (c.first as usize) < from && c.first as usize >= clause_start)
            .filter_map(|c| rank(c).map(|r| (c.first, r, c)))
            .max_by_key(|&(first, r, _)| (first, std::cmp::Reverse(r)));
        match before {
            Some((.., found)) => match found.meaning {
                Meaning::Cue(cue) => Some(cue),
                _ => None,
            },
            None => self.has(Cue::DoOther).then_some(Cue::DoOther),
        }
    }
}
