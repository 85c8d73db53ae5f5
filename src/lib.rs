//! klarbrev reads a letter from Nav and says what it decides, what it means for the reader, and what
//! to do by when, each statement tied to the sentence in the letter that says it.
//!
//! The pipeline, one floor after the other, imports going down only:
//!
//! bytes → [`ingest`] → [`Letter`] → [`segment`] → [`Document`] → [`extract`] → [`extract::Facts`] →
//! [`summarise`] → [`summarise::Summary`] → [`report`]
//!
//! ```
//! use klarbrev::{Document, Letter, Lexicon, extract, summarise};
//!
//! let letter = Letter::from_text(
//!     "Nav har avslått søknaden din om dagpenger\n\nDu kan klage innen 6 uker fra du fikk vedtaket.",
//! );
//! let document = Document::new(&letter, Lexicon::builtin());
//! let facts = extract::facts(&document);
//! assert_eq!(facts.outcome.as_ref().unwrap().value, extract::Outcome::Rejected);
//!
//! let summary = summarise::summarise(&document, &facts, &summarise::Reading::default());
//! assert!(summary.sentences().next().is_some());
//! ```
//!
//! The core uses no clock, file, thread or environment; the same letter gives the same answer.

pub mod analyse;
pub mod audit;
#[cfg(feature = "cli")]
pub mod cli;
pub mod extract;
pub mod ingest;
mod lang;
pub mod lexicon;
pub mod lint;
pub mod mend;
pub mod report;
pub mod segment;
pub mod summarise;
pub mod text;
pub mod verify;
pub mod web;

pub use ingest::Letter;
pub use lang::Lang;
pub use lexicon::Lexicon;
pub use segment::Document;
pub use text::Span;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
