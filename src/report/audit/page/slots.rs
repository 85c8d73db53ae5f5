//! What letters should say, and how many do.

use maud::{Markup, html};

use super::AuditPage;
use super::words::{capital, percent};
use crate::audit::Slot;

pub(super) fn section(page: &AuditPage<'_>) -> Markup {
    let words = page.words();
    let heads = ["slots-found", "slots-missing", "slots-not-needed"];
    html! {
        section #slots aria-labelledby="slots-h" {
            h2 #slots-h { (words.text("slots")) }
            p .lead { (words.text("slots-intro")) }
            table .slots .cards {
                thead { tr {
                    th scope="col" { (words.text("slots-name")) }
                    th scope="col" { (words.text("slots-share")) }
                    @for head in heads { th .num scope="col" { (words.text(head)) } }
                } }
                tbody {
                    @for (slot, counts) in Slot::ALL.iter().zip(&page.report.tally.slots) {
                        @let needed = counts.found + counts.missing;
                        @let share = percent(counts.found, needed);
                        tr {
                            th scope="row" { (capital(page.report.wording.slot(*slot))) }
                            td .share data-l=(words.text("slots-share")) {
                                @if needed == 0 {
                                    span .quiet { (words.text("slots-none")) }
                                } @else {
                                    (bar(share))
                                    span { (words.fill("percent", &[("value", &share.to_string())])) }
                                }
                            }
                            @for (head, count) in heads.iter().zip([counts.found, counts.missing, counts.not_needed]) {
                                td .num data-l=(words.text(head)) { (words.number(count)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A bar that is so many per cent full. The number stands beside it.
fn bar(share: u64) -> Markup {
    html! {
        svg .bar viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" {
            rect .empty width="100" height="10" {}
            rect .full width=(share) height="10" {}
        }
    }
}
