//! The text of an OpenDocument text, as a reader sees it.

use std::borrow::Cow;

use super::super::IngestError;
use super::super::flow::{Flow, Kind, MOST_NOTES, marker};
use super::super::prose::Prose;
use super::super::xml::{Element, Node, walk};
use super::FORMAT;
use super::styles::Styles;

/// Removed text, remarks, forms, styles, descriptions of pictures, macros, formulas.
const SKIPPED: [&str; 23] = [
    "tracked-changes",
    "annotation",
    "forms",
    "automatic-styles",
    "font-face-decls",
    "note-citation",
    "ruby-text",
    "scripts",
    "script",
    "math",
    "number",
    "table-of-content-source",
    "illustration-index-source",
    "table-index-source",
    "bibliography-source",
    "user-index-source",
    "alphabetical-index-source",
    "event-listeners",
    "variable-decls",
    "sequence-decls",
    "user-field-decls",
    "hidden-text",
    "hidden-paragraph",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// A paragraph or heading.
    Paragraph,
    List,
    /// An item of a list, or the text above its items.
    Item,
    Row,
    Cell,
    /// A footnote, read after the text.
    Note,
    Text,
    Other,
    /// What is not seen, with everything in it.
    Skipped,
}

#[derive(Debug, Default)]
struct Paragraph {
    text: Prose,
    tabbed: String,
    style: String,
    heading: bool,
}

#[derive(Debug, Default)]
struct List {
    style: String,
    count: Option<u32>,
    /// The item that is open has no text yet: its first paragraph gets the marker.
    fresh: bool,
}

/// Reads the document into a flow.
pub(super) struct Body<'f> {
    flow: &'f mut Flow,
    styles: &'f Styles,
    scopes: Vec<Scope>,
    open: Vec<Paragraph>,
    lists: Vec<List>,
    /// How far each numbered list that may go on has counted.
    last_counts: Vec<(String, u32)>,
    notes: Vec<Paragraph>,
}

impl<'f> Body<'f> {
    pub(super) fn new(flow: &'f mut Flow, styles: &'f Styles) -> Self {
        Self {
            flow,
            styles,
            scopes: Vec::new(),
            open: Vec::new(),
            lists: Vec::new(),
            last_counts: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Reads `content.xml`.
    pub(super) fn read(&mut self, xml: &str) -> Result<(), IngestError> {
        walk(xml, FORMAT, |node| {
            self.see(node);
            Ok(())
        })?;
        for note in std::mem::take(&mut self.notes) {
            self.flow.apart();
            self.write(note);
        }
        Ok(())
    }

    /// Reads the header or the footer of the first page from `styles.xml`, where that page is called
    /// `page`: the first of the elements `names` that has text.
    pub(super) fn read_furniture(
        &mut self,
        xml: &str,
        page: &str,
        names: [&str; 2],
    ) -> Result<(), IngestError> {
        self.flow.furniture(true);
        for name in names {
            let before = self.flow.len();
            let (mut here, mut open) = (false, 0u32);
            walk(xml, FORMAT, |node| {
                match &node {
                    Node::Open(element) if open == 0 => {
                        if element.name() == "master-page" {
                            here = element.attr("name").is_some_and(|name| name == page);
                        }
                        open += u32::from(here && element.name() == name);
                    }
                    Node::Open(_) => open += 1,
                    Node::Close if open > 0 => open -= 1,
                    _ => {}
                }
                // The element itself is only the frame.
                if open > 1 || open == 1 && matches!(node, Node::Close) {
                    self.see(node);
                }
                Ok(())
            })?;
            if self.flow.len() > before {
                break;
            }
        }
        self.notes.clear();
        self.flow.furniture(false);
        Ok(())
    }

    fn see(&mut self, node: Node<'_>) {
        match node {
            Node::Open(element) => {
                let scope = self.enter(&element);
                self.scopes.push(scope);
            }
            Node::Close => {
                let scope = self.scopes.pop();
                self.leave(scope);
            }
            Node::Text(text) => {
                if matches!(self.scopes.last(), Some(Scope::Paragraph | Scope::Text)) {
                    // Line breaks of the file are spaces; those of the text are elements.
                    self.text(&text.replace(['\n', '\t'], " "));
                }
            }
        }
    }

    fn enter(&mut self, element: &Element<'_>) -> Scope {
        if self.scopes.last() == Some(&Scope::Skipped) {
            return Scope::Skipped;
        }
        let attr = |name: &str| element.attr(name).map_or_else(String::new, Cow::into_owned);
        match element.name() {
            name if SKIPPED.contains(&name) => Scope::Skipped,
            // Of a picture; `text:title` is a field that holds the title of the document.
            "title" | "desc" if element.prefix() == "svg" => Scope::Skipped,
            "section" | "table" | "p" | "h" | "span" | "variable-set" | "user-field-get"
                if self.is_hidden(element) =>
            {
                Scope::Skipped
            }
            name @ ("p" | "h") => {
                self.open.push(Paragraph {
                    style: attr("style-name"),
                    heading: name == "h",
                    ..Paragraph::default()
                });
                Scope::Paragraph
            }
            "list" => {
                self.open_list(element);
                Scope::List
            }
            "list-item" | "list-header" => {
                if let Some(list) = self.lists.last_mut() {
                    list.fresh = element.name() == "list-item";
                    if let Some(value) = element.number("start-value") {
                        list.count = value.checked_sub(1);
                    }
                }
                Scope::Item
            }
            "table-row" => {
                self.flow.open_row();
                Scope::Row
            }
            "table-cell" => {
                self.flow.open_cell();
                Scope::Cell
            }
            "note" => Scope::Note,
            "s" => {
                self.text(" ");
                Scope::Other
            }
            "tab" => {
                self.text("\t");
                Scope::Other
            }
            "line-break" => {
                self.text("\n");
                Scope::Other
            }
            _ if self.open.is_empty() => Scope::Other,
            _ => Scope::Text,
        }
    }

    fn is_hidden(&self, element: &Element<'_>) -> bool {
        let family = match element.name() {
            "p" | "h" => "paragraph",
            "span" => "text",
            _ => return element.attr("display").as_deref() == Some("none"),
        };
        element.attr("style-name").is_some_and(|style| self.styles.hides(family, &style))
    }

    fn open_list(&mut self, element: &Element<'_>) {
        let inherited = self.lists.last().map(|list| list.style.clone());
        let style = element.attr("style-name").map(Cow::into_owned).or(inherited);
        let style = style.unwrap_or_default();
        let goes_on = element.attr("continue-numbering").as_deref() == Some("true")
            || element.attr("continue-list").is_some();
        let known = self.last_counts.iter().find(|(known, _)| *known == style);
        let count = known.filter(|_| goes_on).map(|(_, count)| *count);
        self.lists.push(List { style, count, fresh: false });
    }

    fn leave(&mut self, scope: Option<Scope>) {
        match scope {
            Some(Scope::Row) => self.flow.close_row(true),
            Some(Scope::List) => {
                let Some(List { style, count: Some(count), .. }) = self.lists.pop() else { return };
                self.last_counts.retain(|(known, _)| *known != style);
                self.last_counts.push((style, count));
                if self.last_counts.len() > 64 {
                    self.last_counts.remove(0);
                }
            }
            Some(Scope::Paragraph) => {
                let Some(paragraph) = self.open.pop() else { return };
                if self.scopes.contains(&Scope::Note) {
                    if self.notes.len() < MOST_NOTES {
                        self.notes.push(paragraph);
                    }
                } else {
                    self.write(paragraph);
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.text.push(text);
            paragraph.tabbed.push_str(text);
        }
    }

    fn write(&mut self, paragraph: Paragraph) {
        let Paragraph { text, tabbed, style, heading } = paragraph;
        if text.is_empty() {
            return self.flow.apart();
        }
        let kind = if heading || self.styles.is_title(&style) {
            Some(Kind::Heading)
        } else {
            self.item(&style)
        };
        self.flow.paragraph(kind, text, &tabbed, self.styles.is_tight(&style));
    }

    /// The marker of a paragraph that is the first of a list item.
    fn item(&mut self, paragraph: &str) -> Option<Kind> {
        let depth = self.lists.len().checked_sub(1)?;
        let list = self.lists.last_mut()?;
        if !std::mem::take(&mut list.fresh) {
            return None;
        }
        if list.style.is_empty() {
            list.style = self.styles.list_of(paragraph).unwrap_or_default();
        }
        let level = self.styles.list_level(&list.style, depth);
        let count = list.count.map_or(level.start, |count| count.saturating_add(1));
        list.count = Some(count);
        Some(Kind::Item(marker(count, level.style, level.closing)))
    }
}
