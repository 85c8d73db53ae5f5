//! Wordings that were once misread, in letters of a few lines.

use serde_json::{Value, json};

use crate::letters::explained;

fn explain(text: &str) -> Value {
    explained(text.as_bytes())
}

/// The outcome of a letter with this title and text.
fn outcome(text: &str) -> Value {
    explain(text)["outcome"]["value"].clone()
}

#[test]
fn what_is_granted_and_what_is_refused_side_by_side_is_a_part() {
    let lines = "Nav Lia\n\nVedtak om økonomisk stønad\n\nVi viser til søknaden din.\n\nSøknaden om stønad til \
                 livsopphold innvilges med kr 7 200,- for perioden 01.10.2026 - 31.10.2026.\nSøknaden om husleie \
                 innvilges med kr 9 500,-.\nSøknaden om depositum avslås.\n\nDu kan klage innen 3 uker.\n";
    assert_eq!(outcome(lines), "partly_granted");
    let list = "Nav Lia\n\nVedtak om økonomisk stønad\n\nVi viser til søknaden din.\n\n- Stønad til livsopphold: \
                innvilget med 7 200 kroner\n- Stønad til strøm: avslått\n\nSøknaden om ny seng er avslått. Det \
                innvilges 3 000 kroner til klær.\n\nDu kan klage innen 3 uker.\n";
    assert_eq!(outcome(list), "partly_granted");
    let period = &explain(lines)["periods"][0];
    assert_eq!((&period["from"], &period["to"]), (&json!("2026-10-01"), &json!("2026-10-31")));
}

#[test]
fn refusals_with_regret_are_refusals() {
    for text in [
        "Søknaden din er dessverre ikke godkjent.",
        "Søknaden om depositum avslås.",
        "Søknaden om depositum vert avslått.",
        "Du får avslag på søknaden om hjelpestønad.",
    ] {
        let letter = format!(
            "Svar på søknaden\n\n{text}\n\nDu kan klage innen 6 uker fra du fikk brevet.\n"
        );
        assert_eq!(outcome(&letter), "rejected", "{text}");
    }
    for text in ["Dersom du får avslag på søknaden, kan du klage.", "Søknaden kan bli avslått."]
    {
        assert_eq!(outcome(&format!("Om søknaden din\n\n{text}\n")), "none", "{text}");
    }
}

#[test]
fn what_happens_only_if_something_is_so_decides_nothing() {
    let letter = "Vedtak om kvalifiseringsprogram\n\nDu får delta i kvalifiseringsprogrammet fra 1. juni 2026.\n\nStønaden \
                  blir redusert hvis du har fravær.\n\nDu kan klage innen 3 uker fra du fikk brevet.\n";
    assert_eq!(outcome(letter), "granted");
}

#[test]
fn a_last_day_without_a_year_is_no_last_day() {
    let letter = "Du får flere omsorgsdager\n\nDu har rett til 20 omsorgsdager. Retten gjelder fra 1. mai 2026 til 31. \
                  desember det året barnet fyller 18 år.\n\nDu kan klage innen 6 uker fra du fikk brevet.\n";
    assert_eq!(explain(letter)["expires"], Value::Null);
    let once = "Du får pleiepenger\n\nVi har innvilget pleiepenger fra 14. desember til og med 14. februar 2026.\n";
    let period = &explain(once)["periods"][0];
    assert_eq!((&period["from"], &period["to"]), (&json!("2025-12-14"), &json!("2026-02-14")));
}

#[test]
fn thousands_in_english_have_commas() {
    let letter = "Nav has granted your application for disability benefit\n\nYou will receive NOK 14,250 per month \
                  before tax. The letter is from Nav.\n\nYou may appeal within six weeks of receiving this letter.\n";
    assert_eq!(explain(letter)["amounts"][0]["nok"], 14250.0);
}

#[test]
fn a_limit_may_begin_in_the_next_sentence() {
    let letter = "Nav har avslått søknaden din om dagpenger\n\nEr du uenig?\n\nKlagefristen er seks uker. Den regnes \
                  fra du mottok dette brevet.\n";
    let six_weeks = json!({"length": 6, "unit": "weeks", "from": "received"});
    assert_eq!(explain(letter)["appeal"]["deadline"], six_weeks);
    let other = letter
        .replace("Den regnes fra du mottok dette brevet.", "Du mottok dette brevet i posten.");
    assert_eq!(explain(&other)["appeal"]["deadline"], json!({"text": "seks uker"}));
}

#[test]
fn meetings_have_their_day_in_a_line_of_its_own() {
    let letter = "Nav Lia\n\nInnkalling til dialogmøte\n\nVi innkaller deg til dialogmøte med Nav.\n\nTid: tirsdag 22. \
                  september 2026 klokken 12.30\nSted: Nav Lia, Storgata 4\n";
    let action = &explain(letter)["actions"][0];
    assert_eq!(
        (&action["kind"], &action["deadline"]),
        (&json!("attend"), &json!({"date": "2026-09-22"}))
    );
    let summary = explain(letter)["summary"].to_string();
    assert!(summary.contains("Dagen er 22. september 2026"), "{summary}");
    assert!(!summary.contains("Fristen"), "{summary}");
    let two =
        letter.replace("Sted: Nav", "Tid: onsdag 23. september 2026 klokken 12.30\nSted: Nav");
    assert_eq!(explain(&two)["actions"][0]["deadline"], Value::Null);
}

#[test]
fn a_day_after_words_of_haste_is_the_limit() {
    let letter = "Du har ikke sendt meldekort\n\nSend inn meldekortet så fort som mulig. Har vi ikke fått det innen 23. \
                  november 2026, stanser vi dagpengene dine.\n";
    let action = &explain(letter)["actions"][0];
    assert_eq!(action["deadline"], json!({"date": "2026-11-23"}));
    assert!(action["consequence"]["text"].as_str().unwrap().starts_with("Har vi ikke fått det"));
}

/// The force and limit of the first action.
fn first_action(text: &str) -> (Value, Value) {
    let action = &explain(text)["actions"][0];
    (action["force"].clone(), action["deadline"].clone())
}

#[test]
fn a_threat_makes_a_call_a_duty() {
    let letter = "Varsel om mulig stans\n\nKontakt veilederen din innen 15. mai 2026, ellers avslutter vi oppfølgingen.\n";
    assert_eq!(first_action(letter), (json!("must"), json!({"date": "2026-05-15"})));
    let offer = "Om oppfølging\n\nKontakt veilederen din på telefon 55 55 33 33.\n";
    assert_eq!(first_action(offer).0, "may");
}

#[test]
fn what_is_asked_is_no_condition() {
    let letter = "Farskap\n\nDu må innen 3. mai 2026 svare på om du erkjenner farskapet.\n";
    assert_eq!(first_action(letter), (json!("must"), json!({"date": "2026-05-03"})));
    let change = "Vedtak\n\nDu må melde fra om du flytter.\n";
    assert_eq!(first_action(change).0, "must_if");
}

#[test]
fn limits_before_something_keep_their_words() {
    let letter = "Du nærmer deg siste dag med sykepenger\n\nDu må søke minst tre måneder før sykepengene tar slutt.\n";
    assert_eq!(
        first_action(letter).1,
        json!({"text": "minst tre måneder før sykepengene tar slutt"})
    );
}

#[test]
fn a_limit_for_comments_is_none_for_appeals() {
    let letter = "Svar på klage\n\nVi har ikke funnet grunn til å endre vedtaket, og har sendt saken til Nav \
                  Klageinstans.\n\nHar du merknader, må du sende dem til klageinstansen innen tre uker.\n";
    let told = explain(letter);
    assert_eq!(told["outcome"]["value"], "appeal_forwarded");
    assert_eq!(told["appeal"]["deadline"], Value::Null);
    let title = letter.replace(", og har sendt saken til Nav Klageinstans", "");
    assert_eq!(explain(&title)["appeal"]["deadline"], Value::Null);
}

#[test]
fn what_ends_some_day_is_not_stopped() {
    let letter = "Stønad til barnetilsyn\n\nVi har innvilget stønad til barnetilsyn for skoleåret. Stønaden opphører \
                  automatisk 31. juli 2027.\n\nDu kan klage innen 6 uker fra du fikk brevet.\n";
    assert_eq!(outcome(letter), "granted");
    let stopped = "Stønad til barnetilsyn\n\nStønaden til barnetilsyn opphører 31. juli 2027, fordi barnet er ferdig med \
                   fjerde klasse.\n\nDu kan klage innen 6 uker fra du fikk brevet.\n";
    assert_eq!(outcome(stopped), "stopped");
}

#[test]
fn officialese_asks_too() {
    let letter = "Innhenting av opplysninger\n\nDet bes om at lønnsslipp for februar 2026 ettersendes innen 25.3.2026.\n";
    assert_eq!(first_action(letter), (json!("must"), json!({"date": "2026-03-25"})));
}
