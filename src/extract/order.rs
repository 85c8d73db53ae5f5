//! Word order: who the subject of a modal is, what is a main clause, what holds only if something is
//! so. Norwegian puts the verb second; verb first is a question or a condition.

use super::clause::Clause;
use crate::lang::Lang;
use crate::lexicon::{Cue, WordClass};
use crate::segment::{Token, TokenKind};

impl Clause<'_> {
    pub(super) fn negated(&self, i: usize) -> bool {
        (i + 1..=i + 3).any(|j| {
            self.is(j, WordClass::Negation)
                && (i + 1..j)
                    .all(|k| self.is(k, WordClass::Reader) || self.is(k, WordClass::Adverb))
        })
    }

    /// «må du», «må likevel du», «må en av dere», «må den som».
    pub(super) fn reader_after(&self, i: usize) -> bool {
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

    pub(super) fn reader_before(&self, i: usize) -> Option<usize> {
        let subject = self.before(i)?;
        self.is(subject, WordClass::Reader).then_some(subject)
    }

    /// «Alle som får stønaden, må …», «Den som flytter, må …»: the reader is one of them.
    pub(super) fn everyone_before(&self, i: usize) -> bool {
        let comma = i.checked_sub(1).and_then(|p| self.token(p)).is_some_and(|t| t.is_mark(','));
        let first = self.first_word();
        let word = |i: usize| self.token(i).map_or("", |t| t.span().of(self.document.text()));
        comma
            && matches!(word(first), "Alle" | "Den" | "De" | "Dei" | "Dere" | "Everyone" | "Anyone")
            && matches!(word(first + 1), "som" | "who")
    }

    /// «Du og veilederen din må …»
    pub(super) fn reader_and_other(&self, i: usize) -> bool {
        let first = self.first_word();
        i > first + 2
            && i <= first + 6
            && self.is(first, WordClass::Reader)
            && self.is(first + 1, WordClass::Conjunction)
            && (first..i).all(|j| self.token(j).is_some_and(Token::is_word))
    }

    /// True when the token is the first word of the sentence or of the part after «og», «men».
    pub(super) fn opens_clause(&self, i: usize) -> bool {
        let Some(previous) = i.checked_sub(1).filter(|&p| p >= self.base) else { return true };
        if i == self.first_word() {
            return true;
        }
        // «…, kan du» follows a clause; only a conjunction at the very start makes it first.
        self.is(previous, WordClass::Conjunction) && previous == self.first_word()
    }

    /// A clause whose subject stands at `subject` is a main clause.
    pub(super) fn is_main(&self, subject: usize) -> bool {
        let Some(previous) = self.before(subject) else { return true };
        let Some(token) = self.token(previous) else { return true };
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
    pub(super) fn leads_speech(&self, at: usize) -> bool {
        let from = at.saturating_sub(4).max(self.base);
        let lead = (from..at).any(|j| self.is(j, WordClass::SpeechLead));
        lead && !(from..at).any(|j| self.is(j, WordClass::Negation))
    }

    /// The sentence opens with a condition that no main verb has closed before `i`.
    pub(super) fn open_condition(&self, i: usize) -> bool {
        let first = self.first_word();
        if !self.is(first, WordClass::Condition) && !self.is(first, WordClass::Subordinator) {
            return false;
        }
        // Closed by a verb-subject pair: «…, må du».
        !(first + 1..i).any(|j| {
            (self.is(j, WordClass::FiniteVerb)
                || self.is(j, WordClass::Must)
                || self.is(j, WordClass::Can))
                && (self.is(j + 1, WordClass::Reader) || self.is(j + 1, WordClass::Nav))
        })
    }

    /// A subordinating word governs the token at `i`: nothing but words in between.
    pub(super) fn in_subordinate(&self, i: usize) -> bool {
        for back in 1..=8 {
            let Some(j) = i.checked_sub(back).filter(|&j| j >= self.base) else { return false };
            if let Some(TokenKind::Mark(mark)) = self.token(j).map(Token::kind)
                && matches!(mark, ',' | ':' | ';' | '–')
            {
                return false;
            }
            if self.is(j, WordClass::Subordinator) && !self.is(j, WordClass::Preposition) {
                return !self.leads_speech(j);
            }
        }
        false
    }

    /// «må sendes», «må straks meldes»: a passive whose doer is the reader.
    pub(super) fn passive_follows(&self, i: usize) -> bool {
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
        !(plain && other)
    }

    /// «…, skal ny adresse meldes»: the subject stands between the modal and the verb.
    pub(super) fn passive_after_subject(&self, i: usize) -> bool {
        for j in i + 1..=i + 8 {
            let Some(token) = self.token(j) else { return false };
            let stop = matches!(token.kind(), TokenKind::Mark(',' | '.' | ':'))
                || self.is(j, WordClass::Reader)
                || self.is(j, WordClass::Nav)
                || self.is(j, WordClass::Other);
            if stop {
                return false;
            }
            let name = self.document.folded(token);
            // «være» and «ha» are too common so far from the modal, but for «må søknaden være levert».
            let arrives = self
                .cue(Cue::Arrive)
                .is_some_and(|c| c.tokens().contains(&j) && c.tokens().contains(&i));
            if self.is(j, WordClass::PassiveDuty)
                && (arrives || !matches!(name.as_str(), "være" | "vere" | "ha" | "be"))
            {
                return !self.is(i + 1, WordClass::Negation);
            }
        }
        false
    }

    pub(super) fn opens_with_condition(&self) -> bool {
        let first = self.first_word();
        self.is(first, WordClass::Condition)
            || self.is(first, WordClass::Subordinator)
            || self.is(first, WordClass::Preposition)
            || self.is(first, WordClass::FiniteVerb)
    }

    pub(super) fn in_condition(&self, i: usize) -> bool {
        self.is(self.first_word(), WordClass::Condition)
            && self.open_condition(i)
            && !self.tokens[..i - self.base].iter().any(|t| t.is_mark(','))
    }

    /// True when the sentence says that something must be so first.
    pub(super) fn conditional(&self, at: usize) -> bool {
        let first = self.first_word();
        let comma = self.tokens[..at - self.base].iter().any(|t| t.is_mark(','));
        let verb_first =
            self.is(first, WordClass::FiniteVerb) || self.is(first, WordClass::PresentDuty);
        let inverted = first < at && comma && self.is(first + 1, WordClass::Reader)
            || verb_first && self.is(first + 2, WordClass::Reader) && first < at;
        if inverted && !self.no_condition(first)
            || first < at && self.is(first, WordClass::Condition) && !self.no_condition(first)
        {
            return true;
        }
        // «må melde fra hvis …»; «om» only right before a person.
        self.range().any(|j| {
            let word = match self.token(j) {
                Some(t) if t.kind() == TokenKind::Word => self.document.folded(t),
                _ => return false,
            };
            match word.as_str() {
                "hvis" | "dersom" | "viss" | "såfremt" | "if" | "unless" => true,
                "når" | "when" => !self.no_condition(j),
                // «selv om du klager» is no condition, nor is «svare på om du bor alene».
                "om" => j > at && !self.no_condition(j) && self.is(j + 1, WordClass::Reader),
                "ved" => j < at && j == first,
                // «Da må du», «I så fall må du», «Etter det må du».
                "da" | "då" | "fall" | "then" => j < at && j <= first + 2,
                _ => false,
            }
        })
    }

    /// «når du får fakturaen», «når du kommer»: a time, not a condition; «svare på om du …» is none either.
    pub(super) fn no_condition(&self, i: usize) -> bool {
        [Cue::DeadlineInvoice, Cue::NotCondition]
            .into_iter()
            .filter_map(|cue| self.cue(cue))
            .any(|c| c.tokens().contains(&i))
    }
}
