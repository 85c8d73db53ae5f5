//! What surrounds the decision: who sent it, whom to ask, what to skip and words explained.

use super::missing::Missing;
use super::phrase::fill;
use super::summary::{Slot, Statement};
use super::teller::Teller;
use super::templates::{InLanguages, routes};
use crate::extract::{ActionKind, Force};
use crate::text::Span;

impl Teller<'_> {
    pub(super) fn sender(&self) -> Vec<Statement> {
        let mut out = vec![self.sender_sentence()];
        if let Some(date) = &self.facts.letter_date {
            let written = self.phrases().date(date.value);
            let text = fill(&self.texts().sender.dated, &[("date", &written)]);
            out.push(Statement::new(Slot::Sender, text, date.evidence()));
        }
        out.extend(self.absence(Slot::Sender, Missing::LetterDate));
        out
    }

    pub(super) fn ask(&self) -> Vec<Statement> {
        let slot = Slot::Ask;
        let contacts = &self.facts.contacts;
        let mut out: Vec<Statement> = self.absence(slot, Missing::Contact).into_iter().collect();
        let say = self.say();
        for (template, list) in [(&say.phones, &contacts.phones), (&say.urls, &contacts.urls)] {
            if !list.is_empty() {
                let text = fill(template, &[("list", &list.join(", "))]);
                out.push(Statement::new(slot, text, &contacts.evidence));
            }
        }
        // The letter's own offers, unless the lines above have just quoted them.
        let told = |place: &Span| contacts.evidence.contains(place);
        let offers = self.facts.actions.iter().filter(|a| {
            a.kind == ActionKind::Contact && a.force == Force::May && !a.evidence.iter().any(told)
        });
        for offer in offers {
            let quote = self.phrases().quoted(&offer.text);
            out.push(Statement::new(slot, quote, &offer.evidence).verbatim());
        }
        out.extend(self.general_routes());
        out
    }

    /// The usual ways to reach Nav, which the letter does not give.
    pub(super) fn general_routes(&self) -> Vec<Statement> {
        let routes = routes();
        let checked = self.phrases().month(&routes.checked);
        let intro = fill(&self.say().routes, &[("checked", &checked)]);
        let level = self.facts.sender.as_ref().map(|s| s.value.level);
        let mut out = vec![Statement::general(Slot::Ask, intro)];
        for lines in [routes.to(level), &routes.interpreter] {
            out.extend(self.general(lines).map(Statement::continuing));
        }
        out
    }

    /// General advice, in the summary's language.
    pub(super) fn general<'l>(
        &self,
        lines: &'l InLanguages,
    ) -> impl Iterator<Item = Statement> + use<'l> {
        let lines = lines.lines(self.language).iter();
        lines.map(|line| Statement::general(Slot::Ask, line.clone()))
    }

    /// «Du kan ringe 55 55 33 33 og spørre.»
    pub(super) fn ask_in_short(&self) -> Option<Statement> {
        let contacts = &self.facts.contacts;
        let phone = contacts.phones.first().filter(|_| !contacts.evidence.is_empty())?;
        let text = fill(&self.say().ask_phone, &[("phone", phone)]);
        Some(Statement::new(Slot::Ask, text, &contacts.evidence))
    }

    pub(super) fn skip(&self) -> Vec<Statement> {
        self.facts.skippable.iter().map(|&place| self.quotation(Slot::Skip, place)).collect()
    }

    pub(super) fn words(&self) -> Vec<Statement> {
        let entries = self.facts.terms.iter().map(|found| {
            let term = &found.value;
            let values = [("term", term.term.as_str()), ("explanation", &term.explanation)];
            let text = fill(&self.say().word, &values);
            // The explanation is ours; the place shows where the word stands.
            Statement::new(Slot::Words, text, found.evidence()).verbatim()
        });
        entries.collect()
    }
}
