//! The score of `klarbrev audit`: every point has a reason, late places are told, boxes are pointed to.

use serde_json::Value;

use crate::audit::{BAD, GOOD, audit, lines, rows, summary};
use crate::cli::Folder;
use crate::letters::at;

#[test]
fn every_point_has_its_reason() {
    let folder = Folder::new("audit-score");
    audit(&folder, &[at("samples").to_str().unwrap(), &folder.file("bad.txt", BAD)]);
    for line in lines(&folder) {
        let reasons = line["reasons"].as_array().unwrap();
        let sum: u64 = reasons.iter().map(|reason| reason["points"].as_u64().unwrap()).sum();
        assert_eq!(line["score"], sum, "{line}");
        for reason in reasons {
            let text = reason["text"].as_str().unwrap();
            assert!(text.len() > 8 && !text.contains(['{', '}']), "{text}");
        }
    }
    let bad = lines(&folder).pop().unwrap();
    let codes: Vec<&str> =
        bad["reasons"].as_array().unwrap().iter().map(|r| r["code"].as_str().unwrap()).collect();
    assert_eq!(codes[..3], ["reason", "appeal", "contact"], "{bad}");
    assert_eq!(bad["slots"]["appeal"], "missing");
    assert_eq!(bad["slots"]["outcome"], "found");
    assert_eq!(bad["not_found"][0], "reason");
}

#[test]
fn a_late_outcome_says_after_how_many_words() {
    let folder = Folder::new("audit-late");
    let long = "Vi har sett på papirene du sendte oss i mars, og vi har snakket med legen din. "
        .repeat(11);
    let letter = format!(
        "Melding om vedtak\n\n{long}\n\nVi har avslått søknaden din om dagpenger. Du kan klage innen seks uker.\n"
    );
    audit(&folder, &[&folder.file("sent.txt", letter)]);
    let line = &lines(&folder)[0];
    let late =
        line["reasons"].as_array().unwrap().iter().find(|r| r["code"] == "words-before-outcome");
    let late = late.unwrap();
    let words = line["measures"]["words-before-outcome"].as_f64().unwrap();
    assert_eq!((&late["points"], words > 150.0), (&8.into(), true), "{line}");
    assert_eq!(late["text"], format!("resultatet kommer etter {words} ord"));
    let ran = audit(&folder, &["--lang", "nn", &folder.file("sent.txt", BAD)]);
    assert!(ran.output.contains("brevet seier ikkje kvifor"), "{}", ran.output);
}

#[test]
fn a_deadline_on_the_third_page_says_so() {
    let folder = Folder::new("audit-page");
    let page = "Vi har gått gjennom saken din. Vi ser i registeret at du har hatt to arbeidsforhold i vår. "
        .repeat(6);
    let letter = format!(
        "Vi trenger flere opplysninger\n\nVi har fått søknaden din om dagpenger.\n\n{page}\u{c}{page}\u{c}\
         Du må sende oss lønnsslippene innen 3. mai 2027.\n"
    );
    audit(&folder, &[&folder.file("sider.txt", letter)]);
    let line = &lines(&folder)[0];
    let reasons = line["reasons"].as_array().unwrap();
    let late: Vec<&Value> = reasons
        .iter()
        .filter(|r| r["code"].as_str().unwrap().contains("deadline"))
        .filter(|r| r["group"] == "structure")
        .collect();
    assert_eq!(late.len(), 1, "{line}");
    assert_eq!(
        (&late[0]["points"], &late[0]["text"]),
        (&8.into(), &"fristen står først på side 3".into())
    );
    assert_eq!(line["positions"]["deadline"]["page"], 3);
    assert!(line["positions"]["outcome"].is_null());
}

#[test]
fn findings_point_to_the_boxes_of_the_quality_form() {
    let folder = Folder::new("audit-form");
    let law = "Nav har avslått søknaden din om dagpenger\n\nVi har avslått søknaden fordi vilkårene i \
        folketrygdloven § 4-4 ikke er oppfylt.\n\nDu kan klage innen seks uker. Ring oss på 55 55 33 33.\n";
    let (good, bad) = (folder.file("god.txt", GOOD), folder.file("ille.txt", BAD));
    audit(&folder, &[&good, &bad, &folder.file("lov.txt", law)]);
    let form = |line: usize| lines(&folder)[line]["quality_form"].clone();
    assert_eq!(form(0), serde_json::json!([]));
    assert_eq!(form(1), serde_json::json!(["reason_not_specific"]));
    assert_eq!(form(2), serde_json::json!(["reason_not_specific", "facts_not_stated"]));
    let letters = rows(&folder, "letters.csv");
    assert_eq!(
        (letters[0].last().unwrap(), letters[2].last().unwrap()),
        (&"quality_form".to_owned(), &"reason_not_specific".to_owned())
    );
    let rules = rows(&folder, "rules.csv");
    let refusal = rules.iter().find(|row| row[0] == "refusal-without-reason").unwrap();
    assert_eq!(refusal.last().unwrap(), "reason_not_specific");
    let summary = summary(&folder);
    assert_eq!(summary["quality_form"][2]["letters"], 2);
    assert_eq!(summary["quality_form"][3]["name"], "faktum er ikke oppgitt");
}
