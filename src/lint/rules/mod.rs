//! The rules, one file each.

mod bad_suppression;
mod long_sentence;
mod unused_suppression;

pub(super) use bad_suppression::RULE as BAD_SUPPRESSION;
pub(super) use unused_suppression::RULE as UNUSED_SUPPRESSION;

use super::Rule;

/// Every rule, sorted by slug.
pub(super) static ALL: &[&Rule] =
    &[&bad_suppression::RULE, &long_sentence::RULE, &unused_suppression::RULE];
