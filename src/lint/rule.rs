//! What a rule is.

use super::{Context, Findings, View};
use crate::lexicon::Severity;

/// A rule that is code.
#[derive(Debug)]
pub struct Rule {
    /// Its name: the file's name with hyphens.
    pub slug: &'static str,
    /// How much its findings matter, unless the settings say otherwise.
    pub severity: Severity,
    /// Its page, in bokmål, as Markdown: what, why, source, examples.
    pub page: &'static str,
    /// Numbers the settings may change, with what holds otherwise.
    pub limits: &'static [(&'static str, u32)],
    pub(crate) check: Check,
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Check {
    /// The letter as a whole.
    Letter(fn(&Context<'_>, &mut Findings<'_>)),
    /// Each sentence, heading, list item and table row in turn.
    Sentence(fn(&Context<'_>, &View<'_>, &mut Findings<'_>)),
}

/// Declares a rule: doc comment, slug, severity, limits if any, and what checks it.
///
/// The doc comment becomes [`Rule::page`].
macro_rules! rule {
    (
        $(#[doc = $doc:literal])+
        $slug:literal: $severity:ident $({ $($limit:ident: $value:literal),+ })? => $kind:ident($check:path)
    ) => {
        $(#[doc = $doc])+
        pub(crate) static RULE: $crate::lint::Rule = $crate::lint::Rule {
            slug: $slug,
            severity: $crate::lexicon::Severity::$severity,
            page: concat!($($doc, "\n"),+),
            limits: &[$($((stringify!($limit), $value)),+)?],
            check: $crate::lint::rule::Check::$kind($check),
        };
    };
}

pub(crate) use rule;
