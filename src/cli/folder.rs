//! Reads a folder of lexicon files.

use std::fs;
use std::io;
use std::path::Path;

use crate::lexicon::load::SourceFile;

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
