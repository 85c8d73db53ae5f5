//! Word.

mod body;
mod furniture;
mod numbering;
mod styles;

use std::collections::BTreeSet;

use super::flow::Flow;
use super::xml::{Node, walk};
use super::zip::Parts;
use super::{Format, IngestError, Letter};
use body::{Body, Which};
use furniture::{Furniture, targets};
use numbering::Numbering;
use styles::Styles;

const FORMAT: Format = Format::Docx;

/// Where the text stands, if nothing says otherwise.
const MAIN: &str = "word/document.xml";

/// The letters in the file: one.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Letter>, IngestError> {
    let mut parts = Parts::open(bytes, FORMAT)?;
    let main = main_part(&mut parts)?;
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let beside =
        |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    let damaged = IngestError::Damaged { format: FORMAT };
    let text = parts.text(&main)?.ok_or(damaged)?;
    let styles = Styles::read(parts.text(&beside("styles.xml"))?.as_deref().unwrap_or_default())?;
    let numbering = parts.text(&beside("numbering.xml"))?;
    let mut numbering = Numbering::read(numbering.as_deref().unwrap_or_default())?;

    let Furniture { header, footer } = Furniture::of(&text)?;
    let relations = parts.text(&beside(&format!("_rels/{file}.rels")))?.unwrap_or_default();
    let targets = targets(&relations)?;
    let mut furniture = |id: Option<String>| -> Result<Option<String>, IngestError> {
        let Some(target) = id.and_then(|id| targets.get(&id)) else { return Ok(None) };
        match target.strip_prefix('/') {
            Some(path) => parts.text(path),
            None => parts.text(&beside(target)),
        }
    };
    let (header, footer) = (furniture(header)?, furniture(footer)?);

    let mut flow = Flow::default();
    let mut body = Body::new(&mut flow, &styles, &mut numbering);
    if let Some(header) = header {
        body.read_furniture(&header)?;
    }
    body.read(&text, &Which::Text)?;
    let [footnotes, endnotes] = body.notes();
    for (name, notes) in [("footnotes.xml", footnotes), ("endnotes.xml", endnotes)] {
        if notes.is_empty() {
            continue;
        }
        if let Some(text) = parts.text(&beside(name))? {
            body.apart();
            body.read(&text, &Which::Notes(notes))?;
        }
    }
    if let Some(footer) = footer {
        body.read_furniture(&footer)?;
    }
    flow.finish(FORMAT).map(|letter| vec![letter])
}

/// The part that the package names as its document.
fn main_part(parts: &mut Parts<'_>) -> Result<String, IngestError> {
    let mut target = None;
    if let Some(relations) = parts.text("_rels/.rels")? {
        walk(&relations, FORMAT, |node| {
            if let Node::Open(element) = node
                && element.attr("Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
            {
                let path = element.attr("Target");
                target = path.map(|path| path.trim_start_matches('/').to_owned());
            }
            Ok(())
        })?;
    }
    let known: BTreeSet<String> = parts.names().map(std::borrow::Cow::into_owned).collect();
    let named = target.filter(|target| known.contains(target));
    let usual = || known.contains(MAIN).then(|| MAIN.to_owned());
    let any = || {
        let any = known.iter().find(|n| n.starts_with("word/document"));
        any.cloned()
    };
    named.or_else(usual).or_else(any).ok_or(IngestError::Damaged { format: FORMAT })
}
