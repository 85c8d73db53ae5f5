//! How large a picture says it is, read from its first bytes.

/// The width and height of a PNG or JPEG, in pixels.
pub(super) fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        let number = |at: usize| Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?));
        return Some((number(16)?, number(20)?));
    }
    bytes.starts_with(b"\xff\xd8").then(|| jpeg(bytes)).flatten()
}

/// Segment by segment to the one that begins a frame.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u16::from_be_bytes(*bytes.get(at..)?.first_chunk()?) as usize);
    let mut at = 2;
    while *bytes.get(at)? == 0xff {
        let kind = *bytes.get(at + 1)?;
        match kind {
            0xff => at += 1,
            0x01 | 0xd0..=0xd8 => at += 2,
            0xc0..=0xcf if !matches!(kind, 0xc4 | 0xc8 | 0xcc) => {
                return Some((number(at + 7)? as u32, number(at + 5)? as u32));
            }
            _ => at += 2 + number(at + 2)?,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_tells_the_size() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0\0\0\x03\0";
        assert_eq!(size(png), Some((512, 768)));
        let jpeg = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x11\x08\x03\0\x02\0\x03";
        assert_eq!(size(jpeg), Some((512, 768)));
        assert_eq!(size(&jpeg[..9]), None);
        assert_eq!(size(b"II*\0"), None);
    }
}
