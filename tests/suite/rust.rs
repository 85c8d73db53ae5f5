//! A reader of Rust source, just good enough for the house rules: comments and the insides of
//! strings go, paths are spelt out, the tests at the end of a file stand apart.

/// A source file taken apart.
#[derive(Debug, Default)]
pub(crate) struct Source {
    /// The code before the test module, without comments and the insides of strings.
    pub(crate) code: String,
    /// The same of the test module.
    pub(crate) tests: String,
    /// The string literals before the test module.
    pub(crate) strings: Vec<String>,
}

impl Source {
    pub(crate) fn of(text: &str) -> Self {
        let mut source = Self::default();
        let mut rest = text;
        let mut strings = Vec::new();
        while let Some(c) = rest.chars().next() {
            let length = comment(rest);
            if length > 0 {
                rest = &rest[length..];
                continue;
            }
            let (length, inside) = literal(rest, source.code.chars().next_back());
            if length > 0 {
                strings.push((source.code.len(), inside.to_owned()));
                source.code.push_str("\"\"");
                rest = &rest[length..];
                continue;
            }
            source.code.push(c);
            rest = &rest[c.len_utf8()..];
        }
        if let Some(tests) = source.code.find("#[cfg(test)]\nmod ") {
            source.tests = source.code.split_off(tests);
        }
        let end = source.code.len();
        source.strings = strings.into_iter().filter(|(at, _)| *at < end).map(|(_, s)| s).collect();
        source
    }
}

/// The length of a comment that begins here; 0 for none.
fn comment(text: &str) -> usize {
    if text.starts_with("//") {
        return text.find('\n').unwrap_or(text.len());
    }
    if !text.starts_with("/*") {
        return 0;
    }
    let (mut depth, mut at) = (0, 0);
    while let Some(pair) = text.as_bytes().get(at..at + 2) {
        match pair {
            b"/*" => depth += 1,
            b"*/" => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

/// The length of a string or character literal that begins here, and what stands in it.
fn literal(text: &str, before: Option<char>) -> (usize, &str) {
    let in_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let raw = text.strip_prefix('b').unwrap_or(text);
    if let Some(raw) = raw.strip_prefix('r').filter(|_| !in_word) {
        let hashes = raw.bytes().take_while(|&b| b == b'#').count();
        if raw[hashes..].starts_with('"') {
            let start = text.len() - raw.len() + hashes + 1;
            let end = format!("\"{}", "#".repeat(hashes));
            let length = text[start..].find(&end).unwrap_or(text.len() - start - end.len());
            return (start + length + end.len(), &text[start..start + length]);
        }
    }
    if text.starts_with('"') {
        let length = quoted(text, '"');
        return (length, &text[1..length - 1]);
    }
    // A character, not a lifetime: «'a'», «'\''».
    if text.starts_with('\'') {
        let mut chars = text.char_indices().skip(1);
        let first = chars.next().map(|(_, c)| c);
        let closed = chars.next().is_some_and(|(_, c)| c == '\'');
        if first == Some('\\') || closed {
            return (quoted(text, '\''), "");
        }
    }
    (0, "")
}

/// The length of a literal in simple quotes, the quotes included.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (i, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return i + 1,
            _ => {}
        }
    }
    text.len()
}

/// Every path of two or more parts, import trees spelt out: `use a::{b, c::d}` is `a::b`, `a::c::d`.
pub(crate) fn paths(code: &str) -> Vec<Vec<String>> {
    let tokens = tokens(code);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        at = if is_name(tokens[at]) { path(&tokens, at, &[], &mut found) } else { at + 1 };
    }
    found.retain(|path| path.len() > 1);
    found
}

fn tokens(code: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let name = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let length = match name {
            0 if rest.starts_with("::") => 2,
            0 => first.len_utf8(),
            _ => name,
        };
        tokens.push(&rest[..length]);
        rest = rest[length..].trim_start();
    }
    tokens
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Reads the path at `at`, below `before`; gives the place after it.
fn path(tokens: &[&str], mut at: usize, before: &[String], found: &mut Vec<Vec<String>>) -> usize {
    let mut path = before.to_vec();
    while let Some(&token) = tokens.get(at) {
        match token {
            "{" => {
                at += 1;
                while !matches!(tokens.get(at), None | Some(&"}")) {
                    let next = self::path(tokens, at, &path, found);
                    // «as other» and commas.
                    at = next.max(at + 1);
                    while !matches!(tokens.get(at), None | Some(&("," | "}"))) {
                        at += 1;
                    }
                    at += usize::from(tokens.get(at) == Some(&","));
                }
                return at + 1;
            }
            "*" => {
                path.push("*".to_owned());
                at += 1;
            }
            name if is_name(name) => {
                path.push(name.to_owned());
                at += 1;
            }
            _ => break,
        }
        if tokens.get(at) != Some(&"::") {
            break;
        }
        at += 1;
    }
    found.push(path);
    at
}

#[test]
fn imports_are_spelt_out() {
    let source = Source::of(
        "use crate::{text::{self, Span}, lang::Lang as L};\n// use crate::not;\n\
         fn f<'a>(x: &'a str) { std::fs::read(\"crate::no\"); let c = '\"'; super::super::g() }\n\
         #[cfg(test)]\nmod tests { use super::*; }",
    );
    let paths: Vec<String> = paths(&source.code).iter().map(|path| path.join("::")).collect();
    let expected = [
        "crate::text::self",
        "crate::text::Span",
        "crate::lang::Lang",
        "std::fs::read",
        "super::super::g",
    ];
    assert_eq!(paths, expected);
    assert_eq!(source.strings[0], "crate::no");
    assert_eq!(self::paths(&source.tests), [["super", "*"]]);
}
