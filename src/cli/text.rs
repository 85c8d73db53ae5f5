//! `klarbrev text`: what was read, so that a user can see what the analyser sees.

use std::borrow::Cow;
use std::io::{self, Write};

use super::args::TextArgs;
use super::{Exit, Streams, fail_masked, input};
use crate::Lexicon;
use crate::ingest::Letter;
use crate::segment::Document;
use crate::summarise::{Labels, said_of_reading};
use crate::text::{LineIndex, mask};

pub(super) fn run(args: &TextArgs, streams: &mut Streams<'_>) -> io::Result<Exit> {
    let letters = match input::letters(&args.file, args.input.input_format, streams.input) {
        Ok(letters) => letters,
        Err(error) => return Ok(fail_masked(streams, &error, !args.input.no_mask)),
    };
    let several = letters.len() > 1;
    for (i, letter) in letters.iter().enumerate() {
        if several {
            let path = input::called(&args.file);
            let part = letter.part().map(|part| format!(" ({part})")).unwrap_or_default();
            let called = path + &part;
            let called =
                if args.input.no_mask { Cow::Borrowed(called.as_str()) } else { mask(&called) };
            writeln!(streams.output, "{}=== {called} ===\n", if i > 0 { "\n" } else { "" })?;
        }
        let document = Document::new(letter, Lexicon::builtin());
        print(letter, Labels::of(document.language()), args, streams.output)?;
        for said in said_of_reading(&document, document.language()) {
            let said = if args.input.no_mask { Cow::Borrowed(said.as_str()) } else { mask(&said) };
            writeln!(streams.errors, "klarbrev: {}: {said}", input::called(&args.file))?;
        }
    }
    Ok(Exit::Done)
}

fn print(letter: &Letter, labels: &Labels, args: &TextArgs, out: &mut dyn Write) -> io::Result<()> {
    let raw = letter.text();
    let masked = if args.input.no_mask { Cow::Borrowed(raw) } else { mask(raw) };
    let margins = args.places.then(|| Margins::of(letter));
    let starts = raw.split('\n').scan(0, |at, line| {
        *at += line.len() + 1;
        Some(*at)
    });
    for ((i, line), next) in masked.trim_end().split('\n').enumerate().zip(starts) {
        // A page break stands alone on its line, and nobody would see it.
        let page = letter.place(next).and_then(|(_, place)| place.page);
        if let Some(page) = page.filter(|_| line == "\u{c}") {
            writeln!(out, "\n─── {} ───\n", labels.page(page as usize))?;
            continue;
        }
        if let Some(margins) = &margins {
            margins.write(i, out)?;
        }
        // Nothing in a letter may steer the terminal.
        let safe: String = line.trim_end_matches('\r').chars().map(shown).collect();
        writeln!(out, "{safe}")?;
    }
    Ok(())
}

fn shown(c: char) -> char {
    if c.is_control() && !matches!(c, '\t' | '\u{c}') { char::REPLACEMENT_CHARACTER } else { c }
}

/// Where each line of a letter stands in its source.
struct Margins {
    places: Vec<String>,
    width: usize,
}

impl Margins {
    fn of(letter: &Letter) -> Self {
        let text = letter.text();
        let index = LineIndex::of(text);
        let mut at = 0;
        let mut places = Vec::new();
        for line in text.split('\n') {
            // A bullet is in no source.
            let first = line.find(char::is_alphanumeric);
            places.push(first.map_or_else(String::new, |first| place(letter, &index, at + first)));
            at += line.len() + 1;
        }
        let width = places.iter().map(|place| place.chars().count()).max().unwrap_or_default();
        Self { places, width }
    }

    fn write(&self, line: usize, out: &mut dyn Write) -> io::Result<()> {
        let place = self.places.get(line).map_or("", String::as_str);
        write!(out, "{place:>width$} │ ", width = self.width)
    }
}

/// Page and line, paragraph, or line.
fn place(letter: &Letter, index: &LineIndex, offset: usize) -> String {
    let Some((_, place)) = letter.place(offset) else {
        return index.line(offset).to_string();
    };
    match (place.page, place.paragraph, place.line) {
        (Some(page), _, Some(line)) => format!("{page}:{line}"),
        (Some(page), _, None) => format!("{page}:"),
        (None, Some(paragraph), _) => format!("¶{paragraph}"),
        (None, None, Some(line)) => line.to_string(),
        (None, None, None) => String::new(),
    }
}
