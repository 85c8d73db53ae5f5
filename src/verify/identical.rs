//! Whether two texts are the same words and marks in the same places, their lines broken otherwise at
//! most. This looks at the text alone: where lines are broken, blocks may be cut up differently.

use super::form::gap;

/// What stands before a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Break {
    /// White space within a paragraph.
    Space,
    /// The line before ends early, as a heading does, or is a row of a table, or this one is an item.
    Line,
    Paragraph,
    /// Tabs, or columns of space, and how many.
    Cell(usize),
}

/// A line shorter than this, in characters, is one of its own; text is not broken so early.
const SHORT: usize = 12;

/// True where only line breaks inside paragraphs differ.
pub(super) fn identical(before: &str, after: &str) -> bool {
    before == after || words(before).eq(words(after))
}

/// The words of a text between white space, each with what stands before it.
fn words(text: &str) -> impl Iterator<Item = (Break, &str)> {
    let white = |c: char| c.is_whitespace() || c == '\u{feff}';
    let mut rest = text;
    // Since the last break that says something.
    let mut run = 0;
    let mut cells = false;
    let mut last = "";
    std::iter::from_fn(move || {
        let word_at = rest.find(|c: char| !white(c))?;
        let (space, from) = rest.split_at(word_at);
        let (word, left) = from.split_at(from.find(white).unwrap_or(from.len()));
        let kind = match space.matches('\n').count() {
            0 => gap(space).map_or(Break::Space, |gap| Break::Cell(gap.width)),
            1 if cells || run < SHORT || opens_item(last, word) => Break::Line,
            1 => Break::Space,
            _ => Break::Paragraph,
        };
        if matches!(kind, Break::Line | Break::Paragraph) {
            (run, cells) = (0, false);
        }
        cells |= matches!(kind, Break::Cell(_));
        run += 1 + word.chars().count();
        (rest, last) = (left, word);
        Some((kind, word))
    })
}

/// A bullet; a dash or a number only where a sentence does not go on.
fn opens_item(last: &str, word: &str) -> bool {
    let ended = last.ends_with(['.', ':', ';', ',', '!', '?']);
    let label = word.strip_suffix(['.', ')']);
    let numbered = label.is_some_and(|label| match label.as_bytes() {
        [one] => one.is_ascii_alphanumeric(),
        [one, two] => one.is_ascii_digit() && two.is_ascii_digit(),
        _ => false,
    });
    matches!(word, "•" | "*" | "·" | "▪" | "◦" | "‣" | "●" | "○" | "■" | "\u{f0b7}" | "»")
        || ended && (numbered || matches!(word, "-" | "–" | "—"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_breaks_inside_a_paragraph_say_nothing() {
        let text = "Du må sende skjemaet innen 3. mai 2025. Pengene kommer i juni.";
        assert!(identical(text, &text.replace("innen 3.", "innen\n3.")));
        assert!(!identical(text, &text.replace("2025. Pengene", "2025.\n\nPengene")));
    }

    #[test]
    fn headings_items_and_cells_say_something() {
        assert!(!identical("Avslag\nDu får penger", "Avslag Du får penger"));
        assert!(!identical("Du må sende oss dette:\n• passet", "Du må sende oss dette: • passet"));
        assert!(!identical("Mai\t\t500", "Mai\t500"));
        assert!(!identical("Mai\t500\nJuni\t700", "Mai\t500 Juni\t700"));
    }
}
