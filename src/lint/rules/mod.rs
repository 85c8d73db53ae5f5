//! The rules, one file each.

mod appeal_without_way;
mod bad_suppression;
mod capital_run;
mod decision_without_rule;
mod digital_only;
mod expiry_without_advice;
mod generic_heading;
mod late_outcome;
mod law_in_opening;
mod list_shape;
mod long_heading;
mod long_paragraph;
mod long_sentence;
mod no_access_right;
mod no_appeal_right;
mod no_contact;
mod no_headings;
mod no_outcome;
mod reference_opening;
mod refusal_without_reason;
mod run_in_list;
mod topic_title;
mod unused_suppression;

pub(super) use bad_suppression::RULE as BAD_SUPPRESSION;
pub(super) use unused_suppression::RULE as UNUSED_SUPPRESSION;

use super::Rule;

/// Every rule, sorted by slug.
pub(super) static ALL: &[&Rule] = &[
    &appeal_without_way::RULE,
    &bad_suppression::RULE,
    &capital_run::RULE,
    &decision_without_rule::RULE,
    &digital_only::RULE,
    &expiry_without_advice::RULE,
    &generic_heading::RULE,
    &late_outcome::RULE,
    &law_in_opening::RULE,
    &list_shape::RULE,
    &long_heading::RULE,
    &long_paragraph::RULE,
    &long_sentence::RULE,
    &no_access_right::RULE,
    &no_appeal_right::RULE,
    &no_contact::RULE,
    &no_headings::RULE,
    &no_outcome::RULE,
    &reference_opening::RULE,
    &refusal_without_reason::RULE,
    &run_in_list::RULE,
    &topic_title::RULE,
    &unused_suppression::RULE,
];
