//! The blocks of a page, from its tags. Only what decides what a reader sees is followed: which
//! block a text stands in, and whether it is hidden.

use std::cell::RefCell;

use html5ever::tokenizer::states::{Rawtext, Rcdata, ScriptData};
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};

use super::super::flow::{Flow, Kind, LONGEST_LINE, NumberStyle, marker};
use super::super::markdown::is_mark;
use super::super::prose::Prose;
use super::super::{Format, IngestError, Letter, Note, Place};
use super::source::Source;

/// More tags than any page has that is a letter.
const MOST_TAGS: usize = 1_000_000;

/// Elements in elements; browsers stop at 512.
const DEEPEST: usize = 256;

/// So far out an end tag looks for its beginning.
const REACH: usize = 64;

/// Elements whose text nobody sees, or that is struck out.
const HIDDEN: [&str; 26] = [
    "head", "title", "script", "style", "template", "noscript", "iframe", "noembed", "noframes",
    "object", "svg", "math", "select", "datalist", "audio", "video", "canvas", "rt", "rp", "map",
    "del", "s", "strike", "textarea", "meter", "progress",
];

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 46] = [
    "html",
    "body",
    "p",
    "div",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "aside",
    "nav",
    "address",
    "blockquote",
    "figure",
    "figcaption",
    "center",
    "form",
    "fieldset",
    "legend",
    "ul",
    "ol",
    "menu",
    "dl",
    "dt",
    "dd",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "pre",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "caption",
    "details",
    "summary",
    "dialog",
    "hgroup",
    "search",
];

/// Elements without content.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

#[derive(Debug)]
struct Open {
    name: String,
    hidden: bool,
    list: Option<List>,
    /// A list item whose text has not come yet.
    fresh: Option<Kind>,
}

#[derive(Debug, Clone, Copy)]
struct List {
    style: Option<NumberStyle>,
    next: u32,
}

struct State<'t> {
    source: Source<'t>,
    flow: Flow,
    prose: Prose,
    open: Vec<Open>,
    hidden: usize,
    /// `br` since the last text.
    breaks: usize,
    tags: usize,
    without_quotes: bool,
}

/// Takes the tokens of a page.
pub(super) struct Page<'t> {
    state: RefCell<State<'t>>,
}

impl<'t> Page<'t> {
    pub(super) fn new(text: &'t str, verbatim: bool, without_quotes: bool) -> Self {
        let state = State {
            source: Source::new(text, verbatim),
            flow: Flow::default(),
            prose: Prose::default(),
            open: Vec::new(),
            hidden: 0,
            breaks: 0,
            tags: 0,
            without_quotes,
        };
        Self { state: RefCell::new(state) }
    }

    /// True where the rest need not be read.
    pub(super) fn is_full(&self) -> bool {
        self.state.borrow().flow.is_full()
    }

    pub(super) fn finish(self, notes: Vec<Note>) -> Result<Letter, IngestError> {
        let mut state = self.state.into_inner();
        state.close_to(0);
        state.flush();
        for note in notes {
            state.flow.note(note);
        }
        state.flow.finish(Format::Html)
    }
}

impl TokenSink for Page<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        match token {
            Token::CharacterTokens(text) => {
                for piece in text.split_inclusive('\n') {
                    let (words, end) = piece.split_at(piece.trim_end_matches('\n').len());
                    for piece in [words, end].into_iter().filter(|piece| !piece.is_empty()) {
                        state.text(piece, line);
                    }
                }
            }
            Token::TagToken(tag) => {
                state.tags += 1;
                if state.tags > MOST_TAGS {
                    state.flow.give_up();
                }
                state.source.tag(&tag.name, tag.kind == TagKind::EndTag);
                match tag.kind {
                    TagKind::StartTag => state.start(&tag),
                    TagKind::EndTag => state.end(&tag.name),
                }
                if tag.kind == TagKind::StartTag {
                    return match &*tag.name {
                        "script" => TokenSinkResult::RawData(ScriptData),
                        "style" | "iframe" | "noembed" | "noframes" | "xmp" => {
                            TokenSinkResult::RawData(Rawtext)
                        }
                        "title" | "textarea" => TokenSinkResult::RawData(Rcdata),
                        "plaintext" => TokenSinkResult::Plaintext,
                        _ => TokenSinkResult::Continue,
                    };
                }
            }
            Token::CommentToken(comment) => state.comment(&comment, line),
            Token::DoctypeToken(_) => {
                state.source.comment(line);
            }
            Token::NullCharacterToken | Token::EOFToken | Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }
}

impl State<'_> {
    fn text(&mut self, text: &str, line: u64) {
        let place = self.source.words(text, line);
        if self.hidden > 0 {
            return;
        }
        if text == "\n" {
            // Line breaks of the file are spaces, unless the text is laid out by hand.
            if self.open.iter().rev().take(REACH).any(|open| open.name == "pre") {
                return self.line_break();
            }
            return self.prose.push(" ");
        }
        if !text.trim().is_empty() {
            self.breaks = 0;
        }
        self.prose.push_at(text, place);
    }

    /// Marks for the analyser itself are instructions in comments; other comments nobody sees.
    fn comment(&mut self, comment: &str, line: u64) {
        let place = self.source.comment(line);
        let whole = format!("<!--{comment}-->");
        if self.hidden > 0 || !is_mark(&whole) {
            return;
        }
        let verbatim = self.source.stands_at(place, &whole) && !whole.contains('\n');
        let alone = self.prose.is_empty();
        self.prose.push_at(&whole, if verbatim { place } else { Place { source: None, ..place } });
        if alone {
            self.flush();
        } else {
            self.prose.push(" ");
        }
    }

    fn start(&mut self, tag: &Tag) {
        let name = &*tag.name;
        match name {
            "br" if self.hidden == 0 => return self.line_break(),
            "hr" if self.hidden == 0 => {
                self.flush();
                return self.flow.apart();
            }
            _ if VOID.contains(&name) => return,
            _ => {}
        }
        let block = BLOCKS.contains(&name);
        let hidden = HIDDEN.contains(&name) || self.is_hidden(tag);
        if block {
            self.flush();
            self.close_implied(name);
        }
        if !block && !hidden && self.hidden == 0 || self.open.len() >= DEEPEST {
            return;
        }
        let mut open = Open { name: name.to_owned(), hidden, list: None, fresh: None };
        self.hidden += usize::from(hidden);
        match name {
            "ul" | "ol" | "menu" => open.list = Some(list(tag)),
            "li" => open.fresh = self.item(tag),
            "tr" if self.hidden == 0 => self.flow.open_row(),
            "td" | "th" if self.hidden == 0 => self.flow.open_cell(),
            _ => {}
        }
        self.open.push(open);
    }

    fn is_hidden(&self, tag: &Tag) -> bool {
        let attr = |name: &str| tag.attrs.iter().find(|attr| &*attr.name.local == name);
        let style = attr("style").map(|style| {
            let style = style.value.to_ascii_lowercase();
            style.split_whitespace().collect::<String>()
        });
        let styled = style.is_some_and(|style| {
            style.contains("display:none") || style.contains("visibility:hidden")
        });
        if styled || attr("hidden").is_some() {
            return true;
        }
        self.without_quotes && {
            let value = |name| attr(name).map(|attr| &*attr.value).unwrap_or_default();
            let quoting = ["gmail_quote", "moz-cite-prefix", "yahoo_quoted", "protonmail_quote"];
            value("type") == "cite"
                || value("class").split_whitespace().any(|class| quoting.contains(&class))
        }
    }

    /// Ends what the beginning of `name` ends without a tag of its own.
    fn close_implied(&mut self, name: &str) {
        let (ends, within): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "menu", "table", "td", "th"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl", "table", "td", "th"]),
            "tr" | "thead" | "tbody" | "tfoot" => (&["tr", "caption"], &["table"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            _ => (&["p"], &["table", "td", "th", "caption"]),
        };
        let near = self.open.iter().enumerate().rev().take(REACH);
        let found = near
            .take_while(|(_, open)| !within.contains(&&*open.name))
            .find(|(_, open)| ends.contains(&&*open.name));
        if let Some((at, _)) = found {
            self.close_to(at);
        }
    }

    fn end(&mut self, name: &str) {
        if matches!(name, "br") {
            return self.line_break();
        }
        let table = matches!(name, "table" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th");
        let near = self.open.iter().enumerate().rev().take(REACH);
        let wall = |open: &Open| matches!(&*open.name, "td" | "th" | "table");
        let mut found = None;
        for (at, open) in near {
            if open.name == name {
                found = Some(at);
                break;
            }
            if wall(open) && !table || table && open.name == "table" {
                break;
            }
        }
        if let Some(at) = found {
            self.close_to(at);
        }
    }

    /// Ends the elements from the `at`-th on.
    fn close_to(&mut self, at: usize) {
        while self.open.len() > at {
            if BLOCKS.contains(&self.open.last().map_or("", |open| &*open.name)) {
                self.flush();
            }
            let Some(open) = self.open.pop() else { return };
            let seen = self.hidden == 0;
            self.hidden -= usize::from(open.hidden);
            match &*open.name {
                "tr" if seen => self.flow.close_row(true),
                "table" | "ul" | "ol" if self.hidden == 0 => self.flow.apart(),
                _ => {}
            }
        }
    }

    fn line_break(&mut self) {
        if self.hidden > 0 {
            return;
        }
        self.breaks += 1;
        if self.breaks > 1 || self.prose.is_empty() {
            self.flush();
            self.flow.apart();
        } else {
            self.prose.line_break();
        }
    }

    /// What a list item is; `None` where it has no marker to the eye.
    fn item(&mut self, tag: &Tag) -> Option<Kind> {
        let value = tag.attrs.iter().find(|attr| &*attr.name.local == "value");
        let value = value.and_then(|value| value.value.trim().parse().ok());
        let mut near = self.open.iter_mut().rev().take(REACH);
        let Some(list) = near.find_map(|open| open.list.as_mut()) else {
            return Some(Kind::Item(None));
        };
        let number = value.unwrap_or(list.next);
        list.next = number.saturating_add(1);
        list.style.map(|style| Kind::Item(marker(number, style, None)))
    }

    /// Writes the text since the last block.
    fn flush(&mut self) {
        let prose = std::mem::take(&mut self.prose);
        self.breaks = 0;
        if prose.is_empty() {
            return;
        }
        let mut kind = Kind::Line;
        for open in self.open.iter_mut().rev().take(REACH) {
            match &*open.name {
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                    kind = Kind::Heading;
                    break;
                }
                "p" | "blockquote" | "dd" | "dt" => kind = Kind::Paragraph,
                "li" => {
                    kind = open.fresh.take().unwrap_or(kind);
                    break;
                }
                "td" | "th" | "table" => break,
                _ => {}
            }
        }
        if kind == Kind::Line && prose.text().len() > LONGEST_LINE {
            kind = Kind::Paragraph;
        }
        let place = prose.marks().first().map_or_else(Place::default, |(_, place)| *place);
        self.flow.block(kind, prose, place);
    }
}

/// How a list counts: `None` for items without any marker.
fn list(tag: &Tag) -> List {
    let attr = |name: &str| {
        let found = tag.attrs.iter().find(|attr| &*attr.name.local == name);
        found.map(|attr| attr.value.to_string())
    };
    let style = attr("style").unwrap_or_default().to_ascii_lowercase();
    let kind = attr("type").unwrap_or_default();
    let ordered = &*tag.name == "ol";
    let style = if style.contains("list-style") && style.contains("none") {
        None
    } else if ordered && (kind == "a" || style.contains("lower-alpha")) {
        Some(NumberStyle::Letter)
    } else if ordered && (kind.is_empty() || kind == "1") {
        Some(NumberStyle::Decimal)
    } else {
        Some(NumberStyle::Bullet)
    };
    List { style, next: attr("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1) }
}
