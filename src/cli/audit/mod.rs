//! `klarbrev audit`: many letters, read in bounded portions and in parallel, told of in the order
//! they came; what cannot be read does not stop the others.

mod cache;
mod files;
mod inputs;
mod interrupt;
mod known;
mod look;
mod pages;
#[cfg(feature = "parquet")]
mod parquet;
mod progress;
mod rows;
mod run;
mod settings;
mod work;

use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

use self::cache::Cache;
use self::files::Outputs;
use self::inputs::{Inputs, Item};
use self::known::{Known, Volumes};
use self::look::Reader;
use self::progress::Progress;
use self::run::{Run, TOLD};
use self::settings::Settings;
use self::work::Worker;
use super::args::AuditArgs;
use super::error::{AuditError, shown};
use super::{Env, Exit, Streams, fail};
use crate::audit::{Shortlist, Wording};
use crate::report::{AuditPage, AuditReport, Compared};

/// Fewest and most files or rows that are held in memory at a time.
const PORTION: (usize, usize) = (16, 512);
/// Longer than this nobody waits for a portion: Ctrl-C, the files and the bar wait for it.
const PATIENCE: Duration = Duration::from_millis(800);

/// Why a run ends before it is done.
enum Stop {
    Error(AuditError),
    /// Nobody reads what it says, for instance.
    Streams(io::Error),
}

impl<E: Into<AuditError>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Error(error.into())
    }
}

pub(super) fn run(args: &AuditArgs, env: &Env, streams: &mut Streams<'_>) -> io::Result<Exit> {
    match audit(args, env, streams) {
        Ok(exit) => Ok(exit),
        Err(Stop::Error(error)) => Ok(fail(streams, &error)),
        Err(Stop::Streams(error)) => Err(error),
    }
}

fn audit(args: &AuditArgs, env: &Env, streams: &mut Streams<'_>) -> Result<Exit, Stop> {
    let mut settings = Settings::of(args)?;
    let volumes = args.volume.as_deref().map(Volumes::read).transpose()?;
    // Before anything is written: the old result may lie where the new one goes.
    let known = args.baseline.as_deref().map(Known::read).transpose()?;
    let cache = args.cache.as_deref().map(Cache::open).transpose()?;
    let mut inputs = Inputs::of(args)?;
    let mut run = Run::new(args, known, cache, Outputs::create(&args.out)?);
    let wording = Wording::new(settings.lexicon(), args.lang.map_or(crate::Lang::Nb, Into::into));
    interrupt::watch();
    let mut progress = Progress::new(args, &mut inputs);
    let mut size = PORTION.0;
    let mut portion = inputs.portion(size);
    while !portion.is_empty() && !run.left {
        settings.prepare(&portion);
        let worker = Worker {
            reader: Reader { args, settings: &settings },
            wording: &wording,
            volumes: volumes.as_ref(),
            known: run.known.as_ref(),
            cache: run.cache.as_ref(),
        };
        let begun = Instant::now();
        // The next portion is read while this one is looked at.
        let (done, next) = rayon::join(|| worker.all(&portion), || inputs.portion(size));
        let bytes = portion.iter().map(Item::bytes).sum();
        run.portion(done, streams)?;
        progress.step(&run.tally, bytes, streams.errors).map_err(Stop::Streams)?;
        size = next_size(size, begun.elapsed());
        portion = next;
    }
    let unchanged = run.cache.as_ref().map(|_| run.unchanged);
    progress.done(&run.tally, unchanged, streams.errors).map_err(Stop::Streams)?;
    let reader = Reader { args, settings: &settings };
    reader.quote(&mut run.tally);
    let complete = !run.left;
    let compared = args.baseline.as_deref().zip(run.known.as_ref()).filter(|_| complete);
    let compared = compared.map(|(path, known)| (shown(path), known.gone()));
    let closed = std::mem::take(&mut run.across).close();
    let texts = Reader { args, settings: &settings }.words(&closed.wanted());
    let across = closed.overview(&texts);
    let report = AuditReport {
        tally: &run.tally,
        across: &across,
        wording: &wording,
        lexicons: settings.lexicon().digest(),
        complete,
        unreadable: &run.unreadable,
        skipped: run.skipped,
        compared: compared.as_ref().map(|(path, gone)| Compared { path, gone: *gone }),
        folder: &shown(&args.out),
        mask: !args.input.no_mask,
    };
    run.outputs.finish(&report)?;
    let ranking = std::mem::replace(&mut run.list, Shortlist::new(0)).finish();
    let pages = pages::letters(reader, &wording, &ranking)?;
    let page = AuditPage {
        report,
        ranking: &ranking,
        pages: &pages,
        lexicon: settings.lexicon(),
        lang: args.lang.map_or(crate::Lang::Nb, Into::into),
        today: args.today.unwrap_or(env.today),
        complete,
    };
    pages::index(&args.out, &page)?;
    let unreadable = run.unreadable.count();
    if run.tally.letters == 0 && unreadable == 0 && complete {
        return Err(AuditError::NoLetters.into());
    }
    report.write_text(streams.output).map_err(Stop::Streams)?;
    if unreadable > TOLD {
        let list = args.out.join("unreadable.csv");
        fail(streams, &AuditError::MoreUnreadable { count: unreadable - TOLD, list });
    }
    if !complete {
        let out = args.out.clone();
        return Err(AuditError::Interrupted { letters: run.tally.letters, out }.into());
    }
    Ok(match () {
        () if unreadable > 0 => Exit::Failed,
        () if run.bad() => Exit::Findings,
        () => Exit::Done,
    })
}

/// Portions grow while they are quick, and shrink where a file takes long, as a scan does.
fn next_size(size: usize, passed: Duration) -> usize {
    let size = if passed > PATIENCE { size / 4 } else { size * 2 };
    size.clamp(PORTION.0, PORTION.1)
}

/// A path with `/` between its parts, as it is called in the results.
fn named(path: &Path) -> String {
    shown(path).replace('\\', "/")
}
