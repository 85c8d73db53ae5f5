//! Duties as the reader meets them: what stands in one list under one line is one step.

use super::deadline::Deadlines;
use crate::extract::{Action, ActionKind, Deadline, Facts, Force};
use crate::text::Span;

/// One or more actions to be done together.
#[derive(Debug, Clone)]
pub(super) struct Step<'a> {
    pub(super) actions: Vec<&'a Action>,
}

impl<'a> Step<'a> {
    fn first(&self) -> &'a Action {
        self.actions[0]
    }

    /// The line that introduces the list, if the step is one.
    pub(super) fn lead_in(&self) -> Option<Span> {
        self.first().lead_in
    }

    pub(super) fn deadline(&self) -> Option<&'a Deadline> {
        self.first().deadline.as_ref()
    }

    /// Where the deadline stands: its own place, else the action's.
    pub(super) fn deadline_evidence(&self) -> Vec<Span> {
        let own = self.actions.iter().find_map(|a| a.deadline_at);
        own.map_or_else(|| self.first().evidence.clone(), |at| vec![at])
    }

    /// What sort of step it is; a list of mixed sorts is none in particular.
    pub(super) fn kind(&self) -> ActionKind {
        let kind = self.first().kind;
        if self.actions.iter().all(|a| a.kind == kind) { kind } else { ActionKind::Other }
    }

    /// True for one whole sentence that holds its own deadline, if there is one.
    pub(super) fn speaks_for_itself(&self) -> bool {
        let [action] = self.actions.as_slice() else { return false };
        let whole = action.text.starts_with(char::is_uppercase)
            && action.text.trim_end().ends_with(['.', '!']);
        // «ring oss og bestille time» with the deadline told elsewhere does not.
        let holds_deadline = match &action.deadline {
            None => true,
            Some(Deadline::Text(words)) => action.text.contains(words.as_str()),
            Some(_) => action.text.contains(|c: char| c.is_ascii_digit()),
        };
        whole && holds_deadline && action.lead_in.is_none() && action.deadline_at.is_none()
    }

    /// Where the step stands, every place once, the clearest of each action first.
    pub(super) fn evidence(&self) -> Vec<Span> {
        let firsts = self.actions.iter().filter_map(|a| a.evidence.first());
        let mut places: Vec<Span> = Vec::new();
        for place in firsts {
            if !places.contains(place) {
                places.push(*place);
            }
        }
        places
    }
}

/// The steps of one force, the most pressing first; the letter's order where they press alike.
pub(super) fn steps(facts: &Facts, force: Force, deadlines: Deadlines) -> Vec<Step<'_>> {
    let mut steps: Vec<Step> = Vec::new();
    for action in facts.actions.iter().filter(|a| a.force == force && !has_own_slot(a)) {
        match steps.last_mut() {
            Some(step) if belong_together(step.first(), action) => step.actions.push(action),
            _ => steps.push(Step { actions: vec![action] }),
        }
    }
    steps.sort_by_key(|step| deadlines.urgency(step.deadline()));
    steps
}

/// Appeals, and offers to get in touch, are told in slots of their own.
fn has_own_slot(action: &Action) -> bool {
    action.force == Force::May && matches!(action.kind, ActionKind::Appeal | ActionKind::Contact)
}

/// Items of one list belong together, and papers asked for one by one by the same day.
fn belong_together(one: &Action, other: &Action) -> bool {
    let papers = |a: &Action| a.kind == ActionKind::SendDocuments;
    one.lead_in == other.lead_in
        && one.deadline == other.deadline
        && (one.lead_in.is_some() || (papers(one) && papers(other)))
}
