//! Marks in a draft that say «this is as it should be, because …».
//!
//! ```text
//! <!-- klarbrev-ignorer long-sentence: loven krever hele oppregningen -->
//! [klarbrev-ignorer latin, jargon: et fast navn]
//! [klarbrev-ignorer-brev no-contact: står i brevhodet]
//! ```
//!
//! A mark on a line of its own is about the paragraph below, one inside a paragraph about that
//! paragraph, and `klarbrev-ignorer-brev` about the whole letter. Marks are no part of the letter:
//! they are blanked before it is read, so that places stay what they are.

use std::borrow::Cow;

use super::{Finding, Findings, FixClass, rules};
use crate::ingest::Letter;
use crate::lexicon::{Lexicon, Severity};
use crate::text::Span;

/// What a mark begins with.
const WORD: &str = "klarbrev-ignorer";

/// After [`WORD`], for marks about the whole letter.
const WHOLE: &str = "-brev";

/// A mark is no longer than this, and stays within a paragraph: one that is never closed must not
/// swallow the letter.
const LONGEST: usize = 1_000;

/// The two ways to write a mark: before and after it.
const BRACKETS: [(&str, &str); 2] = [("<!--", "-->"), ("[", "]")];

/// A mark in a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// Where the mark stands.
    pub span: Span,
    /// The rules it is about.
    pub slugs: Vec<String>,
    /// Why, in the author's words; empty where none is given.
    pub reason: String,
    /// What it holds for.
    pub scope: Span,
}

/// The letter with blanks in place of its marks, and the marks.
pub fn unmarked(letter: &Letter) -> (Cow<'_, Letter>, Vec<Suppression>) {
    match take(letter.text()) {
        Some((text, marks)) => (Cow::Owned(letter.with_text(text)), marks),
        None => (Cow::Borrowed(letter), Vec::new()),
    }
}

/// The marks of `text`, and the text with blanks in their place; `None` where it has no marks.
pub fn take(text: &str) -> Option<(String, Vec<Suppression>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(word) = text[at..].find(WORD).map(|word| at + word) {
        at = word + WORD.len();
        if let Some(mark) = mark(text, word) {
            at = mark.span.end;
            found.push(mark);
        }
    }
    if found.is_empty() {
        return None;
    }
    let mut blanked = text.as_bytes().to_vec();
    for mark in &found {
        for byte in &mut blanked[mark.span.start..mark.span.end] {
            if !matches!(byte, b'\n' | b'\r') {
                *byte = b' ';
            }
        }
    }
    let blanked = String::from_utf8(blanked).ok()?;
    let (mut last, mut from) = (Span::default(), 0);
    for mark in found.iter_mut().filter(|mark| mark.scope.is_empty()) {
        // Many marks in one paragraph, or above it, are looked up once.
        let above = from <= mark.span.start && mark.span.end <= last.start;
        if !above && !last.contains(mark.span) {
            last = paragraph(&blanked, mark.span);
            from = mark.span.start;
        }
        mark.scope = last;
    }
    Some((blanked, found))
}

/// The mark whose word stands at `word`; its scope is empty unless it is the whole letter.
fn mark(text: &str, word: usize) -> Option<Suppression> {
    let before = text[..word].trim_end();
    let (open, close) = BRACKETS.into_iter().find(|(open, _)| before.ends_with(open))?;
    let start = before.len() - open.len();
    let near = text.floor_char_boundary(word + LONGEST);
    let body_end = word + text[word..near].find(close)?;
    let body = &text[word + WORD.len()..body_end];
    let mut lines = body.split('\n');
    let _ends = (lines.next(), lines.next_back());
    if lines.any(|line| line.trim().is_empty()) {
        return None;
    }
    let (body, whole) = match body.strip_prefix(WHOLE) {
        Some(body) => (body, true),
        None => (body, false),
    };
    let (slugs, reason) = body.split_once(':').unwrap_or((body, ""));
    let slugs = slugs.split([',', ' ', '\n']).map(str::trim).filter(|slug| !slug.is_empty());
    Some(Suppression {
        span: Span::new(start, body_end + close.len()),
        slugs: slugs.map(str::to_owned).collect(),
        reason: reason.split_whitespace().collect::<Vec<_>>().join(" "),
        scope: if whole { Span::new(0, text.len()) } else { Span::default() },
    })
}

/// The paragraph a mark stands in, or the one below where it stands alone.
fn paragraph(blanked: &str, mark: Span) -> Span {
    let blank = |line: &str| line.trim().is_empty();
    let line_start = |at: usize| blanked[..at].rfind('\n').map_or(0, |n| n + 1);
    let line_end = |at: usize| blanked[at..].find('\n').map_or(blanked.len(), |n| at + n + 1);
    let mut start = line_start(mark.start);
    let mut end = line_end(mark.end.max(start));
    let own = blank(&blanked[start..end]);
    if own {
        // Down to the next line with text.
        while end < blanked.len() && blank(&blanked[start..end]) {
            start = end;
            end = line_end(end);
        }
    } else {
        while start > 0 && !blank(&blanked[line_start(start - 1)..start]) {
            start = line_start(start - 1);
        }
    }
    while end < blanked.len() && !blank(&blanked[end..line_end(end)]) {
        end = line_end(end);
    }
    Span::new(start, end)
}

/// Takes away the findings that marks are about, and adds what is wrong with the marks themselves.
pub fn apply(marks: &[Suppression], lexicon: &Lexicon, findings: &mut Vec<Finding>) {
    let mut used = vec![false; marks.len()];
    findings.retain(|finding| {
        // A fix of form alone would take the blanks for the letter's own, and the mark with them.
        let form = finding.fix.as_ref().is_some_and(|fix| fix.class == FixClass::Safe);
        if form && over_a_mark(marks, finding.span) {
            return false;
        }
        let by = marks.iter().position(|mark| {
            !mark.reason.is_empty()
                && mark.scope.contains(finding.span)
                && mark.slugs.iter().any(|slug| *slug == finding.rule)
        });
        if let Some(by) = by {
            used[by] = true;
        }
        by.is_none()
    });
    for (mark, used) in marks.iter().zip(used) {
        let unknown = mark.slugs.iter().find(|slug| !is_rule(slug, lexicon));
        let (rule, variant) = match unknown {
            _ if mark.reason.is_empty() => (&rules::BAD_SUPPRESSION, None),
            _ if mark.slugs.is_empty() => (&rules::BAD_SUPPRESSION, Some("rule")),
            Some(_) => (&rules::BAD_SUPPRESSION, Some("unknown")),
            None if !used => (&rules::UNUSED_SUPPRESSION, None),
            None => continue,
        };
        let mut out =
            Findings { rule: rule.slug.into(), severity: Severity::Warning, all: findings };
        let finding = out.mark(mark.span).say("slug", unknown.unwrap_or(&mark.slugs.join(", ")));
        finding.variant = variant;
    }
    findings.sort_by_key(|finding| (finding.span.start, finding.span.end));
}

/// True for what is wrong with a mark itself.
pub(super) fn is_about_marks(finding: &Finding) -> bool {
    [rules::BAD_SUPPRESSION.slug, rules::UNUSED_SUPPRESSION.slug].contains(&finding.rule.as_ref())
}

fn over_a_mark(marks: &[Suppression], span: Span) -> bool {
    let next = marks.partition_point(|mark| mark.span.end <= span.start);
    marks.get(next).is_some_and(|mark| mark.span.start < span.end)
}

/// True for the slug of a rule, in code or in data.
pub fn is_rule(slug: &str, lexicon: &Lexicon) -> bool {
    rules::ALL.binary_search_by_key(&slug, |rule| rule.slug).is_ok()
        || lexicon.phrase_rules.contains_key(slug)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(text: &str) -> Vec<(String, String)> {
        let (blanked, marks) = take(text).unwrap();
        assert_eq!(blanked.len(), text.len());
        marks.iter().map(|m| (m.slugs.join(" "), m.scope.of(text).trim().to_owned())).collect()
    }

    #[test]
    fn a_mark_alone_is_about_the_paragraph_below() {
        let text =
            "Hei\n\n<!-- klarbrev-ignorer latin: fast navn -->\nEn linje\nto linjer\n\nTre\n";
        assert_eq!(marks(text), [("latin".to_owned(), "En linje\nto linjer".to_owned())]);
        let text = "[klarbrev-ignorer a, b: fordi]\n\nFørste\n\nAndre";
        assert_eq!(marks(text), [("a b".to_owned(), "Første".to_owned())]);
    }

    #[test]
    fn a_mark_in_a_paragraph_is_about_that_paragraph() {
        let text = "Null\n\nEn\nTo [klarbrev-ignorer a: fordi]\nTre\n\nFire";
        let (scope, all) = (marks(text)[0].1.clone(), "En\nTo [klarbrev-ignorer a: fordi]\nTre");
        assert_eq!(scope, all);
    }

    #[test]
    fn a_mark_that_is_not_closed_in_its_paragraph_is_none() {
        assert!(take("[klarbrev-ignorer a: fordi\n\nNeste [x]").is_none());
        assert!(take(&format!("[klarbrev-ignorer a: {}]", "x".repeat(LONGEST))).is_none());
        assert_eq!(marks("[klarbrev-ignorer\na:\nb]\nEn")[0].0, "a");
    }

    #[test]
    fn marks_one_below_the_other_are_about_the_same_paragraph() {
        let text =
            "[klarbrev-ignorer a: x]\n\n[klarbrev-ignorer b: x]\nEn [klarbrev-ignorer c: x]\n\nTo";
        let scopes: Vec<String> = marks(text).into_iter().map(|(_, scope)| scope).collect();
        assert_eq!(scopes, ["En [klarbrev-ignorer c: x]"; 3]);
    }

    #[test]
    fn a_fix_of_form_never_takes_a_mark_with_it() {
        let text = "En [klarbrev-ignorer latin: x] to";
        let (_, marks) = take(text).unwrap();
        let mut all = Vec::new();
        let mut out = Findings { rule: "x".into(), severity: Severity::Info, all: &mut all };
        out.mark(Span::new(2, text.len() - 2)).safe_fix(" ");
        out.mark(Span::new(0, 2)).safe_fix("Ein");
        out.mark(Span::new(0, text.len()));
        apply(&marks, Lexicon::builtin(), &mut all);
        let left: Vec<Span> = all.iter().filter(|f| f.rule == "x").map(|f| f.span).collect();
        assert_eq!(left, [Span::new(0, 2), Span::new(0, text.len())]);
    }

    #[test]
    fn a_text_without_marks_stays() {
        assert!(take("klarbrev-ignorer står her uten klammer").is_none());
        assert!(take("[klarbrev-ignorer uten slutt").is_none());
    }
}
