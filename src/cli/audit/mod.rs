//! `klarbrev audit`: many letters, read in bounded portions and in parallel, told of in the order
//! they came; what cannot be read does not stop the others.

mod files;
mod inputs;
mod known;
mod pages;
mod progress;
mod rows;
mod settings;
mod work;

use std::io;
use std::path::Path;

use self::files::Outputs;
use self::inputs::{Inputs, Item};
use self::known::{Known, Volumes};
use self::progress::Progress;
use self::settings::Settings;
use self::work::{Done, Worker};
use super::args::AuditArgs;
use super::error::{AuditError, shown};
use super::{Env, Exit, Streams, fail, fail_masked};
use crate::audit::across::Overview;
use crate::audit::{Entry, Shortlist, Tally, Wording};
use crate::lexicon::Severity;
use crate::report::{AuditPage, AuditReport, Compared, Unreadable};
use crate::text::mask;

/// More unreadable files than these are only counted on the error stream; all stand in the files.
const TOLD: u64 = 20;

pub(super) fn run(args: &AuditArgs, env: &Env, streams: &mut Streams<'_>) -> io::Result<Exit> {
    let start = || -> Result<_, AuditError> {
        let settings = Settings::of(args)?;
        let volumes = args.volume.as_deref().map(Volumes::read).transpose()?;
        // Before anything is written: the old result may lie where the new one goes.
        let known = args.baseline.as_deref().map(Known::read).transpose()?;
        let inputs = Inputs::of(args)?;
        let outputs = Outputs::create(&args.out)?;
        Ok((settings, volumes, known, inputs, outputs))
    };
    let (mut settings, volumes, mut known, mut inputs, mut outputs) = match start() {
        Ok(all) => all,
        Err(error) => return Ok(fail(streams, &error)),
    };
    let wording = Wording::new(settings.lexicon(), args.lang.map_or(crate::Lang::Nb, Into::into));
    let mut progress = Progress::new(args, &mut inputs);
    let mut run = Run {
        args,
        tally: Tally::default(),
        list: Shortlist::new(pages::LISTED),
        unreadable: Unreadable::default(),
        skipped: 0,
        worst: Severity::Off,
    };
    let mut portion = inputs.portion();
    while !portion.is_empty() {
        settings.prepare(&portion);
        let worker = Worker {
            args,
            settings: &settings,
            wording: &wording,
            volumes: volumes.as_ref(),
            known: known.as_ref(),
            tally: &run.tally,
        };
        // The next portion is read while this one is looked at.
        let (done, next) = rayon::join(|| worker.all(&portion), || inputs.portion());
        let bytes = portion.iter().map(Item::bytes).sum();
        for (item, one) in portion.iter().zip(done) {
            if let Err(error) = run.take(item, one, known.as_mut(), &mut outputs, streams) {
                return Ok(fail(streams, &error));
            }
        }
        if let Err(error) = outputs.flush() {
            return Ok(fail(streams, &error));
        }
        progress.step(&run.tally, bytes, streams.errors)?;
        portion = next;
    }
    progress.done();
    let compared = args
        .baseline
        .as_deref()
        .zip(known.as_ref())
        .map(|(path, known)| (shown(path), known.gone()));
    let across = Overview::default();
    let report = AuditReport {
        tally: &run.tally,
        across: &across,
        wording: &wording,
        lexicons: settings.lexicon().digest(),
        unreadable: &run.unreadable,
        skipped: run.skipped,
        compared: compared.as_ref().map(|(path, gone)| Compared { path, gone: *gone }),
        folder: &shown(&args.out),
        mask: !args.input.no_mask,
    };
    if let Err(error) = outputs.finish(&report) {
        return Ok(fail(streams, &error));
    }
    let ranking = std::mem::replace(&mut run.list, Shortlist::new(0)).finish();
    let made = pages::letters(args, &settings, &wording, &ranking).and_then(|pages| {
        let page = AuditPage {
            report,
            ranking: &ranking,
            pages: &pages,
            lexicon: settings.lexicon(),
            lang: args.lang.map_or(crate::Lang::Nb, Into::into),
            today: args.today.unwrap_or(env.today),
            complete: true,
        };
        pages::index(&args.out, &page)
    });
    if let Err(error) = made {
        return Ok(fail(streams, &error));
    }
    let unreadable = run.unreadable.count();
    if run.tally.letters == 0 && unreadable == 0 {
        return Ok(fail(streams, &AuditError::NoLetters));
    }
    report.write_text(streams.output)?;
    if unreadable > TOLD {
        let error = AuditError::MoreUnreadable {
            count: unreadable - TOLD,
            list: args.out.join("unreadable.csv"),
        };
        fail(streams, &error);
    }
    Ok(match () {
        () if unreadable > 0 => Exit::Failed,
        () if run.bad() => Exit::Findings,
        () => Exit::Done,
    })
}

/// What a run has come to so far.
struct Run<'a> {
    args: &'a AuditArgs,
    tally: Tally,
    list: Shortlist,
    unreadable: Unreadable,
    skipped: u64,
    worst: Severity,
}

impl Run<'_> {
    /// Takes over what was made of one file or row.
    fn take(
        &mut self,
        item: &Item,
        done: Done,
        mut known: Option<&mut Known>,
        outputs: &mut Outputs,
        streams: &mut Streams<'_>,
    ) -> Result<(), AuditError> {
        match done {
            Done::Read(letters) => {
                for one in letters {
                    outputs.letter(&one.json, &one.csv)?;
                    if let Some(known) = known.as_deref_mut() {
                        known.saw(&one.id);
                    }
                    let rules = one.letter.rules.iter().map(|rule| rule.severity);
                    self.worst = rules.fold(self.worst, Ord::max);
                    let entry = Entry {
                        id: &one.id,
                        letter: &one.letter,
                        volume: one.volume,
                        before: one.before,
                        compared: known.is_some(),
                    };
                    self.tally.add(entry);
                    self.list.add(entry, &item.path().map(named).unwrap_or_default(), None);
                }
            }
            Done::Skipped => self.skipped += 1,
            Done::Failed { name, why } => {
                self.unreadable.add(&name, &why);
                let masked = !self.args.input.no_mask;
                let hidden = |text: &str| {
                    if masked { mask(text).into_owned() } else { text.to_owned() }
                };
                outputs.unreadable(&hidden(&name), &hidden(&why))?;
                if self.unreadable.count() <= TOLD {
                    fail_masked(streams, &format_args!("{name}: {why}"), masked);
                }
            }
        }
        Ok(())
    }

    /// Something was found that makes the run end with 1.
    fn bad(&self) -> bool {
        if self.args.fail_on_worse && self.tally.worse > 0 {
            return true;
        }
        // Who asks only whether it got worse is not told of what was bad before.
        let limit = match self.args.fail_on {
            Some(level) => level.severity(),
            None => (!self.args.fail_on_worse).then_some(Severity::Error),
        };
        limit.is_some_and(|limit| self.worst >= limit)
    }
}

/// A path with `/` between its parts, as it is called in the results.
fn named(path: &Path) -> String {
    shown(path).replace('\\', "/")
}
