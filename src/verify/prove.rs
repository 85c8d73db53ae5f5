//! Whether sentences say the same for certain: word by word, or by one of few ways to say a thing
//! otherwise. What is not proven here is not accepted.

use super::form::Shape;
use super::item::Row;
use super::moves::{Moves, all_same};
use super::piece::{Piece, Sort};
use super::words::Role;
use crate::lang::Lang;

/// Proves that rows of two texts say the same.
pub(super) struct Prover<'r> {
    pub(super) before: &'r [Row],
    pub(super) after: &'r [Row],
    moves: Moves,
}

impl<'r> Prover<'r> {
    pub(super) fn new(before: &'r [Row], after: &'r [Row], language: Lang) -> Self {
        Self { before, after, moves: Moves::of(language) }
    }

    /// True where these rows, each side in order, say the same.
    pub(super) fn same(&self, before: &[usize], after: &[usize]) -> bool {
        let adjacent = |rows: &[usize]| rows.windows(2).all(|w| w[0] + 1 == w[1]);
        let (Some(&first), Some(&other)) = (before.first(), after.first()) else { return false };
        if !adjacent(before) || !adjacent(after) {
            return false;
        }
        let old = &self.before[first..first + before.len()];
        let new = &self.after[other..other + after.len()];
        let next = [self.before.get(first + before.len()), self.after.get(other + after.len())];
        let mut at = (0, 0);
        while at.0 < old.len() || at.1 < new.len() {
            let (mine, theirs) = (&old[at.0..], &new[at.1..]);
            let step = match (mine, theirs) {
                ([one, ..], [other, ..]) if self.one(one, other) => (1, 1),
                ([one, ..], [head, tail, ..]) if self.split(one, head, tail) => (1, 2),
                ([head, tail, ..], [one, ..]) if self.split(one, head, tail) => (2, 1),
                ([one, ..], [_, _, ..]) if self.listed(one, theirs, next[1]) => (1, theirs.len()),
                ([_, _, ..], [one, ..]) if self.listed(one, mine, next[0]) => (mine.len(), 1),
                _ => return false,
            };
            at = (at.0 + step.0, at.1 + step.1);
        }
        true
    }

    fn one(&self, a: &Row, b: &Row) -> bool {
        a.shape == b.shape
            && a.lead == b.lead
            && (all_same(&a.pieces, &b.pieces)
                || matches!(a.shape, Shape::Text | Shape::Item)
                    && self.moves.same(&a.pieces, &b.pieces))
    }

    /// «Du må A, og du må B» and «Du må A. Du må B»; «Du må A og B» and «Du må A. Du må også B».
    fn split(&self, whole: &Row, first: &Row, second: &Row) -> bool {
        let texts = [whole, first, second].iter().all(|row| row.shape == Shape::Text);
        if !texts || second.opens_block || !self.acts(&first.pieces) {
            return false;
        }
        let Some(rest) = strip(&whole.pieces, &first.pieces) else { return false };
        let rest = match rest {
            [comma, rest @ ..] if comma.sort == Sort::Boundary && comma.text == "," => rest,
            _ => rest,
        };
        let [join, rest @ ..] = rest else { return false };
        let (and, but) = (self.moves.has("and", join), self.moves.has("but", join));
        if !(and || but) || !self.simple(&first.pieces) || !self.simple(rest) {
            return false;
        }
        if all_same(rest, &second.pieces) {
            return self.acts(rest);
        }
        // «Du må A og B»: the second has who must from the first.
        let [who, must, ..] = &first.pieces[..] else { return false };
        let Some(more) = strip(&second.pieces, &[who.clone(), must.clone()]) else { return false };
        let more = match more {
            [too, more @ ..] if self.moves.has("too", too) => more,
            _ => more,
        };
        and && self.moves.role(must) == Some(Role::Must) && all_same(rest, more)
    }

    /// Nothing in it bears on more than its neighbour.
    fn simple(&self, pieces: &[Piece]) -> bool {
        pieces.len() >= 2 && pieces.iter().all(|p| self.moves.is_light(p, false))
    }

    fn acts(&self, pieces: &[Piece]) -> bool {
        let who = pieces.first().and_then(|p| self.moves.role(p));
        matches!(who, Some(Role::Reader | Role::Nav))
    }

    /// «Du må sende A, B og C» and a list of A, B and C under «Du må sende»: one word each, so
    /// that nothing said of the first may or may not be said of the others.
    fn listed(&self, whole: &Row, list: &[Row], next: Option<&Row>) -> bool {
        let [lead, items @ ..] = list else { return false };
        let item = |row: &Row| row.shape == Shape::Item;
        let ends = next.is_none_or(|row| !row.shape.is_item());
        if items.len() < 2 || !items.iter().all(item) || !ends || whole.shape != Shape::Text {
            return false;
        }
        let Some(rest) = strip(&whole.pieces, &lead.pieces) else { return false };
        let rest = match rest {
            [colon, rest @ ..] if colon.text == ":" => rest,
            _ => rest,
        };
        if rest.len() != items.len() * 2 - 1 || !self.simple(&lead.pieces) {
            return false;
        }
        rest.iter().enumerate().all(|(n, piece)| match (n % 2, n + 2 == rest.len()) {
            (0, _) => {
                let item = &items[n / 2];
                let one = piece.is_word() && self.moves.is_light(piece, false);
                one && item.lead.is_empty() && item.pieces.len() == 1 && piece.same(&item.pieces[0])
            }
            (_, true) => self.moves.has("and", piece),
            (_, false) => piece.sort == Sort::Boundary && piece.text == ",",
        })
    }
}

fn strip<'p>(pieces: &'p [Piece], start: &[Piece]) -> Option<&'p [Piece]> {
    let (head, rest) = pieces.split_at_checked(start.len())?;
    all_same(head, start).then_some(rest)
}
