//! For whoever helps: a sentence to say, questions to check with, questions to pass on to Nav.

use super::missing::Missing;
use super::phrase::{fill, words};
use super::summary::{ControlQuestion, NavQuestion, Slot, Statement};
use super::teller::Teller;
use super::templates::routes;
use crate::extract::Force;
use crate::text::Span;

/// The longest sentence one can say on the phone and be understood.
const PHONE_WORDS: usize = 25;

/// How many control questions there are.
const CONTROL_QUESTIONS: usize = 3;

impl Teller<'_> {
    /// The gist: what is decided, and the one thing to do.
    pub(super) fn phone_sentence(&self) -> Statement {
        let outcome = self.outcome_sentence();
        let fits = |(text, _): &(String, Vec<Span>)| words(text) <= PHONE_WORDS;
        let Some((text, places)) = self.phone_candidates(&outcome).into_iter().find(fits) else {
            return outcome;
        };
        let mut evidence = outcome.evidence;
        evidence.extend(places.into_iter().filter(|p| !evidence.contains(p)).collect::<Vec<_>>());
        Statement::new(Slot::Outcome, text, &evidence)
    }

    fn phone_candidates(&self, outcome: &Statement) -> Vec<(String, Vec<Span>)> {
        let phone = &self.texts().phone;
        let clause = outcome.text.trim_end_matches('.');
        let to_do = |step: &super::steps::Step<'_>| self.texts().to_do.of(step.kind());
        let mut out = Vec::new();
        if let Some(step) = self.steps(Force::Must).first() {
            let values = [("outcome", clause), ("do", to_do(step))];
            if let Some(by) = self.deadlines.of(step.kind()).open(step.deadline()) {
                let [outcome, to_do] = values;
                let text = fill(&phone.must_by, &[outcome, to_do, ("deadline", &by)]);
                out.push((text, step.evidence()));
            }
            out.push((fill(&phone.must, &values), step.evidence()));
        }
        if let Some(appeal) = self.facts.appeal.as_ref().filter(|a| a.possible) {
            if let Some(by) = self.deadlines.open(appeal.deadline.as_ref()) {
                let text = fill(&phone.appeal_by, &[("outcome", clause), ("deadline", &by)]);
                out.push((text, appeal.evidence.clone()));
            }
            out.push((fill(&phone.appeal, &[("outcome", clause)]), appeal.evidence.clone()));
        }
        for step in self.steps(Force::May) {
            if let Some(by) = self.deadlines.of(step.kind()).open(step.deadline()) {
                let values = [("outcome", clause), ("do", to_do(&step)), ("deadline", &by)];
                out.push((fill(&phone.may_by, &values), step.evidence()));
            }
        }
        out
    }

    /// What to say first, and what to have at hand.
    pub(super) fn before_calling(&self) -> Vec<Statement> {
        let texts = &self.texts().helper;
        let opening = self.phrases().quoted(&texts.opening);
        let mut out = vec![
            Statement::general(Slot::Ask, opening),
            Statement::general(Slot::Ask, texts.ready.clone()),
        ];
        if let Some(case) = &self.facts.case_number {
            let quote = self.phrases().quoted(&case.value);
            let text = fill(&texts.case_number, &[("quote", &quote)]);
            out.push(Statement::new(Slot::Ask, text, case.evidence()).verbatim());
        }
        out.extend(self.general(&routes().authority));
        out
    }

    /// Three open questions, those the letter answers best first.
    pub(super) fn control_questions(&self) -> Vec<ControlQuestion> {
        let texts = &self.texts().control;
        let decided = self.facts.outcome.is_some();
        let first = if decided { &texts.outcome } else { &texts.about };
        let topics = [
            (first, self.outcome()),
            (&texts.must_do, self.must_do()),
            (&texts.chance, self.chance().into_iter().collect()),
            (&texts.appeal, self.appeal()),
            (&texts.consequence, self.consequence()),
            (&texts.duties, self.standing_duties()),
            (&texts.reason, self.reason()),
            (&texts.money, self.money()),
            (&texts.ask, self.ask_in_short().into_iter().collect()),
        ];
        let asked = topics.into_iter().map(|(question, said)| self.control(question, said));
        let (mut answered, open): (Vec<_>, Vec<_>) = asked.partition(|q| !q.evidence.is_empty());
        answered.truncate(CONTROL_QUESTIONS);
        let more = CONTROL_QUESTIONS - answered.len();
        answered.extend(open.into_iter().take(more));
        answered
    }

    fn control(&self, question: &str, said: Vec<Statement>) -> ControlQuestion {
        let said: Vec<_> = said.into_iter().filter(|s| !s.evidence.is_empty()).take(4).collect();
        let mut evidence: Vec<Span> = Vec::new();
        for place in said.iter().flat_map(|s| &s.evidence) {
            if !evidence.contains(place) {
                evidence.push(*place);
            }
        }
        let texts: Vec<_> = said.iter().map(|s| s.text.as_str()).collect();
        let answer = match texts.as_slice() {
            [] => self.texts().control.not_found.clone(),
            texts => texts.join(" "),
        };
        ControlQuestion { question: question.to_owned(), answer, evidence }
    }

    /// What to ask Nav: a question for each thing missing, and what the facts themselves raise.
    pub(super) fn questions_for_nav(&self) -> Vec<NavQuestion> {
        let missing = self.missing.iter().map(|&missing| self.nav_question(missing));
        let renew = self.facts.expires.iter().map(|expires| {
            let date = self.phrases().date(expires.value);
            let text = fill(&self.texts().helper.renew, &[("date", &date)]);
            NavQuestion { missing: None, text }
        });
        missing.chain(renew).collect()
    }

    pub(super) fn nav_question(&self, missing: Missing) -> NavQuestion {
        let text = self.texts().missing.of(missing).question.clone();
        NavQuestion { missing: Some(missing), text }
    }
}
