//! Reads files in a process of their own, with limits on memory and time.
//!
//! A file made to harm can make a reader ask for endless memory or never end; no care in the reader
//! itself rules that out for formats such as PDF. One such file must not take the others of a run with
//! it, nor the machine. So klarbrev starts itself once for the file, and asks that process.

use std::io::{self, Read, Write};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::ingest::{self, Format, IngestError, Opened, wire};

/// The hidden command of the worker.
pub(super) const COMMAND: &str = "__read";

/// Bytes of address space a worker may use, the program itself included.
const MEMORY: u64 = 512 << 20;

/// Seconds of processor time a worker may use.
const SECONDS: u64 = 10;

/// A worker that has not answered by then is stopped.
const PATIENCE: Duration = Duration::from_secs(20);

/// The longest sleep between looks at the worker; the first is a tenth of it.
const NAP: Duration = Duration::from_millis(5);

/// What a worker that panicked ends with.
const PANICKED: i32 = 101;

/// This process is the program, and knows [`COMMAND`]: within another one that uses the library,
/// that one cannot be asked.
static ASKABLE: AtomicBool = AtomicBool::new(false);

/// Says that this process is the program.
pub(super) fn allow() {
    ASKABLE.store(true, Ordering::Relaxed);
}

/// What is in the file, read by another process.
///
/// # Errors
/// What is wrong with the file; where no process could be started it is read in this one.
pub(super) fn open(bytes: &[u8], format: Format) -> Result<Opened, IngestError> {
    match worker(format).and_then(|worker| ask(worker, bytes, PATIENCE)) {
        Ok(Reply::Answer(answer)) => {
            wire::understood(&answer).unwrap_or(Err(IngestError::TooComplex))
        }
        Ok(Reply::Panicked) => Err(IngestError::Damaged { format }),
        Ok(Reply::Stopped) => Err(IngestError::TooComplex),
        Err(_) => ingest::open(bytes, None, Some(format)),
    }
}

fn worker(format: Format) -> io::Result<Command> {
    if !ASKABLE.load(Ordering::Relaxed) {
        return Err(io::ErrorKind::Unsupported.into());
    }
    let mut command = Command::new(std::env::current_exe()?);
    command.args([COMMAND, format.name()]);
    Ok(command)
}

/// What came of asking a worker.
#[derive(Debug, PartialEq, Eq)]
enum Reply {
    Answer(Vec<u8>),
    /// It panicked.
    Panicked,
    /// It took too much memory or time and was stopped.
    Stopped,
}

/// Feeds `bytes` to a worker and waits for its answer.
fn ask(mut worker: Command, bytes: &[u8], patience: Duration) -> io::Result<Reply> {
    worker.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = worker.spawn()?;
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
        let ended = wait(&mut child, patience);
        if !matches!(ended, Ok(Some(_))) {
            // Both threads wait for it: it must not outlive the question.
            let _ = child.kill();
            let _ = child.wait();
        }
        let answer = answer.and_then(|answer| answer.join().ok()).transpose()?;
        Ok(match (ended?, answer) {
            (Some(status), Some(answer)) if status.success() => Reply::Answer(answer),
            (Some(status), _) if status.code() == Some(PANICKED) => Reply::Panicked,
            _ => Reply::Stopped,
        })
    })
}

/// How the worker ended; `None` where it takes too long.
fn wait(child: &mut std::process::Child, patience: Duration) -> io::Result<Option<ExitStatus>> {
    let started = Instant::now();
    let mut nap = NAP / 10;
    while started.elapsed() < patience {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        thread::sleep(nap);
        nap = (nap * 2).min(NAP);
    }
    Ok(None)
}

/// The worker: a file on `input`, the answer on `output`.
pub(super) fn work(format: Format, input: &mut dyn Read, output: &mut dyn Write) -> io::Result<()> {
    limit();
    let mut bytes = Vec::new();
    input.take(ingest::MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    let opened = ingest::open(&bytes, None, Some(format));
    output.write_all(&wire::answer(&opened))
}

/// Where the system has no such limits, only the patience of the other process is left.
fn limit() {
    #[cfg(unix)]
    {
        let _ = rlimit::setrlimit(rlimit::Resource::AS, MEMORY, MEMORY);
        let _ = rlimit::setrlimit(rlimit::Resource::CPU, SECONDS, SECONDS);
        // A letter must not be left on the disk as what a stopped process had in its memory.
        let _ = rlimit::setrlimit(rlimit::Resource::CORE, 0, 0);
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn a_worker_answers_or_is_told_apart() {
        let patient = |script| ask(shell(script), b"brev", PATIENCE).unwrap();
        assert_eq!(patient("cat"), Reply::Answer(b"brev".to_vec()));
        assert_eq!(patient("exit 101"), Reply::Panicked);
        assert_eq!(patient("kill -ABRT $$"), Reply::Stopped);
        assert_eq!(patient("ulimit -t 1; while :; do :; done"), Reply::Stopped);
    }

    #[test]
    fn a_worker_that_hangs_is_stopped() {
        let reply = ask(shell("exec sleep 1000"), b"brev", Duration::from_millis(20));
        assert_eq!(reply.unwrap(), Reply::Stopped);
    }
}
