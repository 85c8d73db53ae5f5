//! Text for people.

use std::io::{self, Write};

use super::LintReport;

pub(super) fn write(report: &LintReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    for finding in report.findings {
        let (message, help) = finding.text(report.document, report.lang);
        let line = report.document.line(finding.span.start);
        let path = report.source.path;
        writeln!(out, "{path}:{line}: {:?}: {message} [{}]", finding.severity, finding.rule)?;
        writeln!(out, "    {}", report.shown(&report.document.quote(finding.span)))?;
        if let Some(help) = help {
            writeln!(out, "    {help}")?;
        }
    }
    Ok(())
}
