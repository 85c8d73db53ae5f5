//! The rules, one file each.

mod bad_suppression;
mod heavy_modifier;
mod late_verb;
mod law_abbreviation;
mod law_detail;
mod law_references_in_text;
mod law_without_name;
mod long_parenthesis;
mod long_quotation;
mod long_sentence;
mod nominalisation;
mod noun_chain;
mod passive;
mod passive_cluster;
mod preposition_chain;
mod repeated_sentence;
mod stacked_clauses;
mod stacked_conditions;
mod stacked_references;
mod unused_suppression;

pub(super) use bad_suppression::RULE as BAD_SUPPRESSION;
pub(super) use unused_suppression::RULE as UNUSED_SUPPRESSION;

use super::Rule;

/// Every rule, sorted by slug.
pub(super) static ALL: &[&Rule] = &[
    &bad_suppression::RULE,
    &heavy_modifier::RULE,
    &late_verb::RULE,
    &law_abbreviation::RULE,
    &law_detail::RULE,
    &law_references_in_text::RULE,
    &law_without_name::RULE,
    &long_parenthesis::RULE,
    &long_quotation::RULE,
    &long_sentence::RULE,
    &nominalisation::RULE,
    &noun_chain::RULE,
    &passive::RULE,
    &passive_cluster::RULE,
    &preposition_chain::RULE,
    &repeated_sentence::RULE,
    &stacked_clauses::RULE,
    &stacked_conditions::RULE,
    &stacked_references::RULE,
    &unused_suppression::RULE,
];
