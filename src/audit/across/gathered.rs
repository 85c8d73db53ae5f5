//! What is kept of one letter to compare it with others: hashes and facts, no text.

use serde::{Deserialize, Serialize};

use crate::extract::Facts;
use crate::segment::Document;

/// What one letter is compared by.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Gathered {}

/// Gathers what the letter is compared by. `id` is its name: versions in several languages are
/// told by it.
pub fn gather(document: &Document<'_>, facts: &Facts, id: &str) -> Gathered {
    let _ = (document, facts, id);
    Gathered {}
}
