//! Templates as sources: every branch is read, expressions become placeholders in brackets, and each
//! piece of text knows its line and column in the template.
//!
//! A reader for each syntax turns the source into [`events`]; [`sheet`] makes a letter of those that
//! concern one language.

mod events;
mod freemarker;
mod hole;
mod html;
mod icu;
mod json;
mod kotlin;
mod language;
mod line;
mod markup;
mod mustache;
mod piece;
mod plain;
mod sentence;
mod sheet;
#[cfg(feature = "templates")]
mod typst;

pub(super) use plain::fields;

use memchr::memmem;

use self::events::Events;
use self::language::{Languages, guess, part};
use self::line::Places;
use self::markup::Dialect;
use super::{Format, IngestError, Letter, Note, decode};

/// No template is larger, in bytes.
const MAX_SOURCE: usize = 16 << 20;

/// The letters in the template, one for each language.
///
/// # Errors
/// Where there is no text in it, or far too much.
pub(super) fn read(bytes: &[u8], format: Format) -> Result<Vec<Letter>, IngestError> {
    let (source, notes) = decode::decode(bytes)?;
    if source.len() > MAX_SOURCE {
        return Err(IngestError::TooLarge);
    }
    let mut events = Events::default();
    match format {
        #[cfg(feature = "templates")]
        Format::Typst => typst::read(&source, &mut events),
        #[cfg(not(feature = "templates"))]
        Format::Typst => return Err(IngestError::Binary { format: Some("Typst") }),
        Format::Kotlin => kotlin::read(&source, &mut events),
        Format::Json => json::read(&source, &mut events)?,
        Format::Freemarker => markup::file(&source, Dialect::Freemarker, &mut events),
        _ => markup::file(&source, Dialect::Mustache, &mut events),
    }
    if events.is_full() {
        return Err(IngestError::TooComplex);
    }
    letters(&source, &notes, &events, format)
}

/// What a web page holds besides HTML, if anything.
pub(super) fn in_markup(bytes: &[u8]) -> Option<Format> {
    let freemarker = [&b"<#if"[..], b"<#list", b"<#assign", b"<#include", b"<#macro", b"<#import"];
    let holds = |mark: &&[u8]| memmem::find(bytes, mark).is_some();
    if freemarker.iter().any(holds) {
        return Some(Format::Freemarker);
    }
    mustache::stands_in(bytes).then_some(Format::Handlebars)
}

/// The first `len` bytes of a text, or a few more.
fn head(text: &str, len: usize) -> &str {
    (len..len + 4).find_map(|len| text.get(..len)).unwrap_or(text)
}

/// The last `len` bytes of a text, or a few more.
fn tail(text: &str, len: usize) -> &str {
    let from = text.len().saturating_sub(len);
    (0..4).find_map(|more| text.get(from.saturating_sub(more)..)).unwrap_or(text)
}

fn letters(
    source: &str,
    notes: &[Note],
    events: &Events,
    format: Format,
) -> Result<Vec<Letter>, IngestError> {
    let places = Places::of(source, notes.is_empty());
    let languages = events.languages();
    let mut letters = Vec::new();
    let each = if languages.is_empty() { vec![Languages::ALL] } else { languages.each() };
    for wanted in each {
        let language = wanted.only();
        let words = language.unwrap_or_else(|| guess(source));
        let mut letter = match sheet::letter(source, &places, events, wanted, words, format) {
            Ok(letter) => letter,
            // A language that is named but has no text yet.
            Err(IngestError::Empty) => continue,
            Err(error) => return Err(error),
        };
        letter.notes.extend_from_slice(notes);
        letter.language = language;
        letter.part = language.and_then(part).map(str::to_owned);
        letters.push(letter);
    }
    if letters.is_empty() { Err(IngestError::Empty) } else { Ok(letters) }
}
