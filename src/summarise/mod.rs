//! Facts to «hva dette betyr for deg»: statements in the reader's words, each resting on the
//! letter.
//!
//! Nothing is said that the facts do not hold. Sentences are templates in
//! `lexicons/<lang>/summary.toml`; general advice comes from `lexicons/routes.toml` and is marked
//! as not from the letter. The summary has two layers: [`Summary::lead`], the first screen, and
//! [`Summary::sections`], every slot in turn, so that none is silently missing.

mod around;
mod calendar;
mod deadline;
mod decision;
mod due;
mod duties;
mod helper;
mod labels;
mod lead;
mod missing;
mod notes;
mod phrase;
mod pile;
mod spoken;
mod steps;
mod summary;
mod teller;
mod templates;
mod trouble;

use jiff::civil::Date;

pub use calendar::{Basis, Calendar, LastDay};
pub use due::{Due, due};
pub use labels::{Headings, Labels, Titles};
pub use missing::{Missing, missing};
pub use notes::said_of_reading;
pub use pile::{Decisions, Difference, DifferencePlace, Member, Pile, Senders, Stop, pile};
pub use spoken::spoken;
pub use summary::{
    CalendarTexts, ControlQuestion, NavQuestion, Origin, Section, Slot, Statement, Summary,
};
pub use trouble::{FileTrouble, file_trouble};

use self::teller::Teller;
use crate::Lang;
use crate::extract::Facts;
use crate::segment::Document;

/// How a letter is to be read: in which language to answer, and from which days to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reading {
    /// The language of the summary; the letter's own, or bokmål, where `None`.
    pub language: Option<Lang>,
    /// Today.
    pub today: Option<Date>,
    /// The day the reader got the letter.
    pub received: Option<Date>,
}

/// What the letter means for the reader.
///
/// ```
/// use klarbrev::extract::{Facts, Found, Outcome};
/// use klarbrev::ingest::Letter;
/// use klarbrev::segment::Document;
/// use klarbrev::summarise::{Reading, summarise};
/// use klarbrev::{Lang, Span};
///
/// let letter = Letter::from_text("Vi har avslått søknaden din.");
/// let document = Document::new(&letter, klarbrev::Lexicon::builtin());
/// let outcome = Found::at(Outcome::Rejected, Span::new(0, letter.text().len()));
/// let facts = Facts { outcome: Some(outcome), ..Facts::default() };
/// let reading = Reading { language: Some(Lang::En), ..Reading::default() };
/// let summary = summarise(&document, &facts, &reading);
/// ```
pub fn summarise(document: &Document<'_>, facts: &Facts, reading: &Reading) -> Summary {
    let language = reading.language.unwrap_or(document.language()).or_bokmal();
    let calendar = Calendar {
        today: reading.today,
        received: reading.received,
        letter_date: facts.letter_date.as_ref().map(|d| d.value),
    };
    if document.language() == Lang::Other {
        return unreadable(document, language, calendar);
    }
    let teller = Teller::new(document, facts, language, calendar);
    let unread = notes::unread(&teller);
    let sections = Slot::ALL.map(|slot| {
        let mut statements = section(&teller, slot);
        if !unread.is_empty() {
            notes::only_told(&teller, slot, &mut statements);
        }
        Section { slot, statements }
    });
    let mut lead = teller.lead();
    if !unread.is_empty() {
        lead.retain(|statement| statement.origin != Origin::NotFound);
        lead.splice(..0, unread);
    }
    Summary {
        language,
        lead,
        sections: sections.into(),
        notes: said_of_reading(document, language),
        phone_sentence: teller.phone_sentence(),
        before_calling: teller.before_calling(),
        control_questions: teller.control_questions(),
        questions_for_nav: teller.questions_for_nav(),
        needs_human: teller.needs_human(),
        calendar,
        templates: teller.texts(),
        not_found: teller.missing,
    }
}

fn section(teller: &Teller<'_>, slot: Slot) -> Vec<Statement> {
    match slot {
        Slot::Outcome => teller.outcome(),
        Slot::Reason => teller.reason(),
        Slot::Money => teller.money(),
        Slot::Period => teller.period(),
        Slot::Expires => teller.expires().into_iter().collect(),
        Slot::MustDo => teller.must_do(),
        Slot::Consequence => teller.consequence(),
        Slot::Appeal => teller.appeal(),
        Slot::StandingDuties => teller.standing_duties(),
        Slot::MayDo => teller.may_do(),
        Slot::Sender => teller.sender(),
        Slot::Ask => teller.ask(),
        Slot::Skip => teller.skip(),
        Slot::Words => teller.words(),
    }
}

/// The honest answer to a letter in a language klarbrev does not read: nothing is guessed.
fn unreadable(document: &Document<'_>, language: Lang, calendar: Calendar) -> Summary {
    let facts = Facts::default();
    let teller = Teller::new(document, &facts, language, calendar);
    let say = teller.say();
    let sections = Slot::ALL.map(|slot| {
        let statements = match slot {
            Slot::Ask => teller.general_routes(),
            _ => vec![Statement::absent(slot, &teller.texts().label.not_found)],
        };
        Section { slot, statements }
    });
    let ask = [Missing::Outcome, Missing::Action, Missing::Deadline, Missing::Appeal];
    Summary {
        language,
        lead: vec![
            Statement::absent(Slot::Outcome, &say.other_language),
            Statement::general(Slot::Ask, say.other_language_help.clone()),
        ],
        sections: sections.into(),
        notes: said_of_reading(document, language),
        phone_sentence: Statement::absent(Slot::Outcome, &say.other_language),
        before_calling: teller.before_calling(),
        control_questions: teller.control_questions(),
        questions_for_nav: ask.map(|missing| teller.nav_question(missing)).into(),
        not_found: Missing::ALL.into(),
        needs_human: false,
        calendar,
        templates: teller.texts(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Letter;

    #[test]
    fn a_letter_in_another_language_is_said_to_be_so() {
        let letter = Letter::from_text("Warqaddani waxay ku saabsan tahay lacagta.");
        let document = Document::new(&letter, crate::Lexicon::builtin());
        let summary = unreadable(&document, Lang::Nb, Calendar::default());
        assert!(summary.lead[0].text.contains("et annet språk"));
        assert_eq!(summary.sentences().count(), 0);
        assert_eq!(summary.not_found, Missing::ALL);
        assert!(summary.sections.iter().all(|s| !s.statements.is_empty()));
        assert!(summary.lead[1].text.contains("tolk"));
    }
}
