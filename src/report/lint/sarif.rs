//! SARIF 2.1.0, the OASIS form for results of analysers.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::LintReport;
use super::place::{Place, Places};
use crate::lexicon::{Lexicon, Severity};
use crate::lint::{Finding, pages};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Everything up to the first result.
pub(super) fn open(lexicon: &Lexicon, out: &mut dyn Write) -> io::Result<()> {
    let rules: Vec<Value> = pages(lexicon)
        .iter()
        .map(|page| {
            let enabled = page.severity != Severity::Off;
            json!({
                "id": page.slug,
                "shortDescription": { "text": if page.title.is_empty() { page.slug } else { page.title } },
                "help": { "text": page.text, "markdown": page.text },
                "defaultConfiguration": { "enabled": enabled, "level": level(page.severity) },
            })
        })
        .collect();
    let driver = json!({
        "name": "klarbrev",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules,
    });
    writeln!(
        out,
        "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{{\"driver\":{driver}}},\
         \"columnKind\":\"unicodeCodePoints\",\"results\":["
    )
}

pub(super) fn close(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "]}}]}}")
}

pub(super) fn write(report: &LintReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let uri = uri(&report.path());
    let places = Places::new(report.document);
    for (i, finding) in report.findings.iter().enumerate() {
        if i > 0 {
            writeln!(out, ",")?;
        }
        let place = places.of(finding.span);
        serde_json::to_writer(&mut *out, &result(report, finding, place, &uri))?;
    }
    if report.findings.is_empty() { Ok(()) } else { writeln!(out) }
}

fn result(report: &LintReport<'_>, finding: &Finding, place: Place, uri: &str) -> Value {
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(finding.severity),
        "message": { "text": report.said_in_one(finding) },
        "locations": [{
            "physicalLocation": {
                "artifactLocation": { "uri": uri },
                "region": region(place),
            },
        }],
    });
    if let Some(fix) = report.fix(finding) {
        result["fixes"] = json!([{
            "artifactChanges": [{
                "artifactLocation": { "uri": uri },
                "replacements": [{
                    "deletedRegion": region(place),
                    "insertedContent": { "text": fix.replacement },
                }],
            }],
        }]);
    }
    result
}

fn region(place: Place) -> Value {
    json!({
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Off => "note",
    }
}

/// A path as a URI reference (RFC 3986): what is not unreserved or `/` is written in hexadecimal.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/') {
            out.push(char::from(byte));
        } else {
            let digit = |half: u8| char::from(b"0123456789ABCDEF"[usize::from(half)]);
            out.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_reference() {
        assert_eq!(uri("brev/nr 1 æ.txt"), "brev/nr%201%20%C3%A6.txt");
    }
}
