//! Text and places in it.

mod span;

pub use span::Span;
