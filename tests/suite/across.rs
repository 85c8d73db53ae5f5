//! `klarbrev audit` across letters: standard text and its drift, contradictions, language versions,
//! seams. Faults are planted, and every one must be found; clean letters must stay clean.

use std::fs;

use serde_json::Value;

use crate::cli::{Folder, Ran, klarbrev};
use crate::letters::{at, files};

fn audit(folder: &Folder, args: &[&str]) -> (Ran, Value) {
    let out = folder.0.join("ut");
    let letters = folder.0.join("brev");
    let all = ["audit", "--no-config", "--progress", "never", "--fail-on", "never", "--out"];
    let paths = [out.to_str().unwrap(), letters.to_str().unwrap()];
    let ran = klarbrev(&[&all[..], &paths[..], args].concat(), b"");
    let summary = fs::read(out.join("summary.json")).unwrap();
    (ran, serde_json::from_slice(&summary).unwrap())
}

fn rows(folder: &Folder, name: &str) -> Vec<Vec<String>> {
    let bytes = fs::read(folder.0.join("ut").join(name)).unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes[..]);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn list<'v>(summary: &'v Value, section: &str) -> &'v [Value] {
    summary[section]["found"].as_array().unwrap()
}

/// A decision of the state with its parts.
struct Parts {
    weeks: &'static str,
    unit: &'static str,
    hours: &'static str,
    post: &'static str,
    word: &'static str,
}

const USUAL: Parts = Parts {
    weeks: "seks",
    unit: "55 55 33 33",
    hours: "mellom klokka 9 og 15",
    post: "Postboks 1400, 0109 Oslo",
    word: "vedtaket",
};

impl Parts {
    fn letter(&self, number: usize) -> String {
        let Self { weeks, unit, hours, post, word } = self;
        let day = number % 27 + 1;
        format!(
            "Nav Arbeid og ytelser\n\n{day}. mars 2025\n\nDu får dagpenger\n\nNav har innvilget søknaden din om \
             dagpenger fra {day}. mars 2025. Du får {}00 kroner per dag fordi du har mistet jobben.\n\nDu har rett \
             til å klage\n\nDu kan klage innen {weeks} uker fra du fikk {word}. Du skriver klagen på nav.no/klage eller \
             sender den i posten.\n\nSend klagen til Nav Skanning, {post}.\n\nHar du spørsmål?\n\nRing Nav Hjelpemiddelsentral \
             på {unit} hvis det gjelder utstyr. Vi har åpent {hours} på hverdager.\n",
            5 + number
        )
    }
}

#[test]
fn one_passage_with_three_weeks_here_and_six_there_is_drift() {
    let folder = Folder::new("across-drift");
    for i in 0..9 {
        let weeks = if i > 6 { "tre" } else { "seks" };
        folder.file(&format!("brev/{i}.txt"), Parts { weeks, ..USUAL }.letter(i));
    }
    let (ran, summary) = audit(&folder, &[]);
    let cluster = list(&summary, "clusters").iter().find(|one| one["drift"] == "value").unwrap();
    let counts = ["letters", "common", "forms"].map(|key| cluster[key].as_u64().unwrap());
    assert_eq!(counts, [9, 7, 2], "{cluster}");
    let variant = &cluster["variants"][0];
    assert_eq!((&variant["letters"], &variant["drift"]), (&2.into(), &"value".into()));
    assert!(variant["places"][0]["id"].as_str().unwrap().ends_with("7.txt"));
    let sides: Vec<_> = variant["diff"].as_array().unwrap().iter().collect();
    assert_eq!(sides[1], &serde_json::json!({"side": "common", "text": "seks"}));
    assert_eq!(sides[2], &serde_json::json!({"side": "own", "text": "tre"}));
    // Days and sums are the letter's own: no drift, and not shown.
    let own = list(&summary, "clusters")
        .iter()
        .find(|one| one["text"].as_str().unwrap().contains("mistet"));
    let own = own.unwrap();
    assert_eq!((&own["drift"], &own["letters"]), (&Value::Null, &9.into()));
    assert!(own["text"].as_str().unwrap().contains("fra [dato]. Du får [beløp] per dag"), "{own}");
    assert!(ran.output.contains("[seks → tre]"), "{}", ran.output);
    assert!(summary["standard_text"]["share"].as_f64().unwrap() > 50.0);
    assert!(rows(&folder, "clusters.csv").iter().any(|row| row[6].contains("[-seks-] {+tre+}")));
}

#[test]
fn a_negation_weighs_more_than_other_words() {
    let folder = Folder::new("across-negation");
    let text = |word: &str| {
        format!(
            "Du {word} pengene mens saken blir behandlet på nytt, og vi sender deg brev når vi er ferdige.\n"
        )
    };
    for (i, word) in ["får", "får", "får", "får ikke", "mottar"].iter().enumerate() {
        folder.file(&format!("brev/{i}.txt"), text(word));
    }
    let (_, summary) = audit(&folder, &[]);
    let cluster = &list(&summary, "clusters")[0];
    let variants = cluster["variants"].as_array().unwrap();
    let drifts: Vec<_> = variants.iter().map(|v| v["drift"].as_str().unwrap()).collect();
    assert_eq!(drifts, ["meaning", "words"], "{cluster}");
}

#[test]
fn planted_contradictions_are_all_found() {
    let folder = Folder::new("across-contradictions");
    for i in 0..8 {
        folder.file(&format!("brev/vanlig-{i}.txt"), USUAL.letter(i));
    }
    let planted = [
        ("frist", "appeal_deadline", Parts { weeks: "tre", ..USUAL }),
        ("telefon", "phone", Parts { unit: "55 55 33 34", ..USUAL }),
        ("tid", "opening_hours", Parts { hours: "mellom klokka 10 og 14", ..USUAL }),
        ("post", "postal_address", Parts { post: "Postboks 1401, 0109 Oslo", ..USUAL }),
        ("ord", "term", Parts { word: "avgjørelsen", ..USUAL }),
    ];
    for (name, _, parts) in &planted {
        folder.file(&format!("brev/{name}.txt"), parts.letter(3));
    }
    let (ran, summary) = audit(&folder, &[]);
    let found = list(&summary, "contradictions");
    for (name, topic, _) in &planted {
        let own = found.iter().find(|one| one["topic"] == *topic);
        let own = own.unwrap_or_else(|| panic!("{topic}: {found:#?}"));
        let answers = own["answers"].as_array().unwrap();
        let odd = answers.last().unwrap();
        assert_eq!(odd["letters"], 1, "{own}");
        assert!(
            odd["places"][0]["id"].as_str().unwrap().ends_with(&format!("{name}.txt")),
            "{own}"
        );
        assert_eq!(own["fault"], *topic != "term", "{own}");
    }
    assert_eq!(found.len(), planted.len(), "{found:#?}");
    assert!(ran.output.contains("klagefrist (staten · dagpenger)"), "{}", ran.output);
    assert!(ran.output.contains("3 uker i 1 brev"), "{}", ran.output);
    assert_eq!(rows(&folder, "contradictions.csv").len(), 11);
}

#[test]
fn the_state_and_a_municipality_may_have_different_deadlines() {
    let folder = Folder::new("across-levels");
    for i in 0..3 {
        folder.file(&format!("brev/stat-{i}.txt"), USUAL.letter(i));
        folder.file(
            &format!("brev/kommune-{i}.txt"),
            "Nav Lillevik kommune\n\n3. mars 2025\n\nDu får økonomisk sosialhjelp\n\nVi har innvilget søknaden din om \
             økonomisk sosialhjelp etter sosialtjenesteloven § 18. Du får 4000 kroner.\n\nDu kan klage innen tre uker \
             fra du fikk vedtaket.\n",
        );
    }
    let (_, summary) = audit(&folder, &[]);
    assert_eq!(summary["contradictions"]["total"], 0, "{}", summary["contradictions"]);
}

#[test]
fn a_clean_set_gives_nothing() {
    let folder = Folder::new("across-clean");
    for i in 0..6 {
        folder.file(&format!("brev/{i}.txt"), USUAL.letter(i));
    }
    folder.file("brev/a-nb.txt", NB);
    folder.file("brev/a-nn.txt", NN);
    let (ran, summary) = audit(&folder, &[]);
    assert_eq!(summary["contradictions"]["faults"], 0, "{}", summary["contradictions"]);
    assert_eq!(
        (&summary["parity"]["pairs"], &summary["parity"]["total"]),
        (&1.into(), &0.into()),
        "{}",
        summary["parity"]
    );
    assert_eq!(summary["seams"]["total"], 0, "{}", summary["seams"]);
    let mut variants =
        list(&summary, "clusters").iter().flat_map(|one| one["variants"].as_array().unwrap());
    assert!(variants.all(|one| one["drift"] == "words"), "{}", summary["clusters"]);
    assert!(!ran.output.contains("Målformer"), "{}", ran.output);
}

const NB: &str = "Nav Arbeid og ytelser\n\n3. mars 2025\n\nDu får sykepenger\n\nNav har innvilget søknaden din om sykepenger fra \
    3. mars 2025. Du får 812 kroner per dag fordi du er sykmeldt.\n\nDette må du gjøre\n\nDu må sende oss disse papirene innen \
    14 dager:\n\n• arbeidskontrakten din\n• skattekortet for dette året\n\nHvordan vi har regnet\n\nVi har brukt \
    folketrygdloven § 8-3. Stillingen din var 80 prosent, og du jobbet 30 timer i uka.\n\nDu har rett til å klage\n\nDu kan klage \
    innen 6 uker fra du fikk vedtaket. Les mer på nav.no/klage.\n\nVi kontrollerer opplysningene mot andre registre, og sletter \
    dem når saken er avsluttet.\n\nHar du spørsmål?\n\nRing oss på 55 55 33 33.\n";

const NN: &str = "Nav Arbeid og ytingar\n\n3. mars 2025\n\nDu får sjukepengar\n\nNav har innvilga søknaden din om sjukepengar frå \
    3. mars 2025. Du får 812 kroner per dag fordi du er sjukmeld.\n\nDette må du gjere\n\nDu må sende oss desse papira innan \
    14 dagar:\n\n• arbeidskontrakten din\n• skattekortet for dette året\n\nKorleis vi har rekna\n\nVi har brukt \
    folketrygdlova § 8-3. Stillinga di var 80 prosent, og du jobba 30 timar i veka.\n\nDu har rett til å klage\n\nDu kan klage \
    innan 6 veker frå du fekk vedtaket. Les meir på nav.no/klage.\n\nVi kontrollerer opplysningane mot andre register, og slettar \
    dei når saka er avslutta.\n\nHar du spørsmål?\n\nRing oss på 55 55 33 33.\n";

/// What is changed in the nynorsk version, and what must be told of it.
const DIFFERENCES: [(&str, &str, &str); 15] = [
    ("frå 3. mars", "frå 4. mars", "date"),
    ("812 kroner", "821 kroner", "amount"),
    ("14 dagar", "20 dagar", "duration"),
    ("§ 8-3", "§ 8-4", "law"),
    ("80 prosent", "60 prosent", "percent"),
    ("30 timar", "20 timar", "number"),
    ("6 veker", "3 veker", "appeal"),
    ("6 veker", "3 veker", "duration"),
    ("nav.no/klage", "nav.no/anke", "address"),
    ("55 55 33 33", "55 55 33 34", "phone"),
    ("Korleis vi har rekna\n\n", "", "heading"),
    ("\n• skattekortet for dette året", "", "item"),
    (
        "Vi kontrollerer opplysningane mot andre register, og slettar dei når saka er avslutta.\n\n",
        "",
        "passage",
    ),
    (
        "Du får sjukepengar\n\nNav har innvilga søknaden",
        "Du får ikkje sjukepengar\n\nNav har avslått søknaden",
        "outcome",
    ),
    ("Du kan klage innan 6 veker frå du fekk vedtaket. ", "", "appeal"),
];

#[test]
fn planted_differences_between_versions_are_all_found() {
    let folder = Folder::new("across-parity");
    for (i, (from, to, _)) in DIFFERENCES.iter().enumerate() {
        assert!(NN.contains(from), "{from}");
        // By name and by folder.
        let (nb, nn) = if i % 2 == 0 {
            (format!("brev/{i}-nb.txt"), format!("brev/{i}-nn.txt"))
        } else {
            (format!("brev/nb/{i}.txt"), format!("brev/nn/{i}.txt"))
        };
        folder.file(&nb, NB);
        folder.file(&nn, NN.replace(from, to));
    }
    let (ran, summary) = audit(&folder, &[]);
    let rows = rows(&folder, "parity.csv");
    for (i, (_, _, aspect)) in DIFFERENCES.iter().enumerate() {
        let of = |letter: &str| {
            letter.ends_with(&format!("/{i}-nb.txt")) || letter.ends_with(&format!("/nb/{i}.txt"))
        };
        let own: Vec<_> = rows.iter().filter(|row| of(&row[3])).collect();
        assert!(own.iter().any(|row| row[0] == *aspect), "{i} {aspect}: {own:#?}");
        assert!(own.len() <= 4, "{i} {aspect}: {own:#?}");
        assert!(own.iter().all(|row| row[2] == "nb" && row[6] == "nn"), "{own:#?}");
    }
    let pairs = DIFFERENCES.len();
    assert_eq!(
        (&summary["parity"]["pairs"], &summary["parity"]["differing"]),
        (&pairs.into(), &pairs.into())
    );
    assert!(
        ran.output.contains("Målformer som ikke sier det samme: 15 av 15 par"),
        "{}",
        ran.output
    );
}

#[test]
fn branches_of_a_template_are_held_against_each_other() {
    let folder = Folder::new("across-branches");
    let template = |nynorsk: &str| {
        format!(
            "{{{{#if (eq språk \"nb\")}}}}\nDu får {{{{belop}}}} kroner fra {{{{fomDato}}}}.\n\n{{{{#if harBarn}}}}\nDu får også et \
             tillegg for barnet ditt på 500 kroner i måneden.\n{{{{/if}}}}\n{{{{else}}}}\nDu får {{{{belop}}}} kroner frå \
             {{{{fomDato}}}}.\n{nynorsk}\n{{{{/if}}}}\n"
        )
    };
    let whole = "\n{{#if harBarn}}\nDu får også eit tillegg for barnet ditt på 500 kroner i månaden.\n{{/if}}";
    folder.file("brev/lik.hbs", template(whole));
    folder.file("brev/ulik.hbs", template(""));
    let (_, summary) = audit(&folder, &[]);
    let parity = &summary["parity"];
    assert_eq!((&parity["pairs"], &parity["differing"]), (&2.into(), &1.into()), "{parity}");
    let aspects: Vec<_> =
        list(&summary, "parity").iter().map(|one| one["aspect"].as_str().unwrap()).collect();
    assert!(aspects.contains(&"amount") && aspects.contains(&"passage"), "{parity}");
    let one = &list(&summary, "parity")[0]["one"];
    assert!(one["id"].as_str().unwrap().ends_with("ulik.hbs (nb)"), "{one}");
}

/// Text with a fault, and its kind.
const SEAMS: [(&str, &str); 19] = [
    ("Hei {{navn}}\n\nDu får pengene i mai.\n", "unfilled"),
    ("Du får pengene fra undefined og ut året.\n", "unfilled"),
    ("Vi fikk søknaden din om dagpenger datert null og har lest den.\n", "unfilled"),
    ("Hei ,\n\nDu får pengene i mai.\n", "empty"),
    ("Du må svare oss innen .\n", "empty"),
    ("Vi har brukt folketrygdloven § , og du får ikke pengene.\n", "empty"),
    ("Du får utbetalt til sammen kr .\n", "empty"),
    ("Du får støtte til reisen () fra mai.\n", "empty"),
    ("Du får kr 100 kroner i måneden.\n", "doubled_unit"),
    ("Du får 100 kroner kroner i måneden.\n", "doubled_unit"),
    ("Du kan klage innen seks uker uker.\n", "doubled_unit"),
    ("Du får 100kroner i måneden.\n", "missing_space"),
    ("Du får pengene fra1. mai.\n", "missing_space"),
    ("Vi har avslått søknaden.Du kan klage.\n", "missing_space"),
    ("Vi har lest søknaden,og du får pengene.\n", "missing_space"),
    ("Vi har lest søknaden din.. Du får pengene.\n", "doubled_mark"),
    ("Vi har lest søknaden,. Du får pengene.\n", "doubled_mark"),
    ("Vi har lest søknaden din. du får pengene i mai.\n", "small_start"),
    (
        "Dette må du gjøre\n\nDu må sende oss disse papirene:\n\nDu har rett til å klage\n\nDu kan klage innen 6 uker.\n",
        "no_items",
    ),
];

/// Text that only looks like it.
const SOUND: [&str; 14] = [
    "Du får null kroner i mai, og satsen er null i juni.\n",
    "Hei Kari,\n\nDu får 500 kr. Vi betaler kr 500 i mai og kr. 600 i juni.\n",
    "Hei!\n\nDu får 100 kroner, 50 prosent mer enn før.\n",
    "Se § 4-3, jf. § 4-4 m.m. Vi svarer osv. når vi kan …\n",
    "Barnet er 14-åring. Fristen er 14-dagers, og grunnbeløpet er 1G.\n",
    "Du må sende oss disse papirene:\n\n• skattekortet\n• kontrakten\n",
    "Du kan skrive til post@nav.no, nav.no/klage eller ringe 55 55 33 33.\n",
    "Vi har brukt disse reglene: § 4-3 i folketrygdloven.\n",
    "Kurset varer fra kl. 9.00 til kl. 15.30. Møt opp innen kl. 9.\n",
    "Sjekk a) papirene, b) skjemaet (side 2), og c) kontonummeret.\n",
    "Vi bruker ca. 6 uker på å lese saken din. Det er ca. like lenge som før.\n",
    "Du får til sammen 500 kroner på kontoen. Beløpet er i kroner.\n",
    "Satsene i kroner:\n\nAlder\tBeløp\n0–5\t1000\n6–18\t1500\n",
    "Du fikk 3 uker. Uke 4 er siste uke. Uker uten arbeid teller ikke.\n",
];

#[test]
fn planted_seams_are_all_found_and_sound_text_is_left_alone() {
    let folder = Folder::new("across-seams");
    for (i, (text, _)) in SEAMS.iter().enumerate() {
        folder.file(&format!("brev/feil-{i:02}.txt"), text);
    }
    for (i, text) in SOUND.iter().enumerate() {
        folder.file(&format!("brev/god-{i:02}.txt"), text);
    }
    let (ran, summary) = audit(&folder, &[]);
    let rows = rows(&folder, "seams.csv");
    for (i, (text, kind)) in SEAMS.iter().enumerate() {
        let name = format!("feil-{i:02}.txt");
        let own: Vec<_> = rows.iter().filter(|row| row[2].ends_with(&name)).collect();
        assert!(
            own.iter().any(|row| row[0] == *kind && !row[4].is_empty()),
            "{kind}: {text}{own:?}"
        );
    }
    let wrong: Vec<_> = rows.iter().filter(|row| row[2].contains("god-")).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(summary["seams"]["letters"], SEAMS.len());
    assert!(ran.output.contains("benevning to ganger: 3"), "{}", ran.output);
}

#[test]
fn seams_of_templates_are_found() {
    let folder = Folder::new("across-template-seams");
    let text = "Du får {{belop}}kroner fra{{fomDato}}.\n\nDu får kr {{belop}} kroner.\n\nDu får {{belop}} kroner fra {{fomDato}}, \
        og {{navn}}s plass er din.\n";
    folder.file("brev/a.hbs", text);
    let (_, summary) = audit(&folder, &[]);
    let kinds = &summary["seams"]["kinds"];
    assert_eq!(kinds["missing_space"]["count"], 2, "{}", summary["seams"]);
    assert_eq!(kinds["doubled_unit"]["count"], 1, "{}", summary["seams"]);
    assert_eq!(summary["seams"]["total"], 3, "{}", summary["seams"]);
}

#[test]
fn our_own_letters_have_no_seams() {
    let folder = Folder::new("across-own");
    let mut count = 0;
    for place in ["samples/letters", "tests/letters", "../shared/corpus/letters"] {
        let root = at(place);
        if !root.is_dir() {
            println!("no {place} here");
            continue;
        }
        for file in files(&root, "txt") {
            count += 1;
            let name = file.file_name().unwrap().to_str().unwrap();
            folder.file(&format!("brev/{count:03}-{name}"), fs::read(&file).unwrap());
        }
    }
    let (_, summary) = audit(&folder, &[]);
    assert_eq!(summary["counts"]["letters"], count);
    assert_eq!(summary["seams"]["total"], 0, "{:#}", summary["seams"]);
}

#[test]
fn numbers_of_persons_are_hidden_across_letters_too() {
    let folder = Folder::new("across-mask");
    let number = "12838150607";
    for i in 0..3 {
        let text = format!(
            "Vi har fått et brev om deg med fødselsnummer {number} og konto 1234 56 78901 fra arbeidsgiveren din i mars.. \
             Pengene kommer.\n"
        );
        folder.file(&format!("brev/{i}.txt"), text);
    }
    let (ran, summary) = audit(&folder, &[]);
    assert_eq!(summary["clusters"]["total"], 1);
    assert_eq!(summary["seams"]["total"], 3);
    for name in ["summary.json", "clusters.csv", "seams.csv", "contradictions.csv", "parity.csv"] {
        let text = fs::read_to_string(folder.0.join("ut").join(name)).unwrap();
        assert!(!text.contains(number) && !text.contains("56 78901"), "{name}: {text}");
    }
    assert!(!ran.output.contains(number));
}
