//! klarbrev.

pub mod extract;
pub mod ingest;
mod lang;
pub mod lexicon;
pub mod segment;
pub mod text;

pub use ingest::Letter;
pub use lang::Lang;
pub use lexicon::Lexicon;
pub use segment::Document;
pub use text::Span;
