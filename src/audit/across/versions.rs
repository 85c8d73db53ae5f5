//! What one language version of a letter says, in a form that other languages have too.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::aspect::Aspect;
use super::claims::length_of_time;
use super::data::{field, language_of};
use super::masked::hash;
use crate::extract::{Deadline, Facts, Force};
use crate::lang::Lang;
use crate::lexicon::Family;
use crate::segment::{Block, BlockKind, Document, EntityKind, TokenKind};
use crate::text::fold;

/// So many blocks of a version are compared.
const BLOCKS: usize = 240;
/// So many words of a block tell what it is about.
const FEATURES: usize = 40;

/// One language version of a letter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct VersionFacts {
    pub(super) template: bool,
    /// What stands in it, with how often and the first line.
    pub(super) values: BTreeMap<Aspect, BTreeMap<String, (u32, u32)>>,
    pub(super) blocks: Vec<BlockFacts>,
    pub(super) outcome: Option<(String, u32)>,
    pub(super) appeal: Option<(String, u32)>,
    /// Duties by kind, with the first line.
    pub(super) duties: BTreeMap<String, u32>,
}

/// A block of a version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct BlockFacts {
    pub(super) sort: BlockSort,
    pub(super) line: u32,
    pub(super) words: u32,
    pub(super) sentences: u32,
    /// Beginnings of its long words and its values, hashed and sorted.
    pub(super) features: Vec<u16>,
}

/// What sort of block it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum BlockSort {
    Heading,
    Text,
    Item,
    Row,
}

/// What a letter is called but for its language, and that language: told by the part of a template
/// («brev.kt (nn)»), by «brev-nn.txt», or by a folder «nn». `None` where the name tells no language.
pub(super) fn version_of(id: &str) -> Option<(String, Lang)> {
    let mut language = None;
    let mut key = String::with_capacity(id.len());
    let mut start = 0;
    let is_mark = |c: char| matches!(c, '/' | '-' | '_' | '.' | ' ' | '(' | ')');
    for (at, c) in id.char_indices().chain([(id.len(), '.')]) {
        if !is_mark(c) {
            continue;
        }
        let piece = &id[start..at];
        // «en» at the beginning of a name is a word, unless it is all of it: «en-ny-sjanse.txt».
        let begins = start == 0 || id[..start].ends_with('/');
        let told = language_of(piece).filter(|_| !begins || matches!(c, '/' | '.'));
        match told {
            Some(lang) if language.is_none_or(|known| known == lang) => {
                language = Some(lang);
                key.push('*');
            }
            _ => key.push_str(piece),
        }
        if at < id.len() {
            key.push(c);
        }
        start = at + c.len_utf8();
    }
    Some((key, language?))
}

/// True where the name of a letter tells that it is one of several language versions.
pub fn has_versions(id: &str) -> bool {
    version_of(id).is_some()
}

/// What this version says.
pub(super) fn version(document: &Document<'_>, facts: &Facts) -> VersionFacts {
    let line = |at: usize| document.line(at) as u32;
    let mut version = VersionFacts {
        template: document.letter().is_template(),
        values: BTreeMap::new(),
        blocks: Vec::new(),
        outcome: facts
            .outcome
            .as_ref()
            .map(|outcome| (outcome.value.name().to_owned(), line(outcome.place().start))),
        appeal: facts.appeal.as_ref().and_then(|appeal| {
            let deadline = match (&appeal.possible, &appeal.deadline) {
                (false, _) => "no".to_owned(),
                (true, Some(Deadline::Within { length, unit, .. })) => {
                    length_of_time(i64::from(*length), *unit)
                }
                (true, Some(Deadline::On(date))) => date.to_string(),
                (true, _) => "yes".to_owned(),
            };
            Some((deadline, line(appeal.evidence.first()?.start)))
        }),
        duties: BTreeMap::new(),
    };
    for action in facts.actions.iter().filter(|action| action.force == Force::Must) {
        let at = action.evidence.first().map_or(0, |span| line(span.start));
        version.duties.entry(action.kind.name().to_owned()).or_insert(at);
    }
    for reference in &facts.legal_references {
        version.value(Aspect::Law, reference.value.text.clone(), line(reference.place().start));
    }
    for block in document.blocks() {
        version.block(document, block);
    }
    version
}

impl VersionFacts {
    fn value(&mut self, aspect: Aspect, value: String, line: u32) {
        let entry = self.values.entry(aspect).or_default().entry(value).or_insert((0, line));
        entry.0 += 1;
    }

    fn block(&mut self, document: &Document<'_>, block: &Block) {
        let sort = match block.kind {
            BlockKind::Title | BlockKind::Heading => BlockSort::Heading,
            BlockKind::Paragraph => BlockSort::Text,
            BlockKind::ListItem => BlockSort::Item,
            BlockKind::TableRow => BlockSort::Row,
            // Names, dates and numbers around the text are the same by nature, or are not.
            BlockKind::Letterhead
            | BlockKind::Signature
            | BlockKind::Salutation
            | BlockKind::Attachment => return,
        };
        let mut features = Vec::new();
        for sentence in block.sentences.clone() {
            self.sentence(document, sentence, &mut features);
        }
        features.sort_unstable();
        features.dedup();
        features.truncate(FEATURES);
        if self.blocks.len() < BLOCKS {
            self.blocks.push(BlockFacts {
                sort,
                line: document.line(block.span.start) as u32,
                words: document.words_in(block.sentences.clone()) as u32,
                sentences: block.sentences.len() as u32,
                features,
            });
        }
    }

    fn sentence(&mut self, document: &Document<'_>, sentence: usize, features: &mut Vec<u16>) {
        let range = document.token_range(sentence);
        let tokens = document.tokens();
        let mut entities = document.entities_in(range.clone()).iter().peekable();
        let line = document.line(document.span_of(sentence).start) as u32;
        let english = usize::from(Family::of(document.language()) == Family::English);
        let mut section = false;
        let mut buffer = String::new();
        let mut i = range.start;
        while i < range.end {
            while entities.next_if(|entity| (entity.first as usize) < i).is_some() {}
            let token = &tokens[i];
            let text = token.span().of(document.text());
            if let Some(entity) = entities.peek().filter(|e| e.first as usize == i) {
                let end = (entity.end as usize).clamp(i + 1, range.end);
                let all = tokens[i].span().to(tokens[end - 1].span()).of(document.text());
                if let Some((aspect, value)) = value_of(document, entity.kind, i..end, all) {
                    features.push((hash(b'v', value.as_bytes()) >> 48) as u16);
                    self.value(aspect, value, line);
                }
                i = end;
                continue;
            }
            match token.kind() {
                TokenKind::Address => {
                    fold(text, &mut buffer);
                    self.value(Aspect::Address, address(&buffer), line);
                }
                // Sections are told of with their law.
                TokenKind::Number if !section && i > range.start => {
                    let value = text.replace(',', ".");
                    features.push((hash(b'v', value.as_bytes()) >> 48) as u16);
                    self.value(Aspect::Number, value, line);
                }
                TokenKind::Word => {
                    let number = document.info(token.word).number[english];
                    fold(text, &mut buffer);
                    if number > 1 && !section {
                        self.value(Aspect::Number, number.to_string(), line);
                    } else if buffer.chars().count() >= 5 {
                        let start: String = buffer.chars().take(4).collect();
                        features.push((hash(b'w', start.as_bytes()) >> 48) as u16);
                    }
                    section = false;
                }
                TokenKind::Mark('§') => section = true,
                TokenKind::Mark('[') => {
                    let is_field = tokens.get(i + 2).is_some_and(|close| close.is_mark(']'));
                    if is_field && document.letter().is_template() && i + 2 < range.end {
                        fold(tokens[i + 1].span().of(document.text()), &mut buffer);
                        self.value(Aspect::Field, field(&buffer).to_owned(), line);
                        features.push((hash(b'f', field(&buffer).as_bytes()) >> 48) as u16);
                        i += 3;
                        continue;
                    }
                }
                _ => {}
            }
            i += 1;
        }
    }
}

/// The value of an entity as all languages have it.
fn value_of(
    document: &Document<'_>,
    kind: EntityKind,
    tokens: std::ops::Range<usize>,
    text: &str,
) -> Option<(Aspect, String)> {
    let digits = || text.chars().filter(char::is_ascii_digit).collect::<String>();
    Some(match kind {
        EntityKind::Date(date) => (Aspect::Date, date.to_string()),
        EntityKind::Month(date) => {
            (Aspect::Date, format!("{:04}-{:02}", date.year(), date.month()))
        }
        EntityKind::DayMonth(..) => {
            let month = document.tokens()[tokens]
                .iter()
                .filter(|token| token.kind() == TokenKind::Word)
                .map(|token| document.info(token.word).month)
                .max()?;
            (Aspect::Date, format!("--{month:02}-{:0>2}", digits()))
        }
        EntityKind::Amount(nok) => (Aspect::Amount, nok.to_string()),
        EntityKind::Duration(length, unit) => {
            (Aspect::Duration, length_of_time(i64::from(length), unit))
        }
        EntityKind::Percent => {
            let number: String =
                text.chars().take_while(|c| c.is_ascii_digit() || *c == ',').collect();
            (Aspect::Percent, number.replace(',', "."))
        }
        EntityKind::Phone => (Aspect::Phone, digits()),
        // Of one person: no version has it in its text, and it is never kept.
        EntityKind::Identity => return None,
    })
}

/// An address without the part that names its language.
fn address(folded: &str) -> String {
    let rest = folded.split_once("://").map_or(folded, |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest).trim_end_matches('/');
    let parts: Vec<&str> = rest
        .split('/')
        .enumerate()
        .filter(|(i, part)| {
            *i == 0 || !(language_of(part).is_some() || matches!(*part, "no" | "se"))
        })
        .map(|(_, part)| part)
        .collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_versions() {
        let same = |a: &str, b: &str| {
            let (a, b) = (version_of(a).unwrap(), version_of(b).unwrap());
            assert_eq!(a.0, b.0);
            assert_ne!(a.1, b.1);
        };
        same("maler/avslag-nb.txt", "maler/avslag-nn.txt");
        same("maler/avslag_nb.html", "maler/avslag_nn.html");
        same("maler/avslag.bokmal.md", "maler/avslag.nynorsk.md");
        same("maler/nb/avslag.md", "maler/nn/avslag.md");
        same("maler/nb/avslag-nb.md", "maler/en/avslag-en.md");
        assert_eq!(version_of("maler/avslag.txt"), None);
        assert_eq!(version_of("maler/en-ny-sjanse.txt"), None);
        same("maler/x.kt (nn)", "maler/x.kt (nb)");
        same("nb.txt", "en.txt");
        assert!(!has_versions("post.eml (vedlegg.pdf)"));
    }

    #[test]
    fn an_address_has_no_language() {
        assert_eq!(address("https://www.nav.no/nn/klage/"), address("nav.no/klage"));
        assert_ne!(address("nav.no/klage"), address("nav.no/anke"));
    }
}
