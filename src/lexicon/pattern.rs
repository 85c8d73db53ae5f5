//! The little pattern language of `lexicons/<lang>/patterns/`.
//!
//! A pattern is words with one space between: `vi|nav har? avslått .. søknad*`.
//!
//! | piece | matches |
//! |---|---|
//! | `vedtaket` | that word, any case |
//! | `vi\|nav` | one of the words |
//! | `søknad*`, `*penger` | a word that begins or ends so |
//! | `@send` | a word of the set `send` in `words.toml` |
//! | `ikke?` | the word or nothing |
//! | `..`, `...` | up to 5 or up to 16 words (punctuation counts; not past the sentence) |
//! | `<date>` | an entity: date, amount, duration, phone, url, benefit, law, number |
//! | `^`, `$` | the sentence's first and last word |

use super::Cue;

/// One piece of a compiled pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Piece {
    /// A word that satisfies this element.
    Word { element: u16, optional: bool },
    /// An entity.
    Entity { kind: EntityName, optional: bool },
    /// A word or an entity: `<benefit>|stønad*`.
    Either { element: u16, kind: EntityName, optional: bool },
    /// Up to this many tokens.
    Gap(u8),
    /// The sentence begins here.
    Start,
    /// The sentence ends here.
    End,
}

/// Entities a pattern can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum EntityName {
    Date,
    Amount,
    Duration,
    Phone,
    Url,
    Benefit,
    Law,
    Number,
}

/// What a pattern stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Meaning {
    Cue(Cue),
    Benefit(u16),
    Law(u16),
    Term(u16),
    /// A phrase of a lint rule.
    Phrase(u16),
    /// Takes this cue away in the same sentence, whichever standard's entry gave it.
    Unless(Cue),
    /// Takes this term away in the same sentence.
    UnlessTerm(u16),
    /// Takes this phrase away in the same sentence.
    UnlessPhrase(u16),
}

/// A compiled pattern.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    pub(crate) meaning: Meaning,
    pub(crate) english: bool,
    pub(crate) pieces: Vec<Piece>,
    /// Elements besides the anchor's that must occur somewhere in the sentence.
    pub(crate) required: Vec<u16>,
    /// Index in `pieces` of the word the search starts from.
    pub(crate) anchor: u8,
    /// The short form is only meant with this very spelling (`AAP`).
    pub(crate) exact: Option<Box<str>>,
}

/// One alternative of a word piece.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Alternative {
    Word(String),
    Prefix(String),
    Suffix(String),
    Set(String),
}

/// A piece as read, before sets and elements are resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RawPiece {
    Words { alternatives: Vec<Alternative>, entity: Option<EntityName>, optional: bool },
    Entity { kind: EntityName, optional: bool },
    Gap(u8),
    Start,
    End,
}

/// Reads a pattern.
///
/// # Errors
/// Says which piece is wrong.
pub(crate) fn parse(pattern: &str) -> Result<Vec<RawPiece>, String> {
    let mut pieces = Vec::new();
    for piece in pattern.split_whitespace() {
        pieces.push(match piece {
            ".." => RawPiece::Gap(5),
            "..." => RawPiece::Gap(16),
            "^" => RawPiece::Start,
            "$" => RawPiece::End,
            _ => word_piece(piece)?,
        });
    }
    if pieces.iter().any(|p| matches!(p, RawPiece::Words { entity: None, optional: false, .. })) {
        Ok(pieces)
    } else {
        Err(format!("`{pattern}` needs at least one word that is not optional"))
    }
}

fn word_piece(piece: &str) -> Result<RawPiece, String> {
    let (body, optional) = match piece.strip_suffix('?') {
        Some(body) => (body, true),
        None => (piece, false),
    };
    let mut alternatives = Vec::new();
    let mut entity = None;
    for alt in body.split('|') {
        let alt = alt.to_lowercase();
        if let Some(name) = alt.strip_prefix('<').and_then(|b| b.strip_suffix('>')) {
            if entity.replace(entity_name(name)?).is_some() {
                return Err(format!("two entities in `{piece}`"));
            }
        } else {
            // «familie-» is a word and a hyphen that the search passes over.
            let alt = alt.trim_end_matches('-');
            alternatives
                .push(alternative(alt).ok_or_else(|| format!("odd word `{alt}` in `{piece}`"))?);
        }
    }
    match entity {
        Some(kind) if alternatives.is_empty() => Ok(RawPiece::Entity { kind, optional }),
        _ => Ok(RawPiece::Words { alternatives, entity, optional }),
    }
}

fn entity_name(name: &str) -> Result<EntityName, String> {
    Ok(match name {
        "date" => EntityName::Date,
        "amount" => EntityName::Amount,
        "duration" => EntityName::Duration,
        "phone" => EntityName::Phone,
        "url" => EntityName::Url,
        "benefit" => EntityName::Benefit,
        "law" => EntityName::Law,
        "number" => EntityName::Number,
        _ => return Err(format!("unknown entity <{name}>")),
    })
}

/// A word, a beginning, an ending or a set; `None` for what is none of these.
pub(crate) fn alternative(alt: &str) -> Option<Alternative> {
    let (build, body): (fn(String) -> Alternative, &str) = if let Some(set) = alt.strip_prefix('@')
    {
        (Alternative::Set, set)
    } else if let Some(prefix) = alt.strip_suffix('*') {
        (Alternative::Prefix, prefix)
    } else if let Some(suffix) = alt.strip_prefix('*') {
        (Alternative::Suffix, suffix)
    } else {
        (Alternative::Word, alt)
    };
    let plain = !body.is_empty() && !body.contains(['*', '@', '<', '>', '?', '|', ',', ':', '!']);
    plain.then(|| build(body.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_read() {
        let pieces = parse("^ vi|nav har? .. søknad* <date>").unwrap();
        assert_eq!(pieces.len(), 6);
        assert_eq!(pieces[0], RawPiece::Start);
        assert!(matches!(&pieces[2], RawPiece::Words { optional: true, .. }));
        assert_eq!(pieces[3], RawPiece::Gap(5));
        assert_eq!(pieces[5], RawPiece::Entity { kind: EntityName::Date, optional: false });
    }

    #[test]
    fn a_pattern_without_a_word_is_refused() {
        assert!(parse(".. <date>").is_err());
        assert!(parse("<dato> vedtak").is_err());
    }
}
