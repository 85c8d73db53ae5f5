//! What a reader finds in a template, in the order it stands there.

use super::hole::Hole;
use super::language::Languages;
use crate::lang::Lang;

/// Something in a template.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Event {
    /// Text just as it stands at these bytes of the source; its white space is squeezed.
    Text(usize, usize),
    /// A character that the source writes in another way, at this byte; `\n` is a line break that
    /// stays.
    Char(char, usize),
    /// An expression.
    Hole(Hole, usize),
    /// The block ends, and one of this shape begins.
    Block(Shape),
    /// Branches follow; [`Event::Else`] stands between them.
    Open,
    Else,
    Close,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shape {
    Paragraph,
    Heading,
    /// A list item with its number.
    Item(Option<String>),
    /// A cell of a table row.
    Cell,
    /// The row ends.
    Row,
}

/// More than that is no template.
const MOST: usize = 2_000_000;

/// Branches deeper than this are read one after the other.
const DEEPEST: usize = 40;

/// The events of a template, each with the languages it concerns.
#[derive(Debug)]
pub(super) struct Events {
    all: Vec<(Languages, Event)>,
    now: Languages,
    depth: usize,
    /// Languages that are named, and those that are meant by leaving others out.
    named: Languages,
    left: Vec<Languages>,
    full: bool,
    /// The last block that has begun is a cell.
    cell: bool,
}

impl Default for Events {
    fn default() -> Self {
        Self {
            all: Vec::new(),
            now: Languages::ALL,
            depth: 0,
            named: Languages::NONE,
            left: Vec::new(),
            full: false,
            cell: false,
        }
    }
}

impl Events {
    pub(super) fn iter(&self) -> impl Iterator<Item = &(Languages, Event)> {
        self.all.iter()
    }

    /// True where there was more than a template holds.
    pub(super) fn is_full(&self) -> bool {
        self.full
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    fn push(&mut self, event: Event) {
        if self.all.len() >= MOST {
            self.full = true;
        } else {
            self.all.push((self.now, event));
        }
    }

    pub(super) fn text(&mut self, start: usize, end: usize) {
        if start >= end {
            return;
        }
        if let Some((now, Event::Text(_, last))) = self.all.last_mut()
            && *last == start
            && *now == self.now
        {
            *last = end;
        } else {
            self.push(Event::Text(start, end));
        }
    }

    pub(super) fn char(&mut self, c: char, at: usize) {
        self.push(Event::Char(c, at));
    }

    pub(super) fn hole(&mut self, hole: Hole, at: usize) {
        self.push(Event::Hole(hole, at));
    }

    pub(super) fn block(&mut self, shape: Shape) {
        self.cell = shape == Shape::Cell;
        // One paragraph break is as good as two.
        let again = shape == Shape::Paragraph
            && matches!(self.all.last(), Some((now, Event::Block(Shape::Paragraph))) if *now == self.now);
        if !again {
            self.push(Event::Block(shape));
        }
    }

    pub(super) fn open(&mut self) {
        self.depth += 1;
        if self.depth <= DEEPEST {
            self.push(Event::Open);
        }
    }

    pub(super) fn branch(&mut self) {
        if self.depth > 0 && self.depth <= DEEPEST {
            self.push(Event::Else);
        } else {
            self.block(Shape::Paragraph);
        }
    }

    pub(super) fn close(&mut self) {
        if self.depth <= DEEPEST && self.depth > 0 {
            self.push(Event::Close);
        }
        self.depth = self.depth.saturating_sub(1);
    }

    /// Takes back everything from event `at` on, where that is the end of branches and white space:
    /// the branches go on.
    pub(super) fn reopen(&mut self, at: usize, source: &str) -> bool {
        let blank = |event: &(Languages, Event)| match event.1 {
            Event::Text(start, end) => {
                source.get(start..end).is_some_and(|text| text.trim().is_empty())
            }
            _ => false,
        };
        let is_close = matches!(self.all.get(at), Some((_, Event::Close)));
        if !is_close || self.depth >= DEEPEST || !self.all[at + 1..].iter().all(blank) {
            return false;
        }
        self.all.truncate(at);
        self.depth += 1;
        true
    }

    /// Takes back everything from event `from` on, where that is branches with a comma or a word such
    /// as «og» at most.
    pub(super) fn take_back(&mut self, from: usize, source: &str) -> bool {
        let few = |(_, event): &(Languages, Event)| match event {
            Event::Open | Event::Else | Event::Close => true,
            Event::Text(start, end) => {
                let text = source.get(*start..*end).unwrap_or_default();
                text.split_whitespace().count() <= 1 && text.len() <= 8
            }
            Event::Char(c, _) => !c.is_alphanumeric(),
            Event::Hole(..) | Event::Block(_) => false,
        };
        let all = self.all.get(from..).is_some_and(|events| events.iter().all(few));
        if all {
            self.all.truncate(from);
        }
        all
    }

    /// The shape of the block that has just begun, where nothing stands in it yet.
    pub(super) fn last_shape(&self, source: &str) -> Option<&Shape> {
        for (_, event) in self.all.iter().rev().take(8) {
            match event {
                Event::Block(shape) => return Some(shape),
                Event::Text(start, end) if source.get(*start..*end)?.trim().is_empty() => {}
                _ => return None,
            }
        }
        None
    }

    /// True where the last block that has begun is a cell.
    pub(super) fn in_cell(&self) -> bool {
        self.cell
    }

    /// The paragraph that has just ended goes on.
    pub(super) fn rejoin(&mut self) {
        if matches!(self.all.last(), Some((now, Event::Block(Shape::Paragraph))) if *now == self.now)
        {
            self.all.pop();
        }
    }

    /// Drops white space at the end.
    pub(super) fn trim_end(&mut self, source: &str) {
        while let Some((_, Event::Text(start, end))) = self.all.last_mut() {
            let kept = source.get(*start..*end).map_or(0, |text| text.trim_end().len());
            if kept > 0 {
                *end = *start + kept;
                return;
            }
            self.all.pop();
        }
    }

    /// The languages that what follows concerns.
    pub(super) fn now(&self) -> Languages {
        self.now
    }

    /// From here on only `languages` are meant, of those meant already; returns what was meant
    /// before. `named` says that the source names them, rather than the others.
    pub(super) fn narrow(&mut self, languages: Languages, named: bool) -> Languages {
        let before = self.now;
        self.now = self.now.and(languages);
        if named {
            self.named = self.named.or(languages);
        } else if !self.left.contains(&self.now) {
            self.left.push(self.now);
        }
        before
    }

    /// Back to what was meant before.
    pub(super) fn widen(&mut self, before: Languages) {
        self.now = before;
    }

    /// The languages there is text of its own for; empty where there is one text for all.
    pub(super) fn languages(&self) -> Languages {
        let mut named = self.named;
        for left in &self.left {
            // What others have not is bokmål before anything else.
            let first = left.first();
            if first == Languages::of(Lang::Nb) || named.and(*left).is_empty() {
                named = named.or(first);
            }
        }
        named
    }
}
