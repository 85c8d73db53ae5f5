//! Typst: the text of its markup, through every branch of its code.

mod calls;

use typst_syntax::{SyntaxKind as Kind, SyntaxNode, parse};

use super::events::{Events, Shape};
use super::hole::Hole;
use super::language::{Languages, asked_for, named};

/// Reads a file.
pub(super) fn read(source: &str, events: &mut Events) {
    let root = parse(source);
    let mut reader = Reader { source, events, depth: 0, notes: Vec::new() };
    reader.markup(&root, 0);
    reader.end_block();
}

/// Nesting deeper than this is not looked into; the parser has a limit too.
const DEEPEST: usize = 200;

struct Reader<'s> {
    source: &'s str,
    events: &'s mut Events,
    depth: usize,
    /// Footnotes that wait for the end of their block, each with its languages.
    notes: Vec<(&'s SyntaxNode, usize, Languages)>,
}

/// The children of a node, each with its first byte.
fn children(node: &SyntaxNode, start: usize) -> impl Iterator<Item = (&SyntaxNode, usize)> {
    node.children().scan(start, |at, child| {
        let start = *at;
        *at += child.len();
        Some((child, start))
    })
}

impl<'s> Reader<'s> {
    fn of(&self, node: &SyntaxNode, at: usize) -> &'s str {
        self.source.get(at..at + node.len()).unwrap_or_default()
    }

    fn markup(&mut self, node: &'s SyntaxNode, start: usize) {
        if self.depth >= DEEPEST {
            return;
        }
        self.depth += 1;
        for (child, at) in children(node, start) {
            self.piece(child, at);
        }
        self.depth -= 1;
    }

    /// A piece of markup.
    fn piece(&mut self, node: &'s SyntaxNode, at: usize) {
        match node.kind() {
            Kind::Text | Kind::Space | Kind::SmartQuote | Kind::Link => {
                self.events.text(at, at + node.len());
            }
            Kind::MathText | Kind::Str if self.depth < DEEPEST => {}
            Kind::Parbreak => self.end_block(),
            Kind::Linebreak => self.events.char('\n', at),
            Kind::Escape => self.escape(node, at),
            Kind::Shorthand => {
                let c = match self.of(node, at) {
                    "~" => '\u{a0}',
                    "--" => '–',
                    "---" => '—',
                    "-" => '−',
                    "-?" => '\u{ad}',
                    _ => '…',
                };
                self.events.char(c, at);
            }
            Kind::Heading => self.block(Shape::Heading, node, at),
            Kind::ListItem | Kind::TermItem => self.block(Shape::Item(None), node, at),
            Kind::EnumItem => {
                let number = self.of(node, at);
                let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
                let number = (!digits.is_empty()).then(|| format!("{digits}."));
                self.block(Shape::Item(number), node, at);
            }
            Kind::Raw => {
                for (child, at) in children(node, at).filter(|(c, _)| c.kind() == Kind::Text) {
                    self.events.text(at, at + child.len());
                }
            }
            Kind::Ref | Kind::Equation => self.events.hole(Hole::Text, at),
            Kind::Strong | Kind::Emph | Kind::Markup | Kind::ContentBlock => self.markup(node, at),
            Kind::Error => self.error(node, at),
            Kind::FuncCall if self.alone(node, at) => {
                self.end_block();
                self.code(node, at, false);
                self.end_block();
            }
            _ => self.code(node, at, true),
        }
    }

    /// What the parser could not read is text if it looks like it: brackets that are not closed.
    fn error(&mut self, node: &'s SyntaxNode, at: usize) {
        if node.len() > 1 && !self.of(node, at).starts_with(['"', '/', '#']) {
            self.events.text(at, at + node.len());
        }
    }

    fn block(&mut self, shape: Shape, node: &'s SyntaxNode, at: usize) {
        self.events.block(shape);
        self.markup(node, at);
        self.end_block();
    }

    /// A block ends; then come its footnotes.
    fn end_block(&mut self) {
        self.events.block(Shape::Paragraph);
        let now = self.events.now();
        for (node, at, languages) in std::mem::take(&mut self.notes) {
            self.events.widen(languages);
            self.code(node, at, true);
            self.events.block(Shape::Paragraph);
        }
        self.events.widen(now);
    }

    /// True for a call on a line of its own, where no sentence is under way.
    fn alone(&self, node: &SyntaxNode, at: usize) -> bool {
        let behind = self.source.get(at + node.len()..).unwrap_or_default();
        let before = self.source.get(..at).unwrap_or_default().trim_end_matches('#');
        let above = before.trim_end();
        let gap = &before[above.len()..];
        let ended = above.is_empty() || above.ends_with(['.', '!', '?', ':', ']', ')', '}']);
        let behind = behind.trim_start_matches([' ', '\t', '\r']);
        (behind.is_empty() || behind.starts_with('\n'))
            && (gap.contains('\n') && ended || gap.matches('\n').count() > 1 || above.is_empty())
    }

    fn escape(&mut self, node: &'s SyntaxNode, at: usize) {
        let text = self.of(node, at);
        let code = text.strip_prefix("\\u{").and_then(|code| code.strip_suffix('}'));
        let code =
            code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        match code {
            Some(c) => self.events.char(c, at),
            None => self.events.text(at + 1, at + node.len()),
        }
    }

    /// Code: `shown` where what it comes to stands in the text.
    fn code(&mut self, node: &'s SyntaxNode, at: usize, shown: bool) {
        if self.depth >= DEEPEST {
            return;
        }
        self.depth += 1;
        match node.kind() {
            Kind::Conditional => self.conditional(node, at, shown),
            Kind::ForLoop | Kind::WhileLoop => {
                self.events.open();
                for (child, at) in children(node, at) {
                    if matches!(child.kind(), Kind::ContentBlock | Kind::CodeBlock) {
                        self.code(child, at, shown);
                    }
                }
                self.events.close();
            }
            Kind::ContentBlock | Kind::Markup => self.markup(node, at),
            Kind::FuncCall => self.call(node, at, shown),
            Kind::LetBinding | Kind::Closure => self.binding(node, at),
            Kind::ShowRule => {
                self.events.block(Shape::Paragraph);
                for (child, at) in children(node, at) {
                    if matches!(child.kind(), Kind::ContentBlock | Kind::FuncCall) {
                        self.code(child, at, false);
                    }
                }
            }
            Kind::Str if shown => self.string(node, at),
            Kind::Dict | Kind::Array | Kind::Named | Kind::Keyed => self.entries(node, at),
            Kind::Ident | Kind::FieldAccess if shown => {
                self.events.hole(Hole::of(self.of(node, at)), at);
            }
            Kind::CodeBlock
            | Kind::Code
            | Kind::Parenthesized
            | Kind::Contextual
            | Kind::FuncReturn => {
                for (child, at) in children(node, at) {
                    self.code(child, at, shown);
                }
            }
            Kind::Binary if holds(node, Kind::Plus) => {
                for (child, at) in children(node, at) {
                    self.code(child, at, shown);
                }
            }
            Kind::Binary | Kind::Unary if shown && !holds(node, Kind::Eq) => {
                self.events.hole(Hole::of(self.of(node, at)), at);
            }
            _ => {}
        }
        self.depth -= 1;
    }

    fn string(&mut self, node: &'s SyntaxNode, at: usize) {
        let end = (at + node.len()).saturating_sub(1);
        let literal = self.source.get(at + 1..end).unwrap_or_default();
        super::piece::Piece::escaped(literal, at + 1).emit(0, usize::MAX, self.events);
    }

    /// `if … [ ] else if … [ ] else [ ]`.
    fn conditional(&mut self, node: &'s SyntaxNode, at: usize, shown: bool) {
        let parts: Vec<_> = children(node, at)
            .filter(|(child, _)| !matches!(child.kind(), Kind::Space | Kind::If | Kind::Else))
            .filter(|(child, _)| !matches!(child.kind(), Kind::LineComment | Kind::BlockComment))
            .collect();
        let condition = parts.first().map_or("", |(child, at)| self.of(child, *at));
        let branches = parts.get(1..).unwrap_or_default();
        if let Some((language, not)) = asked_for(condition) {
            let wanted = Languages::of(language);
            for (i, (child, at)) in branches.iter().enumerate() {
                let this = (i == 0) != not;
                let others = Languages::ALL.without(wanted);
                let before = self.events.narrow(if this { wanted } else { others }, this);
                self.code(child, *at, shown);
                self.events.widen(before);
            }
            return;
        }
        self.events.open();
        for (i, (child, at)) in branches.iter().enumerate() {
            if i > 0 {
                self.events.branch();
            }
            // `else if` is an if in the else: its branches go on with these.
            self.code(child, *at, shown);
        }
        self.events.close();
    }

    /// `#let brev(data) = [ … ]`: the content is read where it is written.
    fn binding(&mut self, node: &'s SyntaxNode, at: usize) {
        self.events.block(Shape::Paragraph);
        for (child, at) in children(node, at) {
            match child.kind() {
                Kind::ContentBlock
                | Kind::CodeBlock
                | Kind::Closure
                | Kind::Conditional
                | Kind::Dict
                | Kind::Array
                | Kind::FuncCall => self.code(child, at, false),
                _ => {}
            }
        }
        self.events.block(Shape::Paragraph);
    }

    /// The entries of a dictionary, perhaps one for each language.
    fn entries(&mut self, node: &'s SyntaxNode, at: usize) {
        if matches!(node.kind(), Kind::Named | Kind::Keyed) {
            let mut parts = children(node, at);
            let key = parts.next().map_or("", |(child, at)| self.of(child, at)).trim_matches('"');
            let language = named(key);
            let before = language.map(|language| self.events.narrow(Languages::of(language), true));
            for (child, at) in parts {
                let text = language.is_some() && child.kind() == Kind::Str;
                if text || !matches!(child.kind(), Kind::Str | Kind::Ident | Kind::FieldAccess) {
                    self.events.block(Shape::Paragraph);
                    self.code(child, at, text);
                    self.events.block(Shape::Paragraph);
                }
            }
            if let Some(before) = before {
                self.events.widen(before);
            }
            return;
        }
        for (child, at) in children(node, at) {
            self.code(child, at, false);
        }
    }
}

/// True where one of the children is of this kind.
fn holds(node: &SyntaxNode, kind: Kind) -> bool {
    node.children().any(|child| child.kind() == kind)
}
