//! Reads a folder of lexicon files.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::{FileTrouble, SettingsError};
use crate::lexicon::Lexicon;
use crate::lexicon::load::{SourceFile, misshapen, overlay};

/// Our lexicon with the words of these folders on top; `None` where there are none.
pub(super) fn own_lexicon<'p>(
    folders: impl Iterator<Item = &'p Path>,
) -> Result<Option<Lexicon>, SettingsError> {
    let mut files = Vec::new();
    for folder in folders {
        let own = lexicon_files(folder).map_err(|error| SettingsError::Lexicon {
            path: folder.to_owned(),
            what: FileTrouble::from(error).to_string(),
        })?;
        if own.is_empty() {
            let (path, what) = (folder.to_owned(), FileTrouble::NoLexicon.to_string());
            return Err(SettingsError::Lexicon { path, what });
        }
        files.extend(own);
    }
    if files.is_empty() {
        return Ok(None);
    }
    if let Some(problem) = misshapen(&files).next() {
        return Err(SettingsError::LexiconFile(problem));
    }
    let lexicon = overlay(&files).map_err(|error| SettingsError::Lexicon {
        path: PathBuf::from(format!("{}.toml", error.file())),
        what: error.what().to_owned(),
    })?;
    Ok(Some(lexicon))
}

/// The TOML files below `folder`, sorted by name.
pub(super) fn lexicon_files(folder: &Path) -> io::Result<Vec<SourceFile>> {
    let mut files = Vec::new();
    collect(folder, folder, &mut files)?;
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<SourceFile>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            let name = path.strip_prefix(root).unwrap_or(&path).with_extension("");
            let name = name.to_string_lossy().replace('\\', "/");
            files.push(SourceFile { text: fs::read_to_string(&path)?, path, name });
        }
    }
    Ok(())
}
