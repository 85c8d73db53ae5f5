//! The lines of the overview at the terminal on what letters have in common.

use std::io::{self, Write};

use super::super::super::clean;
use super::super::AuditReport;
use crate::audit::across::{At, Contradiction, Drift, Piece, Side, Version};

/// So many lines of each sort are shown; the rest stands in the files.
const SHOWN: usize = 5;
/// So many words stand around what differs.
const AROUND: usize = 3;

impl AuditReport<'_> {
    /// Writes the most telling of it.
    ///
    /// # Errors
    ///
    /// Only what `out` itself gives.
    pub(in crate::report::audit) fn across_text(&self, out: &mut dyn Write) -> io::Result<()> {
        let words = self.wording.across();
        let standard = &self.across.standard;
        if standard.clusters > 0 {
            let share = format!("{:.0}", self.standard_share());
            let clusters = standard.clusters.to_string();
            let line = words.line("standard", &[("share", &share), ("clusters", &clusters)]);
            writeln!(out, "\n{line}")?;
        }
        if standard.let_go > 0 {
            let count = standard.let_go.to_string();
            writeln!(out, "{}", words.line("let-go", &[("count", &count)]))?;
        }
        self.drifts(out)?;
        let (faults, others): (Vec<_>, Vec<_>) =
            self.across.contradictions.iter().partition(|one| one.fault);
        self.contradictions("contradictions", &faults, out)?;
        self.contradictions("differences", &others, out)?;
        self.parity(out)?;
        self.seams(out)
    }

    fn drifts(&self, out: &mut dyn Write) -> io::Result<()> {
        let words = self.wording.across();
        let grave = |drift: Drift| drift != Drift::Words;
        let mut variants: Vec<_> = self
            .across
            .clusters
            .iter()
            .flat_map(|cluster| cluster.variants.iter().map(move |variant| (cluster, variant)))
            .filter(|(_, variant)| grave(variant.drift))
            .collect();
        variants
            .sort_by_key(|(cluster, variant)| (variant.drift, std::cmp::Reverse(cluster.letters)));
        if !variants.is_empty() {
            writeln!(out, "\n{}", words.line("drift", &[]))?;
        }
        for (cluster, variant) in variants.into_iter().take(SHOWN) {
            let common = cluster.common.to_string();
            let line = words.line(
                "variant",
                &[
                    ("drift", words.drift(variant.drift)),
                    ("change", &clean(&change(&variant.pieces, variant.grave))),
                    ("letters", &variant.letters.to_string()),
                    ("common", &common),
                    ("place", &self.first(&variant.places)),
                ],
            );
            writeln!(out, "  {line}")?;
        }
        Ok(())
    }

    fn contradictions(
        &self,
        heading: &str,
        found: &[&Contradiction],
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let words = self.wording.across();
        if !found.is_empty() {
            writeln!(out, "\n{}", words.line(heading, &[]))?;
        }
        for one in found.iter().take(SHOWN) {
            let answers: Vec<String> = one
                .answers
                .iter()
                .take(SHOWN)
                .map(|answer| {
                    let value = clean(&words.value(Some(&answer.value)));
                    let letters = answer.letters.to_string();
                    let told = words.line("answer", &[("value", &value), ("letters", &letters)]);
                    // Who is in the minority should be looked at.
                    if answer.letters < one.answers[0].letters {
                        format!("{told} ({})", self.first(&answer.places))
                    } else {
                        told
                    }
                })
                .collect();
            let about = clean(&words.about(&one.about));
            writeln!(out, "  {} ({about}): {}", words.topic(one.topic), answers.join(", "))?;
        }
        Ok(())
    }

    fn parity(&self, out: &mut dyn Write) -> io::Result<()> {
        let words = self.wording.across();
        let parity = &self.across.parity;
        if parity.differing == 0 {
            return Ok(());
        }
        let counts =
            [("differing", &*parity.differing.to_string()), ("pairs", &parity.pairs.to_string())];
        writeln!(out, "\n{}", words.line("parity", &counts))?;
        for one in parity.differences.iter().take(SHOWN) {
            let value = |version: &Version| {
                let value = words.value(version.value.as_deref());
                format!("{} {}", version.language.tag(), clean(&value))
            };
            let line = words.line(
                "difference",
                &[
                    ("aspect", words.aspect(one.aspect)),
                    ("one", &value(&one.one)),
                    ("other", &value(&one.other)),
                    ("one_place", &self.place(&one.one.at)),
                    ("other_place", &self.place(&one.other.at)),
                ],
            );
            writeln!(out, "  {line}")?;
        }
        Ok(())
    }

    fn seams(&self, out: &mut dyn Write) -> io::Result<()> {
        let words = self.wording.across();
        let seams = &self.across.seams;
        if seams.total == 0 {
            return Ok(());
        }
        let counts =
            [("total", &*seams.total.to_string()), ("letters", &seams.letters.to_string())];
        writeln!(out, "\n{}", words.line("seams", &counts))?;
        for (kind, count, _) in &seams.kinds {
            let Some(first) = seams.found.iter().find(|seam| seam.kind == *kind) else { continue };
            let line = words.line(
                "seam",
                &[
                    ("kind", words.seam(*kind)),
                    ("count", &count.to_string()),
                    ("place", &self.place(&first.at)),
                    ("quote", &clean(first.quote.as_deref().unwrap_or("…"))),
                ],
            );
            writeln!(out, "  {line}")?;
        }
        Ok(())
    }

    fn first(&self, places: &[At]) -> String {
        places.first().map_or_else(String::new, |at| self.place(at))
    }

    fn place(&self, at: &At) -> String {
        format!("{}:{}", clean(&self.name(&at.id)), at.line)
    }
}

/// A difference with a few words around it: «innen [seks → tre] uker fra».
fn change(pieces: &[Piece], at: usize) -> String {
    if at >= pieces.len() {
        return String::new();
    }
    let side = |wanted: Side| {
        let own = pieces[at..].iter().take(2).find(|piece| piece.side == wanted);
        own.map_or("–", |piece| piece.text.as_str())
    };
    let (old, new) = (side(Side::Common), side(Side::Own));
    let before = at.checked_sub(1).map_or("", |i| pieces[i].text.as_str());
    let before: Vec<&str> = before.split(' ').collect();
    let before = before[before.len().saturating_sub(AROUND)..].join(" ");
    let after = pieces[at + 1..].iter().find(|piece| piece.side == Side::Both);
    let after: Vec<&str> =
        after.into_iter().flat_map(|piece| piece.text.split(' ')).take(AROUND).collect();
    let change = format!("{before} [{old} → {new}] {}", after.join(" "));
    change.trim().to_owned()
}
