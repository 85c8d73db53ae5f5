//! A file that only grows: records behind each other, each with its checksum. Whatever is cut off or
//! damaged ends it there; what stands before is whole.

use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::time::Duration;

use rustc_hash::FxHashMap;

use super::key::Key;

/// What a cache begins with, so that no other file is ever taken for one.
const MAGIC: &[u8; 16] = b"klarbrev cache 1";
/// Magic and what the records hold for.
const HEAD: u64 = 32;
/// Key, length, checksum.
const RECORD: u64 = 24;
/// The longest record, in bytes: what a file with very many letters comes to is read anew.
const LONGEST: u32 = 1 << 23;
/// Bits of an index entry that hold the length.
const LENGTH_BITS: u32 = 24;
/// How often, and with which pauses, a lock is tried.
const TRIES: u32 = 10;
const PAUSE: Duration = Duration::from_millis(20);

/// Why a file is no cache that can be used.
#[derive(Debug, thiserror::Error)]
pub(in crate::cli::audit) enum LogError {
    /// It holds something else.
    #[error("filen er noe annet enn en cache")]
    Foreign,
    /// Another run has it.
    #[error("en annen kjøring bruker den")]
    Busy,
    /// The disk says no.
    #[error("{0}")]
    Io(#[from] io::Error),
}

/// The open file with its index.
pub(super) struct Log {
    out: BufWriter<File>,
    /// By the first half of the key: where the record's content begins, and its length.
    index: FxHashMap<u64, u64>,
    end: u64,
}

impl Log {
    /// Opens or makes the file at `path`; records that hold for something else than `program` are thrown
    /// away, and so is what follows a damaged one.
    pub(super) fn open(path: &Path, program: Key) -> Result<Self, LogError> {
        let file =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
        lock(&file)?;
        let mut from = BufReader::with_capacity(1 << 20, &file);
        let mut magic = Vec::new();
        from.by_ref().take(MAGIC.len() as u64).read_to_end(&mut magic)?;
        if !MAGIC.starts_with(&magic) {
            return Err(LogError::Foreign);
        }
        let mut own = [0; 16];
        let same = from.read_exact(&mut own).is_ok() && own == program.0;
        let mut index = FxHashMap::default();
        let end = if same { scan(&mut from, &mut index) } else { 0 };
        file.set_len(end)?;
        let mut out = BufWriter::with_capacity(1 << 20, file);
        out.seek(SeekFrom::Start(end))?;
        if end == 0 {
            out.write_all(MAGIC)?;
            out.write_all(&program.0)?;
            out.flush()?;
        }
        Ok(Self { out, index, end: end.max(HEAD) })
    }

    /// What stands under this key.
    pub(super) fn get(&mut self, key: Key) -> Option<Vec<u8>> {
        let (at, length) = unpack(*self.index.get(&key.short())?);
        let file = self.out.get_mut();
        let mut record = vec![0; RECORD as usize + length as usize];
        file.seek(SeekFrom::Start(at - RECORD)).ok()?;
        let read = file.read_exact(&mut record);
        file.seek(SeekFrom::Start(self.end)).ok()?;
        read.ok()?;
        let head = record.first_chunk()?;
        let content = &record[RECORD as usize..];
        (*head == header(key, content)).then(|| content.to_vec())
    }

    /// Adds a record, unless there is one.
    pub(super) fn add(&mut self, key: Key, content: &[u8]) -> io::Result<()> {
        if self.index.contains_key(&key.short()) || content.len() > LONGEST as usize {
            return Ok(());
        }
        self.out.write_all(&header(key, content))?;
        self.out.write_all(content)?;
        self.index.insert(key.short(), pack(self.end + RECORD, content.len() as u32));
        self.end += RECORD + content.len() as u64;
        Ok(())
    }

    /// Hands over to the system what was added. [`Log::get`] must not be called before.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Reads record after record into the index; returns where the last whole one ends.
fn scan(from: &mut impl Read, index: &mut FxHashMap<u64, u64>) -> u64 {
    let mut end = HEAD;
    let mut head = [0; RECORD as usize];
    let mut content = Vec::new();
    while from.read_exact(&mut head).is_ok() {
        let key = Key(std::array::from_fn(|i| head[i]));
        let length = u32::from_le_bytes(std::array::from_fn(|i| head[16 + i]));
        if length > LONGEST {
            break;
        }
        content.resize(length as usize, 0);
        if from.read_exact(&mut content).is_err() || head != header(key, &content) {
            break;
        }
        index.insert(key.short(), pack(end + RECORD, length));
        end += RECORD + u64::from(length);
    }
    end
}

/// Key, length, and the checksum over both and the content.
fn header(key: Key, content: &[u8]) -> [u8; RECORD as usize] {
    let mut head = [0; RECORD as usize];
    head[..16].copy_from_slice(&key.0);
    head[16..20].copy_from_slice(&(content.len() as u32).to_le_bytes());
    let mut sum = crc32fast::Hasher::new();
    sum.update(&head[..20]);
    sum.update(content);
    head[20..].copy_from_slice(&sum.finalize().to_le_bytes());
    head
}

/// Takes the file for this run alone. A lock may outlive its run for a moment: a process that is just
/// being started holds the files of the one that starts it.
fn lock(file: &File) -> Result<(), LogError> {
    for _ in 0..TRIES {
        if file.try_lock().is_ok() {
            return Ok(());
        }
        std::thread::sleep(PAUSE);
    }
    Err(LogError::Busy)
}

fn pack(at: u64, length: u32) -> u64 {
    at << LENGTH_BITS | u64::from(length)
}

fn unpack(packed: u64) -> (u64, u32) {
    (packed >> LENGTH_BITS, (packed & ((1 << LENGTH_BITS) - 1)) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str) -> Key {
        Key::of(&[name.as_bytes()])
    }

    fn folder(name: &str) -> std::path::PathBuf {
        let path = std::env::temp_dir().join(format!("klarbrev-log-{}-{name}", std::process::id()));
        let _ = std::fs::remove_file(&path);
        path
    }

    fn written(path: &Path, records: usize) {
        let mut log = Log::open(path, key("v")).unwrap();
        for i in 0..records {
            log.add(key(&i.to_string()), &vec![i as u8; 10 + i]).unwrap();
        }
        log.flush().unwrap();
    }

    fn found(path: &Path, records: usize) -> Vec<bool> {
        let mut log = Log::open(path, key("v")).unwrap();
        let whole = |i: usize| log.get(key(&i.to_string())) == Some(vec![i as u8; 10 + i]);
        (0..records).map(whole).collect()
    }

    #[test]
    fn what_was_added_is_found_again() {
        let path = folder("again");
        written(&path, 20);
        assert_eq!(found(&path, 21), [vec![true; 20], vec![false]].concat());
        let mut log = Log::open(&path, key("v")).unwrap();
        assert!(matches!(Log::open(&path, key("v")), Err(LogError::Busy)));
        log.add(key("new"), b"x").unwrap();
        log.flush().unwrap();
        assert_eq!(log.get(key("new")), Some(b"x".to_vec()));
        assert_eq!(log.get(key("3")), Some(vec![3; 13]));
        log.add(key("newer"), b"y").unwrap();
        drop(log);
        assert_eq!(found(&path, 20), [true; 20]);
        std::fs::remove_file(&path).unwrap();
    }

    #[test]
    fn wherever_it_is_cut_or_damaged_the_rest_holds() {
        let path = folder("cut");
        written(&path, 8);
        let whole = std::fs::read(&path).unwrap();
        for at in 0..whole.len() {
            std::fs::write(&path, &whole[..at]).unwrap();
            let cut = found(&path, 8);
            assert!(cut.is_sorted_by(|a, b| a >= b), "cut at {at}: {cut:?}");
            assert!(at < whole.len() - 20 || cut[6], "cut at {at}: {cut:?}");
        }
        for at in MAGIC.len()..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 4;
            std::fs::write(&path, &damaged).unwrap();
            let left = found(&path, 8);
            assert!(left.is_sorted_by(|a, b| a >= b) && !left[7], "damaged at {at}: {left:?}");
        }
        std::fs::remove_file(&path).unwrap();
    }

    #[test]
    fn another_version_begins_anew_and_another_file_is_left_alone() {
        let path = folder("other");
        written(&path, 3);
        assert!(Log::open(&path, key("w")).unwrap().get(key("1")).is_none());
        assert_eq!(found(&path, 3), [false; 3]);
        std::fs::write(&path, "id,tekst\n").unwrap();
        assert!(matches!(Log::open(&path, key("v")), Err(LogError::Foreign)));
        assert_eq!(std::fs::read(&path).unwrap(), b"id,tekst\n");
        std::fs::remove_file(&path).unwrap();
    }
}
