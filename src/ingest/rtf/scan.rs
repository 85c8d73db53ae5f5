//! The tokens of rich text.

/// A token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'b> {
    Open,
    Close,
    /// A control word with its number.
    Word(&'b str, Option<i32>),
    /// A control sign, such as `~` or `*`.
    Sign(u8),
    /// A character of the code page.
    Byte(u8),
}

/// All tokens of `bytes`, in order.
pub(super) fn tokens(bytes: &[u8]) -> Tokens<'_> {
    Tokens { bytes, at: 0 }
}

pub(super) struct Tokens<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Tokens<'b> {
    fn while_is(&mut self, is: impl Fn(&u8) -> bool) -> &'b [u8] {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = rest.iter().take_while(|byte| is(byte)).count();
        self.at += length;
        &rest[..length]
    }

    fn word(&mut self) -> Token<'b> {
        let name = self.while_is(u8::is_ascii_alphabetic);
        let minus = self.bytes.get(self.at) == Some(&b'-');
        let start = self.at;
        self.at += usize::from(minus);
        let digits = self.while_is(u8::is_ascii_digit);
        let number = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse::<i32>().ok());
        let number = number.map(|number| if minus { -number } else { number });
        if digits.is_empty() {
            self.at = start;
        }
        if self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        // Control words are short; a longer one is none.
        let name = std::str::from_utf8(name).ok().filter(|name| name.len() <= 32);
        Token::Word(name.unwrap_or_default(), number)
    }
}

impl<'b> Iterator for Tokens<'b> {
    type Item = Token<'b>;

    fn next(&mut self) -> Option<Token<'b>> {
        loop {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            return Some(match byte {
                b'{' => Token::Open,
                b'}' => Token::Close,
                b'\r' | b'\n' | 0 => continue,
                b'\t' => Token::Word("tab", None),
                b'\\' => {
                    let next = *self.bytes.get(self.at)?;
                    if next.is_ascii_alphabetic() {
                        let word = self.word();
                        if let Token::Word("bin", Some(length)) = word {
                            let length = usize::try_from(length).unwrap_or(0);
                            self.at = self.at.saturating_add(length).min(self.bytes.len());
                        }
                        return Some(word);
                    }
                    self.at += 1;
                    match next {
                        b'\'' => {
                            let hex = self.bytes.get(self.at..self.at + 2);
                            let hex = hex.and_then(|hex| std::str::from_utf8(hex).ok());
                            let Some(byte) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok())
                            else {
                                continue;
                            };
                            self.at += 2;
                            Token::Byte(byte)
                        }
                        b'\\' | b'{' | b'}' => Token::Byte(next),
                        b'\r' | b'\n' => Token::Word("par", None),
                        b'\t' => Token::Word("tab", None),
                        sign => Token::Sign(sign),
                    }
                }
                byte => Token::Byte(byte),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_signs_and_bytes_are_told_apart() {
        let all: Vec<Token<'_>> = tokens(b"{\\b0 F\\'e5r\\u-10 ?\\~\\\n\\bin3 }}}x}").collect();
        assert_eq!(
            all,
            [
                Token::Open,
                Token::Word("b", Some(0)),
                Token::Byte(b'F'),
                Token::Byte(0xe5),
                Token::Byte(b'r'),
                Token::Word("u", Some(-10)),
                Token::Byte(b'?'),
                Token::Sign(b'~'),
                Token::Word("par", None),
                Token::Word("bin", Some(3)),
                Token::Byte(b'x'),
                Token::Close,
            ]
        );
    }
}
