//! FreeMarker directives and interpolations.

use super::events::Shape;
use super::hole::Hole;
use super::markup::Scan;
use super::mustache::{branch, close_section, next_case, open_section};

/// No directive is longer.
const LONGEST: usize = 1500;

/// Reads a directive or interpolation at the start of `rest`.
pub(super) fn tag(scan: &mut Scan<'_>, rest: &str) -> bool {
    if rest.starts_with("<#--") {
        let Some(end) = scan.unclosed.find(scan.text, scan.at, "-->") else { return false };
        scan.control(end + 3);
        return true;
    }
    if rest.starts_with("${") || rest.starts_with("#{") {
        return interpolation(scan, rest, 2, '}');
    }
    if rest.starts_with("[=") {
        return interpolation(scan, rest, 2, ']');
    }
    let closing = rest.starts_with("</#") || rest.starts_with("</@");
    let mark = usize::from(closing) + 1;
    if !rest.get(mark..).is_some_and(|rest| rest.starts_with(['#', '@'])) || !rest.starts_with('<')
    {
        return false;
    }
    let Some(len) = directive_len(rest) else { return false };
    let end = scan.at + len;
    let own = rest[mark..].starts_with('@');
    let body = rest[mark + 1..len - 1].trim_end_matches('/').trim();
    let name_len = body.find(|c: char| c.is_whitespace() || c == '(').unwrap_or(body.len());
    let (name, condition) = (&body[..name_len], body[name_len..].trim());
    if own {
        called(scan, rest, closing, end, body);
        return true;
    }
    // A directive's end may be written `/>` where it has none.
    scan.control(end);
    match (closing, name) {
        (true, name) => close_section(scan, name),
        (_, "if" | "list" | "items" | "sep" | "switch" | "attempt") => {
            let body = format!("{name} {condition}");
            open_section(scan, &body);
        }
        (_, "else" | "recover") => branch(scan, None),
        (_, "elseif" | "elseIf") => branch(scan, Some(condition)),
        (_, "case" | "default" | "on") => next_case(scan, condition),
        (_, "br") => scan.events.block(Shape::Paragraph),
        (_, "macro" | "function" | "assign" | "local" | "global") => {
            scan.events.block(Shape::Paragraph);
        }
        _ => {}
    }
    true
}

/// `<@name …/>`: a macro of the template's own.
fn called(scan: &mut Scan<'_>, rest: &str, closing: bool, end: usize, body: &str) {
    let empty = rest[..end - scan.at].ends_with("/>");
    if closing || !empty || scan.alone(end) || scan.is_html() && scan.alone(end) {
        scan.control(end);
        scan.events.block(Shape::Paragraph);
        return;
    }
    scan.fill_line();
    let at = scan.place();
    scan.skip_to(end);
    scan.events.hole(Hole::of(body), at);
}

/// The length of a directive; `>` in quotes and parentheses does not end it.
fn directive_len(rest: &str) -> Option<usize> {
    let mut quote = None;
    let mut depth = 0usize;
    for (i, c) in rest.char_indices().take(LONGEST) {
        match (quote, c) {
            (Some(q), _) if q == c => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '(' | '[') => depth += 1,
            (None, ')' | ']') => depth = depth.saturating_sub(1),
            (None, '>') if depth == 0 => return Some(i + 1),
            (None, '<') if i > 0 && rest[i + 1..].starts_with('#') => return None,
            _ => {}
        }
    }
    None
}

fn interpolation(scan: &mut Scan<'_>, rest: &str, open: usize, stop: char) -> bool {
    let mut quote = None;
    let mut depth = 0usize;
    let mut before = ' ';
    let found = rest[open..].char_indices().take(LONGEST).find(|(_, c)| {
        match (quote, *c) {
            // An expression within an expression: this one is not closed.
            (None, '{') if before == '$' => depth = LONGEST,
            (Some(q), c) if q == c => quote = None,
            (None, c @ ('"' | '\'')) => quote = Some(c),
            (None, '{') => depth += 1,
            (None, c) if c == stop && depth == 0 => return true,
            (None, '}') => depth = depth.saturating_sub(1),
            _ => {}
        }
        before = *c;
        depth >= LONGEST
    });
    let found = found.filter(|(_, c)| *c == stop);
    let Some((len, _)) = found else { return false };
    let expression = &rest[open..open + len];
    scan.fill_line();
    let at = scan.place();
    let start = scan.at + open;
    scan.skip_to(start + len + 1);
    if let Some([yes, no]) = choices(expression) {
        let tell = |scan: &mut Scan<'_>, (from, to): (usize, usize)| {
            scan.piece.emit(start + from, start + to, scan.events);
        };
        scan.events.open();
        tell(scan, yes);
        scan.events.branch();
        tell(scan, no);
        scan.events.close();
    } else {
        scan.events.hole(Hole::of(expression), at);
    }
    true
}

/// The literals of `x?then("a", "b")` and `x?string("a", "b")`.
fn choices(expression: &str) -> Option<[(usize, usize); 2]> {
    let call = ["?then(", "?string("]
        .iter()
        .find_map(|name| expression.find(name).map(|at| at + name.len()))?;
    let first = literal(expression, call)?;
    let comma = expression.get(first.1 + 1..)?.find(',')? + first.1 + 2;
    let second = literal(expression, comma)?;
    Some([first, second])
}

/// The literal at or after `at`, without its quotes.
fn literal(text: &str, at: usize) -> Option<(usize, usize)> {
    let rest = text.get(at..)?;
    let start = at + (rest.len() - rest.trim_start().len());
    let quote = text.get(start..)?.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let end = text.get(start + 1..)?.find(quote)? + start + 1;
    Some((start + 1, end))
}
