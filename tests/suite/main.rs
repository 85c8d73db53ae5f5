//! The one integration binary. Each topic has a file; put a test where its topic is.
#![allow(clippy::unwrap_used, reason = "tests may fail loudly")]

/// The program: commands, options, exit codes, error lines.
mod cli;
/// Facts made by hand.
mod made;
/// Formats: schema, masking, width, snapshots.
mod report;
/// What the summary says and never says.
mod summary;
/// The data files: same keys, same placeholders, house style.
mod templates;
