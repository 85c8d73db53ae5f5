//! What is to be read, piece by piece: files, folders, patterns, and the rows of tables.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};
use ignore::{Walk, WalkBuilder};

use super::super::args::AuditArgs;
use super::super::error::{AuditError, FileTrouble};
use super::cache;
use super::files::RESULTS;
use super::named;
use super::rows::{Columns, Rows, table};
use crate::ingest::Format;

/// So many bytes of rows.
const BYTES: u64 = 16 << 20;

/// Something to look at.
#[derive(Debug)]
pub(super) enum Item {
    /// A whole file. One that was only come across in a folder may turn out to be no letter.
    File { path: PathBuf, walked: bool, bytes: u64 },
    /// A row of a table, which begins at byte `at`.
    Row { path: PathBuf, line: u64, at: u64, id: Option<String>, text: Vec<u8>, bytes: u64 },
    /// A file in a folder that is no letter by its name.
    Skipped,
    /// Something that cannot be read.
    Failed { name: String, why: String },
}

impl Item {
    /// The file it stands in.
    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Self::File { path, .. } | Self::Row { path, .. } => Some(path),
            Self::Skipped | Self::Failed { .. } => None,
        }
    }

    /// What it adds to the progress.
    pub(super) fn bytes(&self) -> u64 {
        match self {
            Self::File { bytes, .. } | Self::Row { bytes, .. } => *bytes,
            Self::Skipped | Self::Failed { .. } => 0,
        }
    }
}

/// Where letters come from, as typed.
#[derive(Debug, Clone)]
enum Place {
    File(PathBuf),
    Folder(PathBuf, Option<GlobMatcher>),
}

/// All that is to be read, in order.
pub(super) struct Inputs {
    places: VecDeque<Place>,
    walk: Option<(Walk, Option<GlobMatcher>)>,
    rows: Option<Rows>,
    columns: Columns,
    /// Tables that are only come across are read where a column is named.
    tables: bool,
    sizes: bool,
    /// What is no letter although it lies among them.
    cache: Option<PathBuf>,
}

impl Inputs {
    /// Looks at what was typed; reads nothing yet.
    pub(super) fn of(args: &AuditArgs) -> Result<Self, AuditError> {
        let mut places = VecDeque::new();
        for path in &args.paths {
            if path == Path::new("-") {
                return Err(AuditError::NoInput);
            }
            let typed = path.to_string_lossy();
            if path.is_dir() {
                places.push_back(Place::Folder(path.clone(), None));
            } else if !path.exists() && typed.contains(['*', '?', '[', '{']) {
                let pattern = typed.trim_start_matches("./");
                let glob = GlobBuilder::new(pattern).literal_separator(true).build();
                let glob = glob.map_err(|error| AuditError::Pattern {
                    pattern: typed.clone().into_owned(),
                    what: error.kind().to_string(),
                })?;
                places.push_back(Place::Folder(base(pattern), Some(glob.compile_matcher())));
            } else {
                places.push_back(Place::File(path.clone()));
            }
        }
        Ok(Self {
            places,
            walk: None,
            rows: None,
            columns: Columns::of(args),
            tables: args.text_column.is_some(),
            sizes: false,
            cache: args.cache.as_deref().and_then(|path| fs::canonicalize(cache::file(path)).ok()),
        })
    }

    /// The bytes of all files, for the progress bar. Walks all folders once more.
    pub(super) fn total(&mut self) -> u64 {
        self.sizes = true;
        let mut total = 0;
        for place in &self.places {
            match place {
                Place::File(path) => total += size(path),
                Place::Folder(path, glob) => {
                    for entry in walk(path).flatten() {
                        let path = entry.path();
                        if is_file(&entry) && self.wanted(path, glob.as_ref()).is_some() {
                            total += size(path);
                        }
                    }
                }
            }
        }
        total
    }

    /// The next things to look at; empty at the end.
    pub(super) fn portion(&mut self, most: usize) -> Vec<Item> {
        let mut portion = Vec::new();
        let mut bytes = 0;
        while portion.len() < most && bytes < BYTES {
            let Some(item) = self.next() else { break };
            if let Item::Row { text, .. } = &item {
                bytes += text.len() as u64;
            }
            portion.push(item);
        }
        portion
    }

    fn next(&mut self) -> Option<Item> {
        loop {
            if let Some(rows) = &mut self.rows {
                match rows.next() {
                    Some(item) => return Some(item),
                    None => self.rows = None,
                }
            }
            if let Some((walk, _)) = &mut self.walk {
                match walk.next() {
                    Some(Ok(entry)) => {
                        if let Some(item) = self.walked(&entry) {
                            return Some(item);
                        }
                    }
                    Some(Err(error)) => return Some(unwalkable(&error)),
                    None => self.walk = None,
                }
                continue;
            }
            match self.places.pop_front()? {
                Place::Folder(path, glob) => self.walk = Some((walk(&path), glob)),
                Place::File(path) => {
                    if let Some(item) = self.open(path, false) {
                        return Some(item);
                    }
                }
            }
        }
    }

    fn walked(&mut self, entry: &ignore::DirEntry) -> Option<Item> {
        if !is_file(entry) {
            return None;
        }
        let own = self.cache.as_ref().filter(|cache| cache.file_name() == Some(entry.file_name()));
        if own.is_some_and(|cache| fs::canonicalize(entry.path()).is_ok_and(|path| path == *cache))
        {
            return None;
        }
        let glob = self.walk.as_ref().and_then(|(_, glob)| glob.as_ref());
        match self.wanted(entry.path(), glob) {
            Some(walked) => self.open(plain(entry.path()).to_owned(), walked),
            // A pattern chooses; what it does not name is not missing.
            None => glob.is_none().then_some(Item::Skipped),
        }
    }

    /// Whether a file in a folder is to be read, and then whether it was only come across.
    fn wanted(&self, path: &Path, glob: Option<&GlobMatcher>) -> Option<bool> {
        if let Some(glob) = glob {
            return glob.is_match(plain(path)).then_some(false);
        }
        let ending = path.extension().map(|ending| ending.to_string_lossy().into_owned())?;
        let letter = Format::of_ending(&ending).is_some_and(|format| format != Format::Image);
        (letter || (self.tables && table(path))).then_some(true)
    }

    /// A file as an item; a table is opened and its rows follow.
    fn open(&mut self, path: PathBuf, walked: bool) -> Option<Item> {
        if !table(&path) {
            let bytes = if self.sizes { size(&path) } else { 0 };
            return Some(Item::File { path, walked, bytes });
        }
        match Rows::open(&path, &self.columns) {
            Ok(rows) => {
                self.rows = Some(rows);
                None
            }
            Err(error) => Some(Item::Failed { name: named(&path), why: error.to_string() }),
        }
    }
}

/// The path without a «./» that says nothing, so that a letter has one name.
fn plain(path: &Path) -> &Path {
    let plain = path.strip_prefix("./").ok();
    plain.filter(|plain| *plain != Path::new("-")).unwrap_or(path)
}

/// The folder that a pattern cannot leave.
pub(super) fn base(pattern: &str) -> PathBuf {
    let magic = |part: &&str| !part.contains(['*', '?', '[', '{']);
    let parts: Vec<&str> = pattern.split('/').take_while(magic).collect();
    match parts.join("/") {
        empty if empty.is_empty() && pattern.starts_with('/') => PathBuf::from("/"),
        empty if empty.is_empty() => PathBuf::from("."),
        base => PathBuf::from(base),
    }
}

/// A folder file by file, by name; what `.gitignore` leaves out and hidden files are not there.
fn walk(folder: &Path) -> Walk {
    WalkBuilder::new(folder)
        .require_git(false)
        .git_global(false)
        .sort_by_file_name(Ord::cmp)
        .filter_entry(|entry| !is_result(entry.path()))
        .build()
}

/// What an audit wrote is no letter. It is known by the two files that every result has from the start.
fn is_result(path: &Path) -> bool {
    let ours = path.file_name().is_some_and(|name| RESULTS.iter().any(|ours| name == *ours));
    ours && path.with_file_name(RESULTS[0]).exists() && path.with_file_name(RESULTS[1]).exists()
}

fn is_file(entry: &ignore::DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_file())
}

fn size(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |metadata| metadata.len())
}

fn unwalkable(error: &ignore::Error) -> Item {
    let why = match error.io_error() {
        Some(error) => FileTrouble::from(io::Error::from(error.kind())).to_string(),
        None => error.to_string(),
    };
    let name = match error {
        ignore::Error::WithDepth { err, .. } => path_of(err),
        error => path_of(error),
    };
    Item::Failed { name, why }
}

fn path_of(error: &ignore::Error) -> String {
    match error {
        ignore::Error::WithPath { path, .. } => named(path),
        _ => ".".to_owned(),
    }
}

/// Opens a file for reading, but no folder.
pub(super) fn open(path: &Path) -> Result<File, FileTrouble> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(FileTrouble::Directory);
    }
    Ok(file)
}
