//! The blocks of a source in order. Tables are gathered until it is clear whether they hold rows or
//! are only there for the layout, as letterheads and web pages have them.

use super::builder::Builder;
use super::printed::{is_page_number, key};
use super::prose::{MOST_MARKS, Prose};
use super::{Format, IngestError, Letter, Note, Place};

/// Footnotes of a letter.
pub(super) const MOST_NOTES: usize = 10_000;

/// Longer paragraphs are paragraphs even where no space stands around them; shorter ones may be the
/// lines of a text that was pasted.
pub(super) const LONGEST_LINE: usize = 100;

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// Running text.
    Paragraph,
    /// A line that stands right under another.
    Line,
    /// A heading.
    Heading,
    /// A list item with its number, as [`marker`] gives it.
    Item(Option<String>),
}

#[derive(Debug)]
enum Piece {
    Block(Kind, Prose, Place),
    Row(Vec<Prose>, Place),
    Apart,
}

/// Tables in tables in tables: deeper ones are read as part of the cell they stand in.
const DEEPEST: usize = 24;

/// Cells with more text than this, or more lines, are not cells of a table with facts.
const WIDEST_CELL: usize = 300;
const MOST_LINES: usize = 3;

/// More blocks, cells and places than any letter has; each takes memory, however short it is.
const MOST_PIECES: usize = MOST_MARKS;

/// Takes blocks and puts a letter together.
#[derive(Debug, Default)]
pub(super) struct Flow {
    builder: Builder,
    /// The rows that are open, outermost first: their cells.
    rows: Vec<Vec<Vec<Piece>>>,
    /// Rows that are too deep to count as rows.
    ignored: usize,
    /// Blocks, cells and places so far.
    count: usize,
    /// Paragraphs so far, as people count them.
    paragraphs: u32,
    /// What comes is a header or a footer.
    furniture: bool,
}

impl Flow {
    /// A block that stands at `place`, unless its text says more exactly.
    pub(super) fn block(&mut self, kind: Kind, text: Prose, place: Place) {
        // A no-break space alone is a blank line.
        if text.text().trim().is_empty() {
            self.apart();
        } else {
            self.piece(Piece::Block(kind, text, place));
        }
    }

    /// A paragraph of a word processor; `tabbed` is its text with tab stops. Without a `kind` it is a
    /// row where tab stops make columns, and a line where it is `tight`: without space around it.
    pub(super) fn paragraph(&mut self, kind: Option<Kind>, text: Prose, tabbed: &str, tight: bool) {
        if text.is_empty() {
            return self.apart();
        }
        if self.furniture {
            return self.furnish(tabbed);
        }
        self.paragraphs = self.paragraphs.saturating_add(1);
        let place = Place { paragraph: Some(self.paragraphs), ..Place::default() };
        if let Some(kind) = kind {
            return self.block(kind, text, place);
        }
        let cells = if self.in_row() { None } else { with_tabs(tabbed) };
        if let Some(cells) = cells {
            return self.row(cells.into_iter().map(Prose::from).collect(), place);
        }
        let tight = tight && text.text().len() <= LONGEST_LINE;
        self.block(if tight { Kind::Line } else { Kind::Paragraph }, text, place);
    }

    /// A paragraph that is there and nobody sees.
    pub(super) fn unseen(&mut self) {
        self.paragraphs += u32::from(!self.furniture);
        self.apart();
    }

    /// What comes now is a header or a footer, or is no longer.
    pub(super) fn furniture(&mut self, on: bool) {
        self.furniture = on;
        self.apart();
    }

    /// A line of a header or footer: page numbers are left out, and nobody counts it.
    fn furnish(&mut self, tabbed: &str) {
        let cells = tabbed.split('\t').map(str::trim);
        let cells = cells.filter(|cell| !cell.is_empty() && !is_page_number(&key(cell)));
        let mut cells: Vec<Prose> = cells.map(Prose::from).collect();
        if cells.len() > 1 && !self.in_row() {
            self.row(cells, Place::default());
        } else {
            cells.drain(..).for_each(|cell| self.block(Kind::Line, cell, Place::default()));
        }
    }

    /// How much text there is so far, in bytes; rows that are open not counted.
    pub(super) fn len(&self) -> usize {
        self.builder.len()
    }

    /// A row whose cells are known.
    pub(super) fn row(&mut self, cells: Vec<Prose>, place: Place) {
        self.piece(Piece::Row(cells, place));
    }

    /// A blank line: what follows is not right under what stands before.
    pub(super) fn apart(&mut self) {
        self.piece(Piece::Apart);
    }

    /// Something the user should know.
    pub(super) fn note(&mut self, note: Note) {
        self.builder.note(note);
    }

    /// A table row begins.
    pub(super) fn open_row(&mut self) {
        if self.rows.len() < DEEPEST {
            self.rows.push(Vec::new());
        } else {
            self.ignored += 1;
        }
    }

    /// A cell of the row begins.
    pub(super) fn open_cell(&mut self) {
        self.count += 1;
        if self.ignored == 0
            && self.count < MOST_PIECES
            && let Some(row) = self.rows.last_mut()
        {
            row.push(Vec::new());
        }
    }

    /// The row ends; where it is not `kept`, nobody sees it.
    pub(super) fn close_row(&mut self, kept: bool) {
        if self.ignored > 0 {
            self.ignored -= 1;
            return;
        }
        let Some(cells) = self.rows.pop() else { return };
        if !kept {
            return;
        }
        if is_layout(&cells) {
            for cell in cells {
                self.apart();
                for piece in cell {
                    self.piece(piece);
                }
            }
            self.apart();
            return;
        }
        let blocks = |cell: &[Piece]| {
            let mut joined = Prose::default();
            for piece in cell {
                if let Piece::Block(_, text, _) = piece {
                    joined.append(&text.clone().on_one_line());
                }
            }
            joined
        };
        let place = cells.iter().flatten().find_map(|piece| match piece {
            Piece::Block(_, _, place) => Some(*place),
            _ => None,
        });
        self.row(cells.iter().map(|cell| blocks(cell)).collect(), place.unwrap_or_default());
    }

    /// True where more came than a letter has; what comes now is dropped.
    pub(super) fn is_full(&self) -> bool {
        self.count >= MOST_PIECES
    }

    /// The same, for what else makes a source too complex.
    pub(super) fn give_up(&mut self) {
        self.count = MOST_PIECES;
    }

    /// True while a row is open.
    pub(super) fn in_row(&self) -> bool {
        !self.rows.is_empty()
    }

    fn piece(&mut self, piece: Piece) {
        self.count += match &piece {
            Piece::Block(_, text, _) => 1 + text.marks().len(),
            Piece::Row(cells, _) => cells.iter().map(|cell| 1 + cell.marks().len()).sum(),
            Piece::Apart => 0,
        };
        if self.count >= MOST_PIECES {
            return;
        }
        if let Some(row) = self.rows.last_mut() {
            if row.is_empty() {
                row.push(Vec::new());
            }
            if let Some(cell) = row.last_mut() {
                cell.push(piece);
            }
            return;
        }
        match piece {
            Piece::Block(kind, text, place) => self.write(&kind, &text, place),
            Piece::Row(cells, place) => self.write_row(&cells, place),
            Piece::Apart => self.builder.apart(),
        }
    }

    fn write(&mut self, kind: &Kind, prose: &Prose, place: Place) {
        let text = prose.text();
        match kind {
            Kind::Paragraph => self.builder.paragraph(text, place),
            Kind::Line => self.builder.line(text, place),
            Kind::Heading => self.builder.heading(text, place),
            Kind::Item(number) => self.builder.item(number.as_deref(), text, place),
        }
        self.marks(text.len(), prose, 0);
    }

    fn write_row(&mut self, cells: &[Prose], place: Place) {
        let texts: Vec<String> = cells.iter().map(|cell| cell.text().to_owned()).collect();
        let row = texts.join("\t");
        let written = row.trim_end().len();
        if row.trim().is_empty() {
            return;
        }
        self.builder.row(&texts, place);
        let mut at = 0;
        for cell in cells {
            self.marks(written, cell, at);
            at += cell.text().len() + 1;
        }
    }

    /// Marks the places of text that stands `at` bytes into the last `length` bytes written.
    fn marks(&mut self, length: usize, prose: &Prose, at: usize) {
        let Some(start) = self.builder.len().checked_sub(length) else { return };
        for (offset, place) in prose.marks() {
            self.builder.mark(start + at + offset, *place);
        }
    }

    /// The letter.
    ///
    /// # Errors
    /// Where there is no text in it, or it came in more pieces than a letter has.
    pub(super) fn finish(mut self, format: Format) -> Result<Letter, IngestError> {
        self.ignored = 0;
        while self.in_row() {
            self.close_row(true);
        }
        if self.is_full() {
            return Err(IngestError::TooComplex);
        }
        self.builder.finish(format)
    }
}

/// A row with one cell, with headings, lists or rows in a cell, or with much text in one.
fn is_layout(cells: &[Vec<Piece>]) -> bool {
    let odd = |piece: &Piece| match piece {
        Piece::Block(kind, ..) => matches!(kind, Kind::Heading | Kind::Item(_)),
        Piece::Row(..) => true,
        Piece::Apart => false,
    };
    let size = |cell: &Vec<Piece>| {
        let texts = cell.iter().filter_map(|piece| match piece {
            Piece::Block(_, text, _) => Some(text.text()),
            _ => None,
        });
        texts.fold((0, 0), |(bytes, lines), text| {
            (bytes + text.len(), lines + 1 + text.matches('\n').count())
        })
    };
    let sizes: Vec<(usize, usize)> = cells.iter().map(size).collect();
    sizes.iter().filter(|(bytes, _)| *bytes > 0).count() <= 1
        || sizes.iter().any(|(bytes, lines)| *bytes > WIDEST_CELL || *lines >= MOST_LINES)
        || cells.iter().flatten().any(odd)
}

/// The number of a list item as letters write it: `3.`, `3)` or `b)`; `None` where it is of another
/// kind or so large that it is no list, and a bullet does.
pub(super) fn marker(value: u32, style: NumberStyle, closing: Option<char>) -> Option<String> {
    match style {
        NumberStyle::Decimal if (1..=99).contains(&value) => {
            Some(format!("{value}{}", if closing == Some(')') { ')' } else { '.' }))
        }
        NumberStyle::Letter if (1..=26).contains(&value) => {
            char::from_u32(u32::from(b'a') + value - 1).map(|letter| format!("{letter})"))
        }
        _ => None,
    }
}

/// How a list counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum NumberStyle {
    /// With bullets, or in a way that is not told apart from bullets.
    #[default]
    Bullet,
    /// 1, 2, 3.
    Decimal,
    /// a, b, c.
    Letter,
}

/// A paragraph with tab stops: columns are a row, a tab after a name or a number is a space.
fn with_tabs(text: &str) -> Option<Vec<&str>> {
    let cells: Vec<&str> =
        text.split('\t').map(str::trim).filter(|cell| !cell.is_empty()).collect();
    let first = cells.first()?;
    let marker = first.chars().count() <= 3 && !first.chars().all(char::is_alphabetic);
    let one = cells.len() == 2 && (first.ends_with(':') || marker);
    let row = cells.len() > 1 && !one && text.len() <= WIDEST_CELL && !text.contains('\n');
    row.then_some(cells)
}
