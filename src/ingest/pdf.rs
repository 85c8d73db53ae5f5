//! PDF with a text layer.
//!
//! hayro interprets the pages and we collect the glyphs it would draw. Where the file says what its
//! pieces are (a structure tree that covers the page), that is what they are; elsewhere the places
//! of the glyphs decide.

mod blocks;
mod furniture;
mod glyphs;
mod gutters;
mod layout;
mod limits;
mod lines;
mod pictures;
mod tagged;
mod tags;
mod words;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_syntax::{LoadPdfError, Pdf};
use memchr::memmem;

use self::blocks::{Block, Kind, Measure};
use self::glyphs::{Collector, Drawing, OverBudget};
use self::lines::{Line, Numbered};
use super::builder::Builder;
use super::{Format, IngestError, Letter, Note, Place};

/// Pages of the longest letter.
const MAX_PAGES: usize = 500;

/// The letters in the file.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Letter>, IngestError> {
    limits::check_bytes(bytes)?;
    // The interpreter can only be stopped by unwinding; and should it panic over a file nobody
    // foresaw, that is one file refused, not the end of the run.
    let drawn = catch_unwind(AssertUnwindSafe(|| draw(bytes)));
    let (drawing, tags) = drawn.map_err(|reason| match reason.downcast_ref::<OverBudget>() {
        Some(_) => IngestError::TooComplex,
        None => IngestError::Damaged { format: Format::Pdf },
    })??;
    letter(drawing, tags.as_ref()).map(|letter| vec![letter])
}

/// How many pages there are.
#[cfg(feature = "pictures")]
pub(super) fn pages(bytes: &[u8]) -> Result<usize, IngestError> {
    limits::check_bytes(bytes)?;
    let counted = catch_unwind(|| open(bytes).map(|pdf| pdf.pages().len()));
    counted.unwrap_or(Err(IngestError::Damaged { format: Format::Pdf }))
}

fn open(bytes: &[u8]) -> Result<Pdf, IngestError> {
    let locked = || memmem::find(bytes, b"/Encrypt").is_some();
    Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => IngestError::Encrypted,
        LoadPdfError::Invalid if locked() => IngestError::Encrypted,
        LoadPdfError::Invalid => IngestError::Damaged { format: Format::Pdf },
    })
}

/// Everything on the pages, and what the file says of it.
fn draw(bytes: &[u8]) -> Result<(Drawing, Option<tags::Tags>), IngestError> {
    let pdf = open(bytes)?;
    if pdf.pages().len() > MAX_PAGES {
        return Err(IngestError::TooComplex);
    }
    let largest = limits::check_streams(&pdf)?;
    let mut collector = Collector::new(largest);
    for page in pdf.pages().iter() {
        collector.page(page);
    }
    Ok((collector.finish(), tags::read(&pdf)))
}

fn letter(mut drawing: Drawing, tags: Option<&tags::Tags>) -> Result<Letter, IngestError> {
    let found = pictures::find(&mut drawing);
    if !found.text {
        return Err(if found.drawn { IngestError::Picture } else { IngestError::Empty });
    }
    let footer = furniture::mark(&mut drawing);
    let mut blocks = blocks(&drawing, tags);
    blocks::name(&mut blocks);
    let mut blocks = blocks::mend(blocks, &found);
    let repairs = words::repair(blocks.iter_mut().flat_map(Block::lines_mut).map(|l| &mut l.text));
    let mut builder = Builder::default();
    if found.layer {
        builder.note(Note::LooksLikeOcr);
    }
    if !found.pages.is_empty() {
        builder.note(Note::PicturePages(found.pages.iter().map(|page| page + 1).collect()));
    }
    if repairs.lost {
        builder.note(Note::Unreadable);
    }
    if !repairs.words.is_empty() {
        builder.note(Note::Repaired(repairs.words.into_iter().collect()));
    }
    write(&blocks, &footer, &drawing, &mut builder);
    builder.finish(Format::Pdf)
}

/// Every block in reading order.
fn blocks(drawing: &Drawing, tags: Option<&tags::Tags>) -> Vec<Block> {
    let mut all = Vec::new();
    let tagged = tags.map(|tags| tagged::Tagged::of(drawing, tags));
    for page in 0..drawing.pages.len() as u32 {
        let glyphs = drawing.on(page);
        let mut rest: Vec<Numbered<'_>> = glyphs.filter(|(_, glyph)| !glyph.artifact).collect();
        if let Some(tagged) = tagged.as_ref().filter(|tagged| tagged.covers(page)) {
            rest.retain(|(_, glyph)| !tagged.has(glyph));
            all.extend(tagged.page(page, layout::blocks(rest, &drawing.dots)));
        } else {
            all.extend(layout::blocks(rest, &drawing.dots));
        }
    }
    all
}

/// Writes the blocks with their places: the page, and the line on it. The footer comes last.
fn write(blocks: &[Block], footer: &[Line], drawing: &Drawing, builder: &mut Builder) {
    let measure = Measure::of(blocks);
    let lines: Vec<Vec<f32>> =
        (0..drawing.pages.len()).map(|page| heights(drawing, page)).collect();
    let place = |line: &Line| Place {
        page: Some(line.page + 1),
        line: lines.get(line.page as usize).map(|rows| number(rows, line.y)),
        ..Place::default()
    };
    let mut page = 0;
    for block in blocks {
        let Some(first) = block.lines().next() else { continue };
        if first.page > page {
            builder.page_break();
        }
        page = block.lines().map(|line| line.page).max().unwrap_or(page);
        let breaks = (block.kind != Kind::Row).then_some(&measure);
        let texts: Vec<_> = block.parts.iter().map(|lines| blocks::text(lines, breaks)).collect();
        let Some((text, starts)) = texts.first() else { continue };
        match &block.kind {
            Kind::Heading => builder.heading(text, place(first)),
            Kind::Paragraph => builder.paragraph(text, place(first)),
            Kind::Item(number) => builder.item(number.as_deref(), text, place(first)),
            Kind::Row => {
                let cells: Vec<String> = texts.iter().map(|(text, _)| text.clone()).collect();
                builder.row(&cells, place(first));
                continue;
            }
        }
        let base = builder.len().saturating_sub(text.len());
        for (at, line) in starts.iter().skip(1) {
            builder.mark(base + at, place(line));
        }
    }
    builder.apart();
    for line in footer {
        builder.line(&line.text, place(line));
    }
}

/// The base lines of a page from top to bottom.
fn heights(drawing: &Drawing, page: usize) -> Vec<f32> {
    let glyphs = drawing.on(page as u32).filter(|(_, glyph)| !glyph.text.is_blank());
    let rows = lines::rows(glyphs.collect());
    rows.iter().filter_map(|row| lines::line(row)).map(|line| line.y).collect()
}

/// Which line of the page stands at this height.
fn number(rows: &[f32], y: f32) -> u32 {
    let after = rows.partition_point(|row| *row < y - 1.0);
    (after as u32 + 1).min(rows.len() as u32)
}
