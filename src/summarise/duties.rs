//! What the reader must do, must remember and can do; what happens otherwise; how to appeal.

use super::missing::Missing;
use super::phrase::fill;
use super::steps::{Step, steps};
use super::summary::{Slot, Statement};
use super::teller::Teller;
use crate::extract::{Deadline, Force};
use crate::text::Span;

impl Teller<'_> {
    pub(super) fn steps(&self, force: Force) -> Vec<Step<'_>> {
        steps(self.facts, force, self.deadlines)
    }

    pub(super) fn must_do(&self) -> Vec<Statement> {
        let slot = Slot::MustDo;
        let mut out = Vec::new();
        for step in self.steps(Force::Must) {
            self.step(slot, &step, &mut out);
            if step.deadline().is_none() {
                out.extend(self.absence(slot, Missing::Deadline).map(Statement::continuing));
            }
        }
        if out.is_empty() {
            let absence = self.absence(slot, Missing::Action);
            out.push(absence.unwrap_or_else(|| Statement::absent(slot, &self.say().must_none)));
        }
        out
    }

    pub(super) fn standing_duties(&self) -> Vec<Statement> {
        let slot = Slot::StandingDuties;
        let mut out = Vec::new();
        for step in self.steps(Force::MustIf) {
            self.step(slot, &step, &mut out);
            let rhythms = step.actions.iter().filter_map(|a| a.rhythm.as_ref());
            for rhythm in rhythms {
                let quote = self.phrases().quoted(&rhythm.value);
                let text = fill(&self.say().rhythm, &[("quote", &quote)]);
                let said = Statement::new(slot, text, rhythm.evidence());
                out.push(said.verbatim().continuing());
            }
        }
        out
    }

    pub(super) fn may_do(&self) -> Vec<Statement> {
        let mut out = Vec::new();
        for step in self.steps(Force::May) {
            self.step(Slot::MayDo, &step, &mut out);
        }
        out
    }

    pub(super) fn consequence(&self) -> Vec<Statement> {
        let slot = Slot::Consequence;
        let mut seen: Vec<Span> = Vec::new();
        let mut out = Vec::new();
        // Duties now come before standing ones; each place is told once.
        for force in [Force::Must, Force::MustIf, Force::May] {
            let actions = self.facts.actions.iter().filter(|a| a.force == force);
            for said in actions.filter_map(|a| a.consequence.as_ref()) {
                if !seen.contains(&said.place()) {
                    seen.push(said.place());
                    let quote = self.phrases().quoted(&said.value);
                    out.push(Statement::new(slot, quote, said.evidence()).verbatim());
                }
            }
        }
        out.extend(self.absence(slot, Missing::Consequence));
        out
    }

    /// One step in the letter's words, and its deadline.
    fn step(&self, slot: Slot, step: &Step<'_>, out: &mut Vec<Statement>) {
        if let Some(lead_in) = step.lead_in() {
            out.push(self.quotation(slot, lead_in));
        }
        for action in &step.actions {
            let quote = self.phrases().quoted(&action.text);
            let said = Statement::new(slot, quote, &action.evidence).verbatim();
            out.push(if step.lead_in().is_some() { said.continuing() } else { said });
        }
        let elsewhere = step.actions.iter().any(|a| a.deadline_at.is_some());
        // «straks» and its like need no second line where the quote holds them.
        let told = |d: &&Deadline| elsewhere || !matches!(d, Deadline::Text(_));
        if let Some(deadline) = step.deadline().filter(told) {
            let text = self.deadlines.of(step.kind()).in_full(deadline);
            let said = Statement::new(slot, text, &step.deadline_evidence());
            // The quote just above already holds the deadline unless it stands elsewhere.
            let said = if elsewhere { said } else { said.verbatim() };
            out.push(said.continuing());
        }
    }

    pub(super) fn appeal(&self) -> Vec<Statement> {
        let slot = Slot::Appeal;
        let say = self.say();
        let Some(appeal) = &self.facts.appeal else {
            return self.absence(slot, Missing::Appeal).into_iter().collect();
        };
        if !appeal.possible {
            return vec![Statement::new(slot, say.appeal_not.clone(), &appeal.evidence)];
        }
        let deadline = appeal.deadline.as_ref().map(|d| self.deadlines.in_full(d));
        let mut text = say.appeal.clone();
        if let Some(more) = deadline {
            text.push(' ');
            text.push_str(&more);
        }
        let mut out = vec![Statement::new(slot, text, &appeal.evidence)];
        for &place in &appeal.how {
            let text = fill(&say.appeal_how, &[("quote", &self.quote(place))]);
            out.push(Statement::new(slot, text, &[place]).verbatim().continuing());
        }
        out.extend(self.absence(slot, Missing::AppealDeadline));
        out.extend(self.absence(slot, Missing::AppealWay));
        out
    }

    /// «Du kan klage innen 6 uker fra du fikk brevet.», and the last day where it is counted.
    pub(super) fn appeal_in_short(&self) -> Option<Statement> {
        let slot = Slot::Appeal;
        let say = self.say();
        let Some(appeal) = &self.facts.appeal else {
            return self.absence(slot, Missing::Appeal);
        };
        if !appeal.possible {
            return Some(Statement::new(slot, say.appeal_not.clone(), &appeal.evidence));
        }
        let deadline = appeal.deadline.as_ref();
        let by = deadline.and_then(|d| self.deadlines.by(d));
        let mut text = match by {
            Some(by) => fill(&say.appeal_by, &[("deadline", &by)]),
            None => say.appeal.clone(),
        };
        // «tre uker», with no word of from when: the letter's words stand for themselves.
        if let Some(words @ Deadline::Text(_)) = deadline.filter(|d| self.deadlines.by(d).is_none())
        {
            text.push(' ');
            text.push_str(&self.deadlines.in_full(words));
        }
        if let Some(more) = deadline.and_then(|d| self.deadlines.brief(d)) {
            text.push(' ');
            text.push_str(&more);
        }
        Some(Statement::new(slot, text, &appeal.evidence))
    }
}
