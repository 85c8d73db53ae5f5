//! `index.html` and the pages of letters: for whoever decides what is mended first. Each page stands
//! alone: no script, font, picture or style from elsewhere.

mod across;
mod assets;
mod bins;
mod change;
mod chart;
mod faults;
mod figures;
mod head;
mod lead;
mod letter;
mod marks;
mod method;
mod slots;
mod table;
mod words;
mod worst;

use std::collections::BTreeMap;
use std::io::{self, Write};

use jiff::civil::Date;
use maud::{Markup, html};

pub use self::letter::{FaultExample, LetterPage};
use self::words::Words;
use super::super::clean;
use super::{AuditReport, shown};
use crate::audit::{Ranking, Reason, Score};
use crate::lang::Lang;
use crate::lexicon::Lexicon;

/// The folder of the pages of letters, beside `index.html`.
pub const LETTER_PAGES: &str = "letter-pages";

/// The file's name of the page of the letter with this place in the ranking, from 1.
///
/// ```
/// assert_eq!(klarbrev::report::letter_page_name(7), "0007.html");
/// ```
pub fn letter_page_name(rank: usize) -> String {
    format!("{rank:04}.html")
}

/// Everything `index.html` is made from.
#[derive(Debug, Clone, Copy)]
pub struct AuditPage<'a> {
    /// The audit.
    pub report: AuditReport<'a>,
    /// The letters that are listed.
    pub ranking: &'a Ranking,
    /// The pages of letters.
    pub pages: &'a Pages,
    /// The words the letters were read with.
    pub lexicon: &'a Lexicon,
    /// The language of the page.
    pub lang: Lang,
    /// The day it is made.
    pub today: Date,
    /// False where the run was broken off.
    pub complete: bool,
}

/// Which letters have a page, and what was seen there.
#[derive(Debug, Clone, Default)]
pub struct Pages {
    written: Vec<bool>,
    examples: BTreeMap<String, FaultExample>,
}

impl Pages {
    /// Adds the next letter of the ranking: the rules with an example each, or `None` where the letter
    /// has no page.
    pub fn add(&mut self, page: Option<BTreeMap<String, FaultExample>>) {
        self.written.push(page.is_some());
        for (slug, example) in page.into_iter().flatten() {
            self.examples.entry(slug).or_insert(example);
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.written.iter().filter(|written| **written).count()
    }

    /// Where the page of the letter at this place lies, from 0, seen from `index.html`.
    fn link(&self, at: usize) -> Option<String> {
        let written = self.written.get(at).is_some_and(|written| *written);
        written.then(|| format!("{LETTER_PAGES}/{}", letter_page_name(at + 1)))
    }
}

impl AuditPage<'_> {
    /// Writes `index.html`.
    ///
    /// # Errors
    ///
    /// Only what `out` itself gives.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let words = self.words();
        let letters = words.number(self.report.tally.letters);
        let title = words.fill("title", &[("letters", &letters)]);
        let rated = self.report.tally.rated > 0;
        let body = html! {
            (head::header(self, &title))
            main #main {
                @if !self.complete {
                    p .alert role="note" { strong { (words.text("incomplete")) } }
                }
                @if rated {
                    (lead::section(self))
                    (change::section(self))
                    (worst::section(self))
                    (slots::section(self))
                    (faults::section(self))
                    (across::section(self))
                    (figures::section(self))
                    (table::section(self))
                } @else {
                    p { (words.text("nothing")) }
                }
                (method::section(self))
            }
        };
        out.write_all(head::document(words, &title, true, &body).into_string().as_bytes())
    }

    fn words(&self) -> Words {
        Words::in_language(self.lang)
    }

    /// The name of a letter, linked to its page where it has one.
    fn name(&self, id: &str, at: Option<usize>) -> Markup {
        let name = self.shown(self.ranking.name(id));
        if let Some(link) = at.and_then(|at| self.pages.link(at)) {
            html! { a href=(link) { bdi { (name) } } }
        } else {
            html! { bdi { (name) } }
        }
    }

    /// Where a letter stands in the ranking, if it has a page.
    fn place(&self, id: &str) -> Option<usize> {
        let letters = self.ranking.letters.iter().take(self.pages.written.len());
        letters.into_iter().position(|one| one.id == id)
    }

    fn shown(&self, text: &str) -> String {
        clean(&shown(text, self.report.mask))
    }

    /// «+20 brevet sier ikke hvorfor», the heaviest first.
    fn reasons(&self, reasons: &[&Reason]) -> Markup {
        html! {
            ul .reasons {
                @for reason in reasons {
                    li { span .plus { "+" (reason.points) } " " (clean(&self.report.wording.reason(reason))) }
                }
            }
        }
    }
}

/// The reasons, the heaviest first; equally heavy ones in their own order.
fn heaviest(score: &Score) -> Vec<&Reason> {
    let mut reasons: Vec<&Reason> = score.reasons.iter().collect();
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.points));
    reasons
}
