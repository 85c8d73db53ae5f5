//! Every word form the lexicon knows, with all that is known of it.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::{WordClass, schema::UnitName};
use crate::lang::Lang;
use crate::text::skeleton;

/// Bokmål and nynorsk share patterns; English has its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    Norwegian,
    English,
}

impl Family {
    pub(crate) fn of(lang: Lang) -> Self {
        if lang == Lang::En { Self::English } else { Self::Norwegian }
    }
}

/// How a dot after the word is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Abbreviation {
    #[default]
    No,
    /// The dot never ends a sentence.
    Never,
    /// It may, before a capital.
    Possible,
    /// An abbreviation only next to a digit, month or §.
    Guarded,
}

/// Something a word form stands for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Target {
    Element(u16),
    Class(usize, WordClass),
    /// Speaks for a language: which, how much.
    Marker(usize, i8),
}

/// All that is known of one word form.
#[derive(Debug, Clone, Default)]
pub(crate) struct WordInfo {
    /// Pattern elements it satisfies, sorted.
    pub(crate) elements: Vec<u16>,
    /// Grammar classes as bits: bokmål, nynorsk, English.
    pub(crate) classes: [u64; 3],
    /// Weight for nb, nn, en and each merely recognised language together.
    pub(crate) markers: [i8; 4],
    pub(crate) month: u8,
    /// Number word: Norwegian, English; 0 for none.
    pub(crate) number: [u16; 2],
    pub(crate) ordinal: [u16; 2],
    pub(crate) unit: Option<UnitName>,
    pub(crate) abbreviation: Abbreviation,
}

impl WordInfo {
    fn add(&mut self, target: Target) {
        match target {
            Target::Element(e) => {
                if let Err(at) = self.elements.binary_search(&e) {
                    self.elements.insert(at, e);
                }
            }
            Target::Class(lang, class) => self.classes[lang] |= class.bit(),
            // A word's own weight counts more than its ending's.
            Target::Marker(lang, weight) if self.markers == [0; 4] => self.markers[lang] = weight,
            Target::Marker(..) => {}
        }
    }

    /// True when the word belongs to `class` in a letter of `lang`. A word that only the other
    /// Norwegian standard knows counts too, since letters mix them.
    pub(crate) fn is(&self, class: WordClass, lang: Lang) -> bool {
        let [nb, nn, en] = self.classes;
        let bits = match lang {
            Lang::En => en,
            Lang::Nb | Lang::Other if nb & !WordClass::VAGUE != 0 => nb,
            Lang::Nb | Lang::Nn | Lang::Other => nb | nn,
        };
        bits & class.bit() != 0
    }
}

/// Beginnings or endings of words, by length.
#[derive(Debug, Default)]
struct Affixes {
    map: FxHashMap<Box<str>, Vec<Target>>,
    /// Bit n set: some affix is n bytes long.
    lengths: u64,
}

impl Affixes {
    fn add(&mut self, affix: &str, target: Target) {
        self.lengths |= 1 << affix.len().min(63);
        self.map.entry(affix.into()).or_default().push(target);
    }
}

/// Words by form.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    ids: FxHashMap<Box<str>, u32>,
    infos: Vec<WordInfo>,
    /// Whether a form is known as a word, by id; others are known as beginnings or endings only.
    whole: Vec<bool>,
    prefixes: Affixes,
    suffixes: Affixes,
    skeletons: FxHashMap<Box<str>, u32>,
}

impl Vocabulary {
    /// An empty vocabulary; id 0 is kept for «no word».
    pub(crate) fn new() -> Self {
        Self { infos: vec![WordInfo::default()], whole: vec![false], ..Self::default() }
    }

    pub(crate) fn word(&mut self, form: &str) -> &mut WordInfo {
        let id = self.form(form);
        self.whole[id] = true;
        &mut self.infos[id]
    }

    fn form(&mut self, form: &str) -> usize {
        let next = self.infos.len() as u32;
        let id = *self.ids.entry(form.into()).or_insert(next);
        if id == next {
            self.infos.push(WordInfo::default());
            self.whole.push(false);
        }
        id as usize
    }

    /// A beginning or an ending, which may also be a word.
    pub(crate) fn add_stub(&mut self, form: &str, target: Target) {
        let id = self.form(form);
        self.infos[id].add(target);
    }

    pub(crate) fn add_word(&mut self, form: &str, target: Target) {
        self.word(form).add(target);
    }

    pub(crate) fn add_prefix(&mut self, prefix: &str, target: Target) {
        self.prefixes.add(prefix, target);
    }

    pub(crate) fn add_suffix(&mut self, suffix: &str, target: Target) {
        self.suffixes.add(suffix, target);
    }

    /// Gives every known word what its beginning and ending stand for, and lists skeletons.
    pub(crate) fn finish(&mut self) {
        let forms: Vec<(Box<str>, u32)> = self.ids.iter().map(|(f, &i)| (f.clone(), i)).collect();
        let mut found: FxHashMap<Box<str>, (u32, bool)> = FxHashMap::default();
        for (form, id) in forms {
            let mut info = std::mem::take(&mut self.infos[id as usize]);
            self.add_affixes(&form, &mut info);
            self.infos[id as usize] = info;
            let whole = self.whole[id as usize];
            match found.entry(skeleton(&form).into_boxed_str()) {
                Entry::Vacant(free) => _ = free.insert((id, whole)),
                // One skeleton, two words: unusable for repair.
                Entry::Occupied(mut other) if other.get().1 == whole => other.get_mut().0 = 0,
                // Words before mere endings: «går», not the «gar» of «*gar».
                Entry::Occupied(mut other) if whole => _ = other.insert((id, true)),
                Entry::Occupied(_) => {}
            }
        }
        self.skeletons = found.into_iter().map(|(form, (id, _))| (form, id)).collect();
    }

    fn add_affixes(&self, form: &str, info: &mut WordInfo) {
        for len in 3..form.len() {
            if self.prefixes.lengths & (1 << len.min(63)) != 0
                && let Some(targets) = form.get(..len).and_then(|p| self.prefixes.map.get(p))
            {
                for &target in targets {
                    info.add(target);
                }
            }
            if self.suffixes.lengths & (1 << len.min(63)) != 0 {
                let tail = form.get(form.len() - len..);
                if let Some(targets) = tail.and_then(|s| self.suffixes.map.get(s)) {
                    for &target in targets {
                        info.add(target);
                    }
                }
            }
        }
    }

    /// Number of known forms and the id that the next unknown word gets.
    pub(crate) fn len(&self) -> u32 {
        self.infos.len() as u32
    }

    pub(crate) fn id(&self, folded: &str) -> Option<u32> {
        self.ids.get(folded).copied()
    }

    pub(crate) fn info(&self, id: u32) -> Option<&WordInfo> {
        self.infos.get(id as usize)
    }

    /// What a word outside the vocabulary stands for, by its beginning and ending.
    pub(crate) fn guess(&self, folded: &str) -> WordInfo {
        let mut info = WordInfo::default();
        if (4..=60).contains(&folded.len()) {
            self.add_affixes(folded, &mut info);
        }
        info
    }

    /// True for a form that is known as a beginning or an ending only.
    pub(crate) fn is_stub(&self, id: u32) -> bool {
        self.whole.get(id as usize).is_some_and(|whole| !whole)
    }

    /// The one known word of which `folded` may be a misreading.
    pub(crate) fn repaired(&self, folded: &str) -> Option<u32> {
        self.skeletons.get(skeleton(folded).as_str()).copied().filter(|&id| id != 0)
    }
}
