//! What an expression stands for, told by its name, and the word that is read in its place.
//!
//! The word stands in brackets: `[dato]`. It is a noun, so that the sentence stays a sentence, and
//! says nothing that could be taken for a fact.

use crate::lang::Lang;
use crate::lexicon::{Lexicon, WordClass};
use crate::text::fold;

/// What an expression stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hole {
    Date,
    Amount,
    Name,
    Count,
    Number,
    Year,
    Period,
    Address,
    Text,
}

/// Parts of names that tell, the most telling first.
const TELLING: [(Hole, &[&str]); 8] = [
    (
        Hole::Count,
        &[
            "antall", "antal", "uker", "veker", "weeks", "dager", "dagar", "days", "prosent",
            "percent", "grad", "count", "måneder", "maaneder", "months", "size",
        ],
    ),
    (
        Hole::Date,
        &[
            "dato",
            "date",
            "frist",
            "deadline",
            "fom",
            "tom",
            "dag",
            "day",
            "virkningstidspunkt",
            "tidspunkt",
        ],
    ),
    (
        Hole::Amount,
        &[
            "beløp", "belop", "beloep", "amount", "sum", "kroner", "kr", "inntekt", "sats",
            "total", "gebyr", "penger", "lønn", "income",
        ],
    ),
    (Hole::Period, &["periode", "period"]),
    (Hole::Year, &["år", "aar", "year", "årstall"]),
    (Hole::Address, &["adresse", "address", "gate", "poststed"]),
    (
        Hole::Number,
        &["nummer", "number", "nr", "id", "fnr", "ident", "fødselsnummer", "telefon", "phone"],
    ),
    (
        Hole::Name,
        &[
            "navn",
            "namn",
            "name",
            "saksbehandler",
            "beslutter",
            "mottaker",
            "mottakar",
            "enhet",
            "kontor",
            "arbeidsgiver",
        ],
    ),
];

/// Words that only seem to tell: there are no «uker» in «bruker».
const UNTELLING: &[&str] = &["bruker", "brukar", "oppslag", "kommentar"];

/// So much of an expression is looked at.
const LONGEST: usize = 200;

impl Hole {
    /// What the expression stands for.
    pub(super) fn of(expression: &str) -> Self {
        let words = words(expression);
        for (hole, telling) in TELLING {
            let tells = |word: &String| {
                telling.iter().any(|known| {
                    word == known
                        || known.len() > 3
                            && word.ends_with(known)
                            && !UNTELLING.contains(&word.as_str())
                })
            };
            if words.iter().any(tells) {
                return hole;
            }
        }
        Self::Text
    }

    /// What it stands for with `rest` behind it: «{frist} uker» is no date.
    pub(super) fn before(self, rest: &str) -> Self {
        if !matches!(self, Self::Text | Self::Date) {
            return self;
        }
        let Some(rest) = rest.strip_prefix([' ', '\u{a0}']) else { return self };
        let len = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let mut word = String::new();
        fold(&rest[..len], &mut word);
        let words = &Lexicon::builtin().vocabulary;
        match words.id(&word).and_then(|id| words.info(id)) {
            Some(info) if info.unit.is_some() => Self::Count,
            Some(info) if info.is(WordClass::Money, Lang::Nb) => Self::Amount,
            _ => self,
        }
    }

    /// The word in brackets, in the letter's language; with a capital where a sentence begins.
    pub(super) fn word(self, language: Lang, capital: bool) -> String {
        let [nb, nn, en] = match self {
            Self::Date => ["dato", "dato", "date"],
            Self::Amount => ["beløp", "beløp", "amount"],
            Self::Name => ["navn", "namn", "name"],
            Self::Count => ["antall", "antal", "number"],
            Self::Number => ["nummer", "nummer", "number"],
            Self::Year => ["årstall", "årstal", "year"],
            Self::Period => ["periode", "periode", "period"],
            Self::Address => ["adresse", "adresse", "address"],
            Self::Text => ["tekst", "tekst", "text"],
        };
        let word = match language {
            Lang::Nn => nn,
            Lang::En => en,
            Lang::Nb | Lang::Other => nb,
        };
        let mut chars = word.chars();
        let first = chars.next().filter(|_| capital).into_iter().flat_map(char::to_uppercase);
        let first: String = first.collect();
        let rest = if first.is_empty() { word } else { chars.as_str() };
        format!("[{first}{rest}]")
    }
}

/// The words that names are made of: `kravMottattDato` is three, string literals are none.
fn words(expression: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    let mut before = ' ';
    for c in expression.chars().take(LONGEST) {
        if quote == Some(c) {
            quote = None;
        } else if quote.is_none() && matches!(c, '"' | '\'') {
            quote = Some(c);
        } else if quote.is_none() {
            let start = !c.is_alphanumeric() || c.is_uppercase() && before.is_lowercase();
            if start {
                words.push(String::new());
            }
            if c.is_alphanumeric()
                && let Some(word) = words.last_mut()
            {
                word.extend(c.to_lowercase());
            }
        }
        before = c;
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_what_is_meant() {
        for (name, hole) in [
            ("kravMottattDato", Hole::Date),
            ("felles.søkerNavn", Hole::Name),
            ("beloep.format()", Hole::Amount),
            ("klagefristUker", Hole::Count),
            ("fom", Hole::Date),
            ("saksnummer", Hole::Number),
            ("bruker.navn", Hole::Name),
            ("x", Hole::Text),
            ("format(\"dato\")", Hole::Text),
            ("bruker_adresse", Hole::Address),
        ] {
            assert_eq!(Hole::of(name), hole, "{name}");
        }
        assert_eq!(Hole::Name.word(Lang::Nn, true), "[Namn]");
    }

    #[test]
    fn a_unit_behind_tells_more_than_the_name() {
        assert_eq!(Hole::of("klagefrist").before(" uker fra i dag"), Hole::Count);
        assert_eq!(Hole::of("verdi").before(" kroner."), Hole::Amount);
        assert_eq!(Hole::of("frist").before(", og"), Hole::Date);
    }
}
