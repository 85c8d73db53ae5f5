//! Puts «§» back: Tesseract's Norwegian model has no such letter and reads «8», «$», «&» or «S»,
//! and is as sure of it as of any other.
//!
//! Only what stands where a section sign must stand is changed: after the name of a law, before a
//! number that can be one of a section. Dates, sums and spans of time are never touched.

use crate::lang::Lang;
use crate::lexicon::{Lexicon, WordClass};

/// A word of a paragraph, with its page and line.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) place: (u32, u32),
    /// It begins a new line that is not the rest of the one above.
    pub(super) broken: bool,
}

impl Piece {
    pub(super) fn new(text: &str, place: (u32, u32)) -> Self {
        Self { text: text.to_owned(), place, broken: false }
    }
}

/// How far a regulation's title may reach: «forskrift om … avgifter § 3».
const TITLE: usize = 16;

/// So near a section is still the same list.
const NEAR: usize = 6;

/// How sure it is that a section follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
enum Ground {
    /// Nothing says so.
    None,
    /// A law was named earlier, and the word before goes on with it: «jf.», «og».
    Carried,
    /// And it goes on with a section: «§ 34, jf.», «§ 6 første ledd og».
    Close,
    /// A law was named right before.
    Named,
}

/// Mends the pieces and returns what the mended places now say. `law` is true once a law was named.
pub(super) fn repair(pieces: &mut Vec<Piece>, law: &mut bool) -> Vec<String> {
    let mut mended = Vec::new();
    let mut i = 0;
    while i < pieces.len() {
        let ground = ground(pieces, i, *law);
        if names_law(&pieces[i].text) {
            *law = true;
        }
        let text = pieces[i].text.as_str();
        let next = pieces.get(i + 1).map_or("", |piece| piece.text.as_str());
        let after = pieces.get(i + 2).map_or("", |piece| piece.text.as_str());
        if let Some(number) = Number::of(next).filter(|_| !counts(next, after))
            && let Some(double) = misread(text, &number, ground)
        {
            let many = double && (number.open || matches!(after, "og" | "eller" | "til" | "–"));
            let sign = if many { "§§" } else { "§" };
            mended.push(format!("{sign} {}", bare(next)));
            sign.clone_into(&mut pieces[i].text);
            i += 2;
            continue;
        }
        if let Some(rest) = glued(text, ground).filter(|rest| !counts(rest, next)) {
            mended.push(format!("§ {}", bare(rest)));
            let rest = Piece { text: rest.to_owned(), broken: false, ..pieces[i].clone() };
            "§".clone_into(&mut pieces[i].text);
            pieces.insert(i + 1, rest);
            i += 1;
        }
        i += 1;
    }
    mended
}

/// A number as sections have it: `22-15`, `4-4a`, `28`.
struct Number {
    hyphen: bool,
    /// A comma follows: the list goes on.
    open: bool,
}

impl Number {
    fn of(word: &str) -> Option<Self> {
        let clean = bare(word);
        let stem = clean.strip_suffix(|c: char| c.is_ascii_lowercase()).unwrap_or(clean);
        let digits = |part: &str, most: usize| {
            (1..=most).contains(&part.len())
                && part.bytes().all(|b| b.is_ascii_digit())
                && !part.starts_with('0')
        };
        let hyphen = match stem.split_once('-') {
            Some((chapter, section)) if digits(chapter, 2) && digits(section, 3) => true,
            None if digits(stem, 3) => false,
            _ => return None,
        };
        Some(Self { hyphen, open: word.ends_with(',') })
    }
}

fn bare(word: &str) -> &str {
    word.trim_end_matches(['.', ',', ';', ':', ')', '»'])
}

/// A word that stands for «§» or «§§» on this ground; true for the latter.
fn misread(word: &str, number: &Number, ground: Ground) -> Option<bool> {
    let word = word.trim_start_matches('(');
    let single = match word {
        "$" | "&" => number.hyphen || ground >= Ground::Carried,
        "8" | "S" | "s" => ground >= if number.hyphen { Ground::Carried } else { Ground::Close },
        "5" => number.hyphen && ground >= Ground::Named,
        _ => false,
    };
    if single {
        return Some(false);
    }
    let double = word.chars().count() == 2
        && word != "§§"
        && word.chars().all(|c| matches!(c, '8' | '5' | '$' | '&' | 'S' | '§'));
    let least = if number.hyphen { Ground::Carried } else { Ground::Close };
    (double && ground >= least).then_some(true)
}

/// The number of a section in a word that begins with a misread «§»: «$22-15», «822-15».
fn glued(word: &str, ground: Ground) -> Option<&str> {
    let rest = word.trim_start_matches(['$', '&']);
    let number = Number::of(rest);
    if rest.len() < word.len() {
        return number.filter(|n| n.hyphen || ground >= Ground::Named).map(|_| rest);
    }
    if ground < Ground::Named {
        return None;
    }
    if let Some(rest) = word.strip_prefix('S') {
        return Number::of(rest).map(|_| rest);
    }
    // No law has a chapter 80 or a section 800: the first 8 is no digit.
    let rest = word.strip_prefix('8')?;
    let number = Number::of(rest)?;
    let long = if number.hyphen { 1 } else { 2 };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    (digits >= long).then_some(rest)
}

/// What the words before `i` say.
fn ground(pieces: &[Piece], i: usize, law: bool) -> Ground {
    let Some(before) = i.checked_sub(1).map(|i| pieces[i].text.as_str()) else {
        return Ground::None;
    };
    if names_law(before) {
        return Ground::Named;
    }
    // «forskrift om …»: words only, up to here.
    let words = pieces[i.saturating_sub(TITLE)..i].iter().rev();
    let mut title = words.take_while(|piece| {
        !piece.text.contains(|c: char| c.is_ascii_digit())
            && !piece.text.ends_with(['.', ':', ';', '!', '?'])
    });
    let mut om = false;
    let titled = title.any(|piece| {
        let word = piece.text.to_lowercase();
        let found =
            om && matches!(word.as_str(), "forskrift" | "forskrifta" | "forskriften" | "lov");
        om = word == "om";
        found
    });
    if titled && !matches!(before, "om" | "for" | "på" | "i" | "ved" | "etter") {
        return Ground::Named;
    }
    let on = matches!(
        before,
        "jf." | "jf" | "jamfør" | "og" | "eller" | "samt" | "etter" | "Etter" | "til"
    );
    if !law || !on && !before.ends_with(',') {
        return Ground::None;
    }
    let near = pieces[i.saturating_sub(NEAR)..i].iter().any(|piece| piece.text.starts_with('§'));
    if near && on { Ground::Close } else { Ground::Carried }
}

/// «folketrygdloven», «forvaltningslova», «ftrl.», also with l and I confused.
fn names_law(word: &str) -> bool {
    let word = word.trim_start_matches(['(', '«']).trim_end_matches([')', ',', '»']);
    let small: String =
        word.chars().map(|c| if matches!(c, 'I' | '|') { 'l' } else { c }).collect();
    let small = small.to_lowercase();
    let stem = small.strip_suffix('s').unwrap_or(&small);
    let named = ["loven", "lova", "forskriften", "forskrifta", "forskrift"];
    if named.iter().any(|end| stem.strip_suffix(end).is_some_and(|head| head.len() > 2)) {
        return true;
    }
    let laws = &Lexicon::builtin().laws;
    let short = small.trim_end_matches('.');
    laws.iter().any(|law| law.short.iter().any(|known| known == short))
}

/// A unit, a month or money follows: the number counts something.
fn counts(number: &str, next: &str) -> bool {
    if number.ends_with([',', '.', ';', ':', ')']) {
        return false;
    }
    let next = bare(next).to_lowercase();
    let thousands = next.len() == 3 && next.bytes().all(|b| b.is_ascii_digit());
    let words = &Lexicon::builtin().vocabulary;
    let known = words.id(&next).and_then(|id| words.info(id)).is_some_and(|info| {
        info.month > 0 || info.unit.is_some() || info.is(WordClass::Money, Lang::Nb)
    });
    thousands || known || matches!(next.as_str(), "%" | "prosent" | "år" | "timer")
}
