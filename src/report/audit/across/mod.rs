//! What letters have in common and where they disagree, written out.

mod csv;
mod json;
mod text;

pub use self::csv::{clusters_csv, contradictions_csv, parity_csv, seams_csv};
pub(super) use self::json::AcrossOut;

use crate::audit::across::Side;

/// The name of a side in files.
const fn side(side: Side) -> &'static str {
    match side {
        Side::Both => "both",
        Side::Common => "common",
        Side::Own => "own",
    }
}
