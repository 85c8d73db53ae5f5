//! Lines to drafts of blocks: hard-wrapped lines are joined, list markers and tables recognised.

use std::ops::Range;

use crate::text::Span;

/// A line without the white space around it.
#[derive(Debug, Clone, Copy)]
struct Line {
    span: Span,
    /// Length in characters.
    width: usize,
    marker: usize,
    table: bool,
    key: bool,
}

/// What the shape of the lines says of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Ordinary text.
    Text,
    /// Begins with a bullet or a number; the span leaves that out.
    Item,
    /// Cells separated by tabs.
    Row,
    /// `Navn: …` on a short line.
    Key,
}

/// A block before its words are known.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) span: Span,
    pub(super) shape: Shape,
    /// A blank line, or the beginning of the text, stands before it.
    pub(super) after_blank: bool,
    /// Consists of several lines that were joined.
    pub(super) wrapped: bool,
}

/// Lines longer than this are paragraphs on one line; the letter is not hard-wrapped.
const WIDEST_WRAP: usize = 130;

/// Cuts `text` into drafts.
pub(super) fn drafts(text: &str) -> Vec<Draft> {
    let lines = lines(text);
    let width = wrap_width(&lines);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut at = 0;
    let mut after_blank = true;
    // A line that ends in a colon, directly followed by lines: these are items without bullets.
    let mut bare_list = false;
    while at < lines.len() {
        let line = lines[at];
        if line.span.is_empty() {
            after_blank = true;
            bare_list = false;
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < lines.len()
            && continues(text, &lines[end - 1], &lines[end], at + 1 == end, width)
        {
            end += 1;
        }
        let mut span = Span::new(line.span.start + line.marker, lines[end - 1].span.end);
        let shape = if line.table {
            Shape::Row
        } else if line.marker > 0 || bare_list && !line.key {
            Shape::Item
        } else if line.key {
            Shape::Key
        } else {
            Shape::Text
        };
        if span.is_empty() {
            span = line.span;
        }
        let last = span.of(text);
        if shape != Shape::Item {
            bare_list = last.ends_with(':') && bare_items_follow(text, &lines[end..], width);
        }
        drafts.push(Draft { span, shape, after_blank, wrapped: end - at > 1 });
        after_blank = false;
        at = end;
    }
    drafts
}

/// At least two lines stand directly below, none with a marker, none wrapped.
fn bare_items_follow(text: &str, below: &[Line], width: usize) -> bool {
    // A bare list is short; what runs on for pages is no list.
    let group: Vec<&Line> = below.iter().take_while(|l| !l.span.is_empty()).take(40).collect();
    group.len() >= 2
        && group.iter().all(|l| l.marker == 0 && !l.table && !l.key && l.width < 100)
        && group.windows(2).all(|w| !continues(text, w[0], w[1], false, width))
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let bytes = text.as_bytes();
    let push = |range: Range<usize>, lines: &mut Vec<Line>| {
        let raw = &text[range.clone()];
        let odd = |c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}';
        let trimmed = raw.trim_start_matches(odd);
        let from = range.end - trimmed.len();
        let trimmed = trimmed.trim_end_matches(odd);
        let span = Span::new(from, from + trimmed.len());
        lines.push(Line {
            span,
            width: if trimmed.is_ascii() { trimmed.len() } else { trimmed.chars().count() },
            marker: marker(trimmed),
            table: trimmed.contains('\t') || has_columns(trimmed),
            key: is_key(trimmed),
        });
    };
    for (i, &b) in bytes.iter().enumerate() {
        if b == b'\n' || b == 0x0c {
            push(start..i, &mut lines);
            start = i + 1;
        }
    }
    push(start..bytes.len(), &mut lines);
    unmark_dates(text, &mut lines);
    lines
}

/// «4. april 2020» begins with a number and a small letter: a marker only within a numbered list.
fn unmark_dates(text: &str, lines: &mut [Line]) {
    let mut numbered = false;
    for line in lines.iter_mut().filter(|l| !l.span.is_empty()) {
        let words = line.span.of(text);
        let small = words.as_bytes()[0].is_ascii_digit()
            && words[line.marker..].starts_with(char::is_lowercase);
        if line.marker > 0 && small && !numbered {
            line.marker = 0;
        }
        numbered = line.marker > 0 && words.as_bytes()[0].is_ascii_digit() || words.ends_with(':');
    }
}

/// Three or more cells separated by runs of spaces, as in text copied from a table.
fn has_columns(line: &str) -> bool {
    line.matches("   ").count() >= 2
        && line.split("   ").filter(|c| !c.trim().is_empty()).count() >= 3
}

/// The length in bytes of a list marker with the white space after it; 0 for none.
fn marker(line: &str) -> usize {
    let mut chars = line.char_indices();
    let Some((_, first)) = chars.next() else { return 0 };
    let bullet = matches!(
        first,
        '•' | '*' | '·' | '▪' | '◦' | '‣' | '●' | '○' | '■' | '–' | '—' | '-' | '\u{f0b7}' | '»'
    );
    let marker = if bullet {
        first.len_utf8()
    } else if first.is_ascii_digit() {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        match line.as_bytes().get(digits) {
            Some(b'.' | b')') if digits <= 2 => digits + 1,
            _ => return 0,
        }
    } else if first.is_ascii_lowercase() && line.as_bytes().get(1) == Some(&b')') {
        2
    } else {
        return 0;
    };
    let rest = &line[marker..];
    let spaces = rest.len() - rest.trim_start().len();
    if spaces == 0 || rest.trim_start().is_empty() { 0 } else { marker + spaces }
}

/// `Navn: Kari`, `Vår ref.: 12/345`: a short name, a colon, a value.
fn is_key(line: &str) -> bool {
    let Some((name, value)) = line.split_once(':') else { return false };
    !value.trim().is_empty()
        && !value.starts_with("//")
        && name.len() <= 34
        && name.split_whitespace().count() <= 4
        && value.chars().count() <= 60
        && !value.trim_end().ends_with(['.', '?', '!'])
        && name.chars().next().is_some_and(char::is_uppercase)
        && !name.ends_with(|c: char| c.is_ascii_digit())
}

/// The width lines are broken at; `usize::MAX` when the text is not hard-wrapped.
fn wrap_width(lines: &[Line]) -> usize {
    let mut widths: Vec<usize> =
        lines.iter().filter(|l| !l.table && l.width >= 30).map(|l| l.width).collect();
    widths.sort_unstable();
    let Some(&widest) = widths.get(widths.len().saturating_sub(1) * 98 / 100) else {
        return usize::MAX;
    };
    if widest > WIDEST_WRAP { usize::MAX } else { widest }
}

/// True when `next` goes on with the sentence or paragraph of `line`.
fn continues(text: &str, line: &Line, next: &Line, first: bool, width: usize) -> bool {
    if next.span.is_empty() || line.table || next.table || next.key || line.key && first {
        return false;
    }
    let above = line.span.of(text);
    let below = next.span.of(text);
    let ended =
        above.ends_with(['.', ':', '!', '?']) || above.ends_with("».") || above.ends_with(".»");
    let full = width != usize::MAX && {
        let word = below.split_whitespace().next().map_or(0, |w| w.chars().count());
        line.width + 1 + word > width.saturating_sub(width / 10)
    };
    if next.marker > 0 {
        // «… senest⏎3. mai» or «–⏎elles»: a number or dash that only looks like a marker.
        let real = below.starts_with(['•', '*', '·', '▪', '◦', '‣', '●', '○', '■', '\u{f0b7}']);
        let mut words = below[next.marker..].split_whitespace();
        let lower = words.next().is_some_and(|w| w.chars().next().is_some_and(char::is_lowercase));
        let dash =
            below.starts_with(['–', '—', '-']) && width != usize::MAX && line.width * 2 > width;
        return !real && (full || dash) && !ended && line.marker == 0 && lower;
    }
    let lower = below.starts_with(|c: char| c.is_lowercase() || c == '(' || c == '§');
    // A page ends in the middle of a sentence.
    let page_break = text[line.span.end..next.span.start].contains('\u{c}');
    if full || page_break && lower && !ended {
        return true;
    }
    // The shorter last lines of OCR and of ragged text: a sentence that plainly goes on.
    lower && !ended && line.width >= 25 && width != usize::MAX && line.width * 2 > width
        || line.marker > 0 && lower && !ended && width != usize::MAX
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<String> {
        drafts(text).iter().map(|d| crate::text::one_line(text, d.span)).collect()
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let text = "Du må sende oss dokumentasjon på inntekten din innen den fristen som\nstår i brevet. Hvis vi ikke får den, kan vi avslå søknaden.\n\nHilsen";
        assert_eq!(blocks(text).len(), 2);
    }

    #[test]
    fn headings_above_a_wrapped_paragraph_stay_apart() {
        let text = "Du kan klage\nDu kan klage på vedtaket innen seks uker fra den datoen vedtaket kom\nfram til deg. Klagen må være skriftlig.";
        assert_eq!(blocks(text)[0], "Du kan klage");
        assert_eq!(blocks(text).len(), 2);
    }

    #[test]
    fn a_date_at_a_line_start_is_no_list_item() {
        let text = "Du må sende oss dokumentasjonen som vi har bedt om senest innen den\n3. mai 2025. Da kan vi behandle saken din så raskt som overhodet mulig.";
        assert_eq!(blocks(text).len(), 1);
    }

    #[test]
    fn items_and_bare_items_are_items() {
        let text = "Du må sende:\nlønnsslipp\narbeidsavtale\n\n• en\n1. To\na) tre";
        let shapes: Vec<Shape> = drafts(text).iter().map(|d| d.shape).collect();
        assert_eq!(shapes[1..], [Shape::Item; 5]);
    }
}
