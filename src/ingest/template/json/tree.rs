//! JSON with places: where each text stands. Nothing is refused: what is broken ends early.

/// A value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    /// Between its quotes.
    Text(usize, usize),
    List,
    Object,
    /// A number, `true`, `false` or `null`.
    Other,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    value: Value,
    key: (u32, u32),
    /// The first child and the next sibling, 0 for none.
    child: u32,
    next: u32,
}

/// The values of a file; the first is the file's own.
#[derive(Debug, Default)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

/// More values, or deeper ones, are in no template.
const MOST: usize = 1_000_000;
const DEEPEST: usize = 100;

impl Tree {
    /// The values in `source`; `None` where there are far too many.
    pub(super) fn of(source: &str) -> Option<Self> {
        let mut tree = Self::default();
        tree.push(Value::List, (0, 0));
        // Open lists and objects, each with its last child.
        let mut open: Vec<(u32, u32)> = vec![(0, 0)];
        let mut key = (0, 0);
        let bytes = source.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            let start = at;
            at += 1;
            let value = match byte {
                b'{' => Value::Object,
                b'[' => Value::List,
                b'"' => {
                    let end = text_end(bytes, at);
                    let span = (at as u32, end as u32);
                    at = end + 1;
                    let behind =
                        bytes[at.min(bytes.len())..].iter().find(|b| !b.is_ascii_whitespace());
                    if behind == Some(&b':') {
                        key = span;
                        continue;
                    }
                    Value::Text(start + 1, end)
                }
                b'}' | b']' => {
                    if open.len() > 1 {
                        open.pop();
                    }
                    key = (0, 0);
                    continue;
                }
                b'-' | b'0'..=b'9' | b'a'..=b'z' => {
                    while bytes
                        .get(at)
                        .is_some_and(|b| b.is_ascii_alphanumeric() || b"+-.".contains(b))
                    {
                        at += 1;
                    }
                    Value::Other
                }
                _ => continue,
            };
            if tree.nodes.len() >= MOST || open.len() > DEEPEST {
                return None;
            }
            let new = tree.push(value, key);
            key = (0, 0);
            if let Some((parent, last)) = open.last_mut() {
                match *last {
                    0 => tree.nodes[*parent as usize].child = new,
                    last => tree.nodes[last as usize].next = new,
                }
                *last = new;
            }
            if matches!(value, Value::Object | Value::List) {
                open.push((new, 0));
            }
        }
        Some(tree)
    }

    fn push(&mut self, value: Value, key: (u32, u32)) -> u32 {
        self.nodes.push(Node { value, key, child: 0, next: 0 });
        self.nodes.len() as u32 - 1
    }

    pub(super) fn value(&self, at: usize) -> Value {
        self.nodes.get(at).map_or(Value::Other, |node| node.value)
    }

    /// Where the key stands that a value has.
    pub(super) fn key(&self, at: usize) -> (usize, usize) {
        self.nodes.get(at).map_or((0, 0), |node| (node.key.0 as usize, node.key.1 as usize))
    }

    pub(super) fn children(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let some = |at: u32| (at > 0).then_some(at as usize);
        let first = self.nodes.get(at).and_then(|node| some(node.child));
        std::iter::successors(first, move |at| self.nodes.get(*at).and_then(|node| some(node.next)))
    }
}

/// The closing quote of the text that begins at `at`.
fn text_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            b'"' => return at,
            _ => at += 1,
        }
    }
    bytes.len()
}
