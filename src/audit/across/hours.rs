//! Opening hours: «09.00–15.00», «mellom klokka 9 og 15».

use std::ops::Range;

use super::data::{Class, Uses};
use crate::segment::{Document, TokenKind};

/// The hours in a sentence, `09:00–15:00`, several in order; `None` where there are none.
pub(super) fn hours(document: &Document<'_>, uses: &Uses, range: Range<usize>) -> Option<String> {
    let tokens = document.tokens();
    let mut found: Vec<(u16, u16)> = Vec::new();
    let mut open: Option<u16> = None;
    // So many tokens may stand between «klokka» and the number, or between two ends.
    let mut near = 0;
    for token in &tokens[range] {
        let text = token.span().of(document.text());
        if uses.is(token, Class::Clock) {
            near = 4;
            continue;
        }
        near = near.max(1) - 1;
        if token.kind() != TokenKind::Number {
            continue;
        }
        let ends: Vec<&str> = text.split(['-', '\u{2013}', '\u{2011}']).collect();
        match ends[..] {
            [from, to] => {
                // «5-10 dager» are no hours; «9-15» may be.
                let usual = (7 * 60..=10 * 60, 13 * 60..=18 * 60);
                let bare = near > 0;
                if let (Some(from), Some(to)) = (time(from, true), time(to, true))
                    && (bare
                        || text.contains([':', '.'])
                        || usual.0.contains(&from) && usual.1.contains(&to))
                {
                    found.push((from, to));
                    open = None;
                }
            }
            [one] => {
                let Some(time) = time(one, near > 0 || open.is_some()) else { continue };
                match open.take() {
                    Some(from) if from < time => found.push((from, time)),
                    _ => {
                        open = Some(time);
                        near = 4;
                    }
                }
            }
            _ => {}
        }
    }
    found.retain(|(from, to)| from < to);
    let shown = |(from, to): &(u16, u16)| {
        let clock = |time: u16| format!("{:02}:{:02}", time / 60, time % 60);
        format!("{}–{}", clock(*from), clock(*to))
    };
    (!found.is_empty()).then(|| found.iter().map(shown).collect::<Vec<_>>().join(", "))
}

/// Minutes after midnight. A bare hour counts only where `bare` is true.
fn time(text: &str, bare: bool) -> Option<u16> {
    let (hour, minute) = match text.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute.parse().ok()?),
        None if bare => (text, 0),
        _ => return None,
    };
    let hour: u16 = (hour.len() <= 2).then(|| hour.parse().ok()).flatten()?;
    ((5..=22).contains(&hour) && minute < 60).then_some(hour * 60 + minute)
}
