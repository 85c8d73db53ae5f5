//! The rules, one file each.

mod abbreviation;
mod account_number;
mod acronym;
mod amount_format;
mod and_or;
mod bad_suppression;
mod bare_amount;
mod chancery_word;
mod clock_format;
mod conflicting_appeal_deadlines;
mod consequence_without_deadline;
mod dense_jargon;
mod double_punctuation;
mod duty_without_channel;
mod duty_without_consequence;
mod duty_without_deadline;
mod few_reader_words;
mod formal_address;
mod hidden_duty;
mod high_lix;
mod identity_number;
mod impersonal_subject;
mod jargon;
mod late_deadline;
mod latin;
mod light_verb;
mod long_sentence;
mod long_word;
mod mixed_infinitives;
mod mixed_terms;
mod nav_in_capitals;
mod numeric_date;
mod official_name_unexplained;
mod percent_format;
mod phone_format;
mod relative_deadline;
mod repeated_word;
mod several_duties;
mod straight_quotes;
mod stray_space;
mod third_person_reader;
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
    &bad_suppression::RULE,
    &bare_amount::RULE,
    &chancery_word::RULE,
    &clock_format::RULE,
    &conflicting_appeal_deadlines::RULE,
    &consequence_without_deadline::RULE,
    &dense_jargon::RULE,
    &double_punctuation::RULE,
    &duty_without_channel::RULE,
    &duty_without_consequence::RULE,
    &duty_without_deadline::RULE,
    &few_reader_words::RULE,
    &formal_address::RULE,
    &hidden_duty::RULE,
    &high_lix::RULE,
    &identity_number::RULE,
    &impersonal_subject::RULE,
    &jargon::RULE,
    &late_deadline::RULE,
    &latin::RULE,
    &light_verb::RULE,
    &long_sentence::RULE,
    &long_word::RULE,
    &mixed_infinitives::RULE,
    &mixed_terms::RULE,
    &nav_in_capitals::RULE,
    &numeric_date::RULE,
    &official_name_unexplained::RULE,
    &percent_format::RULE,
    &phone_format::RULE,
    &relative_deadline::RULE,
    &repeated_word::RULE,
    &several_duties::RULE,
    &straight_quotes::RULE,
    &stray_space::RULE,
    &third_person_reader::RULE,
    &two_digit_year::RULE,
    &unexplained_guilt::RULE,
    &unexplained_term::RULE,
    &unfilled_placeholder::RULE,
    &unused_suppression::RULE,
    &unusual_appeal_deadline::RULE,
    &vague_deadline::RULE,
    &wrong_language::RULE,
];
