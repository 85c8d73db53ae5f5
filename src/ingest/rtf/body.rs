//! The text of a rich text file, as a reader sees it.

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};
use rustc_hash::{FxHashMap, FxHashSet};

use super::super::flow::{Flow, Kind, MOST_NOTES};
use super::super::prose::Prose;
use super::super::{Format, IngestError, Letter, Place};
use super::pages;
use super::scan::Token;

/// Groups in groups.
const DEEPEST: usize = 512;

/// Groups that are no text of the letter.
const SKIPPED: [&str; 34] = [
    "colortbl",
    "info",
    "pict",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "listtable",
    "listoverridetable",
    "themedata",
    "datastore",
    "generator",
    "xmlnstbl",
    "rsidtbl",
    "fldinst",
    "objdata",
    "annotation",
    "atnid",
    "atnauthor",
    "nonshppict",
    "revtbl",
    "filetbl",
    "ftnsep",
    "ftnsepc",
    "aftnsep",
    "aftnsepc",
    "tc",
    "xe",
    "sn",
    "sv",
];

/// What a group is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Text,
    /// Passed over, unless a text box opens within.
    Skipped,
    Fonts,
    Styles,
    /// The marker of a list item, as written by the program that saved the file.
    Marker,
    Note,
}

#[derive(Debug, Clone, Copy)]
struct Group {
    role: Role,
    encoding: &'static Encoding,
    /// How many characters stand in for one that old programs do not know.
    fallback: usize,
    hidden: bool,
    struck: bool,
    /// Markup of a page that was packed into the file.
    packed: bool,
    layout: Layout,
}

#[derive(Debug, Clone, Copy, Default)]
struct Layout {
    in_table: bool,
    heading: bool,
    space: bool,
}

pub(super) struct Body {
    flow: Flow,
    group: Group,
    groups: Vec<Group>,
    page: &'static Encoding,
    fonts: FxHashMap<i32, &'static Encoding>,
    font: i32,
    headings: FxHashSet<i32>,
    style: i32,
    style_name: String,
    bytes: Vec<u8>,
    high: Option<u16>,
    /// Characters still to be passed over.
    pass: usize,
    starred: bool,
    text: Prose,
    tabbed: String,
    marker: String,
    note: Prose,
    notes: Vec<Prose>,
    row: bool,
    cell: bool,
}

impl Default for Body {
    fn default() -> Self {
        let group = Group {
            role: Role::Text,
            encoding: WINDOWS_1252,
            fallback: 1,
            hidden: false,
            struck: false,
            packed: false,
            layout: Layout::default(),
        };
        Self {
            flow: Flow::default(),
            group,
            groups: Vec::new(),
            page: WINDOWS_1252,
            fonts: FxHashMap::default(),
            font: 0,
            headings: FxHashSet::default(),
            style: 0,
            style_name: String::new(),
            bytes: Vec::new(),
            high: None,
            pass: 0,
            starred: false,
            text: Prose::default(),
            tabbed: String::new(),
            marker: String::new(),
            note: Prose::default(),
            notes: Vec::new(),
            row: false,
            cell: false,
        }
    }
}

impl Body {
    pub(super) fn take(&mut self, token: Token<'_>) -> Result<(), IngestError> {
        if !matches!(token, Token::Byte(_)) {
            self.decode();
        }
        match token {
            Token::Open => {
                if self.groups.len() >= DEEPEST {
                    return Err(IngestError::TooComplex);
                }
                self.groups.push(self.group);
                self.pass = 0;
            }
            Token::Close => self.close(),
            Token::Sign(b'*') => {
                self.starred = true;
                return Ok(());
            }
            _ if self.pass > 0 => self.pass -= 1,
            Token::Byte(byte) => self.bytes.push(byte),
            Token::Sign(b'~') => self.put("\u{a0}"),
            Token::Sign(b'_') => self.put("-"),
            Token::Sign(_) => {}
            Token::Word(word, number) => self.word(word, number),
        }
        self.starred = false;
        Ok(())
    }

    fn close(&mut self) {
        self.pass = 0;
        let Some(outer) = self.groups.pop() else { return };
        let inner = std::mem::replace(&mut self.group, outer);
        match inner.role {
            Role::Note if outer.role != Role::Note => {
                let note = std::mem::take(&mut self.note);
                if self.notes.len() < MOST_NOTES {
                    self.notes.push(note);
                }
            }
            Role::Styles => self.end_style(),
            _ => {}
        }
    }

    fn end_style(&mut self) {
        let name = std::mem::take(&mut self.style_name).to_lowercase().replace(' ', "");
        let name = name.trim_end_matches(';');
        let digit = |rest: &str| rest.len() == 1 && rest.chars().all(|c| c.is_ascii_digit());
        let heading = ["heading", "overskrift"]
            .iter()
            .any(|prefix| name.strip_prefix(prefix).is_some_and(digit));
        if heading || matches!(name, "title" | "tittel") {
            self.headings.insert(self.style);
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let on = number != Some(0);
        if self.group.role == Role::Skipped && word != "shptxt" {
            return;
        }
        match word {
            "stylesheet" => self.group.role = Role::Styles,
            "fonttbl" => self.group.role = Role::Fonts,
            "listtext" | "pntext" => {
                self.group.role = Role::Marker;
                self.marker.clear();
            }
            "footnote" => self.group.role = Role::Note,
            "shptxt" => self.group.role = Role::Text,
            "shpinst" | "shppict" if self.starred => self.group.role = Role::Skipped,
            _ if self.starred || SKIPPED.contains(&word) => self.group.role = Role::Skipped,
            "ansicpg" => {
                if let Some(encoding) = number.and_then(pages::numbered) {
                    self.page(encoding);
                }
            }
            "mac" => self.page(MACINTOSH),
            "uc" => self.group.fallback = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(16),
            "u" => self.unicode(number.unwrap_or(0)),
            "f" | "deff" => self.font(word, number.unwrap_or(0)),
            "fcharset" if self.group.role == Role::Fonts => {
                let encoding = pages::of_charset(number.unwrap_or(0)).unwrap_or(self.page);
                self.fonts.insert(self.font, encoding);
            }
            "v" | "deleted" => self.group.hidden = on,
            "strike" | "strikedl" | "striked" => self.group.struck = on,
            "htmlrtf" => self.group.packed = on,
            "plain" => {
                (self.group.hidden, self.group.struck) = (false, false);
                self.group.encoding = self.page;
            }
            _ if self.group.role == Role::Styles => {
                if word == "s" {
                    self.style = number.unwrap_or(0);
                } else if word == "outlinelevel" && number.is_some_and(|level| level < 9) {
                    self.headings.insert(self.style);
                }
            }
            _ => self.sign(word, number),
        }
    }

    fn sign(&mut self, word: &str, number: Option<i32>) {
        let text = match word {
            "tab" => "\t",
            "line" | "lbr" => "\n",
            "emdash" => "—",
            "endash" => "–",
            "lquote" => "‘",
            "rquote" => "’",
            "ldblquote" => "“",
            "rdblquote" => "”",
            "bullet" => "•",
            "emspace" | "enspace" | "qmspace" => " ",
            "par" | "sect" | "page" if self.group.role == Role::Note => " ",
            "pard" => {
                self.group.layout = Layout::default();
                return;
            }
            "intbl" => {
                self.group.layout.in_table = true;
                return;
            }
            "s" => {
                self.group.layout.heading = self.headings.contains(&number.unwrap_or(0));
                return;
            }
            "outlinelevel" => {
                self.group.layout.heading = number.is_some_and(|level| level < 9);
                return;
            }
            "sb" | "sa" => {
                self.group.layout.space |= number.is_some_and(|space| space > 0);
                return;
            }
            "par" | "sect" | "page" => return self.paragraph(),
            "cell" | "nestcell" => {
                self.enter_cell();
                self.paragraph();
                self.cell = false;
                return;
            }
            "row" | "nestrow" => {
                if !self.text.is_empty() {
                    self.paragraph();
                }
                self.leave_row();
                return;
            }
            _ => return,
        };
        self.put(text);
    }

    fn page(&mut self, encoding: &'static Encoding) {
        self.page = encoding;
        self.group.encoding = encoding;
    }

    fn font(&mut self, word: &str, number: i32) {
        if self.group.role == Role::Fonts {
            self.font = number;
        } else if word == "f" {
            self.group.encoding = self.fonts.get(&number).copied().unwrap_or(self.page);
        }
    }

    fn unicode(&mut self, number: i32) {
        let unit = if number < 0 { number + 0x1_0000 } else { number };
        self.pass = self.group.fallback;
        let Ok(unit) = u16::try_from(unit) else { return };
        let units = match self.high.take() {
            Some(high) => vec![high, unit],
            None if (0xd800..0xdc00).contains(&unit) => {
                self.high = Some(unit);
                return;
            }
            None => vec![unit],
        };
        let text: String = char::decode_utf16(units).filter_map(Result::ok).collect();
        self.put(&text);
    }

    fn decode(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let text = self.group.encoding.decode_without_bom_handling(&bytes).0;
        self.put(&text);
    }

    fn put(&mut self, text: &str) {
        let Group { role, hidden, struck, packed, .. } = self.group;
        if hidden || struck || packed {
            return;
        }
        match role {
            Role::Skipped | Role::Fonts => {}
            // The names of styles end with a semicolon.
            Role::Styles => self.style_name.push_str(text.get(..64).unwrap_or(text)),
            Role::Marker => self.marker.push_str(text),
            Role::Note => self.note.push(text),
            Role::Text => {
                self.text.push(text);
                self.tabbed.push_str(text);
            }
        }
    }

    fn enter_cell(&mut self) {
        if !self.row {
            self.flow.open_row();
            self.row = true;
        }
        if !self.cell {
            self.flow.open_cell();
            self.cell = true;
        }
    }

    fn leave_row(&mut self) {
        if self.row {
            self.flow.close_row(true);
        }
        (self.row, self.cell) = (false, false);
    }

    fn paragraph(&mut self) {
        let text = std::mem::take(&mut self.text);
        let tabbed = std::mem::take(&mut self.tabbed);
        let marker = std::mem::take(&mut self.marker);
        if self.group.layout.in_table {
            self.enter_cell();
        } else if !self.cell {
            self.leave_row();
        }
        let marker = marker.trim();
        let kind = if self.group.layout.heading {
            Some(Kind::Heading)
        } else {
            (!marker.is_empty()).then(|| Kind::Item(number_of(marker)))
        };
        self.flow.paragraph(kind, text, &tabbed, !self.group.layout.space);
    }

    pub(super) fn finish(mut self) -> Result<Letter, IngestError> {
        self.decode();
        if !self.text.is_empty() {
            self.paragraph();
        }
        self.leave_row();
        for note in std::mem::take(&mut self.notes) {
            self.flow.block(Kind::Paragraph, note, Place::default());
        }
        self.flow.finish(Format::Rtf)
    }
}

/// A number as letters write it; bullets and everything else are bullets.
fn number_of(marker: &str) -> Option<String> {
    let number = marker.strip_suffix(['.', ')'])?;
    let digits = number.len() <= 2 && number.chars().all(|c| c.is_ascii_digit());
    let letter = number.len() == 1 && number.chars().all(|c| c.is_ascii_lowercase());
    match (digits, letter) {
        _ if number.is_empty() => None,
        (true, _) => Some(marker.to_owned()),
        (_, true) => Some(format!("{number})")),
        _ => None,
    }
}
