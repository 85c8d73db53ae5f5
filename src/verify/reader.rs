//! Pieces of a sentence to items: who acts, whether he must, what is negated, what depends on what.

use super::item::{Aspect, Item};
use super::piece::{Piece, Sort};
use super::words::{Role, Words};
use crate::lexicon::WordClass;
use crate::segment::Document;

/// Reads the pieces of one sentence.
pub(super) struct Reader<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) words: &'a Words,
    pub(super) pieces: &'a [Piece],
}

/// An item on the way, with what decides its place.
struct Draft {
    item: Item,
    /// Comes first in its part of the sentence: the one who acts, and whether he must.
    leads: bool,
    /// Who it is, where a modal verb may take it: `du`, `vi`, `other:…`.
    subject: Option<String>,
    modal: bool,
    piece: usize,
}

impl Reader<'_> {
    /// What the sentence says, part by part: the condition first, then who must, then the rest.
    pub(super) fn items(&self) -> Vec<Item> {
        let mut drafts = self.drafts();
        self.modals(&mut drafts);
        drafts.sort_by_key(|d| (d.item.clause, d.item.aspect != Aspect::Condition, !d.leads));
        drafts.into_iter().map(|d| d.item).collect()
    }

    /// Who a word is as the one who acts.
    fn subject(&self, i: usize) -> Option<String> {
        let piece = self.pieces.get(i).filter(|p| p.is_word())?;
        match self.words.role(&piece.text) {
            Some(Role::Reader) => Some("du".to_owned()),
            Some(Role::Nav) => Some("vi".to_owned()),
            Some(Role::NavName) if !self.after_preposition(i) => Some("vi".to_owned()),
            Some(_) => None,
            None => {
                let token = self.document.tokens().get(piece.token)?;
                let other = self.document.is(token, WordClass::Other)
                    || self.document.is(token, WordClass::Nav)
                    || self.document.is(token, WordClass::Reader);
                other.then(|| format!("other:{}", self.words.stem(&piece.text)))
            }
        }
    }

    fn after_preposition(&self, i: usize) -> bool {
        let before = i.checked_sub(1).and_then(|b| self.pieces.get(b));
        before.is_some_and(|p| p.is_word() && self.words.has("before-object", &p.text))
    }

    fn drafts(&self) -> Vec<Draft> {
        let mut out: Vec<Draft> = Vec::new();
        let mut clause = 0;
        out.extend(self.command());
        out.extend(self.inverted_condition());
        for (i, piece) in self.pieces.iter().enumerate() {
            if piece.sort == Sort::Boundary || matches!(piece.text.as_str(), "(" | ")" | "|") {
                clause += 1;
            }
            if matches!(piece.sort, Sort::Boundary | Sort::Mark) {
                continue;
            }
            let mut push = |key: String, aspect, leads, subject, modal| {
                let item = Item { key, aspect, clause, span: piece.span };
                out.push(Draft { item, leads, subject, modal, piece: i });
            };
            if let Sort::Value(aspect) = piece.sort {
                push(piece.text.clone(), aspect, false, None, false);
                continue;
            }
            let text = piece.text.as_str();
            let role = self.words.role(text);
            let asks =
                self.words.has("condition-before-person", text) && self.subject(i + 1).is_some();
            // «selv om du flytter» is no condition.
            let even = asks && self.words.has("even", self.text(i.wrapping_sub(1)));
            // A second one who acts: «pengene du får», «vi mener du må».
            let acts = |d: &Draft| d.item.clause == clause && d.subject.is_some() && d.leads;
            let second = matches!(role, Some(Role::Reader | Role::Nav))
                && out.iter().rev().take(40).any(acts);
            if asks || second || role == Some(Role::Condition) || self.words.has("boundary", text) {
                clause += 1;
            }
            let mut push = |key: String, aspect, leads, subject, modal| {
                let item = Item { key, aspect, clause, span: piece.span };
                out.push(Draft { item, leads, subject, modal, piece: i });
            };
            match role {
                _ if even => {}
                _ if asks => push("c:hvis".to_owned(), Aspect::Condition, false, None, false),
                Some(Role::Drop) => {}
                Some(Role::Condition) => {
                    push(format!("c:{text}"), Aspect::Condition, false, None, false);
                }
                Some(Role::Choice) => push("or".to_owned(), Aspect::Choice, false, None, false),
                Some(Role::Negation) => {
                    push("not".to_owned(), Aspect::Negation, false, None, false);
                }
                Some(Role::Limit) => push(format!("l:{text}"), Aspect::Limit, false, None, false),
                Some(Role::Must) => push("must".to_owned(), Aspect::Duty, true, None, true),
                Some(Role::Should) => push("should".to_owned(), Aspect::Duty, true, None, true),
                Some(Role::Can) => push("can".to_owned(), Aspect::Duty, true, None, true),
                Some(Role::ReaderObject) => {
                    push("a:deg".to_owned(), Aspect::Actor, false, None, false);
                }
                Some(Role::NavObject) => {
                    push("a:oss".to_owned(), Aspect::Actor, false, None, false);
                }
                Some(Role::NavName) if self.after_preposition(i) => {
                    push("a:oss".to_owned(), Aspect::Actor, false, None, false);
                }
                Some(Role::Reader | Role::Nav | Role::NavName) => {
                    let subject = self.subject(i);
                    let key = format!("a:{}", subject.as_deref().unwrap_or_default());
                    // «Kommunen gir Nav pengene» is not «Nav gir kommunen pengene»: only a form that
                    // cannot be an object may change its place.
                    push(key, Aspect::Actor, role != Some(Role::NavName), subject, false);
                }
                None => {
                    let name = self.name(i);
                    let stem = if name { text.to_owned() } else { self.words.stem(text) };
                    let aspect = if name { Aspect::Name } else { Aspect::Wording };
                    push(format!("w:{stem}"), aspect, false, self.subject(i), false);
                }
            }
        }
        out
    }

    fn text(&self, i: usize) -> &str {
        self.pieces.get(i).map_or("", |p| p.text.as_str())
    }

    /// A capital inside a sentence, and in no word list.
    fn name(&self, i: usize) -> bool {
        let piece = &self.pieces[i];
        let Some(token) = self.document.tokens().get(piece.token) else { return false };
        let info = self.document.info(token.word);
        piece.capital && info.elements.is_empty() && info.classes == [0; 3]
    }

    /// «Send oss skjemaet»: the reader is told to.
    fn command(&self) -> Option<Draft> {
        let (i, piece) = self.pieces.iter().enumerate().find(|(_, p)| p.is_word())?;
        let token = self.document.tokens().get(piece.token)?;
        let command = self.document.is(token, WordClass::Imperative)
            && self.subject(i + 1).is_none()
            && self.words.role(&piece.text).is_none();
        command.then(|| Draft {
            item: Item {
                key: "command/du/".to_owned(),
                aspect: Aspect::Duty,
                clause: 0,
                span: piece.span,
            },
            leads: true,
            subject: None,
            modal: false,
            piece: i,
        })
    }

    /// «Flytter du, må du si fra»: a condition without «hvis».
    fn inverted_condition(&self) -> Option<Draft> {
        let (i, piece) = self.pieces.iter().enumerate().find(|(_, p)| p.is_word())?;
        let modal = |i: usize| {
            let role = self.pieces.get(i).and_then(|p| self.words.role(&p.text));
            matches!(role, Some(Role::Must | Role::Should | Role::Can))
        };
        let verb = |i: usize| {
            let token = self.pieces.get(i).filter(|p| p.is_word());
            let token = token.and_then(|p| self.document.tokens().get(p.token));
            let class = |class| token.is_some_and(|t| self.document.is(t, class));
            modal(i)
                || class(WordClass::FiniteVerb)
                || class(WordClass::PresentDuty)
                || self.subject(i + 1).is_some() && self.words.role(self.text(i)).is_none()
        };
        let so = |i: usize| self.text(i) == "så" && verb(i + 1);
        let question = self.pieces.iter().any(|p| p.text == "?");
        let turns = (i + 2..self.pieces.len())
            .any(|at| self.pieces[at].sort == Sort::Boundary && (verb(at + 1) || so(at + 1)));
        // «Fordi du er syk, får du …» is no condition.
        let opens = self.words.has("boundary", self.text(i));
        let inverted = !question && turns && !opens && verb(i) && self.subject(i).is_none();
        inverted.then(|| Draft {
            item: Item {
                key: "c:hvis".to_owned(),
                aspect: Aspect::Condition,
                clause: 0,
                span: piece.span,
            },
            leads: true,
            subject: None,
            modal: false,
            piece: i,
        })
    }

    /// Puts together «må», the one who must, and «ikke».
    fn modals(&self, drafts: &mut Vec<Draft>) {
        let mut gone = vec![false; drafts.len()];
        let mut last: Option<String> = None;
        for m in 0..drafts.len() {
            if !drafts[m].modal {
                // The one who acted last goes on acting: «du får penger og må melde fra».
                let acts = drafts[m].item.aspect == Aspect::Actor;
                if let Some(subject) = drafts[m].subject.as_ref().filter(|_| acts) {
                    last = Some(subject.clone());
                }
                continue;
            }
            let clause = drafts[m].item.clause;
            let in_clause = |d: &Draft| d.item.clause == clause;
            let after = drafts[m].piece + 1;
            let near = (after..after + 3)
                .find(|&i| self.text(i).is_empty() || !self.words.has("between", self.text(i)));
            let follows = (m + 1..drafts.len())
                .find(|&d| Some(drafts[d].piece) == near && drafts[d].subject.is_some());
            let before = || {
                (0..m)
                    .rev()
                    .find(|&d| in_clause(&drafts[d]) && drafts[d].subject.is_some() && !gone[d])
            };
            let found = follows.or_else(before);
            let first = !drafts[..m].iter().any(in_clause);
            let subject = match found {
                Some(d) => {
                    gone[d] = true;
                    drafts[d].subject.clone()
                }
                None if first => last.clone(),
                None => None,
            };
            // «må du ikke», «må derfor ikke», «som ikke må»; further off it belongs to something else.
            let at = drafts[m].piece;
            let light =
                |i: usize| self.words.has("between", self.text(i)) || self.subject(i).is_some();
            let not = (0..drafts.len()).find(|&d| {
                let not = drafts[d].piece;
                let beside = if not > at {
                    (at + 1..not).all(light)
                } else {
                    (not + 1..at).all(|i| self.words.has("between", self.text(i)))
                };
                in_clause(&drafts[d])
                    && drafts[d].item.aspect == Aspect::Negation
                    && !gone[d]
                    && beside
            });
            if let Some(not) = not {
                gone[not] = true;
            }
            let who = subject.as_deref().unwrap_or_default();
            let not = if not.is_some() { "not" } else { "" };
            drafts[m].item.key = format!("{}/{who}/{not}", drafts[m].item.key);
            last = subject.or(last);
        }
        let mut gone = gone.into_iter();
        drafts.retain(|_| !gone.next().unwrap_or_default());
    }
}
