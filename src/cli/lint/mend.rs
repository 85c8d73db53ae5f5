//! `--fix` and `--diff`: safe fixes, again and again until none is left.

use std::fs;

use similar::TextDiff;

use super::super::error::{FileError, FileTrouble, shown};
use super::fail_on;
use super::job::{Done, Job};
use crate::ingest::{Format, Letter};
use crate::lint::fix::apply_safe;
use crate::segment::Document;
use crate::text::mask;
use crate::verify::{Outcome, verify};

/// One fix may make room for another, but not for ever.
const ROUNDS: usize = 10;

/// Applies the safe fixes, or shows what they would change.
pub(super) fn mend(job: &Job<'_>, letters: &[Letter]) -> Done {
    let failed = |what| Done::Failed(FileError { path: job.path.to_owned(), what }.into());
    let [letter] = letters else { return failed(FileTrouble::NotPlainText) };
    if letter.format() != Format::Text || letter.is_template() {
        return failed(FileTrouble::NotPlainText);
    }
    let before = letter.text();
    let mut text = before.to_owned();
    let mut worst = false;
    for _ in 0..ROUNDS {
        let letter = Letter::from_text(text.clone());
        let (mended, bad) = job.look(&letter, |_, _, _, findings| {
            let limit = fail_on(job.run.args, job.project.project);
            let bad = findings.iter().any(|finding| finding.severity >= limit);
            (apply_safe(&text, &findings), bad)
        });
        worst = bad;
        match mended {
            Some((mended, _)) if mended != text => text = mended,
            _ => break,
        }
    }
    if text == before {
        // What --fix cannot mend counts still; --diff tells only of what it can.
        let worst = worst && job.run.args.fix;
        return Done::Read { text: Vec::new(), worst, known: Vec::new() };
    }
    let lexicon = job.project.lexicon;
    let mended = Letter::from_text(text.clone());
    let verdict = verify(&Document::new(letter, lexicon), &Document::new(&mended, lexicon));
    if verdict.outcome == Outcome::Refused {
        return failed(FileTrouble::FixRefused);
    }
    if job.run.args.diff {
        let name = shown(job.path);
        let diff = TextDiff::from_lines(before, &text);
        let diff = diff.unified_diff().header(&name, &name).to_string();
        let diff = if job.run.options.mask { mask(&diff).into_owned() } else { diff };
        return Done::Read { text: diff.into_bytes(), worst: true, known: Vec::new() };
    }
    // What was decoded from another encoding is not written back in it.
    match fs::read(job.path) {
        Ok(bytes) if bytes == before.as_bytes() => match fs::write(job.path, &text) {
            Ok(()) => Done::Read { text: Vec::new(), worst, known: Vec::new() },
            Err(error) => failed(FileTrouble::Unwritable(error)),
        },
        Ok(_) => failed(FileTrouble::NotPlainUtf8),
        Err(error) => failed(error.into()),
    }
}
