//! How the points are worked out, and what to know before the page is passed on.

use maud::{Markup, html};

use super::AuditPage;
use super::words::capital;
use crate::audit::groups;

pub(super) fn section(page: &AuditPage<'_>) -> Markup {
    let words = page.words();
    let masked = if page.report.mask { "method-masked" } else { "method-unmasked" };
    html! {
        section #method .quiet aria-labelledby="method-h" {
            h2 #method-h { (words.text("method")) }
            p { (words.text("method-points")) }
            ul {
                @for (slug, most) in groups() {
                    li {
                        (words.fill(
                            "method-most",
                            &[("group", &capital(page.report.wording.group(slug))), ("most", &most.to_string())],
                        ))
                    }
                }
            }
            p { (words.text("unofficial")) }
            p { (words.text(masked)) }
            p { (words.text("method-files")) " " (words.fill("method-lexicons", &[("digest", page.report.lexicons)])) }
        }
    }
}
