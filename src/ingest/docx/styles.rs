//! What the styles of a Word document say of the paragraphs that have them.

use rustc_hash::FxHashMap;

use super::super::IngestError;
use super::super::xml::{Element, Node, walk};
use super::FORMAT;

/// What a style, or a paragraph itself, says.
#[derive(Debug, Clone, Default)]
pub(super) struct Layout {
    /// A level of the outline; 9 is running text.
    pub(super) outline: Option<u32>,
    /// The list it belongs to; 0 for none.
    pub(super) list: Option<u32>,
    /// The level in the list.
    pub(super) level: Option<u32>,
    /// The space above it.
    pub(super) before: Option<u32>,
    /// The space below it.
    pub(super) after: Option<u32>,
    /// Its text is hidden.
    pub(super) hidden: Option<bool>,
}

impl Layout {
    /// Takes what an element within `w:pPr` or `w:rPr` says.
    pub(super) fn take(&mut self, element: &Element<'_>) {
        match element.name() {
            "outlineLvl" => self.outline = element.number("val").or(self.outline),
            "numId" => self.list = element.number("val").or(self.list),
            "ilvl" => self.level = element.number("val").or(self.level),
            "spacing" => {
                self.before = element.number("before").or(self.before);
                self.after = element.number("after").or(self.after);
            }
            "vanish" => self.hidden = Some(element.is_on()),
            _ => {}
        }
    }

    /// What `below` says where this says nothing.
    fn or(self, below: &Self) -> Self {
        Self {
            outline: self.outline.or(below.outline),
            list: self.list.or(below.list),
            level: self.level.or(below.level),
            before: self.before.or(below.before),
            after: self.after.or(below.after),
            hidden: self.hidden.or(below.hidden),
        }
    }

    /// True where the reader sees no space around it.
    pub(super) fn is_tight(&self) -> bool {
        self.before.unwrap_or(0) == 0 && self.after.unwrap_or(0) == 0
    }

    /// True for a heading.
    pub(super) fn is_heading(&self) -> bool {
        self.outline.is_some_and(|level| level < 9)
    }
}

/// Styles stand on others, but not for ever.
const LONGEST_CHAIN: usize = 16;

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    known: FxHashMap<String, (Layout, Option<String>)>,
    /// What holds for every paragraph.
    base: Layout,
    /// The style of paragraphs that name none.
    usual: Option<String>,
}

impl Styles {
    /// Reads `styles.xml`, which may be missing.
    pub(super) fn read(xml: &str) -> Result<Self, IngestError> {
        let mut styles = Self::default();
        let mut open: Option<(String, Layout, Option<String>)> = None;
        let mut path: Vec<String> = Vec::new();
        walk(xml, FORMAT, |node| {
            match node {
                Node::Open(element) => {
                    let within = |name: &str| path.iter().any(|open| open == name);
                    match (element.name(), &mut open) {
                        ("style", _) => {
                            let id = element.attr("styleId").unwrap_or_default().into_owned();
                            let paragraph = element.attr("type").as_deref() == Some("paragraph");
                            let usual =
                                element.attr("default").is_some_and(|on| on == "1" || on == "true");
                            if paragraph && usual {
                                styles.usual = Some(id.clone());
                            }
                            open = Some((id, Layout::default(), None));
                        }
                        ("name", Some((_, layout, _))) => {
                            let name = element.attr("val").unwrap_or_default();
                            layout.outline = layout.outline.or(outline_of(&name));
                        }
                        ("basedOn", Some((_, _, base))) => {
                            *base = element.attr("val").map(std::borrow::Cow::into_owned);
                        }
                        (_, Some((_, layout, _))) => layout.take(&element),
                        (_, None) if within("pPrDefault") => styles.base.take(&element),
                        _ => {}
                    }
                    path.push(element.name().to_owned());
                }
                Node::Close => {
                    if path.pop().as_deref() == Some("style")
                        && let Some((id, layout, base)) = open.take()
                    {
                        styles.known.insert(id, (layout, base));
                    }
                }
                Node::Text(_) => {}
            }
            Ok(())
        })?;
        Ok(styles)
    }

    /// What holds for a paragraph that says `own` and has the style `id`.
    pub(super) fn of(&self, own: Layout, id: Option<&str>) -> Layout {
        let mut layout = own;
        let mut next = id.or(self.usual.as_deref());
        for _ in 0..LONGEST_CHAIN {
            let Some(id) = next else { break };
            let Some((style, base)) = self.known.get(id) else {
                layout.outline = layout.outline.or(outline_of(id));
                break;
            };
            layout = layout.or(style);
            next = base.as_deref();
        }
        layout.or(&self.base)
    }

    /// True where text in this style is hidden.
    pub(super) fn hides(&self, id: &str) -> bool {
        self.of(Layout::default(), Some(id)).hidden == Some(true)
    }
}

/// The built-in headings, by their names in every version of Word and in Norwegian files without a
/// list of styles.
fn outline_of(name: &str) -> Option<u32> {
    let name = name.to_lowercase().replace(' ', "");
    if matches!(name.as_str(), "title" | "tittel") {
        return Some(0);
    }
    let rest = name.strip_prefix("heading").or_else(|| name.strip_prefix("overskrift"))?;
    let level: u32 = rest.parse().ok()?;
    (1..=9).contains(&level).then(|| level - 1)
}
