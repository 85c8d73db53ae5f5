//! What a run comes to: letters are taken over one after the other, in the order they came.

use super::super::args::AuditArgs;
use super::super::error::AuditError;
use super::super::{Streams, fail_masked};
use super::cache::Cache;
use super::files::Outputs;
use super::known::Known;
use super::work::{Done, Memory, One};
use super::{named, pages};
use crate::audit::across::{Across, Origin};
use crate::audit::{Entry, Shortlist, Tally};
use crate::lexicon::Severity;
use crate::report::Unreadable;
use crate::text::mask;

/// More unreadable files than these are only counted on the error stream; all stand in the files.
pub(super) const TOLD: u64 = 20;

/// What a run has come to so far.
pub(super) struct Run<'a> {
    args: &'a AuditArgs,
    pub(super) tally: Tally,
    pub(super) across: Across,
    pub(super) list: Shortlist,
    pub(super) unreadable: Unreadable,
    pub(super) skipped: u64,
    /// Letters that the cache knew.
    pub(super) unchanged: u64,
    pub(super) known: Option<Known>,
    pub(super) cache: Option<Cache>,
    /// Something was left because the run was asked to end: nothing after it counts.
    pub(super) left: bool,
    worst: Severity,
    pub(super) outputs: Outputs,
}

impl<'a> Run<'a> {
    pub(super) fn new(
        args: &'a AuditArgs,
        known: Option<Known>,
        cache: Option<Cache>,
        outputs: Outputs,
    ) -> Self {
        Self {
            args,
            tally: Tally::default(),
            across: Across::default(),
            list: Shortlist::new(pages::LISTED),
            unreadable: Unreadable::default(),
            skipped: 0,
            unchanged: 0,
            known,
            cache,
            left: false,
            worst: Severity::Off,
            outputs,
        }
    }

    /// Takes over what was made of a portion, and puts it on the disk.
    pub(super) fn portion(
        &mut self,
        portion: Vec<Done>,
        streams: &mut Streams<'_>,
    ) -> Result<(), AuditError> {
        for done in portion {
            self.take(done, streams)?;
        }
        // What the cache knows must never be less than what the letters say was done.
        self.cache.as_mut().map_or(Ok(()), Cache::flush)?;
        self.outputs.flush()
    }

    fn take(&mut self, done: Done, streams: &mut Streams<'_>) -> Result<(), AuditError> {
        if let (Some(cache), Done::Read(_, Memory::New(key, kept))) = (&mut self.cache, &done) {
            cache.add(*key, kept)?;
        }
        match done {
            _ if self.left => {}
            Done::Left => self.left = true,
            Done::Read(letters, memory) => {
                if matches!(memory, Memory::Known) {
                    self.unchanged += letters.len() as u64;
                }
                letters.iter().try_for_each(|one| self.letter(one))?;
            }
            Done::Skipped => self.skipped += 1,
            Done::Failed { name, why } => {
                self.unreadable.add(&name, &why);
                let masked = !self.args.input.no_mask;
                let hidden = |text: &str| {
                    if masked { mask(text).into_owned() } else { text.to_owned() }
                };
                self.outputs.unreadable(&hidden(&name), &hidden(&why))?;
                if self.unreadable.count() <= TOLD {
                    fail_masked(streams, &format_args!("{name}: {why}"), masked);
                }
            }
        }
        Ok(())
    }

    fn letter(&mut self, one: &One) -> Result<(), AuditError> {
        self.outputs.letter(&one.json, &one.csv)?;
        if let Some(known) = &mut self.known {
            known.saw(&one.id, one.letter.print);
        }
        let rules = one.letter.rules.iter().map(|rule| rule.severity);
        self.worst = rules.fold(self.worst, Ord::max);
        let origin = Origin { id: one.id.clone(), source: one.source.clone() };
        self.across.add(origin, &one.letter);
        let entry = Entry {
            id: &one.id,
            source: &one.source,
            letter: &one.letter,
            volume: one.volume,
            before: one.before,
            compared: self.known.is_some(),
        };
        self.tally.add(entry);
        self.list.add(entry, &named(&one.source.path), one.source.row.map(|(line, _)| line));
        Ok(())
    }

    /// Something was found that makes the run end with 1.
    pub(super) fn bad(&self) -> bool {
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
