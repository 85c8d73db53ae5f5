//! The words of one document: those of the lexicon, and those only this letter has.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use crate::lexicon::{Vocabulary, WordInfo};
use crate::text::fold;

/// Gives word forms ids. Ids below the vocabulary's length are the lexicon's own.
#[derive(Debug)]
pub(crate) struct Words<'l> {
    vocabulary: &'l Vocabulary,
    own: FxHashMap<Box<str>, u32>,
    infos: Vec<WordInfo>,
    /// Own words that may be known words badly read: own id → known id.
    repairs: FxHashMap<u32, u32>,
    buffer: RefCell<String>,
}

impl<'l> Words<'l> {
    pub(crate) fn new(vocabulary: &'l Vocabulary) -> Self {
        Self {
            vocabulary,
            own: FxHashMap::default(),
            infos: Vec::new(),
            repairs: FxHashMap::default(),
            buffer: RefCell::new(String::new()),
        }
    }

    /// The id of a word as written.
    pub(crate) fn id(&mut self, word: &str) -> u32 {
        let mut buffer = self.buffer.take();
        fold(word, &mut buffer);
        let id = self.folded_id(&buffer);
        self.buffer.replace(buffer);
        id
    }

    fn folded_id(&mut self, folded: &str) -> u32 {
        if let Some(id) = self.vocabulary.id(folded) {
            if self.vocabulary.is_stub(id)
                && let Some(known) = self.vocabulary.repaired(folded).filter(|known| *known != id)
            {
                self.repairs.insert(id, known);
            }
            return id;
        }
        if let Some(&id) = self.own.get(folded) {
            return id;
        }
        let id = self.vocabulary.len() + self.infos.len() as u32;
        self.infos.push(self.vocabulary.guess(folded));
        if let Some(known) = self.vocabulary.repaired(folded) {
            self.repairs.insert(id, known);
        }
        self.own.insert(folded.into(), id);
        id
    }

    /// The id of a word that has one already.
    pub(crate) fn known(&self, folded: &str) -> Option<u32> {
        self.vocabulary.id(folded).or_else(|| self.own.get(folded).copied())
    }

    /// What is known of a word.
    pub(crate) fn info(&self, id: u32) -> &WordInfo {
        self.vocabulary
            .info(id)
            .unwrap_or_else(|| &self.infos[(id - self.vocabulary.len()) as usize])
    }

    /// True for words of the lexicon.
    pub(crate) fn is_known(&self, id: u32) -> bool {
        id < self.vocabulary.len()
    }

    /// The known word that `id` may be a misreading of.
    pub(crate) fn repair(&self, id: u32) -> Option<u32> {
        self.repairs.get(&id).copied()
    }

    /// True when some own word looks like a misreading.
    pub(crate) fn has_repairs(&self) -> bool {
        !self.repairs.is_empty()
    }
}
