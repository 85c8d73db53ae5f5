//! The lint rules: each is a file with a page, and the page's examples hold.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use klarbrev::analyse::measures;
use klarbrev::lexicon::Severity;
use klarbrev::lint::{Finding, Linter, Page, RuleSettings, pages, rules, slugs, suppress};
use klarbrev::{Document, Lang, Letter, Lexicon, extract};

use crate::letters::{at, bless, files};

fn expect_none(wrong: &[String], advice: &str) {
    assert!(wrong.is_empty(), "{} problems\n{}\n{advice}", wrong.len(), wrong.join("\n"));
}

/// A fenced example of a rule's page.
pub(crate) struct Example {
    pub(crate) lang: Lang,
    pub(crate) caught: bool,
    pub(crate) text: String,
}

/// The examples of a page, in order.
pub(crate) fn examples(page: &str) -> Vec<Example> {
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
    found_by(linter, text, lang).iter().map(|f| f.rule.to_string()).collect()
}

/// What the rules find in a text.
pub(crate) fn findings(text: &str, lang: Lang) -> Vec<Finding> {
    found_by(&Linter::default(), text, lang)
}

fn found_by(linter: &Linter, text: &str, lang: Lang) -> Vec<Finding> {
    let (text, marks) = suppress::take(text).unwrap_or((text.to_owned(), Vec::new()));
    let letter = Letter::from_text(text);
    let document = Document::in_language(&letter, Lexicon::builtin(), Some(lang));
    let facts = extract::facts(&document);
    let measures = measures(&document, &facts);
    let mut findings = linter.lint(&document, &facts, &measures);
    suppress::apply(&marks, document.lexicon(), &mut findings);
    findings
}

#[test]
fn each_rule_is_a_file_and_in_the_list() {
    let name = |path: &std::path::PathBuf| path.file_stem().unwrap().to_str().unwrap().to_owned();
    let mut on_disk: Vec<String> =
        files(&at("src/lint/rules"), "rs").iter().map(name).filter(|name| name != "mod").collect();
    for name in &mut on_disk {
        *name = name.replace('_', "-");
    }
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
    let lexicon = Lexicon::builtin();
    let slugs = slugs(lexicon);
    assert!(slugs.len() >= 60, "{} rules", slugs.len());
    let mut wrong = Vec::new();
    for lang in Lang::KNOWN {
        for slug in &slugs {
            let variant = format!("{slug}/instead");
            if lexicon.message(slug, lang).or(lexicon.message(&variant, lang)).is_none() {
                wrong.push(format!("lexicons/{lang}/lint: no [rules.{slug}]"));
            }
        }
    }
    expect_none(&wrong, "Add the message and what to do, in the three languages.");
}

/// The messages of a language, placeholders filled with a plain word, each with its key.
fn messages(lang: Lang) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for file in files(&at("lexicons").join(lang.tag()).join("lint"), "toml") {
        let table: toml::Table = std::fs::read_to_string(file).unwrap().parse().unwrap();
        for (slug, message) in table["rules"].as_table().unwrap() {
            for (key, text) in message.as_table().unwrap() {
                let mut text = text.as_str().unwrap().to_owned();
                while let (Some(open), Some(close)) = (text.find('{'), text.find('}')) {
                    text.replace_range(open..=close, "3");
                }
                found.push((format!("{lang} {slug}.{key}"), text));
            }
        }
    }
    found
}

#[test]
fn the_languages_have_the_same_messages() {
    let keys = |lang| -> BTreeSet<String> {
        messages(lang)
            .into_iter()
            .map(|(key, _)| key.split_once(' ').unwrap().1.to_owned())
            .collect()
    };
    let (nb, mut wrong) = (keys(Lang::Nb), Vec::new());
    for lang in [Lang::Nn, Lang::En] {
        let own = keys(lang);
        wrong.extend(nb.symmetric_difference(&own).map(|key| format!("{lang}: {key}")));
    }
    expect_none(&wrong, "These stand in bokmål only, or in the other language only.");
}

/// What is said of a draft must itself be what it asks for.
#[test]
fn messages_and_pages_pass_our_own_rules() {
    // About structure of a whole letter, or about words that the message must name.
    const APART: [&str; 3] = ["topic-title", "no-contact", "few-reader-words"];
    let mut wrong = Vec::new();
    let mut look = |key: &str, text: &str, lang: Lang| {
        // What stands between quotes or backquotes is the wrong wording, or code.
        let text = without(&without(&without(text, '«', '»'), '`', '`'), '[', ']');
        let rest = if lang == Lang::Nn { "Dette er ei hjelp." } else { "Dette er en hjelp." };
        for finding in findings(&format!("Hei\n\n{text} {rest}\n"), lang) {
            if finding.severity > Severity::Info && !APART.contains(&&*finding.rule) {
                wrong.push(format!("{key}: {} in: {text}", finding.rule));
            }
        }
    };
    for lang in [Lang::Nb, Lang::Nn] {
        for (key, text) in messages(lang) {
            look(&key, &text, lang);
        }
    }
    for page in pages(Lexicon::builtin()) {
        let prose = page.text.split("## Kilde").next().unwrap();
        for line in prose.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            look(page.slug, line, page.lang);
        }
    }
    expect_none(&wrong, "Say it plainly.");
}

/// `text` without what stands between two marks.
fn without(text: &str, open: char, close: char) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in text.chars() {
        if c == open && !inside {
            inside = true;
            out.push('3');
        } else if c == close && inside {
            inside = false;
        } else if !inside {
            out.push(c);
        }
    }
    out
}

/// A letter as it should be gets nothing that matters.
#[test]
fn model_letters_get_no_warning() {
    let models = files(&at("samples"), "txt").into_iter().filter(|file| {
        file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("forbilde-"))
    });
    let (mut count, mut wrong) = (0, Vec::new());
    for file in models {
        count += 1;
        let lang = if file.to_string_lossy().ends_with("-nn.txt") { Lang::Nn } else { Lang::Nb };
        let text = std::fs::read_to_string(&file).unwrap();
        for finding in findings(&text, lang).iter().filter(|f| f.severity > Severity::Info) {
            let marked = finding.span.of(&text);
            wrong.push(format!("{}: {}: {marked}", file.display(), finding.rule));
        }
    }
    assert!(count >= 4, "{count} model letters");
    expect_none(&wrong, "The letter is the model: mend the rule, unless the letter is wrong.");
}

#[test]
fn the_list_of_rules_is_up_to_date() {
    let mut page = String::from("# Regler\n\nLaget av `KLARBREV_BLESS=1 cargo test`. ");
    page.push_str(
        "Hver side er kommentaren i regelens egen fil, eller står i `lexicons/*/rules/`.\n",
    );
    page.push_str("\n| regel | nivå | finner |\n|---|---|---|\n");
    let pages = pages(Lexicon::builtin());
    for Page { slug, severity, title, .. } in &pages {
        let severity = format!("{severity:?}").to_lowercase();
        writeln!(page, "| [`{slug}`](#{slug}) | {severity} | {title} |").unwrap();
    }
    for Page { slug, title, text, limits, .. } in &pages {
        write!(page, "\n<a id=\"{slug}\"></a>\n\n## {title}\n\n`{slug}`").unwrap();
        for (limit, value) in *limits {
            write!(page, ", `{}` = {value}", limit.replace('_', "-")).unwrap();
        }
        let text: String = text
            .lines()
            .map(
                |line| {
                    if line.starts_with('#') { format!("#{line}\n") } else { format!("{line}\n") }
                },
            )
            .collect();
        write!(page, "\n\n{}\n", text.trim_end()).unwrap();
    }
    bless("docs/rules.md", &page);
}

/// What is one fault is told once.
#[test]
fn one_fault_is_one_finding() {
    let asked = "Du får dagpenger. Du må svare oss innen 3. mai 2027.";
    for (sentence, lang, slug) in [
        ("Du bes sende oss papirene.", Lang::Nb, "hidden-duty"),
        ("Du bes om å sende oss papirene.", Lang::Nb, "hidden-duty"),
        ("Det vises til brevet fra deg.", Lang::Nb, "reference-opening"),
        ("Det blir vist til brevet frå deg.", Lang::Nn, "reference-opening"),
    ] {
        let text = format!("Hei\n\n{sentence} {asked}\n");
        let told: Vec<String> = findings(&text, lang)
            .into_iter()
            .filter(|finding| finding.span.start < 5 + sentence.len() && finding.span.start >= 5)
            .filter(|finding| finding.severity > Severity::Info || finding.rule == slug)
            .map(|finding| finding.rule.to_string())
            .collect();
        assert_eq!(told, [slug], "{sentence}");
    }
    // A duty in the third word is advised as a duty.
    for (sentence, lang) in [
        ("Du plikter å melde fra om endringer.", Lang::Nb),
        ("Du er forpliktet til å melde fra.", Lang::Nb),
        ("Du pliktar å melde frå om endringar.", Lang::Nn),
    ] {
        let found = findings(sentence, lang);
        let fixes: Vec<&str> =
            found.iter().filter_map(|f| Some(f.fix.as_ref()?.replacement.as_str())).collect();
        assert_eq!(fixes, ["må"], "{sentence}");
    }
}
