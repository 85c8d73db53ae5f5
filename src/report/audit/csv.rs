//! `letters.csv` and `rules.csv`: for spreadsheets.

use std::io::{self, Write};

use csv::{Writer, WriterBuilder};

use super::super::lint::severity;
use super::shape::outcome;
use super::{AuditLetter, AuditReport, rounded, shown};
use crate::analyse::Measure;
use crate::audit::{Example, FormBox, RuleTally, Slot};
use crate::lexicon::Severity;

/// What stands in a column of `letters.csv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Text.
    Text,
    /// A whole number, or nothing.
    Whole,
    /// A number, or nothing.
    Number,
}

/// The columns of `letters.csv`, in order.
pub fn letters_columns() -> Vec<(String, Column)> {
    use Column::{Number, Text, Whole};
    let named = |name: &str, column| (name.to_owned(), column);
    let mut columns = vec![named("id", Text), named("path", Text), named("line", Whole)];
    let texts = ["format", "language", "kind", "outcome", "benefit"];
    columns.extend(texts.map(|name| named(name, Text)));
    columns.extend([named("words", Whole), named("score", Whole), named("reasons", Text)]);
    columns.extend(Slot::ALL.iter().map(|slot| (format!("slot_{}", slot.name()), Text)));
    columns.extend(Measure::ALL.iter().map(|(_, name)| named(name, Number)));
    let last = ["errors", "warnings", "infos", "volume", "weight", "before", "change"];
    columns.extend(last.map(|name| named(name, Whole)));
    columns.push(named("quality_form", Text));
    columns
}

/// Writes the first line of `letters.csv`.
///
/// # Errors
///
/// Only what `out` itself gives.
pub fn letters_header(out: &mut dyn Write) -> io::Result<()> {
    write(out, &[letters_columns().into_iter().map(|(name, _)| name).collect()])
}

impl AuditLetter<'_> {
    /// Writes the letter's row of `letters.csv`.
    ///
    /// # Errors
    ///
    /// Only what `out` itself gives.
    pub fn write_csv(&self, out: &mut dyn Write) -> io::Result<()> {
        let letter = self.letter;
        let points = letter.score.as_ref().map(|score| score.points);
        let reasons = letter.score.iter().flat_map(|score| &score.reasons);
        let reasons = reasons.map(|r| format!("{} (+{})", self.wording.reason(r), r.points));
        let mut row = vec![
            cell(&shown(self.id, self.mask)),
            cell(&shown(self.path, self.mask)),
            number(self.line),
            self.format.to_owned(),
            letter.language.tag().to_owned(),
            letter.kind.name().to_owned(),
            outcome(letter.outcome).to_owned(),
            cell(letter.benefit.as_deref().unwrap_or_default()),
            letter.words.to_string(),
            number(points),
            cell(&reasons.collect::<Vec<_>>().join(" · ")),
        ];
        row.extend(letter.slots.iter().map(|state| state.name().to_owned()));
        row.extend(letter.measures.iter().map(|value| number(value.map(rounded))));
        for wanted in [Severity::Error, Severity::Warning, Severity::Info] {
            let own = letter.rules.iter().filter(|rule| rule.severity == wanted);
            row.push(own.map(|rule| u64::from(rule.count)).sum::<u64>().to_string());
        }
        row.push(number(self.volume));
        row.push(number(
            points
                .zip(self.volume)
                .map(|(points, volume)| u64::from(points).saturating_mul(volume)),
        ));
        row.push(number(self.before));
        row.push(number(
            points.zip(self.before).map(|(now, before)| i64::from(now) - i64::from(before)),
        ));
        let form = letter.form().into_iter().map(FormBox::name);
        row.push(form.collect::<Vec<_>>().join(" "));
        write(out, &[row])
    }
}

/// Writes `rules.csv`: the rule that is in most letters first.
///
/// # Errors
///
/// Only what `out` itself gives.
pub fn rules_csv(report: &AuditReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let first = ["rule", "title", "severity", "findings", "letters", "share"];
    let last = ["quality_form"];
    let mut rows: Vec<Vec<String>> = vec![first.map(str::to_owned).to_vec()];
    rows[0].extend((1..=3).map(|i| format!("example_{i}")));
    rows[0].extend(last.map(str::to_owned));
    for (slug, rule) in report.commonest() {
        let mut row = vec![
            slug.to_owned(),
            cell(report.wording.title(slug)),
            severity(rule.severity).to_owned(),
            rule.findings.to_string(),
            rule.letters.to_string(),
            report.share(rule.letters).to_string(),
        ];
        let example = |example: &Example| {
            let place = format!("{}:{}", shown(&example.id, report.mask), example.line);
            cell(&match &example.quote {
                Some(quote) => format!("{place} «{quote}»"),
                None => place,
            })
        };
        row.extend(rule.examples.iter().map(example));
        row.resize(rows[0].len() - last.len(), String::new());
        row.push(FormBox::of_rule(slug).map_or_else(String::new, |form| form.name().to_owned()));
        rows.push(row);
    }
    write(out, &rows)
}

impl<'a> AuditReport<'a> {
    /// The rules, the one that is in most letters first.
    pub(super) fn commonest(&self) -> Vec<(&'a str, &'a RuleTally)> {
        let mut all: Vec<_> = self.tally.rules.iter().map(|(s, rule)| (s.as_str(), rule)).collect();
        all.sort_by_key(|(_, rule)| std::cmp::Reverse((rule.letters, rule.findings)));
        all
    }

    /// Of the letters that were rated, so many per cent.
    pub(super) fn share(&self, letters: u64) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "counts of letters")]
        let share = |rated: u64| rounded(100.0 * letters as f64 / rated as f64);
        if self.tally.rated == 0 { 0.0 } else { share(self.tally.rated) }
    }
}

pub(super) fn write<C: AsRef<[u8]>>(out: &mut dyn Write, rows: &[Vec<C>]) -> io::Result<()> {
    let mut writer: Writer<&mut dyn Write> = WriterBuilder::new().from_writer(out);
    for row in rows {
        writer.write_record(row).map_err(io::Error::other)?;
    }
    writer.flush()
}

fn number(value: Option<impl ToString>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// Text that a spreadsheet will not take for a formula, whoever wrote it.
pub(super) fn cell(text: &str) -> String {
    let text = super::super::clean(text);
    if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text }
}
