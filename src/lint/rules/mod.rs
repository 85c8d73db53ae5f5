//! The rules, one file each.

mod long_sentence;

use super::Rule;

/// Every rule, sorted by slug.
pub(super) static ALL: &[&Rule] = &[&long_sentence::RULE];
