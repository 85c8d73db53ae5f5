//! What a rule found, and where.

use std::borrow::Cow;

use crate::lexicon::Severity;
use crate::text::Span;

/// Something that stands in the reader's way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule's slug.
    pub rule: Cow<'static, str>,
    /// Which of the rule's messages to say, where it has several.
    pub variant: Option<&'static str>,
    /// How much it matters.
    pub severity: Severity,
    /// What is marked.
    pub span: Span,
    /// Other places it is about: the first of two deadlines, for instance.
    pub also: Vec<Span>,
    /// What to fill in where the message says `{name}`. `{found}` is what is marked.
    pub values: Vec<(&'static str, String)>,
    /// What to put in the place of what is marked, if anything.
    pub fix: Option<Fix>,
}

/// A replacement for what a finding marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// Who may apply it.
    pub class: FixClass,
    /// The new text.
    pub replacement: String,
}

/// Who may apply a fix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FixClass {
    /// A program: form only, the meaning stays.
    Safe,
    /// A person who reads the sentence again.
    Review,
}

impl Finding {
    /// Fills in `{name}` in the message.
    pub(crate) fn say(&mut self, name: &'static str, value: impl std::fmt::Display) -> &mut Self {
        self.values.push((name, value.to_string()));
        self
    }

    /// Chooses the message `slug/variant`.
    pub(crate) fn variant(&mut self, variant: &'static str) -> &mut Self {
        self.variant = Some(variant);
        self
    }

    /// Matters no more than this.
    pub(crate) fn at_most(&mut self, severity: Severity) -> &mut Self {
        self.severity = self.severity.min(severity);
        self
    }

    /// It is about this place too.
    pub(crate) fn also(&mut self, span: Span) -> &mut Self {
        self.also.push(span);
        self
    }

    /// A program may put `replacement` in the place of what is marked.
    pub(crate) fn safe_fix(&mut self, replacement: impl Into<String>) -> &mut Self {
        self.fix = Some(Fix { class: FixClass::Safe, replacement: replacement.into() });
        self
    }

    /// A person may put `replacement` in the place of what is marked.
    pub(crate) fn review_fix(&mut self, replacement: impl Into<String>) -> &mut Self {
        self.fix = Some(Fix { class: FixClass::Review, replacement: replacement.into() });
        self
    }
}

/// Where a rule puts what it finds.
#[derive(Debug)]
pub(crate) struct Findings<'a> {
    pub(super) rule: Cow<'static, str>,
    pub(super) severity: Severity,
    pub(super) all: &'a mut Vec<Finding>,
}

impl Findings<'_> {
    /// Marks a place.
    pub(crate) fn mark(&mut self, span: Span) -> &mut Finding {
        let at = self.all.len();
        self.all.push(Finding {
            rule: self.rule.clone(),
            variant: None,
            severity: self.severity,
            span,
            also: Vec::new(),
            values: Vec::new(),
            fix: None,
        });
        &mut self.all[at]
    }
}
