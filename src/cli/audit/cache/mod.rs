//! What was found in letters that were read before, so that only what changed is read. There is no text
//! of letters in it: see docs/decisions/0010-audit-cache.md.

mod key;
mod log;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

pub(super) use self::key::Key;
use self::log::{Log, LogError};
use super::super::error::AuditError;
use super::super::ocr;
use crate::audit::Audited;
use crate::ingest::{Format, Letter, Note};
use crate::lexicon::Lexicon;

/// The file's name, where a folder is given.
const NAME: &str = "klarbrev-audit.cache";
/// Changes when what is kept changes its shape or its meaning within a version.
const SHAPE: &str = "1";

/// What is kept of a file or row.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) letters: Vec<KeptLetter>,
    /// What read its pictures.
    ocr: Option<String>,
}

/// What is kept of a letter.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct KeptLetter {
    pub(super) part: Option<String>,
    pub(super) format: Format,
    pub(super) letter: Audited,
}

impl Kept {
    /// `None` where it must be read anew each time: parts of a message bear names that are somebody's words.
    pub(super) fn of(letters: &[Letter], seen: &[Audited]) -> Option<Self> {
        if letters.iter().any(|letter| letter.part().is_some() && !letter.is_template()) {
            return None;
        }
        let scanned =
            |letter: &Letter| letter.notes().iter().any(|n| matches!(n, Note::Ocr { .. }));
        let ocr = if letters.iter().any(scanned) { Some(ocr::version()?.to_owned()) } else { None };
        let kept = letters.iter().zip(seen).map(|(letter, seen)| KeptLetter {
            part: letter.part().map(str::to_owned),
            format: letter.format(),
            letter: seen.clone(),
        });
        Some(Self { letters: kept.collect(), ocr })
    }

    /// As bytes.
    pub(super) fn bytes(&self) -> Vec<u8> {
        // Writing to memory does not fail.
        postcard::to_stdvec(self).unwrap_or_default()
    }

    fn from(bytes: &[u8]) -> Option<Self> {
        let mut kept: Self = postcard::from_bytes(bytes).ok()?;
        if kept.ocr.is_some() && kept.ocr.as_deref() != ocr::version() {
            return None;
        }
        kept.letters.iter_mut().for_each(|kept| kept.letter.rate());
        Some(kept)
    }
}

/// The cache on the disk.
pub(super) struct Cache {
    path: PathBuf,
    log: Mutex<Log>,
}

impl Cache {
    /// Opens the cache at `path`, or makes it; in a folder it has a name of its own.
    pub(super) fn open(path: &Path) -> Result<Self, AuditError> {
        let path = file(path);
        let error =
            |what: LogError| AuditError::Cache { path: path.clone(), what: what.to_string() };
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        folder.map_or(Ok(()), fs::create_dir_all).map_err(|e| error(e.into()))?;
        let log = Log::open(&path, program()).map_err(error)?;
        Ok(Self { log: Mutex::new(log), path })
    }

    /// What is kept under this key.
    pub(super) fn get(&self, key: Key) -> Option<Kept> {
        let bytes = self.log.lock().unwrap_or_else(PoisonError::into_inner).get(key)?;
        Kept::from(&bytes)
    }

    /// Keeps this; [`Cache::flush`] must follow before anything is looked up.
    pub(super) fn add(&mut self, key: Key, kept: &[u8]) -> Result<(), AuditError> {
        let log = self.log.get_mut().unwrap_or_else(PoisonError::into_inner);
        log.add(key, kept).map_err(|error| self.error(error))
    }

    /// Hands over to the system what was added.
    pub(super) fn flush(&mut self) -> Result<(), AuditError> {
        let log = self.log.get_mut().unwrap_or_else(PoisonError::into_inner);
        log.flush().map_err(|error| self.error(error))
    }

    fn error(&self, error: std::io::Error) -> AuditError {
        AuditError::Unwritable { path: self.path.clone(), error }
    }
}

/// The file of the cache that is called so.
pub(super) fn file(path: &Path) -> PathBuf {
    let folder = path.is_dir() || path.as_os_str().as_encoded_bytes().ends_with(b"/");
    if folder { path.join(NAME) } else { path.to_owned() }
}

/// What everything in a cache holds for: another version may find something else.
fn program() -> Key {
    let mut pieces = vec![SHAPE.to_owned(), env!("CARGO_PKG_VERSION").to_owned()];
    pieces.push(Lexicon::builtin().digest().to_owned());
    if cfg!(debug_assertions) {
        // While klarbrev itself is being changed, its version stays what it is.
        let built = std::env::current_exe().and_then(fs::metadata).and_then(|m| m.modified());
        pieces.push(format!("{built:?}"));
    }
    let pieces: Vec<&[u8]> = pieces.iter().map(String::as_bytes).collect();
    Key::of(&pieces)
}
