//! One block's text on its way into the letter: white space squeezed, and a mark at the start of
//! every run of the source.

use super::hole::Hole;
use super::tail;
use crate::ingest::Place;
use crate::lang::Lang;
use crate::text::LineIndex;

/// Characters are counted in steps of so many bytes.
const STEP: usize = 512;

/// Lines and columns of the source.
pub(super) struct Places<'s> {
    source: &'s str,
    lines: LineIndex,
    /// How many characters there are before each step.
    chars: Vec<u32>,
    /// The source's bytes are the file's.
    exact: bool,
}

impl<'s> Places<'s> {
    pub(super) fn of(source: &'s str, exact: bool) -> Self {
        let mut count = 0;
        let mut chars = vec![0];
        for step in source.as_bytes().chunks(STEP) {
            count += starts(step);
            chars.push(count);
        }
        Self { source, lines: LineIndex::of(source), chars, exact }
    }

    fn chars_before(&self, at: usize) -> u32 {
        let step = at / STEP;
        let rest = self.source.as_bytes().get(step * STEP..at).unwrap_or_default();
        self.chars.get(step).copied().unwrap_or_default() + starts(rest)
    }

    /// The place of a byte; `verbatim` where the text stands there as it is.
    fn at(&self, at: usize, verbatim: bool) -> Place {
        let line = self.lines.line(at);
        let start = self.lines.start(line);
        Place {
            line: Some(line as u32),
            column: Some(self.chars_before(at).saturating_sub(self.chars_before(start)) + 1),
            source: (verbatim && self.exact).then_some(at),
            ..Place::default()
        }
    }
}

/// How many characters begin in these bytes.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count() as u32
}

/// Text with marks.
pub(super) struct Line<'p> {
    places: &'p Places<'p>,
    language: Lang,
    pub(super) text: String,
    pub(super) marks: Vec<(usize, Place)>,
    /// White space that is still to be written, and the byte of a single space.
    gap: Option<(char, Option<usize>)>,
    /// The byte of the source that would go on with the run.
    next: Option<usize>,
}

impl<'p> Line<'p> {
    pub(super) fn new(places: &'p Places<'p>, language: Lang) -> Self {
        Self { places, language, text: String::new(), marks: Vec::new(), gap: None, next: None }
    }

    /// Bytes of the source as they stand there.
    pub(super) fn source(&mut self, start: usize, end: usize) {
        let text = self.places.source.get(start..end).unwrap_or_default();
        let mut run = None;
        for (i, c) in text.char_indices() {
            if is_space(c) {
                if let Some(from) = run.take() {
                    self.run(start + from, start + i);
                }
                let single = (self.gap.is_none() && c == ' ').then_some(start + i);
                let kept = if matches!(self.gap, Some(('\n', _))) { '\n' } else { ' ' };
                self.gap = Some((kept, single));
            } else if run.is_none() {
                run = Some(i);
            }
        }
        if let Some(from) = run {
            self.run(start + from, end);
        }
    }

    /// Bytes of the source with their white space.
    pub(super) fn kept(&mut self, start: usize, end: usize) {
        let mut at = start;
        for piece in self.places.source.get(start..end).unwrap_or_default().split_inclusive('\n') {
            self.next = None;
            self.run(at, at + piece.len());
            at += piece.len();
        }
    }

    /// A character that the source writes in another way.
    pub(super) fn char(&mut self, c: char, at: usize) {
        if is_space(c) {
            let line = c == '\n' || matches!(self.gap, Some(('\n', _)));
            self.gap = Some((if line { '\n' } else { ' ' }, None));
            return;
        }
        self.write_gap();
        self.marks.push((self.text.len(), self.places.at(at, false)));
        self.text.push(c);
        self.next = None;
    }

    /// A space that is in no source.
    pub(super) fn space(&mut self) {
        let line = matches!(self.gap, Some(('\n', _)));
        self.gap = Some((if line { '\n' } else { ' ' }, None));
    }

    /// An expression.
    pub(super) fn hole(&mut self, hole: Hole, at: usize) {
        self.write_gap();
        let word = hole.word(self.language, begins_sentence(&self.text));
        self.marks.push((self.text.len(), self.places.at(at, false)));
        self.text.push_str(&word);
        self.next = None;
    }

    /// Source without white space.
    fn run(&mut self, start: usize, end: usize) {
        self.write_gap();
        if self.next != Some(start) {
            self.marks.push((self.text.len(), self.places.at(start, true)));
        }
        self.text.push_str(self.places.source.get(start..end).unwrap_or_default());
        self.next = Some(end);
    }

    fn write_gap(&mut self) {
        let Some((c, single)) = self.gap.take() else { return };
        if self.text.is_empty() {
            return;
        }
        self.text.push(c);
        self.next = self.next.filter(|next| c == ' ' && single == Some(*next)).map(|at| at + 1);
    }
}

/// White space that is squeezed.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}')
}

/// True where a new sentence begins after `text`.
fn begins_sentence(text: &str) -> bool {
    let text = text.trim_end();
    let shown = text.trim_end_matches(['»', '"', '”', ')', '«', '(', '“', '\n']);
    if shown.is_empty() {
        return true;
    }
    let Some(before) = shown.strip_suffix(['.', '!', '?']) else {
        return text.ends_with('\n');
    };
    let ordinal = |word: &str| word.len() <= 2 && word.ends_with(|c: char| c.is_ascii_digit());
    !shown.ends_with('.') || !is_short(before) && !ordinal(last_word(before))
}

/// Abbreviations that a letter's sentence goes on after.
const ABBREVIATIONS: &[&str] = &[
    "nr", "kl", "ca", "jf", "bl", "pr", "st", "mv", "dr", "tlf", "kap", "evt", "pkt", "inkl",
    "ekskl", "maks", "no", "e.g", "i.e",
];

fn last_word(text: &str) -> &str {
    tail(text, 16).rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default()
}

/// True where a word before a full stop is more likely an abbreviation than the end of a sentence.
pub(super) fn is_short(before: &str) -> bool {
    let word = last_word(before);
    let initial = word.chars().count() == 1 && word.starts_with(char::is_uppercase);
    initial || word.contains('.') || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}
