//! Floor 6: what a sentence is like to read, whatever it says.

pub(crate) mod passive;

pub use passive::{Passive, PassiveForm, passives};
