//! The sheet and the one function that the helper's page calls.

use std::collections::BTreeSet;
use std::fs;

use jiff::civil::Date;
use klarbrev::web::{call, join, split};
use serde_json::{Value, json};

use crate::letters::{at, explained, files, own};

/// The answer to a question: JSON and bytes.
pub(crate) fn ask(question: &Value, rest: &[u8]) -> (Value, Vec<u8>) {
    let answer = call(&join(question.to_string().as_bytes(), rest));
    let (json, rest) = split(&answer).unwrap();
    (serde_json::from_slice(json).unwrap(), rest.to_vec())
}

/// What is explained of files, with `more` in the question.
pub(crate) fn explain(files: &[(&str, &[u8])], more: &Value) -> Value {
    let (mut letters, mut wires) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let (read, wire) = ask(&json!({"op": "read", "name": name}), bytes);
        for letter in read["letters"].as_array().unwrap_or_else(|| panic!("{name}: {read}")) {
            letters.push(json!({"length": letter["length"], "name": name}));
        }
        wires.extend(wire);
    }
    let mut question = json!({"op": "explain", "letters": letters, "today": "2026-11-30"});
    for (key, value) in more.as_object().unwrap() {
        if key == "received" {
            for letter in question["letters"].as_array_mut().unwrap() {
                letter["received"] = value.clone();
            }
        } else {
            question[key] = value.clone();
        }
    }
    ask(&question, &wires).0
}

fn one(bytes: &[u8], more: &Value) -> Value {
    explain(&[("brev.txt", bytes)], more)["sheets"][0].clone()
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap_or_else(|| panic!("no list: {value}"))
}

/// Every statement of a sheet, wherever it stands.
fn statements(sheet: &Value) -> Vec<&Value> {
    let sections = list(&sheet["sections"]).iter().flat_map(|s| list(&s["statements"]));
    let mut all: Vec<_> = list(&sheet["lead"]).iter().chain(sections).collect();
    all.extend([&sheet["phone_sentence"]]);
    all.extend(list(&sheet["before_calling"]));
    all
}

fn pieces(sheet: &Value) -> impl Iterator<Item = &Value> {
    list(&sheet["letter"]["blocks"]).iter().flat_map(|block| list(&block["pieces"]))
}

#[test]
fn the_page_says_what_the_program_says() {
    for letter in own() {
        let today = json!({"today": null});
        let mut said = one(&letter.bytes, &today)["explanation"].clone();
        said["document"]["path"] = json!("-");
        assert_eq!(said, explained(&letter.bytes), "{}", letter.id);
    }
}

#[test]
fn a_pdf_gives_the_same_sheet_as_on_the_command_line() {
    for path in files(&at("samples/pdf"), "pdf") {
        let sheet = explain(&[("brev.pdf", &fs::read(&path).unwrap())], &json!({}));
        let sheet = &sheet["sheets"][0];
        assert_eq!(sheet["explanation"]["document"]["format"], "pdf", "{}", path.display());
        assert!(sheet["explanation"]["outcome"]["evidence"].is_array());
        assert!(pieces(sheet).count() > 10, "{}", path.display());
    }
}

#[test]
fn a_statement_lights_up_its_own_sentence() {
    let letters = own();
    for letter in &letters {
        let sheet = one(&letter.bytes, &json!({"mask": false}));
        for statement in statements(&sheet) {
            let id = statement["id"].as_str().unwrap();
            let lit = pieces(&sheet)
                .filter(|piece| list(&piece["statements"]).iter().any(|s| s == id))
                .map(|piece| piece["text"].as_str().unwrap())
                .collect::<String>();
            let squeeze = |text: &str| text.split_whitespace().collect::<String>();
            for evidence in list(&statement["evidence"]) {
                let quote = evidence["quote"].as_str().unwrap();
                assert!(
                    squeeze(&lit).contains(&squeeze(quote)),
                    "{}: {id} {statement}\nlights up: {lit}",
                    letter.id
                );
            }
            let none = list(&statement["evidence"]).is_empty();
            assert_eq!(none, statement["origin"] != "letter", "{}: {statement}", letter.id);
            assert_eq!(none, lit.is_empty(), "{}: {statement}", letter.id);
        }
    }
}

#[test]
fn the_pieces_are_the_letter() {
    for letter in own() {
        let sheet = one(&letter.bytes, &json!({"mask": false}));
        let shown: String = pieces(&sheet).map(|piece| piece["text"].as_str().unwrap()).collect();
        let words = |text: &str| -> Vec<String> {
            let cut = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
            cut.map(str::to_owned).collect()
        };
        let shown: BTreeSet<_> = words(&shown).into_iter().collect();
        let missing: Vec<_> = words(letter.text())
            .into_iter()
            // A word broken at a line end is put together; a marker stands beside its item.
            .filter(|word| word.chars().count() > 3 && !shown.contains(word))
            .filter(|word| !shown.iter().any(|whole| whole.contains(word.as_str())))
            .collect();
        assert!(missing.is_empty(), "{}: {missing:?}", letter.id);
    }
}

#[test]
fn numbers_are_hidden_everywhere_or_nowhere() {
    let text = "Fødselsnummer: 118255 31313\n\nVi har avslått søknaden din om dagpenger.\n\n\
                Du må betale til konto 1234 56 78903 innen 3. desember 2026.";
    let hidden = one(text.as_bytes(), &json!({})).to_string();
    for number in ["118255", "31313", "78903"] {
        assert!(!hidden.contains(number), "{number} shows");
    }
    let shown = one(text.as_bytes(), &json!({"mask": false})).to_string();
    assert!(shown.contains("118255 31313") && shown.contains("1234 56 78903"));
}

const REFUSAL: &str = "Nav har avslått søknaden din om dagpenger\n\n20. november 2026\n\n\
    Vi har avslått søknaden din om dagpenger fordi du ikke har hatt nok inntekt.\n\n\
    Du må sende oss kontrakten din innen 10. desember 2026.\n\n\
    Du kan klage innen 6 uker fra du fikk vedtaket.\n";

#[test]
fn an_estimate_is_no_day_in_a_calendar() {
    let sheet = one(REFUSAL.as_bytes(), &json!({}));
    let due = list(&sheet["due"]);
    assert_eq!(due.len(), 2, "{due:#?}");
    assert_eq!(due[0]["date"], "2026-12-10");
    assert_eq!((&due[0]["estimate"], &due[0]["days_left"]), (&json!(false), &json!(10)));
    assert_eq!((&due[1]["estimate"], &due[1]["days_left"]), (&json!(true), &Value::Null));
    assert!(due[1]["how"].as_str().unwrap().contains("anslag"));
    let ics = sheet["ics"].as_str().unwrap();
    assert_eq!(days(ics), ["2026-12-10".parse::<Date>().unwrap()]);
}

#[test]
fn the_day_of_receipt_makes_days_certain() {
    let sheet = one(REFUSAL.as_bytes(), &json!({"received": "2026-11-23"}));
    let due = &sheet["due"][1];
    assert_eq!((&due["date"], &due["basis"]), (&json!("2027-01-04"), &json!("received")));
    assert!(due["how"].as_str().unwrap().contains("fra du fikk brevet 23. november 2026"));
    let days: Vec<_> = days(sheet["ics"].as_str().unwrap());
    assert_eq!(days, ["2026-12-10", "2027-01-04"].map(|day| day.parse::<Date>().unwrap()));
    let refused = explain(&[("b.txt", REFUSAL.as_bytes())], &json!({"received": "2026-12-01"}));
    assert_eq!(refused["error"]["code"], "received");
    assert!(refused["error"]["nn"].as_str().unwrap().contains("etter dagen i dag"));
}

#[test]
fn what_has_passed_is_in_no_calendar() {
    let sheet = one(REFUSAL.as_bytes(), &json!({"today": "2026-12-11"}));
    assert_eq!(sheet["due"][0]["passed"], true);
    assert!(sheet["due"][0]["how"].as_str().unwrap().contains("Ta kontakt likevel"));
    assert_eq!(sheet["ics"], Value::Null);
}

/// The days of a calendar, read as RFC 5545 has it.
pub(crate) fn days(ics: &str) -> Vec<Date> {
    assert!(ics.starts_with("BEGIN:VCALENDAR\r\n") && ics.ends_with("END:VCALENDAR\r\n"));
    assert!(ics.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
    let unfolded = ics.replace("\r\n ", "");
    let lines: Vec<_> = unfolded.split("\r\n").collect();
    let (mut open, mut days) = (Vec::new(), Vec::new());
    for line in lines {
        match line.split_once(':') {
            Some(("BEGIN", what)) => open.push(what.to_owned()),
            Some(("END", what)) => assert_eq!(open.pop().as_deref(), Some(what)),
            Some(("DTSTART;VALUE=DATE", day)) => {
                days.push(format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]).parse().unwrap());
            }
            _ => {}
        }
    }
    assert!(open.is_empty());
    days
}

#[test]
fn every_calendar_holds_just_the_certain_days() {
    for letter in own() {
        let sheet = one(&letter.bytes, &json!({"received": "2025-03-03", "today": "2025-03-10"}));
        let certain: BTreeSet<Date> = list(&sheet["due"])
            .iter()
            .filter(|due| due["estimate"] == false && due["passed"] == false)
            .map(|due| due["date"].as_str().unwrap().parse().unwrap())
            .collect();
        let told = sheet["ics"].as_str().map(days).unwrap_or_default();
        assert_eq!(told.into_iter().collect::<BTreeSet<_>>(), certain, "{}", letter.id);
        for due in list(&sheet["due"]).iter().chain(list(&sheet["undated"])) {
            let id = due["statement"].as_str().unwrap_or_else(|| panic!("{}: {due}", letter.id));
            assert!(statements(&sheet).iter().any(|s| s["id"] == id), "{}: {due}", letter.id);
        }
    }
}

#[test]
fn wrong_files_get_a_clear_message() {
    let wrong: [(&[u8], &str); 6] = [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0", "binary"),
        (b"%PDF-1.7\nnothing", "damaged"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0", "picture"),
        (b"PK\x03\x04nothing", "binary"),
    ];
    for (bytes, code) in wrong {
        let (told, rest) = ask(&json!({"op": "read", "name": "fil"}), bytes);
        assert_eq!(told["error"]["code"], code, "{told}");
        for language in ["nb", "nn", "en"] {
            assert!(told["error"][language].as_str().unwrap().ends_with('.'));
        }
        assert!(rest.is_empty());
    }
}

#[test]
fn what_is_no_question_is_answered_too() {
    for message in [&b""[..], b"\xff\xff\xff\xff{}", &join(b"{}", b""), &join(b"nonsense", b"")] {
        let answer = call(message);
        assert_eq!(split(&answer).unwrap().0, br#"{"error":{"code":"question"}}"#);
    }
    for question in [
        json!({"op": "explain", "letters": [{"length": 99}]}),
        json!({"op": "explain", "letters": [{"length": 2}], "today": "2026-13-01"}),
        json!({"op": "lint", "language": "xx"}),
        json!({"op": "ocr", "format": "image", "lengths": [usize::MAX, 2]}),
    ] {
        assert_eq!(ask(&question, b"{}").0["error"]["code"], "question", "{question}");
    }
}

#[test]
fn a_draft_comes_in_pieces_that_are_the_draft() {
    for path in files(&at("samples/drafts"), "txt") {
        let text = fs::read(&path).unwrap();
        let (told, _) = ask(&json!({"op": "lint", "name": "utkast.txt"}), &text);
        assert_eq!(told["lint"]["schema"], "klarbrev/lint/1");
        let blocks = list(&told["blocks"]).iter().flat_map(|block| list(&block["pieces"]));
        let all: Vec<_> = blocks.collect();
        let whole: String = all.iter().map(|piece| piece["text"].as_str().unwrap()).collect();
        assert_eq!(whole.as_bytes(), text);
        for (i, finding) in list(&told["lint"]["diagnostics"]).iter().enumerate() {
            let marked: String = all
                .iter()
                .filter(|piece| list(&piece["marks"]).contains(&json!(i)))
                .map(|piece| piece["text"].as_str().unwrap())
                .collect();
            let squeezed = |text: &str| text.split_whitespace().collect::<String>();
            let quote = finding["evidence"]["quote"].as_str().unwrap();
            assert_eq!(squeezed(&marked), squeezed(quote), "{finding}");
        }
    }
}

#[test]
fn safe_fixes_are_done_as_on_the_command_line() {
    let draft = "Du kan klage innen 6  uker , jfr. folketrygdloven § 21-12 .\n";
    let (told, text) = ask(&json!({"op": "fix"}), draft.as_bytes());
    let applied = told["applied"].as_u64().unwrap();
    assert_eq!(applied > 0, text != draft.as_bytes(), "{told}");
    let (again, same) = ask(&json!({"op": "fix"}), &text);
    assert_eq!((&again["applied"], same), (&json!(0), text));
}

#[test]
fn the_sheet_keeps_its_schema() {
    let schema = fs::read_to_string(at("docs/schema/sheet-1.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    for letter in own() {
        for language in ["nb", "nn", "en"] {
            let sheet = one(&letter.bytes, &json!({"language": language}));
            let wrong: Vec<_> = validator
                .iter_errors(&sheet)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect();
            assert!(wrong.is_empty(), "{} in {language}: {wrong:#?}", letter.id);
        }
    }
}

#[test]
fn what_is_read_aloud_has_no_digits_and_no_signs() {
    for letter in own() {
        for language in ["nb", "nn", "en"] {
            let sheet = one(&letter.bytes, &json!({"language": language}));
            let said = sheet["spoken_text"].as_str().unwrap();
            let bad: Vec<_> = said
                .chars()
                .filter(|c| c.is_ascii_digit() || "§%«»\"•–—/@()[]".contains(*c))
                .collect();
            assert!(bad.is_empty(), "{} in {language}: {bad:?} in\n{said}", letter.id);
        }
    }
}

#[test]
fn what_is_copied_says_everything_once() {
    for letter in own() {
        let sheet = one(&letter.bytes, &json!({}));
        let text = sheet["plain_text"].as_str().unwrap();
        for statement in statements(&sheet).into_iter().take(30) {
            let said = statement["text"].as_str().unwrap();
            let is_told = statement["id"] != sheet["phone_sentence"]["id"];
            let helper = list(&sheet["before_calling"]).contains(statement);
            assert!(!is_told || helper || text.contains(said), "{}: {said}", letter.id);
        }
        assert!(!text.contains('\t') && !text.contains(" | "), "{text}");
    }
}

#[test]
fn a_calendar_says_nothing_that_is_true_today_only() {
    let sheet = |today: &str| one(REFUSAL.as_bytes(), &json!({"today": today}));
    let (one_day, next) = (sheet("2026-11-25"), sheet("2026-11-26"));
    let without_stamp = |sheet: &Value| -> Vec<String> {
        let ics = sheet["ics"].as_str().unwrap().replace("\r\n ", "");
        ics.lines().filter(|line| !line.starts_with("DTSTAMP")).map(str::to_owned).collect()
    };
    assert_eq!(without_stamp(&one_day), without_stamp(&next));
    assert!(one_day["due"][0]["how"].as_str().unwrap().contains("igjen"));
}
