//! What many letters have in common and where they disagree: standard text and how it drifts,
//! contradictions, versions in several languages, faults at the seams.
//!
//! [`gather`] takes from one letter what is needed: hashes and facts, no text. [`Across`] adds letters
//! up in bounded memory, and in the end names the passages whose text it wants to show
//! ([`Across::wanted`]); who has read them again asks for the [`Overview`].

mod aspect;
mod gathered;
mod overview;
mod sum;

pub use aspect::{Aspect, Drift, SeamKind, Topic};
pub use gathered::{Gathered, gather};
pub use overview::{
    About, Answer, At, Cluster, Contradiction, Difference, LetterShare, Overview, Parity, Piece,
    Seam, Seams, Side, Standard, Variant, Version,
};
pub use sum::{Across, Origin, Texts, Wanted};
