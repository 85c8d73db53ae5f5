//! How a message is put together.

/// The message with this JSON and these bytes after it.
pub fn join(json: &[u8], rest: &[u8]) -> Vec<u8> {
    let mut message = Vec::with_capacity(4 + json.len() + rest.len());
    message.extend((json.len() as u32).to_le_bytes());
    message.extend(json);
    message.extend(rest);
    message
}

/// The JSON of a message, and the bytes after it; `None` where it is cut short.
pub fn split(message: &[u8]) -> Option<(&[u8], &[u8])> {
    let (head, rest) = message.split_first_chunk::<4>()?;
    rest.split_at_checked(u32::from_le_bytes(*head) as usize)
}

/// The first of these bytes, so many for each length; `None` where there are too few.
pub(super) fn pieces(
    mut bytes: &[u8],
    lengths: impl IntoIterator<Item = usize>,
) -> Option<Vec<&[u8]>> {
    let mut pieces = Vec::new();
    for length in lengths {
        let (piece, rest) = bytes.split_at_checked(length)?;
        pieces.push(piece);
        bytes = rest;
    }
    Some(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_comes_apart_as_it_was_put_together() {
        assert_eq!(split(&join(b"{}", b"abc")), Some((&b"{}"[..], &b"abc"[..])));
        assert_eq!(split(b"\x09\0\0\0{}"), None);
        assert_eq!(split(b"\x09\0"), None);
    }

    #[test]
    fn pieces_are_as_long_as_said() {
        assert_eq!(pieces(b"abcde", [2, 0, 1]), Some(vec![&b"ab"[..], b"", b"c"]));
        assert_eq!(pieces(b"abc", [2, 2]), None);
    }
}
