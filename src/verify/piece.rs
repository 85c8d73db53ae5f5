//! The tokens of a sentence as pieces: words, values and marks, each in one form. Nothing is left out.

use std::ops::Range;

use super::form::{Form, Shape, gap};
use super::item::Aspect;
use super::values::{address, clock, day_month, of_entity, of_number};
use super::words::{Role, Words};
use crate::lexicon::{Abbreviation, Family, Meaning, WordClass};
use crate::segment::{Document, EntityKind, Token, TokenKind};
use crate::text::Span;

/// A word, a mark or a value of a sentence.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// The word as compared, the key of a value, or the mark.
    pub(super) text: String,
    pub(super) sort: Sort,
    /// Written with a capital where a sentence does not ask for one: perhaps a name.
    pub(super) capital: bool,
    /// «mandag», «mai», «uke».
    pub(super) time: bool,
    /// Known as a verb that makes a sentence.
    pub(super) finite: bool,
    pub(super) span: Span,
    /// Its token; the first of a phrase.
    pub(super) token: usize,
}

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Word,
    Value(Aspect),
    /// A mark between two parts of a sentence.
    Boundary,
    /// A mark that only has to stand in both texts.
    Mark,
}

impl Piece {
    fn new(text: String, sort: Sort, span: Span, token: usize) -> Self {
        Self { text, sort, capital: false, time: false, finite: false, span, token }
    }

    pub(super) fn is_word(&self) -> bool {
        self.sort == Sort::Word
    }

    /// True where both say the same.
    pub(super) fn same(&self, other: &Self) -> bool {
        self.text == other.text
            && self.capital == other.capital
            && self.is_word() == other.is_word()
    }
}

/// Reads the pieces of a sentence.
pub(super) struct Pieces<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) words: &'a Words,
    pub(super) form: &'a Form,
}

impl Pieces<'_> {
    pub(super) fn of(&self, sentence: usize) -> Vec<Piece> {
        let tokens = self.document.token_range(sentence);
        let mut out = Vec::with_capacity(tokens.len());
        let mut start = tokens.start;
        // A value does not run over cells.
        for at in tokens.clone() {
            if at > start && self.cell_mark(at).is_some() {
                self.read(sentence, start..at, &mut out);
                start = at;
            }
            out.extend(self.cell_mark(at).filter(|_| at > tokens.start));
        }
        self.read(sentence, start..tokens.end, &mut out);
        merge(self.words, &mut out);
        out
    }

    /// What parts the cell that begins with token `at` from the one before.
    fn cell_mark(&self, at: usize) -> Option<Piece> {
        if self.form.shape != Shape::Cells {
            return None;
        }
        let tokens = self.document.tokens();
        let space = Span::new(tokens.get(at.checked_sub(1)?)?.span().end, tokens[at].span().start);
        let gap = gap(space.of(self.document.text()))?;
        let text = match gap.tab {
            true => "|".repeat(gap.width),
            false if self.form.ragged => format!("|{}", gap.width),
            false => "|".to_owned(),
        };
        Some(Piece::new(text, Sort::Mark, space, at))
    }

    fn read(&self, sentence: usize, range: Range<usize>, out: &mut Vec<Piece>) {
        let document = self.document;
        let tokens = document.tokens();
        let mut entities = document.entities_in(range.clone()).iter().peekable();
        let mut laws = document
            .cues(sentence)
            .iter()
            .filter_map(|cue| match cue.meaning {
                Meaning::Law(law) => Some((cue.first as usize, cue.end as usize, law)),
                _ => None,
            })
            .filter(|&(first, end, _)| range.contains(&first) && end <= range.end)
            .collect::<Vec<_>>();
        // At one place the longest name.
        laws.sort_by_key(|&(first, end, _)| (first, std::cmp::Reverse(end)));
        let mut laws = laws.into_iter().peekable();
        let mut section = false;
        let mut i = range.start;
        while i < range.end {
            while entities.next_if(|e| (e.first as usize) < i).is_some() {}
            while laws.next_if(|law| law.0 < i).is_some() {}
            let push = |out: &mut Vec<Piece>, text: String, sort: Sort, end: usize| {
                let span = tokens[i].span().to(tokens[end.max(i + 1) - 1].span());
                out.push(Piece::new(text, sort, span, i));
            };
            if let Some(&(_, end, law)) = laws.peek().filter(|law| law.0 == i) {
                let name = &document.lexicon().laws[usize::from(law)].name;
                push(out, format!("law:{name}"), Sort::Value(Aspect::Law), end);
                i = end.max(i + 1);
                continue;
            }
            let here = entities.peek().filter(|e| e.first as usize == i);
            if let Some(entity) = here.filter(|e| e.end as usize <= range.end) {
                let value = of_entity(document, entity);
                push(out, value.key, Sort::Value(value.aspect), value.end);
                if let EntityKind::Duration(length, _) = entity.kind {
                    self.unit(i + 1..value.end, length, out);
                }
                i = value.end.max(i + 1);
                continue;
            }
            let token = &tokens[i];
            let mut end = i + 1;
            match token.kind() {
                TokenKind::Number => {
                    let hour = out.last().is_some_and(|p| self.words.has("clock", &p.text));
                    let day = (!hour).then(|| day_month(document, i, range.end)).flatten();
                    let value = day.unwrap_or_else(|| of_number(document, i, range.end));
                    end = value.end;
                    let law = section && value.aspect == Aspect::Number;
                    let aspect = if law { Aspect::Law } else { value.aspect };
                    push(out, value.key, Sort::Value(aspect), end);
                }
                TokenKind::Address => {
                    push(out, address(&document.folded(token)), Sort::Value(Aspect::Address), end);
                }
                TokenKind::Word => self.word(i, &range, out),
                TokenKind::Mark(c) => {
                    section |= c == '§';
                    if let Some((text, sort)) = self.mark(c, i, &range) {
                        push(out, text, sort, end);
                    }
                }
            }
            i = end.max(i + 1);
        }
    }

    fn word(&self, i: usize, range: &Range<usize>, out: &mut Vec<Piece>) {
        let token = &self.document.tokens()[i];
        let folded = self.document.folded(token);
        let info = self.document.info(token.word);
        let family = usize::from(Family::of(self.document.language()) == Family::English);
        let known = self.words.role(&folded).is_some();
        let next = self.document.tokens().get(i + 1).filter(|_| i + 1 < range.end);
        let ordered = || {
            next.is_some_and(|t| {
                t.kind() == TokenKind::Word && self.words.has("ordered", &self.document.folded(t))
            })
        };
        let (text, sort) = if known {
            (folded, Sort::Word)
        } else if info.number[family] > 0 {
            (format!("n:{}", info.number[family]), Sort::Value(Aspect::Number))
        } else if info.ordinal[family] > 0
            && (!matches!(folded.as_str(), "andre" | "annen" | "annet") || ordered())
        {
            (format!("o:{}", info.ordinal[family]), Sort::Value(Aspect::Number))
        } else {
            (folded, Sort::Word)
        };
        let written = token.span().of(self.document.text());
        let name = token.capital && written.chars().any(char::is_lowercase);
        let opens = match i.checked_sub(1).filter(|at| range.contains(at)) {
            None => true,
            Some(at) => matches!(
                self.document.tokens()[at].kind(),
                TokenKind::Mark(':' | '«' | '"' | '“' | '”' | '„')
            ),
        };
        // «Du» and «Nav» are who they are however written.
        let person = matches!(
            self.words.role(&text),
            Some(Role::Reader | Role::ReaderObject | Role::Nav | Role::NavObject | Role::NavName)
        );
        let capital = name && !opens && !person && sort == Sort::Word;
        out.push(Piece {
            capital,
            time: info.month > 0 || info.unit.is_some() || self.document.is(token, WordClass::Day),
            // A word in no list that ends like one counts as one: «flyttar».
            finite: self.document.is(token, WordClass::FiniteVerb)
                || self.document.is(token, WordClass::PresentDuty)
                || info.classes == [0; 3] && written.len() >= 5 && written.ends_with('r'),
            ..Piece::new(text, sort, token.span(), i)
        });
    }

    /// The form in which a mark is compared, and what it is; `None` for one that says nothing.
    fn mark(&self, c: char, i: usize, range: &Range<usize>) -> Option<(String, Sort)> {
        let tokens = self.document.tokens();
        let token = |at: Option<usize>| at.filter(|at| range.contains(at)).map(|at| &tokens[at]);
        let (before, after) = (token(i.checked_sub(1)), token(Some(i + 1)));
        let number = |t: Option<&Token>| t.is_some_and(|t| t.kind() == TokenKind::Number);
        let sort = match c {
            // «kl. 14», «f.eks. nå».
            '.' if after.is_some()
                && before.is_some_and(|t| self.is_abbreviation(t))
                && !tokens[i].spaced =>
            {
                return None;
            }
            ',' | ';' | ':' | '.' | '!' => Sort::Boundary,
            '\u{ad}' => return None,
            '-' | '–' | '—' | '−' | '\u{2010}' | '\u{2011}' => {
                let close = after.is_some_and(|t| !t.spaced);
                let said = match (number(before), number(after)) {
                    (_, true) if close && tokens[i].spaced => "minus",
                    (true, true) => "to",
                    (_, true) if close => "minus",
                    (false, _) if close && !tokens[i].spaced && before.is_some() => "-",
                    _ => return Some(("–".to_owned(), Sort::Boundary)),
                };
                return Some((said.to_owned(), Sort::Value(Aspect::Wording)));
            }
            '«' | '»' | '"' | '“' | '”' | '„' => {
                return Some(("\"".to_owned(), Sort::Mark));
            }
            '§' | '|' => Sort::Mark,
            '%' => Sort::Value(Aspect::Percent),
            _ => Sort::Value(Aspect::Wording),
        };
        Some((c.to_string(), sort))
    }

    fn is_abbreviation(&self, token: &Token) -> bool {
        token.kind() == TokenKind::Word
            && self.document.info(token.word).abbreviation != Abbreviation::No
    }

    /// What a length of time says beside number and unit: «14 virkedager», «seks hele uker».
    fn unit(&self, tokens: Range<usize>, length: i32, out: &mut Vec<Piece>) {
        let family = usize::from(Family::of(self.document.language()) == Family::English);
        for i in tokens {
            let token = &self.document.tokens()[i];
            let text = self.document.folded(token);
            let same = text.parse() == Ok(length)
                || token.kind() == TokenKind::Word
                    && i32::from(self.document.info(token.word).number[family]) == length;
            if token.is_word() && !same && !self.words.has("units", &text) {
                let span = token.span();
                out.push(Piece::new(text, Sort::Word, span, i));
            }
        }
    }
}

/// Puts together what is one value in several pieces: «ti prosent», «kl. 14», «0047 55 55 33 33».
fn merge(words: &Words, pieces: &mut Vec<Piece>) {
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces.drain(..) {
        let last = out.last_mut();
        let number = last.filter(|last| last.text.starts_with("n:"));
        let percent = piece.text == "%" || piece.is_word() && words.has("percent", &piece.text);
        let hundreds = piece.text == "n:100";
        match (number, &piece.sort) {
            // «fire hundre»
            (Some(last), _) if hundreds && last.text.len() == 3 && last.text != "n:0" => {
                last.text.push_str("00");
                last.span = last.span.to(piece.span);
            }
            (Some(last), _) if percent => {
                last.text = format!("%:{}", &last.text[2..]);
                last.sort = Sort::Value(Aspect::Percent);
                last.span = last.span.to(piece.span);
            }
            (Some(last), Sort::Value(Aspect::Phone)) if last.text == "n:0047" => {
                *last = Piece { span: last.span.to(piece.span), ..piece };
            }
            _ => {
                let at = out.last().filter(|p| p.is_word() && words.has("clock", &p.text));
                let time = at.and(piece.text.strip_prefix("n:")).and_then(clock);
                out.push(match time {
                    Some(text) => Piece { text, ..piece },
                    None => piece,
                });
            }
        }
    }
    *pieces = out;
}
