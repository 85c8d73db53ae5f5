//! The rules, one file each.

mod abbreviation;
mod account_number;
mod acronym;
mod amount_format;
mod and_or;
mod appeal_without_way;
mod bad_suppression;
mod bare_amount;
mod capital_run;
mod chancery_word;
mod clock_format;
mod conflicting_appeal_deadlines;
mod consequence_without_deadline;
mod decision_without_rule;
mod dense_jargon;
mod digital_only;
mod double_punctuation;
mod duty_without_channel;
mod duty_without_consequence;
mod duty_without_deadline;
mod expiry_without_advice;
mod few_reader_words;
mod formal_address;
mod generic_heading;
mod heavy_modifier;
mod hidden_duty;
mod high_lix;
mod identity_number;
mod impersonal_subject;
mod jargon;
mod late_deadline;
mod late_outcome;
mod late_verb;
mod latin;
mod law_abbreviation;
mod law_detail;
mod law_in_opening;
mod law_references_in_text;
mod law_without_name;
mod light_verb;
mod list_shape;
mod long_heading;
mod long_paragraph;
mod long_parenthesis;
mod long_quotation;
mod long_sentence;
mod long_word;
mod mixed_infinitives;
mod mixed_terms;
mod nav_in_capitals;
mod no_access_right;
mod no_appeal_right;
mod no_contact;
mod no_headings;
mod no_outcome;
mod nominalisation;
mod noun_chain;
mod numeric_date;
mod official_name_unexplained;
mod passive;
mod passive_cluster;
mod percent_format;
mod phone_format;
mod preposition_chain;
mod reference_opening;
mod refusal_without_reason;
mod relative_deadline;
mod repeated_sentence;
mod repeated_word;
mod run_in_list;
mod several_duties;
mod stacked_clauses;
mod stacked_conditions;
mod stacked_references;
mod straight_quotes;
mod stray_space;
mod third_person_reader;
mod topic_title;
mod two_digit_year;
mod unexplained_guilt;
mod unexplained_term;
mod unfilled_placeholder;
mod unused_suppression;
mod unusual_appeal_deadline;
mod vague_deadline;
mod wrong_language;

pub(super) use bad_suppression::RULE as BAD_SUPPRESSION;
pub(super) use unused_suppression::RULE as UNUSED_SUPPRESSION;

use super::Rule;

/// Every rule, sorted by slug.
pub(super) static ALL: &[&Rule] = &[
    &abbreviation::RULE,
    &account_number::RULE,
    &acronym::RULE,
    &amount_format::RULE,
    &and_or::RULE,
    &appeal_without_way::RULE,
    &bad_suppression::RULE,
    &bare_amount::RULE,
    &capital_run::RULE,
    &chancery_word::RULE,
    &clock_format::RULE,
    &conflicting_appeal_deadlines::RULE,
    &consequence_without_deadline::RULE,
    &decision_without_rule::RULE,
    &dense_jargon::RULE,
    &digital_only::RULE,
    &double_punctuation::RULE,
    &duty_without_channel::RULE,
    &duty_without_consequence::RULE,
    &duty_without_deadline::RULE,
    &expiry_without_advice::RULE,
    &few_reader_words::RULE,
    &formal_address::RULE,
    &generic_heading::RULE,
    &heavy_modifier::RULE,
    &hidden_duty::RULE,
    &high_lix::RULE,
    &identity_number::RULE,
    &impersonal_subject::RULE,
    &jargon::RULE,
    &late_deadline::RULE,
    &late_outcome::RULE,
    &late_verb::RULE,
    &latin::RULE,
    &law_abbreviation::RULE,
    &law_detail::RULE,
    &law_in_opening::RULE,
    &law_references_in_text::RULE,
    &law_without_name::RULE,
    &light_verb::RULE,
    &list_shape::RULE,
    &long_heading::RULE,
    &long_paragraph::RULE,
    &long_parenthesis::RULE,
    &long_quotation::RULE,
    &long_sentence::RULE,
    &long_word::RULE,
    &mixed_infinitives::RULE,
    &mixed_terms::RULE,
    &nav_in_capitals::RULE,
    &no_access_right::RULE,
    &no_appeal_right::RULE,
    &no_contact::RULE,
    &no_headings::RULE,
    &no_outcome::RULE,
    &nominalisation::RULE,
    &noun_chain::RULE,
    &numeric_date::RULE,
    &official_name_unexplained::RULE,
    &passive::RULE,
    &passive_cluster::RULE,
    &percent_format::RULE,
    &phone_format::RULE,
    &preposition_chain::RULE,
    &reference_opening::RULE,
    &refusal_without_reason::RULE,
    &relative_deadline::RULE,
    &repeated_sentence::RULE,
    &repeated_word::RULE,
    &run_in_list::RULE,
    &several_duties::RULE,
    &stacked_clauses::RULE,
    &stacked_conditions::RULE,
    &stacked_references::RULE,
    &straight_quotes::RULE,
    &stray_space::RULE,
    &third_person_reader::RULE,
    &topic_title::RULE,
    &two_digit_year::RULE,
    &unexplained_guilt::RULE,
    &unexplained_term::RULE,
    &unfilled_placeholder::RULE,
    &unused_suppression::RULE,
    &unusual_appeal_deadline::RULE,
    &vague_deadline::RULE,
    &wrong_language::RULE,
];
