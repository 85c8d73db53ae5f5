//! An organisation's own lexicon: a folder of the same shape as `lexicons/`, read at run time.
//!
//! Its files may hold less than ours: only what they add. [`overlay`] puts them on top of what is
//! embedded: lists are appended, tables merged key by key.

use std::ops::Range;
use std::path::PathBuf;

use serde::de::DeserializeOwned;
use serde_json::Value;
use toml::de::{DeTable, DeValue};

use super::appeal::AppealFile;
use super::schema::{
    BenefitsFile, LanguageFile, LawsFile, MessagesFile, PatternsFile, PhrasesFile, TermsFile,
    WordsFile,
};
use super::{EMBEDDED, Lexicon, LexiconError, TermClass};
use crate::lang::Lang;
use crate::text::{LineIndex, nearest};

/// Begins the name of an organisation's own messages: files are read in the order of their names, and
/// these must come after ours to replace them.
const LAST: &str = "/lint/~";

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

    /// What is wrong with the shape of the file. What only a `whole` lexicon has cannot be added to,
    /// and would do nothing.
    fn check_shape(&self, whole: bool) -> Option<Problem> {
        let (lang, rest) = self.name.split_once('/').unwrap_or(("", &self.name));
        let apart = lang.is_empty()
            || matches!(rest, "language" | "measures" | "sheet" | "summary" | "verbs" | "verify");
        if !whole && apart {
            return Some(self.unknown());
        }
        if let Some(problem) = self.check_schema() {
            return Some(problem);
        }
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
                "sheet" | "summary" | "verify" | "verbs" | "measures" => None,
                _ => Some(self.unknown()),
            },
            _ => Some(self.unknown()),
        }
    }

    /// TOML, and of the version that is read here.
    fn check_schema(&self) -> Option<Problem> {
        let table = match DeTable::parse(&self.text) {
            Ok(table) => table,
            Err(error) => return Some(self.problem(error.span(), error.message())),
        };
        match table.get_ref().get("schema") {
            Some(schema) => {
                let known = matches!(schema.get_ref(), DeValue::Integer(n) if n.as_str() == "1");
                let what = "`schema` skal være 1";
                (!known).then(|| self.problem(Some(schema.span()), what))
            }
            None => Some(self.problem(None, "`schema = 1` mangler")),
        }
    }

    fn unknown(&self) -> Problem {
        let classes: Vec<&str> = TermClass::ALL.iter().map(|(_, name)| *name).collect();
        let what = format!(
            "filen `{}` har ingen virkning; den skal ligge i nb, nn eller en og hete `terms/{}`, \
             `rules/<regel>`, `patterns/<navn>`, `lint/<navn>`, `words`, `benefits` eller `laws`",
            self.name,
            classes.join("|")
        );
        self.problem(None, what)
    }

    fn fits<T: DeserializeOwned>(&self) -> Option<Problem> {
        let error = toml::from_str::<T>(&self.text).err()?;
        let what = shorter(&error.message().replace('\n', "; "));
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

/// Files that do not have the shape of lexicon files, one problem for each.
pub fn misshapen(files: &[SourceFile]) -> impl Iterator<Item = Problem> {
    let whole = is_whole(files);
    files.iter().filter_map(move |file| file.check_shape(whole))
}

/// A lexicon of its own, not one that adds to ours.
fn is_whole(files: &[SourceFile]) -> bool {
    files.iter().any(|file| file.name == "nb/language")
}

/// The embedded lexicon with `files` on top; on their own where they are a whole lexicon.
///
/// # Errors
/// Names the file and what is wrong in it.
pub fn overlay(files: &[SourceFile]) -> Result<Lexicon, LexiconError> {
    let whole = is_whole(files);
    let base = if whole { "{}" } else { EMBEDDED };
    let mut all: Value =
        serde_json::from_str(base).map_err(|e| LexiconError::new("", e.to_string()))?;
    for file in files {
        let table: toml::Table =
            file.text.parse().map_err(|e: toml::de::Error| error(file, e.message()))?;
        let value = serde_json::to_value(table).map_err(|e| error(file, &e.to_string()))?;
        if let Some(all) = all.as_object_mut() {
            merge(all.entry(key(file, whole)).or_insert(Value::Null), value);
        }
    }
    Lexicon::from_json(&all.to_string()).map_err(|mut error| {
        error.file = error.file.replacen(LAST, "/lint/", 1);
        error
    })
}

/// «unknown variant `x`, expected one of a hundred» with the one that may have been meant.
fn shorter(message: &str) -> String {
    let mut named = message.split('`').skip(1).step_by(2);
    let Some(typed) = named.next().filter(|_| message.starts_with("unknown")) else {
        return message.to_owned();
    };
    match nearest(typed, named) {
        Some(near) => format!("ukjent `{typed}`. Mente du `{near}`?"),
        None => message.to_owned(),
    }
}

/// The name to merge the file under.
fn key(file: &SourceFile, whole: bool) -> String {
    match file.name.split_once("/lint/") {
        Some((lang, name)) if !whole => format!("{lang}{LAST}{name}"),
        _ => file.name.clone(),
    }
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
