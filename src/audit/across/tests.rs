//! Planted sets: what is near is found, what is not is left alone.

use std::sync::Arc;

use super::clusters::Clusters;
use super::masked::mix;
use super::passages::{Passage, passages};
use super::sum::Origin;
use crate::audit::Source;
use crate::ingest::Letter;
use crate::lexicon::Lexicon;
use crate::segment::Document;

const SUBJECTS: [&str; 16] = [
    "søknaden din",
    "legen",
    "arbeidsgiveren",
    "barnehagen",
    "kommunen",
    "saksbehandleren",
    "skattekortet",
    "bostedet ditt",
    "arbeidsforholdet",
    "samboeren din",
    "skolen",
    "inntekten",
    "den andre forelderen",
    "veilederen",
    "studiet",
    "sykmeldingen",
];
const VERBS: [&str; 16] = [
    "viser ikke",
    "avgjør",
    "må dokumentere",
    "påvirker",
    "beskriver",
    "forlenger",
    "mangler",
    "har endret",
    "bekrefter",
    "oppfyller",
    "regner ut",
    "gjelder",
    "dekker",
    "har meldt fra om",
    "forutsetter",
    "kan redusere",
];
const OBJECTS: [&str; 16] = [
    "hvor mye du får utbetalt",
    "retten til støtte",
    "alle utgiftene til transport",
    "perioden før fødselen",
    "tapt arbeidstid",
    "oppholdet i utlandet",
    "omsorgen for barnet",
    "behovet for hjelpemidler",
    "stillingsprosenten",
    "egenandelen",
    "reisen til behandling",
    "tillegget for forsørger",
    "kravet om aktivitet",
    "opptjeningen av poeng",
    "avtalen om arbeid",
    "prisen på plassen",
];
const ENDS: [&str; 12] = [
    "i løpet av året",
    "når du er i arbeid igjen",
    "etter reglene som gjaldt da",
    "uten at det får betydning for andre",
    "fordi opplysningene manglet",
    "så lenge avtalen varer",
    "hvis ikke noe annet er avtalt",
    "fra den dagen det skjedde",
    "sammen med resten av papirene",
    "til saken er ferdig behandlet",
    "selv om det er lenge siden",
    "på samme måte som før",
];
/// Whole sentences that many paragraphs have in common.
const SHARED: [&str; 4] = [
    "Du kan klage på vedtaket hvis du mener at det er feil.",
    "Ta kontakt med oss hvis du har spørsmål om dette.",
    "Vi viser til brevet vi sendte deg tidligere i år.",
    "Dette er et vilkår for å få pengene.",
];
const WORDS: [&str; 10] = [
    "ofte",
    "grundig",
    "nabo",
    "vurderingen",
    "sannsynlig",
    "kveld",
    "tidligere",
    "utregning",
    "samlet",
    "formue",
];
const CLAUSES: [&str; 5] = [
    "og det gjelder også om du bor alene",
    "noe vi har tatt med i vurderingen av saken",
    "slik det står i avtalen du fikk",
    "dersom ikke noe nytt har kommet til",
    "og vi har snakket med begge parter om det",
];

struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        (mix(self.0) % limit as u64) as usize
    }

    fn of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.below(words.len())]
    }

    fn sentence(&mut self) -> String {
        let subject = self.of(&SUBJECTS);
        let (first, rest) = subject.split_at(subject.chars().next().map_or(0, char::len_utf8));
        let (verb, object, end) = (self.of(&VERBS), self.of(&OBJECTS), self.of(&ENDS));
        let value = match self.below(3) {
            0 => format!(" fra {}. mars 2025", 1 + self.below(28)),
            1 => format!(" med {} kroner", 1000 + self.below(9000)),
            _ => String::new(),
        };
        format!("{}{rest} {verb} {object}{value} {end}.", first.to_uppercase())
    }

    /// A paragraph of 20 to 60 words; every other one has a sentence that others have too.
    fn paragraph(&mut self, number: usize) -> String {
        let mut sentences = Vec::new();
        if number.is_multiple_of(2) {
            sentences.push(self.of(&SHARED).to_owned());
        }
        while sentences.join(" ").split(' ').count() < 20 + number % 18 {
            sentences.push(self.sentence());
        }
        sentences.join(" ")
    }

    /// One to three words changed, values changed, or a clause added.
    fn edited(&mut self, paragraph: &str) -> String {
        let mut words: Vec<String> = paragraph.split(' ').map(str::to_owned).collect();
        let how = self.below(4);
        for word in &mut words {
            if how != 0 && word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit()) {
                *word = (1000 + self.below(8000)).to_string();
            }
        }
        if how != 1 {
            let many = 1 + self.below(if how == 3 { 1 } else { 3 });
            for _ in 0..many {
                let at = self.below(words.len());
                if words[at].chars().all(char::is_alphabetic) {
                    words[at] = self.of(&WORDS).to_owned();
                }
            }
        }
        if how == 3 {
            let at = 3 + self.below(words.len() - 5);
            words.insert(at, self.of(&CLAUSES).to_owned());
        }
        words.join(" ")
    }
}

fn origin(id: &str) -> Arc<Origin> {
    let source = Source { path: id.into(), row: None, part: 0 };
    Arc::new(Origin { id: id.to_owned(), source })
}

fn add(clusters: &mut Clusters, id: &str, text: &str) -> Vec<Passage> {
    let letter = Letter::from_text(text);
    let (passages, words) = passages(&Document::new(&letter, Lexicon::builtin()));
    clusters.add(&origin(id), &passages, words);
    passages
}

#[test]
fn planted_near_duplicates_are_found_and_no_others() {
    let mut chance = Chance(7);
    let mut all: Vec<(usize, String)> = Vec::new();
    for number in 0..120 {
        let paragraph = chance.paragraph(number);
        for _ in 0..7 {
            all.push((number, chance.edited(&paragraph)));
        }
        all.push((number, paragraph));
    }
    // In no order that helps.
    for i in (1..all.len()).rev() {
        all.swap(i, chance.below(i + 1));
    }
    let mut clusters = Clusters::default();
    let mut own = Vec::new();
    for (i, (_, text)) in all.iter().enumerate() {
        own.push(add(&mut clusters, &i.to_string(), &format!("{text}\n")).remove(0));
    }
    // Pairs of letters that belong together, and those that were put together.
    let put: Vec<Option<usize>> = own.iter().map(|own| clusters.cluster_of(own)).collect();
    let (mut both, mut planted, mut found) = (0u32, 0u32, 0u32);
    for i in 0..all.len() {
        for j in i + 1..all.len() {
            let same = all[i].0 == all[j].0;
            let together = put[i] == put[j];
            planted += u32::from(same);
            found += u32::from(together);
            both += u32::from(same && together);
        }
    }
    let (recall, precision) =
        (f64::from(both) / f64::from(planted), f64::from(both) / f64::from(found));
    assert!(recall >= 0.95, "recall {recall:.3}, precision {precision:.3}");
    assert!(precision >= 0.95, "recall {recall:.3}, precision {precision:.3}");
}

#[test]
fn the_same_passage_with_other_values_is_one_passage() {
    let text = |weeks: &str, day: &str, name: &str| {
        format!(
            "Du kan klage innen {weeks} uker fra du fikk brevet. Vi sendte det {day}. mars 2025 til {name} \
             sammen med skjemaet.\n"
        )
    };
    let mut clusters = Clusters::default();
    add(&mut clusters, "a", &text("seks", "3", "Kari Nordby"));
    add(&mut clusters, "b", &text("6", "14", "Ola Vestli"));
    add(&mut clusters, "c", &text("tre", "14", "Ola Vestli"));
    let shared = clusters.shared();
    let (members, letters, _) = &shared[0];
    assert_eq!((shared.len(), members.len(), *letters), (1, 1, 3));
    let forms: Vec<u64> = members[0].forms.iter().map(|form| form.letters).collect();
    assert_eq!(forms, [2, 1], "own values are no difference, weeks are");
}

#[test]
fn what_stands_in_one_letter_only_is_let_go_when_there_is_too_much() {
    let mut clusters = Clusters::with_limit(60);
    let mut chance = Chance(3);
    let standard = chance.paragraph(5);
    let own: Vec<String> = (0..200).map(|number| chance.paragraph(number)).collect();
    for (i, own) in own.iter().enumerate() {
        let id = i.to_string();
        if i % 10 == 0 {
            add(&mut clusters, &id, &format!("{own}\n\n{standard}\n"));
        } else {
            add(&mut clusters, &id, &format!("{own}\n"));
        }
    }
    assert!(clusters.let_go > 100, "{}", clusters.let_go);
    let shared = clusters.shared();
    let most = shared.iter().map(|(_, letters, _)| *letters).max();
    assert_eq!(most, Some(20), "what recurs stays counted");
}

#[test]
fn shares_are_told_for_each_letter() {
    let mut clusters = Clusters::default();
    let mut chance = Chance(11);
    let standard = chance.paragraph(9);
    add(&mut clusters, "a", &format!("{standard}\n"));
    add(&mut clusters, "b", &format!("{standard}\n\n{}\n", chance.paragraph(10)));
    add(&mut clusters, "c", &format!("{}\n", chance.paragraph(11)));
    let (spread, most) = clusters.shares.told(&clusters.shared_serials());
    assert_eq!(spread.letters(), 3);
    assert_eq!(most.len(), 2);
    assert_eq!((most[0].id.as_str(), most[0].share), ("a", 100.0));
    assert!(most[1].share > 20.0 && most[1].share < 80.0, "{most:?}");
}
