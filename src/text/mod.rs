//! Floor 0: text and places in it.
//!
//! Spans are byte offsets into one text; lines and pages are looked up only when a report is written.

mod fingerprint;
mod fold;
mod lines;
mod mask;
mod nearest;
mod span;

pub use fingerprint::fingerprint;
pub use fold::{fold, skeleton};
pub use lines::LineIndex;
pub use mask::{MASK, mask};
pub(crate) use mask::{PrivateNumber, private_number};
pub use nearest::nearest;
pub use span::Span;

/// The piece of `text` at `span` on one line: white space squeezed, soft hyphens and byte order
/// marks dropped, and words broken at a line end put together.
///
/// ```
/// use klarbrev::text::{Span, one_line};
/// let text = "Du må betale\n  tilbake.";
/// assert_eq!(one_line(text, Span::new(0, text.len())), "Du må betale tilbake.");
/// ```
pub fn one_line(text: &str, span: Span) -> String {
    let mut line = String::with_capacity(span.len());
    let mut space = false;
    let mut broken = false;
    let mut chars = span.of(text).chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\n' if line.ends_with('-') || broken => {
                let rest: String =
                    chars.clone().skip_while(|c| c.is_whitespace()).take(8).collect();
                let next = rest.split_whitespace().next().unwrap_or_default();
                let real = matches!(next, "og" | "eller" | "el" | "samt" | "and" | "or");
                if rest.starts_with(char::is_lowercase) && !real {
                    if line.ends_with('-') {
                        line.pop();
                    }
                    while chars.peek().is_some_and(|c| c.is_whitespace()) {
                        chars.next();
                    }
                    space = false;
                } else {
                    space = true;
                }
                broken = false;
            }
            '\u{ad}' => broken = true,
            '\u{feff}' | '\u{200b}' => {}
            c if c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}' => space = true,
            c => {
                broken = false;
                if space && !line.is_empty() {
                    line.push(' ');
                }
                space = false;
                line.push(c);
            }
        }
    }
    line
}
