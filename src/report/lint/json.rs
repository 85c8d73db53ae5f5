//! JSON: the contract `klarbrev/lint/1`.

use std::io::{self, Write};

use serde::Serialize;

use super::figures::MeasuresOut;
use super::place::{Place, Places};
use super::{LINT_SCHEMA, LintReport, severity};
use crate::lint::{Finding, FixClass};
use crate::text::Span;

#[derive(Serialize)]
struct Lint<'a> {
    schema: &'static str,
    klarbrev: &'static str,
    lexicons: &'a str,
    document: DocumentOut<'a>,
    measures: MeasuresOut<'a>,
    diagnostics: Vec<Diagnostic<'a>>,
}

#[derive(Serialize)]
struct DocumentOut<'a> {
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'a str>,
    format: &'a str,
    language: &'static str,
    words: usize,
    sentences: usize,
    letter_date: Option<String>,
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    code: &'a str,
    severity: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<FixOut<'a>>,
    evidence: Evidence,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also: Vec<Evidence>,
}

#[derive(Serialize)]
struct FixOut<'a> {
    class: &'static str,
    replacement: &'a str,
}

#[derive(Serialize)]
struct Evidence {
    start: usize,
    end: usize,
    quote: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraph: Option<usize>,
}

pub(super) fn write(report: &LintReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let document = report.document;
    let places = Places::new(document);
    let lint = Lint {
        schema: LINT_SCHEMA,
        klarbrev: env!("CARGO_PKG_VERSION"),
        lexicons: document.lexicon().digest(),
        document: DocumentOut {
            path: report.shown(report.source.path).into_owned(),
            part: report.source.part,
            format: report.source.format,
            language: document.language().tag(),
            words: document.word_count(),
            sentences: document.sentences().len(),
            letter_date: report.facts.letter_date.as_ref().map(|date| date.value.to_string()),
        },
        measures: MeasuresOut::of(report.measures, document.language()),
        diagnostics: report
            .findings
            .iter()
            .map(|finding| report.diagnostic(finding, &places))
            .collect(),
    };
    if report.options.several {
        serde_json::to_writer(&mut *out, &lint)?;
    } else {
        serde_json::to_writer_pretty(&mut *out, &lint)?;
    }
    writeln!(out)
}

impl LintReport<'_> {
    fn diagnostic<'f>(&self, finding: &'f Finding, places: &Places<'_>) -> Diagnostic<'f> {
        let (message, help) = self.said(finding);
        Diagnostic {
            code: &finding.rule,
            severity: severity(finding.severity),
            message,
            help,
            fix: self.fix(finding).map(|fix| FixOut {
                class: match fix.class {
                    FixClass::Safe => "safe",
                    FixClass::Review => "review",
                },
                replacement: &fix.replacement,
            }),
            evidence: self.evidence(finding.span, places),
            also: finding.also.iter().map(|&span| self.evidence(span, places)).collect(),
        }
    }

    fn evidence(&self, span: Span, places: &Places<'_>) -> Evidence {
        let Place { line, column, end_line, end_column } = places.of(span);
        Evidence {
            start: span.start,
            end: span.end,
            quote: self.quote(span),
            line,
            column,
            end_line,
            end_column,
            page: self.document.page(span.start),
            paragraph: self.document.paragraph(span.start),
        }
    }
}
