//! The languages of a template: their names in keys, conditions and functions.

use crate::lang::Lang;

/// A set of languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Languages(u8);

impl Languages {
    /// Every language: text that no language claims.
    pub(super) const ALL: Self = Self(7);
    pub(super) const NONE: Self = Self(0);

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) fn of(language: Lang) -> Self {
        Self(match language {
            Lang::Nb => 1,
            Lang::Nn => 2,
            Lang::En => 4,
            Lang::Other => 0,
        })
    }

    #[must_use]
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    #[must_use]
    pub(super) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    #[must_use]
    pub(super) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The first of them.
    #[must_use]
    pub(super) fn first(self) -> Self {
        Self(self.0 & self.0.wrapping_neg())
    }

    /// The language, where there is exactly one.
    pub(super) fn only(self) -> Option<Lang> {
        Lang::KNOWN.into_iter().find(|language| Self::of(*language) == self)
    }

    pub(super) fn each(self) -> Vec<Self> {
        let known = Lang::KNOWN.into_iter().map(Self::of);
        known.filter(|language| !self.and(*language).is_empty()).collect()
    }
}

/// What to call a language's part of the file.
pub(super) fn part(language: Lang) -> Option<&'static str> {
    (language != Lang::Other).then(|| language.tag())
}

/// The language a key, function or constant names: `bokmal`, `NB`, `Språk.NYNORSK`, `tekst_en`.
pub(super) fn named(name: &str) -> Option<Lang> {
    match name.to_lowercase().as_str() {
        "bokmal" | "bokmål" | "bokmaal" | "nb" | "nob" | "nb_no" | "nb-no" | "no" => {
            Some(Lang::Nb)
        }
        "nynorsk" | "nn" | "nno" | "nn_no" | "nn-no" => Some(Lang::Nn),
        "english" | "engelsk" | "en" | "eng" | "en_gb" | "en-gb" => Some(Lang::En),
        _ => None,
    }
}

/// The language in the last part of a key: `tekstNynorsk`, `tittel_en`.
pub(super) fn named_at_end(key: &str) -> Option<Lang> {
    if let Some(known) = named(key) {
        return Some(known);
    }
    if let Some((_, last)) = key.rsplit_once(['_', '-', '.']) {
        return named(last);
    }
    let small = key.to_lowercase();
    [("bokmål", Lang::Nb), ("bokmal", Lang::Nb), ("nynorsk", Lang::Nn), ("engelsk", Lang::En)]
        .into_iter()
        .find(|(ending, _)| small.ends_with(ending))
        .map(|(_, language)| language)
        .or_else(|| {
            let last = key.len().checked_sub(2).and_then(|at| key.get(at..))?;
            let camel = matches!(last, "Nb" | "Nn" | "En" | "NB" | "NN" | "EN");
            let before = key.get(..key.len() - 2)?;
            (camel && before.ends_with(char::is_lowercase)).then(|| named(last)).flatten()
        })
}

/// True where an expression is about the letter's language.
pub(super) fn is_about(condition: &str) -> bool {
    let about = ["språk", "sprak", "lang", "locale", "målform", "maalform", "malform"];
    let small = condition.to_lowercase();
    condition.len() <= 200 && about.iter().any(|word| small.contains(word))
}

/// The language a condition asks for: `språk == "nn"`, `eq locale 'EN'`; with true where it asks for
/// any other.
pub(super) fn asked_for(condition: &str) -> Option<(Lang, bool)> {
    if !is_about(condition) {
        return None;
    }
    let small = condition.to_lowercase();
    let words = small.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '-');
    let mut languages = words.filter_map(named);
    let language = languages.next()?;
    if languages.any(|other| other != language) {
        return None;
    }
    let not = ["!=", "neq ", "ne ", "not ", "unless"].iter().any(|word| small.contains(word));
    Some((language, not))
}

/// So much of a template tells its language.
const TELLING: usize = 1 << 16;

/// The language of a template that does not say: the placeholders' words are in it.
pub(super) fn guess(source: &str) -> Lang {
    let mut counts = [0usize; 3];
    let head = source.get(..TELLING).unwrap_or(source);
    for word in head.split(|c: char| !c.is_alphabetic()).take(TELLING) {
        match word {
            "ikke" | "fra" | "en" | "hva" | "noe" | "deg" | "å" => counts[0] += 1,
            "ikkje" | "frå" | "ein" | "kva" | "noko" | "eit" | "vart" => counts[1] += 2,
            "the" | "you" | "your" | "and" | "of" | "is" => counts[2] += 1,
            _ => {}
        }
    }
    let [nb, nn, en] = counts;
    if en > nb + nn {
        Lang::En
    } else if nn > nb {
        Lang::Nn
    } else {
        Lang::Nb
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_conditions_tell_the_language() {
        assert_eq!(named("Bokmal"), Some(Lang::Nb));
        assert_eq!(named_at_end("tekst_nn"), Some(Lang::Nn));
        assert_eq!(named_at_end("tittelEn"), Some(Lang::En));
        assert_eq!(named_at_end("barnEn"), Some(Lang::En));
        assert_eq!(named_at_end("grunnen"), None);
        assert_eq!(asked_for("eq språk \"NN\""), Some((Lang::Nn, false)));
        assert_eq!(asked_for("lang != \"en\""), Some((Lang::En, true)));
        assert_eq!(asked_for("språk == \"nb\" || språk == \"nn\""), None);
        assert_eq!(asked_for("harBarn"), None);
    }

    #[test]
    fn sets() {
        let two = Languages::of(Lang::Nb).or(Languages::of(Lang::En));
        assert_eq!(two.each().len(), 2);
        assert_eq!(two.only(), None);
        assert_eq!(two.first().only(), Some(Lang::Nb));
        assert_eq!(Languages::ALL.without(two).only(), Some(Lang::Nn));
    }
}
