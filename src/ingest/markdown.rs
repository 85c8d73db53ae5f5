//! Markdown. Every word keeps its line, its column and, where it stands there unchanged, its byte.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

use super::cursor::Cursor;
use super::decode::decode;
use super::flow::{Flow, Kind};
use super::prose::Prose;
use super::{Format, IngestError, Letter, Note, Place};

/// The largest file read. The parser builds a tree of a hundred times what it can be made of, and
/// there are no pictures in Markdown.
const LARGEST: usize = 4 << 20;

/// The letters in the file: one.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Letter>, IngestError> {
    if bytes.len() > LARGEST {
        return Err(IngestError::TooLarge);
    }
    let (text, notes) = decode(bytes)?;
    let verbatim = !notes.iter().any(|note| matches!(note, Note::Decoded(_) | Note::Unreadable));
    let mut reader = Reader::new(&text, verbatim);
    for note in notes {
        reader.flow.note(note);
    }
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    // A byte order mark would hide the heading or the front matter after it.
    let begin = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    for (event, range) in Parser::new_ext(&text[begin..], options).into_offset_iter() {
        reader.event(event, range.start + begin..range.end + begin);
    }
    reader.flush();
    for note in std::mem::take(&mut reader.notes) {
        reader.flow.block(Kind::Paragraph, note, Place::default());
    }
    reader.flow.finish(Format::Markdown).map(|letter| vec![letter])
}

/// What the text that comes next belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Holder {
    Paragraph,
    Heading,
    Item(Option<String>),
}

struct Reader<'t> {
    text: &'t str,
    cursor: Cursor<'t>,
    flow: Flow,
    holder: Holder,
    prose: Prose,
    cells: Option<Vec<Prose>>,
    /// In a block whose text is no part of the letter: front matter, pictures, struck out.
    dropped: usize,
    code: bool,
    /// In a footnote, read after the text.
    in_note: bool,
    notes: Vec<Prose>,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, verbatim: bool) -> Self {
        Self {
            text,
            cursor: Cursor::new(text, verbatim),
            flow: Flow::default(),
            holder: Holder::Paragraph,
            prose: Prose::default(),
            cells: None,
            dropped: 0,
            code: false,
            in_note: false,
            notes: Vec::new(),
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, &range),
            Event::End(tag) => self.end(tag),
            _ if self.dropped > 0 => {}
            Event::Text(text) if self.code => self.code(&text, range.start),
            Event::Code(code) => {
                // The back-ticks stand around it.
                let within = self.text.get(range.clone()).and_then(|whole| whole.find(&*code));
                let start = range.start + within.unwrap_or(0);
                self.words(&code, &(start..start + code.len()));
            }
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.words(&text, &range);
            }
            Event::SoftBreak => self.prose.push(" "),
            Event::HardBreak => self.prose.line_break(),
            Event::InlineHtml(html) => self.inline(&html, range.start),
            Event::Rule => {
                self.flush();
                self.flow.apart();
            }
            // A block of HTML is read as a whole where it begins.
            Event::Html(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Strikethrough | Tag::Image { .. } | Tag::MetadataBlock(_) => self.dropped += 1,
            Tag::HtmlBlock => {
                self.flush();
                let text = self.text;
                self.html(text.get(range.clone()).unwrap_or_default(), range.start);
            }
            Tag::Paragraph | Tag::BlockQuote(_) => {
                // The first paragraph of an item is the item.
                let empty_item = matches!(self.holder, Holder::Item(_)) && self.prose.is_empty();
                if !empty_item {
                    self.flush();
                }
            }
            Tag::Heading { .. } => {
                self.flush();
                self.holder = Holder::Heading;
            }
            Tag::CodeBlock(kind) => {
                self.flush();
                self.code = true;
                if let CodeBlockKind::Fenced(_) = kind {
                    self.flow.apart();
                }
            }
            Tag::Item => {
                self.flush();
                let source = self.text.get(range.clone()).unwrap_or_default();
                let number = source.split_whitespace().next();
                let number = number.filter(|n| n.len() <= 3 && n.starts_with(char::is_numeric));
                self.holder = Holder::Item(number.map(str::to_owned));
            }
            Tag::List(_) => self.flush(),
            Tag::TableHead | Tag::TableRow => {
                self.flush();
                self.cells = Some(Vec::new());
            }
            Tag::FootnoteDefinition(_) => {
                self.flush();
                self.in_note = true;
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strikethrough | TagEnd::Image | TagEnd::MetadataBlock(_) => {
                self.dropped = self.dropped.saturating_sub(1);
            }
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.prose).on_one_line();
                if let Some(cells) = &mut self.cells {
                    cells.push(cell);
                }
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                if let Some(cells) = self.cells.take() {
                    self.flow.row(cells, Place::default());
                }
            }
            TagEnd::Table => self.flow.apart(),
            TagEnd::CodeBlock => {
                self.flush();
                self.code = false;
            }
            TagEnd::FootnoteDefinition => {
                self.flush();
                self.in_note = false;
            }
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::HtmlBlock
            | TagEnd::Item
            | TagEnd::BlockQuote(_) => self.flush(),
            _ => {}
        }
    }

    /// Text of one event, which stands at `range` of the source, unchanged or not.
    fn words(&mut self, text: &str, range: &Range<usize>) {
        let mut place = self.cursor.place(range.start);
        if self.text.get(range.start..range.start + text.len()) != Some(text) {
            place.source = None;
        }
        self.prose.push_at(text, place);
    }

    /// Code keeps its lines; blank lines part paragraphs.
    fn code(&mut self, text: &str, mut start: usize) {
        for line in text.split_inclusive('\n') {
            let words = line.trim_end_matches(['\n', '\r']);
            if words.trim().is_empty() {
                self.flush();
            } else {
                self.words(words, &(start..start + words.len()));
                self.prose.line_break();
            }
            start += line.len();
        }
    }

    /// HTML between paragraphs: its text, without tags and comments.
    fn html(&mut self, html: &str, start: usize) {
        let mut at = 0;
        while at < html.len() {
            let tag = html[at..].find('<').map_or(html.len(), |tag| at + tag);
            for (offset, line) in lines(&html[at..tag]) {
                let from = start + at + offset;
                self.words(line, &(from..from + line.len()));
                self.prose.push(" ");
            }
            let Some(end) = tag_end(html, tag) else { break };
            self.inline(&html[tag..end], start + tag);
            at = end;
        }
    }

    /// A tag or a comment. Marks for the analyser itself stay: they are instructions in comments.
    fn inline(&mut self, html: &str, start: usize) {
        if is_mark(html) {
            let alone = self.prose.is_empty() && self.holder == Holder::Paragraph;
            for (offset, line) in lines(html) {
                self.words(line, &(start + offset..start + offset + line.len()));
                self.prose.push(" ");
            }
            if alone && self.starts_line(start) && self.ends_line(start + html.len()) {
                self.flush();
            }
            return;
        }
        let small = html.to_ascii_lowercase();
        let name = small.trim_start_matches(['<', '/']);
        let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        match name {
            "br" => self.prose.line_break(),
            "p" | "div" | "table" | "tr" | "ul" | "ol" | "li" | "h1" | "h2" | "h3" | "section"
            | "details" | "summary" | "hr"
                if self.cells.is_none() =>
            {
                self.flush();
            }
            "td" | "th" => self.prose.push(" "),
            _ => {}
        }
    }

    fn starts_line(&self, at: usize) -> bool {
        let before = self.text.get(..at).unwrap_or_default();
        before.rsplit('\n').next().is_none_or(|line| line.trim().is_empty())
    }

    fn ends_line(&self, at: usize) -> bool {
        let after = self.text.get(at..).unwrap_or_default();
        after.split('\n').next().is_none_or(|line| line.trim().is_empty())
    }

    fn flush(&mut self) {
        let prose = std::mem::take(&mut self.prose);
        if self.cells.is_some() {
            self.prose = prose;
            return;
        }
        if prose.is_empty() {
            self.holder = Holder::Paragraph;
            return;
        }
        let holder = std::mem::replace(&mut self.holder, Holder::Paragraph);
        if self.in_note {
            self.notes.push(prose);
            return;
        }
        let kind = match holder {
            Holder::Paragraph => Kind::Paragraph,
            Holder::Heading => Kind::Heading,
            Holder::Item(number) => Kind::Item(number),
        };
        let place = prose.marks().first().map_or_else(Place::default, |(_, place)| *place);
        self.flow.block(kind, prose, place);
    }
}

/// The lines of a piece with the offset of each.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line.trim_end_matches(['\n', '\r']))
    })
}

/// The end of the tag or comment that begins at `at`.
fn tag_end(html: &str, at: usize) -> Option<usize> {
    let rest = html.get(at..)?;
    let close = if rest.starts_with("<!--") { "-->" } else { ">" };
    rest.find(close).map(|end| at + end + close.len())
}

/// A comment that lint reads.
pub(super) fn is_mark(comment: &str) -> bool {
    let inner = comment.trim_start_matches("<!--").trim_start();
    comment.starts_with("<!--") && inner.starts_with("klarbrev-ignorer")
}
