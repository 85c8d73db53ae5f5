//! A letter's text with its marks: what rules found has a colour and a number, what klarbrev read as a
//! fact has a name before it.

use std::borrow::Cow;

use maud::{Markup, html};

use super::Words;
use super::letter::level;
use crate::lexicon::Severity;
use crate::segment::{BlockKind, Document};
use crate::text::{Span, mask};

/// The letter's text as it may be seen.
pub(super) struct Shown<'t> {
    text: &'t str,
    /// The same characters, one for one, with numbers of persons hidden.
    hidden: Cow<'t, str>,
}

/// A finding in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) number: usize,
    pub(super) span: Span,
    pub(super) severity: Severity,
}

/// A fact in the text: the key of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FactMark {
    pub(super) span: Span,
    pub(super) key: &'static str,
}

impl<'t> Shown<'t> {
    pub(super) fn new(text: &'t str, masked: bool) -> Self {
        Self { text, hidden: if masked { mask(text) } else { Cow::Borrowed(text) } }
    }

    /// What stands at a span of the letter's text, on one line.
    pub(super) fn line(&self, span: Span) -> String {
        let piece = match &self.hidden {
            Cow::Borrowed(text) => Cow::Borrowed(span.of(text)),
            Cow::Owned(hidden) => {
                let before = Span::new(0, span.start).of(self.text).chars().count();
                let length = span.of(self.text).chars().count();
                Cow::Owned(hidden.chars().skip(before).take(length).collect::<String>())
            }
        };
        let first = if piece.starts_with(char::is_whitespace) { " " } else { "" };
        let last =
            if piece.trim().is_empty() || !piece.ends_with(char::is_whitespace) { "" } else { " " };
        let words: Vec<&str> = piece.split_whitespace().collect();
        super::clean(&format!("{first}{}{last}", words.join(" ")))
    }

    /// The whole text with its marks.
    pub(super) fn marked(
        &self,
        document: &Document<'_>,
        marks: &[Mark],
        facts: &[FactMark],
        words: Words,
    ) -> Markup {
        let fit = |at: usize| self.text.floor_char_boundary(at.min(self.text.len()));
        let blocks = document.blocks();
        let spans = marks.iter().map(|mark| mark.span).chain(facts.iter().map(|fact| fact.span));
        let spans = spans.chain(blocks.iter().map(|block| block.span));
        let mut edges: Vec<usize> =
            spans.flat_map(|span| [fit(span.start), fit(span.end)]).collect();
        edges.extend([0, self.text.len()]);
        edges.sort_unstable();
        edges.dedup();
        let mut hidden = self.hidden.chars();
        let mut next_block = 0;
        html! {
            @for (i, &from) in edges.iter().enumerate() {
                @let to = edges.get(i + 1).copied().unwrap_or(from);
                @for mark in marks.iter().filter(|mark| fit(mark.span.end) == from) {
                    (reference(mark, words))
                }
                @for fact in facts.iter().filter(|fact| fit(fact.span.start) == from) {
                    span .tag { (words.text(fact.key)) } " "
                }
                @while blocks.get(next_block).is_some_and(|block| block.span.end <= from) {
                    (next(&mut next_block))
                }
                @let kind = blocks.get(next_block).filter(|b| b.span.start <= from).map(|b| b.kind);
                @let count = self.text.get(from..to).unwrap_or_default().chars().count();
                @let piece = tidy(hidden.by_ref().take(count), kind);
                @let within = |span: Span| fit(span.start) <= from && to <= fit(span.end) && from < to;
                @let worst = marks.iter().filter(|m| within(m.span)).map(|m| m.severity).max();
                @let fact = facts.iter().any(|fact| within(fact.span));
                (styled(&piece, worst, fact, kind))
            }
        }
    }
}

fn next(block: &mut usize) -> Markup {
    *block += 1;
    html! {}
}

/// A piece in the clothes of what it is part of.
fn styled(piece: &str, worst: Option<Severity>, fact: bool, kind: Option<BlockKind>) -> Markup {
    let inner = match (worst, fact) {
        (Some(severity), _) => html! { mark class=(level(severity)) { (piece) } },
        (None, true) => html! { span .fact { (piece) } },
        (None, false) => html! { (piece) },
    };
    match kind {
        Some(BlockKind::Title | BlockKind::Heading) => html! { b { (inner) } },
        _ => inner,
    }
}

fn reference(mark: &Mark, words: Words) -> Markup {
    let number = mark.number.to_string();
    let label = words.fill("letter-note", &[("number", &number)]);
    html! { a .ref #{ "m" (number) } href={ "#n" (number) } aria-label=(label) { (number) } }
}

/// Running text flows; other lines stay lines. What could turn the direction of reading is left out.
fn tidy(chars: impl Iterator<Item = char>, kind: Option<BlockKind>) -> String {
    let flows = matches!(
        kind,
        Some(BlockKind::Title | BlockKind::Heading | BlockKind::Paragraph | BlockKind::ListItem)
    );
    let mut out = String::new();
    for c in chars {
        match c {
            '\r' => {}
            '\n' | '\u{c}' | ' ' if flows && out.ends_with(' ') => {}
            '\n' | '\u{c}' if flows => out.push(' '),
            '\n' | '\u{c}' => out.push('\n'),
            '\t' => out.push('\t'),
            c => out.push_str(&super::clean(c.encode_utf8(&mut [0; 4]))),
        }
    }
    out
}
