//! The text of a Word document, as a reader sees it once all changes are accepted.

use rustc_hash::FxHashSet;

use super::super::IngestError;
use super::super::flow::{Flow, Kind};
use super::super::prose::Prose;
use super::super::xml::{Element, Node, walk};
use super::FORMAT;
use super::numbering::{Marker, Numbering};
use super::styles::{Layout, Styles};

/// Which part is read.
pub(super) enum Which {
    /// The text itself.
    Text,
    /// The notes that the text refers to, by id.
    Notes(FxHashSet<String>),
}

/// Where in a paragraph the next element belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    Paragraph,
    ParagraphProperties,
    Run,
    RunProperties,
    /// The properties of the mark at the end of a paragraph.
    MarkProperties,
    Row,
    RowProperties,
    Cell,
    Field,
    Note,
    Other,
    /// What is not seen, with everything in it.
    Skipped,
}

#[derive(Debug, Default)]
struct Paragraph {
    text: Prose,
    /// The text with tab stops, for columns.
    tabbed: String,
    own: Layout,
    style: Option<String>,
    /// Its end was deleted: it goes on in the next one.
    joined: bool,
}

/// Reads parts of a document into a flow.
pub(super) struct Body<'f> {
    flow: &'f mut Flow,
    styles: &'f Styles,
    numbering: &'f mut Numbering,
    scopes: Vec<Scope>,
    /// The paragraphs that are open: one, and those in text boxes within it.
    open: Vec<Paragraph>,
    /// What was left of a paragraph whose end was deleted.
    left_over: Option<Paragraph>,
    /// Fields that are open: true while their instruction is read.
    fields: Vec<bool>,
    hidden: bool,
    rows: Vec<bool>,
    prefix: String,
    notes: [FxHashSet<String>; 2],
}

impl<'f> Body<'f> {
    pub(super) fn new(
        flow: &'f mut Flow,
        styles: &'f Styles,
        numbering: &'f mut Numbering,
    ) -> Self {
        Self {
            flow,
            styles,
            numbering,
            scopes: Vec::new(),
            open: Vec::new(),
            left_over: None,
            fields: Vec::new(),
            hidden: false,
            rows: Vec::new(),
            prefix: String::new(),
            notes: Default::default(),
        }
    }

    /// The footnotes and the endnotes that the text refers to.
    pub(super) fn notes(&self) -> [FxHashSet<String>; 2] {
        self.notes.clone()
    }

    /// What follows is another matter.
    pub(super) fn apart(&mut self) {
        self.flow.apart();
    }

    /// Reads the part of a header or a footer.
    pub(super) fn read_furniture(&mut self, xml: &str) -> Result<(), IngestError> {
        self.flow.furniture(true);
        self.read(xml, &Which::Text)?;
        self.flow.furniture(false);
        Ok(())
    }

    /// Reads a part.
    pub(super) fn read(&mut self, xml: &str, which: &Which) -> Result<(), IngestError> {
        self.scopes.clear();
        self.fields.clear();
        walk(xml, FORMAT, |node| {
            match node {
                Node::Open(element) => {
                    let scope = self.enter(&element, which);
                    self.scopes.push(scope);
                }
                Node::Close => {
                    let scope = self.scopes.pop();
                    self.leave(scope);
                }
                Node::Text(text) => {
                    if self.scopes.last() == Some(&Scope::Field) {
                        self.text(&text);
                    }
                }
            }
            Ok(())
        })?;
        if let Some(rest) = self.left_over.take() {
            self.write(rest);
        }
        Ok(())
    }

    fn enter(&mut self, element: &Element<'_>, which: &Which) -> Scope {
        let Some(&outer) = self.scopes.last() else {
            // The root: its prefix is Word's, whatever it is called.
            element.prefix().clone_into(&mut self.prefix);
            return if matches!(which, Which::Notes(_)) { Scope::Note } else { Scope::Other };
        };
        let name = element.name();
        if outer == Scope::Skipped || name == "Fallback" {
            return Scope::Skipped;
        }
        if element.prefix() != self.prefix {
            return Scope::Other;
        }
        let properties = matches!(
            outer,
            Scope::ParagraphProperties
                | Scope::RunProperties
                | Scope::MarkProperties
                | Scope::RowProperties
        );
        match name {
            _ if name.ends_with("Change") => Scope::Skipped,
            "del" | "moveFrom" if !properties => Scope::Skipped,
            "del" | "moveFrom" if outer == Scope::MarkProperties => {
                self.with_last(|paragraph| paragraph.joined = true);
                Scope::Other
            }
            "del" if outer == Scope::RowProperties => {
                if let Some(kept) = self.rows.last_mut() {
                    *kept = false;
                }
                Scope::Other
            }
            "instrText" | "delText" | "delInstrText" | "rt" | "sectPr" | "sdtPr" => Scope::Skipped,
            "footnote" | "endnote" => {
                let wanted = match which {
                    Which::Notes(ids) => element.attr("id").is_some_and(|id| ids.contains(&*id)),
                    Which::Text => false,
                };
                if wanted { Scope::Other } else { Scope::Skipped }
            }
            "footnoteReference" | "endnoteReference" => {
                if let Some(id) = element.attr("id").filter(|_| self.is_seen()) {
                    self.notes[usize::from(name == "endnoteReference")].insert(id.into_owned());
                }
                Scope::Other
            }
            "tr" => {
                self.flow.open_row();
                self.rows.push(true);
                Scope::Row
            }
            "trPr" => Scope::RowProperties,
            "tc" => {
                self.flow.open_cell();
                Scope::Cell
            }
            "p" => {
                self.open.push(self.left_over.take().unwrap_or_default());
                Scope::Paragraph
            }
            "pPr" => {
                self.with_last(|paragraph| paragraph.own = Layout::default());
                Scope::ParagraphProperties
            }
            "rPr" if outer == Scope::Run => Scope::RunProperties,
            "rPr" => Scope::MarkProperties,
            "r" => {
                self.hidden = false;
                Scope::Run
            }
            "t" if outer == Scope::Run => Scope::Field,
            "fldChar" => {
                self.field(element.attr("fldCharType").as_deref());
                Scope::Other
            }
            // What is struck out holds as little as what is hidden.
            "vanish" | "strike" | "dstrike" | "rStyle" if outer == Scope::RunProperties => {
                let by_style = || element.attr("val").is_some_and(|id| self.styles.hides(&id));
                self.hidden |= if name == "rStyle" { by_style() } else { element.is_on() };
                Scope::Other
            }
            "pStyle" => {
                let style = element.attr("val").map(std::borrow::Cow::into_owned);
                self.with_last(|paragraph| paragraph.style = style);
                Scope::Other
            }
            _ if outer == Scope::MarkProperties || outer == Scope::RunProperties => Scope::Other,
            "numPr" => outer,
            _ if outer == Scope::ParagraphProperties => {
                self.with_last(|paragraph| paragraph.own.take(element));
                Scope::Other
            }
            _ => {
                self.sign(name, element);
                Scope::Other
            }
        }
    }

    /// What stands for a character.
    fn sign(&mut self, name: &str, element: &Element<'_>) {
        match name {
            "tab" | "ptab" => self.text("\t"),
            "br" | "cr" => self.text("\n"),
            "noBreakHyphen" => self.text("-"),
            "sym" => {
                let code = element.attr("char").unwrap_or_default();
                let code = code.to_uppercase();
                let code = code.strip_prefix("F0").unwrap_or(&code);
                self.text(match code {
                    "A8" | "6F" | "71" => "☐",
                    "FE" | "FD" | "78" | "54" | "52" => "☒",
                    "B7" | "A7" => "•",
                    "E0" => "→",
                    _ => "",
                });
            }
            _ => {}
        }
    }

    fn leave(&mut self, scope: Option<Scope>) {
        match scope {
            Some(Scope::Row) => {
                let kept = self.rows.pop().unwrap_or(true);
                self.flow.close_row(kept);
                if !self.flow.in_row() && !self.scopes.contains(&Scope::Row) {
                    self.hidden = false;
                }
            }
            Some(Scope::Paragraph) => {
                let Some(paragraph) = self.open.pop() else { return };
                if paragraph.joined {
                    self.left_over = Some(Paragraph { joined: false, ..paragraph });
                } else {
                    self.write(paragraph);
                }
            }
            _ => {}
        }
    }

    fn field(&mut self, kind: Option<&str>) {
        match kind {
            Some("begin") => self.fields.push(true),
            Some("separate") => {
                if let Some(instruction) = self.fields.last_mut() {
                    *instruction = false;
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    fn is_seen(&self) -> bool {
        !self.hidden && !self.fields.contains(&true)
    }

    fn text(&mut self, text: &str) {
        if self.is_seen() {
            self.with_last(|paragraph| {
                paragraph.text.push(text);
                paragraph.tabbed.push_str(text);
            });
        }
    }

    fn with_last(&mut self, change: impl FnOnce(&mut Paragraph)) {
        if let Some(paragraph) = self.open.last_mut() {
            change(paragraph);
        }
    }

    fn write(&mut self, paragraph: Paragraph) {
        let Paragraph { text, tabbed, own, style, .. } = paragraph;
        if text.is_empty() {
            self.flow.apart();
            return;
        }
        let layout = self.styles.of(own, style.as_deref());
        if layout.hidden == Some(true) {
            return self.flow.unseen();
        }
        let kind = if layout.is_heading() {
            Some(Kind::Heading)
        } else {
            let list = layout.list.filter(|list| *list > 0);
            match list.map(|list| self.numbering.next(list, layout.level.unwrap_or(0))) {
                None | Some(Marker::None) => None,
                Some(Marker::Bullet) => Some(Kind::Item(None)),
                Some(Marker::Number(number)) => Some(Kind::Item(Some(number))),
            }
        };
        self.flow.paragraph(kind, text, &tabbed, layout.is_tight());
    }
}
