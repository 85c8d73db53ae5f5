//! Puts replacements into a text.

use super::{Finding, FixClass};

/// `text` with the safe fixes of `findings` in it, and how many; `None` where there are none. Of
/// fixes that overlap, the first in the text is applied.
///
/// ```
/// use klarbrev::lint::fix::apply_safe;
/// assert_eq!(apply_safe("Ring oss.", &[]), None);
/// ```
pub fn apply_safe(text: &str, findings: &[Finding]) -> Option<(String, usize)> {
    let mut out = String::with_capacity(text.len());
    let mut copied = 0;
    let mut count = 0;
    let mut sorted: Vec<&Finding> = findings.iter().collect();
    sorted.sort_by_key(|finding| (finding.span.start, finding.span.end));
    for finding in sorted {
        let Some(fix) = finding.fix.as_ref().filter(|fix| fix.class == FixClass::Safe) else {
            continue;
        };
        let (Some(before), true) =
            (text.get(copied..finding.span.start), text.is_char_boundary(finding.span.end))
        else {
            continue;
        };
        out.push_str(before);
        out.push_str(&fix.replacement);
        copied = finding.span.end;
        count += 1;
    }
    (count > 0).then(|| {
        out.push_str(&text[copied..]);
        (out, count)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Severity;
    use crate::lint::Findings;
    use crate::text::Span;

    #[test]
    fn the_first_of_two_overlapping_fixes_is_applied() {
        let mut all = Vec::new();
        let mut out = Findings { rule: "x".into(), severity: Severity::Info, all: &mut all };
        out.mark(Span::new(0, 3)).safe_fix("Nav");
        out.mark(Span::new(2, 5)).safe_fix("??");
        out.mark(Span::new(4, 7)).review_fix("??");
        out.mark(Span::new(8, 9)).safe_fix("!");
        assert_eq!(apply_safe("NAV har ?", &all), Some(("Nav har !".to_owned(), 2)));
    }
}
