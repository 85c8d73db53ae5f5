//! The summary as text to take along: one sentence after the other, nothing that a machine that
//! translates or reads aloud would stumble over.

use std::collections::BTreeSet;

use super::ids::Ids;
use crate::report::Report;
use crate::summarise::{Slot, Statement, spoken};

/// Slots that are not read aloud: long, and looked up rather than heard.
const SILENT: [Slot; 3] = [Slot::Sender, Slot::Skip, Slot::Words];

impl Report<'_> {
    /// The text to copy: titles and statements, each on a line of its own, nothing twice.
    pub(super) fn plain_text(&self, ids: &Ids<'_>) -> String {
        let summary = self.summary;
        let (titles, headings) = (summary.titles(), summary.headings());
        let mut told = BTreeSet::new();
        let mut out = Lines::default();
        out.heading(&titles.lead);
        out.statements(self, &summary.lead, ids, &mut told);
        for section in &summary.sections {
            let new = section.statements.iter().any(|s| !told.contains(&ids.id(s)));
            if new {
                out.heading(headings.of(section.slot));
                out.statements(self, &section.statements, ids, &mut told);
            }
        }
        if !summary.notes.is_empty() {
            out.heading(&headings.note);
            summary.notes.iter().for_each(|note| out.line(&self.text(note)));
        }
        if !summary.questions_for_nav.is_empty() {
            out.heading(&headings.questions);
            summary.questions_for_nav.iter().for_each(|question| out.line(&question.text));
        }
        out.gap();
        out.line(&titles.scope);
        out.0
    }

    /// The same to be read aloud, as much of it as one can listen to.
    pub(super) fn spoken_text(&self, ids: &Ids<'_>) -> String {
        let summary = self.summary;
        let mut told = BTreeSet::new();
        let mut out = Lines::default();
        out.statements(self, &summary.lead, ids, &mut told);
        for section in &summary.sections {
            let new = section.statements.iter().any(|s| !told.contains(&ids.id(s)));
            if new && !SILENT.contains(&section.slot) {
                out.line(&format!("{}.", summary.headings().of(section.slot)));
                out.statements(self, &section.statements, ids, &mut told);
            }
        }
        out.line(&summary.titles().scope);
        let lines = out.0.lines().map(|line| spoken(line, summary.language));
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// Lines of text, with a blank line before each heading.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn line(&mut self, text: &str) {
        self.0.push_str(text);
        self.0.push('\n');
    }

    fn gap(&mut self) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
    }

    fn heading(&mut self, text: &str) {
        self.gap();
        self.line(text);
    }

    fn statements(
        &mut self,
        report: &Report<'_>,
        statements: &[Statement],
        ids: &Ids<'_>,
        told: &mut BTreeSet<String>,
    ) {
        for statement in statements {
            let id = ids.id(statement);
            if !told.contains(&id) {
                self.line(&report.text(&statement.text));
                told.insert(id);
            }
        }
    }
}
