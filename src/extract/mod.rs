//! Document to facts.

mod facts;

pub use facts::*;
