//! The rules, one file each.

mod bad_suppression;
mod conflicting_appeal_deadlines;
mod consequence_without_deadline;
mod duty_without_channel;
mod duty_without_consequence;
mod duty_without_deadline;
mod few_reader_words;
mod formal_address;
mod heavy_modifier;
mod hidden_duty;
mod impersonal_subject;
mod late_deadline;
mod late_verb;
mod law_abbreviation;
mod law_detail;
mod law_references_in_text;
mod law_without_name;
mod long_parenthesis;
mod long_quotation;
mod long_sentence;
mod nav_in_capitals;
mod nominalisation;
mod noun_chain;
mod passive;
mod passive_cluster;
mod preposition_chain;
mod relative_deadline;
mod repeated_sentence;
mod several_duties;
mod stacked_clauses;
mod stacked_conditions;
mod stacked_references;
mod third_person_reader;
mod unexplained_guilt;
mod unused_suppression;
mod unusual_appeal_deadline;
mod vague_deadline;

pub(super) use bad_suppression::RULE as BAD_SUPPRESSION;
pub(super) use unused_suppression::RULE as UNUSED_SUPPRESSION;

use super::Rule;

/// Every rule, sorted by slug.
pub(super) static ALL: &[&Rule] = &[
    &bad_suppression::RULE,
    &conflicting_appeal_deadlines::RULE,
    &consequence_without_deadline::RULE,
    &duty_without_channel::RULE,
    &duty_without_consequence::RULE,
    &duty_without_deadline::RULE,
    &few_reader_words::RULE,
    &formal_address::RULE,
    &heavy_modifier::RULE,
    &hidden_duty::RULE,
    &impersonal_subject::RULE,
    &late_deadline::RULE,
    &late_verb::RULE,
    &law_abbreviation::RULE,
    &law_detail::RULE,
    &law_references_in_text::RULE,
    &law_without_name::RULE,
    &long_parenthesis::RULE,
    &long_quotation::RULE,
    &long_sentence::RULE,
    &nav_in_capitals::RULE,
    &nominalisation::RULE,
    &noun_chain::RULE,
    &passive::RULE,
    &passive_cluster::RULE,
    &preposition_chain::RULE,
    &relative_deadline::RULE,
    &repeated_sentence::RULE,
    &several_duties::RULE,
    &stacked_clauses::RULE,
    &stacked_conditions::RULE,
    &stacked_references::RULE,
    &third_person_reader::RULE,
    &unexplained_guilt::RULE,
    &unused_suppression::RULE,
    &unusual_appeal_deadline::RULE,
    &vague_deadline::RULE,
];
