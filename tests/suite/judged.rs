//! Findings that a person has read and judged: `tests/judged/findings.csv`, drawn by `draw.py` there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use klarbrev::analyse::measures;
use klarbrev::lexicon::Severity;
use klarbrev::lint::Linter;
use klarbrev::{Document, Letter, Lexicon, extract};

use crate::letters::{at, files};

/// Of all that is told at warning or error, so much must be right.
const OVERALL: f64 = 0.90;

/// And so much of what any one rule tells.
const EACH: f64 = 0.80;

/// Only a draw was judged of what these find; of all others, everything.
const OFTEN: [&str; 2] = ["long-sentence", "impersonal-subject"];

/// A note that begins so says why a finding is told no longer.
const GONE: &str = "gone: ";

/// So many sentences make a text of its own out of a treebank's.
const TEXT: usize = 8;

/// Where a finding stands: text, byte, rule.
type Place = (String, usize, String);

/// The lines of the table, cut at its commas: source, start, rule, severity, drawn, verdict, note.
fn judged() -> Vec<[String; 7]> {
    let table = fs::read_to_string(at("tests/judged/findings.csv")).unwrap();
    let cells = |line: &str| {
        let cells: Vec<String> = line.splitn(7, ',').map(str::to_owned).collect();
        cells.try_into().unwrap_or_else(|_| panic!("{line}"))
    };
    table.lines().skip(1).map(cells).collect()
}

#[test]
fn what_is_told_is_right() {
    let (mut drawn, mut right) = (0_u32, 0_u32);
    let mut rules: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for [_, _, rule, severity, in_draw, verdict, note] in judged() {
        let line = format!("{rule} {severity} {verdict} {note}");
        let (severity, verdict) = (severity.as_str(), verdict.as_str());
        assert!(["warning", "error"].contains(&severity), "{line}");
        assert!(["right", "wrong"].contains(&verdict), "{line}");
        let good = u32::from(verdict == "right");
        let count = rules.entry(rule).or_default();
        *count = (count.0 + good, count.1 + 1);
        if in_draw == "yes" {
            (drawn, right) = (drawn + 1, right + good);
        }
    }
    assert_eq!(drawn, 300, "the draw is of 300");
    let share = |(right, all): (u32, u32)| f64::from(right) / f64::from(all);
    assert!(share((right, drawn)) >= OVERALL, "{right} of {drawn}");
    let low: Vec<_> = rules.iter().filter(|(_, count)| share(**count) < EACH).collect();
    assert!(low.is_empty(), "too often wrong: {low:?}");
}

/// The texts of a treebank as `draw.py` makes them.
fn treebank(path: &Path) -> Vec<(String, String)> {
    let table = fs::read_to_string(path).unwrap();
    let mut texts: Vec<Vec<&str>> = vec![Vec::new()];
    for line in table.lines() {
        let open = texts.len() - 1;
        if line.starts_with("# newdoc") || line.starts_with("# newpar") {
            if texts[open].len() >= TEXT {
                texts.push(Vec::new());
            }
        } else if let Some(sentence) = line.strip_prefix("# text = ") {
            texts[open].push(sentence);
        }
    }
    let name = &path.file_name().unwrap().to_str().unwrap()[..2];
    let text = |text: Vec<&str>| {
        text.chunks(4).map(|four| four.join(" ")).collect::<Vec<_>>().join("\n\n") + "\n"
    };
    let texts = texts.into_iter().enumerate();
    texts.map(|(i, all)| (format!("{name}-dev/{i}"), text(all))).collect()
}

/// What is told at warning or error in the letters and treebanks beside the checkout.
fn told(shared: &Path) -> BTreeSet<Place> {
    let letters = shared.join("corpus/letters");
    let name = |path: &Path| path.strip_prefix(&letters).unwrap().to_str().unwrap().to_owned();
    let mut texts: Vec<(String, String)> = files(&letters, "txt")
        .iter()
        .map(|path| (name(path), fs::read_to_string(path).unwrap()))
        .collect();
    for path in files(&shared.join("treebank"), "conllu") {
        texts.extend(treebank(&path));
    }
    let mut found = BTreeSet::new();
    for (source, text) in texts {
        let letter = Letter::from_text(text);
        let document = Document::new(&letter, Lexicon::builtin());
        let facts = extract::facts(&document);
        let measures = measures(&document, &facts);
        let findings = Linter::default().lint(&document, &facts, &measures);
        for finding in findings.into_iter().filter(|f| f.severity > Severity::Info) {
            found.insert((source.clone(), finding.span.start, finding.rule.into_owned()));
        }
    }
    found
}

#[test]
fn what_was_judged_is_what_is_told() {
    let shared = at("../shared");
    if !shared.join("treebank").is_dir() || !shared.join("corpus/letters").is_dir() {
        println!("no ../shared: the judged findings are not found again");
        return;
    }
    let told = told(&shared);
    assert!(told.len() > 500, "{}", told.len());
    let (mut known, mut wrong) = (BTreeSet::new(), Vec::new());
    for [source, start, rule, _, _, _, note] in judged() {
        let place = (source, start.parse().unwrap(), rule);
        match (told.contains(&place), note.strip_prefix(GONE)) {
            (false, None) => wrong.push(format!("not told any more: {place:?}")),
            (true, Some(why)) => wrong.push(format!("told again, gone because «{why}»: {place:?}")),
            _ => {}
        }
        known.insert(place);
    }
    let new = told.iter().filter(|place| !OFTEN.contains(&place.2.as_str()));
    wrong.extend(new.filter(|place| !known.contains(*place)).map(|p| format!("not judged: {p:?}")));
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}
