//! Checkstyle XML.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, Event};

use super::super::clean;
use super::place::Places;
use super::{LintReport, severity};

/// The version of Checkstyle whose form this is.
const VERSION: &str = "4.3";

pub(super) fn open(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<checkstyle version=\"{VERSION}\">")
}

pub(super) fn close(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "</checkstyle>")
}

pub(super) fn write(report: &LintReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = Writer::new_with_indent(&mut *out, b' ', 2);
    let path = allowed(&report.path());
    let file = BytesStart::new("file").with_attributes([("name", path.as_str())]);
    xml.write_event(Event::Start(file))?;
    let places = Places::new(report.document);
    for finding in report.findings {
        let place = places.of(finding.span);
        let (line, column) = (place.line.to_string(), place.column.to_string());
        let message = allowed(&report.said_in_one(finding));
        let source = format!("klarbrev.{}", finding.rule);
        let error = BytesStart::new("error").with_attributes([
            ("line", line.as_str()),
            ("column", column.as_str()),
            ("severity", severity(finding.severity)),
            ("message", message.as_str()),
            ("source", source.as_str()),
        ]);
        xml.write_event(Event::Empty(error))?;
    }
    xml.write_event(Event::End(BytesEnd::new("file")))?;
    writeln!(out)
}

/// Without the characters that XML 1.0 has no way to write.
fn allowed(text: &str) -> String {
    clean(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}
