//! Letters and facts made by hand: a small builder whose evidence always lies in the text.

use jiff::civil::{Date, date};
use klarbrev::extract::{
    Action, ActionKind, Amount, AmountRole, Appeal, Contacts, Deadline, Facts, Force, Found,
    LetterKind, Outcome, Per, Period, Sender, SenderLevel, Start, Term,
};
use klarbrev::ingest::Letter;
use klarbrev::segment::{Document, Unit};
use klarbrev::summarise::{Reading, Summary, summarise};
use klarbrev::{Lang, Span};

/// A letter under construction: text and facts grow together.
#[derive(Debug, Default)]
pub(crate) struct Made {
    pub(crate) text: String,
    pub(crate) facts: Facts,
}

impl Made {
    pub(crate) fn new(kind: LetterKind) -> Self {
        Self { facts: Facts { kind, ..Facts::default() }, ..Self::default() }
    }

    /// Adds a line to the letter and gives its place.
    pub(crate) fn line(&mut self, line: &str) -> Span {
        let start = self.text.len();
        self.text.push_str(line);
        self.text.push('\n');
        Span::new(start, start + line.len())
    }

    pub(crate) fn outcome(mut self, outcome: Outcome, line: &str) -> Self {
        let place = self.line(line);
        self.facts.outcome = Some(Found::at(outcome, place));
        self
    }

    pub(crate) fn benefit(mut self, name: &str) -> Self {
        let place = self.line(name);
        self.facts.benefit = Some(Found::at(name.to_owned(), place));
        self
    }

    pub(crate) fn dated(mut self, date: Date) -> Self {
        let place = self.line(&format!("Dato: {date}"));
        self.facts.letter_date = Some(Found::at(date, place));
        self
    }

    pub(crate) fn from(mut self, level: SenderLevel, name: &str) -> Self {
        let place = self.line(name);
        let sender = Sender { level, name: Some(name.to_owned()) };
        self.facts.sender = Some(Found::at(sender, place));
        self
    }

    pub(crate) fn reason(mut self, line: &str) -> Self {
        let place = self.line(line);
        self.facts.reasons.push(Found::at(line.to_owned(), place));
        self
    }

    pub(crate) fn amount(mut self, nok: f64, per: Option<Per>, role: AmountRole) -> Self {
        let place = self.line(&format!("Beløpet er {nok} kroner."));
        self.facts.amounts.push(Found::at(Amount { nok, per, role }, place));
        self
    }

    pub(crate) fn period(mut self, from: Option<Date>, to: Option<Date>) -> Self {
        let place = self.line("Dette er perioden.");
        self.facts.periods.push(Found::at(Period { from, to }, place));
        self
    }

    pub(crate) fn action(
        mut self,
        kind: ActionKind,
        force: Force,
        line: &str,
        deadline: Option<Deadline>,
    ) -> Self {
        let place = self.line(line);
        self.facts.actions.push(Action {
            kind,
            force,
            text: line.to_owned(),
            lead_in: None,
            deadline,
            deadline_at: None,
            consequence: None,
            rhythm: None,
            evidence: vec![place],
        });
        self
    }

    /// Adds a consequence to the last action.
    pub(crate) fn or_else(mut self, line: &str) -> Self {
        let place = self.line(line);
        let said = Found::at(line.to_owned(), place);
        self.facts.actions.last_mut().unwrap().consequence = Some(said);
        self
    }

    /// Puts the last `n` actions in a list under `line`.
    pub(crate) fn listed(mut self, n: usize, line: &str) -> Self {
        let place = self.line(line);
        let from = self.facts.actions.len() - n;
        for action in &mut self.facts.actions[from..] {
            action.lead_in = Some(place);
        }
        self
    }

    pub(crate) fn appeal(mut self, deadline: Option<Deadline>, how: Option<&str>) -> Self {
        let place = self.line("Du kan klage på vedtaket.");
        let how = how.map(|how| self.line(how)).into_iter().collect();
        self.facts.appeal = Some(Appeal { possible: true, deadline, evidence: vec![place], how });
        self
    }

    pub(crate) fn contact(mut self, phone: &str, url: &str) -> Self {
        let place = self.line(&format!("Ring oss på {phone} eller se {url}."));
        self.facts.contacts = Contacts {
            phones: vec![phone.to_owned()],
            urls: vec![url.to_owned()],
            evidence: vec![place],
        };
        self
    }

    pub(crate) fn term(mut self, term: &str, explanation: &str) -> Self {
        let place = self.line(term);
        let term = term.to_owned();
        let value = Term { term, explanation: explanation.to_owned(), official: true };
        self.facts.terms.push(Found::at(value, place));
        self
    }

    pub(crate) fn skip(mut self, line: &str) -> Self {
        let place = self.line(line);
        self.facts.skippable.push(place);
        self
    }

    /// The summary in `language`, read on `today`.
    pub(crate) fn summary(&self, language: Lang, today: Date) -> Summary {
        let reading = Reading { language: Some(language), today: Some(today), received: None };
        self.read(&reading)
    }

    pub(crate) fn read(&self, reading: &Reading) -> Summary {
        let letter = Letter::from_text(self.text.clone());
        summarise(&Document::new(&letter, klarbrev::Lexicon::builtin()), &self.facts, reading)
    }
}

pub(crate) fn within(length: i32, unit: Unit, from: Start) -> Deadline {
    Deadline::Within { length, unit, from }
}

pub(crate) fn six_weeks() -> Deadline {
    within(6, Unit::Weeks, Start::Received)
}

/// A refusal with most of what a refusal holds.
pub(crate) fn refusal() -> Made {
    Made::new(LetterKind::Decision)
        .from(SenderLevel::State, "Nav Familie- og pensjonsytelser")
        .dated(date(2025, 3, 3))
        .outcome(Outcome::Rejected, "Vi har avslått søknaden din om engangsstønad.")
        .benefit("engangsstønad")
        .reason("Du får ikke engangsstønad fordi du ikke er medlem i folketrygden.")
        .appeal(Some(six_weeks()), Some("Du finner skjema på nav.no/klage."))
        .contact("55 55 33 33", "nav.no/kontakt")
        .term("vedtak", "Det Nav har bestemt i saken din.")
        .skip("Nav behandler personopplysningene dine trygt.")
}

/// A request for papers, with an identity number in it.
pub(crate) fn request() -> Made {
    let by = || Some(Deadline::On(date(2025, 3, 24)));
    Made::new(LetterKind::InformationRequest)
        .dated(date(2025, 3, 3))
        .benefit("foreldrepenger")
        .action(ActionKind::SendDocuments, Force::Must, "fødselsattest for 010125 12345", by())
        .action(ActionKind::SendDocuments, Force::Must, "kopi av arbeidsavtalen", by())
        .listed(2, "Du må sende oss:")
        .or_else("Hvis vi ikke får papirene, kan vi avslå søknaden.")
        .action(ActionKind::ReportChange, Force::MustIf, "Du må melde fra om endringer.", None)
        .contact("55 55 33 33", "nav.no/kontakt")
}
