//! The lines of a page and what their places say: which of them go on, which stand alone.

use super::table::Word;

/// A line of a page.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) words: Vec<Word>,
    /// Counted from 1 down the page.
    pub(super) number: u32,
    left: i32,
    right: i32,
    /// Where its letters stand, tails left out.
    base: i32,
    /// From there to the top of its tall letters; nothing where it has none.
    rise: Option<i32>,
    block: u32,
}

/// The lines of a page's words, in the order they are read.
pub(super) fn lines(words: &[Word]) -> Vec<Line> {
    let groups = words.chunk_by(|a, b| a.line == b.line);
    groups.zip(1..).filter_map(|(group, number)| line(group, number)).collect()
}

fn line(words: &[Word], number: u32) -> Option<Line> {
    let tails = |c: char| matches!(c, 'g' | 'j' | 'p' | 'q' | 'y' | ',' | ';' | '(' | ')' | '§');
    let bottoms = |all: bool| {
        let words = words.iter().filter(move |word| all || !word.text.contains(tails));
        middle(words.map(|word| word.bottom).collect())
    };
    let base = bottoms(false).or(bottoms(true))?;
    let tall = |c: char| c.is_uppercase() || c.is_ascii_digit() || "bdfhkl".contains(c);
    Some(Line {
        number,
        left: words.iter().map(|word| word.left).min()?,
        right: words.iter().map(|word| word.right).max()?,
        base,
        rise: middle(
            words.iter().filter(|w| w.text.contains(tall)).map(|w| base - w.top).collect(),
        ),
        block: words.first()?.line.0,
        words: words.to_vec(),
    })
}

impl Line {
    /// Its words as text.
    pub(super) fn text(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(|word| word.text.as_str()).collect();
        words.join(" ")
    }

    fn ended(&self) -> bool {
        self.words.last().is_some_and(|word| word.text.ends_with(['.', ':', '!', '?']))
    }

    pub(super) fn starts_small(&self) -> bool {
        let first = self.words.first();
        first.is_some_and(|word| word.text.starts_with(|c: char| c.is_lowercase() || c == '§'))
    }
}

/// What is usual on a page, in pixels.
#[derive(Debug)]
pub(super) struct Measure {
    /// The height of a word.
    pub(super) size: i32,
    /// The height of capitals.
    rise: i32,
    /// From line to line within a paragraph.
    pitch: i32,
    /// Where most lines begin.
    margin: i32,
    edges: Vec<(u32, i32, i32)>,
}

/// How a line stands to the line before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// It goes on with it.
    Joined,
    /// It begins anew right below.
    Broken,
    /// It stands apart.
    Apart,
}

impl Measure {
    pub(super) fn of(lines: &[Line]) -> Self {
        let heights = lines.iter().flat_map(|line| line.words.iter().map(Word::height));
        let size = middle(heights.collect()).unwrap_or(20).max(4);
        let rise = middle(lines.iter().filter_map(|line| line.rise).collect()).unwrap_or(size);
        let mut pitches: Vec<i32> = lines.windows(2).map(|l| l[1].base - l[0].base).collect();
        pitches.retain(|&pitch| pitch > size);
        pitches.sort_unstable();
        let pitch = pitches.get(pitches.len() / 4).copied().unwrap_or(size * 2).min(size * 5 / 2);
        let mut lefts: Vec<i32> = lines.iter().map(|line| line.left).collect();
        lefts.sort_unstable();
        let margin = lefts.get(lefts.len() / 4).copied().unwrap_or_default();
        let edges = lines.iter().map(|line| (line.block, line.left, line.right)).collect();
        Self { size, rise, pitch, margin, edges }
    }

    /// How `next` stands to `line`.
    pub(super) fn step(&self, line: &Line, next: &Line) -> Step {
        let down = next.base - line.base;
        let beside = next.left > line.right || next.right < line.left;
        if down > self.pitch * 27 / 20 || down <= 0 || beside {
            return Step::Apart;
        }
        let first = next.words.first().map_or(0, |word| word.right - word.left);
        let edge = self.edge(line);
        let full = line.right + self.size * 11 / 10 + first >= edge;
        let resized = line.rise.zip(next.rise).is_some_and(|(a, b)| a * 5 > b * 6 || b * 5 > a * 6);
        let small = next.starts_small() && !line.ended();
        // A ragged margin, or a word that was not seen; no more.
        let long = !self.indented(next) && (edge - line.right) * 4 < edge - line.left;
        let cut = line.words.last().is_some_and(|word| word.text.ends_with('-'));
        if small && cut || full && (small || !resized || line.ended()) || small && long {
            Step::Joined
        } else {
            Step::Broken
        }
    }

    /// It begins a little to the right of most lines.
    pub(super) fn indented(&self, line: &Line) -> bool {
        let inwards = line.left - self.margin;
        inwards * 5 > self.size * 4 && inwards < self.size * 6
    }

    /// Where a line that begins there could have ended.
    fn edge(&self, line: &Line) -> i32 {
        let ends = |own: bool| {
            let peers = self.edges.iter().filter(move |(block, left, right)| {
                let below = *left <= line.left + 3 * self.size && *right > line.left;
                if own { *block == line.block } else { below }
            });
            let mut ends: Vec<i32> = peers.map(|(.., right)| *right).collect();
            ends.sort_unstable_by(|a, b| b.cmp(a));
            ends
        };
        let own = ends(true);
        let ends = if own.len() >= 5 { own } else { ends(false) };
        ends.get(ends.len() / 20).copied().unwrap_or(line.right)
    }

    /// Larger than running text.
    pub(super) fn stands_out(&self, line: &Line) -> bool {
        line.rise.is_some_and(|rise| rise * 5 > self.rise * 6)
    }
}

/// The cells of a line: pieces with wide gaps between them.
pub(super) fn cells(words: &[Word], size: i32) -> Vec<&[Word]> {
    words.chunk_by(|a, b| b.left - a.right < size * 5 / 2).collect()
}

fn middle(mut numbers: Vec<i32>) -> Option<i32> {
    numbers.sort_unstable();
    numbers.get(numbers.len() / 2).copied()
}
