//! The list of letters: a plain sorted table, which a small script lets one sort and filter.

use maud::{Markup, PreEscaped, html};

use super::worst::facts;
use super::{AuditPage, Words, heaviest};
use crate::audit::{Listed, Slot, SlotState};

/// So many reasons stand in a row.
const REASONS: usize = 3;
/// The rows take no more bytes than these, so that the page opens quickly.
const BYTES: usize = 2_300_000;

/// The columns beside the name and the reasons.
struct Columns {
    volume: bool,
    change: bool,
}

pub(super) fn section(page: &AuditPage<'_>) -> Markup {
    let words = page.words();
    let letters = &page.ranking.letters;
    let columns = Columns {
        volume: letters.iter().any(|one| one.volume.is_some()),
        change: page.report.compared.is_some(),
    };
    let mut rows = String::new();
    let mut count = 0;
    for (at, one) in letters.iter().enumerate() {
        let row = row(page, &columns, at, one).into_string();
        if rows.len() + row.len() > BYTES {
            break;
        }
        rows.push_str(&row);
        count += 1;
    }
    let all = page.ranking.rated;
    let key = if all > count as u64 { "table-part" } else { "table-all" };
    let told =
        words.fill(key, &[("count", &words.number(count as u64)), ("all", &words.number(all))]);
    let pages = page.pages.count();
    html! {
        section #table aria-labelledby="table-h" {
            h2 #table-h { (words.text("table")) }
            p .lead {
                (told)
                @if pages > 0 {
                    " " (words.fill("table-pages", &[("count", &words.number(pages as u64))]))
                }
            }
            (filters(page, &letters[..count]))
            table #letters .letters .cards data-sort=(words.text("sort-by")) {
                thead { (heads(words, &columns)) }
                tbody { (PreEscaped(rows)) }
            }
            p #status role="status" data-text=(words.text("filter-status")) data-none=(words.text("filter-none")) {}
            button #more type="button" hidden { (words.text("filter-more")) }
        }
    }
}

fn heads(words: Words, columns: &Columns) -> Markup {
    html! {
        tr {
            th .num scope="col" data-s="n" aria-sort="ascending" { (words.text("table-rank")) }
            th scope="col" data-s="t" { (words.text("table-letter")) }
            th .num scope="col" data-s="d" { (words.text("table-points")) }
            @if columns.volume {
                th .num scope="col" data-s="d" { (words.text("table-volume")) }
                th .num scope="col" data-s="d" { (words.text("table-weight")) }
            }
            @if columns.change { th .num scope="col" data-s="d" { (words.text("table-change")) } }
            th .num scope="col" data-s="d" { (words.text("table-words")) }
            th scope="col" { (words.text("table-why")) }
        }
    }
}

fn row(page: &AuditPage<'_>, columns: &Columns, at: usize, one: &Listed) -> Markup {
    let words = page.words();
    let points = one.score.points;
    let reasons = heaviest(&one.score);
    let (first, rest) = reasons.split_at(reasons.len().min(REASONS));
    let missing: Vec<&str> = Slot::ALL
        .iter()
        .zip(one.slots)
        .filter(|(_, state)| *state == SlotState::Missing)
        .map(|(slot, _)| slot.name())
        .collect();
    let change = one.before.map(|before| i64::from(points) - i64::from(before));
    let more = match rest.len() {
        1 => words.text("one-more-reason").to_owned(),
        count => words.fill("more-reasons", &[("count", &count.to_string())]),
    };
    html! {
        tr data-k=(one.kind.name()) data-l=(one.language.tag()) data-m=(missing.join(" ")) {
            td .num data-l=(words.text("table-rank")) { (at + 1) }
            th scope="row" {
                (page.name(&one.id, Some(at)))
                " " span .quiet { (facts(words, one)) }
            }
            td .num data-l=(words.text("table-points")) { (points) }
            @if columns.volume {
                td .num data-l=(words.text("table-volume")) data-v=(one.volume.unwrap_or(1)) {
                    @match one.volume { Some(volume) => (words.number(volume)), None => "–" }
                }
                td .num data-l=(words.text("table-weight")) data-v=(one.weight) { (words.number(one.weight)) }
            }
            @if columns.change {
                td .num data-l=(words.text("table-change")) data-v=(change.unwrap_or(0)) {
                    @match change { Some(change) => (format!("{change:+}")), None => (words.text("table-new")) }
                }
            }
            td .num data-l=(words.text("table-words")) data-v=(one.words) { (words.number(one.words as u64)) }
            td .why {
                @if first.is_empty() { (words.text("table-clean")) } @else { (page.reasons(first)) }
                @if !rest.is_empty() { span .quiet { (more) } }
            }
        }
    }
}

/// What the script shows: without it there is nothing to choose.
fn filters(page: &AuditPage<'_>, letters: &[Listed]) -> Markup {
    let words = page.words();
    let mut kinds: Vec<_> =
        letters.iter().map(|one| (words.kind(one.kind), one.kind.name())).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let mut languages: Vec<_> =
        letters.iter().map(|one| (words.language(one.language), one.language.tag())).collect();
    languages.sort_unstable();
    languages.dedup();
    let missing: Vec<_> = Slot::ALL
        .iter()
        .enumerate()
        .filter(|(i, _)| letters.iter().any(|one| one.slots[*i] == SlotState::Missing))
        .map(|(_, slot)| (page.report.wording.slot(*slot), slot.name()))
        .collect();
    let choices = [
        ("filter-kind", "k", kinds),
        ("filter-language", "l", languages),
        ("filter-missing", "m", missing),
    ];
    html! {
        div #filters role="search" aria-label=(words.text("filter")) hidden {
            div { label for="f-q" { (words.text("filter-name")) } input #f-q type="search" autocomplete="off"; }
            @for (key, name, options) in &choices {
                @if options.len() > 1 || *name == "m" && !options.is_empty() {
                    div {
                        label for={ "f-" (name) } { (words.text(key)) }
                        select #{ "f-" (name) } data-f=(name) {
                            option value="" { (words.text("filter-any")) }
                            @for (shown, value) in options { option value=(value) { (shown) } }
                        }
                    }
                }
            }
            button #clear type="button" { (words.text("filter-clear")) }
        }
    }
}
