//! What many letters have in common and where they disagree: standard text and how it drifts,
//! contradictions, versions in several languages, faults at the seams.
//!
//! [`gather`] takes from one letter what is needed: hashes and facts, no text. [`Across`] adds letters
//! up in bounded memory. In the end, [`Closed::wanted`] names the letters whose words are to be shown;
//! who has read them again ([`Texts`]) asks for the [`Overview`].

mod align;
mod aspect;
mod claims;
mod clusters;
mod contradictions;
mod data;
mod gathered;
mod hours;
mod masked;
mod minhash;
mod overview;
mod parity;
mod passages;
mod picked;
mod seams;
mod share;
mod sum;
mod told;
mod versions;
mod words;

#[cfg(test)]
mod tests;

pub use aspect::{Aspect, Drift, SeamKind, Topic};
pub use gathered::{Gathered, gather};
pub use overview::{
    About, Answer, At, Cluster, Contradiction, Difference, LetterShare, Overview, Parity, Piece,
    Seam, Seams, Side, Standard, Variant, Version,
};
pub use sum::{Across, Closed, Origin, Texts, Wanted};
pub use versions::has_versions;
pub use words::AcrossWords;
