//! The overview at the terminal: the worst letters with their reasons, what recurs, what is missing.

use std::io::{self, Write};

use super::super::clean;
use super::{AuditReport, shown};
use crate::audit::{Slot, Worst};

/// So many letters are shown; the rest stands in the files.
const LETTERS: usize = 10;
/// So many reasons of a letter.
const REASONS: usize = 4;
/// So many rules.
const RULES: usize = 8;

impl AuditReport<'_> {
    /// Writes the overview.
    ///
    /// # Errors
    ///
    /// Only what `out` itself gives.
    pub fn write_text(&self, out: &mut dyn Write) -> io::Result<()> {
        let (tally, words) = (self.tally, self.wording);
        let counts = [
            ("letters", &*tally.letters.to_string()),
            ("unreadable", &*self.unreadable.count().to_string()),
        ];
        writeln!(out, "{}", words.line("letters", &counts))?;
        if self.skipped > 0 {
            writeln!(out, "{}", words.line("skipped", &[("count", &self.skipped.to_string())]))?;
        }
        if !self.complete {
            writeln!(out, "{}", words.line("incomplete", &[]))?;
        }
        let unrated = tally.letters - tally.rated;
        if unrated > 0 {
            writeln!(out, "{}", words.line("unrated", &[("count", &unrated.to_string())]))?;
        }
        if let Some(compared) = self.compared {
            let line = words.line(
                "baseline",
                &[
                    ("better", &tally.better.to_string()),
                    ("worse", &tally.worse.to_string()),
                    ("same", &tally.same.to_string()),
                    ("new", &tally.new.to_string()),
                    ("gone", &compared.gone.to_string()),
                ],
            );
            writeln!(out, "{line}")?;
            self.letters("became-worse", &tally.became_worse, out)?;
        }
        self.letters("worst", &tally.worst, out)?;
        let slots: Vec<_> =
            Slot::ALL.iter().zip(&tally.slots).filter(|(_, counts)| counts.missing > 0).collect();
        if !slots.is_empty() {
            writeln!(out, "\n{}", words.line("slots", &[]))?;
        }
        for (slot, counts) in slots {
            let line = words.line(
                "slot",
                &[
                    ("name", words.slot(*slot)),
                    ("missing", &counts.missing.to_string()),
                    ("needed", &(counts.missing + counts.found).to_string()),
                ],
            );
            writeln!(out, "  {line}")?;
        }
        let common = self.commonest();
        if !common.is_empty() {
            writeln!(out, "\n{}", words.line("faults", &[]))?;
        }
        for (slug, rule) in common.into_iter().take(RULES) {
            let share = format!("{:.0}", self.share(rule.letters));
            let line = words.line(
                "fault",
                &[
                    ("title", words.title(slug)),
                    ("letters", &rule.letters.to_string()),
                    ("share", &share),
                    ("findings", &rule.findings.to_string()),
                ],
            );
            writeln!(out, "  {line}")?;
        }
        self.across_text(out)?;
        writeln!(out, "\n{}", words.line("files", &[("folder", &clean(self.folder))]))
    }

    fn letters(&self, heading: &str, letters: &[Worst], out: &mut dyn Write) -> io::Result<()> {
        if letters.is_empty() {
            return Ok(());
        }
        writeln!(out, "\n{}", self.wording.line(heading, &[]))?;
        for (i, worst) in letters.iter().take(LETTERS).enumerate() {
            let Some(score) = &worst.letter.score else { continue };
            let points = score.points.to_string();
            let before = worst.before.map(|before| before.to_string());
            let volume = worst.volume.map(|volume| volume.to_string());
            let how = match (heading, &before, &volume) {
                ("became-worse", Some(before), _) => {
                    self.wording.line("changed", &[("before", before), ("after", &points)])
                }
                (_, _, Some(volume)) => {
                    self.wording.line("volume", &[("points", &points), ("volume", volume)])
                }
                _ => self.wording.line("points", &[("points", &points)]),
            };
            writeln!(out, "{:>3}. {}: {how}", i + 1, clean(&shown(&worst.id, self.mask)))?;
            let mut reasons: Vec<_> = score.reasons.iter().collect();
            reasons.sort_by_key(|reason| std::cmp::Reverse(reason.points));
            for reason in reasons.into_iter().take(REASONS) {
                writeln!(out, "     +{}: {}", reason.points, self.wording.reason(reason))?;
            }
        }
        Ok(())
    }
}
