//! Who is to do what: the grammar of modals, requests, rights and commands in one sentence.
//!
//! A [`Step`] is a place where the reader is told to do something, may do something or is asked to.
//! The words come from the lexicon; what is here is how they combine: the subject beside the modal,
//! word order (verb first is a question or a condition), subordinate clauses, negation, conditions.

use crate::lang::Lang;
use crate::lexicon::{Cue, Meaning, WordClass};
use crate::segment::{BlockKind, CueMatch, Document, Token, TokenKind};

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
const ABOUT: [Cue; 12] = [
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
    let phrases =
        [(Cue::Request, Mode::Request), (Cue::Prohibition, Mode::Duty), (Cue::Duty, Mode::Duty), (Cue::Right, Mode::Right), (Cue::Offer, Mode::Can)];
    for (cue, mode) in phrases {
        if let Some(found) = clause.cue(cue) {
            if (cue == Cue::Offer || !clause.in_condition(found.first as usize)) && steps.is_empty() {
                let at = if cue == Cue::Offer { found.first } else { found.end - 1 };
                steps.push(clause.step(mode, at as usize));
            }
        }
    }
    if steps.is_empty() {
        if let Some(at) = clause.command() {
            steps.push(clause.step(Mode::Command, at));
        }
    }
    if clause.has(Cue::Release) {
        steps.retain(|s| matches!(s.mode, Mode::Must | Mode::Request) && !clause.released(s.at));
    }
    steps
}

struct Clause<'d> {
    document: &'d Document<'d>,
    sentence: usize,
    tokens: &'d [Token],
    base: usize,
    cues: &'d [CueMatch],
    lang: Lang,
}

impl<'d> Clause<'d> {
    fn new(document: &'d Document<'d>, sentence: usize) -> Self {
        let range = document.token_range(sentence);
        Self {
            document,
            sentence,
            tokens: document.tokens_of(sentence),
            base: range.start,
            cues: document.cues(sentence),
            lang: document.language(),
        }
    }

    fn range(&self) -> std::ops::Range<usize> {
        self.base..self.base + self.tokens.len()
    }

    fn token(&self, i: usize) -> Option<&'d Token> {
        i.checked_sub(self.base).and_then(|i| self.tokens.get(i))
    }

    fn is(&self, i: usize, class: WordClass) -> bool {
        self.token(i).is_some_and(|t| self.document.is(t, class))
    }

    fn cue(&self, cue: Cue) -> Option<&CueMatch> {
        self.cues.iter().find(|c| c.meaning == Meaning::Cue(cue))
    }

    fn has(&self, cue: Cue) -> bool {
        self.cue(cue).is_some()
    }

    fn is_question(&self) -> bool {
        self.tokens.iter().rev().take(3).any(|t| t.is_mark('?'))
    }

    /// The sentence is unfinished: a list follows it.
    fn leads_list(&self) -> bool {
        let block = self.document.sentences()[self.sentence].block;
        let blocks = self.document.blocks();
        blocks[block].sentences.end == self.sentence + 1
            && !self.tokens.last().is_some_and(|t| t.is_mark('.'))
            && blocks.get(block + 1).is_some_and(|next| next.kind == BlockKind::ListItem)
    }

    fn first_word(&self) -> usize {
        self.base + self.tokens.iter().position(Token::is_word).unwrap_or(0)
    }

    /// The token before `i`, adverbs skipped; `None` at the sentence's or clause's beginning.
    fn before(&self, mut i: usize) -> Option<usize> {
        for _ in 0..4 {
            i = i.checked_sub(1).filter(|&j| j >= self.base)?;
            let quote = self.token(i).is_some_and(|t| matches!(t.kind(), TokenKind::Mark('«' | '»' | '"' | '(')));
            if !self.is(i, WordClass::Adverb) && !quote {
                return Some(i);
            }
        }
        Some(i)
    }

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
        if must && self.everyone_before(i) && self.about(i, mode).is_some_and(|a| a != Cue::DoOther) {
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
        let word = self.token(i).map(|t| t.span().of(self.document.text()).to_lowercase());
        match word.as_deref() {
            Some("have" | "need" | "required" | "obliged") => self.is(i + 1, WordClass::InfinitiveMarker),
            _ => true,
        }
    }

    fn negated(&self, i: usize) -> bool {
        (i + 1..=i + 3).any(|j| {
            self.is(j, WordClass::Negation)
                && (i + 1..j).all(|k| self.is(k, WordClass::Reader) || self.is(k, WordClass::Adverb))
        })
    }

    /// «må du», «må likevel du», «må en av dere», «må den som».
    fn reader_after(&self, i: usize) -> bool {
        for j in i + 1..=i + 4 {
            if self.is(j, WordClass::Reader) {
                // «kan de», «må dere»
                return true;
            }
            let word = self.token(j).map(|t| t.span().of(self.document.text()));
            if word == Some("den") {
                return self.token(j + 1).map(|t| t.span().of(self.document.text())) == Some("som");
            }
            let skipped = matches!(word, Some("en" | "ein" | "av" | "begge" | "to" | "minst"));
            if !skipped && !self.is(j, WordClass::Adverb) {
                return false;
            }
        }
        false
    }

    fn reader_before(&self, i: usize) -> Option<usize> {
        let subject = self.before(i)?;
        self.is(subject, WordClass::Reader).then_some(subject)
    }

    /// «Alle som får stønaden, må …», «Den som flytter, må …»: the reader is one of them.
    fn everyone_before(&self, i: usize) -> bool {
        let comma = i.checked_sub(1).and_then(|p| self.token(p)).is_some_and(|t| t.is_mark(','));
        let first = self.first_word();
        let word = |i: usize| self.token(i).map_or("", |t| t.span().of(self.document.text()));
        comma
            && matches!(word(first), "Alle" | "Den" | "De" | "Dei" | "Dere" | "Everyone" | "Anyone")
            && matches!(word(first + 1), "som" | "who")
    }

    /// True when the token is the first word of the sentence or of the part after «og», «men».
    fn opens_clause(&self, i: usize) -> bool {
        let Some(previous) = i.checked_sub(1).filter(|&p| p >= self.base) else { return true };
        if i == self.first_word() {
            return true;
        }
        // «…, kan du» follows a clause; only a conjunction at the very start makes it first.
        self.is(previous, WordClass::Conjunction) && previous == self.first_word()
    }

    /// A clause whose subject stands at `subject` is a main clause.
    fn is_main(&self, subject: usize) -> bool {
        let Some(previous) = self.before(subject) else { return true };
        let token = match self.token(previous) {
            Some(token) => token,
            None => return true,
        };
        if let TokenKind::Mark(mark) = token.kind() {
            return match mark {
                // After a comma inside an opening condition the clause still belongs to it.
                ',' => self.lang == Lang::En || !self.open_condition(previous),
                _ => true,
            };
        }
        if self.is(previous, WordClass::Conjunction) {
            return !self.open_condition(previous) && !self.in_subordinate(previous);
        }
        if self.is(previous, WordClass::Subordinator) {
            return self.leads_speech(previous);
        }
        // «beløpet du må betale»: a relative clause without «som».
        !token.is_word()
    }

    /// «betyr at du må», «minner om at du må»: the clause after «at» is what is told.
    fn leads_speech(&self, at: usize) -> bool {
        let from = at.saturating_sub(4).max(self.base);
        let lead = (from..at).any(|j| self.is(j, WordClass::SpeechLead));
        lead && !(from..at).any(|j| self.is(j, WordClass::Negation))
    }

    /// The sentence opens with a condition that no main verb has closed before `i`.
    fn open_condition(&self, i: usize) -> bool {
        let first = self.first_word();
        if !self.is(first, WordClass::Condition) && !self.is(first, WordClass::Subordinator) {
            return false;
        }
        // Closed by a verb-subject pair: «…, må du».
        !(first + 1..i).any(|j| {
            (self.is(j, WordClass::FiniteVerb) || self.is(j, WordClass::Must) || self.is(j, WordClass::Can))
                && (self.is(j + 1, WordClass::Reader) || self.is(j + 1, WordClass::Nav))
        })
    }

    /// A subordinating word governs the token at `i`: nothing but words in between.
    fn in_subordinate(&self, i: usize) -> bool {
        for back in 1..=8 {
            let Some(j) = i.checked_sub(back).filter(|&j| j >= self.base) else { return false };
            if let Some(TokenKind::Mark(mark)) = self.token(j).map(Token::kind) {
                if matches!(mark, ',' | ':' | ';' | '–') {
                    return false;
                }
            }
            if self.is(j, WordClass::Subordinator) && !self.is(j, WordClass::Preposition) {
                return !self.leads_speech(j);
            }
        }
        false
    }

    /// «må sendes», «må straks meldes»: a passive whose doer is the reader.
    fn passive_follows(&self, i: usize) -> bool {
        let near = (i + 1..=i + 3).find(|&j| !self.is(j, WordClass::Adverb));
        let plain = near.is_some_and(|j| self.is(j, WordClass::PassiveDuty));
        if !plain && !self.passive_after_subject(i) {
            return false;
        }
        let subject = self.before(i);
        let other = subject.is_some_and(|s| {
            self.is(s, WordClass::Nav)
                || self.is(s, WordClass::Other)
                || self.is(s, WordClass::ReaderOwn)
                    && self.before(s).is_some_and(|t| self.is(t, WordClass::Other))
        });
        plain && !other || !plain
    }

    /// «…, skal ny adresse meldes»: the subject stands between the modal and the verb.
    fn passive_after_subject(&self, i: usize) -> bool {
        for j in i + 1..=i + 8 {
            let Some(token) = self.token(j) else { return false };
            let stop = matches!(token.kind(), TokenKind::Mark(',' | '.' | ':'))
                || self.is(j, WordClass::Reader)
                || self.is(j, WordClass::Nav)
                || self.is(j, WordClass::Other);
            if stop {
                return false;
            }
            let name = token.span().of(self.document.text());
            // «være» and «ha» are too common so far from the modal, but for «må søknaden være levert».
            let arrives = self.cue(Cue::Arrive).is_some_and(|c| c.tokens().contains(&j) && c.tokens().contains(&i));
            if self.is(j, WordClass::PassiveDuty) && (arrives || !matches!(name, "være" | "vere" | "ha" | "be")) {
                return !self.is(i + 1, WordClass::Negation);
            }
        }
        false
    }

    /// A command begins the sentence, or the part after a condition's comma.
    fn command(&self) -> Option<usize> {
        let first = self.first_word();
        let block = self.document.block_of(self.sentence);
        let small = block.kind == BlockKind::ListItem;
        let imperative = |i: usize| {
            self.is(i, WordClass::Imperative) && !self.is(i + 1, WordClass::Reader)
        };
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

    fn opens_with_condition(&self) -> bool {
        let first = self.first_word();
        self.is(first, WordClass::Condition)
            || self.is(first, WordClass::Subordinator)
            || self.is(first, WordClass::Preposition)
            || self.is(first, WordClass::FiniteVerb)
    }

    /// «trenger ikke» right around the modal.
    fn released(&self, at: usize) -> bool {
        self.cue(Cue::Release).is_some_and(|r| r.tokens().contains(&at))
    }

    fn in_condition(&self, i: usize) -> bool {
        self.is(self.first_word(), WordClass::Condition) && self.open_condition(i)
            && !self.tokens[..i - self.base].iter().any(|t| t.is_mark(','))
    }

    /// True when the sentence says that something must be so first.
    fn conditional(&self, at: usize) -> bool {
        let first = self.first_word();
        let comma = self.tokens[..at - self.base].iter().any(|t| t.is_mark(','));
        let verb_first = self.is(first, WordClass::FiniteVerb) || self.is(first, WordClass::PresentDuty);
        let inverted = first < at && comma && self.is(first + 1, WordClass::Reader)
            || verb_first && self.is(first + 2, WordClass::Reader) && first < at;
        if inverted && !self.time_when(first) || first < at && self.is(first, WordClass::Condition) && !self.time_when(first) {
            return true;
        }
        // «må melde fra hvis …»; «om» only right before a person.
        self.range().any(|j| {
            let word = match self.token(j) {
                Some(t) if t.kind() == TokenKind::Word => t.span().of(self.document.text()),
                _ => return false,
            };
            match word {
                "hvis" | "dersom" | "viss" | "såfremt" | "if" | "unless" => true,
                "når" | "when" | "Når" | "When" => !self.time_when(j),
                // «selv om du klager» is no condition.
                "om" => {
                    let even = j.checked_sub(1).and_then(|p| self.token(p)).is_some_and(|t| {
                        matches!(t.span().of(self.document.text()), "selv" | "sjølv" | "Selv" | "Sjølv")
                    });
                    j > at && !even && self.is(j + 1, WordClass::Reader)
                }
                "Ved" => j < at,
                // «Da må du», «I så fall må du», «Etter det må du».
                "Da" | "Då" | "fall" | "Then" => j < at && j <= first + 2,
                _ => false,
            }
        })
    }

    /// «når du får fakturaen», «når du kommer»: a time, not a condition.
    fn time_when(&self, i: usize) -> bool {
        [Cue::DeadlineInvoice, Cue::NotCondition]
            .into_iter()
            .filter_map(|cue| self.cue(cue))
            .any(|c| c.tokens().contains(&i))
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
        if let Some((.., found)) = after {
            if let Meaning::Cue(cue) = found.meaning {
                return Some(cue);
            }
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
