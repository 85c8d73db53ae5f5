//! What a letter is known by: its bytes, and everything else that decides what is found in it.

use sha2::{Digest, Sha256};

/// The first half of a SHA-256: no two letters share it, and no letter can be read out of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli::audit) struct Key(pub(super) [u8; 16]);

impl Key {
    /// Of these pieces, in this order and with these borders.
    pub(in crate::cli::audit) fn of(pieces: &[&[u8]]) -> Self {
        let mut hash = Sha256::new();
        for piece in pieces {
            hash.update((piece.len() as u64).to_le_bytes());
            hash.update(piece);
        }
        let whole = hash.finalize();
        Self(std::array::from_fn(|i| whole[i]))
    }

    /// Enough of it to look it up.
    pub(super) fn short(self) -> u64 {
        u64::from_le_bytes(std::array::from_fn(|i| self.0[i]))
    }
}

impl AsRef<[u8]> for Key {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}
