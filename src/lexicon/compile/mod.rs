//! Files to [`Lexicon`]: sets are resolved, patterns get their elements and anchors.

mod names;

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::pattern::{Alternative, Meaning, Pattern, Piece, RawPiece, alternative, parse};
use super::schema::{
    BenefitsFile, LanguageFile, LawEntry, LawsFile, MessagesFile, OtherFile, PatternsFile,
    WordsFile,
};
use super::vocabulary::{Abbreviation, Target, Vocabulary};
use super::{
    Anchored, LawName, Lexicon, LexiconError, Named, Phrase, PhraseRule, TermClass, TermName,
    WordClass,
};
use crate::lang::Lang;

type Files<'a> = BTreeMap<&'a str, &'a RawValue>;
type Sets = BTreeMap<String, Vec<String>>;

/// Which part of the files to compile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    All,
    /// Without what only the rules for authors ask for.
    ForReaders,
}

pub(super) fn compile(json: &str, part: Part, digest: &str) -> Result<Lexicon, LexiconError> {
    let mut files: Files<'_> =
        serde_json::from_str(json).map_err(|e| LexiconError::new("", e.to_string()))?;
    if part == Part::ForReaders {
        let only_lint =
            |name: &str| ["/rules/", "/lint/", "/patterns/lint-"].iter().any(|p| name.contains(p));
        files.retain(|name, _| !only_lint(name));
    }
    let mut builder = Builder::new(&files)?;
    builder.part = part;
    for (slot, lang) in Lang::KNOWN.into_iter().enumerate() {
        builder.language(&files, slot, lang)?;
    }
    builder.other(&files)?;
    let mut lexicon = builder.finish();
    digest.clone_into(&mut lexicon.digest);
    Ok(lexicon)
}

fn read<'de, T: Deserialize<'de>>(files: &Files<'de>, name: &str) -> Result<T, LexiconError> {
    let raw = files.get(name).ok_or_else(|| LexiconError::new(name, "file is missing"))?;
    serde_json::from_str(raw.get()).map_err(|e| LexiconError::new(name, e.to_string()))
}

struct Builder {
    part: Part,
    vocabulary: Vocabulary,
    elements: FxHashMap<(bool, Vec<Alternative>), u16>,
    /// How common the words of an element are: the search starts from the rarest.
    rarity: Vec<u32>,
    sets: [Sets; 3],
    patterns: Vec<Pattern>,
    benefits: Vec<Named>,
    laws: Vec<LawName>,
    terms: Vec<TermName>,
    phrases: Vec<Phrase>,
    phrase_rules: BTreeMap<String, PhraseRule>,
    messages: [MessagesFile; 3],
    months: [[String; 12]; 3],
}

impl Builder {
    fn new(files: &Files<'_>) -> Result<Self, LexiconError> {
        let mut sets = [Sets::new(), Sets::new(), Sets::new()];
        for (slot, lang) in Lang::KNOWN.into_iter().enumerate() {
            sets[slot] = read::<WordsFile>(files, &format!("{}/words", lang.tag()))?.sets;
        }
        Ok(Self {
            part: Part::All,
            vocabulary: Vocabulary::new(),
            elements: FxHashMap::default(),
            rarity: Vec::new(),
            sets,
            patterns: Vec::new(),
            benefits: Vec::new(),
            laws: Vec::new(),
            terms: Vec::new(),
            phrases: Vec::new(),
            phrase_rules: BTreeMap::new(),
            messages: Default::default(),
            months: Default::default(),
        })
    }

    fn language(&mut self, files: &Files<'_>, slot: usize, lang: Lang) -> Result<(), LexiconError> {
        let tag = lang.tag();
        self.words(&read(files, &format!("{tag}/language"))?, slot);
        self.classes(slot);
        let benefits: BenefitsFile = read(files, &format!("{tag}/benefits"))?;
        self.benefits(benefits, slot, &format!("{tag}/benefits"))?;
        let laws: LawsFile = read(files, &format!("{tag}/laws"))?;
        self.laws(laws, slot, &format!("{tag}/laws"))?;
        for (class, name) in TermClass::ALL {
            let name = format!("{tag}/terms/{name}");
            if files.contains_key(name.as_str()) {
                self.terms(read(files, &name)?, slot, (lang, class), &name)?;
            }
        }
        let folder = format!("{tag}/rules/");
        for &name in files.keys().filter(|name| name.starts_with(&folder)) {
            self.phrases(read(files, name)?, slot, (lang, &name[folder.len()..]), name)?;
        }
        // An organisation's own messages come last (see `load::overlay`) and replace ours.
        let folder = format!("{tag}/lint/");
        for &name in files.keys().filter(|name| name.starts_with(&folder)) {
            let file: MessagesFile = read(files, name)?;
            self.messages[slot].rules.extend(file.rules);
            if !file.or.is_empty() {
                self.messages[slot].or = file.or;
                self.messages[slot].labels = file.labels;
            }
        }
        let folder = format!("{tag}/patterns/");
        let names: Vec<&str> =
            files.keys().copied().filter(|name| name.starts_with(&folder)).collect();
        for name in names {
            self.pattern_file(read(files, name)?, slot, name)?;
        }
        Ok(())
    }

    fn words(&mut self, file: &LanguageFile, slot: usize) {
        let family = usize::from(slot == 2);
        for (form, weight) in &file.markers {
            self.vocabulary.word(form).markers[slot] = *weight as i8;
        }
        for (ending, weight) in &file.endings {
            self.vocabulary.add_suffix(ending, Target::Marker(slot, *weight as i8));
        }
        for (form, month) in &file.months {
            self.vocabulary.word(form).month = *month;
            // The longest form is the one written out.
            if let Some(longest) = self.months[slot].get_mut(usize::from(*month).wrapping_sub(1))
                && longest.len() < form.len()
            {
                longest.clone_from(form);
            }
        }
        for (form, number) in &file.numbers {
            self.vocabulary.word(form).number[family] = *number as u16;
        }
        for (form, number) in &file.ordinals {
            self.vocabulary.word(form).ordinal[family] = *number as u16;
        }
        for (form, unit) in &file.units {
            self.vocabulary.word(form).unit = Some(*unit);
        }
        let a = &file.abbreviations;
        for (list, class) in [
            (&a.guarded, Abbreviation::Guarded),
            (&a.possible, Abbreviation::Possible),
            (&a.never, Abbreviation::Never),
        ] {
            for form in list {
                let form = form.to_lowercase();
                self.vocabulary.word(form.trim_end_matches('.')).abbreviation = class;
            }
        }
    }

    fn classes(&mut self, slot: usize) {
        for (class, name) in WordClass::ALL {
            let forms = self.sets[slot].get(name).cloned().unwrap_or_default();
            for form in forms {
                if let Some(form) = alternative(&form) {
                    self.attach(&form, Target::Class(slot, class));
                }
            }
        }
    }

    fn attach(&mut self, alternative: &Alternative, target: Target) {
        match alternative {
            Alternative::Word(form) => self.vocabulary.add_word(form, target),
            Alternative::Prefix(form) => {
                self.vocabulary.add_stub(form, target);
                self.vocabulary.add_prefix(form, target);
            }
            Alternative::Suffix(form) => {
                self.vocabulary.add_stub(form, target);
                self.vocabulary.add_suffix(form, target);
            }
            Alternative::Set(_) => {}
        }
    }

    /// The words of a set, for bokmål and nynorsk together or for English.
    fn set(&self, name: &str, english: bool) -> Option<Vec<Alternative>> {
        let slots: &[usize] = if english { &[2] } else { &[0, 1] };
        let mut forms: Vec<Alternative> = Vec::new();
        let mut known = false;
        for &slot in slots {
            if let Some(set) = self.sets[slot].get(name) {
                known = true;
                forms.extend(set.iter().filter_map(|f| alternative(f)));
            }
        }
        known.then_some(forms)
    }

    fn element(&mut self, alternatives: Vec<Alternative>, english: bool) -> Result<u16, String> {
        let mut flat = Vec::new();
        for alt in alternatives {
            match alt {
                Alternative::Set(name) => flat.extend(
                    self.set(&name, english).ok_or_else(|| format!("unknown set @{name}"))?,
                ),
                other => flat.push(other),
            }
        }
        flat.sort();
        flat.dedup();
        if let Some(&id) = self.elements.get(&(english, flat.clone())) {
            return Ok(id);
        }
        let id = self.rarity.len() as u16;
        let rarity = flat.iter().map(length).min().unwrap_or(0);
        self.rarity.push(rarity);
        for alt in &flat {
            self.attach(alt, Target::Element(id));
        }
        self.elements.insert((english, flat), id);
        Ok(id)
    }

    fn add_pattern(
        &mut self,
        source: &str,
        meaning: Meaning,
        english: bool,
        file: &str,
    ) -> Result<(), LexiconError> {
        let problem = |e: String| LexiconError::new(file, format!("`{source}`: {e}"));
        let mut pieces = Vec::new();
        // A comma inside a name («døve, døvblinde og …») is a token of its own.
        for raw in parse(&source.replace(',', " ..")).map_err(problem)? {
            pieces.push(match raw {
                RawPiece::Words { alternatives, entity, optional } => {
                    let element = self.element(alternatives, english).map_err(problem)?;
                    match entity {
                        None => Piece::Word { element, optional },
                        Some(kind) => Piece::Either { element, kind, optional },
                    }
                }
                RawPiece::Entity { kind, optional } => Piece::Entity { kind, optional },
                RawPiece::Gap(n) => Piece::Gap(n),
                RawPiece::Start => Piece::Start,
                RawPiece::End => Piece::End,
            });
        }
        let anchor = (0..pieces.len())
            .filter_map(|i| match pieces[i] {
                Piece::Word { element, optional: false } => {
                    Some((self.rarity[usize::from(element)], usize::MAX - i))
                }
                _ => None,
            })
            .max()
            .map_or(0, |(_, i)| (usize::MAX - i) as u8);
        let mut required: Vec<u16> = pieces
            .iter()
            .enumerate()
            .filter_map(|(i, piece)| match piece {
                Piece::Word { element, optional: false } if i != usize::from(anchor) => {
                    Some(*element)
                }
                _ => None,
            })
            .collect();
        // The one that is least often there first.
        required.sort_by_key(|&element| std::cmp::Reverse(self.rarity[usize::from(element)]));
        self.patterns.push(Pattern { meaning, english, pieces, required, anchor, exact: None });
        Ok(())
    }

    fn pattern_file(
        &mut self,
        file: PatternsFile,
        slot: usize,
        name: &str,
    ) -> Result<(), LexiconError> {
        for entry in file.entry {
            for source in &entry.matches {
                self.add_pattern(source, Meaning::Cue(entry.cue), slot == 2, name)?;
            }
            for source in &entry.unless {
                self.add_pattern(source, Meaning::Unless(entry.cue), slot == 2, name)?;
            }
        }
        Ok(())
    }

    fn other(&mut self, files: &Files<'_>) -> Result<(), LexiconError> {
        let file: OtherFile = read(files, "other")?;
        for table in file.values() {
            for (form, weight) in table.as_object().into_iter().flatten() {
                if let Some(weight) = weight.as_i64() {
                    self.vocabulary.word(form).markers[3] = weight as i8;
                }
            }
        }
        Ok(())
    }

    fn finish(mut self) -> Lexicon {
        self.vocabulary.finish();
        let mut by_element = vec![Vec::new(); self.rarity.len()];
        // Bokmål and nynorsk often share a pattern to the letter: it is searched once.
        let mut seen = rustc_hash::FxHashSet::default();
        for (i, pattern) in self.patterns.iter().enumerate() {
            if !seen.insert((pattern.meaning, pattern.english, &pattern.pieces, &pattern.exact)) {
                continue;
            }
            if let Piece::Word { element, .. } = pattern.pieces[usize::from(pattern.anchor)] {
                let also = pattern.required.first().copied().unwrap_or(element);
                by_element[usize::from(element)].push(Anchored { pattern: i as u16, also });
            }
        }
        Lexicon {
            vocabulary: self.vocabulary,
            patterns: self.patterns,
            by_element,
            benefits: self.benefits,
            laws: self.laws,
            terms: self.terms,
            phrases: self.phrases,
            phrase_rules: self.phrase_rules,
            digest: String::new(),
            messages: self.messages,
            months: self.months,
        }
    }
}

/// The form that is most like the law's bokmål name, else the first one of a single word.
fn nearest(law: &LawEntry) -> Option<&String> {
    let stem = law.name.strip_suffix("en").unwrap_or(&law.name);
    let forms = || law.forms.iter();
    let single = || forms().find(|form| !form.contains(' '));
    forms().find(|form| form.starts_with(stem)).or_else(single).or_else(|| forms().next())
}

/// Long words are rare words, near enough to choose where to start a search.
fn length(alternative: &Alternative) -> u32 {
    match alternative {
        Alternative::Word(f) | Alternative::Prefix(f) | Alternative::Suffix(f) => f.len() as u32,
        Alternative::Set(_) => 0,
    }
}
