//! An organisation's own lexicon: a folder of the same shape as `lexicons/`, read at run time.
//!
//! Its files may hold less than ours: only what they add. [`overlay`] puts them on top of what is
//! embedded: lists are appended, tables merged key by key.

use std::ops::Range;
use std::path::PathBuf;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::appeal::AppealFile;
use super::schema::{
    BenefitsFile, LanguageFile, LawsFile, MessagesFile, PatternsFile, PhrasesFile, TermsFile,
    WordsFile,
};
use super::{EMBEDDED, Lexicon, LexiconError, TermClass};
use crate::lang::Lang;
use crate::text::LineIndex;

/// A file of a lexicon folder.
#[derive(Debug)]
pub struct SourceFile {
    /// Its path as given, for messages.
    pub path: PathBuf,
    /// Its name below the folder, without ending: `nb/terms/legal`.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// What is wrong with a lexicon file, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}:{line}: {what}", path.display())]
pub struct Problem {
    /// The file.
    pub path: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, with the field's name where there is one.
    pub what: String,
}

impl SourceFile {
    /// The problem at this place of the file.
    pub fn problem(&self, at: Option<Range<usize>>, what: impl Into<String>) -> Problem {
        let before = at.map_or(0, |at| at.start.min(self.text.len()));
        let line = LineIndex::of(&self.text).line(before);
        Problem { path: self.path.clone(), line, what: what.into() }
    }

    /// The first place of `text` in the file.
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        self.text.find(text).map(|at| at..at + text.len())
    }

    /// What is wrong with the shape of the file.
    pub fn check_shape(&self) -> Option<Problem> {
        let (lang, rest) = self.name.split_once('/').unwrap_or(("", &self.name));
        if self.name == "appeal" {
            return self.fits::<AppealFile>();
        }
        if lang.is_empty() {
            return (!matches!(rest, "audit" | "other" | "routes" | "reference"))
                .then(|| self.unknown());
        }
        if !Lang::KNOWN.iter().any(|known| known.tag() == lang) {
            return Some(self.unknown());
        }
        match rest.split_once('/') {
            Some(("terms", class)) if TermClass::ALL.iter().any(|(_, name)| *name == class) => {
                self.fits::<TermsFile>()
            }
            Some(("lint", _)) => self.fits::<MessagesFile>(),
            Some(("rules", _)) => self.fits::<PhrasesFile>(),
            Some(("patterns", _)) => self.fits::<PatternsFile>(),
            None => match rest {
                "language" => self.fits::<LanguageFile>(),
                "benefits" => self.fits::<BenefitsFile>(),
                "laws" => self.fits::<LawsFile>(),
                "words" => self.fits::<WordsFile>(),
                "summary" | "verify" | "verbs" | "measures" => None,
                _ => Some(self.unknown()),
            },
            _ => Some(self.unknown()),
        }
    }

    fn unknown(&self) -> Problem {
        let classes: Vec<&str> = TermClass::ALL.iter().map(|(_, name)| *name).collect();
        let what = format!(
            "unknown file `{}`, expected nb|nn|en, then `terms/{}`, `rules/<slug>`, \
             `patterns/<name>`, `lint/<name>`, `benefits` or `laws`",
            self.name,
            classes.join("|")
        );
        self.problem(None, what)
    }

    fn fits<T: DeserializeOwned>(&self) -> Option<Problem> {
        let error = toml::from_str::<T>(&self.text).err()?;
        let what = error.message().replace('\n', "; ");
        let problem = self.problem(error.span(), what);
        let line = self.text.lines().nth(problem.line - 1).unwrap_or_default();
        let field = line.split_once('=').map_or("", |(field, _)| field.trim());
        let what = if field.is_empty() || problem.what.contains(field) {
            problem.what
        } else {
            format!("`{field}`: {}", problem.what)
        };
        Some(Problem { what, ..problem })
    }
}

/// The embedded lexicon with `files` on top; on their own where they are a whole lexicon.
///
/// # Errors
/// Names the file and what is wrong in it.
pub fn overlay(files: &[SourceFile]) -> Result<Lexicon, LexiconError> {
    let whole = files.iter().any(|file| file.name == "nb/language");
    let base = if whole { "{}" } else { EMBEDDED };
    let mut all: Value =
        serde_json::from_str(base).map_err(|e| LexiconError::new("", e.to_string()))?;
    for file in files {
        let table: toml::Table =
            file.text.parse().map_err(|e: toml::de::Error| error(file, e.message()))?;
        let value = serde_json::to_value(table).map_err(|e| error(file, &e.to_string()))?;
        if let Some(all) = all.as_object_mut() {
            merge(all.entry(file.name.clone()).or_insert(Value::Null), value);
        }
    }
    Lexicon::from_json(&all.to_string())
}

fn error(file: &SourceFile, what: &str) -> LexiconError {
    LexiconError::new(&file.name, what)
}

fn merge(base: &mut Value, own: Value) {
    match (base, own) {
        (Value::Object(base), Value::Object(own)) => {
            for (key, value) in own {
                merge(base.entry(key).or_insert(Value::Null), value);
            }
        }
        (Value::Array(base), Value::Array(mut own)) => base.append(&mut own),
        (base, own) => *base = own,
    }
}
