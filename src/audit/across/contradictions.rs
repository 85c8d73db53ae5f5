//! Claims of many letters side by side: which questions are answered differently.

use std::collections::BTreeMap;

use super::aspect::Topic;
use super::claims::Claim;
use super::overview::{About, Answer, At, Contradiction};
use crate::extract::{LetterKind, SenderLevel};

/// So many questions are kept, and so many answers to each.
const QUESTIONS: usize = 20_000;
const ANSWERS: usize = 32;
/// So many letters are named for each answer.
const NAMED: usize = 3;
/// With more different answers than these, and none that most letters give, each letter has its own:
/// the number of whoever handles the case.
const OWN: usize = 4;

/// So many letters must agree before another answer is a fault.
const FIRM: u64 = 4;

/// Letters that are compared: those that could be expected to say the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Question {
    topic: Topic,
    level: u8,
    kind: Option<&'static str>,
    benefit: Option<String>,
    subject: String,
}

#[derive(Debug, Clone)]
struct Answers {
    about: About,
    letters: u64,
    each: BTreeMap<String, (u64, Vec<At>)>,
    /// Answers that were not kept.
    more: u64,
}

/// What letters claim.
#[derive(Debug, Clone, Default)]
pub(super) struct Claims {
    questions: BTreeMap<Question, Answers>,
}

/// What is known of the letter that claims.
#[derive(Debug, Clone, Copy)]
pub(super) struct Who<'l> {
    pub(super) id: &'l str,
    pub(super) level: Option<SenderLevel>,
    pub(super) kind: LetterKind,
    pub(super) benefit: Option<&'l str>,
}

impl Claims {
    /// Adds what a letter claims.
    pub(super) fn add(&mut self, who: Who<'_>, claims: &[Claim]) {
        let mut last: Option<Question> = None;
        for claim in claims {
            let about = about(who, claim);
            let question = Question {
                topic: claim.topic,
                level: match about.level {
                    None => 0,
                    Some(SenderLevel::State) => 1,
                    Some(SenderLevel::Municipality) => 2,
                },
                kind: about.kind.map(LetterKind::name),
                benefit: about.benefit.clone(),
                subject: claim.subject.clone(),
            };
            if self.questions.len() >= QUESTIONS && !self.questions.contains_key(&question) {
                continue;
            }
            let empty = || Answers { about, letters: 0, each: BTreeMap::new(), more: 0 };
            let again = last.as_ref() == Some(&question);
            let answers = self.questions.entry(question.clone()).or_insert_with(empty);
            answers.letters += u64::from(!again);
            let at = || At { id: who.id.to_owned(), line: claim.line as usize };
            if let Some((letters, places)) = answers.each.get_mut(&claim.value) {
                *letters += 1;
                if places.len() < NAMED {
                    places.push(at());
                }
            } else if answers.each.len() < ANSWERS {
                answers.each.insert(claim.value.clone(), (1, vec![at()]));
            } else {
                answers.more += 1;
            }
            last = Some(question);
        }
    }

    /// Questions with more than one answer: faults first, then those of most letters.
    pub(super) fn told(self) -> Vec<Contradiction> {
        let mut all: Vec<Contradiction> = self
            .questions
            .into_iter()
            .filter_map(|(question, answers)| told(&question, answers))
            .collect();
        all.sort_by_key(|one| (!one.fault, one.topic, std::cmp::Reverse(one.letters)));
        all
    }
}

/// What the letters that are compared have in common.
fn about(who: Who<'_>, claim: &Claim) -> About {
    let general = claim.subject.is_empty();
    let (kind, benefit) = match claim.topic {
        // A municipality's and the state's, one benefit's and another's deadlines may differ.
        Topic::AppealDeadline => (Some(who.kind), who.benefit),
        // A unit has its number whatever the benefit.
        Topic::Phone | Topic::OpeningHours | Topic::PostalAddress if general => (None, who.benefit),
        _ => (None, None),
    };
    About {
        level: if claim.topic == Topic::Term { None } else { who.level },
        kind,
        benefit: benefit.map(str::to_owned),
        subject: (!general).then(|| claim.subject.clone()),
    }
}

fn told(question: &Question, answers: Answers) -> Option<Contradiction> {
    // One letter with two words for a thing is a matter for lint.
    if answers.each.len() < 2 || answers.letters < 2 {
        return None;
    }
    let letters = answers.letters;
    let mut each: Vec<Answer> = answers
        .each
        .into_iter()
        .map(|(value, (letters, places))| Answer { value, letters, places })
        .collect();
    each.sort_by_key(|answer| std::cmp::Reverse(answer.letters));
    let common = each[0].letters;
    let different = each.len() as u64 + answers.more;
    let own = different > OWN as u64 && common * 2 < letters;
    if own && question.topic != Topic::Term {
        return None;
    }
    let level = question.level > 0;
    let fault = match question.topic {
        Topic::AppealDeadline => {
            level
                && question.benefit.is_some()
                && question.kind == Some(LetterKind::Decision.name())
        }
        // Letters of one benefit, or about one unit: only one can be right where nearly all agree.
        Topic::Phone | Topic::OpeningHours | Topic::PostalAddress => {
            let same = !question.subject.is_empty() || level && question.benefit.is_some();
            same && common >= FIRM && common * 3 >= letters * 2
        }
        Topic::Term => false,
    };
    Some(Contradiction {
        topic: question.topic,
        about: answers.about,
        fault,
        letters,
        answers: each,
    })
}
