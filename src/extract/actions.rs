//! Candidates to actions: statements of the same action are put together, deadlines and consequences
//! found around it.

use super::candidates::{Candidate, candidates};
use super::clause::Mode;
use super::deadline;
use super::facts::{Action, ActionKind, Appeal, Deadline, Force, Found, LetterKind, Outcome, Start};
use super::people::in_contact_section;
use crate::lexicon::{Cue, WordClass};
use crate::segment::{BlockKind, Document, EntityKind, Token, TokenKind};
use crate::text::Span;

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
    let helper = single(document, &mut all, |c| c.about == Some(Cue::DoHelper) && c.force == Force::May);
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
        let clearer = clearer || candidate.kind == ActionKind::Pay && candidate.sum && !self.main.sum;
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
    let (mut picked, rest): (Vec<_>, Vec<_>) = std::mem::take(all).into_iter().partition(|c| pick(c));
    *all = rest;
    // The clearest: in running text, with a deadline.
    let best = (0..picked.len()).min_by_key(|&i| (picked[i].heading, picked[i].deadline.is_none(), picked[i].sentence))?;
    let mut group = Group::of(picked.swap_remove(best));
    picked.sort_by_key(|c| c.sentence);
    group.others = picked;
    Some(group)
}

/// Puts statements of the same action together.
fn merge(document: &Document<'_>, all: Vec<Candidate>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for candidate in all {
        let same = groups.iter_mut().find(|g| same_action(document, &g.main, &candidate));
        match same {
            Some(group) => group.add(candidate),
            None => groups.push(Group::of(candidate)),
        }
    }
    // A heading that no sentence takes up stays; one that is a mere label of its section goes.
    groups.retain(|g| {
        !(g.main.heading && g.others.is_empty() && g.main.kind == ActionKind::Other)
    });
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
        x.force == Force::May && of.force != Force::May && x.mode == Mode::Can && x.deadline.is_none()
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
                return a.force == b.force || a.force == Force::Must && b.force == Force::MustIf && same_section;
            }
            way && (same_section || a.kind == ActionKind::SendDocuments)
                || same_section && a.force == b.force && a.lead_in.is_none() && b.lead_in.is_none()
                    && b.deadline.is_none() && !b.conditional && a.kind != ActionKind::SendDocuments
                    && a.kind != ActionKind::Contact
        }
    }
}

/// Appeal: one action, the sentence with the time limit first.
fn appeal(
    document: &Document<'_>,
    all: &mut Vec<Candidate>,
    kind: LetterKind,
) -> (Option<Action>, Option<Appeal>) {
    let mut places: Vec<(usize, Option<Deadline>, bool)> = Vec::new();
    let mut impossible = None;
    for (i, sentence) in document.sentences().iter().enumerate() {
        let block = &document.blocks()[sentence.block];
        if block.attached || !matches!(block.kind, BlockKind::Title | BlockKind::Heading | BlockKind::Paragraph | BlockKind::ListItem) {
            continue;
        }
        if document.has_cue(i, Cue::AppealImpossible) {
            impossible = impossible.or(Some(sentence.span));
        }
        let about = document.has_cue(i, Cue::DoAppeal);
        let section = document.heading_of(i).is_some_and(|h| document.has_cue(h, Cue::SectionAppeal));
        let limit = deadline::limit(document, i);
        let heading = matches!(block.kind, BlockKind::Heading | BlockKind::Title);
        let offered = all.iter().any(|c| c.sentence == i && c.kind == ActionKind::Appeal);
        let limited = limit.is_some() && says_limit(document, i);
        if about && (offered || limited) && !document.has_cue(i, Cue::WrittenAppeal)
            || section && limited && !heading && !document.has_cue(i, Cue::WrittenAppeal)
        {
            places.push((i, limit, heading));
        }
    }
    all.retain(|c| c.kind != ActionKind::Appeal || document.has_cue(c.sentence, Cue::WrittenAppeal));
    for c in all.iter_mut() {
        if document.has_cue(c.sentence, Cue::WrittenAppeal) {
            c.kind = ActionKind::Other;
        }
    }
    let own = kind != LetterKind::AdvanceNotice && kind != LetterKind::InformationRequest;
    if let Some(span) = impossible {
        let appeal = Appeal { possible: false, deadline: None, evidence: vec![span], how: Vec::new() };
        return (None, Some(appeal));
    }
    let Some(best) = places.iter().min_by_key(|(i, d, h)| (d.is_none(), *h, *i)).cloned() else {
        return (None, None);
    };
    if !own && best.1.is_none() {
        return (None, None);
    }
    let (sentence, deadline, _) = best;
    let mut evidence = vec![document.span_of(sentence)];
    evidence.extend(places.iter().map(|p| document.span_of(p.0)).filter(|&s| s != document.span_of(sentence)));
    let action = Action {
        kind: ActionKind::Appeal,
        force: Force::May,
        text: document.quote(document.span_of(sentence)),
        lead_in: None,
        deadline: deadline.clone(),
        deadline_at: None,
        consequence: None,
        rhythm: None,
        evidence: evidence.clone(),
    };
    let how = how_to_appeal(document, sentence, &evidence);
    (Some(action), Some(Appeal { possible: true, deadline, evidence, how }))
}

/// The sentence sets a limit («fristen er», «må … innen», «siste dag»), not only tells of a date.
fn says_limit(document: &Document<'_>, sentence: usize) -> bool {
    document.has_cue(sentence, Cue::Arrive)
        || document.tokens_of(sentence).iter().any(|t| {
            let word = t.span().of(document.text()).to_lowercase();
            word.contains("frist") || [WordClass::Must, WordClass::Can, WordClass::PresentDuty].iter().any(|&c| document.is(t, c))
                || matches!(word.as_str(), "deadline" | "siste")
        })
        // «har du seks uker på deg»
        || document.tokens_of(sentence).windows(2).any(|pair| {
            let has = |t: &Token| t.span().of(document.text()) == "har";
            let reader = |t: &Token| document.is(t, WordClass::Reader);
            has(&pair[0]) && reader(&pair[1]) || reader(&pair[0]) && has(&pair[1])
        })
}

/// The way and the form, in the appeal's own section.
fn how_to_appeal(document: &Document<'_>, sentence: usize, evidence: &[Span]) -> Vec<Span> {
    let heading = document.heading_of(sentence);
    let near = |i: usize| i > sentence && i <= sentence + 4 && document.heading_of(i) == heading;
    (0..document.sentences().len())
        .filter(|&i| near(i))
        .filter(|&i| {
            document.tokens_of(i).iter().any(|t| t.kind() == TokenKind::Address)
                || document.has_cue(i, Cue::AppealHow)
                || document.has_cue(i, Cue::WrittenAppeal)
        })
        .map(|i| document.span_of(i))
        .filter(|s| !evidence.contains(s))
        .collect()
}

/// Questions: one action, the sentence with the phone number first.
fn contact(document: &Document<'_>, all: &mut Vec<Candidate>) -> Option<Action> {
    let has_phone = |i: usize| {
        document.entities_in(document.token_range(i)).iter().any(|e| e.kind == EntityKind::Phone)
    };
    // A section for questions with a phone number: what stands elsewhere is for another need.
    let section_phone = (0..document.sentences().len())
        .any(|i| in_contact_section(document, i) && has_phone(i) && !document.block_of(i).attached);
    let mut places: Vec<(u8, usize)> = Vec::new();
    for (i, sentence) in document.sentences().iter().enumerate() {
        let block = &document.blocks()[sentence.block];
        if block.attached || !matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem) {
            continue;
        }
        let section = in_contact_section(document, i);
        if section_phone && !section {
            continue;
        }
        let phone = has_phone(i);
        let address = document.tokens_of(i).iter().any(|t| t.kind() == TokenKind::Address);
        let asks = document.has_cue(i, Cue::DoContact) && !document.has_cue(i, Cue::OtherContact);
        let offered = all.iter().any(|c| c.sentence == i && c.kind == ActionKind::Contact && c.force == Force::May);
        let rank = match (phone, section, asks) {
            // For an interpreter or with somebody else: only if nothing else is there.
            _ if document.has_cue(i, Cue::OtherContact) && section && phone => 6,
            (true, true, _) => 0,
            (true, false, true) => 1,
            (true, false, false) if !document.has_cue(i, Cue::OtherContact) => 2,
            (false, true, true) if address => 2,
            (false, true, true) => 3,
            (false, true, false) if address => 5,
            (false, false, true) if offered && document.has_cue(i, Cue::OwnNeed) => 4,
            _ => continue,
        };
        places.push((rank, i));
    }
    let &(rank, best) = places.iter().min()?;
    places.retain(|p| rank == 6 || p.0 < 6);
    let general = |c: &Candidate| {
        c.kind == ActionKind::Contact && c.force == Force::May
            && (!document.has_cue(c.sentence, Cue::OtherContact) || places.iter().any(|p| p.1 == c.sentence && p.0 < 2))
            && (in_contact_section(document, c.sentence) || places.iter().any(|p| p.1 == c.sentence))
    };
    all.retain(|c| !general(c));
    let in_section: Vec<usize> = places.iter().map(|p| p.1).collect();
    all.retain(|c| !(in_section.contains(&c.sentence) && c.force == Force::May));
    let mut evidence = vec![document.span_of(best)];
    evidence.extend(places.iter().map(|p| document.span_of(p.1)).filter(|&s| s != document.span_of(best)));
    Some(Action {
        kind: ActionKind::Contact,
        force: Force::May,
        text: document.quote(document.span_of(best)),
        lead_in: None,
        deadline: None,
        deadline_at: None,
        consequence: None,
        rhythm: None,
        evidence,
    })
}

/// In a refusal «du må» without a date tells what the rule asks, not what to do now.
fn retold_rule(document: &Document<'_>, candidate: &Candidate, outcome: Option<Outcome>) -> bool {
    let refused = matches!(
        outcome,
        Some(Outcome::Rejected | Outcome::AppealDismissed | Outcome::PartlyGranted | Outcome::Stopped)
    );
    let rule = candidate.kind == ActionKind::Other && candidate.deadline.is_none()
        || matches!(candidate.deadline, Some(Deadline::Within { from: Start::Event, .. })) && candidate.mode == Mode::Passive;
    refused
        && rule
        && candidate.force != Force::May
        && matches!(candidate.mode, Mode::Must | Mode::Passive)
        && !document.has_cue(candidate.sentence, Cue::WrittenAppeal)
}

/// Where something runs on, «du må» without a date is a duty that stands, not a step for now.
fn standing(document: &Document<'_>, actions: &mut [Action], outcome: Option<Outcome>) {
    let runs = matches!(
        outcome,
        Some(Outcome::Granted | Outcome::PartlyGranted | Outcome::Changed | Outcome::Continued)
    );
    if !runs {
        return;
    }
    for action in actions.iter_mut().filter(|a| a.force == Force::Must) {
        let now = matches!(action.deadline, Some(Deadline::On(_) | Deadline::Within { .. }));
        let step = matches!(
            action.kind,
            ActionKind::SendDocuments | ActionKind::Respond | ActionKind::Pay | ActionKind::Register | ActionKind::Contact
        );
        let _ = document;
        if !now && !step {
            action.force = Force::MustIf;
        }
    }
}

/// A deadline that stands in a sentence of its own holds for what is asked in its section.
fn shared_deadlines(document: &Document<'_>, actions: &mut [Action], kind: LetterKind) {
    let asked = |a: &Action| {
        a.deadline.is_none()
            && (a.force == Force::Must
                && matches!(a.kind, ActionKind::SendDocuments | ActionKind::Respond | ActionKind::SubmitForm)
                || a.kind == ActionKind::Respond && a.force == Force::May)
    };
    let asks = matches!(kind, LetterKind::InformationRequest | LetterKind::AdvanceNotice | LetterKind::Other);
    let limits: Vec<(usize, Deadline)> = (0..document.sentences().len())
        .filter(|&i| !document.block_of(i).attached)
        .filter(|&i| !document.has_cue(i, Cue::DoAppeal))
        .filter(|&i| document.heading_of(i).is_none_or(|h| !document.has_cue(h, Cue::SectionAppeal)))
        .filter_map(|i| deadline::limit(document, i).map(|d| (i, d)))
        .collect();
    for action in actions.iter_mut().filter(|a| asked(a)) {
        let Some(sentence) = sentence_at(document, action.evidence[0]) else { continue };
        let given = document.has_cue(sentence, Cue::DeadlineGiven);
        let section = document.heading_of(sentence);
        let stated = limits
            .iter()
            .filter(|(i, _)| document.heading_of(*i) == section)
            .min_by_key(|(i, _)| i.abs_diff(sentence))
            .or_else(|| {
                // The letter's only limit, in a letter that asks for something.
                let mut dates = limits.iter().filter(|(_, d)| matches!(d, Deadline::On(_)));
                let only = dates.next();
                let must = action.force == Force::Must && asks;
                only.filter(|f| (must || given) && dates.all(|d| d.1 == f.1))
            });
        if let Some((at, deadline)) = stated {
            let own_statement = action.force == Force::May && !given && document.has_cue(*at, Cue::Consequence);
            if own_statement {
                continue;
            }
            action.deadline = Some(deadline.clone());
            action.deadline_at = Some(document.span_of(*at));
        }
    }
}

/// What happens if a duty is not done: in its own sentence, in its section, or where the letter's
/// only request is.
fn consequences(document: &Document<'_>, actions: &mut [Action], kind: LetterKind) {
    // «Stønaden din stopper 31. mars» decides nothing in a reminder: it is what happens.
    let decides = matches!(kind, LetterKind::Decision | LetterKind::AppealDecision | LetterKind::CaseClosed);
    let told: Vec<(usize, bool)> = (0..document.sentences().len())
        .filter(|&i| !document.block_of(i).attached)
        .filter(|&i| {
            matches!(document.block_of(i).kind, BlockKind::Paragraph | BlockKind::ListItem)
        })
        .filter(|&i| !conditional_duty(document, actions, i))
        .filter_map(|i| {
            let hard = document.has_cue(i, Cue::Consequence);
            let soft = document.has_cue(i, Cue::ConsequenceSoft)
                || !decides && document.has_cue(i, Cue::OutcomeStopped);
            (hard || soft).then_some((i, hard))
        })
        .collect();
    for action in actions.iter_mut().filter(|a| a.force != Force::May) {
        let Some(sentence) = sentence_at(document, action.evidence[0]) else { continue };
        let section = own_section(document, sentence);
        let deadline_at = action.deadline_at.and_then(|s| sentence_at(document, s));
        let best = told
            .iter()
            .filter(|&&(i, hard)| {
                let own = i == sentence || Some(i) == deadline_at;
                let near = document.heading_of(i) == section && i.abs_diff(sentence) <= 12 && (hard || i > sentence && i <= sentence + 2);
                let urgent = action.force == Force::Must && hard && i > sentence && i <= sentence + 10;
                own || near || urgent
            })
            .min_by_key(|&&(i, hard)| {
                let own = Some(i) == deadline_at && hard;
                (!own, !hard, document.heading_of(i) != section, i < sentence, i.abs_diff(sentence))
            });
        if let Some(&(i, _)) = best {
            let span = document.span_of(i);
            action.consequence = Some(Found::at(document.quote(span), span));
        }
    }
}

/// «Hvis du ikke kan møte, må du si fra» is a duty, not what happens; «…, ellers stopper stønaden» is
/// both.
fn conditional_duty(document: &Document<'_>, actions: &[Action], sentence: usize) -> bool {
    let span = document.span_of(sentence);
    let duty = actions.iter().any(|a| a.force != Force::May && a.evidence[0] == span);
    let both = document.tokens_of(sentence).iter().any(|t| {
        matches!(t.span().of(document.text()), "ellers" | "elles" | "otherwise" | "slik" | "unngå" | "tapt" | "To" | "For")
    });
    duty && !both
}

/// The section a sentence stands in; for a heading the one it opens.
fn own_section(document: &Document<'_>, sentence: usize) -> Option<usize> {
    match document.block_of(sentence).kind {
        BlockKind::Title | BlockKind::Heading => Some(sentence),
        _ => document.heading_of(sentence),
    }
}

fn sentence_at(document: &Document<'_>, span: Span) -> Option<usize> {
    document.sentences().binary_search_by_key(&span.start, |s| s.span.start).ok()
}
