//! What the letter decides: outcome, reason, money, period and end.

use super::missing::Missing;
use super::phrase::fill;
use super::summary::{Slot, Statement};
use super::teller::Teller;
use crate::extract::{
    ActionKind, Amount, AmountRole, Facts, Force, Found, LetterKind, Outcome, Per, Period,
};

impl Teller<'_> {
    pub(super) fn outcome(&self) -> Vec<Statement> {
        let mut out = vec![self.outcome_sentence()];
        out.extend(self.decides_nothing());
        out.extend(self.absence(Slot::Outcome, Missing::Benefit));
        out
    }

    /// «Brevet avgjør ingenting», for the kinds of letter that decide nothing.
    pub(super) fn decides_nothing(&self) -> Option<Statement> {
        let undecided = self.facts.outcome.is_none()
            && matches!(
                self.facts.kind,
                LetterKind::InformationRequest | LetterKind::Information | LetterKind::Other
            );
        undecided.then(|| Statement::absent(Slot::Outcome, &self.say().decides_nothing))
    }

    pub(super) fn reason(&self) -> Vec<Statement> {
        let quotes = self.facts.reasons.iter().map(|reason| {
            let text = self.phrases().quoted(&reason.value);
            Statement::new(Slot::Reason, text, reason.evidence()).verbatim()
        });
        quotes.chain(self.absence(Slot::Reason, Missing::Reason)).collect()
    }

    pub(super) fn money(&self) -> Vec<Statement> {
        let amounts = self.facts.amounts.iter().map(|amount| self.amount(amount));
        amounts.chain(self.absence(Slot::Money, Missing::Amount)).collect()
    }

    /// One sum: «du får» and «du må betale tilbake» only where there can be no doubt.
    fn amount(&self, amount: &Found<Amount>) -> Statement {
        let say = self.say();
        let template = match amount.value.role {
            AmountRole::Payment if self.is_the_payment(amount) => match amount.value.per {
                Some(Per::Once) => &say.payment_once,
                _ => &say.payment,
            },
            AmountRole::Repayment if is_the_repayment(self.facts, amount) => &say.repayment,
            AmountRole::Repayment if count(self.facts, AmountRole::Repayment) == 1 => {
                &say.repayment_mentioned
            }
            AmountRole::Basis => &say.basis,
            AmountRole::Payment | AmountRole::Repayment | AmountRole::Other => &say.mentioned,
        };
        let text = fill(template, &[("sum", &self.phrases().sum(&amount.value))]);
        Statement::new(Slot::Money, text, amount.evidence())
    }

    fn is_the_payment(&self, amount: &Found<Amount>) -> bool {
        let pays = matches!(
            self.outcome_value(),
            Some(
                Outcome::Granted
                    | Outcome::PartlyGranted
                    | Outcome::Changed
                    | Outcome::Continued
                    | Outcome::AppealUpheld
            )
        );
        pays && count(self.facts, amount.value.role) == 1
    }

    /// The sum that settles what the reader gets or pays, if one does; else how many there are.
    pub(super) fn money_in_short(&self) -> Option<Statement> {
        let settled = self.facts.amounts.iter().find(|amount| match amount.value.role {
            AmountRole::Payment => self.is_the_payment(amount),
            AmountRole::Repayment => is_the_repayment(self.facts, amount),
            AmountRole::Basis | AmountRole::Other => false,
        });
        if let Some(amount) = settled {
            return Some(self.amount(amount));
        }
        // What the sum was counted from is for the sections.
        let for_reader = |a: &&Found<Amount>| {
            matches!(a.value.role, AmountRole::Payment | AmountRole::Repayment)
        };
        let all: Vec<_> = self.facts.amounts.iter().filter(for_reader).collect();
        match all.as_slice() {
            [] => None,
            [only] => Some(self.amount(only)),
            all => {
                let sum = |a: &Found<Amount>| self.phrases().sum(&a.value);
                let text = match all {
                    [first, second] => {
                        let sums = [("first", &*sum(first)), ("second", &*sum(second))];
                        fill(&self.say().two_sums, &sums)
                    }
                    all => fill(&self.say().sums, &[("n", &all.len().to_string())]),
                };
                let places: Vec<_> = all.iter().map(|a| a.place()).collect();
                Some(Statement::new(Slot::Money, text, &places))
            }
        }
    }

    pub(super) fn period(&self) -> Vec<Statement> {
        let periods = self.periods().into_iter().filter_map(|period| self.one_period(period));
        periods.chain(self.absence(Slot::Period, Missing::Period)).collect()
    }

    /// The periods that what was decided may hold for. A refusal holds for none: a period in its reasons
    /// is not one.
    fn periods(&self) -> Vec<&Found<Period>> {
        let refusal = self.facts.outcome.as_ref().filter(|o| o.value == Outcome::Rejected);
        let told = |period: &&Found<Period>| {
            refusal.is_none_or(|refusal| refusal.evidence().contains(&period.place()))
        };
        self.facts.periods.iter().filter(told).collect()
    }

    fn one_period(&self, period: &Found<Period>) -> Option<Statement> {
        let say = self.say();
        let date = |date| self.phrases().date(date);
        let (template, from, to) = match period.value {
            Period { from: Some(from), to: Some(to) } => (&say.period_both, date(from), date(to)),
            Period { from: Some(from), to: None } => (&say.period_from, date(from), String::new()),
            Period { from: None, to: Some(to) } => (&say.period_to, String::new(), date(to)),
            Period { from: None, to: None } => return None,
        };
        let text = fill(template, &[("from", &from), ("to", &to)]);
        Some(Statement::new(Slot::Period, text, period.evidence()))
    }

    /// The period, if there is one; how many, if there are several.
    pub(super) fn period_in_short(&self) -> Option<Statement> {
        match self.periods().as_slice() {
            [] => None,
            [only] => self.one_period(only),
            all => {
                let text = fill(&self.say().periods, &[("n", &all.len().to_string())]);
                let places: Vec<_> = all.iter().map(|period| period.place()).collect();
                Some(Statement::new(Slot::Period, text, &places))
            }
        }
    }

    pub(super) fn expires(&self) -> Option<Statement> {
        let expires = self.facts.expires.as_ref()?;
        let date = self.phrases().date(expires.value);
        let text = fill(&self.say().expires, &[("date", &date)]);
        Some(Statement::new(Slot::Expires, text, expires.evidence()))
    }
}

/// Before tax, after tax, with interest: a letter may name several sums. The one to pay is the one
/// the duty to pay stands with, or the only one.
fn is_the_repayment(facts: &Facts, amount: &Found<Amount>) -> bool {
    let Some(outcome) = facts.outcome.as_ref().map(|o| o.value) else { return false };
    let mut duties =
        facts.actions.iter().filter(|a| a.kind == ActionKind::Pay && a.force == Force::Must);
    let stands_with_duty = duties.any(|duty| duty.evidence.contains(&amount.place()));
    let only_one = count(facts, AmountRole::Repayment) == 1;
    let sums_there = facts.amounts.iter().filter(|a| a.place() == amount.place()).count();
    (stands_with_duty && sums_there == 1) || (only_one && outcome == Outcome::Repayment)
}

fn count(facts: &Facts, role: AmountRole) -> usize {
    facts.amounts.iter().filter(|a| a.value.role == role).count()
}
