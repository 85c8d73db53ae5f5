//! The language in figures: a chart and a table for each, these letters beside those of Nav.

use maud::{Markup, PreEscaped, html};

use super::bins::Bins;
use super::chart::{Chart, Row};
use super::words::capital;
use super::{AuditPage, Words};
use crate::analyse::{Measure, Reference};
use crate::audit::Spread;
use crate::lang::Lang;

/// The figures that are drawn.
const SHOWN: [Measure; 4] =
    [Measure::Lix, Measure::Jargon, Measure::WordsPerSentence, Measure::WordsBeforeOutcome];

/// A collection in the table: what 10, 50 and 90 per cent do not exceed, or only one figure of the whole.
struct Line {
    row: Row,
    letters: Option<u64>,
    pooled: bool,
}

pub(super) fn section(page: &AuditPage<'_>) -> Markup {
    let words = page.words();
    let tally = page.report.tally;
    let spreads = Measure::ALL.iter().zip(&tally.measures);
    let of = |wanted: Measure| spreads.clone().find(|((m, _), _)| *m == wanted).map(|(_, s)| s);
    let languages: Vec<Lang> =
        tally.languages.iter().map(|(lang, _)| *lang).filter(|l| *l != Lang::Other).collect();
    let known: Vec<&Reference> = Reference::all()
        .iter()
        .filter(|one| languages.iter().any(|l| Reference::of(*l).any(|r| r.slug == one.slug)))
        .collect();
    html! {
        section #figures aria-labelledby="figures-h" {
            h2 #figures-h { (words.text("figures")) }
            p .lead { (words.text("figures-lix")) }
            p .quiet { (words.text("figures-how")) }
            div .charts {
                @for measure in SHOWN {
                    @if let Some(spread) = of(measure).filter(|spread| spread.letters() > 0) {
                        (figure(words, measure, spread, &known))
                    }
                }
            }
            @if !known.is_empty() {
                details .quiet {
                    summary { (words.text("figures-sources")) }
                    ul {
                        @for one in &known { li { (short(words, one)) ": " (one.name(words.lang)) " – " (one.source) "." } }
                    }
                }
            }
        }
    }
}

fn figure(words: Words, measure: Measure, spread: &Spread, known: &[&Reference]) -> Markup {
    let mut lines = vec![own(words, spread)];
    lines.extend(known.iter().filter_map(|one| other(words, measure, one)));
    let others = lines[1..].iter().flat_map(|line| {
        let row = &line.row;
        [row.outer.map(|outer| outer.0), row.outer.map(|outer| outer.1), row.middle]
    });
    let Some(bins) = Bins::of(spread, others.flatten()) else { return html! {} };
    let rows: Vec<Row> = lines.iter().map(|line| line.row.clone()).collect();
    let name = measure.name(words.lang);
    let code =
        Measure::ALL.iter().find(|(known, _)| *known == measure).map_or("", |(_, code)| code);
    let under = words.text(&format!("axis-{code}"));
    let print = |value: f64| measure.print(value, words.lang);
    let axis = |value: f64| plain(value, words);
    let svg = Chart {
        bins: &bins,
        rows: &rows,
        across: under,
        up: words.text("figures-axis"),
        print: &axis,
    }
    .svg();
    let shown =
        |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| unitless(&print(value)));
    let (low, high) = rows[0].outer.unwrap_or_default();
    let alt = words.fill(
        "figures-alt",
        &[
            ("name", name),
            ("count", &words.number(spread.letters())),
            ("middle", &shown(rows[0].middle)),
            ("low", &print(low)),
            ("high", &print(high)),
        ],
    );
    let last = spread.counts().last().map_or(0.0, |(value, _)| value);
    html! {
        figure .chart {
            figcaption {
                h3 { (name) }
                p .quiet { (measure.how(words.lang)) }
            }
            div .drawing role="img" aria-label=(alt) { (PreEscaped(svg)) }
            @if bins.open {
                p .quiet { (words.fill("figures-above", &[("value", &print(last))])) }
            }
            table .plain {
                thead { tr {
                    th scope="col" { (words.text("figures-collection")) }
                    @for head in ["figures-low", "figures-middle", "figures-high"] {
                        th .num scope="col" { (words.text(head)) }
                    }
                } }
                tbody {
                    @for line in &lines {
                        tr {
                            th scope="row" {
                                (line.row.name)
                                @if let Some(letters) = line.letters {
                                    " (" (words.fill("figures-letters", &[("count", &words.number(letters))])) ")"
                                }
                            }
                            td .num { (shown(line.row.outer.map(|outer| outer.0))) }
                            td .num {
                                (shown(line.row.middle))
                                @if line.pooled { " (" (words.text("figures-pooled")) ")" }
                            }
                            td .num { (shown(line.row.outer.map(|outer| outer.1))) }
                        }
                    }
                }
            }
        }
    }
}

fn own(words: Words, spread: &Spread) -> Line {
    let row = Row {
        name: words.text("figures-own").to_owned(),
        own: true,
        outer: spread.percentile(10).zip(spread.percentile(90)),
        inner: spread.percentile(25).zip(spread.percentile(75)),
        middle: spread.percentile(50),
    };
    Line { row, letters: Some(spread.letters()), pooled: false }
}

/// `None` where the collection has no such figure.
fn other(words: Words, measure: Measure, one: &Reference) -> Option<Line> {
    let at = |percent: f64| one.percentile(measure, percent);
    let middle = at(50.0).or_else(|| one.pooled(measure))?;
    let row = Row {
        name: short(words, one),
        own: false,
        outer: at(10.0).zip(at(90.0)),
        inner: at(25.0).zip(at(75.0)),
        middle: Some(middle),
    };
    Some(Line { row, letters: None, pooled: at(50.0).is_none() })
}

fn short(words: Words, one: &Reference) -> String {
    capital(words.text(&format!("reference-{}", one.slug)))
}

/// «0,7 per 100 ord» without what follows the number: a table has it in its heading.
fn unitless(shown: &str) -> String {
    shown.split(' ').next().unwrap_or_default().to_owned()
}

/// A value at an axis: no more decimals than it has.
fn plain(value: f64, words: Words) -> String {
    let shown = format!("{:.1}", value.abs());
    let shown = shown.trim_end_matches('0').trim_end_matches('.');
    if words.lang == Lang::En { shown.to_owned() } else { shown.replace('.', ",") }
}
