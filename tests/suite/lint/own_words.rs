//! An organisation's own words: `lexicons` in the settings, `--lexicon`, and `lexicon check`.

use klarbrev::cli::Exit;

use super::{codes, found, lint, only, refused};
use crate::cli::{Folder, Ran, klarbrev};

/// A rule that only this organisation has.
const RULE: &str = "schema = 1
source = \"oss\"
title = \"Gammelt navn\"
level = \"error\"
what = \"Navn vi ikke bruker lenger.\"
why = \"Leseren finner dem ikke.\"

[[entry]]
match = [\"trygdekontoret\"]
instead = [\"Nav-kontoret\"]
fits = true
hit = [\"Ring trygdekontoret.\"]
miss = [\"Ring Nav-kontoret.\"]
";

const MESSAGES: &str = "schema = 1
source = \"oss\"

[rules.gammelt-navn]
message = \"Vi sier ikke «{found}» lenger.\"

[rules.\"gammelt-navn/instead\"]
message = \"Vi sier ikke «{found}» lenger.\"
help = \"Hos oss heter det «{instead}».\"
";

const TERM: &str = "schema = 1
source = \"oss\"

[[term]]
term = \"flokkmelding\"
forms = [\"flokkmelding\", \"flokkmeldingen\"]
advice = \"replace\"
instead = [\"felles melding\"]
explanation = \"En melding til alle samtidig.\"
severity = 3
source = \"oss\"
hit = [\"Vi sendte en flokkmelding.\"]
miss = [\"Vi sendte en melding.\"]
";

const DRAFT: &str = "Du må ringe trygdekontoret før 1. mai.\n";

fn words(folder: &Folder, root: &str) {
    folder.file(&format!("{root}/nb/rules/gammelt-navn.toml"), RULE);
    folder.file(&format!("{root}/nb/lint/egne.toml"), MESSAGES);
    folder.file(&format!("{root}/nb/terms/nav.toml"), TERM);
}

#[test]
fn own_words_are_used_with_their_own_messages() {
    let folder = Folder::new("lint-own-words");
    words(&folder, "ord");
    let path = folder.file("brev.txt", DRAFT);
    folder.file("klarbrev.toml", format!("lexicons = [\"ord\"]\n{}", only(&[])));
    assert_eq!(codes(&[&path]), ["gammelt-navn error"]);
    let finding = &found(&[&path])[0];
    assert_eq!(finding["message"], "Vi sier ikke «trygdekontoret» lenger.");
    assert_eq!(finding["help"], "Hos oss heter det «Nav-kontoret».");
    assert_eq!(finding["fix"]["class"], "review");
    assert_eq!(finding["fix"]["replacement"], "Nav-kontoret");
    assert_eq!(lint(&[&path]).exit, Exit::Findings);
    // Settings know the rule, and a mark may name it.
    let off = format!("lexicons = [\"ord\"]\n{}gammelt-navn = \"off\"\n", only(&[]));
    folder.file("klarbrev.toml", off);
    assert_eq!(codes(&[&path]), [""; 0]);
    folder.file(
        "klarbrev.toml",
        format!("lexicons = [\"ord\"]\n{}", only(&["bad-suppression", "unused-suppression"])),
    );
    let marked =
        folder.file("merket.txt", format!("[klarbrev-ignorer gammelt-navn: navn]\n{DRAFT}"));
    assert_eq!(codes(&[&marked]), [""; 0]);
}

#[test]
fn a_folder_on_the_command_line_is_used_too() {
    let folder = Folder::new("lint-lexicon-option");
    words(&folder, "ord");
    folder.file("klarbrev.toml", only(&[]));
    let path = folder.file("brev.txt", DRAFT);
    let ord = folder.0.join("ord");
    let ord = ord.to_str().unwrap();
    assert_eq!(codes(&[&path]), [""; 0]);
    assert_eq!(codes(&["--lexicon", ord, &path]), ["gammelt-navn error"]);
    // SARIF lists it among the rules.
    let sarif = lint(&["--lexicon", ord, "--format", "sarif", &path]).output;
    assert!(sarif.contains("\"id\":\"gammelt-navn\""), "{sarif}");
    // Without settings of their own the built-in rules stay.
    assert!(
        codes(&["--no-config", "--lexicon", ord, &path]).contains(&"gammelt-navn error".into())
    );
    refused(&["--lexicon", "nowhere", &path], "nowhere");
    let empty = folder.0.join("tom");
    std::fs::create_dir(&empty).unwrap();
    refused(&["--lexicon", empty.to_str().unwrap(), &path], "ingen ordlister");
}

#[test]
fn a_rule_without_messages_gets_the_usual_ones() {
    let folder = Folder::new("lint-usual-message");
    folder.file("ord/nb/rules/gammelt-navn.toml", RULE);
    let path = folder.file("brev.txt", DRAFT);
    folder.file("klarbrev.toml", format!("lexicons = [\"ord\"]\n{}", only(&[])));
    let finding = &found(&[&path])[0];
    assert!(finding["message"].as_str().unwrap().contains("«trygdekontoret»"), "{finding}");
    assert_eq!(finding["help"], "Skriv heller «Nav-kontoret».");
}

#[test]
fn own_messages_replace_ours_whatever_the_file_is_called() {
    let folder = Folder::new("lint-own-message");
    let path = folder.file("brev.txt", "Du får NAV sitt svar før 1. mai.\n");
    let told = |name: &str| {
        let file = folder.file(
            &format!("{name}/nb/lint/{name}.toml"),
            "schema = 1\n[rules.nav-in-capitals]\nmessage = \"Hos oss heter det Nav.\"\n",
        );
        let root = file.strip_suffix(&format!("/nb/lint/{name}.toml")).unwrap().to_owned();
        folder.file("klarbrev.toml", only(&["nav-in-capitals"]));
        found(&["--lexicon", &root, &path])[0]["message"].clone()
    };
    assert_eq!(told("aa"), "Hos oss heter det Nav.");
    assert_eq!(told("words"), "Hos oss heter det Nav.");
    assert_eq!(told("zz"), "Hos oss heter det Nav.");
}

#[test]
fn other_words_have_another_digest() {
    let folder = Folder::new("lint-digest");
    words(&folder, "ord");
    let path = folder.file("brev.txt", DRAFT);
    let ord = folder.0.join("ord");
    let digest = |args: &[&str]| {
        let ran = lint(&[&["--no-config", "--format", "json"], args].concat());
        let json: serde_json::Value = serde_json::from_str(&ran.output).unwrap();
        json["lexicons"].as_str().unwrap().to_owned()
    };
    assert_ne!(digest(&["--lexicon", ord.to_str().unwrap(), &path]), digest(&[&path]));
}

#[test]
fn a_new_term_is_a_hard_word() {
    let folder = Folder::new("lint-own-term");
    words(&folder, "ord");
    let path =
        folder.file("brev.txt", "Vi sender deg en flokkmelding før 1. mai. Du må lese den.\n");
    let jargon = |args: &[&str]| {
        let ran = lint(&[&["--no-config", "--format", "json"], args].concat());
        let json: serde_json::Value = serde_json::from_str(&ran.output).unwrap();
        json["measures"]["jargon"]["nav"].as_u64().unwrap()
    };
    let ord = folder.0.join("ord");
    assert_eq!(jargon(&["--lexicon", ord.to_str().unwrap(), &path]), jargon(&[&path]) + 1);
}

#[test]
fn words_that_do_not_hold_are_refused_with_file_and_line() {
    let folder = Folder::new("lint-bad-words");
    let path = folder.file("brev.txt", DRAFT);
    folder.file("klarbrev.toml", "lexicons = [\"ord\"]\n");
    folder.file("ord/nb/rules/gammelt-navn.toml", RULE.replace("why =", "whyy ="));
    refused(&[&path], "nb/rules/gammelt-navn.toml:6: ");
    refused(&[&path], "whyy");
    folder.file("klarbrev.toml", "lexicons = [\"borte\"]\n");
    refused(&[&path], "borte");
}

fn check(folder: &Folder) -> Ran {
    klarbrev(&["lexicon", "check", folder.0.to_str().unwrap()], b"")
}

#[test]
fn a_sound_folder_is_said_to_be_sound() {
    let folder = Folder::new("lexicon-sound");
    words(&folder, ".");
    let ran = check(&folder);
    assert_eq!((ran.exit, ran.output.as_str()), (Exit::Done, "3 filer, ingen feil\n"));
}

/// The only line said of a folder that holds a file with `text`.
fn only_problem(name: &str, file: &str, text: &str) -> String {
    let folder = Folder::new(&format!("lexicon-{name}"));
    folder.file(file, text);
    let ran = check(&folder);
    assert_eq!((ran.exit, ran.errors.as_str()), (Exit::Findings, ""), "{name}: {}", ran.output);
    assert_eq!(ran.output.lines().count(), 1, "{name}: {}", ran.output);
    let root = format!("{}/", folder.0.display());
    ran.output.trim_end().replace(&root, "").replace('\\', "/")
}

#[test]
fn each_kind_of_mistake_gets_its_file_line_and_field() {
    const RULES: &str = "nb/rules/gammelt-navn.toml";
    const TERMS: &str = "nb/terms/nav.toml";
    let rule = |from: &str, to: &str| {
        assert!(RULE.contains(from), "{from}");
        RULE.replacen(from, to, 1)
    };
    let term = |from: &str, to: &str| {
        assert!(TERM.contains(from), "{from}");
        TERM.replacen(from, to, 1)
    };
    for (i, (file, text, line, what)) in [
        // The form.
        (RULES, rule("title =", "titel ="), 3, "titel"),
        (RULES, rule("fits = true", "fits = \"ja\""), 11, "bool"),
        (RULES, rule("\"error\"", "\"fatal\""), 4, "fatal"),
        (RULES, rule("why = \"Leseren finner dem ikke.\"\n", ""), 1, "why"),
        (RULES, rule("instead = [", "insted = ["), 10, "insted"),
        (RULES, rule("[[entry]]", "[[entry]"), 8, "]"),
        (TERMS, term("severity = 3", "severity = \"høy\""), 10, "severity"),
        (TERMS, term("explanation", "forklaring"), 9, "forklaring"),
        (TERMS, term("term = \"flokkmelding\"\n", ""), 4, "term"),
        ("nb/lint/egne.toml", MESSAGES.replacen("help", "helpp", 1), 9, "helpp"),
        ("nb/terms/hemmelig.toml", TERM.to_owned(), 1, "nb/terms/hemmelig"),
        ("se/terms/nav.toml", TERM.to_owned(), 1, "se/terms/nav"),
        ("ord.toml", TERM.to_owned(), 1, "ord"),
        ("nb/verify.toml", "schema = 1\n".to_owned(), 1, "ingen virkning"),
        ("routes.toml", "schema = 1\n".to_owned(), 1, "ingen virkning"),
        (TERMS, term("schema = 1", "schema = 2"), 1, "`schema` skal være 1"),
        (TERMS, term("schema = 1\n", ""), 1, "`schema = 1` mangler"),
        (TERMS, term("instead =", "insted ="), 8, "`instead`?"),
        // The words.
        (RULES, rule("[\"trygdekontoret\"]", "[\"trygde kontor <x>\"]"), 9, "<x>"),
        (RULES, rule("Ring trygdekontoret.", "Ring dem."), 12, "`hit`: Ring dem."),
        (
            RULES,
            rule("Ring Nav-kontoret.", "Ring trygdekontoret i dag."),
            13,
            "`miss`: Ring trygdekontoret i dag.",
        ),
        (RULES, rule("miss = [\"Ring Nav-kontoret.\"]\n", ""), 8, "`miss`"),
        (TERMS, term("hit = [\"Vi sendte en flokkmelding.\"]", "hit = []"), 4, "`hit`"),
        (TERMS, term("Vi sendte en melding.", "Vi sendte en flokkmelding nå."), 13, "`miss`"),
        (TERMS, term("severity = 3", "severity = 7"), 5, "`severity`"),
        (TERMS, term("[\"felles melding\"]", "[]"), 4, "`instead`"),
        ("nb/rules/passive.toml", RULE.to_owned(), 1, "passive"),
        (
            "nb/lint/egne.toml",
            "schema = 1\n\n[rules.gamalt-navn]\nmessage = \"Nei.\"\n".to_owned(),
            3,
            "gamalt-navn",
        ),
        (
            "nb/lint/egne.toml",
            "schema = 1\n[rules.long-sentence]\nmessage = \"{words} ord, {sider} sider.\"\n".into(),
            3,
            "«{sider}»",
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let said = only_problem(&format!("mistake-{i}"), file, &text);
        let place = format!("{file}:{line}: ");
        assert!(said.starts_with(&place), "{said}\nshould begin with {place}");
        assert!(said[place.len()..].contains(what), "{said}\nshould hold {what}");
    }
}

#[test]
fn a_mistake_is_placed_in_its_own_entry() {
    // The same word stands above, in another entry and in a comment.
    let second = "\n# Ring dem.\n[[entry]]\nmatch = [\"trygdekontoret i\"]\nhit = [\"Ring dem.\"]\nmiss = [\"Ring oss i dag.\"]\n";
    let said = only_problem("own-entry", "nb/rules/gammelt-navn.toml", &format!("{RULE}{second}"));
    assert!(said.starts_with("nb/rules/gammelt-navn.toml:18: "), "{said}");
    let second =
        "\n[[entry]]\nmatch = [\"trygdekontoret i\"]\nhit = [\"Ring trygdekontoret i dag.\"]\n";
    let said =
        only_problem("own-entry-2", "nb/rules/gammelt-navn.toml", &format!("{RULE}{second}"));
    assert!(said.starts_with("nb/rules/gammelt-navn.toml:15: "), "{said}");
    assert!(said.contains("`miss`"), "{said}");
}

#[test]
fn a_folder_without_words_is_no_success() {
    let folder = Folder::new("lexicon-empty");
    let ran = check(&folder);
    assert_eq!((ran.exit, ran.output.as_str()), (Exit::Failed, ""));
    assert!(ran.errors.contains("ingen ordlister"), "{}", ran.errors);
    let ran = klarbrev(&["lexicon", "check", "nowhere"], b"");
    assert_eq!(ran.exit, Exit::Failed);
    assert!(ran.errors.starts_with("klarbrev: nowhere: "), "{}", ran.errors);
    let ran = klarbrev(&["lexicon", "check"], b"");
    assert_eq!(ran.exit, Exit::Failed);
    assert!(ran.errors.contains("mappe"), "{}", ran.errors);
}
