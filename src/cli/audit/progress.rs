//! How far the run has come: a bar at a terminal, a line now and then elsewhere.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::super::args::{AuditArgs, ProgressArg};
use super::inputs::Inputs;
use crate::audit::Tally;

/// Between two lines.
const PAUSE: Duration = Duration::from_secs(5);

/// Tells how far the run has come.
pub(super) struct Progress {
    shown: Shown,
    begun: Instant,
    told: Instant,
}

enum Shown {
    Bar(ProgressBar),
    Lines,
    Nothing,
}

impl Progress {
    /// Begins. A bar needs to know how much there is, which costs a walk through the folders.
    pub(super) fn new(args: &AuditArgs, inputs: &mut Inputs) -> Self {
        let bar = match args.progress {
            ProgressArg::Auto => io::stderr().is_terminal(),
            ProgressArg::Bar => true,
            ProgressArg::Lines | ProgressArg::Never => false,
        };
        let shown = if bar {
            let bar =
                ProgressBar::with_draw_target(Some(inputs.total()), ProgressDrawTarget::stderr());
            let style = "{bar:30} {percent:>3} %  {msg}  {eta} igjen";
            if let Ok(style) = ProgressStyle::with_template(style) {
                bar.set_style(style);
            }
            Shown::Bar(bar)
        } else if matches!(args.progress, ProgressArg::Never) {
            Shown::Nothing
        } else {
            Shown::Lines
        };
        Self { shown, begun: Instant::now(), told: Instant::now() }
    }

    /// A portion is done.
    pub(super) fn step(
        &mut self,
        tally: &Tally,
        bytes: u64,
        errors: &mut dyn Write,
    ) -> io::Result<()> {
        let rate = rate(tally.letters, self.begun.elapsed());
        match &self.shown {
            Shown::Bar(bar) => {
                bar.inc(bytes);
                bar.set_message(format!("{} brev  {rate} i sekundet", tally.letters));
            }
            Shown::Lines if self.told.elapsed() >= PAUSE => {
                self.told = Instant::now();
                let letters = tally.letters;
                writeln!(errors, "klarbrev: {letters} brev er lest, {rate} i sekundet")?;
            }
            Shown::Lines | Shown::Nothing => {}
        }
        Ok(())
    }

    /// All is done: the bar goes away. `unchanged` letters were in the cache, if there is one.
    pub(super) fn done(
        &self,
        tally: &Tally,
        unchanged: Option<u64>,
        errors: &mut dyn Write,
    ) -> io::Result<()> {
        match &self.shown {
            Shown::Nothing => return Ok(()),
            Shown::Bar(bar) => bar.finish_and_clear(),
            Shown::Lines => {}
        }
        let Some(unchanged) = unchanged else { return Ok(()) };
        let letters = tally.letters;
        writeln!(errors, "klarbrev: {unchanged} av {letters} brev var uendret siden sist")
    }
}

fn rate(letters: u64, passed: Duration) -> u64 {
    let millis = u64::try_from(passed.as_millis()).unwrap_or(u64::MAX).max(1);
    letters.saturating_mul(1000) / millis
}
