//! Faults where text was put together: a field nobody filled in, a unit that stands twice, a space
//! that is missing, a list without items.

use serde::{Deserialize, Serialize};

use super::aspect::SeamKind;
use super::data::{Class, Use, Uses, use_of};
use crate::lexicon::{Abbreviation, Severity, WordClass};
use crate::lint::Finding;
use crate::segment::{BlockKind, Document, Token, TokenKind};
use crate::text::{Span, fold};

/// More of a letter are only counted.
const MOST: usize = 24;

/// A fault of one letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SeamAt {
    pub(super) kind: SeamKind,
    pub(super) line: u32,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// The rule that finds fields that were not filled in.
const UNFILLED: &str = "unfilled-placeholder";

/// The faults of a letter, in order.
pub(super) fn seams(document: &Document<'_>, findings: &[Finding], uses: &Uses) -> Vec<SeamAt> {
    let mut reader = Reader { document, uses, found: Vec::new() };
    // A form that the reader fills in is told of as mere information.
    for finding in findings {
        if finding.rule == UNFILLED && finding.severity > Severity::Info {
            reader.push(SeamKind::Unfilled, finding.span);
        }
    }
    for (i, block) in document.blocks().iter().enumerate() {
        if block.sentences.is_empty() {
            continue;
        }
        let range = document.token_range(block.sentences.start).start
            ..document.token_range(block.sentences.end - 1).end;
        reader.words(range.clone(), block.kind);
        if is_text(block.kind) {
            reader.marks(range);
            reader.list(i);
        }
    }
    let mut found = reader.found;
    found.sort_by_key(|seam| (seam.start, seam.kind));
    found.dedup_by_key(|seam| (seam.start, seam.kind));
    found.truncate(MOST);
    found
}

struct Reader<'d, 'a> {
    document: &'d Document<'a>,
    uses: &'d Uses,
    found: Vec<SeamAt>,
}

impl Reader<'_, '_> {
    fn push(&mut self, kind: SeamKind, span: Span) {
        let line = self.document.line(span.start) as u32;
        let (start, end) = (span.start as u32, span.end as u32);
        self.found.push(SeamAt { kind, line, start, end });
    }

    fn between(&mut self, kind: SeamKind, first: &Token, last: &Token) {
        self.push(kind, first.span().to(last.span()));
    }

    fn text(&self, token: &Token) -> &str {
        token.span().of(self.document.text())
    }

    fn is_money(&self, token: &Token) -> bool {
        self.document.is(token, WordClass::Money)
    }

    /// What words show, wherever they stand.
    fn words(&mut self, range: std::ops::Range<usize>, kind: BlockKind) {
        let tokens = &self.document.tokens()[range];
        for (i, token) in tokens.iter().enumerate() {
            let before = i.checked_sub(1).map(|i| &tokens[i]);
            let next = tokens.get(i + 1);
            let own = self.uses.get(token);
            self.unfilled(own, before, token);
            if token.kind() == TokenKind::Word {
                self.glued(token);
            }
            if own.is(Class::Measure) || self.is_money(token) {
                self.doubled(tokens, i);
            }
            if token.is_mark('%')
                && let Some(next) = next.filter(|next| self.uses.get(next).unit == percent())
            {
                self.between(SeamKind::DoubledUnit, token, next);
            }
            // «Hei ,»: the name fell out.
            let comma = |t: &&Token| matches!(t.kind(), TokenKind::Mark(',' | '!'));
            if kind == BlockKind::Salutation
                && token.kind() == TokenKind::Word
                && let Some(mark) = next.filter(comma).filter(|mark| mark.spaced)
            {
                self.between(SeamKind::Empty, token, mark);
            }
        }
    }

    fn unfilled(&mut self, own: Use, before: Option<&Token>, token: &Token) {
        // «Null toleranse» begins with a capital, «NaN» has one inside.
        let word = self.text(token);
        let sure = own.is(Class::Unfilled)
            && (word == "undefined" || word.len() == 3 && !word.starts_with(char::is_lowercase));
        let after = before.is_some_and(|before| self.uses.is(before, Class::UnfilledAfter));
        let maybe = own.is(Class::UnfilledMaybe) && after && !token.capital;
        if sure || maybe {
            self.push(SeamKind::Unfilled, token.span());
        }
    }

    /// «100kroner», «fra1».
    fn glued(&mut self, token: &Token) {
        let text = self.text(token);
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let letters = text.len() - text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let mut folded = String::new();
        if digits > 0 && digits < text.len() {
            fold(&text[digits..], &mut folded);
            if use_of(&folded).is(Class::Measure) {
                self.push(SeamKind::MissingSpace, token.span());
            }
        } else if letters > 0 && letters < text.len() {
            fold(&text[..text.len() - letters], &mut folded);
            if use_of(&folded).is(Class::BeforeNumber) {
                self.push(SeamKind::MissingSpace, token.span());
            }
        }
    }

    /// «uker uker», «kr 100 kroner», «[beløp] kr kroner».
    fn doubled(&mut self, tokens: &[Token], i: usize) {
        let unit = |token: &Token| (self.uses.get(token).unit, self.is_money(token));
        let same = |other: &Token| {
            let (a, b) = (unit(&tokens[i]), unit(other));
            a.1 && b.1 || a.0.is_some() && a.0 == b.0 || tokens[i].word == other.word
        };
        let Some(next) = tokens.get(i + 1) else { return };
        if next.kind() == TokenKind::Word && next.spaced && same(next) {
            let next = *next;
            self.between(SeamKind::DoubledUnit, &tokens[i], &next);
            return;
        }
        // «500 kr. 600 kroner til» are two sums.
        if !self.is_money(&tokens[i]) || i > 0 && is_value(&tokens[i - 1]) {
            return;
        }
        // A sum between two words for money.
        let skip = |t: &&Token| is_value(t) || t.is_mark('.') || t.is_mark(',');
        let values = tokens[i + 1..].iter().take(8).take_while(skip).count();
        let inside = tokens[i + 1..].iter().take(5);
        let field = tokens.get(i + 1).is_some_and(|t| t.is_mark('['))
            && inside.clone().nth(2).is_some_and(|t| t.is_mark(']'));
        let at = if field { i + 4 } else { i + 1 + values };
        if (field || values > 0)
            && let Some(last) = tokens.get(at).copied()
            && self.is_money(&last)
            && self.text(&tokens[i]).len() <= 3
        {
            self.between(SeamKind::DoubledUnit, &tokens[i], &last);
        }
    }

    /// What marks show, in running text.
    fn marks(&mut self, range: std::ops::Range<usize>) {
        let document = self.document;
        let tokens = &document.tokens()[range];
        for (i, pair) in tokens.windows(2).enumerate() {
            let [first, second] = pair else { continue };
            let third = tokens.get(i + 2);
            match (first.kind(), second.kind()) {
                (TokenKind::Mark('.'), TokenKind::Mark('.')) => {
                    let more = third.is_some_and(|t| t.is_mark('.'))
                        || i > 0 && tokens[i - 1].is_mark('.');
                    // «…» in three dots, and rows of dots before a number of a page.
                    if !more {
                        self.between(SeamKind::DoubledMark, first, second);
                    }
                }
                (TokenKind::Mark(','), TokenKind::Mark(',' | '.')) => {
                    self.between(SeamKind::DoubledMark, first, second);
                }
                (TokenKind::Mark('('), TokenKind::Mark(')'))
                | (TokenKind::Mark('«'), TokenKind::Mark('»'))
                | (TokenKind::Mark('['), TokenKind::Mark(']'))
                | (TokenKind::Mark('§'), TokenKind::Mark('.' | ',' | ';' | ')')) => {
                    self.between(SeamKind::Empty, first, second);
                }
                (TokenKind::Word, TokenKind::Mark('.' | ',')) => {
                    let follows = third.is_some_and(is_value);
                    if self.uses.is(first, Class::NeedsMore)
                        && !follows
                        && self.nothing_before(tokens, i)
                    {
                        self.between(SeamKind::Empty, first, second);
                    } else if second.is_mark('.') {
                        self.sentence_ends(first, second, third);
                    }
                }
                // «søknaden,og»
                (TokenKind::Mark(',' | ';'), TokenKind::Word)
                    if !second.spaced && i > 0 && tokens[i - 1].kind() == TokenKind::Word =>
                {
                    self.between(SeamKind::MissingSpace, &tokens[i - 1], second);
                }
                // «på kroner» without a sum; «på kr 500» and «til kroner 500» have one.
                (TokenKind::Word, TokenKind::Word)
                    if self.uses.is(first, Class::BeforeSum)
                        && self.is_money(second)
                        && !third.is_some_and(is_value) =>
                {
                    self.between(SeamKind::Empty, first, second);
                }
                (TokenKind::Word, TokenKind::Mark('['))
                | (TokenKind::Mark(']'), TokenKind::Word) => {
                    self.field(tokens, i);
                }
                _ => {}
            }
        }
    }

    /// No number stands before «kr .»: «500 kr.» is as it should be.
    fn nothing_before(&self, tokens: &[Token], i: usize) -> bool {
        !self.is_money(&tokens[i]) || i == 0 || !is_value(&tokens[i - 1])
    }

    /// «søknaden.Du» and «søknaden. du».
    fn sentence_ends(&mut self, word: &Token, stop: &Token, next: Option<&Token>) {
        let Some(next) = next.filter(|next| next.kind() == TokenKind::Word) else { return };
        // It may be short for something.
        let short = self.document.info(word.word).abbreviation != Abbreviation::No;
        let whole =
            !short && self.text(word).chars().count() >= 3 && !self.text(word).contains('.');
        if stop.spaced || !whole {
            return;
        }
        if !next.spaced && next.capital && !word.capital {
            self.between(SeamKind::MissingSpace, word, next);
        } else if next.spaced && !next.capital && self.uses.is(next, Class::SentenceStart) {
            self.between(SeamKind::SmallStart, stop, next);
        }
    }

    /// A template's field without a space: «fra[dato]», «[beløp]kroner».
    fn field(&mut self, tokens: &[Token], i: usize) {
        if !self.document.letter().is_template() {
            return;
        }
        let (first, second) = (&tokens[i], &tokens[i + 1]);
        if second.spaced {
            return;
        }
        if second.is_mark('[') {
            let field = tokens.get(i + 3).is_some_and(|close| close.is_mark(']'));
            // «a[b]» in a name is no sentence.
            if field && self.text(first).chars().count() > 1 {
                let close = tokens[i + 3];
                self.between(SeamKind::MissingSpace, first, &close);
            }
        } else if self.text(second).chars().count() > 3 && i >= 2 && tokens[i - 2].is_mark('[') {
            // Endings such as «s» and «ene» belong to the word in the field.
            let open = tokens[i - 2];
            self.between(SeamKind::MissingSpace, &open, second);
        }
    }

    /// «Du må sende oss:» and then nothing that could be sent.
    fn list(&mut self, block: usize) {
        let blocks = self.document.blocks();
        let own = &blocks[block];
        let text = own.span.of(self.document.text());
        if own.kind != BlockKind::Paragraph || !text.ends_with(':') {
            return;
        }
        let ends = match blocks.get(block + 1).map(|next| next.kind) {
            None => true,
            Some(next) => matches!(
                next,
                BlockKind::Heading
                    | BlockKind::Title
                    | BlockKind::Signature
                    | BlockKind::Attachment
            ),
        };
        let last = self.document.token_range(own.sentences.end - 1);
        if ends && last.len() > 2 {
            let first = self.document.tokens()[last.start];
            let colon = self.document.tokens()[last.end - 1];
            self.between(SeamKind::NoItems, &first, &colon);
        }
    }
}

/// Running text: marks in tables and around the text mean something else.
fn is_text(kind: BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Heading | BlockKind::Title
    )
}

/// A number, or a field that stands for one.
fn is_value(token: &Token) -> bool {
    token.kind() == TokenKind::Number || token.is_mark('[') || token.is_mark(']')
}

/// What «prosent» is doubled by.
fn percent() -> Option<u8> {
    use_of("prosent").unit
}
