//! The facts in JSON's shape, every text masked on the way.

use super::shape::{
    ActionOut, AmountOut, AppealOut, BenefitOut, ContactsOut, DeadlineOut, DutyOut, ExpiresOut,
    FactsOut, LastDayOut, OutcomeOut, PeriodOut, SenderOut, TermOut, TextOut,
};
use crate::extract::{Action, ActionKind, Deadline, Force, Found, Per};
use crate::report::Report;
use crate::summarise::Basis;

impl Report<'_> {
    pub(super) fn facts(&self) -> FactsOut {
        let facts = self.facts;
        let actions = |force| facts.actions.iter().filter(move |a| a.force == force);
        FactsOut {
            sender: self.sender(),
            kind: facts.kind.name(),
            outcome: OutcomeOut {
                value: facts.outcome.as_ref().map_or("none", |o| o.value.name()),
                evidence: self.evidence(facts.outcome.as_ref().map_or(&[], Found::evidence)),
            },
            benefit: facts.benefit.as_ref().map(|b| BenefitOut {
                name: self.shown(&b.value).into_owned(),
                evidence: self.evidence(b.evidence()),
            }),
            reasons: facts.reasons.iter().map(|r| self.found_text(r)).collect(),
            amounts: self.amounts(),
            periods: self.periods(),
            expires: facts.expires.as_ref().map(|e| ExpiresOut {
                date: e.value.to_string(),
                evidence: self.evidence(e.evidence()),
            }),
            actions: facts.actions.iter().map(|a| self.action(a)).collect(),
            appeal: self.appeal(),
            requested_documents: actions(Force::Must)
                .filter(|a| a.kind == ActionKind::SendDocuments)
                .map(|a| TextOut {
                    text: self.shown(&a.text).into_owned(),
                    evidence: self.evidence(&a.evidence),
                })
                .collect(),
            standing_duties: actions(Force::MustIf)
                .map(|a| DutyOut {
                    text: self.shown(&a.text).into_owned(),
                    rhythm: a.rhythm.as_ref().map(|r| self.shown(&r.value).into_owned()),
                    evidence: self.evidence(&a.evidence),
                })
                .collect(),
            legal_references: self.legal_references(),
            contacts: ContactsOut {
                phones: self.all_shown(&facts.contacts.phones),
                urls: self.all_shown(&facts.contacts.urls),
                evidence: self.evidence(&facts.contacts.evidence),
            },
            case_number: facts.case_number.as_ref().map(|c| self.found_text(c)),
            terms: self.terms(),
            skippable: self.evidence(&facts.skippable),
        }
    }

    fn all_shown(&self, texts: &[String]) -> Vec<String> {
        texts.iter().map(|text| self.shown(text).into_owned()).collect()
    }

    fn found_text(&self, found: &Found<String>) -> TextOut {
        let text = self.shown(&found.value).into_owned();
        TextOut { text, evidence: self.evidence(found.evidence()) }
    }

    fn sender(&self) -> SenderOut {
        let sender = self.facts.sender.as_ref();
        let name = sender.and_then(|s| s.value.name.as_deref());
        SenderOut {
            level: sender.map_or("unknown", |s| s.value.level.name()),
            name: name.map(|name| self.shown(name).into_owned()),
            evidence: self.evidence(sender.map_or(&[], Found::evidence)),
        }
    }

    fn amounts(&self) -> Vec<AmountOut> {
        let amounts = self.facts.amounts.iter().map(|a| AmountOut {
            nok: a.value.nok,
            per: a.value.per.map(Per::name),
            role: a.value.role.name(),
            evidence: self.evidence(a.evidence()),
        });
        amounts.collect()
    }

    fn periods(&self) -> Vec<PeriodOut> {
        let periods = self.facts.periods.iter().map(|p| PeriodOut {
            from: p.value.from.map(|d| d.to_string()),
            to: p.value.to.map(|d| d.to_string()),
            evidence: self.evidence(p.evidence()),
        });
        periods.collect()
    }

    fn action(&self, action: &Action) -> ActionOut {
        // The deadline's own place, else the sentence that holds both.
        let deadline_at = match (action.deadline_at, &action.deadline) {
            (Some(place), _) => vec![place],
            (None, Some(_)) => action.evidence.clone(),
            (None, None) => Vec::new(),
        };
        ActionOut {
            kind: action.kind.name(),
            force: action.force.name(),
            text: self.shown(&action.text).into_owned(),
            deadline: action.deadline.as_ref().map(|d| self.deadline(d)),
            deadline_evidence: self.evidence(&deadline_at),
            last_day: action.deadline.as_ref().and_then(|d| self.last_day(d)),
            consequence: action.consequence.as_ref().map(|c| self.found_text(c)),
            rhythm: action.rhythm.as_ref().map(|r| self.found_text(r)),
            lead_in: action.lead_in.map(|place| self.evidence_at(place)),
            evidence: self.evidence(&action.evidence),
        }
    }

    fn deadline(&self, deadline: &Deadline) -> DeadlineOut {
        match deadline {
            Deadline::On(date) => DeadlineOut::On { date: date.to_string() },
            Deadline::Within { length, unit, from } => {
                DeadlineOut::Within { length: *length, unit: unit.name(), from: from.name() }
            }
            Deadline::Text(text) => DeadlineOut::Text { text: self.shown(text).into_owned() },
        }
    }

    fn last_day(&self, deadline: &Deadline) -> Option<LastDayOut> {
        let last = self.summary.calendar.last_day(deadline)?;
        Some(LastDayOut {
            date: last.date.to_string(),
            basis: last.basis.name(),
            estimate: matches!(last.basis, Basis::Estimate(_)),
        })
    }

    fn appeal(&self) -> AppealOut {
        let appeal = self.facts.appeal.as_ref();
        let deadline = appeal.and_then(|a| a.deadline.as_ref());
        AppealOut {
            possible: appeal.map(|a| a.possible),
            deadline: deadline.map(|d| self.deadline(d)),
            last_day: deadline.and_then(|d| self.last_day(d)),
            how: self.evidence(appeal.map_or(&[], |a| &a.how)),
            evidence: self.evidence(appeal.map_or(&[], |a| &a.evidence)),
        }
    }

    fn legal_references(&self) -> Vec<TextOut> {
        let references = self.facts.legal_references.iter().map(|r| TextOut {
            text: self.shown(&r.value.text).into_owned(),
            evidence: self.evidence(r.evidence()),
        });
        references.collect()
    }

    fn terms(&self) -> Vec<TermOut> {
        let terms = self.facts.terms.iter().map(|t| TermOut {
            term: self.shown(&t.value.term).into_owned(),
            explanation: t.value.explanation.clone(),
            official: t.value.official,
            evidence: self.evidence(t.evidence()),
        });
        terms.collect()
    }
}
