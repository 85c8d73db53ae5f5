//! Floor 0: text and places in it.
//!
//! Spans are byte offsets into one text; lines and pages are looked up only when a report is written.

mod fold;
mod lines;
mod mask;
mod span;

pub use fold::{fold, skeleton};
pub use lines::LineIndex;
pub use mask::{MASK, mask};
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
    for c in span.of(text).chars() {
        match c {
            '\u{ad}' | '\u{feff}' | '\u{200b}' => {}
            c if c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}' => space = true,
            c => {
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
