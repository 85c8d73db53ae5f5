//! What print does to text: hyphens at line ends, and page numbers.

use crate::lexicon::Lexicon;
use crate::text::fold;

/// Whether a word stands in the word list.
pub(super) fn is_known(word: &str) -> bool {
    let mut folded = String::new();
    fold(word, &mut folded);
    Lexicon::builtin().vocabulary.id(&folded).is_some()
}

/// How the end of a line and the beginning of the next go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seam {
    /// Two words.
    Space,
    /// One word; the hyphen was only there for the line end.
    Dropped,
    /// One word that has a hyphen.
    Kept,
}

/// Words that follow a hyphen that stands for the rest of a word: «barne- og ungdomsarbeid».
const AFTER_STUB: [&str; 8] = ["og", "eller", "samt", "eller/og", "og/eller", "men", "and", "or"];

/// How `line`, which ends a line, goes on in `next`.
pub(super) fn seam(line: &str, next: &str) -> Seam {
    // «nav.no/⏎kontakt», «og/⏎eller», «www.nav.⏎no»
    let slash = line.strip_suffix('/').is_some_and(|stem| !stem.ends_with(char::is_whitespace));
    let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
    let site = last.ends_with('.') && (last.starts_with("www.") || last.contains("://"));
    if (slash || site) && next.starts_with(char::is_lowercase) {
        return Seam::Kept;
    }
    let Some(hyphen) =
        line.chars().next_back().filter(|c| matches!(c, '-' | '\u{2010}' | '\u{ad}'))
    else {
        return Seam::Space;
    };
    let stem = &line[..line.len() - hyphen.len_utf8()];
    let word = |text: &str| text.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let head = word(stem.rsplit(char::is_whitespace).next().unwrap_or_default());
    let tail = word(next.split(char::is_whitespace).next().unwrap_or_default());
    if head.is_empty() || tail.is_empty() || stem.ends_with(char::is_whitespace) {
        return Seam::Space;
    }
    let small = tail.to_lowercase();
    // Typesetters break words with U+2010: «Ram‐⏎men».
    let cut = hyphen == '\u{ad}' || hyphen == '\u{2010}' && small == "men";
    if !cut && AFTER_STUB.contains(&small.as_str()) {
        return Seam::Space;
    }
    // «8-⏎4», «NAV-⏎kontor», «Hansen-⏎Berg»
    let short = head.chars().filter(|c| c.is_uppercase()).count() * 2 > head.chars().count();
    let digit = |c: char| c.is_ascii_digit();
    // «nav.no/alene-⏎med-barn», but «nav.no/barne‐⏎trygd»: only typesetters write U+2010.
    let address = hyphen == '-' && head.contains(['.', '/', '@']);
    if short || address || head.ends_with(digit) || !tail.starts_with(char::is_lowercase) {
        return if hyphen == '\u{ad}' && !short { Seam::Dropped } else { Seam::Kept };
    }
    // «e-⏎post»: one letter is no part of a broken word.
    let single = head.chars().count() == 1;
    if hyphen == '\u{ad}' || !single && is_known(&format!("{head}{tail}")) {
        return Seam::Dropped;
    }
    // «ikke-⏎medisinsk»
    if single || is_known(&format!("{head}-{tail}")) || head.contains('-') && is_known(&tail) {
        return Seam::Kept;
    }
    Seam::Dropped
}

/// The text with `#` for every number.
pub(super) fn key(text: &str) -> String {
    let mut key = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            '0'..='9' if key.ends_with('#') => {}
            '0'..='9' => key.push('#'),
            c if c.is_whitespace() => {}
            c => key.push(c),
        }
    }
    key
}

/// True for the [`key`] of a page number: «Side 1 av 2», «- 3 -».
pub(super) fn is_page_number(key: &str) -> bool {
    let key = key.trim_matches(['-', '–', '.', '|']);
    matches!(
        key,
        "#" | "#/#"
            | "#av#"
            | "side#"
            | "side#av#"
            | "side#/#"
            | "s.#"
            | "page#"
            | "page#of#"
            | "side:#"
            | "side:#av#"
            | "#of#"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphens_at_line_ends_are_undone_but_not_those_of_compounds() {
        assert_eq!(seam("du må melde fra om saks-", "behandlingen"), Seam::Dropped);
        assert_eq!(seam("barne-", "og ungdomsarbeid"), Seam::Space);
        assert_eq!(seam("Ram\u{2010}", "men for arbeidet"), Seam::Dropped);
        assert_eq!(seam("på NAV-", "kontoret"), Seam::Kept);
        assert_eq!(seam("folketrygdloven § 8-", "4 sier"), Seam::Kept);
        assert_eq!(seam("send e-", "post"), Seam::Kept);
        assert_eq!(seam("fra mai –", "juni"), Seam::Space);
        assert_eq!(seam("se nav.no/", "kontakt"), Seam::Kept);
        assert_eq!(seam("nav.no/alene-", "med-barn"), Seam::Kept);
        assert_eq!(seam("opp\u{ad}", "gave"), Seam::Dropped);
    }

    #[test]
    fn page_numbers_are_known_by_their_shape() {
        for text in ["Side 1 av 12", "- 3 -", "2/4", "Page 1 of 2", "7"] {
            assert!(is_page_number(&key(text)), "{text}");
        }
        for text in ["Side om side", "Dato: 1. mai 2026", "§ 8-4"] {
            assert!(!is_page_number(&key(text)), "{text}");
        }
    }
}
