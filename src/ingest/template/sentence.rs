//! Branches inside a block: each becomes a sentence of its own.
//!
//! «Du har {a|b} rett.» is read as «Du har a rett. Du har b rett.»; sentences around it stay as they
//! are. Where what holds the branches does not end a sentence, as in a heading, each reading
//! becomes a block.

use super::hole::Hole;
use super::line::{is_short, is_space};

/// A piece of a block.
#[derive(Debug, Clone)]
pub(super) enum Node {
    Text(usize, usize),
    Char(char, usize),
    Hole(Hole, usize),
    Branches(Branches),
}

/// What stands in each branch.
#[derive(Debug, Clone)]
pub(super) struct Branches {
    pub(super) each: Vec<Vec<Node>>,
    /// There may be nothing at all: an `if` without an `else`.
    pub(super) optional: bool,
    /// How many ways there are to read it.
    readings: usize,
}

/// More readings of a sentence are not made.
const MOST_READINGS: usize = 12;

impl Branches {
    pub(super) fn new(each: Vec<Vec<Node>>, optional: bool) -> Self {
        let each: Vec<_> = each.into_iter().filter(|nodes| !nodes.is_empty()).collect();
        let readings = each.iter().map(|nodes| readings(nodes)).sum::<usize>();
        Self { each, optional, readings: readings.clamp(1, MOST_READINGS) }
    }
}

/// How many ways there are to read nodes: every branch shows up, not every combination.
fn readings(nodes: &[Node]) -> usize {
    let each = nodes.iter().filter_map(|node| match node {
        Node::Branches(branches) => Some(branches.readings),
        _ => None,
    });
    each.max().unwrap_or(1)
}

/// Puts branches behind `nodes`. `{if a}mor{/if}{if b}far{/if}` without a space are the branches of
/// one choice.
pub(super) fn push_branches(nodes: &mut Vec<Node>, branches: Branches, source: &str) {
    if let Some(Node::Branches(last)) = nodes.last_mut()
        && last.optional
        && branches.optional
        && last.each.iter().all(|nodes| touches(nodes, source, false))
        && branches.each.iter().all(|nodes| touches(nodes, source, true))
    {
        let each = std::mem::take(&mut last.each).into_iter().chain(branches.each).collect();
        *last = Branches::new(each, true);
    } else if !branches.each.is_empty() {
        nodes.push(Node::Branches(branches));
    }
}

/// True where no white space stands at the start or the end.
fn touches(nodes: &[Node], source: &str, start: bool) -> bool {
    let node = if start { nodes.first() } else { nodes.last() };
    match node {
        Some(&Node::Text(from, to)) => {
            let text = source.get(from..to).unwrap_or_default();
            let edge = if start { text.chars().next() } else { text.chars().next_back() };
            edge.is_some_and(|c| !is_space(c))
        }
        Some(Node::Char(c, _)) => !is_space(*c),
        Some(Node::Hole(..)) => true,
        Some(Node::Branches(branches)) => {
            branches.each.iter().all(|nodes| touches(nodes, source, start))
        }
        None => false,
    }
}

/// The blocks that nodes are read as: none of them holds branches.
pub(super) fn blocks(nodes: &[Node], source: &str) -> Vec<Vec<Node>> {
    let mut reader = Reader { source, done: Vec::new(), block: Vec::new(), sentence: Vec::new() };
    reader.nodes(nodes);
    reader.end_sentence();
    reader.done.push(reader.block);
    reader.done
}

struct Reader<'s> {
    source: &'s str,
    done: Vec<Vec<Node>>,
    block: Vec<Node>,
    sentence: Vec<Node>,
}

impl Reader<'_> {
    fn nodes(&mut self, nodes: &[Node]) {
        for (i, node) in nodes.iter().enumerate() {
            match node {
                Node::Text(start, end) => self.text(*start, *end, goes_on(nodes.get(i + 1))),
                Node::Char('\n', _) => {
                    self.end_sentence();
                    self.block.push(node.clone());
                }
                Node::Branches(branches) => self.branches(branches),
                other => self.sentence.push(other.clone()),
            }
        }
    }

    fn text(&mut self, start: usize, end: usize, goes_on: bool) {
        let text = self.source.get(start..end).unwrap_or_default();
        let mut from = 0;
        for cut in cuts(text, goes_on) {
            self.sentence.push(Node::Text(start + from, start + cut));
            self.end_sentence();
            from = cut;
        }
        if from < text.len() {
            self.sentence.push(Node::Text(start + from, end));
        }
    }

    fn branches(&mut self, branches: &Branches) {
        let ended = branches.each.iter().all(|nodes| ends(nodes, self.source));
        let fresh = self.sentence.iter().all(|node| is_blank(node, self.source));
        if ended && fresh {
            for nodes in &branches.each {
                self.nodes(nodes);
                self.end_sentence();
                self.block.push(Node::Char(' ', 0));
            }
            return;
        }
        self.sentence.push(Node::Branches(branches.clone()));
        if ended {
            self.end_sentence();
        }
    }

    /// Writes the sentence, once for each way to read it.
    fn end_sentence(&mut self) {
        let sentence = std::mem::take(&mut self.sentence);
        let readings = readings(&sentence);
        let ended = ends(&sentence, self.source);
        for reading in 0..readings {
            if reading > 0 {
                self.block.push(Node::Char(' ', 0));
                if !ended {
                    self.done.push(std::mem::take(&mut self.block));
                }
            }
            pick(&sentence, reading, &mut self.block);
        }
    }
}

/// One reading of nodes.
fn pick(nodes: &[Node], reading: usize, out: &mut Vec<Node>) {
    for node in nodes {
        let Node::Branches(branches) = node else {
            out.push(node.clone());
            continue;
        };
        let mut left = reading;
        let mut chosen = branches.each.last();
        for nodes in &branches.each {
            let readings = readings(nodes);
            if left < readings {
                chosen = Some(nodes);
                break;
            }
            left -= readings;
        }
        if let Some(nodes) = chosen {
            pick(nodes, left, out);
        }
    }
}

/// True where the next node is text right behind.
fn goes_on(next: Option<&Node>) -> bool {
    matches!(next, Some(Node::Text(..) | Node::Hole(..)))
        || matches!(next, Some(Node::Char(c, _)) if !is_space(*c))
}

fn is_blank(node: &Node, source: &str) -> bool {
    match node {
        Node::Text(start, end) => source.get(*start..*end).unwrap_or_default().trim().is_empty(),
        Node::Char(c, _) => c.is_whitespace(),
        Node::Hole(..) | Node::Branches(_) => false,
    }
}

/// True where nodes end with a sentence.
fn ends(nodes: &[Node], source: &str) -> bool {
    for node in nodes.iter().rev() {
        match node {
            node if is_blank(node, source) => {}
            Node::Text(start, end) => {
                let text = source.get(*start..*end).unwrap_or_default().trim_end();
                return text.trim_end_matches(CLOSING).ends_with(['.', '!', '?']);
            }
            Node::Char(c, _) => return matches!(c, '.' | '!' | '?'),
            Node::Hole(..) => return false,
            Node::Branches(branches) => {
                return branches.each.iter().all(|nodes| ends(nodes, source));
            }
        }
    }
    false
}

/// What may stand behind the mark that ends a sentence.
const CLOSING: [char; 5] = ['»', '"', '”', ')', ']'];

/// Where sentences end in a text.
fn cuts(text: &str, goes_on: bool) -> Vec<usize> {
    let mut cuts = Vec::new();
    for (i, c) in text.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?')) {
        let behind = text[i + 1..].trim_start_matches(CLOSING);
        let end = text.len() - behind.len();
        let new = match behind.chars().next() {
            None => !goes_on,
            Some(next) if !is_space(next) => false,
            Some(_) => behind.trim_start().chars().next().is_none_or(|c| !c.is_lowercase()),
        };
        // Far enough back for any abbreviation.
        let back = text.get(..i).map(|before| {
            let from = before.char_indices().rev().nth(8).map_or(0, |(at, _)| at);
            &before[from..]
        });
        if new && !(c == '.' && back.is_some_and(is_short)) {
            cuts.push(end);
        }
    }
    cuts
}
