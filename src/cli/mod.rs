//! The program around the library: the only floor that knows files, the clock, the environment
//! and the terminal.

mod args;
mod audit;
mod config;
mod env;
mod error;
mod explain;
mod fence;
mod folder;
mod input;
mod lexicon;
mod lint;
mod ocr;
mod pictures;
mod rules;
mod segment;
mod serve;
mod settings;
mod text;
mod usage;
mod verify;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use self::args::{Args, Command, LexiconCommand};
pub use self::env::Env;
use self::folder::own_lexicon;
use crate::text::mask;

/// The standard streams, or what stands in for them in a test.
pub struct Streams<'a> {
    /// What `-` reads from.
    pub input: &'a mut dyn io::Read,
    /// The result.
    pub output: &'a mut dyn Write,
    /// Everything else.
    pub errors: &'a mut dyn Write,
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Everything was done.
    Done,
    /// Everything was done, and something was found that should be mended.
    Findings,
    /// Something could not be done; a line on the error stream says what.
    Failed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Done => Self::SUCCESS,
            Exit::Findings => Self::from(1),
            Exit::Failed => Self::from(2),
        }
    }
}

/// Runs the program on the real arguments, streams and clock.
pub fn main() -> ExitCode {
    fence::allow();
    let env = Env::current();
    let mut output = io::BufWriter::new(env::stdout());
    let mut streams =
        Streams { input: &mut io::stdin(), output: &mut output, errors: &mut io::stderr() };
    run(std::env::args_os(), &env, &mut streams).into()
}

/// Runs the program on these arguments, the first being its name.
pub fn run(args: impl IntoIterator<Item = OsString>, env: &Env, streams: &mut Streams<'_>) -> Exit {
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(error) => return usage::tell(&error, streams),
    };
    let done = match args.command {
        Command::Explain(args) => match args.resolve(env) {
            Ok(settings) => explain::run(&settings, streams),
            Err(error) => return fail(streams, &error),
        },
        Command::Audit(args) => audit::run(&args, env, streams),
        Command::Read { format } => {
            fence::work(format, streams.input, streams.output).map(|()| Exit::Done)
        }
        Command::Lint(args) => lint::run(&args, env, streams),
        Command::Rules(args) => rules::run(&args, env, streams),
        Command::Lexicon(LexiconCommand::Check(args)) => lexicon::run(&args, streams),
        Command::Segment(args) => segment::run(&args, streams),
        Command::Serve(args) => serve::run(&args, streams),
        Command::Text(args) => text::run(&args, streams),
        Command::Verify(args) => verify::run(&args, env, streams),
    };
    match done.and_then(|exit| streams.output.flush().map(|()| exit)) {
        Ok(exit) => exit,
        // Whoever reads has read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
        Err(error) => fail(streams, &error::WriteError(error)),
    }
}

/// One line on the error stream, numbers in a file's name hidden as everywhere.
fn fail_masked(streams: &mut Streams<'_>, error: &dyn std::fmt::Display, masked: bool) -> Exit {
    let line = error.to_string();
    fail(streams, &if masked { mask(&line) } else { line.into() })
}

/// One line on the error stream; there is nowhere left to tell if that fails too.
fn fail(streams: &mut Streams<'_>, error: &dyn std::fmt::Display) -> Exit {
    let _ = writeln!(streams.errors, "klarbrev: {error}");
    Exit::Failed
}
