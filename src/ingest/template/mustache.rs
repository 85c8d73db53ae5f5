//! Handlebars and Mustache tags.

use memchr::memmem;

use super::events::Shape;
use super::head;
use super::hole::Hole;
use super::language::{Languages, asked_for, is_about, named};
use super::markup::{Frame, Scan};

/// No tag is longer.
const LONGEST: usize = 1000;

/// Deeper sections are read as if they were not there.
const DEEPEST: usize = 200;

/// True where a text holds tags.
pub(super) fn stands_in(bytes: &[u8]) -> bool {
    let mut from = 0;
    let mut tries = 0;
    while let Some(at) = memmem::find(&bytes[from..], b"{{").map(|at| from + at + 2) {
        let inner = bytes[at..].strip_prefix(b"{").unwrap_or(&bytes[at..]);
        let inner = &inner[..inner.len().min(200)];
        let first = inner.iter().find(|byte| !b" ~".contains(byte)).copied().unwrap_or_default();
        let end = memmem::find(inner, b"}}");
        let line = end.is_some_and(|end| !inner[..end].contains(&b'\n'));
        if line && (first.is_ascii_alphabetic() || first >= 0x80 || b"#/>^&!".contains(&first)) {
            return true;
        }
        from = at;
        tries += 1;
        if tries > 1000 {
            break;
        }
    }
    false
}

/// Reads a tag at the start of `rest`.
pub(super) fn tag(scan: &mut Scan<'_>, rest: &str) -> bool {
    if !rest.starts_with("{{") {
        return false;
    }
    if rest.starts_with("{{!--") || rest.starts_with("{{~!--") {
        // `--}}` or `--~}}`; a comment that is not closed ends at the first braces.
        let closed = scan.unclosed.find(scan.text, scan.at + 5, "--}}").map(|end| end + 4);
        let tilde = scan.unclosed.find(scan.text, scan.at + 5, "--~}}").map(|end| end + 5);
        let end = match (closed, tilde) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        let any = || scan.unclosed.find(scan.text, scan.at, "}}").map(|end| end + 2);
        let Some(end) = end.or_else(any) else { return false };
        scan.control(end);
        return true;
    }
    let triple = rest.starts_with("{{{");
    let (open, stop) = if triple { (3, "}}}") } else { (2, "}}") };
    let Some(end) = head(&rest[open..], LONGEST).find(stop) else { return false };
    let end = scan.at + open + end;
    let inner = &scan.text[scan.at + open..end];
    let mut end = end + stop.len();
    if inner.starts_with('~') {
        scan.tell();
        scan.events.trim_end(scan.source);
    }
    if inner.ends_with('~') {
        let behind = &scan.text[end..];
        end += behind.len() - behind.trim_start().len();
    }
    let inner = inner.trim_matches('~').trim();
    let (sign, body) = match inner.chars().next() {
        Some(sign @ ('#' | '/' | '^' | '>' | '!' | '&' | '*' | '=')) => (sign, inner[1..].trim()),
        _ => (' ', inner),
    };
    match (sign, body) {
        ('!' | '=' | '*', _) => scan.control(end),
        (' ' | '^', "else" | "") if sign == '^' || body == "else" => {
            scan.control(end);
            branch(scan, None);
        }
        (' ', body) if body.starts_with("else ") => {
            scan.control(end);
            branch(scan, Some(&body[5..]));
        }
        ('#', body) => {
            scan.control(end);
            open_section(scan, body);
        }
        ('^', name) => {
            let again = scan.closed.take().filter(|(closed, _)| closed == name);
            scan.control(end);
            match again {
                Some((_, at)) if scan.events.reopen(at, scan.source) => {
                    scan.frames.push(frame(name));
                    scan.events.branch();
                }
                _ => open_section(scan, body),
            }
        }
        ('/', name) => {
            scan.control(end);
            close_section(scan, name);
        }
        ('>', _) if scan.alone(end) || scan.is_html() => {
            scan.control(end);
            scan.events.block(Shape::Paragraph);
        }
        (_, body) => {
            scan.fill_line();
            let at = scan.place();
            scan.skip_to(end);
            scan.events.hole(Hole::of(body), at);
        }
    }
    true
}

fn frame(name: &str) -> Frame {
    Frame {
        name: name.to_owned(),
        outside: None,
        asked: Languages::NONE,
        negated: false,
        cases: None,
        silent: false,
        between: None,
    }
}

/// Sections that only hold others, or repeat.
pub(super) fn open_section(scan: &mut Scan<'_>, body: &str) {
    if scan.frames.len() >= DEEPEST {
        return;
    }
    let body = body.trim_start_matches(['*', '>', '#']).trim();
    let (name, condition) = body.split_once(char::is_whitespace).unwrap_or((body, ""));
    let mut frame = frame(name);
    match name {
        "switch" => {
            frame.cases = Some(false);
            frame.outside = is_about(condition).then(|| scan.events.now());
            frame.silent = frame.outside.is_some();
        }
        "case" | "default" if scan.frames.last().is_some_and(|f| f.cases.is_some()) => {
            next_case(scan, condition);
            frame.silent = true;
            scan.frames.push(frame);
            return;
        }
        _ => {
            if let Some((language, not)) = asked_for(body) {
                let asked = Languages::of(language);
                frame.negated = not || name == "unless";
                frame.asked = asked;
                frame.silent = true;
                let others = Languages::ALL.without(asked);
                let wanted = if frame.negated { others } else { asked };
                frame.outside = Some(scan.events.narrow(wanted, !frame.negated));
            }
        }
    }
    let silent = frame.silent;
    frame.between = stands_between(body).then(|| scan.events.len());
    scan.frames.push(frame);
    if !silent {
        scan.events.open();
    }
}

/// What stands only between the things of a list: `{{#unless @last}}`, `<#sep>`.
fn stands_between(body: &str) -> bool {
    body.trim() == "sep"
        || ["@last", "@first", "?is_last", "?has_next", "_has_next", "?is_first"]
            .iter()
            .any(|asked| body.contains(asked))
}

/// A case of a switch: the first begins the branches, others go on with them.
pub(super) fn next_case(scan: &mut Scan<'_>, condition: &str) {
    let Some(frame) = scan.frames.last_mut() else { return };
    let Some(seen) = frame.cases.as_mut() else { return };
    let again = std::mem::replace(seen, true);
    if frame.outside.is_some() {
        let language = condition.split(|c: char| !c.is_alphanumeric() && c != '_').find_map(named);
        turn(scan, language.map(Languages::of));
    } else if again {
        scan.events.branch();
    }
}

/// What follows is in the languages asked for, or in those that were not.
fn turn(scan: &mut Scan<'_>, wanted: Option<Languages>) {
    let Some(frame) = scan.frames.last_mut() else { return };
    let Some(outside) = frame.outside else { return };
    scan.events.widen(outside);
    match wanted {
        Some(wanted) => {
            frame.asked = frame.asked.or(wanted);
            scan.events.narrow(wanted, true);
        }
        None => {
            scan.events.narrow(Languages::ALL.without(frame.asked), false);
        }
    }
}

/// `else`, perhaps with a condition of its own.
pub(super) fn branch(scan: &mut Scan<'_>, condition: Option<&str>) {
    let Some(frame) = scan.frames.last() else { return };
    if frame.outside.is_none() {
        if !frame.silent {
            scan.events.branch();
        }
        return;
    }
    let asked = condition.and_then(asked_for).filter(|(_, not)| !not);
    let wanted = match asked {
        Some((language, _)) => Some(Languages::of(language)),
        None => frame.negated.then_some(frame.asked),
    };
    turn(scan, wanted);
}

/// The end of a section.
pub(super) fn close_section(scan: &mut Scan<'_>, name: &str) {
    let name = name.split_whitespace().next().unwrap_or_default();
    // A section that was never closed inside this one ends with it.
    let known = scan.frames.iter().rev().take(4).position(|frame| frame.name == name);
    let Some(deep) = known else { return };
    for _ in 0..=deep {
        let Some(frame) = scan.frames.pop() else { return };
        if let Some(outside) = frame.outside {
            scan.events.widen(outside);
        } else if !frame.silent {
            scan.tell();
            let at = scan.events.len();
            scan.events.close();
            scan.closed = Some((frame.name, at));
            // A list is read once: nothing stands between.
            if let Some(from) = frame.between
                && scan.events.take_back(from, scan.source)
            {
                scan.closed = None;
            }
        }
    }
}
