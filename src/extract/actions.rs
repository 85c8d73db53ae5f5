//! Candidates to actions: statements of the same action are put together, deadlines and consequences
//! found around it.

use super::appeal::appeal;
use super::around::{consequences, firm_days, meeting_days, shared_deadlines, standing};
use super::candidates::{Candidate, candidates};
use super::contact::contact;
use super::deadline;
use super::facts::{
    Action, ActionKind, Appeal, Deadline, Force, Found, LetterKind, Outcome, Start,
};
use super::steps::Mode;
use crate::lexicon::Cue;
use crate::segment::Document;

/// The actions of the letter and what it says about appeal.
pub(super) fn actions(
    document: &Document<'_>,
    kind: LetterKind,
    outcome: Option<Outcome>,
) -> (Vec<Action>, Option<Appeal>) {
    let mut all = candidates(document);
    let (appeal_action, appeal) = appeal(document, &mut all, kind);
    let contact = contact(document, &mut all);
    let access = single(document, &mut all, |c| c.about == Some(Cue::DoAccess));
    let helper =
        single(document, &mut all, |c| c.about == Some(Cue::DoHelper) && c.force == Force::May);
    let statement = single(document, &mut all, |c| {
        c.kind == ActionKind::Respond && c.force == Force::May && c.about == Some(Cue::DoRespond)
    });
    all.retain(|c| !retold_rule(document, c, outcome));
    let mut groups = merge(document, all);
    groups.extend([access, helper, statement].into_iter().flatten());
    let mut actions: Vec<Action> = groups.into_iter().map(|g| g.into_action(document)).collect();
    actions.extend(appeal_action);
    actions.extend(contact);
    standing(document, &mut actions, outcome);
    shared_deadlines(document, &mut actions, kind);
    firm_days(document, &mut actions);
    meeting_days(document, &mut actions);
    consequences(document, &mut actions, kind);
    actions.sort_by_key(|a| a.evidence[0].start);
    (actions, appeal)
}

/// Candidates that state one action.
#[derive(Debug, Clone)]
struct Group {
    main: Candidate,
    others: Vec<Candidate>,
}

impl Group {
    fn of(main: Candidate) -> Self {
        Self { main, others: Vec::new() }
    }

    /// Adds a statement; the clearer one leads.
    fn add(&mut self, candidate: Candidate) {
        let clearer = self.main.heading && !candidate.heading
            || candidate.force < self.main.force
            || self.main.deadline.is_none() && candidate.deadline.is_some() && !candidate.heading;
        if self.main.kind == ActionKind::Pay && self.main.sum && !candidate.sum {
            // The sum leads; the other sentence may say when.
            if self.main.deadline.is_none() {
                self.main.deadline.clone_from(&candidate.deadline);
            }
            self.others.push(candidate);
            return;
        }
        let clearer =
            clearer || candidate.kind == ActionKind::Pay && candidate.sum && !self.main.sum;
        if clearer {
            let old = std::mem::replace(&mut self.main, candidate);
            if self.main.deadline.is_none() {
                self.main.deadline.clone_from(&old.deadline);
            }
            self.others.push(old);
        } else {
            self.others.push(candidate);
        }
    }

    fn into_action(self, document: &Document<'_>) -> Action {
        let span = document.span_of(self.main.sentence);
        let mut evidence = vec![span];
        for other in &self.others {
            let span = document.span_of(other.sentence);
            if !evidence.contains(&span) {
                evidence.push(span);
            }
        }
        let rhythm = deadline::rhythm(document, self.main.sentence).map(|r| Found::at(r, span));
        Action {
            kind: self.main.kind,
            force: self.main.force,
            text: document.quote(span),
            lead_in: self.main.lead_in.map(|l| document.span_of(l)),
            deadline: self.main.deadline,
            deadline_at: None,
            consequence: None,
            rhythm,
            evidence,
        }
    }
}

/// Takes the candidates `pick` chooses out of `all` as one group.
fn single(
    document: &Document<'_>,
    all: &mut Vec<Candidate>,
    pick: impl Fn(&Candidate) -> bool,
) -> Option<Group> {
    let _ = document;
    let (mut picked, rest): (Vec<_>, Vec<_>) =
        std::mem::take(all).into_iter().partition(|c| c.lead_in.is_none() && pick(c));
    *all = rest;
    // The clearest: in running text, with a deadline.
    let best = (0..picked.len())
        .min_by_key(|&i| (picked[i].heading, picked[i].deadline.is_none(), picked[i].sentence))?;
    let mut group = Group::of(picked.swap_remove(best));
    picked.sort_by_key(|c| c.sentence);
    group.others = picked;
    Some(group)
}

/// So many actions back a statement of the same one is looked for.
const LOOK_BACK: usize = 120;

/// Puts statements of the same action together.
fn merge(document: &Document<'_>, all: Vec<Candidate>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for candidate in all {
        // A letter repeats itself within a page or two: looking further back would cost more than it
        // finds, and make a list of thousands slow.
        let from = groups.len().saturating_sub(LOOK_BACK);
        let same = groups[from..].iter_mut().find(|g| same_action(document, &g.main, &candidate));
        match same {
            Some(group) => group.add(candidate),
            None => groups.push(Group::of(candidate)),
        }
    }
    // A heading that no sentence takes up stays; one that is a mere label of its section goes.
    groups.retain(|g| !(g.main.heading && g.others.is_empty() && g.main.kind == ActionKind::Other));
    groups
}

fn same_action(document: &Document<'_>, a: &Candidate, b: &Candidate) -> bool {
    if a.lead_in.is_some() && b.lead_in.is_some() {
        return false;
    }
    let same_section = document.heading_of(a.sentence) == document.heading_of(b.sentence)
        || document.heading_of(b.sentence) == Some(a.sentence);
    if a.kind != b.kind {
        return false;
    }
    // «Du kan ettersende dokumentene på …» is the way, not another step.
    let is_way = |x: &Candidate, of: &Candidate| {
        x.force == Force::May
            && of.force != Force::May
            && x.mode == Mode::Can
            && x.deadline.is_none()
    };
    let way = is_way(b, a) || is_way(a, b) && same_section && !a.conditional;
    match a.kind {
        ActionKind::Pay => a.force == b.force || way,
        ActionKind::ReportChange => {
            let plain = b.deadline.is_none() || b.deadline == a.deadline;
            a.force == b.force && (a.heading || same_section && plain)
        }
        ActionKind::Other => a.heading && same_section && b.force == a.force,
        _ => {
            if a.heading {
                return a.force == b.force
                    || a.force == Force::Must && b.force == Force::MustIf && same_section;
            }
            way && (same_section || a.kind == ActionKind::SendDocuments)
                || same_section
                    && a.force == b.force
                    && a.lead_in.is_none()
                    && b.lead_in.is_none()
                    && b.deadline.is_none()
                    && !b.conditional
                    && a.kind == ActionKind::Respond
        }
    }
}

/// In a refusal «du må» without a date tells what the rule asks, not what to do now.
fn retold_rule(document: &Document<'_>, candidate: &Candidate, outcome: Option<Outcome>) -> bool {
    let refused = matches!(
        outcome,
        Some(
            Outcome::Rejected
                | Outcome::AppealDismissed
                | Outcome::PartlyGranted
                | Outcome::Stopped
        )
    );
    let rule = candidate.kind == ActionKind::Other && candidate.deadline.is_none()
        || matches!(candidate.deadline, Some(Deadline::Within { from: Start::Event, .. }))
            && candidate.mode == Mode::Passive;
    refused
        && rule
        && candidate.force != Force::May
        && matches!(candidate.mode, Mode::Must | Mode::Passive)
        && !document.has_cue(candidate.sentence, Cue::WrittenAppeal)
}
