//! `--fix` and `--diff`: safe fixes, again and again until none is left. A fix that `verify` refuses
//! is left out and told of; the others are done.

use std::fs;

use similar::TextDiff;

use super::super::error::{FileError, FileTrouble, shown};
use super::fail_on;
use super::job::{Done, Job};
use crate::ingest::{Format, Letter};
use crate::lexicon::Lexicon;
use crate::lint::fix::apply_safe;
use crate::lint::{Finding, FixClass};
use crate::segment::Document;
use crate::text::mask;
use crate::verify::{Outcome, verify};

/// One fix may make room for another, but not for ever.
const ROUNDS: usize = 10;

/// Applies the safe fixes, or shows what they would change.
pub(super) fn mend(job: &Job<'_>, letters: &[Letter]) -> Done {
    let told = |what| FileError { path: job.path.to_owned(), what };
    let failed = |what| Done::Failed(told(what).into());
    let [letter] = letters else { return failed(FileTrouble::NotPlainText) };
    if letter.format() != Format::Text || letter.is_template() {
        return failed(FileTrouble::NotPlainText);
    }
    let lexicon = job.project.lexicon;
    let limit = fail_on(job.run.args, job.project.project);
    let before = letter.text();
    let mut text = before.to_owned();
    let mut worst = false;
    let mut refused = Vec::new();
    for _ in 0..ROUNDS {
        let letter = Letter::from_text(text.clone());
        let (fixes, bad) = job.look(&letter, |_, _, _, findings| {
            let bad = findings.iter().any(|finding| finding.severity >= limit);
            (findings.into_iter().filter(is_safe).collect::<Vec<_>>(), bad)
        });
        worst = bad;
        let (mended, left) = mended(&letter, lexicon, fixes);
        refused = left.iter().map(|fix| told(trouble(&text, fix))).collect();
        match mended {
            Some(mended) if mended != text => text = mended,
            _ => break,
        }
    }
    let done = |text: Vec<u8>, worst| Done::Read { text, worst, known: Vec::new(), told: refused };
    if text == before {
        // What --fix cannot mend counts still; --diff tells only of what it can.
        return done(Vec::new(), worst && job.run.args.fix);
    }
    // Each round was held against the one before; this holds the last against the first.
    if !keeps(&Document::new(letter, lexicon), lexicon, &text) {
        return failed(FileTrouble::FixRefused);
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

fn is_safe(finding: &Finding) -> bool {
    finding.fix.as_ref().is_some_and(|fix| fix.class == FixClass::Safe)
}

/// The letter with its fixes but those that would change what it says, and these; no text where
/// nothing is mended.
fn mended(
    letter: &Letter,
    lexicon: &Lexicon,
    fixes: Vec<Finding>,
) -> (Option<String>, Vec<Finding>) {
    if fixes.is_empty() {
        return (None, fixes);
    }
    let document = Document::new(letter, lexicon);
    let apply = |fixes: &[Finding]| apply_safe(letter.text(), fixes).map(|(text, _)| text);
    let stands =
        |fixes: &[Finding]| apply(fixes).is_none_or(|text| keeps(&document, lexicon, &text));
    let (kept, mut left) = sorted_out(fixes, &stands);
    // Each half may stand alone, and not both together.
    if left.is_empty() || stands(&kept) {
        return (apply(&kept), left);
    }
    left.extend(kept);
    left.sort_by_key(|fix| fix.span.start);
    (None, left)
}

/// The fixes that stand, and those that do not, each in order. Halved until each refused one is
/// found: few are, so few texts are compared.
fn sorted_out(
    mut fixes: Vec<Finding>,
    stands: &impl Fn(&[Finding]) -> bool,
) -> (Vec<Finding>, Vec<Finding>) {
    if stands(&fixes) {
        return (fixes, Vec::new());
    }
    if fixes.len() < 2 {
        return (Vec::new(), fixes);
    }
    let second = fixes.split_off(fixes.len() / 2);
    let (mut kept, mut left) = sorted_out(fixes, stands);
    let (more, refused) = sorted_out(second, stands);
    kept.extend(more);
    left.extend(refused);
    (kept, left)
}

/// `text` says what the letter says.
fn keeps(before: &Document<'_>, lexicon: &Lexicon, text: &str) -> bool {
    let after = Letter::from_text(text);
    verify(before, &Document::new(&after, lexicon)).outcome != Outcome::Refused
}

fn trouble(text: &str, fix: &Finding) -> FileTrouble {
    let line = text[..fix.span.start].matches('\n').count() + 1;
    FileTrouble::OneFixRefused { line, rule: fix.rule.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Severity;
    use crate::lint::Fix;
    use crate::text::Span;

    fn fix(at: usize) -> Finding {
        Finding {
            rule: "x".into(),
            variant: None,
            severity: Severity::Info,
            span: Span::new(at, at + 1),
            also: Vec::new(),
            values: Vec::new(),
            fix: Some(Fix { class: FixClass::Safe, replacement: "y".to_owned() }),
        }
    }

    #[test]
    fn only_what_is_refused_is_left_out() {
        let bad = [3, 4, 11];
        let stands = |fixes: &[Finding]| !fixes.iter().any(|f| bad.contains(&f.span.start));
        let (kept, left) = sorted_out((0..20).map(fix).collect(), &stands);
        let starts = |all: &[Finding]| all.iter().map(|f| f.span.start).collect::<Vec<_>>();
        assert_eq!(starts(&left), bad);
        assert_eq!(starts(&kept), (0..20).filter(|at| !bad.contains(at)).collect::<Vec<_>>());
        assert_eq!(sorted_out(vec![fix(3)], &stands), (Vec::new(), vec![fix(3)]));
    }
}
