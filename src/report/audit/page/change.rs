//! What got better and worse since the run that was compared with.

use maud::{Markup, html};

use super::AuditPage;
use crate::audit::Worst;

/// So many letters are named.
const LETTERS: usize = 10;

/// Empty where nothing was compared.
pub(super) fn section(page: &AuditPage<'_>) -> Markup {
    let words = page.words();
    let Some(compared) = page.report.compared else { return html! {} };
    let tally = page.report.tally;
    let counts = [
        ("change-worse", tally.worse),
        ("change-better", tally.better),
        ("change-same", tally.same),
        ("change-new", tally.new),
        ("change-gone", compared.gone),
    ];
    html! {
        section #change aria-labelledby="change-h" {
            h2 #change-h { (words.text("change")) }
            p .quiet { (words.fill("change-intro", &[("path", &page.shown(compared.path))])) }
            dl .counts {
                @for (key, count) in counts {
                    div { dt { (words.text(key)) } dd { (words.number(count)) } }
                }
            }
            (list(page, "change-top-worse", &tally.became_worse))
            (list(page, "change-top-better", &tally.became_better))
        }
    }
}

fn list(page: &AuditPage<'_>, heading: &str, letters: &[Worst]) -> Markup {
    let words = page.words();
    if letters.is_empty() {
        return html! {};
    }
    html! {
        h3 { (words.text(heading)) }
        ul .changed {
            @for one in letters.iter().take(LETTERS) {
                @let before = one.before.unwrap_or_default().to_string();
                @let after = one.letter.score.as_ref().map_or(0, |score| score.points).to_string();
                li {
                    (page.name(&one.id, page.place(&one.id))) ": "
                    (words.fill("change-from", &[("before", &before), ("after", &after)]))
                }
            }
        }
    }
}
