//! Tables with a letter in each row: JSON Lines and CSV, read row by row.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek};
use std::path::{Path, PathBuf};

use csv::{ByteRecord, Reader, ReaderBuilder};
use serde_json::Value;

use super::super::args::AuditArgs;
use super::super::error::{AuditError, FileTrouble};
use super::inputs::{Item, open};
use super::named;
use crate::ingest::MAX_BYTES;

/// Names of the column with the text, where none is given.
const TEXT: [&str; 4] = ["text", "tekst", "letter", "brev"];
/// Names of the column with the letter's own name.
const ID: [&str; 2] = ["id", "navn"];

/// The columns, as typed.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    pub(super) text: Option<String>,
    pub(super) id: Option<String>,
}

/// The rows of one table, one after the other.
pub(super) struct Rows {
    path: PathBuf,
    kind: Kind,
}

enum Kind {
    /// `at` is the byte after what was read.
    Json {
        lines: BufReader<File>,
        line: u64,
        at: u64,
        columns: Columns,
    },
    Csv {
        reader: Reader<File>,
        text: usize,
        id: Option<usize>,
        over: bool,
    },
}

/// True for files that are tables by their name.
pub(super) fn table(path: &Path) -> bool {
    ending(path).is_some_and(|e| matches!(e.as_str(), "jsonl" | "ndjson" | "csv" | "tsv"))
}

fn ending(path: &Path) -> Option<String> {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase())
}

impl Columns {
    pub(super) fn of(args: &AuditArgs) -> Self {
        Self { text: args.text_column.clone(), id: args.id_column.clone() }
    }
}

impl Rows {
    /// Opens the table; finds the columns of a CSV file.
    pub(super) fn open(path: &Path, columns: &Columns) -> Result<Self, AuditError> {
        let mut file = open(path).map_err(AuditError::Table)?;
        let kind = if matches!(ending(path).as_deref(), Some("csv" | "tsv")) {
            let delimiter = delimiter(&mut file).map_err(|e| AuditError::Table(e.into()))?;
            csv(file, delimiter, columns)?
        } else {
            Kind::Json { lines: BufReader::new(file), line: 0, at: 0, columns: columns.clone() }
        };
        Ok(Self { path: path.to_owned(), kind })
    }

    /// The next row; a row that makes no sense is an item that failed.
    pub(super) fn next(&mut self) -> Option<Item> {
        let (line, at, bytes, row) = match &mut self.kind {
            Kind::Json { lines, line, at, columns } => loop {
                *line += 1;
                let mut one = Vec::new();
                let bytes = match read_line(lines, &mut one) {
                    Ok(0) => return None,
                    Ok(bytes) => bytes,
                    Err(error) => {
                        // Nothing sensible follows.
                        *lines = BufReader::new(File::open(&self.path).ok()?);
                        let _ = lines.seek(io::SeekFrom::End(0));
                        break (*line, *at, 0, Err(FileTrouble::from(error).to_string()));
                    }
                };
                let from = *at;
                *at += bytes;
                if !one.iter().all(u8::is_ascii_whitespace) {
                    break (*line, from, bytes, json(&one, columns));
                }
            },
            Kind::Csv { reader, text, id, over } => {
                if *over {
                    return None;
                }
                let mut record = ByteRecord::new();
                let from = reader.position().byte();
                match reader.read_byte_record(&mut record) {
                    Ok(false) => return None,
                    Ok(true) => {
                        let place = record.position();
                        let line = place.map_or(0, csv::Position::line);
                        let at = place.map_or(0, csv::Position::byte);
                        let id = id.and_then(|id| record.get(id));
                        let id = id.map(|id| String::from_utf8_lossy(id).trim().to_owned());
                        let text = record.get(*text).map(<[u8]>::to_vec);
                        let row = text.ok_or_else(|| AuditError::NoText.to_string());
                        let bytes = reader.position().byte() - from;
                        (line, at, bytes, row.map(|text| (id.filter(|id| !id.is_empty()), text)))
                    }
                    Err(error) => {
                        *over = true;
                        (reader.position().line(), from, 0, Err(error.to_string()))
                    }
                }
            }
        };
        Some(match row {
            Ok((id, text)) => Item::Row { path: self.path.clone(), line, at, id, text, bytes },
            Err(why) => Item::Failed { name: format!("{}:{line}", named(&self.path)), why },
        })
    }

    /// The text of the row at this line and byte, where an earlier reading found one.
    pub(super) fn at(&mut self, line: u64, byte: u64) -> Option<Vec<u8>> {
        match &mut self.kind {
            Kind::Json { lines, line: passed, at, .. } => {
                lines.seek(io::SeekFrom::Start(byte)).ok()?;
                (*passed, *at) = (line - 1, byte);
            }
            Kind::Csv { reader, .. } => {
                let mut place = csv::Position::new();
                place.set_byte(byte).set_line(line);
                reader.seek(place).ok()?;
            }
        }
        match self.next()? {
            Item::Row { text, .. } => Some(text),
            _ => None,
        }
    }
}

/// A letter's own name, if it has one, and its text.
type Row = (Option<String>, Vec<u8>);

/// One line of JSON Lines. A column that begins with `/` is a JSON pointer.
fn json(line: &[u8], columns: &Columns) -> Result<Row, String> {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    let value: Value = serde_json::from_slice(line)
        .map_err(|error| AuditError::NoJson(error.to_string()).to_string())?;
    let field = |named: Option<&String>, usual: &[&str]| match named {
        Some(name) if name.starts_with('/') => value.pointer(name),
        Some(name) => value.get(name),
        None => usual.iter().find_map(|name| value.get(name)),
    };
    let text = field(columns.text.as_ref(), &TEXT).and_then(Value::as_str);
    let text = text.ok_or_else(|| AuditError::NoText.to_string())?;
    let id = match field(columns.id.as_ref(), &ID) {
        Some(Value::String(id)) => Some(id.clone()),
        Some(Value::Number(id)) => Some(id.to_string()),
        _ => None,
    };
    Ok((id, text.as_bytes().to_vec()))
}

/// Reads a line; one that is longer than any letter is an error.
fn read_line(from: &mut BufReader<File>, line: &mut Vec<u8>) -> io::Result<u64> {
    let bytes = from.take(MAX_BYTES as u64 + 1).read_until(b'\n', line)?;
    if bytes > MAX_BYTES {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(bytes as u64)
}

/// What stands between the columns: what the first line has most of.
fn delimiter(file: &mut File) -> io::Result<u8> {
    let mut head = Vec::new();
    file.take(64 << 10).read_to_end(&mut head)?;
    file.rewind()?;
    let first = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |mark: &u8| first.split(|byte| byte == mark).count();
    let marks = [b'\t', b';', b','];
    // Of marks that stand there equally often, the last.
    Ok(marks.into_iter().max_by_key(count).unwrap_or(b','))
}

fn csv(file: File, delimiter: u8, columns: &Columns) -> Result<Kind, AuditError> {
    let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(file);
    let head = reader.byte_headers().map_err(|error| AuditError::Csv(error.to_string()))?;
    let names: Vec<String> = head
        .iter()
        .map(|name| String::from_utf8_lossy(name).trim_start_matches('\u{feff}').trim().to_owned())
        .collect();
    let place = |wanted: &str| names.iter().position(|name| name.eq_ignore_ascii_case(wanted));
    let missing = |column: &str| AuditError::NoColumn {
        column: column.to_owned(),
        columns: names.join(", "),
    };
    let text = match &columns.text {
        Some(name) => place(name).ok_or_else(|| missing(name))?,
        None => TEXT.iter().find_map(|name| place(name)).ok_or_else(|| missing(TEXT[0]))?,
    };
    let id = match &columns.id {
        Some(name) => Some(place(name).ok_or_else(|| missing(name))?),
        None => ID.iter().find_map(|name| place(name)),
    };
    Ok(Kind::Csv { reader, text, id, over: false })
}
