//! The lint rules: each is a file with a page, and the page's examples hold.

use std::fmt::Write as _;

use klarbrev::analyse::measures;
use klarbrev::lexicon::Severity;
use klarbrev::lint::{Linter, RuleSettings, rules, suppress};
use klarbrev::{Document, Lang, Letter, Lexicon, extract};

use crate::letters::{at, bless, files};

fn expect_none(wrong: &[String], advice: &str) {
    assert!(wrong.is_empty(), "{} problems\n{}\n{advice}", wrong.len(), wrong.join("\n"));
}

/// A fenced example of a rule's page.
struct Example {
    lang: Lang,
    caught: bool,
    text: String,
}

fn examples(page: &str) -> Vec<Example> {
    let mut found = Vec::new();
    let mut open: Option<Example> = None;
    for line in page.lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(kind)) => {
                let (lang, verdict) = kind.split_once(',').expect("a fence says language, verdict");
                let lang = Lang::KNOWN.into_iter().find(|l| l.tag() == lang).expect("a language");
                assert!(["treff", "ok"].contains(&verdict), "```{kind}: `treff` or `ok`");
                open = Some(Example { lang, caught: verdict == "treff", text: String::new() });
            }
            (Some(_), Some(_)) => found.extend(open.take()),
            (Some(example), None) => {
                example.text.push_str(line);
                example.text.push('\n');
            }
            (None, None) => {}
        }
    }
    found
}

/// The slugs that fire on a letter, with the messages.
pub(crate) fn fired(text: &str, lang: Lang) -> Vec<String> {
    fired_by(&Linter::default(), text, lang)
}

/// Rules that are off as long as nobody asks for them have examples too.
fn all_rules() -> Linter {
    let off = rules().iter().filter(|rule| rule.severity == Severity::Off);
    let levels = off.map(|rule| (rule.slug.to_owned(), Severity::Info)).collect();
    Linter::new(&RuleSettings { levels, ..RuleSettings::default() })
}

fn fired_by(linter: &Linter, text: &str, lang: Lang) -> Vec<String> {
    let (text, marks) = suppress::take(text).unwrap_or((text.to_owned(), Vec::new()));
    let letter = Letter::from_text(text);
    let document = Document::in_language(&letter, Lexicon::builtin(), Some(lang));
    let facts = extract::facts(&document);
    let measures = measures(&document, &facts);
    let mut findings = linter.lint(&document, &facts, &measures);
    suppress::apply(&marks, document.lexicon(), &mut findings);
    findings.iter().map(|f| f.rule.to_string()).collect()
}

#[test]
fn each_rule_is_a_file_and_in_the_list() {
    let name = |path: &std::path::PathBuf| path.file_stem().unwrap().to_str().unwrap().to_owned();
    let mut on_disk: Vec<String> =
        files(&at("src/lint/rules"), "rs").iter().map(name).filter(|name| name != "mod").collect();
    on_disk.iter_mut().for_each(|name| *name = name.replace('_', "-"));
    on_disk.sort();
    let listed: Vec<&str> = rules().iter().map(|rule| rule.slug).collect();
    assert_eq!(on_disk, listed, "add the missing slug to ALL in src/lint/rules/mod.rs, sorted");
}

#[test]
fn every_page_says_what_why_and_whence() {
    let mut wrong = Vec::new();
    for rule in rules() {
        for part in [" # ", " ## Hva\n", " ## Hvorfor\n", " ## Kilde\n", " ## Eksempel\n"] {
            if !rule.page.contains(part) {
                wrong.push(format!("{}: no `{}` in its doc comment", rule.slug, part.trim()));
            }
        }
        let examples = examples(rule.page);
        for lang in [Lang::Nb, Lang::Nn] {
            // Mixing bokmål into nynorsk happens in nynorsk only, and the reverse.
            let only = match rule.slug {
                "nynorsk-passive" | "mixed-infinitives" => lang == Lang::Nb,
                _ => false,
            };
            for caught in [true, false] {
                if !only && !examples.iter().any(|e| e.lang == lang && e.caught == caught) {
                    let verdict = if caught { "treff" } else { "ok" };
                    wrong.push(format!("{}: no example ```{lang},{verdict}", rule.slug));
                }
            }
        }
    }
    expect_none(&wrong, "See src/lint/rules/long_sentence.rs for the form.");
}

#[test]
fn examples_on_the_pages_hold() {
    let mut wrong = Vec::new();
    let linter = all_rules();
    for rule in rules() {
        for example in examples(rule.page) {
            let fired = fired_by(&linter, &example.text, example.lang);
            if fired.iter().any(|slug| slug == rule.slug) != example.caught {
                let verdict = if example.caught { "is not caught" } else { "is caught" };
                wrong.push(format!("{}: {verdict}: {}", rule.slug, example.text.trim()));
            }
        }
    }
    expect_none(&wrong, "Mend the rule, or the example if it is wrong.");
}

#[test]
fn every_rule_has_its_messages() {
    let mut wrong = Vec::new();
    for lang in Lang::KNOWN {
        for rule in rules() {
            if Lexicon::builtin().message(rule.slug, lang).is_none() {
                wrong.push(format!("lexicons/{lang}/lint: no [rules.{}]", rule.slug));
            }
        }
    }
    expect_none(&wrong, "Add the message and what to do, in the three languages.");
}

#[test]
fn the_list_of_rules_is_up_to_date() {
    let mut page = String::from("# Regler\n\nLaget av `KLARBREV_BLESS=1 cargo test`. ");
    page.push_str("Hver side er kommentaren i regelens egen fil.\n");
    for rule in rules() {
        let text: String = rule
            .page
            .lines()
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .map(
                |line| {
                    if line.starts_with('#') { format!("#{line}\n") } else { format!("{line}\n") }
                },
            )
            .collect();
        write!(page, "\n<a id=\"{}\"></a>\n\n{}\n`{}`\n", rule.slug, text.trim_end(), rule.slug)
            .unwrap();
    }
    bless("docs/rules.md", &page);
}
