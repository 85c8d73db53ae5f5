//! The letters to mend first, with the reason for every point.

use maud::{Markup, html};

use super::{AuditPage, Words, heaviest};
use crate::audit::Listed;

/// So many letters are shown in full.
const LETTERS: usize = 8;
/// So many reasons are seen at once.
const REASONS: usize = 5;

pub(super) fn section(page: &AuditPage<'_>) -> Markup {
    let words = page.words();
    let letters = page.ranking.letters.iter().take(LETTERS).filter(|one| one.score.points > 0);
    let letters: Vec<&Listed> = letters.collect();
    let volumes = letters.iter().any(|one| one.volume.is_some());
    let intro = match (letters.is_empty(), volumes) {
        (true, _) => "worst-none",
        (_, true) => "worst-intro-volume",
        _ => "worst-intro",
    };
    html! {
        section #worst aria-labelledby="worst-h" {
            h2 #worst-h { (words.text("worst")) }
            p .lead { (words.text(intro)) }
            ol .worst {
                @for (at, one) in letters.iter().enumerate() { li { (card(page, at, one)) } }
            }
        }
    }
}

fn card(page: &AuditPage<'_>, at: usize, one: &Listed) -> Markup {
    let words = page.words();
    let reasons = heaviest(&one.score);
    let (first, rest) = reasons.split_at(reasons.len().min(REASONS));
    let points = one.score.points.to_string();
    let points = match one.volume {
        Some(volume) => {
            words.fill("volume", &[("points", &points), ("volume", &words.number(volume))])
        }
        None => words.fill("points", &[("points", &points)]),
    };
    let more = match rest.len() {
        1 => words.text("one-more-reason").to_owned(),
        count => words.fill("more-reasons", &[("count", &count.to_string())]),
    };
    html! {
        h3 { (page.name(&one.id, Some(at))) }
        p .sum { strong { (points) } " · " (facts(words, one)) }
        (page.reasons(first))
        @if !rest.is_empty() {
            details { summary { (more) } (page.reasons(rest)) }
        }
    }
}

/// «vedtak, avslag · nynorsk».
pub(super) fn facts(words: Words, one: &Listed) -> String {
    let kind = words.kind(one.kind);
    let kind = match one.outcome {
        // «saken er avsluttet, avsluttet» says the same twice.
        Some(outcome) if outcome.name() != one.kind.name() => {
            format!("{kind}, {}", words.outcome(outcome))
        }
        _ => kind.to_owned(),
    };
    format!("{kind} · {}", words.language(one.language))
}
