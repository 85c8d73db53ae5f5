//! The form in which words are compared: lower case, composed, plain hyphens, no soft hyphens.

use unicode_normalization::UnicodeNormalization;

/// Writes the comparison form of `word` into `out` (cleared first).
///
/// Lower case; NFC; U+2010, U+2011 and U+2212 become `-`; soft hyphens, zero-width spaces and the
/// byte order mark go; a hyphen at a line end goes together with the line break.
///
/// ```
/// let mut out = String::new();
/// klarbrev::text::fold("SØKNADS\u{ad}SKJEMA", &mut out);
/// assert_eq!(out, "søknadsskjema");
/// ```
pub fn fold(word: &str, out: &mut String) {
    out.clear();
    if word.is_ascii() {
        out.push_str(word);
        out.make_ascii_lowercase();
    } else {
        for c in word.chars() {
            fold_char(c, out);
        }
        if out.chars().any(|c| ('\u{300}'..='\u{36f}').contains(&c)) {
            let composed: String = out.nfc().collect();
            *out = composed;
        }
    }
    if out.contains(['\n', '\r']) {
        join_broken(out);
    }
}

fn fold_char(c: char, out: &mut String) {
    match c {
        'Æ' => out.push('æ'),
        'Ø' => out.push('ø'),
        'Å' => out.push('å'),
        '\u{2010}' | '\u{2011}' | '\u{2212}' => out.push('-'),
        '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
        c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
        c => out.extend(c.to_lowercase()),
    }
}

/// `saks-⏎behandling` becomes `saksbehandling`.
fn join_broken(out: &mut String) {
    let mut joined = String::with_capacity(out.len());
    for piece in out.split(['\n', '\r']) {
        joined.push_str(piece.trim().trim_end_matches('-'));
    }
    *out = joined;
}

/// A coarser form in which usual OCR slips vanish: `ø`→`o`, `å`/`æ`→`a`, `0`→`o`, `1`/`l`→`i`,
/// `rn`→`m`. Two words with the same skeleton may be the same word badly read.
///
/// ```
/// assert_eq!(klarbrev::text::skeleton("s0knaden"), klarbrev::text::skeleton("søknaden"));
/// ```
pub fn skeleton(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len());
    for c in folded.chars() {
        match c {
            'ø' | 'ö' | '0' => out.push('o'),
            'å' | 'ä' | 'à' => out.push('a'),
            'æ' => out.push_str("ae"),
            '1' | 'l' | '|' | '!' => out.push('i'),
            c => out.push(c),
        }
    }
    if out.contains("rn") { out.replace("rn", "m") } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(word: &str) -> String {
        let mut out = String::new();
        fold(word, &mut out);
        out
    }

    #[test]
    fn decomposed_letters_are_composed() {
        assert_eq!(folded("A\u{30a}pent"), "åpent");
    }

    #[test]
    fn broken_words_are_joined() {
        assert_eq!(folded("saks-\n  behandling"), "saksbehandling");
        assert_eq!(folded("saks\u{ad}\r\nbehandling"), "saksbehandling");
    }

    #[test]
    fn hyphens_are_one() {
        assert_eq!(folded("14\u{2011}17"), "14-17");
    }
}
