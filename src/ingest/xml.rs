//! XML, element by element, within limits. Entities are never looked up: a document that brings its
//! own is refused.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::{Format, IngestError};

/// Letters have twenty or thirty elements in each other.
const DEEPEST: usize = 256;

/// What comes next.
pub(super) enum Node<'e> {
    /// An element begins.
    Open(Element<'e>),
    /// The element opened last, and not closed yet, ends.
    Close,
    /// Text.
    Text(Cow<'e, str>),
}

/// The beginning of an element.
pub(super) struct Element<'e> {
    start: &'e BytesStart<'e>,
}

impl Element<'_> {
    /// Its name without prefix.
    pub(super) fn name(&self) -> &str {
        let name: &str = self.start.local_name().into_inner();
        name
    }

    /// The prefix of its name; empty for none.
    pub(super) fn prefix(&self) -> &str {
        let full: &str = self.start.name().into_inner();
        full.split_once(':').map_or("", |(prefix, _)| prefix)
    }

    /// The value of an attribute, named without prefix.
    pub(super) fn attr(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut attrs = self.start.attributes();
        // Looking for names given twice takes the square of their number.
        let mut attrs = attrs.with_checks(false).filter_map(Result::ok);
        let found = attrs.find(|attr| {
            let key: &str = attr.key.local_name().into_inner();
            key == name
        })?;
        found.normalized_value(XmlVersion::Implicit1_0).ok()
    }

    /// The attribute as a number.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.attr(name)?.trim().parse().ok()
    }

    /// The property an element such as `w:b` sets: on, unless it says it is off.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.attr("val").as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// Shows every node of `text` to `see`.
///
/// # Errors
/// Where the text is no whole XML, has its own entities, or goes too deep; and the errors of `see`.
pub(super) fn walk(
    text: &str,
    format: Format,
    mut see: impl FnMut(Node<'_>) -> Result<(), IngestError>,
) -> Result<(), IngestError> {
    let damaged = IngestError::Damaged { format };
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut depth = 0usize;
    loop {
        match reader.read_event().map_err(|_| damaged.clone())? {
            Event::Start(start) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(IngestError::TooComplex);
                }
                see(Node::Open(Element { start: &start }))?;
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                see(Node::Close)?;
            }
            Event::Text(text) => see(Node::Text(text.xml10_content()))?,
            Event::CData(text) => see(Node::Text(text.xml10_content()))?,
            Event::GeneralRef(entity) => {
                let known = match &*entity {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => entity.resolve_char_ref().ok().flatten(),
                };
                if let Some(c) = known {
                    see(Node::Text(Cow::Borrowed(c.encode_utf8(&mut [0; 4]))))?;
                }
            }
            Event::DocType(_) => return Err(damaged),
            Event::Eof if depth > 0 => return Err(damaged),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(xml: &str) -> Result<String, IngestError> {
        let mut out = String::new();
        walk(xml, Format::Odt, |node| {
            if let Node::Text(text) = node {
                out.push_str(&text);
            }
            Ok(())
        })?;
        Ok(out)
    }

    #[test]
    fn characters_are_resolved_and_entities_refused() {
        assert_eq!(text_of("<a>1 &lt; 2 &#229;</a>").unwrap(), "1 < 2 å");
        let damaged = IngestError::Damaged { format: Format::Odt };
        let bomb = "<!DOCTYPE a [<!ENTITY b \"cccc\">]><a>&b;</a>";
        assert_eq!(text_of(bomb).unwrap_err(), damaged);
        assert_eq!(text_of("<a><b></a>").unwrap_err(), damaged);
        assert_eq!(text_of("<a>Hei").unwrap_err(), damaged);
    }

    #[test]
    fn depth_has_an_end() {
        let deep = "<a>".repeat(100_000);
        assert_eq!(text_of(&deep).unwrap_err(), IngestError::TooComplex);
    }
}
