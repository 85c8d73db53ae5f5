//! What the program learns from around it: the day, the terminal.

use std::io::{self, Write};
use std::time::{SystemTime, UNIX_EPOCH};

use anstream::{AutoStream, ColorChoice};
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};

/// Text is never wider than this, however wide the terminal.
const WIDEST: usize = 80;

/// The day, the terminal's width and whether it takes colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Env {
    /// Today in Norway.
    pub today: Date,
    /// Columns to wrap at.
    pub width: usize,
    /// True where colours are seen, not stored.
    pub colours: bool,
}

impl Env {
    /// What holds now, for this process.
    pub fn current() -> Self {
        let columns = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        Self {
            today: today(),
            width: columns.map_or(WIDEST, |columns| columns.clamp(1, WIDEST)),
            colours: AutoStream::choice(&io::stdout()) != ColorChoice::Never,
        }
    }
}

/// Standard output; on old Windows consoles colours are translated.
pub(super) fn stdout() -> impl Write {
    AutoStream::new(io::stdout(), ColorChoice::Always)
}

/// The day in Norway, within an hour in summer: letters are Norwegian, wherever the machine is,
/// and the program carries no time zone table.
fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |past| past.as_secs());
    let seconds = i64::try_from(seconds).unwrap_or_default();
    let now = jiff::Timestamp::from_second(seconds).unwrap_or_default();
    now.to_zoned(TimeZone::fixed(Offset::constant(1))).date()
}
