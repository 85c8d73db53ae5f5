//! The few ways in which two sentences of the same words in another order are the same: what moved
//! is one self-contained part, and the rest is so short and plain that it can bear on nothing else.

use super::item::Aspect;
use super::piece::{Piece, Sort};
use super::words::{Role, Words};
use crate::lang::Lang;

/// Compares sentences of two texts in one language.
pub(super) struct Moves {
    pub(super) words: &'static Words,
    /// Norwegian: the verb stands before the one who acts when something else opens the sentence.
    pub(super) inverts: bool,
}

/// A sentence with one condition: «hvis» + `clause`, and `main`.
struct Conditional<'p> {
    word: &'p str,
    clause: &'p [Piece],
    main: &'p [Piece],
    /// The condition stands first.
    fronted: bool,
    /// «Flytter du»: without «hvis», the verb first.
    inverted: bool,
}

impl Moves {
    pub(super) fn of(language: Lang) -> Self {
        Self { words: Words::of(language), inverts: language != Lang::En }
    }

    /// True where `a` and `b` say the same though their words stand in another order.
    pub(super) fn same(&self, a: &[Piece], b: &[Piece]) -> bool {
        // A move never adds or drops more than «hvis» and a comma.
        a.len().abs_diff(b.len()) <= 2
            && (self.adverb(a, b) || self.adverb(b, a) || self.condition(a, b))
    }

    pub(super) fn role(&self, piece: &Piece) -> Option<Role> {
        self.words.role(&piece.text).filter(|_| piece.is_word())
    }

    pub(super) fn has(&self, set: &'static str, piece: &Piece) -> bool {
        piece.is_word() && self.words.has(set, &piece.text)
    }

    /// «Innen 3. mai må du …» and «Du må … innen 3. mai»; «Derfor får du …» and «Du får derfor …».
    fn adverb(&self, fronted: &[Piece], plain: &[Piece]) -> bool {
        let Some(first) = fronted.first() else { return false };
        if self.has("therefore", first) {
            let Some(verb) = verb_within(&fronted[1..], plain) else { return false };
            let Some((at, rest)) = plain.split_at_checked(verb + 1) else { return false };
            let without = [at, rest.get(1..).unwrap_or_default()].concat();
            return rest.first().is_some_and(|p| p.same(first))
                && self.turned(&fronted[1..], &without).is_some();
        }
        let dated = |sort: &Sort| matches!(sort, Sort::Value(Aspect::Date | Aspect::Duration));
        let [preposition, value, ..] = fronted else { return false };
        if !dated(&value.sort) || fronted.len() != plain.len() || fronted.len() < 4 {
            return false;
        }
        let (main, last) = plain.split_at(plain.len() - 2);
        let moved = last[0].same(preposition) && last[1].same(value);
        if !moved {
            return false;
        }
        let Some(verb) = self.turned(&fronted[2..], main) else { return false };
        // «kvitteringene fra 3. mai» says which ones; «får 5000 kroner fra 3. mai» says from when.
        let sum = matches!(main.last().map(|p| p.sort), Some(Sort::Value(Aspect::Amount)));
        let apart = self.has("deadline", preposition)
            || self.has("start", preposition) && sum && main.len() == verb + 2;
        apart && self.is_plain(main, verb, false)
    }

    /// «Hvis du flytter, må du si fra», «Du må si fra hvis du flytter», «Flytter du, må du si fra».
    fn condition(&self, a: &[Piece], b: &[Piece]) -> bool {
        let (Some(a), Some(b)) = (self.conditional(a), self.conditional(b)) else { return false };
        if a.word != b.word || a.fronted == b.fronted && a.inverted == b.inverted {
            return false;
        }
        let clause = match (a.inverted, b.inverted) {
            (false, false) | (true, true) => all_same(a.clause, b.clause),
            (true, false) => uninverted(a.clause, b.clause),
            (false, true) => uninverted(b.clause, a.clause),
        };
        if !clause || !self.is_clause(a.clause) {
            return false;
        }
        let (first, last) = if a.fronted { (a.main, b.main) } else { (b.main, a.main) };
        if a.fronted == b.fronted {
            return all_same(first, last);
        }
        let verb = if self.inverts {
            // «Si fra hvis du flytter»: a command keeps its order.
            self.turned(first, last).or_else(|| all_same(first, last).then_some(0))
        } else {
            all_same(first, last).then_some(1)
        };
        verb.is_some_and(|verb| self.is_plain(last, verb, true))
    }

    fn conditional<'p>(&'p self, pieces: &'p [Piece]) -> Option<Conditional<'p>> {
        let opens = |p: &Piece| self.has("movable-condition", p);
        let comma = |p: &Piece| p.sort == Sort::Boundary && p.text == ",";
        let commas = pieces.iter().filter(|p| p.sort == Sort::Boundary).count();
        let mut words = pieces.iter().enumerate().filter(|(_, p)| opens(p));
        match (words.next(), words.next()) {
            (Some((0, word)), None) if commas == 1 => {
                let at = pieces.iter().position(comma)?;
                let (clause, main) = (&pieces[1..at], &pieces[at + 1..]);
                Some(Conditional { word: &word.text, clause, main, fronted: true, inverted: false })
            }
            (Some((at, word)), None) if at > 0 => {
                let main = &pieces[..at];
                let main =
                    main.split_last().filter(|last| comma(last.0)).map_or(main, |last| last.1);
                let clause = &pieces[at + 1..];
                let only = main.len() + usize::from(commas == 1) == at && commas <= 1;
                only.then_some(Conditional {
                    word: &word.text,
                    clause,
                    main,
                    fronted: false,
                    inverted: false,
                })
            }
            (None, _) if commas == 1 && self.inverts => {
                let at = pieces.iter().position(comma)?;
                let (clause, main) = (&pieces[..at], &pieces[at + 1..]);
                let person = |p: Option<&Piece>| {
                    p.is_some_and(|p| matches!(self.role(p), Some(Role::Reader | Role::Nav)))
                };
                let verb = |p: Option<&Piece>| p.is_some_and(|p| self.may_be_verb(p));
                let turned = verb(clause.first())
                    && person(clause.get(1))
                    && verb(main.first())
                    && !pieces.iter().any(|p| p.text == "?");
                turned.then_some(Conditional {
                    word: &self.words.if_word,
                    clause,
                    main,
                    fronted: true,
                    inverted: true,
                })
            }
            _ => None,
        }
    }

    /// «flytter», «må»; not «før», «hvor», «fordi».
    fn may_be_verb(&self, piece: &Piece) -> bool {
        let modal = matches!(self.role(piece), Some(Role::Must | Role::Should | Role::Can));
        let plain = piece.is_word()
            && !piece.capital
            && self.role(piece).is_none()
            && !self.words.has("boundary", &piece.text);
        modal || plain && piece.finite
    }

    /// Where the verb of `plain` stands, if `turned` is the same with the verb first.
    fn turned(&self, turned: &[Piece], plain: &[Piece]) -> Option<usize> {
        let verb = verb_within(turned, plain)?;
        let same = turned.len() == plain.len()
            && all_same(&turned[1..=verb], &plain[..verb])
            && all_same(&turned[verb + 1..], &plain[verb + 1..]);
        (same && self.may_be_verb(&plain[verb])).then_some(verb)
    }

    /// A word that bears on nothing but its neighbours.
    pub(super) fn is_light(&self, piece: &Piece, negation: bool) -> bool {
        let light = match piece.sort {
            Sort::Word => match self.role(piece) {
                Some(Role::Negation) => negation,
                Some(Role::Limit) => self.has("plain-limit", piece),
                Some(Role::Condition | Role::Choice) => false,
                _ => true,
            },
            Sort::Value(aspect) => {
                !matches!(aspect, Aspect::Wording | Aspect::Date | Aspect::Duration)
            }
            Sort::Boundary | Sort::Mark => false,
        };
        let bears =
            ["boundary", "and", "but", "even", "too"].iter().any(|&set| self.has(set, piece));
        light && !piece.time && !bears
    }

    fn is_clause(&self, clause: &[Piece]) -> bool {
        (2..=12).contains(&clause.len()) && clause.iter().all(|p| self.is_light(p, true))
    }

    /// One who acts in one word, a verb, and an object with what belongs to it: no room for another
    /// verb. A whole condition may move past «ikke» and a date, a date may not.
    fn is_plain(&self, main: &[Piece], verb: usize, condition: bool) -> bool {
        let subject = |p: &Piece| matches!(self.role(p), Some(Role::Reader | Role::Nav));
        let modal = matches!(
            main.get(verb).and_then(|p| self.role(p)),
            Some(Role::Must | Role::Should | Role::Can)
        );
        let mut free = if modal || verb == 0 { 2 } else { 1 };
        if verb > 1 || main.iter().filter(|p| subject(p)).count() > 1 {
            return false;
        }
        let mut after_preposition = None;
        for piece in main.iter().skip(verb + 1) {
            let dated = matches!(piece.sort, Sort::Value(Aspect::Date | Aspect::Duration))
                || self.has("deadline", piece);
            if !(self.is_light(piece, condition) || condition && dated) {
                return false;
            }
            match self.role(piece) {
                Some(Role::Negation | Role::ReaderObject | Role::NavObject) => {}
                _ if self.has("possessive", piece) => {}
                _ if ["plain-limit", "before-object", "deadline"]
                    .iter()
                    .any(|&set| self.has(set, piece)) =>
                {
                    after_preposition = Some(1);
                }
                _ => {
                    let room = after_preposition.as_mut().unwrap_or(&mut free);
                    if *room == 0 {
                        return false;
                    }
                    *room -= 1;
                }
            }
        }
        true
    }
}

pub(super) fn all_same(a: &[Piece], b: &[Piece]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.same(b))
}

/// The verb that opens `turned` within `plain`: after one or two words.
fn verb_within(turned: &[Piece], plain: &[Piece]) -> Option<usize> {
    let verb = turned.first()?;
    (1..=2).find(|&at| plain.get(at).is_some_and(|p| p.same(verb)))
}

/// «flytter du ikke» and «du ikke flytter».
fn uninverted(inverted: &[Piece], plain: &[Piece]) -> bool {
    let Some((verb, rest)) = inverted.split_first() else { return false };
    let at = plain.iter().take(4).position(|p| p.same(verb));
    inverted.len() == plain.len()
        && at.is_some_and(|at| {
            at > 0 && all_same(&rest[..at], &plain[..at]) && all_same(&rest[at..], &plain[at + 1..])
        })
}
