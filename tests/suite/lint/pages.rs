//! `klarbrev rules`: the list, and the page of each rule.

use klarbrev::Lexicon;
use klarbrev::cli::Exit;
use klarbrev::lint::{rules, slugs};

use crate::cli::{Folder, assert_fails, klarbrev, klarbrev_at};

#[test]
fn the_list_has_a_line_for_each_rule() {
    let ran = klarbrev(&["rules"], b"");
    assert_eq!((ran.exit, ran.errors.as_str()), (Exit::Done, ""));
    let listed: Vec<&str> =
        ran.output.lines().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(listed, slugs(Lexicon::builtin()));
    for line in ran.output.lines() {
        let mut parts = line.split_whitespace().skip(1);
        let level = parts.next().unwrap();
        assert!(["off", "info", "warning", "error"].contains(&level), "{line}");
        assert!(parts.next().is_some(), "no title: {line}");
    }
}

#[test]
fn every_rule_has_a_page_that_says_what_why_and_whence() {
    for width in [40, 80] {
        for slug in slugs(Lexicon::builtin()) {
            let ran = klarbrev_at(width, &["rules", slug], b"");
            assert_eq!((ran.exit, ran.errors.as_str()), (Exit::Done, ""), "{slug}");
            let first = ran.output.lines().next().unwrap();
            assert!(first.contains(&format!("({slug}, ")), "{first}");
            for part in ["\nHva\n", "\nHvorfor\n", "\nKilde\n", "\nEksempel\n"] {
                assert!(ran.output.contains(part), "{slug}: no {part:?} in\n{}", ran.output);
            }
            assert!(!ran.output.contains("```") && !ran.output.contains("##"), "{}", ran.output);
            for line in ran.output.lines().skip(1).filter(|line| line.chars().count() > width) {
                // Only what has no place to break is longer.
                assert!(!line.trim().contains(' '), "{slug} at {width}: {line}");
            }
        }
    }
}

#[test]
fn limits_are_named_as_settings_name_them() {
    let page = klarbrev(&["rules", "long-sentence"], b"").output;
    assert!(page.contains("\nGrense: words = 25\n"), "{page}");
    for rule in rules() {
        let page = klarbrev(&["rules", rule.slug], b"").output;
        for (limit, value) in rule.limits {
            let line = format!("Grense: {} = {value}", limit.replace('_', "-"));
            assert!(page.contains(&line), "{}: {line}", rule.slug);
        }
    }
}

#[test]
fn a_name_nearly_right_is_understood() {
    assert_fails(&["rules", "long-sentense"], "Mente du «long-sentence»?");
    assert_fails(&["rules", "xyzzy"], "Kjør klarbrev rules");
    assert_fails(&["rules", "--lexicon", "nowhere"], "nowhere");
}

#[test]
fn own_rules_are_listed_too() {
    let folder = Folder::new("rules-own");
    folder.file(
        "nb/rules/gammelt-navn.toml",
        "schema = 1\nsource = \"oss\"\ntitle = \"Gammelt navn\"\nlevel = \"error\"\n\
         what = \"Navn vi ikke bruker.\"\nwhy = \"Leseren finner dem ikke.\"\n\n[[entry]]\n\
         match = [\"trygdekontoret\"]\ninstead = [\"Nav-kontoret\"]\nhit = [\"Ring trygdekontoret.\"]\n\
         miss = [\"Ring Nav-kontoret.\"]\n",
    );
    let own = folder.0.to_str().unwrap();
    let list = klarbrev(&["rules", "--lexicon", own], b"").output;
    let line = list.lines().find(|line| line.starts_with("gammelt-navn ")).unwrap();
    assert!(line.contains("error") && line.ends_with("Gammelt navn"), "{line}");
    let page = klarbrev(&["rules", "gammelt-navn", "--lexicon", own], b"").output;
    assert!(page.contains("trygdekontoret → Nav-kontoret"), "{page}");
}
