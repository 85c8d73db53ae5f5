//! `klarbrev.toml`: what a team has decided about its letters.
//!
//! ```toml
//! audience = "person"            # person | professional
//! fail-on = "warning"            # error | warning | info
//! lexicons = ["ordlister"]       # folders of own words, beside this file
//! baseline = "klarbrev-baseline.json"
//!
//! [rules]
//! passive = "off"
//! long-sentence = { level = "warning", words = 22 }
//!
//! [[files]]
//! match = ["arbeidsgiver/**"]
//! audience = "professional"
//! rules = { few-reader-words = "off" }
//! ```

mod parse;

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::{fs, io};

use globset::GlobSet;

pub(super) use self::parse::ConfigError;
use crate::lexicon::Severity;
use crate::lint::{Audience, RuleSettings};

/// The file's name.
pub(super) const NAME: &str = "klarbrev.toml";

/// What a `klarbrev.toml` says.
#[derive(Debug, Default)]
pub(super) struct Config {
    /// The folder it stands in: paths in it begin there.
    pub(super) folder: PathBuf,
    path: PathBuf,
    pub(super) fail_on: Option<Severity>,
    pub(super) lexicons: Vec<PathBuf>,
    pub(super) baseline: Option<PathBuf>,
    profile: Profile,
    sections: Vec<(GlobSet, Profile)>,
    /// Names of rules that are no code, with their lines.
    unchecked: Vec<(String, usize)>,
}

/// Settings for all files, or for those of one section.
#[derive(Debug, Default)]
struct Profile {
    audience: Option<Audience>,
    levels: BTreeMap<String, Severity>,
    limits: BTreeMap<String, BTreeMap<String, u32>>,
    unchecked: Vec<(String, Range<usize>)>,
}

impl Config {
    /// The nearest `klarbrev.toml` in `folder` or above it, if there is one.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read or does not make sense.
    pub(super) fn above(folder: &Path) -> Result<Option<Self>, ConfigError> {
        let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        for folder in folder.ancestors() {
            let path = folder.join(NAME);
            if path.is_file() {
                return Self::read(&path).map(Some);
            }
        }
        Ok(None)
    }

    /// The settings in the file at `path`.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read or does not make sense.
    pub(super) fn read(path: &Path) -> Result<Self, ConfigError> {
        let text = fs::read_to_string(path).map_err(|error| {
            let what = match error.kind() {
                io::ErrorKind::NotFound => "filen finnes ikke".to_owned(),
                _ => format!("filen kan ikke leses ({error})"),
            };
            ConfigError { path: path.to_owned(), line: 1, what }
        })?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        // In full: files are looked up below it, whatever way leads to them.
        let folder = fs::canonicalize(folder.unwrap_or(Path::new("."))).unwrap_or_default();
        parse::config(path, folder, &text)
    }

    /// True where some files have settings of their own.
    pub(super) fn has_sections(&self) -> bool {
        !self.sections.is_empty()
    }

    /// Which sections hold for `file`, as a key that files with the same settings share.
    pub(super) fn sections_for(&self, file: &Path) -> Vec<usize> {
        let file = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
        let relative = file.strip_prefix(&self.folder).unwrap_or(&file);
        let matches =
            |(i, (globs, _)): (usize, &(GlobSet, Profile))| globs.is_match(relative).then_some(i);
        self.sections.iter().enumerate().filter_map(matches).collect()
    }

    /// The settings of the file itself with these sections on top, later ones winning.
    pub(super) fn settings(&self, sections: &[usize]) -> RuleSettings {
        let mut settings = RuleSettings::default();
        let own = sections.iter().map(|&i| &self.sections[i].1);
        for profile in std::iter::once(&self.profile).chain(own) {
            settings.audience = profile.audience.unwrap_or(settings.audience);
            settings.levels.extend(profile.levels.clone());
            for (slug, limits) in &profile.limits {
                settings.limits.entry(slug.clone()).or_default().extend(limits.clone());
            }
        }
        settings
    }
}
