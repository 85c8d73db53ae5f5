//! The commonest faults: in how many letters, what to do, and a sentence that has it.

use maud::{Markup, html};

use super::AuditPage;
use super::letter::FaultExample;
use super::words::in_place;
use crate::audit::RuleTally;
use crate::lexicon::Severity;

/// So many rules are shown.
const RULES: usize = 12;

pub(super) fn section(page: &AuditPage<'_>) -> Markup {
    let words = page.words();
    let commonest = weightiest(page);
    let intro = if commonest.is_empty() { "faults-none" } else { "faults-intro" };
    html! {
        section #faults aria-labelledby="faults-h" {
            h2 #faults-h { (words.text("faults")) }
            p .lead { (words.text(intro)) }
            ul .faults {
                @for (slug, rule) in commonest.iter().take(RULES) { li { (fault(page, slug, rule)) } }
            }
        }
    }
}

/// Errors and warnings before advice, those in most letters first; without what is in place in a letter.
pub(super) fn weightiest<'a>(page: &AuditPage<'a>) -> Vec<(&'a str, &'a RuleTally)> {
    let mut rules = page.report.commonest();
    rules.retain(|(slug, _)| !in_place(slug));
    // Stable: within each the order stays.
    rules.sort_by_key(|(_, rule)| rule.severity < Severity::Warning);
    rules
}

fn fault(page: &AuditPage<'_>, slug: &str, rule: &RuleTally) -> Markup {
    let words = page.words();
    let all = words.number(page.report.tally.rated);
    let letters =
        words.fill("fault-letters", &[("count", &words.number(rule.letters)), ("all", &all)]);
    let findings = words.fill("fault-findings", &[("count", &words.number(rule.findings))]);
    let share = super::words::percent(rule.letters, page.report.tally.rated);
    html! {
        h3 { (page.report.wording.title(slug)) }
        p .sum {
            strong { (letters) } " (" (words.fill("percent", &[("value", &share.to_string())])) ") · " (findings) " · "
            span class={ "level " (level(rule)) } { (words.severity(rule.severity)) }
        }
        @match page.pages.examples.get(slug) {
            Some(example) => (shown(page, example)),
            None => (quoted(page, rule)),
        }
    }
}

fn level(rule: &RuleTally) -> &'static str {
    super::letter::level(rule.severity)
}

/// An example with the sentence around it and what to do about it.
fn shown(page: &AuditPage<'_>, example: &FaultExample) -> Markup {
    let words = page.words();
    let Some(letter) = page.ranking.letters.get(example.at) else { return html! {} };
    let link = page.pages.link(example.at).unwrap_or_default();
    let line = example.line.to_string();
    let place = words.fill(
        "fault-place",
        &[("letter", &page.shown(page.ranking.name(&letter.id))), ("line", &line)],
    );
    html! {
        blockquote {
            (example.before) mark class=(super::letter::level(example.severity)) { (example.marked) } (example.after)
            footer { a href={ (link) "#m" (example.number) } { bdi { (place) } } }
        }
        p { strong { (words.text("fault-advice")) ": " } (example.advice) }
    }
}

/// What a rule marked, where no page shows it.
fn quoted(page: &AuditPage<'_>, rule: &RuleTally) -> Markup {
    let words = page.words();
    let example = rule.examples.iter().find(|example| example.quote.is_some());
    let Some((example, quote)) = example.and_then(|e| Some((e, e.quote.as_ref()?))) else {
        return html! {};
    };
    let line = example.line.to_string();
    let place = words.fill(
        "fault-place",
        &[("letter", &page.shown(page.ranking.name(&example.id))), ("line", &line)],
    );
    html! {
        blockquote { mark { (super::clean(quote)) } footer { bdi { (place) } } }
    }
}
