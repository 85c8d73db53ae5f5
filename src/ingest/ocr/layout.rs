//! Lines to the paragraphs, items and rows of a letter.

use std::mem;

use super::lines::{Line, Measure, Step, cells};
use super::sections::{self, Piece};
use crate::ingest::builder::Builder;
use crate::ingest::printed::{Seam, is_page_number, key, seam};
use crate::ingest::{Format, IngestError, Letter, Note, Place};

/// The letter on these pages.
pub(super) fn letter(pages: Vec<Vec<Line>>, format: Format) -> Result<Letter, IngestError> {
    let mut writer = Writer::default();
    let unsure = pages.iter().flatten().flat_map(|line| &line.words).filter(|w| w.unsure).count();
    for (page, number) in pages.into_iter().zip(1..) {
        writer.page(&page, number);
    }
    writer.flush();
    let Writer { mut builder, repaired, .. } = writer;
    builder.note(Note::Ocr { unsure });
    if !repaired.is_empty() {
        builder.note(Note::Sections(repaired));
    }
    builder.finish(format)
}

#[derive(Debug, Clone, PartialEq, Default)]
enum Kind {
    #[default]
    Text,
    Heading,
    Item(Option<String>),
}

#[derive(Default)]
struct Writer {
    builder: Builder,
    /// What is being put together: a paragraph, an item.
    open: Vec<Piece>,
    kind: Kind,
    /// The page written on last.
    written: u32,
    repaired: Vec<String>,
    /// A law has been named: «jf. 8 4-4» is a section.
    law: bool,
}

impl Writer {
    fn page(&mut self, lines: &[Line], page: u32) {
        let measure = Measure::of(lines);
        let mut before: Option<&Line> = None;
        let last = lines.last().map_or(0, |line| line.number);
        for line in lines {
            let key = key(&line.text());
            let named = key.starts_with(|c: char| c.is_alphabetic());
            let edge = line.number == 1 || line.number == last;
            if is_page_number(&key) && (named || edge && key != "#") {
                continue;
            }
            let step = match before {
                Some(before) => measure.step(before, line),
                None => self.over_the_page(line),
            };
            self.line(line, step, page, &measure);
            before = Some(line);
        }
    }

    /// A sentence that stopped at the foot of a page goes on at the head of the next.
    fn over_the_page(&self, line: &Line) -> Step {
        let ended = self.open.last().is_none_or(|p| p.text.ends_with(['.', ':', '!', '?']));
        let small = line.words.first().is_some_and(|w| w.text.starts_with(char::is_lowercase));
        if small && !ended && self.kind != Kind::Heading { Step::Joined } else { Step::Apart }
    }

    fn line(&mut self, line: &Line, step: Step, page: u32, measure: &Measure) {
        let place = (page, line.number);
        let after_colon = self.open.last().is_none_or(|piece| piece.text.ends_with(':'));
        let items = matches!(self.kind, Kind::Item(_));
        let anew = step != Step::Joined;
        let marker = marker(line, anew, after_colon, after_colon || items);
        let words = if marker.is_some() { &line.words[1..] } else { &line.words[..] };
        // A bullet may be too small to be seen.
        let unseen = step != Step::Joined && measure.indented(line) && line.starts_small();
        let marker = marker.or(unseen.then_some(Kind::Item(None)));
        let row = cells(words, measure.size);
        if row.len() > 1 {
            self.flush();
            let cells = row.into_iter().map(|cell| {
                let mut pieces: Vec<Piece> =
                    cell.iter().map(|word| Piece::new(&word.text, place)).collect();
                self.repaired.extend(sections::repair(&mut pieces, &mut self.law));
                pieces.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ")
            });
            let cells: Vec<String> = cells.collect();
            self.turn(page);
            self.builder.row(&cells, at(place));
            return;
        }
        let heading = step == Step::Apart && measure.stands_out(line);
        if marker.is_some() || step == Step::Apart || items && step == Step::Broken {
            self.flush();
            self.kind = match marker {
                Some(item) => item,
                None if heading => Kind::Heading,
                None => Kind::Text,
            };
        } else if self.kind == Kind::Heading && !measure.stands_out(line) {
            self.flush();
        }
        let from = self.open.len();
        self.open.extend(words.iter().map(|word| Piece::new(&word.text, place)));
        if let Some(first) = self.open.get_mut(from).filter(|_| from > 0) {
            first.broken = step != Step::Joined;
        }
    }

    /// Writes what is open.
    fn flush(&mut self) {
        let mut pieces = mem::take(&mut self.open);
        let kind = mem::take(&mut self.kind);
        let Some(place) = pieces.first().map(|piece| piece.place) else { return };
        self.turn(place.0);
        self.repaired.extend(sections::repair(&mut pieces, &mut self.law));
        let (text, marks) = written(&pieces);
        match &kind {
            Kind::Heading if !text.ends_with(['.', ',', ';', ':']) && pieces.len() <= 16 => {
                self.builder.heading(&text, at(place));
            }
            Kind::Item(number) => self.builder.item(number.as_deref(), &text, at(place)),
            _ => self.builder.paragraph(&text, at(place)),
        }
        let start = self.builder.len() - text.len();
        for (offset, place) in marks {
            self.builder.mark(start + offset, at(place));
        }
    }

    /// Ends the page before, if this is another.
    fn turn(&mut self, page: u32) {
        if mem::replace(&mut self.written, page) != page {
            self.builder.page_break();
        }
    }
}

/// A byte of a paragraph, and the page and line that begin there.
type Mark = (usize, (u32, u32));

/// The text of a paragraph, and where in it the lines after the first begin.
fn written(pieces: &[Piece]) -> (String, Vec<Mark>) {
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut before: Option<&Piece> = None;
    for piece in pieces {
        if let Some(before) = before {
            let wrapped = before.place != piece.place && !piece.broken;
            match wrapped.then(|| seam(&before.text, &piece.text)) {
                Some(Seam::Dropped) => _ = text.pop(),
                Some(Seam::Kept) => {}
                Some(Seam::Space) | None => text.push(if piece.broken { '\n' } else { ' ' }),
            }
            if before.place != piece.place {
                marks.push((text.len(), piece.place));
            }
        }
        text.push_str(&piece.text);
        before = Some(piece);
    }
    (text, marks)
}

/// What an item begins with: `Item(None)` for a bullet, however it was read.
fn marker(line: &Line, anew: bool, after_colon: bool, listed: bool) -> Option<Kind> {
    let first = line.words.first()?.text.as_str();
    let second = line.words.get(1)?;
    // The line above may be full; after its colon a bullet is one, however it was read.
    if !anew && !after_colon && !matches!(first, "•" | "·" | "▪") {
        return None;
    }
    if matches!(first, "•" | "·" | "▪" | "-" | "–" | "—" | "*" | "»" | "°" | "®" | "©" | "¢" | "+")
        || matches!(first, "e" | "o" | "." | "«") && listed
    {
        return Some(Kind::Item(None));
    }
    if !anew {
        return None;
    }
    let head = first.strip_suffix(['.', ')'])?;
    let digits = head.len() <= 2 && head.chars().all(|c| c.is_ascii_digit()) && !head.is_empty();
    // «3. mai» is no item, «3. sende oss» is one in a list.
    let small = second.text.starts_with(char::is_lowercase) && first.ends_with('.');
    let letter =
        head.len() == 1 && head.chars().all(|c| c.is_ascii_lowercase()) && first.ends_with(')');
    (digits && (!small || listed) || letter).then(|| Kind::Item(Some(first.to_owned())))
}

fn at((page, line): (u32, u32)) -> Place {
    Place { page: Some(page), line: Some(line), ..Place::default() }
}
