//! klarbrev.

#[cfg(feature = "cli")]
pub mod cli;
pub mod extract;
pub mod ingest;
mod lang;
pub mod report;
pub mod segment;
pub mod summarise;
pub mod text;

pub use lang::Lang;
pub use text::Span;
