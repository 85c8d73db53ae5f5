//! Floor 7: what stands in the reader's way in a draft, why, and what to write instead.
//!
//! One rule is one file in `rules/`, and its doc comment is its page. Rules that are nothing but
//! phrases are data: `lexicons/<lang>/rules/<slug>.toml`. What is said of a finding is data too:
//! `lexicons/<lang>/lint/*.toml`.

pub mod baseline;
mod clauses;
mod context;
mod duties;
mod finding;
pub mod fix;
mod law;
mod look;
mod messages;
mod numbers;
mod page;
mod placeholders;
mod private;
mod registry;
mod rule;
mod rules;
mod structure;
pub mod suppress;
mod terms;
mod view;

pub use finding::{Finding, Fix, FixClass};
pub use look::{Seen, look};
pub use page::{Page, pages};
pub use registry::{Audience, Linter, RuleSettings};
pub use rule::Rule;

use crate::lexicon::Lexicon;
pub(crate) use context::Context;
pub(crate) use finding::Findings;
pub(crate) use view::View;

/// Every rule that is code, sorted by slug.
pub fn rules() -> &'static [&'static Rule] {
    rules::ALL
}

/// The slugs of all rules, in code and in data, sorted.
pub fn slugs(lexicon: &Lexicon) -> Vec<&str> {
    let code = rules::ALL.iter().map(|rule| rule.slug);
    let mut slugs: Vec<&str> =
        code.chain(lexicon.phrase_rules.keys().map(String::as_str)).collect();
    slugs.sort_unstable();
    slugs
}
