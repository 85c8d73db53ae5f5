//! Floor 6: counting. What a letter is like to read, whatever it says.
//!
//! [`measures`] goes over the letter once and gives whole numbers ([`Measures`]); every figure is a
//! [`Measure`] worked out from them, so that the counts can always be shown beside it. What is usual
//! stands in [`Reference`]. A figure is context for an author, never a verdict.

mod count;
mod data;
mod measure;
mod measures;
mod nominal;
mod passive;
mod reference;

pub use count::{measures, words_in};
pub use measure::Measure;
pub use measures::{Counts, Longest, Measures};
pub use nominal::nominalisations;
pub use passive::{Passive, PassiveForm, passives};
pub use reference::{Band, LixBand, Reference};
