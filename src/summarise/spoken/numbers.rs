//! Numbers as words.

use crate::summarise::phrase::fill;
use crate::summarise::templates::SpokenText;

/// Larger numbers are said digit by digit.
const LARGEST: u64 = 999_999_999;

/// The number in words; `None` where it is too large to be followed.
pub(super) fn number(value: u64, texts: &SpokenText) -> Option<String> {
    let with = |n: u64, pattern: &str| -> Option<String> {
        let n = if n == 1 { texts.counted_one.clone() } else { number(n, texts)? };
        Some(fill(pattern, &[("n", &n)]))
    };
    let rest = |head: String, left: u64| -> Option<String> {
        Some(match left {
            0 => head,
            // «ett tusen og fem», but «ett tusen to hundre».
            1..100 => format!("{head} {} {}", texts.and, number(left, texts)?),
            _ => format!("{head} {}", number(left, texts)?),
        })
    };
    match value {
        0..20 => Some(texts.small[value as usize].clone()),
        20..100 => {
            let tens = &texts.tens[value as usize / 10 - 2];
            let one = &texts.small[value as usize % 10];
            let whole = value.is_multiple_of(10);
            let said = fill(&texts.tens_and, &[("tens", tens), ("one", one)]);
            Some(if whole { tens.clone() } else { said })
        }
        100..1_000 => rest(with(value / 100, &texts.hundred)?, value % 100),
        1_000..1_000_000 => rest(with(value / 1_000, &texts.thousand)?, value % 1_000),
        1_000_000..=LARGEST => {
            let n = value / 1_000_000;
            let pattern = &texts.million[usize::from(n > 1)];
            rest(with(n, pattern)?, value % 1_000_000)
        }
        _ => None,
    }
}

/// A year: «nitten nittini», «to tusen og ni», «tjue tjueseks».
pub(super) fn year(value: u64, texts: &SpokenText) -> Option<String> {
    let (century, left) = (value / 100, value % 100);
    let in_two = (1100..2000).contains(&value) || (2010..2100).contains(&value);
    if in_two && left >= 10 {
        return Some(format!("{} {}", number(century, texts)?, number(left, texts)?));
    }
    number(value, texts)
}

/// Digit by digit.
pub(super) fn digits(digits: &str, texts: &SpokenText) -> String {
    let said = digits.bytes().filter(u8::is_ascii_digit);
    let said: Vec<&str> = said.map(|d| texts.small[usize::from(d - b'0')].as_str()).collect();
    said.join(" ")
}
