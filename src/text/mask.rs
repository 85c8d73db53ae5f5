//! Hides identity and account numbers.
//!
//! A letter shown to a helper, printed in a library or pasted into a message should not carry the
//! numbers that open a person's life. Only the digits are hidden, so the reader still sees that a
//! number stood there. No checksum is asked for: numbers misread or made up are hidden too.

use std::borrow::Cow;

/// What stands in for a digit.
pub const MASK: char = '•';

/// Group sizes in which an identity number is written in parts.
const IDENTITY: [&[usize]; 3] = [&[6, 5], &[6, 3, 2], &[2, 2, 2, 5]];

/// Group sizes of an account number, also at the end of an IBAN, and of any number in one piece.
const ACCOUNT: [&[usize]; 3] = [&[4, 2, 5], &[4, 4, 3], &[11]];

/// `text` with every identity number and account number hidden.
///
/// Phone numbers, organisation numbers, sums, dates and case numbers of other lengths are kept.
///
/// ```
/// use klarbrev::text::mask;
/// assert_eq!(mask("Fødselsnummer 118255 31313"), "Fødselsnummer •••••• •••••");
/// assert_eq!(mask("Ring 55 55 33 33"), "Ring 55 55 33 33");
/// ```
pub fn mask(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(start) = next_digit(text, at) {
        if let Some(end) = identity(text, start).or_else(|| account(text, start)) {
            out.push_str(&text[copied..start]);
            let hidden = text[start..end].chars();
            out.extend(hidden.map(|c| if c.is_ascii_digit() { MASK } else { c }));
            copied = end;
            at = end;
        } else {
            at = start + digits(text, start);
        }
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[copied..]);
    Cow::Owned(out)
}

/// A number that tells who somebody is, or where their money goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PrivateNumber {
    /// Fødselsnummer, D-number or the like, in parts.
    Identity,
    /// An account number in parts.
    Account,
    /// Eleven digits in a row; true where they begin with a day of birth.
    Eleven(bool),
}

/// What number stands at `start`, where a run of digits begins, and its end.
pub(crate) fn private_number(text: &str, start: usize) -> Option<(PrivateNumber, usize)> {
    if let Some(end) = identity(text, start) {
        return Some((PrivateNumber::Identity, end));
    }
    if let Some(end) = ACCOUNT[..2].iter().find_map(|shape| parts(text, start, shape, &['.'])) {
        return Some((PrivateNumber::Account, end));
    }
    let end = parts(text, start, ACCOUNT[2], &[])?;
    let day: [u8; 6] = std::array::from_fn(|i| text.as_bytes()[start + i] - b'0');
    Some((PrivateNumber::Eleven(is_birth_date(day)), end))
}

fn next_digit(text: &str, from: usize) -> Option<usize> {
    text.as_bytes()[from..].iter().position(u8::is_ascii_digit).map(|i| from + i)
}

/// How many digits stand in a row at `at`.
fn digits(text: &str, at: usize) -> usize {
    text.as_bytes()[at..].iter().take_while(|b| b.is_ascii_digit()).count()
}

/// The end of an identity number in parts at `start`, if one stands there.
fn identity(text: &str, start: usize) -> Option<usize> {
    let end = IDENTITY.iter().find_map(|shape| parts(text, start, shape, &['.', '-']))?;
    let mut day = text[start..end].bytes().filter(u8::is_ascii_digit);
    // «123456 78901» is two columns of a table unless the first half is a day.
    is_birth_date(std::array::from_fn(|_| day.next().unwrap_or(b'0') - b'0')).then_some(end)
}

/// The end of an account number, or of any eleven digits, at `start`, if one stands there.
fn account(text: &str, start: usize) -> Option<usize> {
    ACCOUNT.iter().find_map(|shape| parts(text, start, shape, &['.']))
}

/// The end of digits grouped as `shape` with a separator in between.
fn parts(text: &str, start: usize, shape: &[usize], separators: &[char]) -> Option<usize> {
    let mut at = start;
    for (i, &size) in shape.iter().enumerate() {
        if i > 0 {
            at += separator(&text[at..], separators)?;
        }
        if digits(text, at) != size {
            return None;
        }
        at += size;
    }
    Some(at)
}

/// The length of what may stand between the parts of a number: one or two spaces of any kind, or
/// one of `signs`; a non-breaking hyphen counts as a hyphen.
fn separator(rest: &str, signs: &[char]) -> Option<usize> {
    let mut chars = rest.chars();
    let first = chars.next()?;
    let plain = if matches!(first, '\u{2010}'..='\u{2013}') { '-' } else { first };
    if is_space(first) {
        let second = chars.next().filter(|c| is_space(*c)).map_or(0, char::len_utf8);
        return Some(first.len_utf8() + second);
    }
    signs.contains(&plain).then_some(first.len_utf8())
}

fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\n' | '\r' | '\t')
}

/// True for ddmmyy, also with 40 added to the day (D-number) or something added to the month
/// (made-up persons in tests).
fn is_birth_date([d1, d2, m1, m2, _, _]: [u8; 6]) -> bool {
    let (day, month) = (d1 * 10 + d2, m1 * 10 + m2);
    let day = if day > 40 { day - 40 } else { day };
    let added = [0, 20, 40, 60, 65, 80].into_iter();
    (1..=31).contains(&day) && added.map(|a| month.saturating_sub(a)).any(|m| (1..=12).contains(&m))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn identity_numbers_are_hidden() {
        for number in [
            "01010112345",
            "010101 12345",
            "010101\u{a0}12345",
            "010101-12345",
            "410101 12345",
            "118255 31313",
            "098894 71717",
            "014101 12345",
            "010190 123 45",
            "01.01.90 12345",
        ] {
            let masked = mask(number);
            assert!(!masked.contains(|c: char| c.is_ascii_digit()), "{number}: {masked}");
            assert_eq!(masked.chars().count(), number.chars().count());
        }
    }

    #[test]
    fn account_numbers_are_hidden() {
        assert_eq!(mask("konto 1234.56.78901."), "konto ••••.••.•••••.");
        assert_eq!(mask("konto 1234 56 78901, takk"), "konto •••• •• •••••, takk");
        assert_eq!(mask("NO93 8601 1117 947"), "NO93 •••• •••• •••");
        assert_eq!(mask("KID 99999999999"), "KID •••••••••••");
    }

    #[test]
    fn numbers_are_told_apart() {
        use PrivateNumber::{Account, Eleven, Identity};
        for (text, number) in [
            ("010190 12345", Some(Identity)),
            ("01819012345", Some(Eleven(true))),
            ("99999999999", Some(Eleven(false))),
            ("1234.56.78901", Some(Account)),
            ("993456 78901", None),
            ("55 55 33 33", None),
        ] {
            let found = private_number(text, 0);
            assert_eq!(found.map(|(number, _)| number), number, "{text}");
            assert!(found.is_none_or(|(_, end)| end == text.len()), "{text}");
        }
    }

    #[test]
    fn what_helps_the_reader_is_kept() {
        for kept in [
            "Ring 55 55 33 33 eller 815 11 000",
            "Ring +47 55 55 33 33",
            "Organisasjonsnummer 889 640 782 eller 889640782",
            "3. mars 2025, 03.03.2025, 2025-03-03",
            "12 345 678 901 kroner",
            "Saksnummer 152025318 og 2310",
            "993456 78901",
            "Sak 2023-04-12345",
            "ID 123456789012",
            "",
        ] {
            assert!(matches!(mask(kept), Cow::Borrowed(_)), "{kept}: {}", mask(kept));
        }
    }

    #[test]
    fn several_numbers_in_one_line_are_hidden() {
        assert_eq!(mask("01010112345 og 010101 12345"), "••••••••••• og •••••• •••••");
    }

    proptest! {
        #[test]
        fn length_in_characters_stays(text in "[0-9 .æ-]{0,60}") {
            prop_assert_eq!(mask(&text).chars().count(), text.chars().count());
        }

        #[test]
        fn eleven_digits_never_get_through(before in "[a-zæ .]{0,9}", number in "[0-9]{11}") {
            let text = format!("{before}{number}");
            let masked = mask(&text);
            prop_assert!(!masked.contains(|c: char| c.is_ascii_digit()));
        }

        #[test]
        fn masking_twice_changes_nothing(text in "\\PC{0,80}") {
            let once = mask(&text).into_owned();
            prop_assert_eq!(mask(&once).into_owned(), once.clone());
        }
    }
}
