//! What every page begins with.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::assets::{SCRIPT, STYLE, policy};
use super::{AuditPage, Words, across};

/// A whole page around `body`.
pub(super) fn document(words: Words, title: &str, script: bool, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(words.lang.tag()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy(script));
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                meta name="generator" content=(concat!("klarbrev ", env!("CARGO_PKG_VERSION")));
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a .skip href="#main" { (words.text("skip")) }
                (body)
                @if script { script { (PreEscaped(SCRIPT)) } }
            }
        }
    }
}

/// What was read, and the way to the sections.
pub(super) fn header(page: &AuditPage<'_>, title: &str) -> Markup {
    let words = page.words();
    let tally = page.report.tally;
    let date = words.date(page.today, page.lexicon);
    let read = words.fill("read", &[("date", &date), ("version", env!("CARGO_PKG_VERSION"))]);
    let mut languages = tally.languages.clone();
    languages.sort_by_key(|(lang, count)| (std::cmp::Reverse(*count), lang.tag()));
    let languages: Vec<String> = languages
        .iter()
        .map(|(lang, count)| {
            let values = [("language", words.language(*lang)), ("count", &*words.number(*count))];
            words.fill("language", &values)
        })
        .collect();
    let count = |key: &str, count: u64| words.fill(key, &[("count", &words.number(count))]);
    let unrated = tally.letters - tally.rated;
    let unreadable = page.report.unreadable.count();
    let mut sections = vec![("lead", "lead")];
    if page.report.compared.is_some() {
        sections.push(("change", "change"));
    }
    sections.extend(["worst", "slots", "faults"].map(|s| (s, s)));
    if across::any(page) {
        sections.push(("across", "across"));
    }
    sections.extend(["figures", "table", "method"].map(|s| (s, s)));
    html! {
        header {
            h1 { (title) }
            p { (read) " " (words.fill("languages", &[("list", &languages.join(", "))])) }
            @if !page.ranking.folder.is_empty() {
                p .quiet { (words.fill("folder", &[("folder", &page.shown(&page.ranking.folder))])) }
            }
            @if unreadable > 0 { p .alert { (count("unreadable", unreadable)) } }
            @if unrated > 0 { p { (count("unrated", unrated)) } }
            @if tally.rated > 0 {
                nav aria-label=(words.text("contents")) {
                    ul {
                        @for (id, key) in &sections { li { a href={ "#" (id) } { (words.text(key)) } } }
                    }
                }
            }
        }
    }
}
