//! `klarbrev lint`: many drafts at once, told of in the order they were given; one that cannot be
//! read does not stop the others.

mod job;
mod mend;
mod project;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use self::job::{Done, Job};
use self::project::Projects;
use super::args::LintArgs;
use super::env::Env;
use super::error::SettingsError;
use super::{Exit, Streams, fail, fail_masked, input};
use crate::lexicon::Severity;
use crate::lint::baseline::Baseline;
use crate::report::{LintFormat, Options};

/// So many drafts are held in memory at a time.
const CHUNK: usize = 256;

/// What holds for all files of a run.
struct Run<'a> {
    args: &'a LintArgs,
    format: LintFormat,
    options: Options,
}

pub(super) fn run(args: &LintArgs, env: &Env, streams: &mut Streams<'_>) -> io::Result<Exit> {
    let projects = match Projects::of(args) {
        Ok(projects) => projects,
        Err(error) => return Ok(fail(streams, &error)),
    };
    let run = Run {
        args,
        format: args.format.into(),
        options: Options {
            mask: !args.input.no_mask,
            width: env.width,
            colour: args.color.resolve(env),
            several: args.files.len() > 1,
        },
    };
    if (args.fix || args.diff) && args.files.iter().any(|file| file == Path::new("-")) {
        return Ok(fail(streams, &SettingsError::FixNeedsFile));
    }
    let mut exit = Exit::Done;
    let mut found = Baseline::default();
    let mut any = false;
    let talks = !args.fix && !args.diff && args.write_baseline.is_none();
    if talks {
        run.format.open(projects.lexicon(), streams.output)?;
    }
    let numbered: Vec<(usize, &PathBuf)> = args.files.iter().enumerate().collect();
    for chunk in numbered.chunks(CHUNK) {
        let mut piped = BTreeMap::new();
        for &(i, path) in chunk.iter().filter(|(_, path)| *path == Path::new("-")) {
            piped.insert(i, input::whole_letters(path, args.input.input_format, streams.input));
        }
        let piped = std::sync::Mutex::new(piped);
        let done: Vec<Done> = chunk
            .par_iter()
            .map(|&(i, path)| {
                let given = piped.lock().ok().and_then(|mut piped| piped.remove(&i));
                Job { path, run: &run, project: projects.of_file(i) }.run(given)
            })
            .collect();
        for one in done {
            match one {
                Done::Read { text, worst, known, told } => {
                    for trouble in told {
                        fail_masked(streams, &trouble, !args.input.no_mask);
                    }
                    if talks {
                        if any && !text.is_empty() {
                            streams.output.write_all(run.format.between().as_bytes())?;
                        }
                        any |= !text.is_empty();
                    }
                    streams.output.write_all(&text)?;
                    if exit == Exit::Done && worst && args.write_baseline.is_none() {
                        exit = Exit::Findings;
                    }
                    for (path, known) in known {
                        found.add(&path, known);
                    }
                }
                Done::Failed(error) => exit = fail_masked(streams, &*error, !args.input.no_mask),
            }
        }
    }
    if talks {
        run.format.close(streams.output)?;
    }
    // Half a baseline would make what is known new.
    if let Some(path) = &args.write_baseline
        && exit != Exit::Failed
        && let Err(error) = std::fs::write(path, found.to_json())
    {
        return Ok(fail(streams, &SettingsError::Unwritable { path: path.clone(), error }));
    }
    Ok(exit)
}

/// From which severity on a run ends with 1.
fn fail_on(args: &LintArgs, project: &project::Project) -> Severity {
    args.fail_on.map(Into::into).or(project.config.fail_on).unwrap_or(Severity::Error)
}
