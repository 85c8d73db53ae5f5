//! `klarbrev segment`: sentences and words as the analyser sees them, one line of JSON each.

use std::borrow::Cow;
use std::io;

use serde::Serialize;

use super::args::{SegmentArgs, SegmentFormat};
use super::{Exit, Streams, fail_masked, input};
use crate::lexicon::Lexicon;
use crate::segment::Document;
use crate::text::{Span, mask};

#[derive(Serialize)]
struct SentenceOut<'a> {
    start: usize,
    end: usize,
    text: Cow<'a, str>,
    words: Vec<WordOut>,
}

#[derive(Serialize)]
struct WordOut {
    start: usize,
    end: usize,
}

pub(super) fn run(args: &SegmentArgs, streams: &mut Streams<'_>) -> io::Result<Exit> {
    let letters = match input::letters(&args.file, args.input.input_format, streams.input) {
        Ok(letters) => letters,
        Err(error) => return Ok(fail_masked(streams, &error, !args.input.no_mask)),
    };
    for letter in &letters {
        let document = Document::new(letter, Lexicon::for_readers());
        match args.format {
            SegmentFormat::Jsonl => jsonl(&document, !args.input.no_mask, streams.output)?,
        }
    }
    Ok(Exit::Done)
}

fn jsonl(document: &Document<'_>, masked: bool, out: &mut dyn io::Write) -> io::Result<()> {
    for sentence in document.sentences() {
        let Span { start, end } = sentence.span;
        let text = sentence.span.of(document.letter().text());
        let text = if masked { mask(text) } else { Cow::Borrowed(text) };
        let words = document.words(sentence).map(|w| WordOut { start: w.start, end: w.end });
        let line = SentenceOut { start, end, text, words: words.collect() };
        serde_json::to_writer(&mut *out, &line)?;
        writeln!(out)?;
    }
    Ok(())
}
