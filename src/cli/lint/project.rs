//! Which settings hold for which file: the nearest `klarbrev.toml`, read once.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::super::args::LintArgs;
use super::super::config::Config;
use super::super::error::{SettingsError, shown};
use super::super::own_lexicon;
use crate::lexicon::Lexicon;
use crate::lint::Linter;
use crate::lint::baseline::Baseline;

/// A `klarbrev.toml` with what it leads to.
pub(super) struct Project {
    pub(super) config: Config,
    pub(super) baseline: Option<Baseline>,
    lexicon: Option<Lexicon>,
    /// By the sections that hold.
    linters: BTreeMap<Vec<usize>, Linter>,
}

/// The settings of every file of a run.
pub(super) struct Projects {
    all: Vec<Project>,
    /// For each file its project and sections.
    files: Vec<(usize, Vec<usize>)>,
}

/// What holds for one file.
#[derive(Clone, Copy)]
pub(super) struct Here<'p> {
    pub(super) project: &'p Project,
    pub(super) linter: &'p Linter,
    pub(super) lexicon: &'p Lexicon,
}

impl Projects {
    /// Reads what the files need: settings, lexicons, baselines.
    pub(super) fn of(args: &LintArgs) -> Result<Self, SettingsError> {
        let mut projects = Self { all: Vec::new(), files: Vec::new() };
        let mut known: BTreeMap<PathBuf, usize> = BTreeMap::new();
        let mut folders: BTreeMap<PathBuf, usize> = BTreeMap::new();
        for file in &args.files {
            let folder = match file.parent() {
                Some(folder) if file != Path::new("-") && !folder.as_os_str().is_empty() => folder,
                _ => Path::new("."),
            };
            let project = if let Some(&project) = folders.get(folder) {
                project
            } else {
                let config = match &args.config {
                    Some(path) => Some(Config::read(path)?),
                    None if args.no_config => None,
                    None => Config::above(folder)?,
                };
                let config = config.unwrap_or_default();
                let at = config.folder.clone();
                let project = if let Some(&project) = known.get(&at) {
                    project
                } else {
                    projects.all.push(Project::of(config, args)?);
                    known.insert(at, projects.all.len() - 1);
                    projects.all.len() - 1
                };
                folders.insert(folder.to_owned(), project);
                project
            };
            let sections = projects.all[project].config.sections_for(file);
            projects.all[project].prepare(&sections);
            projects.files.push((project, sections));
        }
        Ok(projects)
    }

    /// The lexicon that knows the rules of the first file.
    pub(super) fn lexicon(&self) -> &Lexicon {
        let own = self.all.first().and_then(|project| project.lexicon.as_ref());
        own.unwrap_or_else(|| Lexicon::builtin())
    }

    /// What holds for the file with this number.
    pub(super) fn of_file(&self, file: usize) -> Here<'_> {
        let (project, sections) = &self.files[file];
        let project = &self.all[*project];
        Here {
            project,
            linter: &project.linters[sections],
            lexicon: project.lexicon.as_ref().unwrap_or_else(|| Lexicon::builtin()),
        }
    }
}

impl Project {
    fn of(config: Config, args: &LintArgs) -> Result<Self, SettingsError> {
        let folders = config.lexicons.iter().chain(&args.lexicon).map(AsRef::as_ref);
        let lexicon = own_lexicon(folders)?;
        config.check(lexicon.as_ref().unwrap_or_else(|| Lexicon::builtin()))?;
        let path = args.baseline.as_ref().or(config.baseline.as_ref());
        let baseline = match path.filter(|_| args.write_baseline.is_none()) {
            Some(path) => Some(baseline(path)?),
            None => None,
        };
        Ok(Self { config, baseline, lexicon, linters: BTreeMap::new() })
    }

    fn prepare(&mut self, sections: &[usize]) {
        if !self.linters.contains_key(sections) {
            let linter = Linter::new(&self.config.settings(sections));
            self.linters.insert(sections.to_owned(), linter);
        }
    }

    /// The name of a file in a baseline: as seen from the settings' folder, with `/`.
    pub(super) fn name_of(&self, file: &Path) -> String {
        let full = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
        let here = fs::canonicalize(".").unwrap_or_default();
        let root =
            if self.config.folder.as_os_str().is_empty() { &here } else { &self.config.folder };
        shown(full.strip_prefix(root).unwrap_or(file)).replace('\\', "/")
    }
}

fn baseline(path: &Path) -> Result<Baseline, SettingsError> {
    let unreadable = |what: String| SettingsError::Baseline { path: path.to_owned(), what };
    let json = fs::read_to_string(path).map_err(|error| unreadable(error.to_string()))?;
    Baseline::from_json(&json).map_err(|error| unreadable(error.to_string()))
}
