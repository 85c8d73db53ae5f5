//! The structure tree: what the file itself says its pieces are.

use std::collections::BTreeMap;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, MaybeRef, Name, Object, ObjectIdentifier, String as PdfString};

use super::glyphs::{MAX_ACTUAL, text_of};

/// Elements looked at in one tree, and how deep they nest.
const MAX_ELEMENTS: usize = 200_000;
const MAX_DEPTH: usize = 100;

/// A marked piece of a page: the page, counted from 0, and its number there.
pub(super) type Piece = (u32, u32);

/// What an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Heading,
    Paragraph,
    Item,
    Row,
}

/// An element with text.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) role: Role,
    /// The bullet or number of an item.
    pub(super) label: Vec<Piece>,
    /// Its pieces; for a row, those of each cell.
    pub(super) cells: Vec<Vec<Piece>>,
}

/// The tree, flattened.
#[derive(Debug, Default)]
pub(super) struct Tags {
    pub(super) elements: Vec<Element>,
    /// What stands in place of pieces.
    pub(super) actual: BTreeMap<Piece, String>,
}

/// What an element does to the one being read.
#[derive(Clone, Copy)]
enum Class {
    /// Holds other elements.
    Group,
    Block(Role),
    Label,
    /// The body of an item.
    Body,
    Cell,
    Inline,
    Artifact,
}

fn class(role: &[u8]) -> Class {
    match role {
        b"Document" | b"DocumentFragment" | b"Part" | b"Art" | b"Sect" | b"Div" | b"L"
        | b"Table" | b"THead" | b"TBody" | b"TFoot" | b"TOC" | b"Aside" | b"Index" => Class::Group,
        b"H" | b"H1" | b"H2" | b"H3" | b"H4" | b"H5" | b"H6" | b"Title" => {
            Class::Block(Role::Heading)
        }
        b"P" | b"BlockQuote" | b"Caption" | b"TOCI" | b"Note" | b"FENote" | b"Figure"
        | b"Formula" | b"BibEntry" => Class::Block(Role::Paragraph),
        b"LI" => Class::Block(Role::Item),
        b"TR" => Class::Block(Role::Row),
        b"Lbl" => Class::Label,
        b"LBody" => Class::Body,
        b"TD" | b"TH" => Class::Cell,
        b"Artifact" => Class::Artifact,
        _ => Class::Inline,
    }
}

/// The tree of a file that has one.
pub(super) fn read(pdf: &Pdf) -> Option<Tags> {
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
    let root = catalog.get::<Dict<'_>>("StructTreeRoot")?;
    let pages = pdf.pages().iter().enumerate();
    let mut reader = Reader {
        pdf,
        roles: root.get::<Dict<'_>>("RoleMap").unwrap_or_default(),
        pages: pages.filter_map(|(at, page)| Some((page.raw().obj_id()?, at as u32))).collect(),
        tags: Tags::default(),
        open: None,
        in_label: false,
        seen: 0,
    };
    reader.kids(&root, None, 0);
    reader.tags.elements.retain(|element| element.cells.iter().any(|cell| !cell.is_empty()));
    Some(reader.tags)
}

struct Reader<'a> {
    pdf: &'a Pdf,
    roles: Dict<'a>,
    pages: BTreeMap<ObjectIdentifier, u32>,
    tags: Tags,
    /// The element that pieces go to.
    open: Option<usize>,
    in_label: bool,
    seen: usize,
}

impl<'a> Reader<'a> {
    fn kids(&mut self, parent: &Dict<'a>, page: Option<u32>, depth: usize) {
        match parent.get::<Object<'a>>("K") {
            Some(Object::Array(kids)) => {
                for kid in kids.raw_iter() {
                    let kid = match kid {
                        MaybeRef::Ref(id) => self.pdf.xref().get::<Object<'a>>(id.into()),
                        MaybeRef::NotRef(kid) => Some(kid),
                    };
                    if let Some(kid) = kid {
                        self.kid(kid, page, depth);
                    }
                }
            }
            Some(kid) => self.kid(kid, page, depth),
            None => {}
        }
    }

    fn kid(&mut self, kid: Object<'a>, page: Option<u32>, depth: usize) {
        self.seen += 1;
        if self.seen > MAX_ELEMENTS || depth > MAX_DEPTH {
            return;
        }
        match kid {
            Object::Number(number) => {
                if let (Some(page), Ok(mcid)) = (page, u32::try_from(number.as_i64())) {
                    self.piece((page, mcid));
                }
            }
            Object::Dict(dict) => {
                let own = dict.get_ref("Pg").and_then(|id| self.pages.get(&id.into()).copied());
                let page = own.or(page);
                if dict.contains_key("S") {
                    self.element(&dict, page, depth);
                } else if let (Some(page), Some(mcid)) = (page, dict.get::<u32>("MCID")) {
                    self.piece((page, mcid));
                }
            }
            _ => {}
        }
    }

    fn role(&self, dict: &Dict<'a>) -> Class {
        let Some(mut name) = dict.get::<Name<'a>>("S") else { return Class::Inline };
        for _ in 0..8 {
            match self.roles.get::<Name<'a>>(name.as_ref()) {
                Some(next) if next != name => name = next,
                _ => break,
            }
        }
        class(name.as_ref())
    }

    fn element(&mut self, dict: &Dict<'a>, page: Option<u32>, depth: usize) {
        let role = self.open.map(|open| self.tags.elements[open].role);
        let before = self.seen;
        match self.role(dict) {
            Class::Artifact => {}
            // Whatever stands in a cell is its text.
            Class::Group | Class::Block(Role::Heading | Role::Paragraph)
                if role == Some(Role::Row) =>
            {
                self.kids(dict, page, depth + 1);
            }
            Class::Group => {
                self.open = None;
                self.kids(dict, page, depth + 1);
                self.open = None;
            }
            // The first paragraph of an item is the item.
            Class::Block(Role::Paragraph) if role == Some(Role::Item) && self.is_fresh() => {
                self.kids(dict, page, depth + 1);
            }
            Class::Block(role) => {
                self.open = Some(self.tags.elements.len());
                let cells = if role == Role::Row { Vec::new() } else { vec![Vec::new()] };
                self.tags.elements.push(Element { role, label: Vec::new(), cells });
                self.kids(dict, page, depth + 1);
                self.open = None;
            }
            Class::Label => {
                let outer = std::mem::replace(&mut self.in_label, role == Some(Role::Item));
                self.kids(dict, page, depth + 1);
                self.in_label = outer;
            }
            Class::Cell => {
                if let Some(open) = self.open {
                    self.tags.elements[open].cells.push(Vec::new());
                }
                self.kids(dict, page, depth + 1);
            }
            Class::Body | Class::Inline => {
                self.kids(dict, page, depth + 1);
            }
        }
        let actual = dict.get::<PdfString<'a>>("ActualText");
        if let Some(text) = actual.filter(|text| text.len() <= MAX_ACTUAL)
            && let Some(piece) = self.only_piece(dict, page, before)
        {
            self.tags.actual.insert(piece, text_of(&text));
        }
    }

    /// The piece of an element that has just one.
    fn only_piece(&self, dict: &Dict<'a>, page: Option<u32>, before: usize) -> Option<Piece> {
        let mcid = dict.get::<u32>("K").or_else(|| dict.get::<Dict<'a>>("K")?.get::<u32>("MCID"));
        (self.seen - before == 1).then_some((page?, mcid?))
    }

    fn is_fresh(&self) -> bool {
        self.open.is_some_and(|open| self.tags.elements[open].cells.iter().all(Vec::is_empty))
    }

    fn piece(&mut self, piece: Piece) {
        // Where the tree does not say what a piece is, its place on the page tells more: browsers say
        // nothing of tables without lines.
        let Some(open) = self.open else { return };
        let element = &mut self.tags.elements[open];
        if self.in_label {
            element.label.push(piece);
        } else if let Some(cell) = element.cells.last_mut() {
            cell.push(piece);
        } else {
            element.cells.push(vec![piece]);
        }
    }
}
