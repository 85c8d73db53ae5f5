//! Web pages.

mod page;
mod source;

use encoding_rs::Encoding;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tokenizer, TokenizerOpts};

use super::decode::decode;
use super::{Format, IngestError, Letter, Note};
use page::Page;

/// So much of a page is read before it is asked whether there has been enough.
const CHUNK: usize = 1 << 20;

/// The largest page, in bytes. Pages with pictures in them may be large; beyond this the pictures are
/// the page, and taking it apart takes seconds.
const LARGEST: usize = 16 << 20;

/// So far into a page it says its encoding.
const HEAD: usize = 2048;

/// The letters in the file: one.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Letter>, IngestError> {
    let (text, notes) = match declared(bytes) {
        Some(encoding) => {
            let (text, bad) = encoding.decode_without_bom_handling(bytes);
            let mut notes = vec![Note::Decoded(encoding.name())];
            notes.extend(bad.then_some(Note::Unreadable));
            (text.into_owned(), notes)
        }
        None => decode(bytes)?,
    };
    let verbatim = !notes.iter().any(|note| matches!(note, Note::Decoded(_) | Note::Unreadable));
    page(&text, verbatim, notes, false).map(|letter| vec![letter])
}

/// A message in HTML; what it quotes is left out where `quotes` is false. Nobody sees the lines of
/// such a text, so its pieces have no place.
pub(super) fn message(text: &str, quotes: bool) -> Result<Letter, IngestError> {
    let mut letter = page(text, false, Vec::new(), !quotes)?;
    letter.marks.clear();
    letter.format = Format::Email;
    Ok(letter)
}

fn page(
    text: &str,
    verbatim: bool,
    notes: Vec<Note>,
    without_quotes: bool,
) -> Result<Letter, IngestError> {
    if text.len() > LARGEST {
        return Err(IngestError::TooLarge);
    }
    let page = Page::new(text, verbatim, without_quotes);
    let tokenizer = Tokenizer::new(page, TokenizerOpts::default());
    let queue = BufferQueue::default();
    let mut rest = text;
    while !rest.is_empty() && !tokenizer.sink.is_full() {
        let end = (CHUNK..rest.len()).find(|at| rest.is_char_boundary(*at)).unwrap_or(rest.len());
        let (chunk, after) = rest.split_at(end);
        queue.push_back(StrTendril::from(chunk));
        // Scripts are not run, so the tokenizer never stops for one.
        let _ = tokenizer.feed(&queue);
        rest = after;
    }
    tokenizer.end();
    tokenizer.sink.finish(notes)
}

/// The encoding a page says it is in, where it is not UTF-8.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    if Encoding::for_bom(bytes).is_some() || std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let (_, label) = head.split_once("charset=")?;
    let label = label.trim_start_matches(['"', '\'', ' ']);
    let label = label.split(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c)).next()?;
    Encoding::for_label(label.as_bytes()).filter(|encoding| encoding.is_ascii_compatible())
}
