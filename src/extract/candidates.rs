//! Steps to candidate actions: sentence by sentence, with list items under their lead-in.

use super::clause::{Mode, Step, steps};
use super::deadline;
use super::facts::{ActionKind, Deadline, Force};
use crate::lexicon::{Cue, WordClass};
use crate::segment::{BlockKind, Document, EntityKind};

/// An action as one sentence states it, before statements of the same action are put together.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) sentence: usize,
    pub(super) kind: ActionKind,
    pub(super) force: Force,
    pub(super) deadline: Option<Deadline>,
    /// The lexicon's finer word for it (access, helper).
    pub(super) about: Option<Cue>,
    /// Stands in a title or heading.
    pub(super) heading: bool,
    /// Introduces a list whose items are the actions or the conditions.
    pub(super) lead_in: Option<usize>,
    /// The reader's own need or wish, not Nav's.
    pub(super) own_need: bool,
    pub(super) mode: Mode,
    pub(super) conditional: bool,
    /// Names a sum of money.
    pub(super) sum: bool,
}

/// Every candidate of the letter, in order.
pub(super) fn candidates(document: &Document<'_>) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut leads: Vec<Option<Lead>> = vec![None; document.sentences().len()];
    for (i, sentence) in document.sentences().iter().enumerate() {
        let block = &document.blocks()[sentence.block];
        if block.attached || !is_text(block.kind) {
            continue;
        }
        let own = from_sentence(document, i);
        leads[i] = lead(document, i, own.first());
        let lead_sentence = block
            .lead_in
            .or_else(|| heading_lead(document, i))
            .filter(|&l| leads.get(l).is_some_and(Option::is_some));
        if let Some(l) = lead_sentence {
            if let Some(lead) = leads[l].clone() {
                if let Some(item) = item(document, i, l, &lead, own.first()) {
                    found.push(item);
                    continue;
                }
                if block.kind == BlockKind::ListItem && lead.sort == Sort::Conditions {
                    continue;
                }
            }
        }
        if block.kind == BlockKind::ListItem && own.is_empty() {
            continue;
        }
        if leads[i].as_ref().is_some_and(|l| l.sort == Sort::Items) && items_follow(document, i) {
            continue;
        }
        for mut candidate in own {
            arrival(document, &found, &mut candidate);
            found.push(candidate);
        }
    }
    found
}

/// «Den må være hos oss innen …»: the limit of what was spoken of just before.
fn arrival(document: &Document<'_>, before: &[Candidate], candidate: &mut Candidate) {
    let vague = candidate.kind == ActionKind::Other;
    if !vague || !document.has_cue(candidate.sentence, Cue::Arrive) {
        return;
    }
    let appeal = document
        .heading_of(candidate.sentence)
        .is_some_and(|h| document.has_cue(h, Cue::SectionAppeal));
    if appeal {
        candidate.kind = ActionKind::Appeal;
        candidate.about = Some(Cue::DoAppeal);
        candidate.force = Force::May;
        return;
    }
    let last = before.last().filter(|c| candidate.sentence - c.sentence <= 3 && c.kind != ActionKind::Other);
    if let Some(last) = last {
        candidate.kind = last.kind;
        candidate.about = last.about;
        candidate.force = last.force;
        candidate.conditional = last.conditional;
    }
}

fn is_text(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Title | BlockKind::Heading | BlockKind::Paragraph | BlockKind::ListItem)
}

/// What the lines under a lead-in are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// Things to do or to send.
    Items,
    /// Conditions or examples.
    Conditions,
}

#[derive(Debug, Clone)]
struct Lead {
    sort: Sort,
    kind: ActionKind,
    about: Option<Cue>,
    force: Force,
    deadline: Option<Deadline>,
    mode: Mode,
}

fn lead(document: &Document<'_>, sentence: usize, own: Option<&Candidate>) -> Option<Lead> {
    let text = document.span_of(sentence).of(document.text());
    let block = document.block_of(sentence);
    let heading = matches!(block.kind, BlockKind::Heading | BlockKind::Title);
    let open = text.ends_with(':') || !text.ends_with(['.', '!', '?']) && items_follow(document, sentence);
    if !open && !heading {
        return None;
    }
    if document.has_cue(sentence, Cue::LeadExamples) && own.is_none() {
        return None;
    }
    let conditions = document.has_cue(sentence, Cue::LeadConditions);
    let own = match own {
        Some(own) => own.clone(),
        None => incomplete(document, sentence)?,
    };
    if heading && !document.has_cue(sentence, Cue::Incomplete) {
        return None;
    }
    Some(Lead {
        sort: if conditions || own.kind == ActionKind::ReportChange { Sort::Conditions } else { Sort::Items },
        kind: own.kind,
        about: own.about,
        force: own.force,
        deadline: own.deadline,
        mode: own.mode,
    })
}

/// «Vi trenger:», «Dette mangler:»: no modal, but plainly a request.
fn incomplete(document: &Document<'_>, sentence: usize) -> Option<Candidate> {
    let duties = document.has_cue(sentence, Cue::LeadDuties);
    let asks = duties
        || document.has_cue(sentence, Cue::Incomplete)
        || document.has_cue(sentence, Cue::KindInformationRequest)
        || document.has_cue(sentence, Cue::Request);
    asks.then(|| Candidate {
        sentence,
        kind: if duties { ActionKind::Other } else { ActionKind::SendDocuments },
        force: if duties { Force::MustIf } else { Force::Must },
        deadline: deadline::limit(document, sentence),
        about: (!duties).then_some(Cue::DoSendDocuments),
        heading: false,
        lead_in: None,
        own_need: false,
        mode: Mode::Request,
        conditional: false,
        sum: false,
    })
}

/// The heading right above, when it is an unfinished request: «Du må sende oss».
fn heading_lead(document: &Document<'_>, sentence: usize) -> Option<usize> {
    let block = document.block_of(sentence);
    let heading = block.heading?;
    let heading_block = &document.blocks()[heading];
    let first = heading_block.sentences.start;
    if block.kind == BlockKind::ListItem {
        return (block.lead_in == Some(first)).then_some(first);
    }
    let directly = document.sentences()[sentence].block == heading + 1;
    let noun = document.has_cue(sentence, Cue::DocumentNoun);
    (directly && noun && document.has_cue(first, Cue::Incomplete)).then_some(first)
}

fn items_follow(document: &Document<'_>, sentence: usize) -> bool {
    let block = document.sentences()[sentence].block;
    document.blocks().get(block + 1).is_some_and(|next| {
        next.kind == BlockKind::ListItem
            || document.has_cue(next.sentences.start.min(document.sentences().len() - 1), Cue::DocumentNoun)
                && document.has_cue(sentence, Cue::Incomplete)
                && matches!(document.blocks()[block].kind, BlockKind::Heading)
    })
}

/// One item of a list of things to do.
fn item(
    document: &Document<'_>,
    sentence: usize,
    lead_in: usize,
    lead: &Lead,
    own: Option<&Candidate>,
) -> Option<Candidate> {
    let block = document.block_of(sentence);
    // A second sentence in an item explains the first.
    if block.sentences.start != sentence {
        return None;
    }
    if lead.sort == Sort::Conditions {
        return None;
    }
    let own_deadline = deadline::stated(document, sentence);
    let own = own.filter(|o| o.mode != Mode::Request);
    if let Some(own) = own {
        let mut item = own.clone();
        item.lead_in = Some(lead_in);
        item.deadline = own.deadline.clone().or_else(|| lead.deadline.clone());
        if item.mode == Mode::Command {
            item.force = stronger(lead.force, item.conditional);
        }
        return Some(item);
    }
    let (kind, about) = item_kind(document, sentence, lead);
    let own_deadline = match kind {
        ActionKind::Attend => deadline::meeting(document, sentence).or(own_deadline),
        _ => own_deadline,
    };
    let conditional = has_condition(document, sentence);
    let mut force = stronger(lead.force, conditional);
    if document.has_cue(lead_in, Cue::LeadDuties) && matches!(own_deadline, Some(Deadline::On(_) | Deadline::Within { .. })) {
        force = Force::Must;
    }
    if deadline::rhythm(document, sentence).is_some() && force == Force::Must {
        force = Force::MustIf;
    }
    Some(Candidate {
        sentence,
        kind,
        force,
        deadline: own_deadline.or_else(|| lead.deadline.clone()),
        about,
        heading: false,
        lead_in: Some(lead_in),
        own_need: false,
        mode: lead.mode,
        conditional,
        sum: has_sum(document, sentence),
    })
}

fn stronger(force: Force, conditional: bool) -> Force {
    if conditional && force == Force::Must { Force::MustIf } else { force }
}

fn has_condition(document: &Document<'_>, sentence: usize) -> bool {
    document.tokens_of(sentence).iter().any(|t| {
        matches!(t.span().of(document.text()).to_lowercase().as_str(), "hvis" | "dersom" | "viss" | "if")
    })
}

/// What an item is about: its own verb when it begins with one, otherwise the lead-in's.
fn item_kind(document: &Document<'_>, sentence: usize, lead: &Lead) -> (ActionKind, Option<Cue>) {
    let first = document.token_range(sentence).start;
    let own = [
        Cue::DoAppeal, Cue::DoRegister, Cue::DoSubmitForm, Cue::DoContact, Cue::DoRespond,
        Cue::DoReportChange, Cue::DoSendDocuments, Cue::DoPay, Cue::DoAttend, Cue::DoCheck, Cue::DoAccess, Cue::DoHelper,
    ]
    .into_iter()
    .filter_map(|cue| document.cue(sentence, cue).map(|c| (c.first as usize, cue)))
    .filter(|&(at, _)| at <= first + 3)
    .min_by_key(|&(at, _)| at);
    match own {
        Some((_, cue)) => (kind_of(cue), Some(cue)),
        None => (lead.kind, lead.about),
    }
}

/// Candidates a sentence states by itself.
fn from_sentence(document: &Document<'_>, sentence: usize) -> Vec<Candidate> {
    let block = document.block_of(sentence);
    let heading = matches!(block.kind, BlockKind::Heading | BlockKind::Title);
    let mut found = Vec::new();
    for step in steps(document, sentence) {
        if let Some(candidate) = from_step(document, sentence, step, heading) {
            let same = found.iter().any(|c: &Candidate| c.kind == candidate.kind && c.force == candidate.force);
            if !same {
                found.push(candidate);
            }
        }
    }
    // One sentence with several duties is one action, of the first duty's kind.
    if found.len() > 1 {
        let strongest = found.iter().map(|c| c.force).min().unwrap_or(Force::May);
        let keep = found.iter().position(|c| c.force == strongest).unwrap_or(0);
        found = vec![found.swap_remove(keep)];
    }
    found
}

fn from_step(document: &Document<'_>, sentence: usize, step: Step, heading: bool) -> Option<Candidate> {
    let has = |cue: Cue| document.has_cue(sentence, cue);
    let about = step.about;
    let about = about.filter(|_| !has(Cue::Prohibition));
    let kind = about.map_or(ActionKind::Other, kind_of);
    let own_need = has(Cue::OwnNeed);
    if has(Cue::Pointer) && matches!(step.mode, Mode::Can | Mode::Command) && kind != ActionKind::Appeal {
        return None;
    }
    let force = force(document, sentence, step, kind)?;
    if step.mode == Mode::Can && !optional(document, sentence, about) {
        return None;
    }
    // «Feil utbetaling må betales tilbake» is a warning: a sum or «beløpet» makes it a demand.
    let demand = has(Cue::AmountRepayment) && has_sum(document, sentence);
    if step.mode == Mode::Passive && kind == ActionKind::Pay && !demand {
        return None;
    }
    let limited = || deadline::limit(document, sentence).is_some();
    if step.mode == Mode::Passive && about.is_none() && !has(Cue::Arrive) && !limited() {
        return None;
    }
    // «Du må betale egenandeler»: a cost of living, no demand from Nav.
    if about.is_none() && has(Cue::AmountRepayment) {
        return None;
    }
    if step.mode == Mode::Present && about.is_none() {
        return None;
    }
    if step.mode == Mode::Right && about.is_none() && !has(Cue::DoOther) {
        return None;
    }
    // «Kommer den senere, må du betale selv» says what happens, not what to do.
    let outcome = has(Cue::Consequence) && matches!(kind, ActionKind::Pay | ActionKind::Other);
    if outcome && matches!(step.mode, Mode::Must | Mode::Passive) {
        return None;
    }
    let mut deadline = if heading { deadline::limit(document, sentence) } else { deadline::stated(document, sentence) };
    if kind == ActionKind::Attend {
        deadline = deadline::meeting(document, sentence).or(deadline);
    }
    Some(Candidate {
        sentence,
        kind,
        force,
        deadline,
        about,
        heading,
        lead_in: None,
        own_need,
        mode: step.mode,
        conditional: step.conditional,
        sum: has_sum(document, sentence),
    })
}

fn has_sum(document: &Document<'_>, sentence: usize) -> bool {
    document
        .entities_in(document.token_range(sentence))
        .iter()
        .any(|e| matches!(e.kind, EntityKind::Amount(_)))
}

/// «Du kan» is an option only with something one can do: not «du kan få», «du kan miste».
fn optional(document: &Document<'_>, sentence: usize, about: Option<Cue>) -> bool {
    if document.has_cue(sentence, Cue::Hypothetical) && about != Some(Cue::DoAppeal) {
        let strong = matches!(about, Some(Cue::DoContact | Cue::DoAccess | Cue::DoHelper | Cue::DoRespond));
        if !strong {
            return false;
        }
    }
    match about {
        None => false,
        Some(Cue::DoOther) => document.has_cue(sentence, Cue::Option),
        Some(Cue::DoPay | Cue::DoAttend) => document.has_cue(sentence, Cue::Option),
        Some(_) => true,
    }
}

fn force(document: &Document<'_>, sentence: usize, step: Step, kind: ActionKind) -> Option<Force> {
    let has = |cue: Cue| document.has_cue(sentence, cue);
    let always_may = matches!(step.about, Some(Cue::DoAppeal | Cue::DoAccess))
        || step.about == Some(Cue::DoHelper) && !matches!(step.mode, Mode::Must | Mode::Duty);
    let statement = kind == ActionKind::Respond && uttale(document, sentence);
    if has(Cue::WrittenAppeal) {
        return Some(Force::MustIf);
    }
    if always_may || statement {
        return Some(Force::May);
    }
    let standing = kind == ActionKind::ReportChange || deadline::rhythm(document, sentence).is_some();
    Some(match step.mode {
        Mode::Present if has(Cue::OwnNeed) => Force::May,
        Mode::Present => Force::MustIf,
        Mode::Passive if !has(Cue::Arrive) && limits(document, step.at) => Force::MustIf,
        Mode::Must | Mode::Passive => {
            if has(Cue::OwnNeed) && kind == ActionKind::Contact {
                Force::May
            } else if step.conditional || standing {
                Force::MustIf
            } else {
                Force::Must
            }
        }
        Mode::Duty => Force::MustIf,
        Mode::Request => {
            if has(Cue::OwnNeed) {
                Force::May
            } else if step.conditional || standing {
                Force::MustIf
            } else {
                Force::Must
            }
        }
        Mode::Command => command_force(document, sentence, step, kind, standing),
        Mode::Should | Mode::Can | Mode::Right => Force::May,
    })
}

/// «må være tatt ut innen»: a limit on something, not a step for now.
fn limits(document: &Document<'_>, at: usize) -> bool {
    document.tokens()[at + 1..].iter().take(3).any(|t| {
        matches!(t.span().of(document.text()), "være" | "vere" | "ha" | "be")
    })
}

/// A command is a duty when it asks for something Nav needs; advice and service are options.
fn command_force(document: &Document<'_>, sentence: usize, step: Step, kind: ActionKind, standing: bool) -> Force {
    let own = document.has_cue(sentence, Cue::OwnNeed);
    let needs = matches!(
        kind,
        ActionKind::SendDocuments | ActionKind::Respond | ActionKind::SubmitForm | ActionKind::Pay
            | ActionKind::Register | ActionKind::ReportChange | ActionKind::Attend
    );
    if own || !needs {
        Force::May
    } else if step.conditional || standing {
        Force::MustIf
    } else {
        Force::Must
    }
}

/// A statement or comments: the reader's right, even where the sentence has «må» for the way.
fn uttale(document: &Document<'_>, sentence: usize) -> bool {
    document.tokens_of(sentence).iter().any(|t| {
        let word = t.span().of(document.text()).to_lowercase();
        word.starts_with("uttal") || word.starts_with("merknad") || word.starts_with("kommentar") || word == "comments"
            || word == "statement"
    }) || document.heading_of(sentence).is_some_and(|h| document.has_cue(h, Cue::SectionRespond))
        && !document.tokens_of(sentence).iter().any(|t| document.is(t, WordClass::Must) && t.capital)
}

pub(super) fn kind_of(cue: Cue) -> ActionKind {
    match cue {
        Cue::DoSendDocuments => ActionKind::SendDocuments,
        Cue::DoRespond => ActionKind::Respond,
        Cue::DoReportChange => ActionKind::ReportChange,
        Cue::DoSubmitForm => ActionKind::SubmitForm,
        Cue::DoRegister => ActionKind::Register,
        Cue::DoPay => ActionKind::Pay,
        Cue::DoAttend => ActionKind::Attend,
        Cue::DoContact => ActionKind::Contact,
        Cue::DoCheck => ActionKind::Check,
        Cue::DoAppeal => ActionKind::Appeal,
        _ => ActionKind::Other,
    }
}
