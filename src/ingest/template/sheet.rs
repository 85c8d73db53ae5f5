//! The events of one language to a letter.

use super::events::{Event, Events, Shape};
use super::language::Languages;
use super::line::{Line, Places};
use super::sentence::{Branches, Node, blocks, push_branches};
use crate::ingest::builder::Builder;
use crate::ingest::{Format, IngestError, Letter, MAX_BYTES, Place};
use crate::lang::Lang;

/// The letter in `wanted`; `words` is the language that placeholders are written in.
pub(super) fn letter(
    source: &str,
    places: &Places<'_>,
    events: &Events,
    wanted: Languages,
    words: Lang,
    format: Format,
) -> Result<Letter, IngestError> {
    let mut sheet = Sheet {
        source,
        places,
        words,
        builder: Builder::default(),
        shape: Shape::Paragraph,
        nodes: Vec::new(),
        frames: Vec::new(),
        cells: Vec::new(),
    };
    for (languages, event) in events.iter() {
        if languages.and(wanted).is_empty() {
            continue;
        }
        sheet.event(event);
        if sheet.builder.len() > MAX_BYTES {
            return Err(IngestError::TooLarge);
        }
    }
    sheet.end_block();
    sheet.end_row();
    sheet.builder.finish(format)
}

/// Branches that are still open.
#[derive(Default)]
struct Frame {
    done: Vec<Vec<Node>>,
    now: Vec<Node>,
    has_else: bool,
    /// A block has ended in it: its branches are blocks of their own.
    split: bool,
}

struct Sheet<'s> {
    source: &'s str,
    places: &'s Places<'s>,
    words: Lang,
    builder: Builder,
    shape: Shape,
    nodes: Vec<Node>,
    frames: Vec<Frame>,
    cells: Vec<(String, Vec<(usize, Place)>)>,
}

impl Sheet<'_> {
    fn event(&mut self, event: &Event) {
        match event {
            Event::Text(start, end) => self.push(Node::Text(*start, *end)),
            Event::Char(c, at) => self.push(Node::Char(*c, *at)),
            Event::Hole(hole, at) => self.push(Node::Hole(*hole, *at)),
            Event::Block(shape) => {
                self.end_block();
                if matches!(shape, Shape::Row | Shape::Paragraph | Shape::Heading) {
                    self.end_row();
                }
                self.shape = shape.clone();
            }
            Event::Open => self.frames.push(Frame::default()),
            Event::Else => self.next_branch(),
            Event::Close => self.close(),
        }
    }

    fn push(&mut self, node: Node) {
        match self.frames.last_mut() {
            Some(frame) => frame.now.push(node),
            None => self.nodes.push(node),
        }
    }

    fn next_branch(&mut self) {
        if self.frames.last().is_some_and(|frame| frame.split) {
            self.end_block();
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.has_else = true;
            frame.done.push(std::mem::take(&mut frame.now));
        }
    }

    fn close(&mut self) {
        if self.frames.last().is_some_and(|frame| frame.split) {
            self.end_block();
        }
        let Some(mut frame) = self.frames.pop() else { return };
        frame.done.push(frame.now);
        let branches = Branches::new(frame.done, !frame.has_else);
        let nodes = self.frames.last_mut().map_or(&mut self.nodes, |frame| &mut frame.now);
        push_branches(nodes, branches, self.source);
    }

    /// Writes what there is of the block, with what open branches hold so far.
    fn end_block(&mut self) {
        let mut nodes: Vec<Node> = Vec::new();
        for frame in self.frames.iter_mut().rev() {
            let mut now = std::mem::take(&mut frame.now);
            now.append(&mut nodes);
            let mut each = std::mem::take(&mut frame.done);
            each.push(now);
            push_branches(&mut nodes, Branches::new(each, !frame.has_else), self.source);
            frame.split = true;
        }
        let mut all = std::mem::take(&mut self.nodes);
        all.append(&mut nodes);
        let shape = std::mem::replace(&mut self.shape, Shape::Paragraph);
        if all.is_empty() {
            // An empty cell keeps its place.
            if shape == Shape::Cell {
                self.cells.push((String::new(), Vec::new()));
            }
            return;
        }
        for nodes in blocks(&all, self.source) {
            self.write(&shape, &nodes);
        }
    }

    fn write(&mut self, shape: &Shape, nodes: &[Node]) {
        let mut line = Line::new(self.places, self.words);
        for (i, node) in nodes.iter().enumerate() {
            match node {
                Node::Text(start, end) => line.source(*start, *end),
                Node::Char(' ', _) => line.space(),
                Node::Char(c, at) => line.char(*c, *at),
                Node::Hole(hole, at) => {
                    let behind = match nodes.get(i + 1) {
                        Some(Node::Text(start, end)) => self.source.get(*start..*end),
                        _ => None,
                    };
                    line.hole(hole.before(behind.unwrap_or_default()), *at);
                }
                Node::Branches(_) => {}
            }
        }
        let Line { text, marks, .. } = line;
        if *shape == Shape::Cell {
            self.cells.push((text.replace('\n', " "), marks));
            return;
        }
        let Some((_, first)) = marks.first().copied() else { return };
        self.end_row();
        match shape {
            Shape::Heading => self.builder.heading(&text, first),
            Shape::Item(number) => self.builder.item(number.as_deref(), &text, first),
            _ => self.builder.paragraph(&text, first),
        }
        let start = self.builder.len().saturating_sub(text.len());
        for (at, place) in marks.into_iter().skip(1) {
            self.builder.mark(start + at, place);
        }
    }

    fn end_row(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        let Some(first) = cells.iter().flat_map(|(_, marks)| marks).map(|(_, place)| *place).next()
        else {
            return;
        };
        let texts: Vec<String> = cells.iter().map(|(text, _)| text.clone()).collect();
        let row = texts.join("\t");
        self.builder.row(&texts, first);
        let mut at = self.builder.len().saturating_sub(row.trim_end().len());
        for (text, marks) in cells {
            for (offset, place) in marks {
                self.builder.mark(at + offset, place);
            }
            at += text.len() + 1;
        }
    }
}
