//! Floor 6: counting, and what a sentence is like to read.

pub(crate) mod passive;

pub use passive::{Passive, PassiveForm, passives};

use crate::extract::Facts;
use crate::segment::Document;

/// Figures of one letter.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Measures {}

/// Counts a letter. Total; time grows with the text.
pub fn measures(_document: &Document<'_>, _facts: &Facts) -> Measures {
    Measures {}
}
