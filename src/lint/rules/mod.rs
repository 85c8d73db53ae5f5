//! The rules, one file each.

mod appeal_without_way;
mod bad_suppression;
mod capital_run;
mod conflicting_appeal_deadlines;
mod consequence_without_deadline;
mod decision_without_rule;
mod digital_only;
mod duty_without_channel;
mod duty_without_consequence;
mod duty_without_deadline;
mod expiry_without_advice;
mod few_reader_words;
mod formal_address;
mod generic_heading;
mod hidden_duty;
mod impersonal_subject;
mod late_deadline;
mod late_outcome;
mod law_in_opening;
mod list_shape;
mod long_heading;
mod long_paragraph;
mod long_sentence;
mod nav_in_capitals;
mod no_access_right;
mod no_appeal_right;
mod no_contact;
mod no_headings;
mod no_outcome;
mod reference_opening;
mod refusal_without_reason;
mod relative_deadline;
mod run_in_list;
mod several_duties;
mod third_person_reader;
mod topic_title;
mod unexplained_guilt;
mod unused_suppression;
mod unusual_appeal_deadline;
mod vague_deadline;

pub(super) use bad_suppression::RULE as BAD_SUPPRESSION;
pub(super) use unused_suppression::RULE as UNUSED_SUPPRESSION;

use super::Rule;

/// Every rule, sorted by slug.
pub(super) static ALL: &[&Rule] = &[
    &appeal_without_way::RULE,
    &bad_suppression::RULE,
    &capital_run::RULE,
    &conflicting_appeal_deadlines::RULE,
    &consequence_without_deadline::RULE,
    &decision_without_rule::RULE,
    &digital_only::RULE,
    &duty_without_channel::RULE,
    &duty_without_consequence::RULE,
    &duty_without_deadline::RULE,
    &expiry_without_advice::RULE,
    &few_reader_words::RULE,
    &formal_address::RULE,
    &generic_heading::RULE,
    &hidden_duty::RULE,
    &impersonal_subject::RULE,
    &late_deadline::RULE,
    &late_outcome::RULE,
    &law_in_opening::RULE,
    &list_shape::RULE,
    &long_heading::RULE,
    &long_paragraph::RULE,
    &long_sentence::RULE,
    &nav_in_capitals::RULE,
    &no_access_right::RULE,
    &no_appeal_right::RULE,
    &no_contact::RULE,
    &no_headings::RULE,
    &no_outcome::RULE,
    &reference_opening::RULE,
    &refusal_without_reason::RULE,
    &relative_deadline::RULE,
    &run_in_list::RULE,
    &several_duties::RULE,
    &third_person_reader::RULE,
    &topic_title::RULE,
    &unexplained_guilt::RULE,
    &unused_suppression::RULE,
    &unusual_appeal_deadline::RULE,
    &vague_deadline::RULE,
];
