//! `klarbrev explain`: each letter in turn; one that fails does not stop the others.

use std::io::{self, Write};
use std::path::Path;

use super::settings::Settings;
use super::{Exit, Streams, error, fail_masked, input};
use crate::extract;
use crate::ingest::Letter;
use crate::lexicon::Lexicon;
use crate::report::{Format, Report, Source};
use crate::segment::Document;
use crate::summarise::summarise;

pub(super) fn run(settings: &Settings, streams: &mut Streams<'_>) -> io::Result<Exit> {
    let mut exit = Exit::Done;
    let mut first = true;
    for path in &settings.files {
        match input::letter(path, streams.input) {
            Ok(letter) => {
                if !first && settings.format != Format::Json {
                    writeln!(streams.output)?;
                }
                first = false;
                explain(path, &letter, settings, streams.output)?;
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
    out: &mut dyn Write,
) -> io::Result<()> {
    let document = Document::new(letter, Lexicon::builtin());
    let facts = extract::facts(&document);
    let summary = summarise(&document, &facts, &settings.reading);
    let path = if path == Path::new("-") { "-".to_owned() } else { error::shown(path) };
    let report = Report {
        document: &document,
        facts: &facts,
        summary: &summary,
        source: Source { path: &path, format: "text" },
        lexicons: document.lexicon().digest(),
        options: settings.options,
    };
    settings.format.write(&report, out)
}
