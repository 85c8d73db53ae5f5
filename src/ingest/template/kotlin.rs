//! Letters in Kotlin: string literals in `bokmal { … }`, `Bokmal to "…"`, `text("…")`, and the calls
//! around them that say what is a paragraph, a heading or a list.

mod expression;
mod lex;

use self::lex::{Kind, Part, Token, lex};
use super::events::{Events, Shape};
use super::language::{Languages, named};
use super::markup::{self, Dialect};

/// Reads a source file.
pub(super) fn read(source: &str, events: &mut Events) {
    let tokens = lex(source, 0);
    let mut reader = Reader {
        source,
        tokens: &tokens,
        at: 0,
        limit: tokens.len(),
        depth: 0,
        deep: 0,
        events,
        found: false,
    };
    reader.outline(tokens.len());
    if !reader.found {
        prose(source, &tokens, events);
    }
}

/// Nesting deeper than this is not looked into.
const DEEPEST: usize = 120;

/// Walks over the tokens of a file.
struct Reader<'s> {
    source: &'s str,
    tokens: &'s [Token],
    at: usize,
    /// What is being read ends here.
    limit: usize,
    depth: usize,
    /// In how many literals the code stands.
    deep: usize,
    events: &'s mut Events,
    /// There was text in calls that say so.
    found: bool,
}

/// Calls whose block is a block of the letter.
fn shape(name: &str) -> Option<Shape> {
    Some(match name {
        "paragraph" | "avsnitt" | "list" | "liste" | "table" | "tabell" => Shape::Paragraph,
        "title" | "title1" | "title2" | "title3" | "heading" | "overskrift" | "tittel" => {
            Shape::Heading
        }
        "item" | "punkt" => Shape::Item(None),
        "cell" | "celle" | "column" => Shape::Cell,
        "row" | "rad" | "header" => Shape::Row,
        _ => return None,
    })
}

/// Calls that show their block only sometimes.
fn is_condition(name: &str) -> bool {
    matches!(name, "showIf" | "ifNotNull" | "visHvis" | "hvis" | "forEach" | "repeat")
}

/// What the block is called that shows when the other does not.
fn is_else(name: &str) -> bool {
    matches!(name, "orShow" | "orShowIf" | "orIfNotNull" | "orIfNull" | "ellers" | "ellersHvis")
}

/// Calls whose literals are text.
fn is_text(name: &str) -> bool {
    matches!(name, "text" | "textExpr" | "newText" | "tekst" | "createText")
}

impl Reader<'_> {
    fn token(&self, ahead: usize) -> Option<&Token> {
        self.tokens.get(self.at + ahead)
    }

    fn is(&self, ahead: usize, c: char) -> bool {
        self.token(ahead).is_some_and(|token| token.is(c))
    }

    fn name(&self, ahead: usize) -> &str {
        self.token(ahead).map_or("", |token| token.name(self.source))
    }

    /// The bracket that closes the one at `at`; where none does, what is being read ends it.
    fn close_of(&self, at: usize) -> usize {
        let partner = self.tokens.get(at).and_then(|token| token.partner);
        partner.map_or(self.limit, |partner| partner.min(self.limit))
    }

    /// What comes after the bracket that closes the one at `at`.
    fn past(&self, at: usize) -> usize {
        (self.close_of(at) + 1).min(self.limit)
    }

    /// Reads up to the token `end` with `read`, which looks no further; time grows with the text
    /// however brackets stand.
    fn within(&mut self, end: usize, read: impl Fn(&mut Self)) {
        let end = end.min(self.limit);
        if self.depth <= DEEPEST {
            self.depth += 1;
            let outer = std::mem::replace(&mut self.limit, end);
            while self.at < end {
                let before = self.at;
                read(self);
                self.at = self.at.max(before + 1);
            }
            self.limit = outer;
            self.depth -= 1;
        }
        self.at = end;
    }

    /// Everything up to the token `end`.
    fn outline(&mut self, end: usize) {
        self.within(end, |reader| match reader.tokens[reader.at].kind {
            Kind::Name => reader.call(),
            _ => reader.at += 1,
        });
    }

    /// A name, and what belongs to it.
    fn call(&mut self) {
        let name = self.name(0).to_owned();
        if let Some(language) = named(&name).filter(|_| self.opens_language()) {
            let before = self.events.narrow(Languages::of(language), true);
            self.language();
            self.events.widen(before);
            return;
        }
        let (arguments, block) = self.parts(self.at + 1);
        if let (Some(shape), Some(block)) = (shape(&name), block) {
            self.events.block(shape.clone());
            // `table(header = { … }) { … }`
            if let Some((start, end)) = arguments {
                self.at = start;
                self.outline(end);
            }
            self.at = block.0;
            self.outline(block.1);
            self.at = block.1 + 1;
            match shape {
                Shape::Cell => {}
                Shape::Row => self.events.block(Shape::Row),
                _ => self.events.block(Shape::Paragraph),
            }
        } else if shape(&name) == Some(Shape::Heading) && self.is(1, '=') && !self.is(2, '=') {
            // `title = newText(…)`
            self.events.block(Shape::Heading);
            self.at += 2;
            let stop = self.operand_end(true);
            self.outline(stop);
            self.events.block(Shape::Paragraph);
        } else if is_condition(&name) && block.is_some() {
            self.conditions(block);
        } else if is_text(&name) && arguments.is_some() {
            self.text(arguments);
        } else if matches!(name.as_str(), "newline" | "linjeskift") && arguments.is_some() {
            self.events.char('\n', self.tokens[self.at].start);
            self.at += 1;
        } else {
            self.at += 1;
        }
    }

    /// `bokmal {`, `Bokmal to`, `NB ->`, `nynorsk = "…"`.
    fn opens_language(&self) -> bool {
        self.is(1, '{')
            || self.name(1) == "to"
            || self.is(1, '-') && self.is(2, '>')
            || self.is(1, '=') && self.token(2).is_some_and(Token::is_text)
            || self.is(1, '(') && self.token(2).is_some_and(Token::is_text)
    }

    /// What one language says.
    fn language(&mut self) {
        self.found = true;
        if self.is(1, '{') || self.is(1, '(') {
            let close = self.close_of(self.at + 1);
            self.at += 2;
            self.expression(close);
            self.at = close + 1;
            return;
        }
        let arrow = self.is(1, '-');
        self.at += if arrow { 3 } else { 2 };
        let stop = self.operand_end(true);
        self.expression(stop);
        if arrow {
            self.events.block(Shape::Paragraph);
        }
        self.at = stop;
    }

    /// The arguments and the block of a call, as ranges of tokens inside their brackets.
    fn parts(&self, at: usize) -> (Option<Inside>, Option<Inside>) {
        let mut next = at;
        let mut arguments = None;
        if self.tokens.get(next).is_some_and(|token| token.is('(')) {
            arguments = Some((next + 1, self.close_of(next)));
            next = self.past(next);
        }
        let block = self.tokens.get(next).is_some_and(|token| token.is('{'));
        (arguments, block.then(|| (next + 1, self.close_of(next))))
    }

    /// `showIf(…) { … } orShow { … }`.
    fn conditions(&mut self, first: Option<Inside>) {
        self.events.open();
        let mut block = first;
        while let Some((start, end)) = block {
            self.at = start;
            self.outline(end);
            self.at = end + 1;
            let dot = usize::from(self.is(0, '.'));
            if !is_else(self.name(dot)) {
                break;
            }
            block = self.parts(self.at + dot + 1).1;
            if block.is_some() {
                self.events.branch();
            }
        }
        self.events.close();
    }

    /// `text(…)`: what languages say, or one text for all.
    fn text(&mut self, arguments: Option<Inside>) {
        let Some((start, end)) = arguments else { return };
        let languages = self
            .tokens
            .get(start..end)
            .unwrap_or_default()
            .iter()
            .any(|token| token.kind == Kind::Name && named(token.name(self.source)).is_some());
        self.at = start;
        if languages {
            self.outline(end);
        } else {
            self.found = true;
            self.expression(end);
        }
        self.at = end + 1;
    }
}

/// The first token inside brackets, and the closing bracket.
type Inside = (usize, usize);

/// Words of a literal that is prose.
const PROSE: usize = 3;

/// A file without the calls of a letter: every literal that is prose.
fn prose(source: &str, tokens: &[Token], events: &mut Events) {
    let mut joined = false;
    let mut other = false;
    for (i, token) in tokens.iter().enumerate().filter(|(_, token)| token.is_text()) {
        let plus = tokens[..i].last().is_some_and(|before| before.is('+'));
        let pieces = lex::pieces(source, token);
        let words: usize = pieces.iter().map(Part::words).sum();
        other = is_for_programmers(source, tokens, i) || other && plus;
        if other || words < PROSE && !(plus && joined) {
            joined = false;
            continue;
        }
        if !(plus && joined) {
            events.block(Shape::Paragraph);
        }
        joined = true;
        tell(source, pieces, 0, events);
    }
}

/// Code in literals in code in literals: not deeper.
const CODE_IN_TEXT: usize = 4;

/// Tells of what a literal is made of.
fn tell(source: &str, parts: Vec<Part>, deep: usize, events: &mut Events) {
    for part in parts {
        match part {
            Part::Text(piece) => markup::read(source, &piece, Dialect::Fields, events),
            Part::Hole(hole, at) => events.hole(hole, at),
            Part::Code { hole, start, .. } if deep >= CODE_IN_TEXT => events.hole(hole, start),
            Part::Code { start, end, .. } => {
                let source = &source[..end];
                let tokens = lex::lex(source, start);
                let limit = tokens.len();
                let mut reader = Reader {
                    source,
                    tokens: &tokens,
                    at: 0,
                    limit,
                    depth: 0,
                    deep: deep + 1,
                    events: &mut *events,
                    found: true,
                };
                reader.expression(limit);
            }
        }
    }
}

/// Calls whose literals only those see who run the program.
const PROGRAM: &[&str] = &[
    "getLogger",
    "logger",
    "trace",
    "debug",
    "info",
    "warn",
    "error",
    "println",
    "print",
    "require",
    "requireNotNull",
    "check",
    "checkNotNull",
    "Tag",
    "DisplayName",
    "Suppress",
    "Deprecated",
];

/// True for the literal at `i` in `logger.info("…")`, `require(…) { "…" }`, `SomeException("…")`.
fn is_for_programmers(source: &str, tokens: &[Token], i: usize) -> bool {
    let before = |at: usize| at.checked_sub(1).map(|at| (at, &tokens[at]));
    let opening = before(i).filter(|(_, token)| token.is('(') || token.is('{'));
    let Some((at, token)) = opening.and_then(|(open, _)| before(open)) else { return false };
    let name = match token.partner.filter(|_| token.is(')')) {
        Some(partner) => before(partner).map_or("", |(_, token)| token.name(source)),
        None => tokens[at].name(source),
    };
    PROGRAM.contains(&name) || name.ends_with("Exception") || name.ends_with("Error")
}
