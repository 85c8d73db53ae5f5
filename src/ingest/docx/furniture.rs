//! Which parts hold the header and the footer of the first page.

use memchr::memmem;
use rustc_hash::FxHashMap;

use super::super::IngestError;
use super::super::xml::{Element, Node, walk};
use super::FORMAT;

/// The header and footer of the first page, by the ids of their parts.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Furniture {
    pub(super) header: Option<String>,
    pub(super) footer: Option<String>,
}

/// What a section says of its pages.
#[derive(Debug, Default)]
struct Section {
    /// The first page has a header and a footer of its own.
    title_page: bool,
    /// Ids by element and kind.
    parts: FxHashMap<(String, String), String>,
}

impl Furniture {
    /// The furniture of the first section of a document.
    pub(super) fn of(document: &str) -> Result<Self, IngestError> {
        let named = |name: &[u8]| memmem::find(document.as_bytes(), name).is_some();
        if !named(b"headerReference") && !named(b"footerReference") {
            return Ok(Self::default());
        }
        let mut section = Section::default();
        // How many elements are open, counted from that of the section.
        let (mut open, mut done) = (0u32, false);
        walk(document, FORMAT, |node| {
            match node {
                Node::Open(element) if open > 0 => {
                    if open == 1 {
                        section.take(&element);
                    }
                    open += 1;
                }
                Node::Open(element) if !done && element.name() == "sectPr" => open = 1,
                Node::Close if open > 0 => {
                    open -= 1;
                    done |= open == 0;
                }
                _ => {}
            }
            Ok(())
        })?;
        let kind = if section.title_page { "first" } else { "default" };
        let mut part = |name: &str| section.parts.remove(&(name.to_owned(), kind.to_owned()));
        Ok(Self { header: part("headerReference"), footer: part("footerReference") })
    }
}

impl Section {
    fn take(&mut self, element: &Element<'_>) {
        let name = element.name();
        match name {
            "titlePg" => self.title_page = element.is_on(),
            "headerReference" | "footerReference" => {
                let kind = element.attr("type").unwrap_or_else(|| "default".into());
                if let Some(id) = element.attr("id") {
                    self.parts.insert((name.to_owned(), kind.into_owned()), id.into_owned());
                }
            }
            _ => {}
        }
    }
}

/// The parts a document refers to, by id.
pub(super) fn targets(relations: &str) -> Result<FxHashMap<String, String>, IngestError> {
    let mut targets = FxHashMap::default();
    walk(relations, FORMAT, |node| {
        if let Node::Open(element) = node
            && let (Some(id), Some(target)) = (element.attr("Id"), element.attr("Target"))
        {
            targets.insert(id.into_owned(), target.into_owned());
        }
        Ok(())
    })?;
    Ok(targets)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(section: &str) -> [Option<String>; 2] {
        let xml = format!("<w:body><w:p/><w:sectPr>{section}</w:sectPr><w:sectPr/></w:body>");
        let Furniture { header, footer } = Furniture::of(&xml).unwrap();
        [header, footer]
    }

    #[test]
    fn a_first_page_may_have_its_own() {
        let parts = "<w:headerReference w:type=\"default\" r:id=\"a\"/>\
                     <w:headerReference w:type=\"first\" r:id=\"b\"/>\
                     <w:footerReference r:id=\"c\"/>";
        let id = |id: &str| Some(id.to_owned());
        assert_eq!(of(parts), [id("a"), id("c")]);
        assert_eq!(of(&format!("{parts}<w:titlePg/>")), [id("b"), None]);
        let change = "<w:sectPrChange><w:sectPr><w:titlePg/></w:sectPr></w:sectPrChange>";
        assert_eq!(of(&format!("{parts}{change}")), [id("a"), id("c")]);
        assert_eq!(of(""), [None, None]);
    }
}
