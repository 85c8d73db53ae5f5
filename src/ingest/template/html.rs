//! HTML in a template: tags and entities. Templates are not whole pages, so nothing is balanced.

#[cfg(feature = "templates")]
use quick_xml::escape::resolve_html5_entity as resolve;
#[cfg(not(feature = "templates"))]
use quick_xml::escape::resolve_predefined_entity as resolve;

use super::events::Shape;
use super::head;
use super::hole::Hole;
use super::markup::Scan;

/// Tags that end a block.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "table",
    "tbody",
    "thead",
    "tfoot",
    "blockquote",
    "address",
    "form",
    "fieldset",
    "nav",
    "pre",
    "hr",
    "figure",
    "body",
    "html",
    "dl",
    "dt",
    "dd",
    "aside",
    "caption",
    "figcaption",
];

/// Tags whose content is no text of the letter.
const HIDDEN: [(&str, &str); 5] = [
    ("script", "</script"),
    ("style", "</style"),
    ("head", "</head"),
    ("svg", "</svg"),
    ("title", "</title"),
];

/// Tags inside a line.
const INLINE: &[&str] = &[
    "a", "b", "strong", "em", "i", "u", "span", "small", "sup", "sub", "font", "img", "br", "wbr",
    "label", "code", "abbr", "time", "mark", "s", "input", "link", "meta", "col", "colgroup", "q",
    "center", "big", "del", "ins", "nobr",
];

/// No tag is longer.
const LONGEST: usize = 1500;

/// True where tags say what a block is.
pub(super) fn is_page(text: &str) -> bool {
    let marks =
        ["<p>", "<p ", "<div", "<html", "<body", "<table", "<li>", "<li ", "<td", "<h1", "<h2"];
    marks.iter().any(|mark| text.contains(mark) || text.contains(&mark.to_uppercase()))
}

/// True for the name of a tag.
pub(super) fn is_name(name: &str) -> bool {
    let small = name.to_lowercase();
    let known = |names: &[&str]| names.contains(&small.as_str());
    known(BLOCKS)
        || known(INLINE)
        || known(&["ul", "ol", "li", "tr", "td", "th"])
        || HIDDEN.iter().any(|(hidden, _)| *hidden == small)
        || small.len() == 2
            && small.starts_with('h')
            && small.ends_with(|c: char| c.is_ascii_digit())
}

/// Reads a tag or comment at the start of `rest`.
pub(super) fn tag(scan: &mut Scan<'_>, rest: &str) -> bool {
    if rest.starts_with("<!--") {
        let end = scan.unclosed.find(scan.text, scan.at + 4, "-->");
        let Some(end) = end else { return false };
        scan.control(end + 3);
        return true;
    }
    let inner = rest[1..].strip_prefix(['/', '!', '?']).unwrap_or(&rest[1..]);
    let name_len = inner
        .find(|c: char| !c.is_ascii_alphanumeric() && c != ':' && c != '-')
        .unwrap_or(inner.len());
    let name = inner[..name_len].to_lowercase();
    if name.is_empty() || !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return false;
    }
    let Some(len) = tag_len(rest) else { return false };
    let closing = rest.starts_with("</");
    let end = scan.at + len;
    if !is_name(&name)
        && !name.contains([':', '-'])
        && !rest.starts_with("<!")
        && !rest.starts_with("<?")
    {
        return false;
    }
    act(scan, &name, closing, end);
    true
}

/// The length of a tag; `>` in quotes and in `{{…}}` does not end it.
fn tag_len(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (i, c) in rest.char_indices().take(LONGEST) {
        match (quote, c) {
            (Some(q), _) if q == c => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '>') => return Some(i + 1),
            // A directive may stand in a tag, another tag may not.
            (None, '<') if i > 0 && !rest[i + 1..].starts_with(['#', '/']) => return None,
            _ => {}
        }
    }
    // A quote that is never closed: the tag ends at the first `>`.
    rest.char_indices().take(LONGEST).find(|(_, c)| *c == '>').map(|(i, _)| i + 1)
}

fn act(scan: &mut Scan<'_>, name: &str, closing: bool, end: usize) {
    if let Some((_, stop)) = HIDDEN.iter().find(|(hidden, _)| *hidden == name) {
        let stop = if closing { None } else { scan.unclosed.find(scan.text, end, stop) };
        let after = stop.and_then(|at| scan.text[at..].find('>').map(|i| at + i + 1));
        scan.skip_to(after.unwrap_or(end));
        return;
    }
    let at = scan.place();
    match name {
        "br" => {
            scan.skip_to(end);
            scan.events.char('\n', at);
        }
        "li" => {
            let number = if closing {
                Shape::Paragraph
            } else {
                Shape::Item(match scan.lists.last_mut() {
                    Some(Some(count)) => {
                        *count += 1;
                        Some(format!("{count}."))
                    }
                    _ => None,
                })
            };
            block(scan, end, number);
        }
        "ul" | "ol" => {
            if closing {
                scan.lists.pop();
            } else if scan.lists.len() < 100 {
                scan.lists.push((name == "ol").then_some(0));
            }
            block(scan, end, Shape::Paragraph);
        }
        "td" | "th" if closing => scan.skip_to(end),
        "td" | "th" => block(scan, end, Shape::Cell),
        "tr" => block(scan, end, Shape::Row),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if !closing => block(scan, end, Shape::Heading),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => block(scan, end, Shape::Paragraph),
        // Blocks in a cell or an item do not end it.
        "p" | "div" if !closing && inside(scan) => scan.skip_to(end),
        name if BLOCKS.contains(&name) || name.ends_with(":block") => {
            let table = matches!(name, "table" | "tbody" | "thead" | "tfoot");
            if !table && inside_cell(scan) {
                scan.skip_to(end);
            } else {
                block(scan, end, Shape::Paragraph);
            }
        }
        _ => {
            scan.skip_to(end);
        }
    }
}

fn block(scan: &mut Scan<'_>, end: usize, shape: Shape) {
    scan.skip_to(end);
    scan.events.block(shape);
}

/// The block that has just begun is a cell or an item, with nothing in it yet.
fn inside(scan: &mut Scan<'_>) -> bool {
    scan.tell();
    scan.events
        .last_shape(scan.source)
        .is_some_and(|shape| matches!(shape, Shape::Item(_) | Shape::Cell))
}

fn inside_cell(scan: &mut Scan<'_>) -> bool {
    scan.tell();
    scan.events.in_cell()
}

/// Reads an entity.
pub(super) fn entity(scan: &mut Scan<'_>, rest: &str) -> bool {
    let Some(end) = rest.bytes().take(12).position(|byte| byte == b';') else { return false };
    let Some(name) = rest.get(1..end) else { return false };
    let code = name.strip_prefix('#').and_then(|code| match code.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => code.parse().ok(),
    });
    let meant: Vec<char> = match code {
        Some(code) => char::from_u32(code).filter(|c| !c.is_control()).into_iter().collect(),
        None => resolve(name).map(|meant| meant.chars().collect()).unwrap_or_default(),
    };
    if meant.is_empty() {
        return false;
    }
    scan.fill_line();
    let at = scan.place();
    scan.skip_to(scan.at + end + 1);
    for c in meant {
        scan.events.char(c, at);
    }
    true
}

/// A tag that is the name of a field: `<dato>`.
pub(super) fn field_tag(rest: &str) -> Option<(Hole, usize)> {
    let end = head(rest, 64).find('>').filter(|end| *end <= 60)?;
    let name = rest.get(1..end)?;
    let first = name.split(':').next().unwrap_or_default();
    let plain = name.starts_with(char::is_alphabetic)
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | ' ' | ':' | '/'))
        && !name.contains("//")
        && !name.ends_with('/')
        && (!name.contains(':') || first == "fritekst" || name.contains(": "));
    // A tag has attributes with «=», and `<b>` is no field.
    (plain && !is_name(first.split(' ').next().unwrap_or_default()) && name.chars().count() >= 2)
        .then(|| (Hole::of(name), end + 1))
}
