//! Floor 7: what stands in the reader's way in a draft, why, and what to write instead.
//!
//! One rule is one file in `rules/`, and its doc comment is its page. Rules that are nothing but
//! phrases are data: `lexicons/<lang>/rules/<slug>.toml`. What is said of a finding is data too:
//! `lexicons/<lang>/lint.toml`.

mod context;
mod finding;
mod messages;
mod numbers;
mod placeholders;
mod private;
mod registry;
mod rule;
mod rules;
pub mod suppress;
mod terms;
mod view;

pub use finding::{Finding, Fix, FixClass};
pub use registry::{Audience, Linter, RuleSettings};
pub use rule::Rule;

pub(crate) use context::Context;
pub(crate) use finding::Findings;
pub(crate) use view::View;

/// Every rule that is code, sorted by slug.
pub fn rules() -> &'static [&'static Rule] {
    rules::ALL
}
