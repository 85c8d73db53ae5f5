//! Calls of functions: which of what they are given stands in the letter.

use typst_syntax::{SyntaxKind as Kind, SyntaxNode};

use super::super::events::Shape;
use super::super::hole::Hole;
use super::super::language::named;
use super::{Reader, children, holds};

/// Functions whose content is no text, or not the letter's.
const SILENT: &[&str] = &[
    "v",
    "h",
    "image",
    "line",
    "pagebreak",
    "colbreak",
    "counter",
    "rect",
    "circle",
    "place_image",
    "metadata",
    "bibliography",
    "outline",
    "read",
    "json",
    "yaml",
    "toml",
    "csv",
    "assert",
    "panic",
    "state",
    "sys",
    "datetime",
];

/// Functions whose content is a block of its own.
const BLOCKS: &[&str] = &[
    "block",
    "par",
    "align",
    "grid",
    "stack",
    "columns",
    "page",
    "pad",
    "rect",
    "place",
    "quote",
    "figure",
    "avsnitt",
    "paragraph",
];

/// Functions whose string arguments are text.
const TEXTS: &[&str] = &[
    "text",
    "heading",
    "par",
    "strong",
    "emph",
    "box",
    "block",
    "align",
    "underline",
    "upper",
    "smallcaps",
    "list",
    "enum",
    "table",
    "grid",
    "link",
    "overskrift",
    "avsnitt",
    "tekst",
    "title",
];

impl<'s> Reader<'s> {
    /// A call: its content is text; a call without content is an expression.
    pub(super) fn call(&mut self, node: &'s SyntaxNode, at: usize, shown: bool) {
        let Some((callee, callee_at)) = children(node, at).next() else { return };
        let name = self.of(callee, callee_at).rsplit('.').next().unwrap_or_default().to_owned();
        if SILENT.contains(&name.as_str()) || callee.kind() == Kind::FieldAccess && name == "update"
        {
            return;
        }
        if name == "footnote" && shown {
            let content = node.children().find(|child| child.kind() == Kind::Args);
            let note = content.and_then(|args| {
                let at = at + callee.len();
                children(args, at).find(|(child, _)| child.kind() == Kind::ContentBlock)
            });
            let now = self.events.now();
            self.notes.extend(note.map(|(child, at)| (child, at, now)));
            return;
        }
        let Some((arguments, args_at)) = children(node, at).find(|(c, _)| c.kind() == Kind::Args)
        else {
            return;
        };
        // What a link shows is its content, if it has any.
        let shows = name != "link" || !holds(arguments, Kind::ContentBlock);
        let texts = TEXTS.contains(&name.as_str()) && shows;
        let language = picks_language(arguments);
        let given = !language && self.given(arguments, args_at, at, node.len());
        let content = arguments.children().any(|child| {
            matches!(
                child.kind(),
                Kind::ContentBlock | Kind::FuncCall | Kind::Conditional | Kind::CodeBlock
            ) || texts
                && matches!(
                    child.kind(),
                    Kind::Str | Kind::Binary | Kind::Ident | Kind::FieldAccess
                )
        });
        if !content && !language {
            if shown && !given {
                self.events.hole(Hole::of(self.of(node, at)), at);
            }
            return;
        }
        let shape = match name.as_str() {
            "heading" | "overskrift" | "title" => Some(Shape::Heading),
            "list" | "enum" | "item" => Some(Shape::Item(None)),
            "table" => Some(Shape::Cell),
            "cell" | "header" => None,
            name if BLOCKS.contains(&name) => Some(Shape::Paragraph),
            _ => None,
        };
        if let Some(shape) =
            shape.clone().filter(|shape| !matches!(shape, Shape::Item(_) | Shape::Cell))
        {
            self.events.block(shape);
        }
        let mut count = 0;
        let columns = self.columns(arguments, args_at);
        for (child, at) in children(arguments, args_at) {
            let text =
                matches!(child.kind(), Kind::Str | Kind::Binary | Kind::Ident | Kind::FieldAccess);
            match child.kind() {
                Kind::Named if language => self.entries(child, at),
                _ if !text
                    && !matches!(
                        child.kind(),
                        Kind::ContentBlock
                            | Kind::FuncCall
                            | Kind::Conditional
                            | Kind::CodeBlock
                            | Kind::Parenthesized
                    ) => {}
                _ if text && !texts => {}
                _ => {
                    match &shape {
                        Some(Shape::Cell) => {
                            if columns > 0 && count % columns == 0 {
                                self.events.block(Shape::Row);
                            }
                            self.events.block(Shape::Cell);
                        }
                        Some(item @ Shape::Item(_)) => self.events.block(item.clone()),
                        _ => {}
                    }
                    count += 1;
                    self.code(child, at, shown || texts);
                }
            }
        }
        match shape {
            Some(Shape::Cell) => self.events.block(Shape::Row),
            Some(_) => self.events.block(Shape::Paragraph),
            None => {}
        }
    }

    /// What is given by name: a title, or content. True where there was some.
    fn given(&mut self, arguments: &'s SyntaxNode, args_at: usize, at: usize, len: usize) -> bool {
        let mut found = false;
        let inline = !self.source.get(..at + len).is_some_and(|text| {
            let line = text[..at].rfind('\n').map_or(0, |at| at + 1);
            text[line..at].trim_start_matches(['#', ' ', '\t']).is_empty()
                || text[line..at].trim_start().starts_with("#show")
        });
        for (named, at) in children(arguments, args_at).filter(|(c, _)| c.kind() == Kind::Named) {
            let mut parts = children(named, at);
            let key = parts.next().map_or("", |(child, at)| self.of(child, at));
            let title = matches!(key, "tittel" | "title" | "overskrift" | "emne" | "subject");
            for (child, at) in parts {
                let text = match child.kind() {
                    Kind::ContentBlock => true,
                    Kind::Str | Kind::Conditional => title,
                    _ => false,
                };
                if !text {
                    continue;
                }
                found = true;
                if !inline {
                    self.events.block(if title { Shape::Heading } else { Shape::Paragraph });
                }
                self.code(child, at, true);
                if !inline {
                    self.end_block();
                }
            }
        }
        found
    }

    /// How many columns a table has, 0 where it does not say.
    fn columns(&self, arguments: &'s SyntaxNode, at: usize) -> usize {
        let named = children(arguments, at).filter(|(child, _)| child.kind() == Kind::Named);
        let mut columns = named
            .map(|(child, at)| self.of(child, at))
            .filter_map(|text| text.strip_prefix("columns:").map(str::trim).map(str::to_owned));
        let Some(text) = columns.next() else { return 0 };
        text.parse().unwrap_or_else(|_| {
            text.split(',').filter(|part| !part.trim_matches(['(', ')', ' ']).is_empty()).count()
        })
    }
}

/// `tekst(nb: [ … ], nn: [ … ])`.
fn picks_language(arguments: &SyntaxNode) -> bool {
    let mut names = arguments.children().filter(|child| child.kind() == Kind::Named);
    names.any(|child| child.children().next().is_some_and(|key| named(key.leaf_text()).is_some()))
}
