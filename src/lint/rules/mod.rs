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
mod dense_jargon;
mod double_punctuation;
mod high_lix;
mod identity_number;
mod jargon;
mod latin;
mod light_verb;
mod long_sentence;
mod long_word;
mod mixed_infinitives;
mod mixed_terms;
mod numeric_date;
mod official_name_unexplained;
mod percent_format;
mod phone_format;
mod repeated_word;
mod straight_quotes;
mod stray_space;
mod two_digit_year;
mod unexplained_term;
mod unfilled_placeholder;
mod unused_suppression;
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
    &dense_jargon::RULE,
    &double_punctuation::RULE,
    &high_lix::RULE,
    &identity_number::RULE,
    &jargon::RULE,
    &latin::RULE,
    &light_verb::RULE,
    &long_sentence::RULE,
    &long_word::RULE,
    &mixed_infinitives::RULE,
    &mixed_terms::RULE,
    &numeric_date::RULE,
    &official_name_unexplained::RULE,
    &percent_format::RULE,
    &phone_format::RULE,
    &repeated_word::RULE,
    &straight_quotes::RULE,
    &stray_space::RULE,
    &two_digit_year::RULE,
    &unexplained_term::RULE,
    &unfilled_placeholder::RULE,
    &unused_suppression::RULE,
    &wrong_language::RULE,
];
