//! Whether a rewrite keeps what the letter says: no change of meaning is accepted, and a rewrite
//! that only says it in plainer words is not refused.

use std::collections::BTreeMap;
use std::fs;

use klarbrev::verify::{Outcome, Side, Verdict, verify};
use klarbrev::{Document, Letter, Lexicon};
use proptest::prelude::*;

use crate::letters::{at, own};
use crate::mutations::mutations;
use crate::rewrites::HARMLESS;

fn compared(before: &str, after: &str) -> Verdict {
    let (before, after) = (Letter::from_text(before), Letter::from_text(after));
    let lexicon = Lexicon::builtin();
    verify(&Document::new(&before, lexicon), &Document::new(&after, lexicon))
}

fn outcome(before: &str, after: &str) -> Outcome {
    compared(before, after).outcome
}

#[test]
fn no_change_of_meaning_is_accepted() {
    let mut counts: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    let mut wrong = Vec::new();
    for letter in own() {
        let text = letter.text();
        // The letters of the tests lie in folders; they are many, so fewer of each will do.
        let most = if letter.id.contains('/') { 1 } else { 5 };
        let before = Letter::from_text(text);
        let before = Document::new(&before, Lexicon::builtin());
        for mutation in mutations(text, most) {
            let after = Letter::from_text(mutation.text.as_str());
            let outcome = verify(&before, &Document::new(&after, Lexicon::builtin())).outcome;
            counts.entry(mutation.kind).or_default()[outcome as usize] += 1;
            if outcome == Outcome::Accepted {
                wrong.push(format!("{}: {}: {}", letter.id, mutation.kind, mutation.what));
            }
        }
    }
    let mut all = [0; 3];
    for (kind, count) in &counts {
        println!("{kind:22} {count:?}");
        for i in 0..3 {
            all[i] += count[i];
        }
    }
    println!("mutations: {} accepted, {} refused, {} unsure", all[0], all[1], all[2]);
    assert!(wrong.is_empty(), "accepted {}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(all.iter().sum::<usize>() >= 300);
    for (kind, count) in counts {
        assert!(count.iter().sum::<usize>() >= 5, "{kind}: {count:?}");
    }
}

/// A small letter around the piece, so that its language is plain.
fn letter(piece: &str, nynorsk: bool) -> String {
    let (opening, closing) = if nynorsk {
        (
            "Svar på søknaden\n\nHer er svaret på det du spurde om. Det tok ikkje så lang tid som me trudde.",
            "Kontakt\n\nLurer du på noko, er det berre å ringje til oss når det passar.\n\nMed vennleg helsing\nNav",
        )
    } else {
        (
            "Svar på søknaden\n\nHer er svaret på det du spurte om. Det tok ikke så lang tid som vi trodde.",
            "Kontakt\n\nLurer du på noe, er det bare å ringe til oss når det passer.\n\nMed vennlig hilsen\nNav",
        )
    };
    format!("{opening}\n\n{piece}\n\n{closing}\n")
}

#[test]
fn harmless_rewrites_are_not_refused() {
    let mut accepted = 0;
    let mut unsure = Vec::new();
    let mut refused = Vec::new();
    for (nynorsk, before, after) in HARMLESS {
        let verdict = compared(&letter(before, *nynorsk), &letter(after, *nynorsk));
        let line = format!("{before}\n  → {after}\n  {:?}", verdict.differences);
        match verdict.outcome {
            Outcome::Accepted => accepted += 1,
            Outcome::Unsure => unsure.push(line),
            Outcome::Refused => refused.push(line),
        }
    }
    println!("harmless: {accepted} accepted, {} unsure, {} refused", unsure.len(), refused.len());
    for line in &unsure {
        println!("unsure: {line}");
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
    assert!(HARMLESS.len() >= 40);
    assert!(accepted * 4 >= HARMLESS.len() * 3, "{accepted} of {}", HARMLESS.len());
}

#[test]
fn the_same_letter_is_accepted_however_its_lines_are_broken() {
    for letter in own() {
        let text = letter.text();
        assert_eq!(outcome(text, text), Outcome::Accepted, "{}", letter.id);
        for width in [40, 60, 100] {
            let wrap = |line: &str| {
                // The columns of a table are not broken.
                if line.contains('\t') || line.contains("   ") {
                    return line.to_owned();
                }
                let options = textwrap::Options::new(width).break_words(false);
                let splitter = textwrap::WordSplitter::NoHyphenation;
                textwrap::fill(line, options.word_splitter(splitter))
            };
            let lines = text.lines().map(wrap).collect::<Vec<_>>().join("\n");
            let verdict = compared(text, &lines);
            let differences = &verdict.differences;
            let accepted = verdict.outcome == Outcome::Accepted;
            assert!(accepted, "{} at {width}: {differences:?}\n{lines}", letter.id);
        }
    }
}

#[test]
fn both_directions_give_the_same_outcome() {
    for (nynorsk, before, after) in HARMLESS {
        let (before, after) = (letter(before, *nynorsk), letter(after, *nynorsk));
        assert_eq!(outcome(&before, &after), outcome(&after, &before), "{before}\n{after}");
    }
    for letter in own().iter().take(23) {
        for mutation in &mutations(letter.text(), 1) {
            let there = compared(letter.text(), &mutation.text);
            let back = compared(&mutation.text, letter.text());
            assert_eq!(there.outcome, back.outcome, "{}: {}", mutation.kind, mutation.what);
            // Which of two neighbours moved nobody can say.
            if !mutation.kind.starts_with("moved") {
                assert_eq!(there.differences.len(), back.differences.len(), "{}", mutation.what);
            }
        }
    }
}

#[test]
fn a_difference_names_its_places() {
    let before = letter("Du må sende oss skjemaet innen 3. mai 2025.", false);
    let after = letter("Du må sende oss skjemaet innen 5. mai 2025.", false);
    let verdict = compared(&before, &after);
    assert_eq!(verdict.outcome, Outcome::Refused);
    let first = &verdict.differences[0];
    assert_eq!((first.what.name(), first.side, first.certain), ("date", Side::Changed, true));
    assert_eq!(first.lost.unwrap().of(&before), "3. mai 2025");
    assert_eq!(first.added.unwrap().of(&after), "5. mai 2025");
    assert_eq!(first.before.unwrap().of(&before), "Du må sende oss skjemaet innen 3. mai 2025.");
}

#[test]
fn words_that_mean_the_same_lead_to_one_word() {
    let mut read_as: BTreeMap<String, String> = BTreeMap::new();
    for language in ["nb", "nn"] {
        let file = at("lexicons").join(language).join("verify.toml");
        let file: toml::Table = fs::read_to_string(file).unwrap().parse().unwrap();
        let lists = ["same", "same-before-law", "same-before-value", "same-before-thing"];
        let lists = lists.iter().chain(&["same-after-sum"]).map(|list| &file["words"][*list]);
        for group in lists.flat_map(|list| list.as_array().unwrap()) {
            let words: Vec<&str> =
                group.as_array().unwrap().iter().map(|w| w.as_str().unwrap()).collect();
            for word in &words[1..] {
                let old = read_as.insert((*word).to_owned(), words[0].to_owned());
                assert!(old.is_none_or(|old| old == words[0]), "{language}: «{word}»");
            }
        }
    }
    for (word, to) in &read_as {
        assert!(!read_as.contains_key(to), "«{word}» is read as «{to}», which is read as another");
    }
}

#[test]
fn the_languages_say_the_same_things() {
    let texts = |language: &str| {
        let file = at("lexicons").join(language).join("verify.toml");
        let file: toml::Table = fs::read_to_string(file).unwrap().parse().unwrap();
        let mut texts = BTreeMap::new();
        for table in ["verdict", "change", "aspect"] {
            for (key, text) in file[table].as_table().unwrap() {
                let slots = text.as_str().unwrap().split('{').skip(1);
                let slots = slots.map(|s| s.split('}').next().unwrap().to_owned());
                texts.insert(format!("{table}/{key}"), slots.collect::<Vec<_>>());
            }
        }
        texts
    };
    assert_eq!(texts("nb"), texts("nn"));
    assert_eq!(texts("nb"), texts("en"));
}

/// Pairs that look alike and do not say the same.
const TRAPS: &[(&str, &str)] = &[
    (
        "Du må ikke betale gebyret, men du kan klage.",
        "Du må betale gebyret, men du kan ikke klage.",
    ),
    ("Du må ikke sende skjemaet.", "Du trenger ikke å sende skjemaet."),
    ("Vi sender deg brevet.", "Du sender oss brevet."),
    ("Du varsles innen 3. mai 2025.", "Du varsler innen 3. mai 2025."),
    ("Du blir varslet i mai.", "Du varsler i mai."),
    ("Kommunen gir Nav pengene.", "Nav gir kommunen pengene."),
    ("Du klager, og vi svarer.", "Vi klager, og du svarer."),
    (
        "Hvis du flytter, må du si fra og sende skjemaet.",
        "Hvis du flytter, må du si fra. Du må sende skjemaet.",
    ),
    (
        "Send kvitteringen innen 3. mai 2025 og attesten innen 5. juni 2025.",
        "Send kvitteringen innen 5. juni 2025 og attesten innen 3. mai 2025.",
    ),
    (
        "Du må sende skjemaet innen 3. mai 2025 og ringe oss.",
        "Du må sende skjemaet og ringe oss innen 3. mai 2025.",
    ),
    ("Fristen er 14 virkedager.", "Fristen er 14 dager."),
    ("Ikke alle får penger.", "Alle får ikke penger."),
    ("Du fikk 500 kroner.", "Du får 500 kroner."),
    ("Du får penger fra Nav fra 1. mai 2025.", "Du får penger til Nav fra 1. mai 2025."),
    ("Skjemaet må sendes. Gebyret må betales.", "Skjemaet må sendes. Gebyret betales."),
    (
        "Du får 100 kroner for A og 200 kroner for B.",
        "Du får 200 kroner for A og 100 kroner for B.",
    ),
    ("Du har rett til penger.", "Du har ikke rett til penger."),
    ("Du må betale med mindre du klager.", "Du må betale hvis du klager."),
    ("Vi betaler, og du må sende regningen.", "Du betaler, og vi må sende regningen."),
    (
        "Vedtaket er etter folketrygdloven § 8-4 andre ledd.",
        "Vedtaket er etter folketrygdloven § 8-4 tredje ledd.",
    ),
    ("Du får pengene den 20. i måneden.", "Du får pengene den 10. i måneden."),
    ("Er du syk, må du ringe.", "Er du syk? Du må ringe."),
    (
        "Du kan klage hvis du er uenig, og sende skjemaet.",
        "Hvis du er uenig og sender skjemaet, kan du klage.",
    ),
    ("Arbeidsgiveren sender skjemaet til legen.", "Legen sender skjemaet til arbeidsgiveren."),
    ("Du må betale 500 kroner i måneden.", "Du må betale 500 kroner i uken."),
    ("Du får stønaden ut mai 2025.", "Du får stønaden fra mai 2025."),
    ("Legg ved A, B og C.", "Legg ved A, B eller C."),
    ("Du får bare dagpenger.", "Du får dagpenger."),
    ("Du skal ikke sende noe.", "Du skal sende noe."),
    (
        "Du må sende skjemaet selv om du ikke flytter.",
        "Du må ikke sende skjemaet selv om du flytter.",
    ),
    ("Du har fått for mye utbetalt.", "Du har fått mye utbetalt."),
    ("Du får pengene om tre uker.", "Du får pengene i tre uker."),
    ("Send oss kvitteringen fra legen.", "Send oss kvitteringene fra legen."),
    (
        "Hvis du flytter, må du si fra. Du må ringe legen og sende skjemaet.",
        "Hvis du flytter, må du si fra og ringe legen. Du må sende skjemaet.",
    ),
    (
        "Du må sende attesten.\n\nFristen er 3. mai 2025.\n\nDu kan klage.\n\nFristen er 5. juni 2025.",
        "Du må sende attesten.\n\nFristen er 5. juni 2025.\n\nDu kan klage.\n\nFristen er 3. mai 2025.",
    ),
    ("Reglene står i folketrygdloven § 11-9a.", "Reglene står i folketrygdloven § 11-9e."),
    ("Du betaler bidrag fra far til mor.", "Du betaler bidrag fra mor til far."),
    (
        "Vi mener du ikke kan jobbe, og at du har rett til penger.",
        "Vi mener du kan jobbe, og at du ikke har rett til penger.",
    ),
    ("Trinn 1: 100 kroner 200 kroner.", "Trinn 1: 200 kroner 100 kroner."),
    ("Gå på møtet mandag 3. mars.", "Gå på møtet tirsdag 3. mars."),
];

/// The pairs of a file in `tests/verify/`: class, nynorsk or not, before, after.
fn pairs(name: &str) -> Vec<(String, bool, String, String)> {
    let file = fs::read_to_string(at("tests/verify").join(name)).unwrap();
    let file: toml::Table = file.parse().unwrap();
    let mut out = Vec::new();
    for class in file["class"].as_array().unwrap() {
        for (language, nynorsk) in [("nb", false), ("nn", true)] {
            for pair in class[language].as_array().unwrap() {
                let text = |side: usize| pair[side].as_str().unwrap().to_owned();
                let name = class["name"].as_str().unwrap().to_owned();
                out.push((name, nynorsk, text(0), text(1)));
            }
        }
    }
    out
}

/// The piece in the middle of one of our own letters.
fn in_a_letter(piece: &str, nynorsk: bool) -> String {
    let id = if nynorsk { "aap-innvilgelse-nn" } else { "aap-innvilgelse-nb" };
    let letter = fs::read_to_string(at("samples/letters").join(format!("{id}.txt"))).unwrap();
    let middle = letter.match_indices("\n\n").map(|(at, _)| at);
    let at = middle.take_while(|&at| at < letter.len() * 2 / 3).last().unwrap();
    format!("{}\n\n{piece}{}", &letter[..at], &letter[at..])
}

#[test]
fn no_pair_of_another_meaning_is_accepted() {
    let mut figures: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    let mut wrong = Vec::new();
    let all = pairs("not-accepted.toml").into_iter().chain(pairs("not-accepted-second.toml"));
    for (class, nynorsk, before, after) in all {
        for around in [letter, in_a_letter] {
            for (a, b) in [(&before, &after), (&after, &before)] {
                let accepted =
                    outcome(&around(a, nynorsk), &around(b, nynorsk)) == Outcome::Accepted;
                let figures = figures.entry(class.clone()).or_default();
                figures[0] += 1;
                figures[1] += usize::from(accepted);
                if accepted {
                    wrong.push(format!("{class}: {a} → {b}"));
                }
            }
        }
    }
    for (class, [all, accepted]) in &figures {
        println!("{class:22} {all} compared, {accepted} accepted");
    }
    assert!(figures.values().map(|[all, _]| all).sum::<usize>() >= 4 * 210);
    assert!(wrong.is_empty(), "accepted {}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_only_looks_alike_is_not_accepted() {
    let mut wrong = Vec::new();
    for (before, after) in TRAPS {
        for (a, b) in [(before, after), (after, before)] {
            if outcome(&letter(a, false), &letter(b, false)) == Outcome::Accepted {
                wrong.push(format!("{a} → {b}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn sentences_that_trade_places_between_sections_are_seen() {
    let text = |a: &str, b: &str| {
        letter(
            &format!("Papirer\n\nSend oss attesten. {a}\n\nKlage\n\nDu kan klage på vedtaket. {b}"),
            false,
        )
    };
    let (one, two) = ("Fristen er 3. mai 2025.", "Fristen er 5. juni 2025.");
    assert_ne!(outcome(&text(one, two), &text(two, one)), Outcome::Accepted);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_edit_gives_a_verdict(which in 0usize..23, at in 0usize..1000, cut in 0usize..40, new in "\\PC{0,12}") {
        let letters = own();
        let text = letters[which].text();
        let mut from = text.len() * at / 1000;
        while !text.is_char_boundary(from) { from -= 1; }
        let mut to = (from + cut).min(text.len());
        while !text.is_char_boundary(to) { to -= 1; }
        let edited = format!("{}{new}{}", &text[..from], &text[to.max(from)..]);
        let there = outcome(text, &edited);
        prop_assert_eq!(there, outcome(&edited, text));
        prop_assert_eq!(outcome(&edited, &edited), Outcome::Accepted);
    }

    #[test]
    fn any_two_texts_give_a_verdict(a in "\\PC{0,120}", b in "[a-zæøå §.,0-9\\n•-]{0,120}") {
        let verdict = compared(&a, &b);
        for difference in &verdict.differences {
            prop_assert!(difference.before.is_none_or(|s| s.end <= a.len()));
            prop_assert!(difference.after.is_none_or(|s| s.end <= b.len()));
        }
    }
}
