//! What letters have in common and where they disagree: contradictions, one passage in several forms,
//! versions in several languages, faults at the seams, standard text.

use maud::{Markup, html};

use super::words::{capital, percent};
use super::{AuditPage, clean};
use crate::audit::across::{
    AcrossWords, At, Cluster, Contradiction, Difference, Drift, Seam, Side, Variant, Version,
};

/// So many of each sort are shown; all stand in the files beside the page.
const SHOWN: usize = 12;
/// So many places of each.
const PLACES: usize = 3;
/// So many characters of a passage are seen at once.
const PASSAGE: usize = 240;

/// Empty where nothing was found.
pub(super) fn section(page: &AuditPage<'_>) -> Markup {
    if !any(page) {
        return html! {};
    }
    let words = page.words();
    let told = page.report.wording.across();
    let across = page.report.across;
    let standard = &across.standard;
    html! {
        section #across aria-labelledby="across-h" {
            h2 #across-h { (words.text("across")) }
            @if standard.clusters > 0 {
                p .lead {
                    (told.line("standard", &[
                        ("share", &percent(standard.shared_words, standard.words).to_string()),
                        ("clusters", &words.number(standard.clusters)),
                    ]))
                }
            }
            @if standard.let_go > 0 {
                p .quiet { (told.line("let-go", &[("count", &words.number(standard.let_go))])) }
            }
            (contradictions(page, told, "contradictions", true))
            (drifts(page, told))
            (parity(page, told))
            (seams(page, told))
            (contradictions(page, told, "differences", false))
            (clusters(page))
        }
    }
}

/// True where there is something to tell.
pub(super) fn any(page: &AuditPage<'_>) -> bool {
    let across = page.report.across;
    let told = across.parity.differing + across.seams.total + across.standard.clusters;
    told > 0 || !across.contradictions.is_empty()
}

fn contradictions(page: &AuditPage<'_>, told: AcrossWords, heading: &str, fault: bool) -> Markup {
    let all = &page.report.across.contradictions;
    let found: Vec<&Contradiction> =
        all.iter().filter(|one| one.fault == fault).take(SHOWN).collect();
    if found.is_empty() {
        return html! {};
    }
    let words = page.words();
    html! {
        h3 { (told.line(heading, &[])) }
        ul .plain-list {
            @for one in found {
                li {
                    strong { (capital(told.topic(one.topic))) } " (" (clean(&told.about(&one.about))) ")"
                    ul {
                        @for answer in one.answers.iter().take(SHOWN) {
                            li {
                                strong { (clean(&told.value(Some(&answer.value)))) } ": "
                                (words.fill("figures-letters", &[("count", &words.number(answer.letters))]))
                                " – " (places(page, &answer.places))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn drifts(page: &AuditPage<'_>, told: AcrossWords) -> Markup {
    let clusters = &page.report.across.clusters;
    let own = |cluster: &Cluster| cluster.letters;
    let mut found: Vec<(&Cluster, &Variant)> = clusters
        .iter()
        .flat_map(|cluster| cluster.variants.iter().map(move |variant| (cluster, variant)))
        .filter(|(_, variant)| variant.drift != Drift::Words)
        .collect();
    found.sort_by_key(|(cluster, variant)| (variant.drift, std::cmp::Reverse(own(cluster))));
    if found.is_empty() {
        return html! {};
    }
    let words = page.words();
    html! {
        h3 { (told.line("drift", &[])) }
        p .quiet { (words.text("across-drift")) }
        ul .plain-list {
            @for (cluster, variant) in found.into_iter().take(SHOWN) {
                @let letters = words.number(variant.letters);
                @let all = words.number(cluster.letters);
                li {
                    strong { (capital(told.drift(variant.drift))) } ": "
                    (words.fill("fault-letters", &[("count", &letters), ("all", &all)])) " – " (places(page, &variant.places))
                    blockquote { (diff(variant)) }
                }
            }
        }
    }
}

/// The commonest form with what this one lacks struck out and what it has instead underlined.
fn diff(variant: &Variant) -> Markup {
    html! {
        @for piece in &variant.pieces {
            @let text = clean(&piece.text);
            @match piece.side {
                Side::Both => (text),
                Side::Common => del { (text) },
                Side::Own => ins { (text) },
            }
            " "
        }
    }
}

fn parity(page: &AuditPage<'_>, told: AcrossWords) -> Markup {
    let parity = &page.report.across.parity;
    if parity.differing == 0 {
        return html! {};
    }
    let words = page.words();
    let counts =
        [("differing", &*words.number(parity.differing)), ("pairs", &words.number(parity.pairs))];
    let version = |version: &Version| {
        let value = clean(&told.value(version.value.as_deref()));
        html! { strong { (value) } " (" (words.language(version.language)) ", " (place(page, &version.at)) ")" }
    };
    let line = |one: &Difference| html! { (capital(told.aspect(one.aspect))) ": " (version(&one.one)) " – " (version(&one.other)) };
    html! {
        h3 { (told.line("parity", &counts)) }
        ul { @for one in parity.differences.iter().take(SHOWN) { li { (line(one)) } } }
    }
}

fn seams(page: &AuditPage<'_>, told: AcrossWords) -> Markup {
    let seams = &page.report.across.seams;
    if seams.total == 0 {
        return html! {};
    }
    let words = page.words();
    let counts =
        [("total", &*words.number(seams.total)), ("letters", &words.number(seams.letters))];
    let line = |one: &Seam| {
        html! {
            @if let Some(quote) = &one.quote { q { (clean(quote)) } " – " }
            (place(page, &one.at))
        }
    };
    html! {
        h3 { (told.line("seams", &counts)) }
        ul .plain-list {
            @for (kind, count, letters) in &seams.kinds {
                li {
                    strong { (capital(told.seam(*kind))) } ": "
                    (words.fill("fault-findings", &[("count", &words.number(*count))])) ", "
                    (words.fill("figures-letters", &[("count", &words.number(*letters))]))
                    ul {
                        @for one in seams.found.iter().filter(|one| one.kind == *kind).take(PLACES) {
                            li { (line(one)) }
                        }
                    }
                }
            }
        }
    }
}

/// Standard text, the passages that take most of the letters' words first.
fn clusters(page: &AuditPage<'_>) -> Markup {
    let clusters = &page.report.across.clusters;
    if clusters.is_empty() {
        return html! {};
    }
    let words = page.words();
    let heads = ["across-letters", "across-share", "across-forms"];
    html! {
        h3 { (words.text("across-standard")) }
        table .cards {
            thead { tr {
                th scope="col" { (words.text("across-passage")) }
                @for head in heads { th .num scope="col" { (words.text(head)) } }
            } }
            tbody {
                @for one in clusters.iter().take(SHOWN) {
                    @let share = format!("{:.1}", one.share);
                    @let share = if words.lang == crate::Lang::En { share } else { share.replace('.', ",") };
                    @let values = [words.number(one.letters), words.fill("percent", &[("value", &share)]), words.number(one.forms)];
                    tr {
                        th scope="row" { (passage(page, one)) }
                        @for (head, value) in heads.iter().zip(values) {
                            td .num data-l=(words.text(head)) { (value) }
                        }
                    }
                }
            }
        }
    }
}

fn passage(page: &AuditPage<'_>, one: &Cluster) -> Markup {
    let text = clean(one.text.as_deref().unwrap_or("…"));
    let short: String = text.chars().take(PASSAGE).collect();
    html! {
        (short) @if short.len() < text.len() { "…" }
        span .quiet { (places(page, &one.places)) }
    }
}

/// Some places, each linked where its letter has a page.
fn places(page: &AuditPage<'_>, all: &[At]) -> Markup {
    html! {
        @for (i, at) in all.iter().take(PLACES).enumerate() {
            @if i > 0 { ", " }
            (place(page, at))
        }
        @if all.len() > PLACES { " …" }
    }
}

fn place(page: &AuditPage<'_>, at: &At) -> Markup {
    let words = page.words();
    html! {
        (page.name(&at.id, page.place(&at.id)))
        " " (words.fill("letter-line", &[("line", &at.line.to_string())]))
    }
}
