//! Laws and sections cited: the grammar of references, with law names carried along.

use rustc_hash::FxHashSet;

use super::facts::Found;
use crate::ingest::Note;
use crate::lexicon::{Meaning, WordClass};
use crate::segment::{Document, LegalReference, Token, TokenKind};
use crate::text::Span;

/// Every law and section cited, each once, where it stands first.
pub(super) fn references(document: &Document<'_>) -> Vec<Found<LegalReference>> {
    let mut reader = Reader {
        document,
        law: None,
        ocr: document.notes().iter().any(Note::is_ocr),
        seen: FxHashSet::default(),
        out: Vec::new(),
    };
    for sentence in 0..document.sentences().len() {
        reader.sentence(sentence);
    }
    reader.out
}

struct Reader<'d> {
    document: &'d Document<'d>,
    /// The law named last: a bare «§» inherits it.
    law: Option<String>,
    ocr: bool,
    seen: FxHashSet<String>,
    out: Vec<Found<LegalReference>>,
}

impl Reader<'_> {
    fn sentence(&mut self, sentence: usize) {
        let range = self.document.token_range(sentence);
        let names: Vec<(usize, usize, u16)> = self
            .document
            .cues(sentence)
            .iter()
            .filter_map(|c| match c.meaning {
                Meaning::Law(law) => Some((c.first as usize, c.end as usize, law)),
                _ => None,
            })
            .collect();
        let tokens = self.document.tokens();
        if names.is_empty() && !tokens[range.clone()].iter().any(|t| self.is_section(t)) {
            return;
        }
        let place = self.document.span_of(sentence);
        let mut i = range.start;
        while i < range.end {
            if let Some(&(_, end, law)) = names.iter().find(|n| n.0 == i) {
                let (name, end) = self.name(i, end, law, range.end);
                self.law = Some(name);
                i = end;
                // OCR has no «§» and reads «8», «$» or «&».
                let misread = self.ocr
                    && matches!(self.str(end), "8" | "88" | "85" | "$" | "&" | "S" | "s")
                    && self.str(end + 1).starts_with(|c: char| c.is_ascii_digit());
                if misread {
                    let law = self.law.clone();
                    i = self.sections(end, range.end, law.as_deref(), place);
                }
                continue;
            }
            if let Some((name, end)) = self.unlisted(i, range.end) {
                self.law = Some(name);
                i = end;
                continue;
            }
            if self.is_section(&tokens[i]) {
                // English: «sections 21-3 and 21-4 of the National Insurance Act» names it after.
                let later = names
                    .iter()
                    .find(|n| n.0 > i && n.0 < i + 16)
                    .filter(|n| (i..n.0).any(|j| matches!(self.str(j), "of" | "i")));
                let law = match later {
                    Some(&(start, end, law)) => Some(self.name(start, end, law, range.end).0),
                    None => self.law.clone(),
                };
                i = self.sections(i, range.end, law.as_deref(), place);
                continue;
            }
            i += 1;
        }
    }

    /// The law's name: the canonical one for a short name, the letter's own words for a long title
    /// («lov om … for personer med kort botid i Norge»), which may go on after what the lexicon knows.
    fn name(&self, start: usize, end: usize, law: u16, stop: usize) -> (String, usize) {
        let canonical = &self.document.lexicon().laws[usize::from(law)].name;
        let tokens = self.document.tokens();
        let long = end - start > 2
            && matches!(
                self.str(start).to_lowercase().as_str(),
                "lov" | "forskrift" | "forskrifta" | "forskriften"
            );
        if !long {
            // A short name stands as the letter writes it, where that is one of its bokmål names.
            let written =
                bokmal(&self.document.quote(tokens[start].span().to(tokens[end - 1].span())));
            let known = self.document.lexicon().laws[usize::from(law)].forms.contains(&written);
            return (if known { written } else { canonical.clone() }, end);
        }
        let section = (end..stop.min(end + 12)).find(|&i| self.is_section(&tokens[i]));
        let only_words = |to: usize| (end..to).all(|i| tokens[i].kind() == TokenKind::Word);
        let end = section.filter(|&s| only_words(s)).unwrap_or(end);
        let words = self.document.quote(tokens[start].span().to(tokens[end - 1].span()));
        (words.to_lowercase(), end)
    }

    /// A law that no list has: «…loven § 4», «forskrift om … § 4», in its bokmål form. Returns the name
    /// and the token after it.
    fn unlisted(&self, i: usize, stop: usize) -> Option<(String, usize)> {
        let tokens = self.document.tokens();
        let word = self.str(i).to_lowercase();
        let titled =
            matches!(word.as_str(), "forskrift" | "forskrifta" | "lov") && self.str(i + 1) == "om";
        if titled {
            let section = (i + 2..stop.min(i + 16)).find(|&j| self.is_section(&tokens[j]))?;
            let only_words = (i..section).all(|j| tokens[j].kind() == TokenKind::Word);
            let name = self.document.quote(tokens[i].span().to(tokens[section - 1].span()));
            return only_words.then(|| (name.to_lowercase(), section));
        }
        let law =
            self.document.is(&tokens[i], WordClass::LawWord) && self.str(i + 1).starts_with('§');
        let name = bokmal(&word);
        (law && !matches!(name.as_str(), "loven" | "forskriften")).then_some((name, i + 1))
    }

    fn str(&self, i: usize) -> &str {
        self.document.tokens().get(i).map_or("", |t| t.span().of(self.document.text()))
    }

    fn is_section(&self, token: &Token) -> bool {
        token.is_mark('§') || self.document.is(token, WordClass::Section)
    }

    /// Reads «§§ 14-9, 14-12 og 14-16», «§ 17 A-3 første ledd bokstav b», «artikkel 4».
    fn sections(&mut self, mut i: usize, end: usize, law: Option<&str>, place: Span) -> usize {
        let mark = match self.str(i).to_lowercase().as_str() {
            "kapittel" | "kap" | "chapter" => "kapittel",
            "artikkel" | "art" | "article" => "artikkel",
            _ => "§",
        };
        i += 1;
        while i < end
            && (self.document.tokens()[i].is_mark('§') || self.document.tokens()[i].is_mark('.'))
        {
            i += 1;
        }
        while let Some((number, next)) = self.number(i, end) {
            let (detail, next) = self.detail(next, end);
            i = next;
            if let Some(law) = law {
                let mut text = format!("{law} {mark} {number}");
                if !detail.is_empty() {
                    text.push(' ');
                    text.push_str(&detail);
                }
                if self.seen.insert(format!("{law} {mark} {number}")) {
                    self.out.push(Found::at(LegalReference { text }, place));
                }
            }
            // A list goes on with «,», «og», «til», «jf.», and a number.
            let joined = matches!(
                self.str(i),
                "," | "og" | "eller" | "til" | "–" | "-" | "jf" | "samt" | "and" | "or" | "to"
            );
            if !joined {
                break;
            }
            let mut next = i + 1;
            while matches!(self.str(next), "." | "og" | "§" | "jf" | ",") && next < end {
                next += 1;
            }
            if self.number(next, end).is_none() || next >= end {
                break;
            }
            // «§ 8-4 og 12 måneder»: the second is no section where a unit follows.
            let after = self.document.tokens().get(next + 1);
            let unit = after.is_some_and(|t| {
                t.kind() == TokenKind::Word
                    && (self.document.info(t.word).unit.is_some()
                        || self.document.info(t.word).month > 0
                        || self.document.is(t, WordClass::Money))
            });
            if unit {
                break;
            }
            i = next;
        }
        i
    }

    /// `12-7`, `17 A-3`, `14 a`, `22-17a`, `3- 24`. Returns the normal form and the next token.
    fn number(&self, i: usize, end: usize) -> Option<(String, usize)> {
        if i >= end {
            return None;
        }
        let first = self.str(i);
        if !first.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let clean: String = first
            .chars()
            .map(|c| if matches!(c, '\u{2011}' | '\u{2010}') { '-' } else { c })
            .collect();
        let clean = clean.trim_end_matches('.').to_owned();
        if clean.contains(',') || clean.matches('.').count() > 1 {
            return None;
        }
        let next = self.str(i + 1);
        // «17 A-3»
        if i + 1 < end && is_chapter_letter(next) && self.document.tokens()[i + 1].spaced {
            return Some((format!("{clean} {next}"), i + 2));
        }
        // «3- 24»
        if next == "-" && self.str(i + 2).starts_with(|c: char| c.is_ascii_digit()) && i + 2 < end {
            return Some((format!("{clean}-{}", self.str(i + 2)), i + 3));
        }
        // «§ 14 a», not «§ 14 i».
        let letter = next.len() == 1
            && next.as_bytes()[0].is_ascii_lowercase()
            && next != "i"
            && next != "å";
        if letter && i + 1 < end && self.document.tokens()[i + 1].spaced {
            return Some((format!("{clean} {next}"), i + 2));
        }
        Some((clean, i + 1))
    }

    /// «første ledd bokstav b andre punktum», «6. ledd». Returns the normal form and the next token.
    fn detail(&self, mut i: usize, end: usize) -> (String, usize) {
        let mut parts: Vec<String> = Vec::new();
        loop {
            let mut at = i;
            if self.str(at) == "," && at < end {
                at += 1;
            }
            let Some(token) = self.document.tokens().get(at).filter(|_| at < end) else { break };
            let word = self.document.folded(token);
            let ordinal = if token.kind() == TokenKind::Word {
                self.document.info(token.word).ordinal[0]
            } else {
                word.parse().unwrap_or(0)
            };
            if ordinal > 0 {
                let unit = if self.document.tokens().get(at + 1).is_some_and(|t| t.is_mark('.')) {
                    at + 2
                } else {
                    at + 1
                };
                let name = self.str(unit).to_lowercase();
                if matches!(
                    name.as_str(),
                    "ledd" | "avsnitt" | "punktum" | "setning" | "strekpunkt"
                ) && unit < end
                {
                    parts.push(format!("{} {name}", ordinal_name(ordinal)));
                    i = unit + 1;
                    continue;
                }
            }
            if matches!(word.as_str(), "bokstav" | "nr" | "nummer") {
                let value = if self.str(at + 1) == "." { at + 2 } else { at + 1 };
                if value < end && self.str(value).len() <= 3 {
                    parts.push(format!("{word} {}", self.str(value)));
                    i = value + 1;
                    continue;
                }
            }
            if matches!(word.as_str(), "og" | "eller") && !parts.is_empty() {
                let follows = self.str(at + 1).to_lowercase();
                let ordinal = self.document.tokens().get(at + 1).is_some_and(|t| {
                    t.kind() == TokenKind::Word && self.document.info(t.word).ordinal[0] > 0
                });
                if (ordinal || follows == "bokstav") && at + 1 < end {
                    i = at + 1;
                    continue;
                }
            }
            break;
        }
        (parts.join(" "), i)
    }
}

/// «folketrygdlova» as «folketrygdloven».
fn bokmal(name: &str) -> String {
    let name = name.to_lowercase();
    [("lova", "loven"), ("forskrifta", "forskriften")]
        .into_iter()
        .find_map(|(nn, nb)| name.strip_suffix(nn).map(|stem| format!("{stem}{nb}")))
        .unwrap_or(name)
}

fn is_chapter_letter(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.first().is_some_and(u8::is_ascii_uppercase)
        && (bytes.len() == 1 || bytes[1] == b'-' && bytes[2..].iter().all(u8::is_ascii_digit))
}

fn ordinal_name(n: u16) -> &'static str {
    const NAMES: [&str; 11] = [
        "", "første", "andre", "tredje", "fjerde", "femte", "sjette", "sjuende", "åttende",
        "niende", "tiende",
    ];
    NAMES.get(usize::from(n)).copied().unwrap_or("senere")
}
