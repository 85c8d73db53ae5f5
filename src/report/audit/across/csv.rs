//! `clusters.csv`, `contradictions.csv`, `parity.csv` and `seams.csv`: for spreadsheets.

use std::io::{self, Write};

use super::super::super::names;
use super::super::AuditReport;
use super::super::csv::{cell, write};
use crate::audit::across::{At, Piece, Side};

/// So many letters are named in a row.
const NAMED: usize = 3;

fn header(first: &[&str], places: bool) -> Vec<String> {
    let mut row: Vec<String> = first.iter().map(|name| (*name).to_owned()).collect();
    if places {
        row.extend((1..=NAMED).map(|i| format!("letter_{i}")));
    }
    row
}

/// Writes `clusters.csv`: a row for each form of each passage, the commonest first.
///
/// # Errors
///
/// Only what `out` itself gives.
pub fn clusters_csv(report: &AuditReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let first = ["cluster", "form", "letters", "words", "share", "drift", "text"];
    let mut rows = vec![header(&first, true)];
    for (i, cluster) in report.across.clusters.iter().enumerate() {
        let mut row = vec![
            (i + 1).to_string(),
            "1".to_owned(),
            cluster.common.to_string(),
            cluster.words.to_string(),
            ((cluster.share * 100.0).round() / 100.0).to_string(),
            cluster.drift.map_or_else(String::new, |drift| drift.name().to_owned()),
            cell(cluster.text.as_deref().unwrap_or_default()),
        ];
        row.extend(places(report, &cluster.places));
        rows.push(row);
        for (form, variant) in cluster.variants.iter().enumerate() {
            let mut row = vec![
                (i + 1).to_string(),
                (form + 2).to_string(),
                variant.letters.to_string(),
                String::new(),
                String::new(),
                variant.drift.name().to_owned(),
                cell(&marked(&variant.pieces)),
            ];
            row.extend(places(report, &variant.places));
            rows.push(row);
        }
    }
    write(out, &rows)
}

/// «innen [-seks-] {+tre+} uker».
pub(super) fn marked(pieces: &[Piece]) -> String {
    let marked = |piece: &Piece| match piece.side {
        Side::Both => piece.text.clone(),
        Side::Common => format!("[-{}-]", piece.text),
        Side::Own => format!("{{+{}+}}", piece.text),
    };
    pieces.iter().map(marked).collect::<Vec<_>>().join(" ")
}

fn places(report: &AuditReport<'_>, places: &[At]) -> Vec<String> {
    let mut all: Vec<String> = places
        .iter()
        .take(NAMED)
        .map(|at| cell(&format!("{}:{}", report.name(&at.id), at.line)))
        .collect();
    all.resize(NAMED, String::new());
    all
}

/// Writes `contradictions.csv`: a row for each answer to each question, faults first.
///
/// # Errors
///
/// Only what `out` itself gives.
pub fn contradictions_csv(report: &AuditReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let first = [
        "question", "topic", "fault", "about", "level", "kind", "benefit", "answer", "letters",
        "of",
    ];
    let words = report.wording.across();
    let mut rows = vec![header(&first, true)];
    for (i, one) in report.across.contradictions.iter().enumerate() {
        for answer in &one.answers {
            let mut row = vec![
                (i + 1).to_string(),
                one.topic.name().to_owned(),
                one.fault.to_string(),
                cell(&words.about(&one.about)),
                names::level(one.about.level).to_owned(),
                one.about.kind.map_or_else(String::new, |kind| names::kind(kind).to_owned()),
                cell(one.about.benefit.as_deref().unwrap_or_default()),
                cell(&words.value(Some(&answer.value))),
                answer.letters.to_string(),
                one.letters.to_string(),
            ];
            row.extend(places(report, &answer.places));
            rows.push(row);
        }
    }
    write(out, &rows)
}

/// Writes `parity.csv`: a row for each thing in which two versions differ, the gravest first.
///
/// # Errors
///
/// Only what `out` itself gives.
pub fn parity_csv(report: &AuditReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let words = report.wording.across();
    let mut rows = vec![header(
        &[
            "aspect",
            "what",
            "language_1",
            "letter_1",
            "line_1",
            "value_1",
            "language_2",
            "letter_2",
            "line_2",
            "value_2",
        ],
        false,
    )];
    for one in &report.across.parity.differences {
        let mut row = vec![one.aspect.name().to_owned(), cell(words.aspect(one.aspect))];
        for version in [&one.one, &one.other] {
            row.extend([
                version.language.tag().to_owned(),
                cell(&report.name(&version.at.id)),
                version.at.line.to_string(),
                cell(&words.value(version.value.as_deref())),
            ]);
        }
        rows.push(row);
    }
    write(out, &rows)
}

/// Writes `seams.csv`: a row for each fault, the gravest first.
///
/// # Errors
///
/// Only what `out` itself gives.
pub fn seams_csv(report: &AuditReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let words = report.wording.across();
    let mut rows = vec![header(&["kind", "what", "letter", "line", "quote"], false)];
    for one in &report.across.seams.found {
        rows.push(vec![
            one.kind.name().to_owned(),
            cell(words.seam(one.kind)),
            cell(&report.name(&one.at.id)),
            one.at.line.to_string(),
            cell(one.quote.as_deref().unwrap_or_default()),
        ]);
    }
    write(out, &rows)
}
