//! Workflow commands: GitHub shows them beside the lines of a pull request.

use std::io::{self, Write};

use super::super::clean;
use super::LintReport;
use super::place::Places;
use crate::lexicon::Severity;

pub(super) fn write(report: &LintReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let path = property(&report.path());
    let places = Places::new(report.document);
    for finding in report.findings {
        let level = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info | Severity::Off => "notice",
        };
        let place = places.of(finding.span);
        let (line, end_line) = (place.line, place.end_line);
        // GitHub takes columns only where a mark stays on one line.
        let columns = if line == end_line {
            format!(",col={},endColumn={}", place.column, place.end_column)
        } else {
            String::new()
        };
        let message = data(&clean(&report.said_in_one(finding)));
        let title = property(&finding.rule);
        writeln!(
            out,
            "::{level} file={path},line={line},endLine={end_line}{columns},title={title}::{message}"
        )?;
    }
    Ok(())
}

/// Escaped as the runner reads it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
