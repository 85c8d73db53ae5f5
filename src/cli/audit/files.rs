//! The files of the result. What is written is whole lines, so that an unfinished run can be read.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use csv::Writer;

use super::super::error::AuditError;
use super::pages;
use crate::report::{
    AuditReport, LETTER_PAGES, clusters_csv, contradictions_csv, letters_header, parity_csv,
    rules_csv, seams_csv,
};

/// The files of a result, those first that are there from the start.
pub(super) const RESULTS: [&str; 12] = [
    "letters.jsonl",
    "unreadable.csv",
    "letters.csv",
    "rules.csv",
    "summary.json",
    "clusters.csv",
    "contradictions.csv",
    "parity.csv",
    "seams.csv",
    "letters.parquet",
    "index.html",
    LETTER_PAGES,
];

/// More than the lines of a portion, so that they reach the disk together.
const BUFFER: usize = 8 << 20;

/// What is being written.
pub(super) struct Outputs {
    folder: PathBuf,
    json: BufWriter<File>,
    csv: BufWriter<File>,
    unreadable: Writer<File>,
}

impl Outputs {
    /// Makes the folder and opens the files that grow letter by letter.
    pub(super) fn create(folder: &Path) -> Result<Self, AuditError> {
        let error =
            |path: &Path, error: io::Error| AuditError::Unwritable { path: path.to_owned(), error };
        fs::create_dir_all(folder).map_err(|e| error(folder, e))?;
        // An old summary beside new letters would be a lie.
        for old in RESULTS[3..].iter().filter(|name| **name != LETTER_PAGES) {
            match fs::remove_file(folder.join(old)) {
                Err(e) if e.kind() != io::ErrorKind::NotFound => {
                    return Err(error(&folder.join(old), e));
                }
                _ => {}
            }
        }
        pages::forget(folder)?;
        let create = |name: &str| {
            let path = folder.join(name);
            File::create(&path).map_err(|e| error(&path, e))
        };
        let mut csv = BufWriter::with_capacity(BUFFER, create("letters.csv")?);
        letters_header(&mut csv).map_err(|e| error(&folder.join("letters.csv"), e))?;
        let mut unreadable = Writer::from_writer(create("unreadable.csv")?);
        unreadable
            .write_record(["path", "why"])
            .map_err(|e| error(&folder.join("unreadable.csv"), io::Error::other(e)))?;
        Ok(Self {
            json: BufWriter::with_capacity(BUFFER, create("letters.jsonl")?),
            csv,
            unreadable,
            folder: folder.to_owned(),
        })
    }

    /// Adds a letter's lines.
    pub(super) fn letter(&mut self, json: &[u8], csv: &[u8]) -> Result<(), AuditError> {
        let done = self.json.write_all(json).and_then(|()| self.csv.write_all(csv));
        done.map_err(|error| self.error("letters.jsonl", error))
    }

    /// Adds a file that could not be read.
    pub(super) fn unreadable(&mut self, name: &str, why: &str) -> Result<(), AuditError> {
        let done = self.unreadable.write_record([name, why]).map_err(io::Error::other);
        done.map_err(|error| self.error("unreadable.csv", error))
    }

    /// Puts what was added on the disk.
    pub(super) fn flush(&mut self) -> Result<(), AuditError> {
        let done = self.json.flush().and_then(|()| self.csv.flush());
        let done = done.and_then(|()| self.unreadable.flush());
        done.map_err(|error| self.error("letters.jsonl", error))
    }

    /// Writes what the letters add up to.
    pub(super) fn finish(&mut self, report: &AuditReport<'_>) -> Result<(), AuditError> {
        self.flush()?;
        let mut rules = Vec::new();
        let mut summary = Vec::new();
        let written = rules_csv(report, &mut rules)
            .and_then(|()| report.write_summary(&mut summary))
            .and_then(|()| fs::write(self.folder.join("rules.csv"), &rules))
            .and_then(|()| self.across(report))
            .and_then(|()| fs::write(self.folder.join("summary.json"), &summary));
        written.map_err(|error| self.error("summary.json", error))?;
        #[cfg(feature = "parquet")]
        self.parquet()?;
        Ok(())
    }

    #[cfg(feature = "parquet")]
    fn parquet(&self) -> Result<(), AuditError> {
        let name = "letters.parquet";
        let written =
            super::parquet::convert(&self.folder.join("letters.csv"), &self.folder.join(name));
        written.map_err(|error| self.error(name, error))
    }

    fn across(&self, report: &AuditReport<'_>) -> io::Result<()> {
        type Writer = fn(&AuditReport<'_>, &mut dyn Write) -> io::Result<()>;
        let files: [(&str, Writer); 4] = [
            ("clusters.csv", clusters_csv),
            ("contradictions.csv", contradictions_csv),
            ("parity.csv", parity_csv),
            ("seams.csv", seams_csv),
        ];
        for (name, write) in files {
            let mut text = Vec::new();
            write(report, &mut text)?;
            fs::write(self.folder.join(name), &text)?;
        }
        Ok(())
    }

    fn error(&self, name: &str, error: io::Error) -> AuditError {
        AuditError::Unwritable { path: self.folder.join(name), error }
    }
}
