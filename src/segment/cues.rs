//! Finds the lexicon's phrases in the tokens of a sentence.
//!
//! One pass over the tokens: each word brings the patterns that are searched from it, and only those
//! are looked at closer. The number of patterns does not change the time per word.

use std::ops::Range;

use super::entities::{Entity, EntityKind};
use super::token::{Token, TokenKind};
use super::words::Words;
use crate::lang::Lang;
use crate::lexicon::{Anchored, EntityName, Lexicon, Meaning, Pattern, Piece, WordClass};

/// A phrase of the lexicon found in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CueMatch {
    pub(crate) meaning: Meaning,
    /// First token.
    pub(crate) first: u32,
    /// One past the last token.
    pub(crate) end: u32,
}

impl CueMatch {
    /// The tokens it covers.
    pub(crate) fn tokens(&self) -> Range<usize> {
        self.first as usize..self.end as usize
    }
}

/// What the search looks at.
pub(super) struct Finder<'a> {
    pub(super) text: &'a str,
    pub(super) lexicon: &'a Lexicon,
    pub(super) words: &'a Words<'a>,
    pub(super) tokens: &'a [Token],
    pub(super) entities: &'a [Entity],
    pub(super) lang: Lang,
}

/// Buffers that live as long as the document is being built.
#[derive(Default)]
pub(super) struct Scratch {
    pending: Vec<(u16, u32)>,
    names: Vec<CueMatch>,
    cancelled: Vec<Meaning>,
    /// For each element the number of the last sentence it occurred in.
    seen: Vec<u32>,
    sentence: u32,
}

impl Finder<'_> {
    /// Appends the cues of the sentence made of the tokens `range` to `out`.
    pub(super) fn find(&self, range: Range<usize>, scratch: &mut Scratch, out: &mut Vec<CueMatch>) {
        scratch.pending.clear();
        scratch.names.clear();
        scratch.cancelled.clear();
        let from = out.len();
        scratch.seen.resize(self.lexicon.by_element.len(), 0);
        scratch.sentence += 1;
        let words = || range.clone().filter(|&i| self.tokens[i].kind == TokenKind::Word);
        for i in words() {
            for &element in &self.words.info(self.tokens[i].word).elements {
                scratch.seen[usize::from(element)] = scratch.sentence;
            }
        }
        for i in words() {
            let token = &self.tokens[i];
            for &element in &self.words.info(token.word).elements {
                let here = |e: &u16| scratch.seen[usize::from(*e)] == scratch.sentence;
                for Anchored { pattern: p, also } in &self.lexicon.by_element[usize::from(element)]
                {
                    if !here(also) {
                        continue;
                    }
                    let pattern = &self.lexicon.patterns[usize::from(*p)];
                    if !self.speaks(pattern) || !pattern.required.iter().all(here) {
                        continue;
                    }
                    match pattern.meaning {
                        Meaning::Cue(_)
                        | Meaning::Phrase(_)
                        | Meaning::Unless(_)
                        | Meaning::UnlessTerm(_)
                        | Meaning::UnlessPhrase(_) => scratch.pending.push((*p, i as u32)),
                        Meaning::Benefit(_) | Meaning::Law(_) | Meaning::Term(_) => {
                            if let Some(found) = self.at(pattern, i, &range, &[]) {
                                keep_longest(&mut scratch.names, found);
                            }
                        }
                    }
                }
            }
        }
        for &(p, i) in &scratch.pending {
            let pattern = &self.lexicon.patterns[usize::from(p)];
            if let Some(found) = self.at(pattern, i as usize, &range, &scratch.names) {
                if let Some(cancelled) = cancels(found.meaning) {
                    scratch.cancelled.push(cancelled);
                } else if !out[from..].contains(&found) {
                    out.push(found);
                }
            }
        }
        let cancelled = &scratch.cancelled;
        let mut kept = from;
        for at in from..out.len() {
            if !cancelled.contains(&out[at].meaning) {
                out[kept] = out[at];
                kept += 1;
            }
        }
        out.truncate(kept);
        scratch.names.retain(|name| !cancelled.contains(&name.meaning));
        out.append(&mut scratch.names);
        out[from..].sort_by_key(|c| (c.first, c.end));
    }

    /// Bokmål and nynorsk share cues, since letters mix them; hard words are each language's own.
    fn speaks(&self, pattern: &Pattern) -> bool {
        let own = match pattern.meaning {
            Meaning::Term(t) | Meaning::UnlessTerm(t) => self.lexicon.terms[usize::from(t)].lang,
            Meaning::Phrase(p) | Meaning::UnlessPhrase(p) => {
                self.lexicon.phrases[usize::from(p)].lang
            }
            _ => return pattern.english == (self.lang == Lang::En),
        };
        own == self.lang
    }

    fn at(
        &self,
        pattern: &Pattern,
        anchor: usize,
        range: &Range<usize>,
        names: &[CueMatch],
    ) -> Option<CueMatch> {
        if let Some(exact) = &pattern.exact
            && self.tokens[anchor].span().of(self.text) != &**exact
        {
            return None;
        }
        let search = Search { finder: self, range, names };
        let split = usize::from(pattern.anchor);
        let end = search.right(&pattern.pieces[split + 1..], anchor + 1)?;
        let first = search.left(&pattern.pieces[..split], anchor)?;
        Some(CueMatch { meaning: pattern.meaning, first: first as u32, end: end as u32 })
    }
}

/// What a match of `meaning` takes away.
fn cancels(meaning: Meaning) -> Option<Meaning> {
    match meaning {
        Meaning::Unless(cue) => Some(Meaning::Cue(cue)),
        Meaning::UnlessTerm(term) => Some(Meaning::Term(term)),
        Meaning::UnlessPhrase(phrase) => Some(Meaning::Phrase(phrase)),
        _ => None,
    }
}

/// Of overlapping names the longest one stays.
fn keep_longest(names: &mut Vec<CueMatch>, found: CueMatch) {
    let length = |c: &CueMatch| c.end - c.first;
    let clash = |c: &CueMatch| c.first < found.end && found.first < c.end;
    // «tiltakspengeforskriften» begins like a benefit but is a law.
    let law = |c: &CueMatch| matches!(c.meaning, Meaning::Law(_));
    let weight = |c: &CueMatch| (length(c), law(c));
    if names.iter().any(|c| clash(c) && weight(c) >= weight(&found)) {
        return;
    }
    names.retain(|c| !clash(c));
    names.push(found);
}

struct Search<'a> {
    finder: &'a Finder<'a>,
    range: &'a Range<usize>,
    names: &'a [CueMatch],
}

impl Search<'_> {
    fn token(&self, i: usize) -> Option<&Token> {
        self.range.contains(&i).then(|| &self.finder.tokens[i])
    }

    fn satisfies(&self, i: usize, element: u16) -> bool {
        self.token(i).is_some_and(|t| {
            t.kind == TokenKind::Word
                && self.finder.words.info(t.word).elements.binary_search(&element).is_ok()
        })
    }

    /// A gap never jumps over a negation: «vi har ikke … innvilget» is no «vi har … innvilget».
    fn barrier(&self, i: usize) -> bool {
        let lang = if self.finder.lang == Lang::En { Lang::En } else { Lang::Nb };
        self.token(i).is_some_and(|t| {
            t.kind == TokenKind::Word
                && self.finder.words.info(t.word).is(WordClass::Negation, lang)
        })
    }

    /// Quotes, brackets and the dot of an ordinal do not stand between words.
    fn transparent(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| match t.kind {
            TokenKind::Mark('«' | '»' | '"' | '”' | '“' | '(' | ')' | '*') => true,
            // «Familie- og pensjonsytelser»
            TokenKind::Mark('-' | '\u{2010}' | '\u{2011}') => !t.spaced,
            // «hver 14. dag»
            TokenKind::Mark('.') => {
                i > self.range.start && self.finder.tokens[i - 1].kind == TokenKind::Number
            }
            _ => false,
        })
    }

    /// The end of the match when `pieces` match from token `i` on.
    fn right(&self, pieces: &[Piece], i: usize) -> Option<usize> {
        let Some((piece, rest)) = pieces.split_first() else { return Some(i) };
        if self.transparent(i) && !matches!(piece, Piece::Gap(_)) {
            return self.right(pieces, i + 1);
        }
        match *piece {
            Piece::Word { element, optional } => {
                if self.satisfies(i, element)
                    && let Some(end) = self.right(rest, i + 1)
                {
                    return Some(end);
                }
                if optional { self.right(rest, i) } else { None }
            }
            Piece::Entity { kind, optional } => {
                if let Some(end) = self.entity_from(kind, i)
                    && let Some(end) = self.right(rest, end)
                {
                    return Some(end);
                }
                if optional { self.right(rest, i) } else { None }
            }
            Piece::Either { element, kind, optional } => {
                let word = self.satisfies(i, element).then(|| self.right(rest, i + 1)).flatten();
                let found = word.or_else(|| self.right(rest, self.entity_from(kind, i)?));
                found.or_else(|| if optional { self.right(rest, i) } else { None })
            }
            Piece::Gap(most) => {
                for j in i..=(i + usize::from(most)).min(self.range.end) {
                    if let Some(end) = self.right(rest, j) {
                        return Some(end);
                    }
                    if self.barrier(j) {
                        break;
                    }
                }
                None
            }
            Piece::End => {
                let only_marks = (i..self.range.end).all(|j| !self.finder.tokens[j].is_word());
                if only_marks { self.right(rest, self.range.end) } else { None }
            }
            Piece::Start => None,
        }
    }

    /// The start of the match when `pieces` match up to (not including) token `i`.
    fn left(&self, pieces: &[Piece], i: usize) -> Option<usize> {
        let Some((piece, rest)) = pieces.split_last() else { return Some(i) };
        if i > self.range.start && self.transparent(i - 1) && !matches!(piece, Piece::Gap(_)) {
            return self.left(pieces, i - 1);
        }
        match *piece {
            Piece::Word { element, optional } => {
                if i > self.range.start
                    && self.satisfies(i - 1, element)
                    && let Some(first) = self.left(rest, i - 1)
                {
                    return Some(first);
                }
                if optional { self.left(rest, i) } else { None }
            }
            Piece::Entity { kind, optional } => {
                if let Some(first) = self.entity_to(kind, i)
                    && let Some(first) = self.left(rest, first)
                {
                    return Some(first);
                }
                if optional { self.left(rest, i) } else { None }
            }
            Piece::Either { element, kind, optional } => {
                let word = i > self.range.start && self.satisfies(i - 1, element);
                let found = word.then(|| self.left(rest, i - 1)).flatten();
                let found = found.or_else(|| self.left(rest, self.entity_to(kind, i)?));
                found.or_else(|| if optional { self.left(rest, i) } else { None })
            }
            Piece::Gap(most) => {
                let lowest = i.saturating_sub(usize::from(most)).max(self.range.start);
                for j in (lowest..=i).rev() {
                    if let Some(first) = self.left(rest, j) {
                        return Some(first);
                    }
                    if j == lowest || self.barrier(j - 1) {
                        break;
                    }
                }
                None
            }
            Piece::Start => {
                let only_marks = (self.range.start..i).all(|j| !self.finder.tokens[j].is_word());
                if only_marks { self.left(rest, i) } else { None }
            }
            Piece::End => None,
        }
    }

    fn entity_from(&self, name: EntityName, i: usize) -> Option<usize> {
        if let Some(found) = self.names.iter().find(|n| n.first as usize == i && names(n, name)) {
            return Some(found.end as usize);
        }
        let token = self.token(i)?;
        if matches_token(token, name) {
            return Some(i + 1);
        }
        let at = self.finder.entities.partition_point(|e| (e.first as usize) < i);
        let entity = self.finder.entities.get(at).filter(|e| e.first as usize == i)?;
        is_entity(entity.kind, name).then_some(entity.end as usize)
    }

    fn entity_to(&self, name: EntityName, i: usize) -> Option<usize> {
        if let Some(found) = self.names.iter().find(|n| n.end as usize == i && names(n, name)) {
            return Some(found.first as usize);
        }
        let token = self.token(i.checked_sub(1)?)?;
        if matches_token(token, name) {
            return Some(i - 1);
        }
        let at = self.finder.entities.partition_point(|e| (e.end as usize) < i);
        let entity = self.finder.entities.get(at).filter(|e| e.end as usize == i)?;
        is_entity(entity.kind, name).then_some(entity.first as usize)
    }
}

fn matches_token(token: &Token, name: EntityName) -> bool {
    match name {
        EntityName::Url => token.kind == TokenKind::Address,
        EntityName::Number => token.kind == TokenKind::Number,
        _ => false,
    }
}

fn names(found: &CueMatch, name: EntityName) -> bool {
    match name {
        EntityName::Benefit => matches!(found.meaning, Meaning::Benefit(_)),
        EntityName::Law => matches!(found.meaning, Meaning::Law(_)),
        _ => false,
    }
}

fn is_entity(kind: EntityKind, name: EntityName) -> bool {
    match name {
        EntityName::Date => {
            matches!(kind, EntityKind::Date(_) | EntityKind::Month(_) | EntityKind::DayMonth(..))
        }
        EntityName::Amount => matches!(kind, EntityKind::Amount(_)),
        EntityName::Duration => matches!(kind, EntityKind::Duration(..)),
        EntityName::Phone => matches!(kind, EntityKind::Phone),
        EntityName::Number => true,
        _ => false,
    }
}
