//! What every part of the summary draws on: the letter, its facts and the words to say them with.

use super::calendar::Calendar;
use super::deadline::Deadlines;
use super::missing::{Missing, missing};
use super::phrase::{Phrases, fill, fits_in_sentence};
use super::summary::{Slot, Statement};
use super::templates::{Named, Say, Templates};
use crate::Lang;
use crate::extract::{Facts, Outcome, SenderLevel};
use crate::segment::Document;
use crate::text::Span;

/// Tells the facts of one letter in one language.
pub(super) struct Teller<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) facts: &'a Facts,
    pub(super) language: Lang,
    pub(super) deadlines: Deadlines,
    pub(super) missing: Vec<Missing>,
}

impl<'a> Teller<'a> {
    pub(super) fn new(
        document: &'a Document<'a>,
        facts: &'a Facts,
        language: Lang,
        calendar: Calendar,
    ) -> Self {
        let phrases = Phrases::new(language);
        let foreign = document.language() != language;
        let deadlines = Deadlines { phrases, calendar, foreign, meeting: false };
        Self { document, facts, language, deadlines, missing: missing(facts) }
    }

    pub(super) fn texts(&self) -> &'static Templates {
        self.deadlines.phrases.texts
    }

    pub(super) fn say(&self) -> &'static Say {
        &self.texts().say
    }

    pub(super) fn phrases(&self) -> Phrases {
        self.deadlines.phrases
    }

    pub(super) fn lacks(&self, missing: Missing) -> bool {
        self.missing.contains(&missing)
    }

    pub(super) fn outcome_value(&self) -> Option<Outcome> {
        self.facts.outcome.as_ref().map(|o| o.value)
    }

    /// The letter's words at `place`, in quotation marks.
    pub(super) fn quote(&self, place: Span) -> String {
        self.phrases().quoted(&self.document.quote(place))
    }

    /// A statement that is nothing but the letter's words at `place`.
    pub(super) fn quotation(&self, slot: Slot, place: Span) -> Statement {
        Statement::new(slot, self.quote(place), &[place]).verbatim()
    }

    /// What to say where `missing` is missing; nothing where it is not.
    pub(super) fn absence(&self, slot: Slot, missing: Missing) -> Option<Statement> {
        let text = &self.texts().missing.of(missing).text;
        self.lacks(missing).then(|| Statement::absent(slot, text).lacking(missing))
    }

    /// The sentence that says what the letter decides, or what it is.
    pub(super) fn outcome_sentence(&self) -> Statement {
        let texts = self.texts();
        let benefit = self.phrases().benefit(self.facts);
        let named = |named: &Named| match benefit {
            Some(name) => fill(&named.text, &[("benefit", name)]),
            None => named.unnamed.clone(),
        };
        if let Some(outcome) = &self.facts.outcome {
            let text = named(texts.outcome.of(outcome.value));
            return Statement::new(Slot::Outcome, text, outcome.evidence());
        }
        let text = named(texts.undecided.of(self.facts.kind));
        // What such a letter is about rests on the benefit it names.
        let about = self.facts.benefit.as_ref().filter(|_| benefit.is_some());
        Statement::new(Slot::Outcome, text, about.map_or(&[], |b| &b.evidence()[..1]))
    }

    /// «Brevet er fra staten: Nav Familie- og pensjonsytelser.»
    pub(super) fn sender_sentence(&self) -> Statement {
        let texts = self.texts();
        let Some(sender) = &self.facts.sender else {
            let text = &texts.missing.of(Missing::Sender).text;
            return Statement::absent(Slot::Sender, text).lacking(Missing::Sender);
        };
        let name = sender.value.name.as_deref().filter(|name| fits_in_sentence(name));
        let (named, unnamed) = match sender.value.level {
            SenderLevel::State => (&texts.sender.state_named, &texts.sender.state),
            SenderLevel::Municipality => {
                (&texts.sender.municipality_named, &texts.sender.municipality)
            }
        };
        let text = name.map_or_else(|| unnamed.clone(), |name| fill(named, &[("name", name)]));
        Statement::new(Slot::Sender, text, sender.evidence())
    }
}
