//! Safe fixes of a draft, again and again until none is left. A fix that [`verify`](crate::verify)
//! refuses is left out; the others are done.

use crate::ingest::Letter;
use crate::lexicon::Lexicon;
use crate::lint::fix::apply_safe;
use crate::lint::{Finding, FixClass};
use crate::segment::Document;
use crate::verify::{Outcome, verify};

/// One fix may make room for another, but not for ever.
const ROUNDS: usize = 10;

/// A draft with its safe fixes done.
#[derive(Debug)]
pub struct Mended {
    /// The text.
    pub text: String,
    /// How many fixes were done.
    pub applied: usize,
    /// What was not done because it would have changed what the letter says.
    pub refused: Vec<Refused>,
}

/// A fix that was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The line it stands in, from 1.
    pub line: usize,
    /// The rule whose fix it is.
    pub rule: String,
}

/// The letter with the safe ones done of the fixes that `find` finds in it, and in what comes of it;
/// `None` where all together would change what the letter says.
pub fn mend(
    letter: &Letter,
    lexicon: &Lexicon,
    mut find: impl FnMut(&Letter) -> Vec<Finding>,
) -> Option<Mended> {
    let mut done = Mended { text: letter.text().to_owned(), applied: 0, refused: Vec::new() };
    for _ in 0..ROUNDS {
        let round = Letter::from_text(done.text.clone());
        let fixes = find(&round).into_iter().filter(is_safe).collect();
        let (mended, left) = mended(&round, lexicon, fixes);
        done.refused = left.iter().map(|fix| refused(&done.text, fix)).collect();
        match mended {
            Some((text, applied)) if text != done.text => {
                done.text = text;
                done.applied += applied;
            }
            _ => break,
        }
    }
    // Each round was held against the one before; this holds the last against the first.
    let same =
        done.text == letter.text() || keeps(&Document::new(letter, lexicon), lexicon, &done.text);
    same.then_some(done)
}

fn is_safe(finding: &Finding) -> bool {
    finding.fix.as_ref().is_some_and(|fix| fix.class == FixClass::Safe)
}

/// The letter with its fixes but those that would change what it says, how many were done, and
/// those; no text where nothing is mended.
fn mended(
    letter: &Letter,
    lexicon: &Lexicon,
    fixes: Vec<Finding>,
) -> (Option<(String, usize)>, Vec<Finding>) {
    if fixes.is_empty() {
        return (None, fixes);
    }
    let document = Document::new(letter, lexicon);
    let apply = |fixes: &[Finding]| apply_safe(letter.text(), fixes);
    let stands =
        |fixes: &[Finding]| apply(fixes).is_none_or(|(text, _)| keeps(&document, lexicon, &text));
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

fn refused(text: &str, fix: &Finding) -> Refused {
    let line = text[..fix.span.start].matches('\n').count() + 1;
    Refused { line, rule: fix.rule.to_string() }
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
