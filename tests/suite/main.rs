//! The one integration binary. Each topic has a file; put a test where its topic is.
#![allow(clippy::unwrap_used, reason = "tests may fail loudly")]
#![allow(clippy::print_stdout, reason = "tests say what they left out and the figures they got")]
#![allow(clippy::cast_precision_loss, reason = "figures of small counts")]
#![allow(clippy::format_push_string, reason = "short lists of failures")]

/// `klarbrev audit` across letters: standard text, contradictions, language versions, seams.
mod across;
/// `klarbrev audit`: inputs, order, files, scores, baselines.
mod audit;
/// `klarbrev audit` again, interrupted, killed, with a damaged cache: the same bytes.
mod audit_cache;
/// The pages `klarbrev audit` writes, also in a browser.
mod audit_page;
/// The score of `klarbrev audit`.
mod audit_score;
/// The program with files that are no letters, or far too large.
mod bad_input;
/// Broken files of every format, within limits.
mod broken;
/// Scripts in a real browser.
mod browser;
/// The program: commands, options, exit codes, error lines.
mod cli;
/// Documents that must stay true.
mod documents;
/// Risky files in processes of their own.
mod fence;
/// Safe fixes of the rules, before and after.
mod fixes;
/// The house rules for source files: floors, size, what the core may not touch.
mod house;
/// Findings that a person has judged.
mod judged;
/// Letters with gold annotations, and blessed files.
mod letters;
/// The data files: every entry proves itself, the languages fit together.
mod lexicons;
/// `klarbrev lint`: files, settings, marks, baselines, fixes, formats.
mod lint;
/// Facts made by hand.
mod made;
/// PDFs as programs make them.
mod makers;
/// Figures against counts made by hand.
mod measures;
/// Letters changed so that they say something else.
mod mutations;
/// Photos and scans.
mod ocr;
/// Word, OpenDocument, HTML, Markdown, rich text, e-mail.
mod office;
/// Letters drawn on paper.
mod paper;
/// The table of `klarbrev audit` for programs that read many letters.
#[cfg(feature = "parquet")]
mod parquet;
/// Passive verbs, against the treebanks.
mod passive;
/// PDF files: made, real and broken ones.
mod pdf;
/// Several letters read together.
mod pile;
/// What holds for every text and for every form of a letter.
mod properties;
/// Formats: schema, masking, width, snapshots.
mod report;
/// Rewrites that say the same.
mod rewrites;
/// Lint rules: pages, examples, messages.
mod rules;
/// A reader of Rust source, just good enough for the house rules.
mod rust;
/// Figures on annotated letters.
mod scores;
/// The measure behind the figures.
mod scoring;
/// Where sentences and words end.
mod segmentation;
/// `klarbrev serve`: strangers, vandals, crowds.
mod serve;
/// The sheet and the one function that the helper's page calls.
mod sheet;
/// What the summary says and never says.
mod summary;
/// The templates of the summary: same keys, same placeholders, house style.
mod templates;
/// Templates as sources: sentences, places, languages, hostile input.
mod templates_source;
/// Letters made by varying the samples.
#[path = "../support/vary.rs"]
mod vary;
/// Whether a rewrite keeps what the letter says.
mod verify;
/// The helper's page, in a browser.
mod web;
/// Wordings that were once misread.
mod wordings;
