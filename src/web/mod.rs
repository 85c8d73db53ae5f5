//! What the helper's page asks of the library: one function from bytes to bytes.
//!
//! A question and its answer are messages: four bytes that say how long the JSON is (little endian),
//! the JSON, and whatever bytes go with it. Nothing is remembered between two questions: a letter that
//! was read goes back to the page as bytes, and comes along with each question about it. So the
//! page can stop what takes too long and start anew.

mod draft;
mod letters;
mod message;
mod pictures;
mod read;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

pub use self::message::{join, split};
use self::read::Refusal;
use crate::ingest::{Letter, Opened};
use crate::lang::Lang;
use crate::lexicon::Lexicon;
use crate::summarise::FileTrouble;

/// A question.
#[derive(Deserialize)]
#[serde(tag = "op", rename_all = "snake_case")]
enum Question {
    About,
    Read(read::Read),
    Explain(letters::Explain),
    Lint(draft::Lint),
    Fix,
    Page(pictures::Page),
    Ocr(pictures::Ocr),
}

/// What is answered: JSON, and bytes that go with it.
type Answer = (Value, Vec<u8>);

/// Answers a message with one. Every message has an answer; one that is not understood gets
/// `{"error":{"code":"question"}}`.
///
/// ```
/// use klarbrev::web::{call, join, split};
/// let answer = call(&join(br#"{"op":"read","name":"brev.txt"}"#, "Du må svare.".as_bytes()));
/// let (json, wire) = split(&answer).unwrap();
/// assert!(json.starts_with(br#"{"letters":[{"#));
/// assert!(!wire.is_empty());
/// ```
pub fn call(message: &[u8]) -> Vec<u8> {
    let asked = split(message).and_then(|(json, rest)| {
        let question: Question = serde_json::from_slice(json).ok()?;
        Some((question, rest))
    });
    let answer = asked.ok_or(Refusal::Question).and_then(|(question, rest)| answer(question, rest));
    let (json, rest) = answer.unwrap_or_else(|refusal| (refusal.told(), Vec::new()));
    join(json.to_string().as_bytes(), &rest)
}

/// The answer to `read` for who reads pictures for the page: these letters.
pub fn opened(letters: Vec<Letter>, name: Option<&str>) -> Vec<u8> {
    let (json, rest) = read::opened_answer(&Opened::from(letters), name);
    join(json.to_string().as_bytes(), &rest)
}

/// The answer to `read` where a file cannot be read.
pub fn refused(trouble: FileTrouble) -> Vec<u8> {
    join(Refusal::File(trouble).told().to_string().as_bytes(), &[])
}

fn answer(question: Question, rest: &[u8]) -> Result<Answer, Refusal> {
    match question {
        Question::About => {
            let version = env!("CARGO_PKG_VERSION");
            Ok((
                json!({"klarbrev": version, "lexicons": Lexicon::for_readers().digest()}),
                Vec::new(),
            ))
        }
        Question::Read(read) => read.answer(rest),
        Question::Explain(explain) => explain.answer(rest).map(|json| (json, Vec::new())),
        Question::Lint(lint) => lint.answer(rest).map(|json| (json, Vec::new())),
        Question::Fix => draft::fix(rest),
        Question::Page(page) => page.answer(rest),
        Question::Ocr(ocr) => ocr.answer(rest),
    }
}

/// A language the page can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Language {
    Nb,
    Nn,
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Nb => Self::Nb,
            Language::Nn => Self::Nn,
            Language::En => Self::En,
        }
    }
}

/// Writes something serialisable as a value of JSON.
fn value(it: &impl Serialize) -> Result<Value, Refusal> {
    serde_json::to_value(it).map_err(|_| Refusal::Question)
}
