//! Floor 9: many letters, one overview: which to mend first, why, and what they have in common.
//!
//! [`audit`] takes what the lower floors found in one letter and keeps only what an overview needs;
//! [`Tally`] adds letters up, one after the other, without keeping them, and remembers where the worst
//! and the examples stand ([`Source`]), so that they can be read once more. Nothing here reads or writes.

pub mod across;
mod data;
mod example;
mod form;
mod letter;
mod score;
mod shortlist;
mod slots;
mod spread;
mod standing;
mod tally;
mod wording;

pub use example::example;
pub use form::{FormBox, Reasons};
pub use letter::{Audited, RuleCount, audit};
pub use score::{Cause, Reason, Score};
pub use shortlist::{Listed, Ranking, Shortlist};
pub use slots::{Slot, SlotState};
pub use spread::Spread;
pub use standing::{Position, Standing};
pub use tally::{Entry, Example, RuleTally, SlotTally, Source, Tally, Worst};
pub use wording::{Wording, groups, late_outcome};
