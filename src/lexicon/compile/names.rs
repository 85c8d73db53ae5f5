//! Benefits, laws, hard words and phrases of rules: what has a name of its own.

use super::super::pattern::Meaning;
use super::super::schema::{BenefitsFile, LawsFile, PhrasesFile, TermsFile};
use super::super::{
    LawName, Level, LexiconError, Named, Phrase, PhrasePage, PhraseRule, TermClass, TermName,
};
use super::{Builder, Part, nearest};
use crate::lang::Lang;

impl Builder {
    pub(super) fn benefits(
        &mut self,
        file: BenefitsFile,
        slot: usize,
        name: &str,
    ) -> Result<(), LexiconError> {
        for entry in file.benefit {
            let at = self.benefits.iter().position(|b| b.name == entry.name).unwrap_or_else(|| {
                self.benefits.push(Named {
                    name: entry.name.clone(),
                    what: [None, None, None],
                    called: [None, None, None],
                    links: Vec::new(),
                });
                self.benefits.len() - 1
            });
            let meaning = Meaning::Benefit(at as u16);
            for form in &entry.forms {
                self.add_pattern(form, meaning, slot == 2, name)?;
            }
            for stem in &entry.stems {
                self.add_pattern(&format!("{stem}*"), meaning, slot == 2, name)?;
            }
            self.exact(&entry.short, meaning, slot, name)?;
            let benefit = &mut self.benefits[at];
            benefit.what[slot] = Some(entry.what);
            benefit.called[slot] = entry.forms.into_iter().next();
            benefit.links.extend(entry.links);
        }
        Ok(())
    }

    pub(super) fn exact(
        &mut self,
        forms: &[String],
        meaning: Meaning,
        slot: usize,
        name: &str,
    ) -> Result<(), LexiconError> {
        for form in forms {
            self.add_pattern(&form.to_lowercase(), meaning, slot == 2, name)?;
            if let Some(pattern) = self.patterns.last_mut() {
                pattern.exact = Some(form.as_str().into());
            }
        }
        Ok(())
    }

    pub(super) fn laws(
        &mut self,
        file: LawsFile,
        slot: usize,
        name: &str,
    ) -> Result<(), LexiconError> {
        for entry in file.law {
            let at = self.laws.iter().position(|l| l.name == entry.name).unwrap_or_else(|| {
                let level = match entry.level.as_str() {
                    "state" => Level::State,
                    "municipality" => Level::Municipality,
                    _ => Level::Any,
                };
                self.laws.push(LawName {
                    name: entry.name.clone(),
                    forms: Vec::new(),
                    short: Vec::new(),
                    called: [None, None, None],
                    level,
                });
                self.laws.len() - 1
            });
            if slot == 0 {
                self.laws[at].forms.clone_from(&entry.forms);
            }
            // The forms are sorted, so the first may be of another kind than the name.
            let called = if slot == 0 { Some(&entry.name) } else { nearest(&entry) };
            self.laws[at].called[slot] = called.cloned();
            let short = entry.short.iter().map(|s| s.trim_end_matches('.').to_lowercase());
            self.laws[at].short.extend(short);
            let meaning = Meaning::Law(at as u16);
            for form in entry.forms.iter().chain(&entry.short) {
                let form = form.trim_end_matches('.');
                self.add_pattern(form, meaning, slot == 2, name)?;
            }
        }
        Ok(())
    }

    pub(super) fn terms(
        &mut self,
        file: TermsFile,
        slot: usize,
        (lang, class): (Lang, TermClass),
        name: &str,
    ) -> Result<(), LexiconError> {
        for entry in file.term {
            if self.part == Part::ForReaders && entry.explanation.is_none() {
                continue;
            }
            if !(1..=3).contains(&entry.severity) {
                let what = format!("`{}`: `severity` skal være 1, 2 eller 3", entry.term);
                return Err(LexiconError::new(name, what));
            }
            if entry.fits && entry.instead.is_empty() {
                let what = format!("`{}`: `fits` gir bare mening sammen med `instead`", entry.term);
                return Err(LexiconError::new(name, what));
            }
            let at = self.terms.len() as u16;
            for form in &entry.forms {
                let form = with_genitive(form.trim_end_matches('.'));
                self.add_pattern(&form, Meaning::Term(at), slot == 2, name)?;
            }
            self.exact(&entry.short, Meaning::Term(at), slot, name)?;
            for pattern in &entry.unless {
                self.add_pattern(pattern, Meaning::UnlessTerm(at), slot == 2, name)?;
            }
            self.terms.push(TermName {
                term: entry.term,
                explanation: entry.explanation,
                lang,
                class,
                advice: entry.advice,
                instead: entry.instead,
                fits: entry.fits,
                severity: entry.severity,
            });
        }
        Ok(())
    }

    pub(super) fn phrases(
        &mut self,
        file: PhrasesFile,
        slot: usize,
        (lang, rule): (Lang, &str),
        name: &str,
    ) -> Result<(), LexiconError> {
        let page = [None, None, None];
        let rule_of = PhraseRule { severity: file.level, page };
        let rule_of = self.phrase_rules.entry(rule.to_owned()).or_insert(rule_of);
        let (title, source) = (file.title, file.source);
        rule_of.page[slot] = Some(PhrasePage { title, what: file.what, why: file.why, source });
        for entry in file.entry {
            let at = self.phrases.len() as u16;
            for pattern in &entry.matches {
                self.add_pattern(pattern, Meaning::Phrase(at), slot == 2, name)?;
            }
            for pattern in &entry.unless {
                self.add_pattern(pattern, Meaning::UnlessPhrase(at), slot == 2, name)?;
            }
            self.phrases.push(Phrase {
                rule: rule.to_owned(),
                lang,
                shown: entry.matches.first().cloned().unwrap_or_default(),
                instead: entry.instead,
                fits: entry.fits,
            });
        }
        Ok(())
    }
}

/// A form whose last word may carry a genitive -s: `vedtaket` → `vedtaket|vedtakets`.
fn with_genitive(form: &str) -> String {
    let last = form.rsplit(' ').next().unwrap_or(form);
    let plain = last.len() > 3 && last.chars().all(char::is_alphabetic);
    if plain && !last.ends_with(['s', 'x', 'z']) {
        format!("{form}|{last}s")
    } else {
        form.to_owned()
    }
}
