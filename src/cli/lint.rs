//! `klarbrev lint`: each draft in turn; one that fails does not stop the others.

use std::io;
use std::path::Path;

use super::args::LintArgs;
use super::env::Env;
use super::{Exit, Streams, error, fail_masked, input};
use crate::analyse::measures;
use crate::extract;
use crate::lexicon::{Lexicon, Severity};
use crate::lint::Linter;
use crate::report::{LintFormat, LintReport, Options, Source};
use crate::segment::Document;

pub(super) fn run(args: &LintArgs, env: &Env, streams: &mut Streams<'_>) -> io::Result<Exit> {
    let mut exit = Exit::Done;
    let linter = Linter::default();
    for path in &args.files {
        let letter = match input::letter(path, streams.input) {
            Ok(letter) => letter,
            Err(error) => {
                exit = fail_masked(streams, &error, !args.no_mask);
                continue;
            }
        };
        let document = Document::new(&letter, Lexicon::builtin());
        let facts = extract::facts(&document);
        let measures = measures(&document, &facts);
        let findings = linter.lint(&document, &facts, &measures);
        if exit == Exit::Done && findings.iter().any(|f| f.severity >= Severity::Error) {
            exit = Exit::Findings;
        }
        let path = if path == Path::new("-") { "-".to_owned() } else { error::shown(path) };
        let report = LintReport {
            document: &document,
            measures: &measures,
            findings: &findings,
            lang: args.lang.map_or(document.language(), Into::into).or_bokmal(),
            source: Source { path: &path, format: "text" },
            options: Options {
                mask: !args.no_mask,
                width: env.width,
                colour: env.colours,
                several: args.files.len() > 1,
            },
        };
        LintFormat::from(args.format).write(&report, streams.output)?;
    }
    Ok(exit)
}
