//! `--fix` and `--diff`: safe fixes, as [`mend`](crate::mend) does them. What it leaves out is told.

use std::fs;

use similar::TextDiff;

use super::super::error::{FileError, FileTrouble, shown};
use super::fail_on;
use super::job::{Done, Job};
use crate::ingest::{Format, Letter};
use crate::mend;
use crate::text::mask;

/// Applies the safe fixes, or shows what they would change.
pub(super) fn mend(job: &Job<'_>, letters: &[Letter]) -> Done {
    let told = |what| FileError { path: job.path.to_owned(), what };
    let failed = |what| Done::Failed(told(what).into());
    let [letter] = letters else { return failed(FileTrouble::NotPlainText) };
    if letter.format() != Format::Text || letter.is_template() {
        return failed(FileTrouble::NotPlainText);
    }
    let limit = fail_on(job.run.args, job.project.project);
    let before = letter.text();
    let mut worst = false;
    let mended = mend::mend(letter, job.project.lexicon, |letter| {
        job.look(letter, |seen| {
            worst = seen.findings.iter().any(|finding| finding.severity >= limit);
            seen.findings
        })
    });
    let Some(mend::Mended { text, refused, .. }) = mended else {
        return failed(FileTrouble::FixRefused);
    };
    let refused = refused
        .into_iter()
        .map(|mend::Refused { line, rule }| told(FileTrouble::OneFixRefused { line, rule }))
        .collect();
    let done = |text: Vec<u8>, worst| Done::Read { text, worst, known: Vec::new(), told: refused };
    if text == before {
        // What --fix cannot mend counts still; --diff tells only of what it can.
        return done(Vec::new(), worst && job.run.args.fix);
    }
    if job.run.args.diff {
        let name = shown(job.path);
        let diff = TextDiff::from_lines(before, &text);
        let diff = diff.unified_diff().header(&name, &name).to_string();
        let diff = if job.run.options.mask { mask(&diff).into_owned() } else { diff };
        return done(diff.into_bytes(), true);
    }
    // What was decoded from another encoding is not written back in it.
    match fs::read(job.path) {
        Ok(bytes) if bytes == before.as_bytes() => match fs::write(job.path, &text) {
            Ok(()) => done(Vec::new(), worst),
            Err(error) => failed(FileTrouble::Unwritable(error)),
        },
        Ok(_) => failed(FileTrouble::NotPlainUtf8),
        Err(error) => failed(error.into()),
    }
}
