//! The rules, one file each.

mod bad_suppression;
mod conflicting_appeal_deadlines;
mod consequence_without_deadline;
mod duty_without_channel;
mod duty_without_consequence;
mod duty_without_deadline;
mod few_reader_words;
mod formal_address;
mod hidden_duty;
mod impersonal_subject;
mod late_deadline;
mod long_sentence;
mod nav_in_capitals;
mod relative_deadline;
mod several_duties;
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
    &hidden_duty::RULE,
    &impersonal_subject::RULE,
    &late_deadline::RULE,
    &long_sentence::RULE,
    &nav_in_capitals::RULE,
    &relative_deadline::RULE,
    &several_duties::RULE,
    &third_person_reader::RULE,
    &unexplained_guilt::RULE,
    &unused_suppression::RULE,
    &unusual_appeal_deadline::RULE,
    &vague_deadline::RULE,
];
