//! Text and places in it.

mod mask;
mod span;

pub use mask::{MASK, mask};
pub use span::Span;
