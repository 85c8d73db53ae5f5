//! E-mail: the letter is the message, or attached to it, or forwarded with it.

mod quotes;

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::{Format, IngestError, Letter, Note, html, read_within};
use quotes::Cut;

/// Messages in messages; deeper ones are not read.
const DEEPEST: usize = 3;

/// Letters read from one message.
const MOST_LETTERS: usize = 32;

/// A message with fewer words is a note that goes with what is attached.
const NOTE_WORDS: usize = 40;

/// More parts, lines that could be headers, or values in them, than any message has. Each costs a
/// hundred bytes or two, however short it is.
const MOST_PARTS: usize = 10_000;
const MOST_HEADERS: usize = 100_000;
const MOST_VALUES: usize = 1_000_000;

/// The letters in the file: the message where it says something, and each letter attached.
pub(super) fn read(bytes: &[u8], depth: usize) -> Result<Vec<Letter>, IngestError> {
    if is_bomb(bytes) {
        return Err(IngestError::TooComplex);
    }
    let damaged = IngestError::Damaged { format: Format::Email };
    let parser = MessageParser::new().default_header_ignore().with_mime_headers();
    let parser = parser.header_text(mail_parser::HeaderName::Subject);
    let message = parser.parse(bytes).ok_or(damaged)?;
    let mut found = Found::default();
    found.message(&message, None, depth);
    found.letters.truncate(MOST_LETTERS);
    if found.letters.is_empty() {
        return Err(found.error.unwrap_or(IngestError::Empty));
    }
    Ok(found.letters)
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
    letters: Vec<Letter>,
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
        let before = self.letters.len();
        for (number, part) in message.attachments().enumerate() {
            if self.letters.len() >= MOST_LETTERS {
                break;
            }
            self.attachment(part, number + 1, depth);
        }
        let words = own.first().map_or(0, |letter| letter.text.split_whitespace().count());
        if words >= NOTE_WORDS {
            self.letters.splice(before..before, own);
        } else {
            self.letters.extend(own);
        }
    }

    fn attachment(&mut self, part: &MessagePart<'_>, number: usize, depth: usize) {
        let name = part.attachment_name().filter(|name| !name.trim().is_empty());
        let named = name.map_or_else(|| format!("vedlegg {number}"), one_line);
        if let PartType::Message(message) = &part.body {
            if depth < DEEPEST {
                self.message(message, Some(&named), depth + 1);
            }
            return;
        }
        if depth >= DEEPEST || matches!(part.body, PartType::Multipart(_)) {
            return;
        }
        let kind = part.content_type();
        let kind = kind.map(|kind| (kind.c_type.to_ascii_lowercase(), kind.c_subtype.clone()));
        let (kind, subtype) = kind.unwrap_or_default();
        let subtype = subtype.unwrap_or_default().to_ascii_lowercase();
        // The encoding of a text part is undone already.
        let format = match &part.body {
            PartType::Html(_) => Some(Format::Html),
            _ if kind == "application" && subtype == "rtf" => Some(Format::Rtf),
            _ => None,
        };
        match read_within(part.contents(), name, format, depth + 1) {
            Ok(letters) => {
                let plain = matches!(subtype.as_str(), "plain" | "markdown")
                    || name.is_some_and(|name| name.to_lowercase().ends_with(".txt"));
                for mut letter in letters {
                    let is_letter = match letter.format {
                        Format::Text => plain || kind.is_empty(),
                        format => !format.is_template(),
                    };
                    if is_letter {
                        letter.part = Some(match letter.part.take() {
                            Some(inner) => format!("{named}, {inner}"),
                            None => named.clone(),
                        });
                        self.letters.push(letter);
                    }
                }
            }
            Err(error) => {
                let binary = matches!(error, IngestError::Binary { .. } | IngestError::Empty);
                if self.error.is_none() && !binary {
                    self.error = Some(error);
                }
            }
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
