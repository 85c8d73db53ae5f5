//! What one language says: literals, what is added to them, and choices between them.

use super::super::hole::Hole;
use super::lex::{Kind, pieces};
use super::{Reader, tell};

impl Reader<'_> {
    /// Where what begins here ends: at a comma, or with the line unless an operator goes on.
    pub(super) fn operand_end(&self, lines: bool) -> usize {
        self.ends_at(lines, false)
    }

    fn ends_at(&self, lines: bool, at_else: bool) -> usize {
        let mut at = self.at;
        while at < self.limit {
            let token = &self.tokens[at];
            let opens = token.is('(') || token.is('{') || token.is('[');
            if token.is(',') || token.is(')') || token.is('}') || token.is(';') {
                return at;
            }
            if at_else && at > self.at && token.name(self.source) == "else" {
                return at;
            }
            if lines && at > self.at && token.first {
                let goes_on = |at: usize| {
                    self.tokens
                        .get(at)
                        .is_some_and(|t| matches!(t.kind, Kind::Mark('+' | '.' | '?' | '{' | ':')))
                };
                let operator = self.tokens.get(at - 1).is_some_and(|t| {
                    matches!(t.kind, Kind::Mark('+' | '=' | '>' | '(' | '?' | ':'))
                        || t.name(self.source) == "else"
                });
                if !goes_on(at) && !operator && token.name(self.source) != "else" {
                    return at;
                }
            }
            at = if opens { self.past(at) } else { at + 1 };
        }
        at.min(self.limit)
    }

    /// Everything up to the token `end`: literals and expressions, one after the other.
    pub(super) fn expression(&mut self, end: usize) {
        self.within(end, |reader| match reader.tokens[reader.at].kind {
            Kind::Text | Kind::Raw => reader.literal(),
            Kind::Name => reader.value(),
            Kind::Mark('(') => {
                let close = reader.close_of(reader.at);
                reader.at += 1;
                reader.expression(close);
                reader.at = close + 1;
            }
            Kind::Mark(_) => reader.at += 1,
        });
    }

    fn literal(&mut self) {
        let token = self.tokens[self.at];
        tell(self.source, pieces(self.source, &token), self.deep, self.events);
        self.at += 1;
        // `"…".expr()`
        while self.at < self.limit
            && self.is(0, '.')
            && self.token(1).is_some_and(|t| t.kind == Kind::Name)
        {
            self.at += 2;
            if self.is(0, '(') {
                self.at = self.past(self.at);
            }
        }
    }

    /// A name: a value, a call, `if` or `when`.
    fn value(&mut self) {
        match self.name(0) {
            "if" if self.is(1, '(') => return self.choice(),
            "when" => return self.when(),
            "ifElse" if self.is(1, '(') => return self.if_else(),
            "showIf" | "ifNotNull" if self.is(1, '(') => {
                let block = self.parts(self.at + 1).1;
                if block.is_some() {
                    return self.conditions(block);
                }
            }
            "text" | "textExpr" | "quoted" if self.is(1, '(') => {
                self.at += 1;
                return;
            }
            "else" | "to" | "eval" => {
                self.at += 1;
                return;
            }
            _ => {}
        }
        let (start, from) = (self.at, self.tokens[self.at].start);
        let mut to = self.tokens[self.at].end;
        self.at += 1;
        while self.at < self.limit {
            let token = self.tokens[self.at];
            match token.kind {
                Kind::Mark('.' | '?' | '!' | ':') => self.at += 1,
                Kind::Mark('(' | '{' | '[' | '<') if !token.is('<') => self.at = self.past(self.at),
                Kind::Name if matches!(self.tokens[self.at - 1].kind, Kind::Mark('.' | ':')) => {
                    to = token.end;
                    self.at += 1;
                }
                _ => break,
            }
        }
        // `fritekst("dato")` says in words what is meant.
        let said = self
            .tokens
            .get(start + 2)
            .filter(|token| token.is_text() && self.tokens[start + 1].is('('));
        let (a, b) = said.map_or((from, to), |token| (token.start, token.end));
        self.events.hole(Hole::of(self.source.get(a..b).unwrap_or_default()), from);
    }

    /// `if (…) "a" else "b"`.
    fn choice(&mut self) {
        self.at = self.past(self.at + 1);
        self.events.open();
        loop {
            self.branch_of_choice();
            if self.name(0) != "else" || self.at >= self.limit {
                break;
            }
            self.events.branch();
            self.at += 1;
            if self.name(0) == "if" && self.is(1, '(') {
                self.at = self.past(self.at + 1);
            }
        }
        self.events.close();
    }

    fn branch_of_choice(&mut self) {
        if self.is(0, '{') {
            let close = self.close_of(self.at);
            self.at += 1;
            self.expression(close);
            self.at = close + 1;
            return;
        }
        let stop = self.ends_at(true, true);
        self.expression(stop);
    }

    /// `when (x) { A -> "…" else -> "…" }`.
    fn when(&mut self) {
        let block = self.parts(self.at + 1).1;
        let Some((start, close)) = block else {
            self.at += 1;
            return;
        };
        self.events.open();
        self.at = start;
        let mut first = true;
        while self.at < close {
            if self.is(0, '-') && self.is(1, '>') {
                self.at += 2;
                if !std::mem::replace(&mut first, false) {
                    self.events.branch();
                }
                self.branch_of_when();
            } else {
                let token = &self.tokens[self.at];
                let bracket = token.is('(') || token.is('{') || token.is('[');
                self.at = if bracket { self.past(self.at) } else { self.at + 1 };
            }
        }
        self.at = close + 1;
        self.events.close();
    }

    fn branch_of_when(&mut self) {
        if self.is(0, '{') {
            self.branch_of_choice();
        } else {
            let stop = self.operand_end(true);
            self.expression(stop);
        }
    }

    /// `ifElse(condition, "a", "b")`.
    fn if_else(&mut self) {
        let close = self.close_of(self.at + 1);
        self.at += 2;
        self.at = self.operand_end(false);
        self.events.open();
        let mut first = true;
        while self.at < close && self.is(0, ',') {
            self.at += 1;
            if !std::mem::replace(&mut first, false) {
                self.events.branch();
            }
            // `ifTrue = "a"`
            if self.is(1, '=') {
                self.at += 2;
            }
            let stop = self.operand_end(false);
            self.expression(stop);
        }
        self.events.close();
        self.at = close + 1;
    }
}
