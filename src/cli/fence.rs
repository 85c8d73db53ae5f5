//! Reads risky files in a process of their own, with limits on memory and time.
//!
//! A file made to harm can make a reader ask for endless memory or never end; no care in the reader
//! itself rules that out for formats such as PDF. In a run over many letters one such file must not
//! take the others with it. So klarbrev starts itself once for the file, and asks that process.

use std::io::{self, Read, Write};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::ingest::{self, Format, IngestError, Letter, wire};

/// The hidden command of the worker.
pub(super) const COMMAND: &str = "__read";

/// Bytes of address space a worker may use.
const MEMORY: u64 = 1 << 30;

/// Seconds of processor time a worker may use.
const SECONDS: u64 = 10;

/// A worker that has not answered by then is stopped.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long to sleep between looks at the worker.
const NAP: Duration = Duration::from_millis(2);

/// The letters in the file, read by another process.
///
/// # Errors
/// What is wrong with the file; where no process could be started it is read in this one.
pub(super) fn read(bytes: &[u8], format: Format) -> Result<Vec<Letter>, IngestError> {
    match ask(bytes, format) {
        Ok(Some(json)) => wire::understood(&json, format),
        Ok(None) => Err(IngestError::TooComplex),
        Err(_) => ingest::read(bytes, None, Some(format)),
    }
}

/// The worker's answer; `None` where it took too long.
fn ask(bytes: &[u8], format: Format) -> io::Result<Option<Vec<u8>>> {
    let program = std::env::current_exe()?;
    // Within another program that uses the library, that program cannot be asked.
    if program.file_stem().is_none_or(|name| name != "klarbrev") {
        return Err(io::ErrorKind::Unsupported.into());
    }
    let mut child = Command::new(program)
        .args([COMMAND, format.name()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    thread::scope(|scope| {
        if let Some(mut input) = input {
            // A worker that stops early breaks the pipe: its answer says why.
            scope.spawn(move || input.write_all(bytes));
        }
        let answer = output.map(|mut output| {
            scope.spawn(move || {
                let mut answer = Vec::new();
                output.read_to_end(&mut answer).map(|_| answer)
            })
        });
        let in_time = wait(&mut child);
        if in_time.is_err() {
            // Both threads wait for it: it must not outlive the question.
            let _ = child.kill();
        }
        let answer = answer.and_then(|answer| answer.join().ok()).transpose()?;
        in_time.map(|in_time| answer.filter(|_| in_time))
    })
}

/// Waits for the worker and stops it when it takes too long; true where it ended by itself.
fn wait(child: &mut Child) -> io::Result<bool> {
    let started = Instant::now();
    while started.elapsed() < PATIENCE {
        if child.try_wait()?.is_some() {
            return Ok(true);
        }
        thread::sleep(NAP);
    }
    child.kill()?;
    child.wait()?;
    Ok(false)
}

/// The worker: a file on `input`, the answer on `output`.
pub(super) fn work(format: Format, input: &mut dyn Read, output: &mut dyn Write) -> io::Result<()> {
    limit();
    let mut bytes = Vec::new();
    input.take(ingest::MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    let letters = ingest::read(&bytes, None, Some(format));
    output.write_all(wire::answer(&letters).as_bytes())
}

/// Where the system has no such limits, only the patience of the other process is left.
fn limit() {
    #[cfg(unix)]
    {
        let _ = rlimit::setrlimit(rlimit::Resource::AS, MEMORY, MEMORY);
        let _ = rlimit::setrlimit(rlimit::Resource::CPU, SECONDS, SECONDS);
    }
}
