//! Texts in JSON: an object with a text for each language, or a list of blocks.

mod tree;

use self::tree::{Tree, Value};
use super::super::IngestError;
use super::events::{Events, Shape};
use super::hole::Hole;
use super::language::{Languages, named_at_end};
use super::markup::{self, Dialect};
use super::piece::Piece;

/// Reads a file.
pub(super) fn read(source: &str, events: &mut Events) -> Result<(), IngestError> {
    let tree = Tree::of(source).ok_or(IngestError::TooComplex)?;
    let mut reader = Reader { source, tree: &tree, events };
    reader.value(0, &Shape::Paragraph, false);
    Ok(())
}

struct Reader<'s> {
    source: &'s str,
    tree: &'s Tree,
    events: &'s mut Events,
}

/// Keys whose texts are headings.
const HEADINGS: &[&str] = &[
    "title",
    "tittel",
    "overskrift",
    "heading",
    "header",
    "subtitle",
    "undertittel",
    "deloverskrift",
];

/// Keys whose texts are list items.
const ITEMS: &[&str] = &[
    "items",
    "item",
    "punkter",
    "punkt",
    "liste",
    "list",
    "bullets",
    "kulepunkter",
    "listeelementer",
];

/// Keys whose texts are text even where they do not look like it.
const TEXTS: &[&str] = &[
    "text",
    "tekst",
    "content",
    "innhold",
    "avsnitt",
    "paragraph",
    "paragraphs",
    "body",
    "value",
    "verdi",
    "brødtekst",
    "brodtekst",
    "html",
    "markdown",
    "blocks",
    "blokker",
    "children",
    "hilsen",
    "innledning",
    "begrunnelse",
    "ingress",
    "vedlegg",
    "fritekst",
    "brevtekst",
];

/// Keys whose values are never text.
const CODES: &[&str] = &[
    "id",
    "type",
    "style",
    "name",
    "navn",
    "key",
    "url",
    "href",
    "kode",
    "code",
    "version",
    "versjon",
    "format",
    "marks",
    "markdefs",
    "felt",
    "field",
    "flettefelt",
    "apinavn",
    "listitem",
    "level",
    "språk",
    "sprak",
    "language",
    "lang",
    "status",
    "created",
    "updated",
    "author",
    "mal",
    "template",
    "brevkode",
    "comment",
    "kommentar",
    "$schema",
    "rev",
    "createdat",
    "updatedat",
    "ref",
    "visningsnavn",
    "displayname",
    "displaytitle",
];

impl Reader<'_> {
    /// `known` says that what stands here is text.
    fn value(&mut self, at: usize, shape: &Shape, known: bool) {
        match self.tree.value(at) {
            Value::Text(start, end) => {
                if known || is_prose(self.source, start, end) {
                    self.events.block(shape.clone());
                    self.text(start, end);
                    self.events.block(Shape::Paragraph);
                }
            }
            Value::List => {
                let mut before = None;
                for child in self.tree.children(at) {
                    let value = self.tree.value(child);
                    // A sentence in several literals.
                    match (before, value) {
                        (Some(Value::Text(from, to)), Value::Text(start, end))
                            if known && self.is_split((from, to), (start, end)) =>
                        {
                            self.events.rejoin();
                            self.text(start, end);
                            self.events.block(Shape::Paragraph);
                        }
                        _ => self.value(child, shape, known),
                    }
                    before = Some(value);
                }
            }
            Value::Object => self.object(at, shape, known),
            Value::Other => {}
        }
    }

    /// Two literals of a list that are one text: white space stands at the seam.
    fn is_split(&self, before: (usize, usize), next: (usize, usize)) -> bool {
        let text = |(start, end): (usize, usize)| self.source.get(start..end).unwrap_or_default();
        text(before).ends_with(' ') || text(next).starts_with(' ')
    }

    fn key(&self, at: usize) -> String {
        let (start, end) = self.tree.key(at);
        let key = self.source.get(start..end).unwrap_or_default();
        Piece::escaped(key, start).text
    }

    fn object(&mut self, at: usize, shape: &Shape, known: bool) {
        let children: Vec<usize> = self.tree.children(at).collect();
        let kind = self.kind(&children);
        let shape = kind.unwrap_or_else(|| shape.clone());
        // The spans of one block belong together.
        let spans = children
            .iter()
            .copied()
            .find(|&child| self.key(child) == "children" && self.tree.value(child) == Value::List);
        if let Some(spans) = spans {
            self.events.block(shape);
            for span in self.tree.children(spans) {
                self.span(span);
            }
            self.events.block(Shape::Paragraph);
            return;
        }
        // An object may say what language it is in.
        let own = children.iter().find_map(|&child| {
            let key = self.key(child).to_lowercase();
            let Value::Text(start, end) = self.tree.value(child) else { return None };
            let said = matches!(
                key.as_str(),
                "språk" | "sprak" | "language" | "lang" | "målform" | "locale"
            );
            said.then(|| named_at_end(self.source.get(start..end)?)).flatten()
        });
        let before = own.map(|language| self.events.narrow(Languages::of(language), true));
        for child in children {
            let key = self.key(child);
            let small = key.to_lowercase();
            let bare = small.trim_start_matches('_');
            let language = named_at_end(&key);
            let stem = match language {
                Some(_) => bare.split(['_', '-', '.']).next().unwrap_or(bare),
                None => bare,
            };
            let holds = |names: &[&str]| names.contains(&stem);
            if holds(CODES) && language.is_none() {
                continue;
            }
            let inner = if holds(HEADINGS) && shape == Shape::Paragraph {
                Shape::Heading
            } else if holds(ITEMS) {
                Shape::Item(None)
            } else {
                shape.clone()
            };
            let known =
                known || language.is_some() || holds(HEADINGS) || holds(ITEMS) || holds(TEXTS);
            let outside =
                language.map(|language| self.events.narrow(Languages::of(language), true));
            self.value(child, &inner, known);
            if let Some(outside) = outside {
                self.events.widen(outside);
            }
        }
        if let Some(before) = before {
            self.events.widen(before);
        }
    }

    /// What an object says it is: `"type": "heading"`, `"style": "h2"`, `"listItem": "bullet"`.
    fn kind(&self, children: &[usize]) -> Option<Shape> {
        let mut kind = None;
        for &child in children {
            let Value::Text(start, end) = self.tree.value(child) else { continue };
            let key = self.key(child).to_lowercase();
            let said = self.source.get(start..end).unwrap_or_default().to_lowercase();
            match key.trim_start_matches('_') {
                "listitem" => return Some(Shape::Item(None)),
                "type" | "style" | "kind" | "blokktype" | "elementtype" => {
                    let heading = said.contains("heading")
                        || said.contains("overskrift")
                        || said.contains("title")
                        || said.contains("tittel")
                        || said.len() == 2
                            && said.starts_with('h')
                            && said.ends_with(|c: char| c.is_ascii_digit());
                    let item =
                        said.contains("list") || said.contains("item") || said.contains("punkt");
                    if heading {
                        kind = Some(Shape::Heading);
                    } else if item {
                        kind = Some(Shape::Item(None));
                    } else if kind.is_none()
                        && (said.contains("paragraph") || said.contains("avsnitt"))
                    {
                        kind = Some(Shape::Paragraph);
                    }
                }
                _ => {}
            }
        }
        kind
    }

    /// A span of a block: text, or a field.
    fn span(&mut self, at: usize) {
        if let Value::Text(start, end) = self.tree.value(at) {
            self.text(start, end);
            return;
        }
        let children: Vec<usize> = self.tree.children(at).collect();
        let mut name = None;
        for &child in &children {
            let Value::Text(start, end) = self.tree.value(child) else { continue };
            match self.key(child).to_lowercase().as_str() {
                "text" | "tekst" => {
                    self.text(start, end);
                    return;
                }
                "felt" | "field" | "flettefelt" | "name" | "navn" | "apinavn" => {
                    name = Some((start, end));
                }
                _ => {}
            }
        }
        if let Some((start, end)) = name {
            self.events.hole(Hole::of(self.source.get(start..end).unwrap_or_default()), start);
        }
    }

    fn text(&mut self, start: usize, end: usize) {
        let literal = self.source.get(start..end).unwrap_or_default();
        markup::read(self.source, &Piece::escaped(literal, start), Dialect::Fields, self.events);
    }
}

/// True for a text that is plainly prose: four words, or three that end a sentence.
fn is_prose(source: &str, start: usize, end: usize) -> bool {
    let text = source.get(start..end).unwrap_or_default();
    let words = text
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphabetic))
        .take(4)
        .count();
    words >= 4 || words == 3 && text.ends_with(['.', '!', '?'])
}
