//! Several letters read together.

use serde_json::{Value, json};

use crate::sheet::{days, explain};

/// A decision about dagpenger of this day.
fn decision(date: &str, says: &str) -> String {
    format!(
        "Nav Arbeid og ytelser\n\n{date}\n\n{says}\n\n{says}. Grunnen er at du ikke har hatt nok inntekt.\n\n\
         Vedtaket er gjort etter folketrygdloven § 4-4.\n\n\
         Du kan klage innen 6 uker fra du fikk vedtaket.\n\nMed vennlig hilsen\nNav Arbeid og ytelser\n"
    )
}

const NO: &str = "Vi har avslått søknaden din om dagpenger";
const YES: &str = "Vi har innvilget søknaden din om dagpenger";

fn request(day: &str) -> String {
    format!(
        "Nav Arbeid og ytelser\n\n2. november 2026\n\nVi trenger flere opplysninger\n\n\
         Du har søkt om dagpenger. Du må sende oss arbeidskontrakten din innen {day}.\n\n\
         Hvis du ikke sender den, kan vi avslå søknaden din om dagpenger.\n"
    )
}

const SOCIAL: &str = "Testby kommune\nNav Testby\n\n20. november 2026\n\n\
    Vedtak om økonomisk stønad\n\nVi har innvilget søknaden din om økonomisk sosialhjelp.\n\n\
    Vedtaket er gjort etter sosialtjenesteloven § 18.\n\n\
    Du kan klage innen 3 uker fra du fikk vedtaket.\n";

fn pile(letters: &[&str], more: &Value) -> Value {
    let named: Vec<(String, &[u8])> = letters
        .iter()
        .enumerate()
        .map(|(i, letter)| (format!("brev{i}.txt"), letter.as_bytes()))
        .collect();
    let files: Vec<(&str, &[u8])> = named.iter().map(|(name, text)| (&**name, *text)).collect();
    explain(&files, more)["pile"].clone()
}

#[test]
fn the_nearest_day_comes_first_and_what_has_passed_last() {
    let (near, far) = (request("10. desember 2026"), request("24. desember 2026"));
    let gone = request("20. november 2026");
    let pile = pile(&[&far, &gone, &near], &json!({}));
    let stops: Vec<_> = pile["timeline"].as_array().unwrap().iter().collect();
    let letters: Vec<_> = stops.iter().map(|stop| stop["letter"].as_u64().unwrap()).collect();
    assert_eq!(letters, [2, 0, 1], "{stops:#?}");
    assert_eq!((&stops[0]["days_left"], &stops[2]["passed"]), (&json!(10), &json!(true)));
    assert!(stops[0]["statement"].is_string());
    let ics = pile["ics"].as_str().unwrap();
    assert_eq!(days(ics).len(), 2);
    assert!(ics.replace("\r\n ", "").contains("Brev: brev2.txt"));
}

#[test]
fn the_newest_decision_is_named_and_the_older_not_called_void() {
    let (older, newer) = (decision("3. august 2026", NO), decision("2. november 2026", YES));
    let pile = pile(&[&older, &newer], &json!({}));
    let found = &pile["decisions"][0];
    assert_eq!((&found["newest"], &found["superseded"]), (&json!(1), &json!([0])), "{pile:#}");
    let text = found["text"].as_str().unwrap();
    assert_eq!(
        text,
        "Det nyeste vedtaket om dagpenger er fra 2. november 2026. Les det først. Du har også et \
         eldre vedtak om dagpenger fra 3. august 2026. Spør Nav hva som fortsatt gjelder i det eldre \
         vedtaket."
    );
    let of_older = |stop: &&Value| stop["letter"] == 0;
    let stops = pile["timeline"].as_array().unwrap();
    assert!(stops.iter().filter(of_older).all(|stop| stop["superseded"] == true));
    assert_eq!(pile["contradictions"], json!([]));
}

#[test]
fn decisions_of_one_day_have_no_order_and_are_shown_to_differ() {
    let (no, yes) = (decision("2. november 2026", NO), decision("2. november 2026", YES));
    let pile = pile(&[&no, &yes], &json!({"language": "nn"}));
    assert_eq!(pile["decisions"], json!([]));
    let found = &pile["contradictions"][0];
    assert_eq!(found["text"], "To brev seier ulike ting om dagpengar. Spør Nav kva som gjeld.");
    assert_eq!(found["places"].as_array().unwrap().len(), 2);
    assert!(found["places"][0]["quote"].as_str().unwrap().contains("avslått"));
    assert!(found["places"][1]["statement"].is_string());
}

#[test]
fn two_days_for_one_duty_are_shown_to_differ() {
    let (one, other) = (request("10. desember 2026"), request("24. desember 2026"));
    let told = pile(&[&one, &other], &json!({}));
    let text = told["contradictions"][0]["text"].as_str().unwrap();
    assert!(text.starts_with("To brev har ulik frist: 10. desember 2026 og 24."), "{text}");
    let same = pile(&[&one, &one], &json!({}));
    assert_eq!(same["contradictions"], json!([]));
}

#[test]
fn state_and_municipality_stand_apart() {
    let state = decision("2. november 2026", NO);
    let pile = pile(&[SOCIAL, &state, "Hei. Du må svare innen 10. desember 2026."], &json!({}));
    let groups: Vec<_> = pile["standing"]
        .as_array()
        .unwrap()
        .iter()
        .map(|group| (group["level"].as_str().unwrap(), group["letters"].clone()))
        .collect();
    assert_eq!(
        groups,
        [("state", json!([1])), ("municipality", json!([0])), ("unknown", json!([2]))]
    );
    assert_eq!(pile["decisions"], json!([]), "one is about another benefit");
}

#[test]
fn what_may_be_two_cases_is_left_alone() {
    let with =
        |text: &str, more: &str| text.replacen("\n\nVi har", &format!("\n\n{more}\n\nVi har"), 1);
    let older = decision("3. august 2026", YES);
    let newer = decision("2. november 2026", YES);
    // Other case numbers.
    let (a, b) = (with(&older, "Saksnummer: 111222333"), with(&newer, "Saksnummer: 444555666"));
    assert_eq!(pile(&[&a, &b], &json!({}))["decisions"], json!([]));
    // Without a date there is no newest.
    let undated = newer.replace("2. november 2026\n\n", "");
    assert_eq!(pile(&[&older, &undated], &json!({}))["decisions"], json!([]));
}

#[test]
fn no_letters_make_an_empty_pile() {
    let told = explain(&[], &json!({}));
    assert_eq!(told["sheets"], json!([]));
    assert_eq!((&told["pile"]["timeline"], &told["pile"]["ics"]), (&json!([]), &Value::Null));
}

#[test]
fn what_may_still_be_open_is_the_most_pressing() {
    let old = decision("12. oktober 2026", NO);
    let near = request("10. desember 2026");
    let pile = pile(&[&near, &old], &json!({}));
    let stops = pile["timeline"].as_array().unwrap();
    assert_eq!((&stops[0]["letter"], &stops[0]["maybe_passed"]), (&json!(1), &json!(true)));
    assert_eq!((&stops[0]["estimate"], &stops[0]["passed"]), (&json!(true), &json!(false)));
    assert_eq!(days(pile["ics"].as_str().unwrap()).len(), 1);
}
