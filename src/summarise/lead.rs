//! The first screen: what matters most, in at most 120 words.
//!
//! Every line has a brief form and may have a longer one that quotes the letter. Lines are let in by
//! rank while there is room. What falls out stands in the sections, which leave nothing out.

use super::missing::Missing;
use super::phrase::{fill, words};
use super::steps::Step;
use super::summary::{Slot, Statement};
use super::teller::Teller;
use crate::extract::{ActionKind, Force, Outcome};

/// Words on the first screen, the title and a file name not counted.
const LEAD_WORDS: usize = 112;

/// What «(linje 14)» costs.
const PLACE_WORDS: usize = 2;

/// What the dash before a line costs, for those who count with a machine.
const BULLET_WORDS: usize = 1;

/// The longest quotation of a reason or a consequence on the first screen.
const QUOTE_WORDS: usize = 24;

/// The longest list of what to do on the first screen.
const DUTY_WORDS: usize = 36;

/// Lines up to this rank are what the letter is about; the rest is good to know.
const HEAVY: u8 = 8;

/// One line of the first screen.
struct Line {
    /// Lower is let in first.
    rank: u8,
    brief: Statement,
    longer: Option<Statement>,
}

impl Line {
    fn new(rank: u8, brief: Statement) -> Self {
        Self { rank, brief, longer: None }
    }

    fn or_longer(self, longer: Option<Statement>) -> Self {
        Self { longer, ..self }
    }
}

impl Teller<'_> {
    /// The first screen, in reading order.
    pub(super) fn lead(&self) -> Vec<Statement> {
        let mut lines = vec![Line::new(0, self.outcome_sentence())];
        lines.extend(self.decides_nothing().map(|s| Line::new(6, s)));
        lines.extend(self.reason_line());
        let money = self.money_in_short().or_else(|| self.absence(Slot::Money, Missing::Amount));
        lines.extend(money.map(|s| Line::new(4, s)));
        lines.extend(self.period_in_short().map(|s| Line::new(8, s)));
        lines.extend(self.expires().map(|s| Line::new(7, s)));
        self.duty_lines(&mut lines);
        lines.extend(self.consequence_line());
        lines.extend(self.chance().map(|s| Line::new(2, s)));
        lines.extend(self.appeal_in_short().map(|s| Line::new(2, s)));
        lines.extend(self.standing_line().map(|s| Line::new(9, s)));
        lines.extend(
            self.needs_human()
                .then(|| Line::new(3, Statement::general(Slot::Ask, self.say().human.clone()))),
        );
        lines.extend(self.ask_in_short().map(|s| Line::new(10, s)));
        lines.push(Line::new(12, self.sender_sentence()));
        fit(&lines)
    }

    fn reason_line(&self) -> Option<Line> {
        let Some(reason) = self.facts.reasons.first() else {
            return self.absence(Slot::Reason, Missing::Reason).map(|s| Line::new(5, s));
        };
        let say = self.say();
        let brief = Statement::new(Slot::Reason, say.reason_brief.clone(), reason.evidence());
        let longer = (words(&reason.value) <= QUOTE_WORDS).then(|| {
            let quote = self.phrases().quoted(&reason.value);
            let text = fill(&say.reason, &[("quote", &quote)]);
            Statement::new(Slot::Reason, text, reason.evidence()).verbatim()
        });
        Some(Line::new(5, brief).or_longer(longer))
    }

    /// The two most pressing duties, and how many there are besides.
    fn duty_lines(&self, lines: &mut Vec<Line>) {
        let slot = Slot::MustDo;
        let say = self.say();
        let duties = self.steps(Force::Must);
        for (step, rank) in duties.iter().zip([1, 9]) {
            let longer = self.duty_in_full(step);
            lines.push(Line::new(rank, self.duty_in_short(step)).or_longer(longer));
        }
        if let Some(rest) = duties.get(2..).filter(|rest| !rest.is_empty()) {
            let n: usize = rest.iter().map(|step| step.actions.len()).sum();
            let template = if n == 1 { &say.must_more_one } else { &say.must_more };
            let text = fill(template, &[("n", &n.to_string())]);
            let places: Vec<_> = rest.iter().flat_map(Step::evidence).collect();
            lines.push(Line::new(9, Statement::new(slot, text, &places)));
        }
        if duties.is_empty() {
            let absence = self.absence(slot, Missing::Action);
            let none = absence.unwrap_or_else(|| Statement::absent(slot, &say.must_none));
            lines.push(Line::new(6, none));
        }
    }

    /// «Du må sende papirer til Nav innen 3. mars 2025.»
    fn duty_in_short(&self, step: &Step<'_>) -> Statement {
        let text = self.with_deadline(&self.duty_phrase(step), step);
        Statement::new(Slot::MustDo, text, &step.evidence())
    }

    pub(super) fn duty_phrase(&self, step: &Step<'_>) -> String {
        let say = self.say();
        let to_do = self.texts().to_do.of(step.kind());
        match step.deadline().and_then(|d| self.deadlines.of(step.kind()).by(d)) {
            Some(by) => fill(&say.must_by, &[("do", to_do), ("deadline", &by)]),
            None => fill(&say.must, &[("do", to_do)]),
        }
    }

    /// The same in the letter's words, where they are few.
    fn duty_in_full(&self, step: &Step<'_>) -> Option<Statement> {
        let quoted = step.actions.iter().map(|a| self.phrases().quoted(&a.text));
        let quotes = quoted.collect::<Vec<_>>().join(", ");
        // The line about money has just named the sum to pay.
        let told = step.kind() == ActionKind::Pay && !self.facts.amounts.is_empty();
        if told || words(&quotes) > DUTY_WORDS {
            return None;
        }
        let text = if step.speaks_for_itself() && !self.deadlines.foreign {
            quotes
        } else {
            let phrase = self.duty_phrase(step);
            let must = phrase.trim_end_matches('.');
            let text = fill(&self.say().must_list, &[("must", must), ("quotes", &quotes)]);
            let ended = step.actions.last().is_some_and(|a| a.text.ends_with(['.', '!', '?']));
            if ended { text } else { text + "." }
        };
        let text = self.with_deadline(&text, step);
        Some(Statement::new(Slot::MustDo, text, &step.evidence()).verbatim())
    }

    /// A right that runs out, such as the right to comment on a notice.
    pub(super) fn chance(&self) -> Option<Statement> {
        let steps = self.steps(Force::May);
        let step = steps.iter().find(|step| step.deadline().is_some())?;
        let by = self.deadlines.of(step.kind()).by(step.deadline()?)?;
        let to_do = self.texts().to_do.of(step.kind());
        let text = fill(&self.say().may_by, &[("do", to_do), ("deadline", &by)]);
        let text = self.with_deadline(&text, step);
        Some(Statement::new(Slot::MayDo, text, &step.evidence()))
    }

    fn with_deadline(&self, text: &str, step: &Step<'_>) -> String {
        match step.deadline().and_then(|d| self.deadlines.of(step.kind()).brief(d)) {
            Some(more) => format!("{text} {more}"),
            None => text.to_owned(),
        }
    }

    fn consequence_line(&self) -> Option<Line> {
        let slot = Slot::Consequence;
        let duties = self.steps(Force::Must);
        let mut said =
            duties.iter().flat_map(|s| &s.actions).filter_map(|a| a.consequence.as_ref());
        let Some(said) = said.next() else {
            return self.absence(slot, Missing::Consequence).map(|s| Line::new(11, s));
        };
        let say = self.say();
        let brief = Statement::new(slot, say.consequence_brief.clone(), said.evidence());
        let longer = (words(&said.value) <= QUOTE_WORDS).then(|| {
            let quote = self.phrases().quoted(&said.value);
            let text = fill(&say.consequence, &[("quote", &quote)]);
            Statement::new(slot, text, said.evidence()).verbatim()
        });
        Some(Line::new(4, brief).or_longer(longer))
    }

    fn standing_line(&self) -> Option<Statement> {
        let steps = self.steps(Force::MustIf);
        let places: Vec<_> = steps.iter().flat_map(Step::evidence).collect();
        let text = self.say().standing.clone();
        (!places.is_empty()).then(|| Statement::new(Slot::StandingDuties, text, &places))
    }

    /// True where money is lost or asked back, or little time is left.
    pub(super) fn needs_human(&self) -> bool {
        let grave = matches!(
            self.outcome_value(),
            Some(Outcome::Stopped | Outcome::Repayment | Outcome::PartialRepayment)
        );
        let refused =
            matches!(self.outcome_value(), Some(Outcome::Rejected | Outcome::AppealDismissed));
        let actions = self.facts.actions.iter().filter(|a| match a.force {
            Force::Must => true,
            Force::MustIf => false,
            Force::May => a.kind == ActionKind::Respond,
        });
        let appeal = self.facts.appeal.iter().filter(|a| a.possible && refused);
        let mut deadlines = actions
            .filter_map(|a| a.deadline.as_ref())
            .chain(appeal.filter_map(|a| a.deadline.as_ref()));
        grave || deadlines.any(|d| self.deadlines.is_short(d))
    }
}

fn cost(statement: &Statement) -> usize {
    let place = if statement.evidence.is_empty() { 0 } else { PLACE_WORDS };
    words(&statement.text) + place + BULLET_WORDS
}

/// Lets lines in by rank. The weightiest may take their longer form before the lightest get in.
fn fit(lines: &[Line]) -> Vec<Statement> {
    let mut by_rank: Vec<usize> = (0..lines.len()).collect();
    by_rank.sort_by_key(|&i| lines[i].rank);
    let (heavy, light) = by_rank.split_at(by_rank.partition_point(|&i| lines[i].rank <= HEAVY));
    let mut chosen: Vec<Option<&Statement>> = vec![None; lines.len()];
    let mut room = LEAD_WORDS;
    for part in [heavy, light] {
        for &i in part {
            take(&mut chosen[i], &lines[i].brief, &mut room);
        }
        for &i in part {
            if let Some(longer) = lines[i].longer.as_ref().filter(|_| chosen[i].is_some()) {
                take(&mut chosen[i], longer, &mut room);
            }
        }
    }
    chosen.into_iter().flatten().cloned().collect()
}

/// Puts `statement` in `place` if there is room for what it costs beyond what stands there.
fn take<'s>(place: &mut Option<&'s Statement>, statement: &'s Statement, room: &mut usize) {
    let freed = place.map_or(0, cost);
    if cost(statement) <= *room + freed {
        *room = *room + freed - cost(statement);
        *place = Some(statement);
    }
}
