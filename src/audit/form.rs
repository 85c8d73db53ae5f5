//! The four boxes about language in the quality form of the appeal body (Kaka): which of them the findings
//! in a letter point to. Which finding belongs to which box stands in `lexicons/audit.toml`.

use serde::{Deserialize, Serialize};

use super::data::data;
use super::letter::Audited;
use crate::extract::{Facts, Found};
use crate::lexicon::WordClass;
use crate::segment::{Document, EntityKind};
use crate::text::Span;

/// A box of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FormBox {
    /// The language is not clear.
    UnclearLanguage,
    /// There is much standard text.
    StandardText,
    /// The reason is not about this reader's case.
    ReasonNotSpecific,
    /// The letter does not say which facts the decision rests on.
    FactsNotStated,
}

impl FormBox {
    /// Every box, in the order of the form.
    pub const ALL: [Self; 4] =
        [Self::UnclearLanguage, Self::StandardText, Self::ReasonNotSpecific, Self::FactsNotStated];

    /// The name used in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::UnclearLanguage => "unclear_language",
            Self::StandardText => "standard_text",
            Self::ReasonNotSpecific => "reason_not_specific",
            Self::FactsNotStated => "facts_not_stated",
        }
    }

    /// The box that findings of a rule point to, if any.
    pub fn of_rule(slug: &str) -> Option<Self> {
        let own = data().form.iter().find(|form| form.rules.iter().any(|rule| rule == slug))?;
        Some(own.slug)
    }
}

/// How the sentences that give a reason do so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Reasons {
    /// Sentences with a reason.
    pub all: u32,
    /// Of them, those that speak of the reader.
    pub of_reader: u32,
    /// Of them, those with a day, a sum, a length of time or a percentage.
    pub with_figures: u32,
    /// Of them, those that name a section of a law.
    pub with_law: u32,
}

impl Reasons {
    pub(super) fn of(document: &Document<'_>, facts: &Facts) -> Self {
        let mut reasons = Self::default();
        if document.letter().is_template() {
            // What it will say of the reader is filled in later.
            return reasons;
        }
        let law = |span: Span| {
            let mut laws = facts.legal_references.iter().flat_map(Found::evidence);
            laws.any(|law| *law == span)
        };
        for span in facts.reasons.iter().flat_map(Found::evidence) {
            let Ok(at) = document.sentences().binary_search_by_key(&span.start, |s| s.span.start)
            else {
                continue;
            };
            let reader = [WordClass::Reader, WordClass::ReaderOwn, WordClass::ReaderObject];
            let mut tokens = document.tokens_of(at).iter();
            reasons.all += 1;
            reasons.of_reader += u32::from(
                tokens.any(|token| reader.iter().any(|class| document.is(token, *class))),
            );
            let entities = document.entities_in(document.token_range(at));
            let figures = entities
                .iter()
                .any(|entity| !matches!(entity.kind, EntityKind::Phone | EntityKind::Identity));
            reasons.with_figures += u32::from(figures);
            reasons.with_law += u32::from(law(*span));
        }
        reasons
    }

    /// There are reasons, and none is about the reader.
    fn about_nobody(self) -> bool {
        self.all > 0 && self.of_reader == 0
    }

    /// There are reasons, and all they do is name the law: none holds a fact.
    fn law_alone(self) -> bool {
        self.all > 0 && self.with_law == self.all && self.with_figures == 0
    }
}

impl Audited {
    /// The boxes of the form that the findings point to, in the form's order; none in a language that
    /// klarbrev does not read.
    pub fn form(&self) -> Vec<FormBox> {
        let Some(score) = &self.score else { return Vec::new() };
        let decides = self.outcome.is_some();
        let ticked = |form: &FormBox| {
            let data = data().form.iter().filter(|data| data.slug == *form);
            let pointed = data.into_iter().any(|data| {
                let points =
                    score.reasons.iter().filter(|r| data.groups.iter().any(|g| g == r.group));
                let points: u32 = points.map(|reason| reason.points).sum();
                data.least.is_some_and(|least| points >= least)
                    || self
                        .not_found
                        .iter()
                        .any(|what| data.missing.iter().any(|m| m == what.name()))
                    || data.measures.iter().any(|(measure, from)| {
                        self.measure(*measure).is_some_and(|value| value >= *from)
                    })
                    || self
                        .rules
                        .iter()
                        .any(|rule| data.certain.iter().any(|own| *own == rule.slug))
            });
            pointed
                || match form {
                    FormBox::ReasonNotSpecific => decides && self.reasons.about_nobody(),
                    FormBox::FactsNotStated => decides && self.reasons.law_alone(),
                    FormBox::UnclearLanguage | FormBox::StandardText => false,
                }
        };
        FormBox::ALL.into_iter().filter(ticked).collect()
    }
}
