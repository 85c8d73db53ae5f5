//! `klarbrev explain`: each letter in turn; one that fails does not stop the others.

use std::io::{self, Write};
use std::path::Path;

use super::settings::Settings;
use super::{Exit, Streams, fail_masked, input};
use crate::extract;
use crate::ingest::Letter;
use crate::lexicon::Lexicon;
use crate::report::{Format, Options, Report, Source};
use crate::segment::Document;
use crate::summarise::summarise;

pub(super) fn run(settings: &Settings, streams: &mut Streams<'_>) -> io::Result<Exit> {
    let mut exit = Exit::Done;
    let mut first = true;
    for path in &settings.files {
        match input::letters(path, settings.input_format, streams.input) {
            Ok(letters) => {
                let several = settings.options.several || letters.len() > 1;
                let options = Options { several, ..settings.options };
                for letter in &letters {
                    if !first && settings.format != Format::Json {
                        writeln!(streams.output)?;
                    }
                    first = false;
                    explain(path, letter, settings, options, streams.output)?;
                }
            }
            Err(error) => exit = fail_masked(streams, &error, settings.options.mask),
        }
    }
    Ok(exit)
}

fn explain(
    path: &Path,
    letter: &Letter,
    settings: &Settings,
    options: Options,
    out: &mut dyn Write,
) -> io::Result<()> {
    let document = Document::new(letter, Lexicon::for_readers());
    let facts = extract::facts(&document);
    let summary = summarise(&document, &facts, &settings.reading);
    let path = input::called(path);
    let report = Report {
        document: &document,
        facts: &facts,
        summary: &summary,
        source: Source { path: &path, part: letter.part(), format: letter.format().name() },
        lexicons: document.lexicon().digest(),
        options,
    };
    settings.format.write(&report, out)
}
