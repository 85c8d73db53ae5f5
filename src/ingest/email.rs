//! E-mail: the letter is the message, or attached to it, or forwarded with it.

mod quotes;

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::opened::{self, Opened, Picture};
use super::{Format, IngestError, Letter, Note, Unread, html, ocr};
use quotes::Cut;

/// Messages in messages; deeper ones are not read.
const DEEPEST: usize = 3;

/// Letters read from one message.
const MOST_LETTERS: usize = 32;

/// A message with fewer words is a note that goes with what is attached.
const NOTE_WORDS: usize = 40;

/// Pictures of kinds that are not read, such as GIF, are logos up to this size, in bytes.
const LOGO: usize = 1 << 15;

/// More parts, lines that could be headers, or values in them, than any message has. Each costs a
/// hundred bytes or two, however short it is.
const MOST_PARTS: usize = 10_000;
const MOST_HEADERS: usize = 100_000;
const MOST_VALUES: usize = 1_000_000;

/// The letters in the file: the message where it says something, and each letter attached.
pub(super) fn read(bytes: &[u8], depth: usize) -> Result<Opened, IngestError> {
    if is_bomb(bytes) {
        return Err(IngestError::TooComplex);
    }
    let damaged = IngestError::Damaged { format: Format::Email };
    let parser = MessageParser::new().default_header_ignore().with_mime_headers();
    let parser = parser.header_text(mail_parser::HeaderName::Subject);
    let message = parser.parse(bytes).ok_or(damaged)?;
    let mut found = Found::default();
    found.message(&message, None, depth);
    if found.opened.letters.is_empty() && found.opened.pictures.is_empty() {
        return Err(found.error.unwrap_or(IngestError::Empty));
    }
    Ok(found.opened)
}

fn is_bomb(bytes: &[u8]) -> bool {
    let parts = memchr::memmem::find_iter(bytes, b"\n--").take(MOST_PARTS + 1).count();
    let values = memchr::memchr_iter(b';', bytes).take(MOST_VALUES + 1).count();
    let is_header = |line: &&[u8]| {
        let name = line.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'-').count();
        line.get(name) == Some(&b':')
    };
    let headers = bytes.split(|b| *b == b'\n').filter(is_header).take(MOST_HEADERS + 1).count();
    parts > MOST_PARTS || values > MOST_VALUES || headers > MOST_HEADERS
}

#[derive(Default)]
struct Found {
    opened: Opened,
    /// Why the first attachment that looked like a letter could not be read.
    error: Option<IngestError>,
}

impl Found {
    /// Adds the letters of a message, which is attached as `name` to another.
    fn message(&mut self, message: &Message<'_>, name: Option<&str>, depth: usize) {
        let forwarded = quotes::is_forward(message.subject().unwrap_or_default());
        let mut own = body(message, forwarded);
        for letter in &mut own {
            letter.part = match (name, letter.part.take()) {
                (Some(name), Some(part)) => Some(format!("{name}, {part}")),
                (name, part) => name.map(str::to_owned).or(part),
            };
        }
        let before = self.opened.letters.len();
        let pictures_before = self.opened.pictures.len();
        for (number, part) in message.attachments().enumerate() {
            self.attachment(part, number + 1, depth);
        }
        let words = own.first().map_or(0, |letter| letter.text.split_whitespace().count());
        if words >= NOTE_WORDS {
            for picture in &mut self.opened.pictures[pictures_before..] {
                picture.at += own.len();
            }
            self.opened.letters.splice(before..before, own);
        } else {
            self.opened.letters.extend(own);
        }
    }

    fn is_full(&self) -> bool {
        self.opened.letters.len() + self.opened.pictures.len() >= MOST_LETTERS
    }

    fn attachment(&mut self, part: &MessagePart<'_>, number: usize, depth: usize) {
        let name = part.attachment_name().filter(|name| !name.trim().is_empty());
        let named = name.map_or_else(|| format!("vedlegg {number}"), one_line);
        if matches!(part.body, PartType::Multipart(_)) {
            return;
        }
        if depth >= DEEPEST || self.is_full() {
            return self.unread(named, IngestError::TooComplex);
        }
        if let PartType::Message(message) = &part.body {
            return self.message(message, Some(&named), depth + 1);
        }
        let kind = part.content_type();
        let kind = kind.map(|kind| (kind.c_type.to_ascii_lowercase(), kind.c_subtype.clone()));
        let (kind, subtype) = kind.unwrap_or_default();
        let subtype = subtype.unwrap_or_default().to_ascii_lowercase();
        if subtype.ends_with("signature") {
            return;
        }
        // The encoding of a text part is undone already.
        let format = match &part.body {
            PartType::Html(_) => Some(Format::Html),
            _ if kind == "application" && subtype == "rtf" => Some(Format::Rtf),
            _ => None,
        };
        let bytes = part.contents();
        let opened = match opened::within(bytes, name, format, depth + 1) {
            Ok(opened) => opened,
            Err(IngestError::Picture) => return self.picture(named, bytes),
            Err(IngestError::Binary { .. }) if kind == "image" && bytes.len() < LOGO => return,
            Err(error) => return self.unread(named, error),
        };
        let plain = matches!(subtype.as_str(), "plain" | "markdown")
            || name.is_some_and(|name| name.to_lowercase().ends_with(".txt"));
        let is_letter = |letter: &Letter| match letter.format {
            Format::Text => plain || kind.is_empty(),
            format => !format.is_template(),
        };
        self.take(&named, bytes, opened, is_letter);
    }

    /// Adds what is in an attached file.
    fn take(
        &mut self,
        named: &str,
        bytes: &[u8],
        opened: Opened,
        is_letter: impl Fn(&Letter) -> bool,
    ) {
        let before = self.opened.letters.len();
        let inner = |part: &str| format!("{named}, {part}");
        for mut letter in opened.letters.into_iter().filter(is_letter) {
            letter.part = Some(letter.part.map_or_else(|| named.to_owned(), |part| inner(&part)));
            if letter.format == Format::Pdf && !letter.picture_pages().is_empty() {
                let at = self.opened.letters.len();
                let (part, bytes) = (named.to_owned(), bytes.to_vec());
                self.opened.pictures.push(Picture { part, bytes, at, partly: true });
            }
            self.opened.letters.push(letter);
        }
        for mut picture in opened.pictures {
            (picture.part, picture.at) = (inner(&picture.part), picture.at + before);
            self.opened.pictures.push(picture);
        }
        self.opened.notes.extend(opened.notes);
    }

    /// Keeps a picture, unless it is a logo.
    fn picture(&mut self, part: String, bytes: &[u8]) {
        if ocr::may_be_page(bytes) {
            let (bytes, at) = (bytes.to_vec(), self.opened.letters.len());
            self.opened.pictures.push(Picture { part, bytes, at, partly: false });
        }
    }

    /// Tells of an attachment that could not be read; one without text says nothing anyway.
    fn unread(&mut self, name: String, error: IngestError) {
        let why = match error {
            IngestError::Empty => return,
            IngestError::Encrypted => Unread::Locked,
            _ => Unread::Other,
        };
        if self.opened.notes.len() < MOST_LETTERS {
            self.opened.notes.push(Note::Attachment { name, why });
        }
        if self.error.is_none() && !matches!(error, IngestError::Binary { .. }) {
            self.error = Some(error);
        }
    }
}

/// The message itself, and what is forwarded in it.
fn body(message: &Message<'_>, forwarded: bool) -> Vec<Letter> {
    let parts = |ids: &[u32]| -> Vec<&MessagePart<'_>> {
        ids.iter().filter_map(|id| message.parts.get(*id as usize)).collect()
    };
    let mut unreadable = false;
    let (mut text, mut page) = (String::new(), String::new());
    for part in parts(&message.text_body) {
        if let PartType::Text(own) = &part.body {
            unreadable |= part.is_encoding_problem;
            let kind = part.content_type();
            let is = |name: &str, value: &str| {
                let found = kind.and_then(|kind| kind.attribute(name));
                found.is_some_and(|found| found.eq_ignore_ascii_case(value))
            };
            let own = own.replace("\r\n", "\n");
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            if is("format", "flowed") {
                text.push_str(&quotes::unflowed(&own, is("delsp", "yes")));
            } else {
                text.push_str(&own);
            }
        }
    }
    for part in parts(&message.html_body) {
        if let PartType::Html(own) = &part.body {
            unreadable |= part.is_encoding_problem;
            page.push_str(own);
        }
    }
    // Some programs put «this message is in HTML» where the text should be.
    let page = html::message(&page, forwarded).or_else(|_| html::message(&page, true)).ok();
    let words = |text: &str| text.split_whitespace().count();
    let plain = page.as_ref().is_none_or(|page| words(&text) * 3 >= words(&page.text));
    let letter = if plain && !text.trim().is_empty() {
        let own = quotes::without_quoted_lines(&text, forwarded);
        Letter { format: Format::Email, ..Letter::from_text(own) }
    } else {
        match page {
            Some(page) => page,
            None => return Vec::new(),
        }
    };
    let pieces = match quotes::cut(&letter.text, forwarded) {
        Cut::Whole => vec![(0..letter.text.len(), None)],
        Cut::Reply(end) => vec![(0..end, None)],
        Cut::Forward { own, letter } => vec![(0..own, None), (letter, Some("videresendt"))],
    };
    let notes = if unreadable { vec![Note::Unreadable] } else { Vec::new() };
    let take = |(range, name): (std::ops::Range<usize>, Option<&str>)| {
        let headings = letter.headings.iter().filter(|at| range.contains(at));
        let piece = Letter {
            text: letter.text[range.clone()].to_owned(),
            headings: headings.map(|at| at - range.start).collect(),
            notes: notes.clone(),
            part: name.map(str::to_owned),
            ..Letter::from_text(String::new())
        };
        Letter { format: Format::Email, ..piece }.not_empty().ok()
    };
    pieces.into_iter().filter_map(take).collect()
}

fn one_line(name: &str) -> String {
    name.chars().map(|c| if c.is_control() { ' ' } else { c }).take(120).collect()
}
