//! What the styles of an OpenDocument text say: what is hidden, how lists count.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::super::IngestError;
use super::super::flow::NumberStyle;
use super::super::xml::{Element, Node, walk};
use super::FORMAT;

/// One level of a list.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Level {
    pub(super) style: NumberStyle,
    pub(super) closing: Option<char>,
    pub(super) start: u32,
}

#[derive(Debug, Clone, Default)]
struct Style {
    parent: Option<String>,
    hidden: Option<bool>,
    /// No space above, no space below.
    above: Option<bool>,
    below: Option<bool>,
    list: Option<String>,
    /// What the page is called that begins with it.
    page: Option<String>,
}

/// Styles stand on others, but not for ever.
const LONGEST_CHAIN: usize = 16;
const LEVELS: usize = 10;

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// By family and name.
    named: FxHashMap<(String, String), Style>,
    lists: FxHashMap<String, [Level; LEVELS]>,
    /// That of the first paragraph in the part read last.
    first: Option<String>,
}

impl Styles {
    /// Adds the styles of a part.
    pub(super) fn read(&mut self, xml: &str) -> Result<(), IngestError> {
        self.first = None;
        let mut style: Option<((String, String), Style)> = None;
        let mut list: Option<String> = None;
        let mut path: Vec<bool> = Vec::new();
        walk(xml, FORMAT, |node| {
            match node {
                Node::Open(element) => {
                    let name = element.name();
                    let owned = |name: &str| element.attr(name).map(Cow::into_owned);
                    path.push(name == "style");
                    match name {
                        "style" => {
                            let key = (
                                owned("family").unwrap_or_default(),
                                owned("name").unwrap_or_default(),
                            );
                            let parent = owned("parent-style-name");
                            let list = owned("list-style-name").filter(|name| !name.is_empty());
                            let page = owned("master-page-name").filter(|name| !name.is_empty());
                            style = Some((key, Style { parent, list, page, ..Style::default() }));
                        }
                        "list-style" => list = owned("name"),
                        "p" | "h" if self.first.is_none() => self.first = owned("style-name"),
                        "text-properties" => {
                            // What is struck out holds as little as what is hidden.
                            let display = element.attr("display").map(|how| how == "none");
                            let struck = element.attr("text-line-through-style");
                            let struck = struck.map(|how| how != "none");
                            if let Some((_, style)) = &mut style {
                                style.hidden = match (display, struck) {
                                    (Some(true), _) | (_, Some(true)) => Some(true),
                                    (None, None) => style.hidden,
                                    _ => Some(false),
                                };
                            }
                        }
                        "paragraph-properties" => {
                            if let Some((_, style)) = &mut style {
                                let none = |name| element.attr(name).map(|size| is_nothing(&size));
                                style.above = none("margin-top").or(none("margin")).or(style.above);
                                style.below =
                                    none("margin-bottom").or(none("margin")).or(style.below);
                            }
                        }
                        "list-level-style-number" => {
                            if let Some(list) = &list {
                                self.level(list, &element);
                            }
                        }
                        _ => {}
                    }
                }
                Node::Close => {
                    if path.pop() == Some(true)
                        && let Some((key, style)) = style.take()
                    {
                        self.named.insert(key, style);
                    }
                }
                Node::Text(_) => {}
            }
            Ok(())
        })
    }

    fn level(&mut self, list: &str, element: &Element<'_>) {
        let number = element.number("level").unwrap_or(1).max(1) as usize - 1;
        let levels = self.lists.entry(list.to_owned()).or_default();
        let Some(level) = levels.get_mut(number) else { return };
        level.style = match element.attr("num-format").as_deref() {
            // «1.2»: a number that letters do not have.
            _ if element.number("display-levels").is_some_and(|shown| shown > 1) => {
                NumberStyle::Bullet
            }
            Some("1") => NumberStyle::Decimal,
            Some("a") => NumberStyle::Letter,
            _ => NumberStyle::Bullet,
        };
        level.closing = element.attr("num-suffix").and_then(|suffix| suffix.trim().chars().next());
        level.start = element.number("start-value").unwrap_or(1);
    }

    fn find<T>(
        &self,
        family: &str,
        name: &str,
        mut what: impl FnMut(&Style) -> Option<T>,
    ) -> Option<T> {
        let mut next = Some(name);
        for _ in 0..LONGEST_CHAIN {
            let style = self.named.get(&(family.to_owned(), next?.to_owned()))?;
            if let Some(found) = what(style) {
                return Some(found);
            }
            next = style.parent.as_deref();
        }
        None
    }

    /// True where text in this style is hidden.
    pub(super) fn hides(&self, family: &str, name: &str) -> bool {
        self.find(family, name, |style| style.hidden) == Some(true)
    }

    /// What the first page is called.
    pub(super) fn first_page(&self) -> String {
        let first = self.first.as_deref().unwrap_or_default();
        let page = self.find("paragraph", first, |style| style.page.clone());
        page.unwrap_or_else(|| "Standard".to_owned())
    }

    /// True for the style of titles, and those made from it.
    pub(super) fn is_title(&self, name: &str) -> bool {
        let titles = |name: &str| matches!(name, "Title" | "Subtitle");
        let above = |style: &Style| style.parent.as_deref().filter(|name| titles(name)).map(drop);
        titles(name) || self.find("paragraph", name, above).is_some()
    }

    /// True where no space stands around a paragraph in this style.
    pub(super) fn is_tight(&self, name: &str) -> bool {
        self.find("paragraph", name, |style| style.above).unwrap_or(true)
            && self.find("paragraph", name, |style| style.below).unwrap_or(true)
    }

    /// The list that paragraphs in this style are counted in.
    pub(super) fn list_of(&self, name: &str) -> Option<String> {
        self.find("paragraph", name, |style| style.list.clone())
    }

    /// How a level of a list counts, from 0.
    pub(super) fn list_level(&self, list: &str, level: usize) -> Level {
        let levels = self.lists.get(list);
        levels.and_then(|levels| levels.get(level)).copied().unwrap_or_default()
    }
}

/// «0cm», «0.00in».
fn is_nothing(size: &str) -> bool {
    let number = size.trim_end_matches(|c: char| c.is_alphabetic() || c == '%');
    number.parse::<f32>().is_ok_and(|size| size < 0.02)
}
