//! The page of one letter: why it stands where it stands, and its text with every mark explained.

use std::collections::BTreeMap;
use std::io::{self, Write};

use maud::{Markup, html};

use super::marks::{FactMark, Mark, Shown};
use super::worst::facts;
use super::{Words, clean, head, heaviest};
use crate::audit::{Listed, Ranking, Wording};
use crate::extract::{Facts, Force, Found};
use crate::lang::Lang;
use crate::lexicon::Severity;
use crate::lint::Finding;
use crate::segment::Document;
use crate::text::{Span, mask};

/// More notes than these nobody reads.
const NOTES: usize = 300;
/// So many characters of a sentence are shown on either side of what is marked, and of it.
const AROUND: usize = 160;

/// Everything the page of a letter is made from.
#[derive(Debug, Clone, Copy)]
pub struct LetterPage<'a> {
    /// Its place in the ranking, from 0.
    pub at: usize,
    /// The letters that are listed.
    pub ranking: &'a Ranking,
    /// The letter as it is listed.
    pub listed: &'a Listed,
    /// Its text.
    pub document: &'a Document<'a>,
    /// What it says.
    pub facts: &'a Facts,
    /// What stands in the reader's way.
    pub findings: &'a [Finding],
    /// The words for reasons.
    pub wording: &'a Wording,
    /// The language of the page.
    pub lang: Lang,
    /// Hide identity and account numbers.
    pub mask: bool,
}

/// A place in a letter where a rule found something, with the sentence around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultExample {
    /// The letter's place in the ranking, from 0.
    pub(super) at: usize,
    /// The number of the note on the letter's page.
    pub(super) number: usize,
    pub(super) line: usize,
    pub(super) severity: Severity,
    pub(super) before: String,
    pub(super) marked: String,
    pub(super) after: String,
    pub(super) advice: String,
}

pub(super) const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Off => "info",
    }
}

impl LetterPage<'_> {
    /// Writes the page.
    ///
    /// # Errors
    ///
    /// Only what `out` itself gives.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let words = self.words();
        let title = self.shown(self.ranking.name(&self.listed.id));
        let body = html! {
            header {
                p .back { a href="../index.html" { (words.text("letter-back")) } }
                h1 { bdi { (title) } }
                p { (self.about()) }
            }
            main #main .letter-page {
                section .why aria-labelledby="why-h" {
                    h2 #why-h { (words.text("letter-reasons")) }
                    (self.reasons())
                }
                div .sheet {
                    section aria-labelledby="text-h" {
                        h2 #text-h { (words.text("letter-text")) }
                        p .quiet { (words.text("letter-legend")) }
                        div .letter lang=(self.document.language().tag()) { (self.text()) }
                    }
                    section aria-labelledby="notes-h" {
                        h2 #notes-h { (words.text("letter-notes")) }
                        (self.notes())
                    }
                }
            }
        };
        out.write_all(head::document(words, &title, false, &body).into_string().as_bytes())
    }

    /// An example of each rule that found something here.
    pub fn examples(&self) -> BTreeMap<String, FaultExample> {
        let shown = Shown::new(self.document.text(), self.mask);
        let mut examples = BTreeMap::new();
        for (i, finding) in self.noted().into_iter().enumerate() {
            if examples.contains_key(&*finding.rule) {
                continue;
            }
            let (message, help) = self.said(finding);
            let start = finding.span.start;
            let sentences = self.document.sentences();
            let after = sentences.partition_point(|sentence| sentence.span.start <= start);
            let sentence = after.checked_sub(1).map(|at| sentences[at].span);
            let sentence = sentence.filter(|s| start < s.end).unwrap_or(finding.span);
            let end = finding.span.end.min(sentence.end).max(start);
            let example = FaultExample {
                at: self.at,
                number: i + 1,
                line: self.document.line(start),
                severity: finding.severity,
                before: last(&shown.line(Span::new(sentence.start, start))),
                marked: first(&shown.line(Span::new(start, end))),
                after: first(&shown.line(Span::new(end, sentence.end))),
                advice: help.unwrap_or(message),
            };
            if !example.marked.trim().is_empty() {
                examples.insert(finding.rule.to_string(), example);
            }
        }
        examples
    }

    fn words(&self) -> Words {
        Words::in_language(self.lang)
    }

    fn shown(&self, text: &str) -> String {
        if self.mask { clean(&mask(text)) } else { clean(text) }
    }

    fn about(&self) -> String {
        let (words, listed) = (self.words(), self.listed);
        let points = listed.score.points.to_string();
        let points = match listed.volume {
            Some(volume) => {
                words.fill("volume", &[("points", &points), ("volume", &words.number(volume))])
            }
            None => words.fill("points", &[("points", &points)]),
        };
        let rank = (self.at as u64 + 1, self.ranking.rated);
        let rank = words.fill(
            "letter-rank",
            &[("rank", &words.number(rank.0)), ("all", &words.number(rank.1))],
        );
        let count = words.fill("words", &[("count", &words.number(listed.words as u64))]);
        [points, rank, facts(words, listed), count].join(" · ")
    }

    fn reasons(&self) -> Markup {
        let words = self.words();
        let reasons = heaviest(&self.listed.score);
        html! {
            @if reasons.is_empty() { p { (words.text("table-clean")) } }
            ul .reasons .all {
                @for reason in reasons {
                    li {
                        span .plus { "+" (reason.points) } " "
                        span {
                            (clean(&self.wording.reason(reason)))
                            " " span .quiet { "(" (self.wording.group(reason.group)) ")" }
                        }
                    }
                }
            }
        }
    }

    /// The findings in the order of their places.
    fn noted(&self) -> Vec<&Finding> {
        let mut findings: Vec<&Finding> = self.findings.iter().collect();
        findings.sort_by_key(|finding| (finding.span.start, finding.span.end));
        findings.truncate(NOTES);
        findings
    }

    fn said(&self, finding: &Finding) -> (String, Option<String>) {
        let (message, help) = finding.text(self.document, self.lang);
        (self.shown(&message), help.map(|help| self.shown(&help)))
    }

    fn notes(&self) -> Markup {
        let words = self.words();
        let noted = self.noted();
        if noted.is_empty() {
            let norwegian = self.document.language().is_norwegian();
            let key = if norwegian { "letter-clean" } else { "letter-unread" };
            return html! { p { (words.text(key)) } };
        }
        html! {
            ol .notes {
                @for (i, finding) in noted.into_iter().enumerate() {
                    @let number = (i + 1).to_string();
                    @let line = self.document.line(finding.span.start).to_string();
                    @let (message, help) = self.said(finding);
                    li #{ "n" (number) } class=(level(finding.severity)) {
                        p {
                            span class={ "level " (level(finding.severity)) } { (words.severity(finding.severity)) }
                            " " strong { (message) }
                        }
                        @if let Some(help) = &help { p { (help) } }
                        @if let Some(fix) = finding.fix.as_ref().map(|fix| self.shown(&fix.replacement)) {
                            @if !fix.is_empty() && !help.unwrap_or_default().contains(&format!("«{fix}»")) {
                                p { (words.fill("letter-suggestion", &[("fix", &fix)])) }
                            }
                        }
                        p .quiet {
                            (self.wording.title(&finding.rule)) " · "
                            a href={ "#m" (number) } aria-label=(words.fill("letter-up", &[("line", &line)])) {
                                (words.fill("letter-line", &[("line", &line)]))
                            }
                        }
                    }
                }
            }
        }
    }

    fn text(&self) -> Markup {
        let marks: Vec<Mark> = self
            .noted()
            .into_iter()
            .enumerate()
            .map(|(i, one)| Mark { number: i + 1, span: one.span, severity: one.severity })
            .collect();
        let shown = Shown::new(self.document.text(), self.mask);
        shown.marked(self.document, &marks, &fact_marks(self.facts), self.words())
    }
}

/// What the letter says, and where: each once, in the order of the text.
fn fact_marks(facts: &Facts) -> Vec<FactMark> {
    let mut all = Vec::new();
    let mut add = |key: &'static str, span: Option<Span>| {
        all.extend(span.map(|span| FactMark { span, key }));
    };
    add("fact-date", facts.letter_date.as_ref().map(Found::place));
    add("fact-sender", facts.sender.as_ref().map(Found::place));
    add("fact-outcome", facts.outcome.as_ref().map(Found::place));
    facts.reasons.iter().for_each(|found| add("fact-reason", Some(found.place())));
    facts.amounts.iter().for_each(|found| add("fact-amount", Some(found.place())));
    facts.periods.iter().for_each(|found| add("fact-period", Some(found.place())));
    for action in &facts.actions {
        let key = match action.force {
            Force::Must => "fact-must",
            Force::MustIf => "fact-must-if",
            Force::May => "fact-may",
        };
        let own = action.evidence.first().copied();
        add(key, own);
        if action.deadline.is_some() {
            add("fact-deadline", action.deadline_at.or(own));
        }
        add("fact-consequence", action.consequence.as_ref().map(Found::place));
    }
    if let Some(appeal) = &facts.appeal {
        add("fact-appeal", appeal.evidence.first().copied());
    }
    add("fact-contact", facts.contacts.evidence.first().copied());
    all.sort_unstable();
    all.dedup();
    all.truncate(NOTES);
    all
}

/// The beginning of a text that is too long.
fn first(text: &str) -> String {
    if text.chars().count() <= AROUND {
        return text.to_owned();
    }
    let mut cut: String = text.chars().take(AROUND).collect();
    cut.push('…');
    cut
}

/// The end of a text that is too long.
fn last(text: &str) -> String {
    let count = text.chars().count();
    if count <= AROUND {
        return text.to_owned();
    }
    let mut cut = "…".to_owned();
    cut.extend(text.chars().skip(count - AROUND));
    cut
}
