//! Which rules hold for which file: one `klarbrev.toml` for the whole run.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::super::args::AuditArgs;
use super::super::config::Config;
use super::super::error::SettingsError;
use super::super::own_lexicon;
use super::cache::Key;
use super::inputs::{Item, base};
use crate::ingest::Format;
use crate::lexicon::Lexicon;
use crate::lint::Linter;

/// Settings, lexicon and rules of a run.
pub(super) struct Settings {
    config: Config,
    lexicon: Option<Lexicon>,
    /// By the sections that hold.
    linters: BTreeMap<Vec<usize>, Rules>,
    format: Option<Format>,
}

/// The rules for some files.
pub(super) struct Rules {
    pub(super) linter: Linter,
    /// Of all that decides what is found in a letter, but the letter.
    key: Key,
}

impl Rules {
    /// What is found in these bytes is known by this; `name` is the name of the file, which may tell its
    /// format, and empty for rows.
    pub(super) fn key(&self, name: &[u8], bytes: &[u8]) -> Key {
        Key::of(&[self.key.as_ref(), name, bytes])
    }
}

impl Settings {
    /// Those in `--config`, else in the nearest file above the first path.
    pub(super) fn of(args: &AuditArgs) -> Result<Self, SettingsError> {
        let first = args.paths.first().map_or(Path::new("."), AsRef::as_ref);
        let folder = match first.parent() {
            _ if first.is_dir() => first.to_owned(),
            _ if !first.exists() => base(&first.to_string_lossy()),
            Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
            _ => PathBuf::from("."),
        };
        let config = match &args.config {
            Some(path) => Some(Config::read(path)?),
            None if args.no_config => None,
            None => Config::above(&folder)?,
        };
        let config = config.unwrap_or_default();
        let folders = config.lexicons.iter().chain(&args.lexicon).map(AsRef::as_ref);
        let lexicon = own_lexicon(folders)?;
        config.check(lexicon.as_ref().unwrap_or_else(|| Lexicon::builtin()))?;
        let format = args.input.input_format;
        Ok(Self { config, lexicon, linters: BTreeMap::new(), format })
    }

    pub(super) fn lexicon(&self) -> &Lexicon {
        self.lexicon.as_ref().unwrap_or_else(|| Lexicon::builtin())
    }

    /// Makes ready the rules for these files.
    pub(super) fn prepare(&mut self, items: &[Item]) {
        for path in items.iter().filter_map(Item::path) {
            let sections = self.sections(path);
            if !self.linters.contains_key(&sections) {
                let settings = self.config.settings(&sections);
                let told = format!("{settings:?} {:?}", self.format);
                let key = Key::of(&[told.as_bytes(), self.lexicon().digest().as_bytes()]);
                self.linters.insert(sections, Rules { linter: Linter::new(&settings), key });
            }
        }
    }

    /// The rules for a file that [`Settings::prepare`] saw.
    pub(super) fn rules(&self, path: &Path) -> Option<&Rules> {
        self.linters.get(&self.sections(path))
    }

    fn sections(&self, path: &Path) -> Vec<usize> {
        if self.config.has_sections() { self.config.sections_for(path) } else { Vec::new() }
    }
}
