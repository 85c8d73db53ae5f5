//! JSON: the contract `klarbrev/explanation/1`, see `docs/schema/`.

mod facts;
mod shape;

use std::io::{self, Write};

use self::shape::{
    Control, DocumentOut, NavQuestionOut, SectionOut, SentenceOut, StatementOut, SummaryOut,
};
pub(super) use self::shape::{EvidenceOut, Explanation};
use super::{Report, SCHEMA};
use crate::summarise::{Missing, Statement};
use crate::text::Span;

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let explanation = explanation(report);
    if report.options.several {
        serde_json::to_writer(&mut *out, &explanation)?;
    } else {
        serde_json::to_writer_pretty(&mut *out, &explanation)?;
    }
    writeln!(out)
}

/// What the JSON holds.
pub(super) fn explanation(report: &Report<'_>) -> Explanation {
    let document = report.document;
    let facts = report.facts;
    Explanation {
        schema: SCHEMA,
        klarbrev: env!("CARGO_PKG_VERSION"),
        lexicons: report.lexicons.to_owned(),
        document: DocumentOut {
            path: report.shown(report.source.path).into_owned(),
            part: report.source.part.map(|part| report.shown(part).into_owned()),
            format: report.source.format.to_owned(),
            language: document.language().tag(),
            words: document.word_count(),
            sentences: document.sentences().len(),
            letter_date: facts.letter_date.as_ref().map(|d| d.value.to_string()),
        },
        facts: report.facts(),
        not_found: report.summary.not_found.iter().map(|m| m.name()).collect(),
        summary: report.summary(),
        notes: report.summary.notes.clone(),
    }
}

impl Report<'_> {
    fn evidence_at(&self, place: Span) -> EvidenceOut {
        EvidenceOut {
            start: place.start,
            end: place.end,
            quote: self.quote(place),
            line: self.document.line(place.start),
            page: self.document.page(place.start),
            paragraph: self.document.paragraph(place.start),
        }
    }

    pub(super) fn evidence(&self, places: &[Span]) -> Vec<EvidenceOut> {
        places.iter().map(|place| self.evidence_at(*place)).collect()
    }

    fn summary(&self) -> SummaryOut {
        let summary = self.summary;
        let headings = summary.headings();
        SummaryOut {
            language: summary.language.tag(),
            needs_human: summary.needs_human,
            sentences: summary.sentences().map(|s| self.sentence(s)).collect(),
            phone_sentence: self.sentence(&summary.phone_sentence),
            control_questions: summary
                .control_questions
                .iter()
                .map(|q| Control {
                    question: q.question.clone(),
                    answer: self.shown(&q.answer).into_owned(),
                    evidence: self.evidence(&q.evidence),
                })
                .collect(),
            questions_for_nav: summary
                .questions_for_nav
                .iter()
                .map(|q| NavQuestionOut {
                    missing: q.missing.map(Missing::name),
                    text: q.text.clone(),
                })
                .collect(),
            before_calling: summary.before_calling.iter().map(|s| self.statement(s)).collect(),
            sections: summary
                .sections
                .iter()
                .map(|section| SectionOut {
                    slot: section.slot.name(),
                    heading: headings.of(section.slot).to_owned(),
                    statements: section.statements.iter().map(|s| self.statement(s)).collect(),
                })
                .collect(),
        }
    }

    fn sentence(&self, statement: &Statement) -> SentenceOut {
        SentenceOut {
            slot: statement.slot.name(),
            text: self.shown(&statement.text).into_owned(),
            evidence: self.evidence(&statement.evidence),
        }
    }

    fn statement(&self, statement: &Statement) -> StatementOut {
        StatementOut {
            text: self.shown(&statement.text).into_owned(),
            origin: statement.origin.name(),
            evidence: self.evidence(&statement.evidence),
        }
    }
}
