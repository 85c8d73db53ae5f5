//! What every rule is given.

use super::view::View;
use super::{Audience, Rule};
use crate::analyse::Measures;
use crate::extract::{Facts, Found, LetterKind, Outcome};
use crate::lang::Lang;
use crate::segment::{BlockKind, Document};
use crate::text::Span;

/// A letter with its facts and measures, as the rules see it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) document: &'a Document<'a>,
    pub(crate) facts: &'a Facts,
    pub(crate) measures: &'a Measures,
    /// Every sentence, looked at once.
    pub(super) views: &'a [View<'a>],
    /// Whom the letter is written to.
    pub(crate) audience: Audience,
    /// Limits of the rule at hand, in the order it declares them.
    pub(super) limits: &'a [u32],
    pub(super) rule: Option<&'static Rule>,
}

impl<'a> Context<'a> {
    /// The limit of this name; the rule declares it.
    pub(crate) fn limit(&self, name: &str) -> usize {
        let declared = self.rule.map_or(&[][..], |rule| rule.limits);
        let at = declared.iter().position(|(declared, _)| *declared == name);
        at.and_then(|at| self.limits.get(at)).map_or(usize::MAX, |&limit| limit as usize)
    }

    pub(crate) fn lang(&self) -> Lang {
        self.document.language()
    }

    /// The sentences, in order.
    pub(crate) fn sentences(&self) -> impl DoubleEndedIterator<Item = View<'a>> + use<'a> {
        self.views.iter().copied()
    }

    /// The letter's own heading.
    pub(crate) fn title(&self) -> Option<View<'a>> {
        let block = self.document.blocks().iter().find(|block| block.kind == BlockKind::Title)?;
        self.views.get(block.sentences.clone())?.first().copied()
    }

    /// Where to mark what is missing: at the outcome, else the title, else the first sentence.
    pub(crate) fn place_for_missing(&self) -> Option<Span> {
        let outcome = self.facts.outcome.as_ref().map(Found::place);
        let title = || self.title().map(|title| title.span());
        outcome.or_else(title).or_else(|| self.sentences().next().map(|view| view.span()))
    }

    /// It decides something for the reader, also on an appeal.
    pub(crate) fn is_decision(&self) -> bool {
        matches!(self.facts.kind, LetterKind::Decision | LetterKind::AppealDecision)
    }

    pub(crate) fn outcome(&self) -> Option<Outcome> {
        self.facts.outcome.as_ref().map(|outcome| outcome.value)
    }

    /// It goes against the reader, wholly or partly.
    pub(crate) fn is_refusal(&self) -> bool {
        use Outcome::{
            AppealDismissed, PartialRepayment, PartlyGranted, Rejected, Repayment, Stopped,
        };
        let against =
            [AppealDismissed, PartialRepayment, PartlyGranted, Rejected, Repayment, Stopped];
        self.is_decision() && self.outcome().is_some_and(|outcome| against.contains(&outcome))
    }
}
