//! No chance: whoever asks is refused.
#![allow(missing_docs)]

use std::fmt;

#[derive(Debug, Clone, Copy)]
pub struct Error;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no random numbers here")
    }
}

impl std::error::Error for Error {}

impl From<Error> for std::io::Error {
    fn from(_: Error) -> Self {
        std::io::ErrorKind::Unsupported.into()
    }
}

pub fn fill(_: &mut [u8]) -> Result<(), Error> {
    Err(Error)
}

pub fn u64() -> Result<u64, Error> {
    Err(Error)
}
