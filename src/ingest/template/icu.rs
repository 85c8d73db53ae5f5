//! ICU messages, as texts in JSON have them: `{antall, plural, one {én dag} other {# dager}}`.

use super::hole::Hole;
use super::markup::Scan;
use super::{head, plain};

/// No message is longer.
const LONGEST: usize = 2000;

/// Reads a choice at the start of `rest`: each of its cases is a branch.
pub(super) fn choice(scan: &mut Scan<'_>, rest: &str) -> bool {
    let Some(found) = parse(head(rest, LONGEST)) else { return false };
    scan.fill_line();
    let start = scan.at;
    scan.skip_to(start + found.len);
    scan.events.open();
    for (i, (from, to)) in found.cases.into_iter().enumerate() {
        if i > 0 {
            scan.events.branch();
        }
        case(scan, start + from, start + to, found.hole);
    }
    scan.events.close();
    true
}

/// A choice: what is counted or asked for, its cases, and its length.
struct Choice {
    hole: Hole,
    cases: Vec<(usize, usize)>,
    len: usize,
}

fn parse(rest: &str) -> Option<Choice> {
    let inner = rest.strip_prefix('{')?;
    let (name, behind) = inner.split_once(',')?;
    let (kind, _) = behind.split_once(',')?;
    let counted = matches!(kind.trim(), "plural" | "selectordinal");
    let named = name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | ' '));
    if !named || !counted && kind.trim() != "select" {
        return None;
    }
    let mut cases = Vec::new();
    let (mut depth, mut from) = (0_usize, 0);
    let cases_from = 1 + name.len() + 1 + kind.len() + 1;
    for (at, c) in rest.char_indices().filter(|(at, _)| *at >= cases_from) {
        match c {
            '{' => {
                depth += 1;
                if depth == 1 {
                    from = at + 1;
                }
            }
            '}' if depth == 0 => {
                let hole = if counted { Hole::Count } else { Hole::of(name) };
                return (!cases.is_empty()).then_some(Choice { hole, cases, len: at + 1 });
            }
            '}' => {
                depth -= 1;
                if depth == 0 {
                    cases.push((from, at));
                }
            }
            _ => {}
        }
    }
    None
}

/// Tells of a case: its text, its fields, and what `#` stands for.
fn case(scan: &mut Scan<'_>, mut from: usize, to: usize, counted: Hole) {
    while let Some(next) = scan.text[from..to].find(['#', '{']).map(|at| from + at) {
        let rest = &scan.text[next..to];
        let (hole, len) = match plain::field(rest) {
            Some(field) => field,
            None if rest.starts_with('#') => (counted, 1),
            None => break,
        };
        scan.piece.emit(from, next, scan.events);
        scan.events.hole(hole, scan.piece.source(next));
        from = next + len;
    }
    scan.piece.emit(from, to, scan.events);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_are_found() {
        let text = "{n, plural, =0 {ingen} one {# dag} other {# {enhet}}} igjen";
        let found = parse(text).unwrap();
        let cases: Vec<&str> = found.cases.iter().map(|&(a, b)| &text[a..b]).collect();
        assert_eq!(cases, ["ingen", "# dag", "# {enhet}"]);
        assert_eq!(&text[found.len..], " igjen");
        for other in ["{navn}", "{a, b}", "{a, plural}", "{a, plural, one {x}", "{a, date, short}"]
        {
            assert!(parse(other).is_none(), "{other}");
        }
    }
}
