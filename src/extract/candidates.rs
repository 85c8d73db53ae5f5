//! Steps to candidate actions: sentence by sentence, with list items under their lead-in.

use super::deadline;
use super::facts::{ActionKind, Deadline, Force};
use super::force::{force, optional};
use super::lists::{Lead, Sort, heading_lead, item, items_follow, lead};
use super::steps::{Mode, Step, steps};
use crate::lexicon::Cue;
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
        if let Some(l) = lead_sentence
            && let Some(lead) = leads[l].clone()
        {
            if let Some(item) = item(document, i, l, &lead, own.first()) {
                found.push(item);
                continue;
            }
            if block.kind == BlockKind::ListItem && lead.sort == Sort::Conditions {
                continue;
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
            goes_with(document, &found, &mut candidate);
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
    let last = before
        .last()
        .filter(|c| candidate.sentence - c.sentence <= 3 && c.kind != ActionKind::Other);
    if let Some(last) = last {
        candidate.kind = last.kind;
        candidate.about = last.about;
        candidate.force = last.force;
        candidate.conditional = last.conditional;
    }
}

/// «Vil du ha hjelp også i juni, må du søke innen 25. mai. Legg ved kontoutskrift.»: what is only to be
/// done with a step that depends on something depends on it too.
fn goes_with(document: &Document<'_>, before: &[Candidate], candidate: &mut Candidate) {
    let bare = candidate.mode == Mode::Command
        && candidate.force == Force::Must
        && candidate.deadline.is_none();
    let block = |sentence: usize| document.sentences()[sentence].block;
    let last = before.last().filter(|last| {
        bare && last.sentence + 1 == candidate.sentence
            && block(last.sentence) == block(candidate.sentence)
            && last.force == Force::MustIf
            && document.has_cue(last.sentence, Cue::OwnNeed)
    });
    if let Some(last) = last {
        candidate.force = Force::MustIf;
        candidate.conditional = true;
        candidate.deadline.clone_from(&last.deadline);
    }
}

fn is_text(kind: BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Title | BlockKind::Heading | BlockKind::Paragraph | BlockKind::ListItem
    )
}

/// Candidates a sentence states by itself.
fn from_sentence(document: &Document<'_>, sentence: usize) -> Vec<Candidate> {
    let block = document.block_of(sentence);
    let heading = matches!(block.kind, BlockKind::Heading | BlockKind::Title);
    let mut found = Vec::new();
    for step in steps(document, sentence) {
        if let Some(candidate) = from_step(document, sentence, step, heading) {
            let same = found
                .iter()
                .any(|c: &Candidate| c.kind == candidate.kind && c.force == candidate.force);
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

fn from_step(
    document: &Document<'_>,
    sentence: usize,
    step: Step,
    heading: bool,
) -> Option<Candidate> {
    let has = |cue: Cue| document.has_cue(sentence, cue);
    let about = step.about;
    let about = about.filter(|_| !has(Cue::Prohibition));
    let kind = about.map_or(ActionKind::Other, kind_of);
    if has(Cue::Pointer)
        && matches!(step.mode, Mode::Can | Mode::Command)
        && kind != ActionKind::Appeal
    {
        return None;
    }
    let force = force(document, sentence, step, kind);
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
    // «Du har rett til dagpenger» is what is decided, not a step.
    if step.mode == Mode::Right && has(Cue::OutcomeGranted) {
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
    let mut deadline = match force {
        _ if heading => deadline::limit(document, sentence),
        // «Straks» and «hver uke» hasten a duty; beside an option they tell of something else.
        Force::May => deadline::of_option(document, sentence),
        _ => deadline::stated(document, sentence),
    };
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
        mode: step.mode,
        conditional: step.conditional,
        sum: has_sum(document, sentence),
    })
}

pub(super) fn has_sum(document: &Document<'_>, sentence: usize) -> bool {
    document
        .entities_in(document.token_range(sentence))
        .iter()
        .any(|e| matches!(e.kind, EntityKind::Amount(_)))
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
