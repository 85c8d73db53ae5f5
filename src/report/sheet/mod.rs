//! The sheet: everything the helper's page shows of one letter, `klarbrev/sheet/1`, see `docs/schema/`.
//!
//! The page draws and finds out nothing: which sentence a statement rests on, which day is certain and
//! what to copy are settled here.

mod calendar;
mod ids;
mod letter;
mod pile;
mod plain;
mod shape;

use self::ids::Ids;
pub(super) use self::letter::kind as block_kind;
pub use self::pile::PileSheet;
use self::shape::{
    ControlOut, DueOut, Headings, SectionOut, SheetOut, StatementOut, TitlesOut, UndatedOut,
};
use super::{Report, clean, json};
use crate::summarise::{Due, Slot, Statement};

/// The JSON form of a sheet.
pub const SHEET_SCHEMA: &str = "klarbrev/sheet/1";

/// The calendar of several letters; each entry says which letter it is from.
fn calendar(letters: &[(Report<'_>, &[Due])]) -> Option<String> {
    let today = letters.first().and_then(|(report, _)| report.summary.calendar.today);
    let entries = letters.iter().flat_map(|(report, due)| {
        let name = report.source.called();
        report.entries(due, (letters.len() > 1).then_some(name.as_str()))
    });
    calendar::write(&entries.collect::<Vec<_>>(), today)
}

/// What the page shows of one letter, ready to be written as JSON.
#[derive(serde::Serialize)]
#[serde(transparent)]
pub struct Sheet(Box<SheetOut>);

impl Sheet {
    /// The sheet of a letter with what it sets limits for, as [`crate::summarise::due`] gives it.
    pub fn new(report: &Report<'_>, due: &[Due]) -> Self {
        Self(Box::new(report.sheet(due)))
    }
}

impl Report<'_> {
    fn sheet(&self, due: &[Due]) -> SheetOut {
        let summary = self.summary;
        let ids = Ids::of(summary);
        let all = |statements: &[Statement]| -> Vec<StatementOut> {
            statements.iter().map(|statement| self.stated(statement, &ids)).collect()
        };
        SheetOut {
            schema: SHEET_SCHEMA,
            name: self.text(&self.source.called()),
            explanation: json::explanation(self),
            lead: all(&summary.lead),
            sections: summary
                .sections
                .iter()
                .map(|section| SectionOut {
                    slot: section.slot.name(),
                    heading: summary.headings().of(section.slot).to_owned(),
                    statements: all(&section.statements),
                })
                .collect(),
            notes: summary.notes.iter().map(|note| self.text(note)).collect(),
            phone_sentence: self.stated(&summary.phone_sentence, &ids),
            before_calling: all(&summary.before_calling),
            control_questions: summary
                .control_questions
                .iter()
                .enumerate()
                .map(|(i, control)| ControlOut {
                    id: Ids::question(i),
                    question: control.question.clone(),
                    answer: self.text(&control.answer),
                    evidence: self.evidence(&control.evidence),
                })
                .collect(),
            questions_for_nav: summary.questions_for_nav.iter().map(|q| q.text.clone()).collect(),
            needs_human: summary.needs_human,
            titles: self.titles(),
            letter: self.letter(&ids),
            due: due.iter().filter_map(|due| self.dated(due, &ids)).collect(),
            undated: due
                .iter()
                .filter(|due| due.last.is_none())
                .map(|due| UndatedOut {
                    force: due.force.name(),
                    kind: due.kind.name(),
                    text: self.text(&due.text),
                    quotes: self.quotes(due),
                    deadline_text: self.text(&due.how),
                    statement: ids.telling(due.slot, &due.evidence),
                })
                .collect(),
            plain_text: self.plain_text(&ids),
            spoken_text: self.spoken_text(&ids),
            ics: calendar::write(&self.entries(due, None), summary.calendar.today),
        }
    }

    /// Text for a page: hidden where asked, on one line, nothing that could turn the reading
    /// direction.
    fn text(&self, text: &str) -> String {
        clean(&self.shown(text))
    }

    fn stated(&self, statement: &Statement, ids: &Ids<'_>) -> StatementOut {
        StatementOut {
            id: ids.id(statement),
            slot: statement.slot.name(),
            text: self.text(&statement.text),
            origin: statement.origin.name(),
            verbatim: statement.verbatim,
            continues: statement.continues,
            question: statement.missing.map(|missing| self.summary.question(missing).to_owned()),
            evidence: self.evidence(&statement.evidence),
        }
    }

    fn dated(&self, due: &Due, ids: &Ids<'_>) -> Option<DueOut> {
        let last = due.last?;
        Some(DueOut {
            date: last.date.to_string(),
            estimate: due.is_estimate(),
            basis: last.basis.name(),
            days_left: due.days_left(),
            passed: due.has_passed(),
            maybe_passed: due.may_have_passed(),
            force: due.force.name(),
            kind: due.kind.name(),
            text: self.text(&due.text),
            quotes: self.quotes(due),
            how: self.text(&due.how),
            statement: ids.telling(due.slot, &due.evidence),
        })
    }

    fn quotes(&self, due: &Due) -> Vec<String> {
        due.quotes.iter().map(|quote| self.text(quote)).collect()
    }

    fn titles(&self) -> TitlesOut {
        let summary = self.summary;
        let (titles, labels) = (summary.titles(), summary.labels());
        let headings = summary.headings();
        TitlesOut {
            lead: titles.lead.clone(),
            details: titles.details.clone(),
            helper: titles.helper.clone(),
            scope: titles.scope.clone(),
            quote: labels.quote.clone(),
            line: labels.line.clone(),
            page: labels.page.clone(),
            paragraph: labels.paragraph.clone(),
            not_found: labels.not_found.clone(),
            not_mentioned: labels.not_mentioned.clone(),
            answer: labels.answer.clone(),
            note: headings.note.clone(),
            phone: headings.phone.clone(),
            control: headings.control.clone(),
            questions: headings.questions.clone(),
            headings: Headings(Slot::ALL.map(|slot| (slot.name(), headings.of(slot).to_owned()))),
        }
    }
}
