//! Scores on annotated letters: a row per letter for ours, floors for real ones.

use std::fmt::Write;

use crate::letters::{Annotated, annotated, at, bless, explained};
use crate::scoring::{Hits, Score, Share, law_and_section, same_place, score};

fn scored(letter: &Annotated) -> Score {
    score(&explained(&letter.bytes), &letter.gold)
}

fn share(Share { right, of }: Share) -> String {
    format!("{right}/{of}")
}

fn hits(Hits { found, invented, missed }: Hits) -> String {
    format!("{found}/{invented}/{missed}")
}

fn row(table: &mut String, id: &str, score: &Score, yes_or_no: impl Fn(Share) -> String) {
    let cells = [
        id.to_owned(),
        yes_or_no(score.language),
        yes_or_no(score.kind),
        yes_or_no(score.outcome),
        yes_or_no(score.benefit),
        hits(score.actions),
        share(score.force),
        hits(score.duties),
        hits(score.deadlines),
        share(score.consequences),
        score.harms.to_string(),
    ];
    writeln!(table, "{}", cells.join(",")).unwrap();
}

/// 1, 0 or nothing to get right.
fn digit(Share { right, of }: Share) -> String {
    if of == 0 { String::new() } else { right.to_string() }
}

#[test]
fn our_own_letters_are_read_as_scores_csv_says() {
    let mut table = "letter,language,kind,outcome,benefit,actions found/invented/missed,\
                     force right/of,duties found/invented/missed,\
                     deadlines found/invented/missed,consequences right/of,harms\n"
        .to_owned();
    for folder in ["samples", "tests/letters"] {
        let mut total = Score::default();
        for letter in annotated(&at(folder)) {
            let score = scored(&letter);
            row(&mut table, &letter.id, &score, digit);
            total.add(&score);
        }
        row(&mut table, &format!("all in {folder}"), &total, share);
    }
    bless("tests/scores.csv", &table);
}

/// What klarbrev must reach on real letters: shares, and F1 of what is found, invented or missed.
const FLOORS: [(&str, f64); 14] = [
    ("language", 1.0),
    ("kind", 0.95),
    ("outcome", 0.97),
    ("outcome evidence", 0.95),
    ("benefit", 0.97),
    ("action kind", 0.92),
    ("force", 0.95),
    ("consequences", 0.75),
    ("appeal", 0.98),
    ("skippable", 0.98),
    ("actions", 0.92),
    ("duties", 0.90),
    ("deadlines", 0.96),
    ("legal", 0.98),
];

#[test]
fn real_letters_are_read_above_the_floors() {
    let folder = at("../shared/corpus");
    if !folder.is_dir() {
        println!("no {}: left out", folder.display());
        return;
    }
    let mut total = Score::default();
    let mut harmed = Vec::new();
    for letter in annotated(&folder) {
        let score = scored(&letter);
        if score.harms > 0 {
            harmed.push(letter.id);
        }
        total.add(&score);
    }
    // Figures and names only: no sentence of these letters may get into an output.
    let mut figures = String::new();
    let mut low = Vec::new();
    let shares = total.shares().map(|(name, s)| (name, s.rate(), share(s)));
    let found = total.hits().map(|(name, h)| (name, h.f1(), hits(h)));
    for ((name, rate, counts), (floor_of, floor)) in shares.iter().chain(&found).zip(FLOORS) {
        assert_eq!(*name, floor_of);
        writeln!(figures, "{name:18} {rate:.4}  ({counts})").unwrap();
        if *rate < floor {
            low.push(format!("{name} {rate:.4} < {floor}"));
        }
    }
    writeln!(figures, "{:18} {}", "harms", total.harms).unwrap();
    println!("{figures}");
    assert!(
        low.is_empty() && total.harms == 0,
        "below the floor: {low:?}; harms in: {harmed:?}\n{figures}\
         `bash .ci/run corpus` shows the same figures, its scorer with --misses each miss"
    );
}

#[test]
fn the_measure_takes_the_same_sentence_and_no_other() {
    assert!(same_place("Du må sende lønnsslipp.", "du må sende lønnsslipp"));
    assert!(same_place("• lønnsslipp for mai", "lønnsslipp for mai"));
    assert!(!same_place("Du må sende lønnsslipp.", "Du kan klage på vedtaket."));
    assert!(!same_place("", "Du kan klage."));
    let paragraph = "Du kan klage. ".repeat(8);
    assert!(!same_place(&paragraph, "Du kan klage."));
    let law = |text| law_and_section(text);
    let is = |law: &str, section: &str| (law.to_owned(), section.to_owned());
    assert_eq!(law("folketrygdlova § 22-15 sjette ledd"), is("folketrygdloven", "22-15"));
    assert_eq!(law("Folketrygdloven § 8-3 a"), is("folketrygdloven", "8-3a"));
    assert_eq!(law("folketrygdloven § 22-15 annet ledd"), is("folketrygdloven", "22-15"));
    assert_eq!(law("folketrygdloven kapittel 14"), is("folketrygdloven", "14"));
    assert_eq!(law("forvaltningsloven, første ledd"), is("forvaltningsloven", ""));
}
