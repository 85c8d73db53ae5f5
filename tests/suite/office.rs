//! Letters as Word, OpenDocument, HTML, Markdown, rich text and e-mail: the same facts as on the
//! text, whatever they come in.

mod furniture;
mod hostile;
pub(crate) mod mail;
mod marks;
mod odd;
pub(crate) mod write;

use klarbrev::Letter;
use klarbrev::ingest::{Format, read};
use serde_json::Value;

use crate::letters::{Annotated, at, own, told_anywhere};

/// What is told of a letter. Counts differ with the format: a bullet or a number may be a word.
pub(crate) fn facts_of(letter: &Letter) -> Value {
    let mut told = told_anywhere(letter);
    if let Some(document) = told["document"].as_object_mut() {
        document.remove("words");
        document.remove("sentences");
    }
    told
}

/// The first thing in which two values differ.
pub(crate) fn difference(a: &Value, b: &Value, path: &str) -> Option<String> {
    match (a, b) {
        (Value::Object(a), Value::Object(b)) => {
            let keys = a.keys().chain(b.keys());
            let null = Value::Null;
            let of = |map: &serde_json::Map<String, Value>, key: &str| {
                map.get(key).unwrap_or(&null).clone()
            };
            keys.into_iter()
                .find_map(|key| difference(&of(a, key), &of(b, key), &format!("{path}.{key}")))
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            let mut pairs = a.iter().zip(b).enumerate();
            pairs.find_map(|(i, (a, b))| difference(a, b, &format!("{path}[{i}]")))
        }
        _ if a == b => None,
        _ => Some(format!("{path}: {a} is now {b}")),
    }
}

pub(crate) fn only(bytes: &[u8], name: &str) -> Letter {
    let letters = read(bytes, Some(name), None).unwrap_or_else(|e| panic!("{name}: {e}"));
    assert_eq!(letters.len(), 1, "{name}");
    letters.into_iter().next().unwrap()
}

pub(crate) fn text_of(bytes: &[u8], name: &str) -> String {
    only(bytes, name).text().to_owned()
}

/// Every letter of ours, written by `write`, says the same as its text.
fn assert_same(format: Format, name: &str, write: impl Fn(&[write::Block]) -> Vec<u8>) {
    let mut wrong = Vec::new();
    let letters = own();
    for Annotated { id, bytes, .. } in &letters {
        let plain = Letter::from_bytes(bytes).unwrap();
        let made = only(&write(&write::blocks(&plain)), name);
        assert_eq!(made.format(), format, "{id}");
        if let Some(what) = difference(&facts_of(&plain), &facts_of(&made), "") {
            wrong.push(format!("{id}: {what}"));
        }
    }
    let (all, wrong_count) = (letters.len(), wrong.len());
    assert!(wrong.is_empty(), "{wrong_count} of {all} as {name}:\n{}", wrong.join("\n"));
}

#[test]
fn word_says_the_same() {
    assert_same(Format::Docx, "brev.docx", write::docx);
}

#[test]
fn opendocument_says_the_same() {
    assert_same(Format::Odt, "brev.odt", write::odt);
}

#[test]
fn html_says_the_same() {
    assert_same(Format::Html, "brev.html", |blocks| write::html(blocks).into_bytes());
}

#[test]
fn markdown_says_the_same() {
    assert_same(Format::Markdown, "brev.md", |blocks| write::markdown(blocks).into_bytes());
}

#[test]
fn rich_text_says_the_same() {
    assert_same(Format::Rtf, "brev.rtf", |blocks| write::rtf(blocks).into_bytes());
}

#[test]
fn a_message_says_the_same() {
    assert_same(Format::Email, "brev.eml", |blocks| mail::plain(&write::text(blocks)));
    assert_same(Format::Email, "brev.eml", |blocks| mail::html(&write::html(blocks)));
}

#[test]
fn an_attachment_says_the_same() {
    assert_same(Format::Docx, "brev.eml", |blocks| {
        mail::attached(&[("brev på norsk.docx", "application/octet-stream", &write::docx(blocks))])
    });
}

#[test]
fn a_word_file_from_nav_is_read() {
    let path = at("../shared/corpus/docx/innsending_docx-test.docx");
    let Ok(bytes) = std::fs::read(&path) else {
        println!("no {}: left out", path.display());
        return;
    };
    let letter = only(&bytes, "test.docx");
    assert_eq!(letter.format(), Format::Docx);
    let text = letter.text();
    assert!(
        text.starts_with("Docx test dokument\n") && text.matches("Dette er en test.").count() == 2
    );
}
