//! A number that stands for a text.

/// FNV-1a, 64 bits (Fowler, Noll, Vo): the same in every run and on every machine. A fingerprint, not a
/// safeguard.
///
/// ```
/// use klarbrev::text::fingerprint;
/// assert_eq!(fingerprint("".bytes()), 0xcbf2_9ce4_8422_2325);
/// assert_eq!(fingerprint("a".bytes()), 0xaf63_dc4c_8601_ec8c);
/// ```
pub fn fingerprint(bytes: impl IntoIterator<Item = u8>) -> u64 {
    let step = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, step)
}
