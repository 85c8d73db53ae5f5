//! The languages klarbrev knows.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The language of a letter or of a part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Lang {
    /// Norwegian bokmål.
    Nb,
    /// Norwegian nynorsk.
    Nn,
    /// English.
    En,
    /// Anything else, or too little text to tell.
    Other,
}

impl Lang {
    /// The languages with a lexicon.
    pub const KNOWN: [Self; 3] = [Self::Nb, Self::Nn, Self::En];

    /// The tag used in files and in JSON: `nb`, `nn`, `en` or `other`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Nb => "nb",
            Self::Nn => "nn",
            Self::En => "en",
            Self::Other => "other",
        }
    }

    /// Bokmål or nynorsk.
    pub const fn is_norwegian(self) -> bool {
        matches!(self, Self::Nb | Self::Nn)
    }

    /// The language klarbrev answers in: the letter's own, bokmål where that is not one it writes.
    #[must_use]
    pub const fn or_bokmal(self) -> Self {
        match self {
            Self::Other => Self::Nb,
            known => known,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}
