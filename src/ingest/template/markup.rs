//! Text with Mustache, FreeMarker, HTML, Markdown or plain fields in it.

use super::events::{Events, Shape};
use super::html;
use super::language::Languages;
use super::piece::Piece;
use super::{freemarker, head, icu, mustache, plain};

/// Which template language the text is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    Mustache,
    Freemarker,
    /// A literal of another source: `{{x}}`, `${x}`, `{x}` and `<x>` are fields.
    Fields,
}

/// Reads a whole file.
pub(super) fn file(source: &str, dialect: Dialect, events: &mut Events) {
    read(source, &Piece::verbatim(source, 0), dialect, events);
}

/// Reads `piece`; its last block stays open.
pub(super) fn read(source: &str, piece: &Piece, dialect: Dialect, events: &mut Events) {
    let html = html::is_page(&piece.text);
    let markdown = !html && dialect != Dialect::Fields && is_markdown(&piece.text);
    let mut scan = Scan {
        source,
        piece,
        text: &piece.text,
        dialect,
        html,
        markdown,
        at: 0,
        from: 0,
        // A literal may begin in the middle of a line.
        blank: dialect != Dialect::Fields || piece.text.contains('\n'),
        shape: None,
        frames: Vec::new(),
        closed: None,
        lists: Vec::new(),
        unclosed: Unclosed::default(),
        events,
    };
    scan.run();
}

/// The place in a text that is being read.
pub(super) struct Scan<'s> {
    pub(super) source: &'s str,
    pub(super) piece: &'s Piece,
    pub(super) text: &'s str,
    dialect: Dialect,
    /// HTML says where blocks end; else lines do.
    html: bool,
    markdown: bool,
    pub(super) at: usize,
    /// The first byte that has not been told of.
    from: usize,
    /// Nothing stands on the line so far but tags that leave nothing behind.
    blank: bool,
    /// The line's block ends with the line.
    shape: Option<Shape>,
    pub(super) frames: Vec<Frame>,
    /// The name of the section that was closed last, and its event.
    pub(super) closed: Option<(String, usize)>,
    /// Counters of open lists; none for bullets.
    pub(super) lists: Vec<Option<usize>>,
    /// What is known not to be closed further on.
    pub(super) unclosed: Unclosed,
    pub(super) events: &'s mut Events,
}

/// An open section.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) name: String,
    /// The languages that were meant outside, where the section is about a language.
    pub(super) outside: Option<Languages>,
    /// The languages its conditions have asked for so far, and whether for the others instead.
    pub(super) asked: Languages,
    pub(super) negated: bool,
    /// A `switch`, and whether a case has been seen.
    pub(super) cases: Option<bool>,
    /// Sections that hold the cases of a switch leave no branches.
    pub(super) silent: bool,
    /// It asks for the last or first one of a list: the event it begins with.
    pub(super) between: Option<usize>,
}

/// Ends that were searched for in vain: not again.
#[derive(Debug, Default)]
pub(super) struct Unclosed(Vec<&'static str>);

impl Unclosed {
    /// The place of `end` at or after `at`.
    pub(super) fn find(&mut self, text: &str, at: usize, end: &'static str) -> Option<usize> {
        if self.0.contains(&end) {
            return None;
        }
        let found = text.get(at..).and_then(|rest| rest.find(end)).map(|i| at + i);
        if found.is_none() {
            self.0.push(end);
        }
        found
    }
}

/// Signs of Markdown at the start of a line or in it.
fn is_markdown(text: &str) -> bool {
    let heading = |line: &str| {
        let rest = line.trim_start_matches('#');
        rest.len() < line.len() && rest.starts_with(' ')
    };
    text.contains("](") || text.contains("**") || text.lines().any(heading)
}

impl Scan<'_> {
    fn run(&mut self) {
        while let Some(&byte) = self.text.as_bytes().get(self.at) {
            let before = self.at;
            match byte {
                b'\n' if !self.html => self.newline(),
                b'{' | b'$' | b'<' | b'[' | b'#' | b'&' | b'*' | b'_' | b']' | b'\\' | b'|' => {
                    self.mark(byte);
                }
                b' ' | b'\t' | b'\r' => self.at += 1,
                b'\n' => {
                    self.blank = true;
                    self.at += 1;
                }
                _ => self.other(),
            }
            debug_assert!(self.at > before, "the scan stands still");
            self.at = self.at.max(before + 1);
        }
        self.tell();
    }

    /// An ordinary character.
    fn other(&mut self) {
        if self.blank && !self.html && self.starts_line() {
            return;
        }
        self.blank = false;
        let c = self.text.get(self.at..).and_then(|text| text.chars().next());
        self.at += c.map_or(1, char::len_utf8);
    }

    /// Tells of the text up to here.
    pub(super) fn tell(&mut self) {
        let end = self.at.min(self.text.len());
        if self.from < end {
            self.piece.emit(self.from, end, self.events);
        }
        self.from = end;
    }

    /// Goes on at `to`; what lies between is not read.
    pub(super) fn skip_to(&mut self, to: usize) {
        self.tell();
        let mut to = to.min(self.text.len());
        while !self.text.is_char_boundary(to) {
            to += 1;
        }
        self.at = to;
        self.from = to;
    }

    /// A tag that leaves nothing behind ends at `end`: alone on its line, it takes the line with it.
    pub(super) fn control(&mut self, end: usize) {
        self.skip_to(end);
        if !self.blank || self.html {
            return;
        }
        let rest = self.text.get(end..).unwrap_or_default();
        let spaces = rest.len() - rest.trim_start_matches([' ', '\t', '\r']).len();
        if rest[spaces..].starts_with('\n') {
            self.skip_to(end + spaces + 1);
        }
    }

    /// True where a tag that ends at `end` stands alone on its line.
    pub(super) fn alone(&self, end: usize) -> bool {
        let rest = self.text.get(end..).unwrap_or_default();
        self.blank && rest.trim_start_matches([' ', '\t', '\r']).starts_with(['\n'])
            || rest.is_empty()
    }

    pub(super) fn is_html(&self) -> bool {
        self.html
    }

    /// Text or an expression stands on the line.
    pub(super) fn fill_line(&mut self) {
        if self.blank && !self.html {
            self.starts_line();
        }
        self.blank = false;
    }

    /// The source's byte here.
    pub(super) fn place(&self) -> usize {
        self.piece.source(self.at)
    }

    fn mark(&mut self, byte: u8) {
        let rest = &self.text[self.at..];
        let read = match (self.dialect, byte) {
            (Dialect::Mustache, b'{') => mustache::tag(self, rest),
            (Dialect::Freemarker, b'<' | b'$' | b'#' | b'[') => freemarker::tag(self, rest),
            (Dialect::Fields, b'{' | b'$' | b'<') => self.field(rest),
            _ => false,
        } || match byte {
            b'<' => html::tag(self, rest),
            b'&' => html::entity(self, rest),
            b'*' | b'_' | b'[' | b']' | b'\\' if self.markdown => self.inline(byte, rest),
            b'|' if self.shape == Some(Shape::Row) => self.cell(),
            _ => false,
        };
        if !read {
            self.other();
        }
    }

    fn field(&mut self, rest: &str) -> bool {
        if icu::choice(self, rest) {
            return true;
        }
        let Some((hole, len)) = plain::field(rest) else { return false };
        self.fill_line();
        let at = self.place();
        self.skip_to(self.at + len);
        self.events.hole(hole, at);
        true
    }

    /// Markdown inside a line.
    fn inline(&mut self, byte: u8, rest: &str) -> bool {
        let len = match byte {
            b'*' if self.blank && rest.starts_with("* ") => return false,
            b'*' if rest.starts_with("**") => 2,
            b'_' if rest.starts_with("__") => 2,
            b'*' if rest[1..].starts_with(char::is_alphanumeric)
                || self.text[..self.at].ends_with(char::is_alphanumeric) =>
            {
                1
            }
            b'[' if rest.len() < 2 || !link_follows(rest) => return false,
            b'[' => 1,
            b']' if rest.starts_with("](") => head(rest, 1000).find(')').map_or(1, |end| end + 1),
            // A line break that stays.
            b'\\' if rest[1..].starts_with(['\n', '\r']) => 1,
            b'\\' if rest[1..].starts_with(|c: char| c.is_ascii_punctuation()) => {
                self.skip_to(self.at + 1);
                self.at += 1;
                return true;
            }
            _ => return false,
        };
        self.fill_line();
        self.skip_to(self.at + len);
        true
    }

    fn cell(&mut self) -> bool {
        self.skip_to(self.at + 1);
        let rest = self.text[self.at..].trim_start_matches([' ', '\t', '\r']);
        if !rest.is_empty() && !rest.starts_with('\n') {
            self.events.block(Shape::Cell);
        }
        true
    }

    /// One line break or several.
    fn newline(&mut self) {
        let bytes = self.text.as_bytes();
        let mut lines = 0;
        let mut end = self.at;
        let mut next = self.at;
        while let Some(byte) = bytes.get(next).filter(|byte| byte.is_ascii_whitespace()) {
            next += 1;
            if *byte == b'\n' {
                lines += 1;
                end = next;
            }
        }
        let above = self.text.get(..self.at).unwrap_or_default();
        let above = above.get(above.rfind('\n').map_or(0, |at| at + 1)..).unwrap_or_default();
        let ended = self.shape.take();
        let joins = joins(above, self.text.get(next..).unwrap_or_default(), self.markdown);
        let at = self.place();
        self.skip_to(end);
        match ended {
            Some(Shape::Row) => {
                self.events.block(if lines > 1 { Shape::Paragraph } else { Shape::Row });
            }
            Some(_) => self.events.block(Shape::Paragraph),
            None if lines > 1 => self.events.block(Shape::Paragraph),
            None => self.events.char(if joins { ' ' } else { '\n' }, at),
        }
        self.blank = true;
    }

    /// The beginning of a line's text: headings, items and table rows. True where something was
    /// taken.
    fn starts_line(&mut self) -> bool {
        let rest = &self.text[self.at..];
        let hashes = rest.len() - rest.trim_start_matches('#').len();
        if (1..=6).contains(&hashes) && rest[hashes..].starts_with(' ') {
            self.begin(Shape::Heading, hashes, true);
        } else if rest.starts_with('|')
            && rest.lines().next().is_some_and(|l| l.trim_end().ends_with('|'))
        {
            if rest.lines().next().is_some_and(|l| l.chars().all(|c| "|-: \t\r".contains(c))) {
                let end = self.at + rest.find('\n').unwrap_or(rest.len());
                self.skip_to(end);
            } else {
                self.begin(Shape::Cell, 1, false);
            }
            self.shape = Some(Shape::Row);
        } else if is_rule(rest) {
            let end = self.at + rest.find('\n').unwrap_or(rest.len());
            self.skip_to(end);
        } else if let Some((number, len)) = item(rest) {
            self.begin(Shape::Item(number), len, false);
        } else {
            return false;
        }
        true
    }

    fn begin(&mut self, shape: Shape, len: usize, whole_line: bool) {
        self.skip_to(self.at + len);
        self.shape = whole_line.then(|| shape.clone());
        self.events.block(shape);
        self.blank = false;
    }
}

/// `[…](…)` on one line.
fn link_follows(rest: &str) -> bool {
    let line = head(rest, 500).lines().next().unwrap_or_default();
    line.find(']').is_some_and(|end| line[end + 1..].starts_with('('))
}

/// `---`, `***`, `===`: a line that is no text.
fn is_rule(rest: &str) -> bool {
    let line = rest.lines().next().unwrap_or_default().trim();
    line.len() >= 3 && ["-", "*", "=", "_"].iter().any(|c| line.replace(c, "").is_empty())
}

/// A list item's number and the length of its marker.
fn item(rest: &str) -> Option<(Option<String>, usize)> {
    let first = rest.chars().next()?;
    if matches!(first, '-' | '*' | '+' | '•' | '–' | '·') {
        let len = first.len_utf8();
        return rest[len..].starts_with([' ', '\t']).then_some((None, len));
    }
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let behind = rest.get(digits..)?;
    let marked = (1..=2).contains(&digits) && behind.starts_with(['.', ')']);
    let text = behind.get(1..).unwrap_or_default();
    // «4. april» is a date.
    let item =
        marked && text.starts_with(' ') && !text.trim_start().starts_with(char::is_lowercase);
    item.then(|| (rest.get(..=digits).map(str::to_owned), digits + 1))
}

/// So long a line was broken because it was full.
const FULL: usize = 55;

/// True where a line goes on in the next one.
fn joins(above: &str, below: &str, markdown: bool) -> bool {
    if markdown {
        return !above.ends_with("  ") && !above.ends_with('\\');
    }
    let above = above.trim_end();
    // An expression alone on its line, such as a name below a greeting.
    if above.starts_with("{{") && above.ends_with("}}") && !above.contains("}} ") {
        return false;
    }
    let ended = above.ends_with(['.', '!', '?', ':']);
    let small = below.starts_with(|c: char| c.is_lowercase() || c == '{' || c == '$');
    !above.is_empty() && (!ended && small || above.len() >= FULL)
}
