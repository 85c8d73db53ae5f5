//! Fixes of the rules, before and after.

use std::collections::BTreeSet;

use klarbrev::analyse::measures;
use klarbrev::lint::fix::apply_safe;
use klarbrev::lint::{Finding, Fix, FixClass, Linter, rules};
use klarbrev::verify::{Outcome, verify};
use klarbrev::{Document, Lang, Letter, Lexicon, extract};

use crate::letters::bless;
use crate::lexicons::{string, strings, terms};
use crate::rules::examples;

/// A rule, a sentence, and the sentence as `--fix` leaves it. Where both are the same, the rule must
/// leave it alone.
pub(crate) const ROWS: &[(&str, Lang, &str, &str)] = &[
    (
        "numeric-date",
        Lang::Nb,
        "Du får pengene fra 01.05.2024 og ut året.",
        "Du får pengene fra 1. mai 2024 og ut året.",
    ),
    ("numeric-date", Lang::Nb, "Møtet er hos oss 3.12.2025.", "Møtet er hos oss 3. desember 2025."),
    (
        "numeric-date",
        Lang::Nn,
        "Du får pengane frå 01.05.2024 og ut året.",
        "Du får pengane frå 1. mai 2024 og ut året.",
    ),
    (
        "numeric-date",
        Lang::Nb,
        "Møtet er hos oss 3. desember 2025.",
        "Møtet er hos oss 3. desember 2025.",
    ),
    (
        "numeric-date",
        Lang::Nb,
        "Versjon 31.02.2025 finnes ikke som dato.",
        "Versjon 31.02.2025 finnes ikke som dato.",
    ),
    ("nav-in-capitals", Lang::Nb, "NAV har fått søknaden din.", "Nav har fått søknaden din."),
    (
        "nav-in-capitals",
        Lang::Nb,
        "Ta kontakt med NAV-kontoret i dag.",
        "Ta kontakt med Nav-kontoret i dag.",
    ),
    ("nav-in-capitals", Lang::Nn, "Då må NAV få søknaden din.", "Då må Nav få søknaden din."),
    ("nav-in-capitals", Lang::Nb, "Vi viser til NAV-loven.", "Vi viser til NAV-loven."),
    ("nav-in-capitals", Lang::Nb, "Les mer på www.NAV.no i dag.", "Les mer på www.NAV.no i dag."),
    ("phone-format", Lang::Nb, "Ring oss på telefon 55553333.", "Ring oss på telefon 55 55 33 33."),
    (
        "phone-format",
        Lang::Nn,
        "Ring oss på telefon 55553333 i dag.",
        "Ring oss på telefon 55 55 33 33 i dag.",
    ),
    (
        "phone-format",
        Lang::Nb,
        "Ring oss på telefon 55 55 33 33.",
        "Ring oss på telefon 55 55 33 33.",
    ),
    ("phone-format", Lang::Nb, "Saksnummeret er 12345678.", "Saksnummeret er 12345678."),
    (
        "clock-format",
        Lang::Nb,
        "Møtet er mandag kl. 14:00 hos oss.",
        "Møtet er mandag kl. 14.00 hos oss.",
    ),
    (
        "percent-format",
        Lang::Nb,
        "Du er 50% ufør etter ulykken.",
        "Du er 50 prosent ufør etter ulykken.",
    ),
    (
        "numeric-date",
        Lang::Nb,
        "Se punkt 3.4.2011 i avtalen vår.",
        "Se punkt 3.4.2011 i avtalen vår.",
    ),
    (
        "numeric-date",
        Lang::Nb,
        "Dette er versjon 3.4.2011 av skjemaet.",
        "Dette er versjon 3.4.2011 av skjemaet.",
    ),
    (
        "numeric-date",
        Lang::Nn,
        "Sjå kapittel 3.4.2011 i rettleiinga vår.",
        "Sjå kapittel 3.4.2011 i rettleiinga vår.",
    ),
    (
        "numeric-date",
        Lang::Nb,
        "Du får pengene 01.05–31.05.2024 fra oss.",
        "Du får pengene 01.05–31.05.2024 fra oss.",
    ),
    (
        "numeric-date",
        Lang::Nb,
        "Du får pengene 01.05.2024–31.05.2024 fra oss.",
        "Du får pengene 1. mai 2024–31. mai 2024 fra oss.",
    ),
    (
        "phone-format",
        Lang::Nb,
        "Ring oss om saksnummer 55553333 i dag.",
        "Ring oss om saksnummer 55553333 i dag.",
    ),
    (
        "phone-format",
        Lang::Nb,
        "Ring oss og oppgi kundenummer 55553333.",
        "Ring oss og oppgi kundenummer 55553333.",
    ),
    (
        "phone-format",
        Lang::Nb,
        "Ring oss med journalnummer 55553333.",
        "Ring oss med journalnummer 55553333.",
    ),
    (
        "phone-format",
        Lang::Nn,
        "Ring oss om referanse 55553333 i dag.",
        "Ring oss om referanse 55553333 i dag.",
    ),
    (
        "phone-format",
        Lang::Nb,
        "Ring oss når faktura nr. 55553333 er betalt.",
        "Ring oss når faktura nr. 55553333 er betalt.",
    ),
    (
        "phone-format",
        Lang::Nb,
        "Spør du om saken, ring 55553333.",
        "Spør du om saken, ring 55 55 33 33.",
    ),
    (
        "amount-format",
        Lang::Nb,
        "Du får kr 12.345,- hver måned.",
        "Du får 12 345 kroner hver måned.",
    ),
    (
        "amount-format",
        Lang::Nb,
        "Du fikk kr 12345 i 2023 fra oss.",
        "Du fikk 12 345 kroner i 2023 fra oss.",
    ),
    (
        "amount-format",
        Lang::Nb,
        "Du får kr 10.000–12.000 hver måned.",
        "Du får kr 10.000–12.000 hver måned.",
    ),
    (
        "amount-format",
        Lang::Nb,
        "Du får fra kr 10000 til 12000 hver måned.",
        "Du får fra kr 10000 til 12000 hver måned.",
    ),
    (
        "amount-format",
        Lang::Nb,
        "Du får 10000–12000 kr hver måned.",
        "Du får 10000–12000 kr hver måned.",
    ),
    (
        "amount-format",
        Lang::Nn,
        "Du får mellom 10000 og 12000 kroner kvar månad.",
        "Du får mellom 10000 og 12000 kroner kvar månad.",
    ),
    (
        "amount-format",
        Lang::Nb,
        "Du får kr 12.345,- kr hver måned.",
        "Du får kr 12.345,- kr hver måned.",
    ),
    ("amount-format", Lang::Nb, "Du får kr 12345.- hver måned.", "Du får kr 12345.- hver måned."),
    (
        "percent-format",
        Lang::Nb,
        "Du får 10–15 % av lønnen din.",
        "Du får 10–15 prosent av lønnen din.",
    ),
    (
        "percent-format",
        Lang::Nb,
        "Du får 10-15% av lønnen din.",
        "Du får 10-15 prosent av lønnen din.",
    ),
    ("percent-format", Lang::Nb, "Du får 10%-15% av lønnen din.", "Du får 10%-15% av lønnen din."),
    (
        "percent-format",
        Lang::Nn,
        "Du får frå 10 % til 15 % av løna.",
        "Du får frå 10 prosent til 15 prosent av løna.",
    ),
    ("clock-format", Lang::Nb, "Møtet er kl 14–15 hos oss.", "Møtet er kl. 14.00–15.00 hos oss."),
    ("clock-format", Lang::Nb, "Møtet er kl 9 til 15 hos oss.", "Møtet er kl 9 til 15 hos oss."),
    (
        "clock-format",
        Lang::Nb,
        "Vi har åpent fra kl. 09:00 til 15:00.",
        "Vi har åpent fra kl. 09.00 til 15.00.",
    ),
    (
        "stray-space",
        Lang::Nb,
        "Du trenger programmet .NET på maskinen.",
        "Du trenger programmet .NET på maskinen.",
    ),
    (
        "stray-space",
        Lang::Nb,
        "Du får pengene fra mai , og ut året.",
        "Du får pengene fra mai, og ut året.",
    ),
    ("stray-space", Lang::Nb, "Du får pengene  fra mai.", "Du får pengene fra mai."),
    (
        "straight-quotes",
        Lang::Nb,
        "Du skrev at du \"bor alene\" nå.",
        "Du skrev at du «bor alene» nå.",
    ),
];

/// What the rules find in a text.
fn findings(lang: Lang, text: &str) -> Vec<Finding> {
    let letter = Letter::from_text(text);
    let document = Document::in_language(&letter, Lexicon::builtin(), Some(lang));
    let facts = extract::facts(&document);
    let measures = measures(&document, &facts);
    Linter::default().lint(&document, &facts, &measures)
}

/// The text with the safe fixes of this rule in it.
fn mended(slug: &str, lang: Lang, text: &str) -> String {
    let mut findings = findings(lang, text);
    findings.retain(|finding| finding.rule == slug);
    apply_safe(text, &findings).map_or_else(|| text.to_owned(), |(text, _)| text)
}

#[test]
fn safe_fixes_are_right_and_done_once() {
    let mut wrong = Vec::new();
    for &(slug, lang, before, after) in ROWS {
        assert!(rules().iter().any(|rule| rule.slug == slug), "no rule is called {slug}");
        let got = mended(slug, lang, before);
        if got != after {
            wrong.push(format!("{slug}: {before}\n    gives  {got}\n    not    {after}"));
        }
        if mended(slug, lang, &got) != got {
            wrong.push(format!("{slug}: fixes its own fix: {got}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// `verify` takes «kl 14» and «kl. 14.00» for two times, so that `--fix` leaves it, and says so.
const TWO_TIMES: &str = "clock-format";

/// Each example of a page that has a safe fix: the fix takes the fault away, and says the same.
#[test]
fn what_the_pages_show_is_mended() {
    let (mut wrong, mut mended_rules) = (Vec::new(), BTreeSet::new());
    for rule in rules() {
        for example in examples(rule.page).into_iter().filter(|example| example.caught) {
            let (text, lang) = (example.text.as_str(), example.lang);
            let got = mended(rule.slug, lang, text);
            if got == text {
                continue;
            }
            mended_rules.insert(rule.slug);
            let left = findings(lang, &got);
            if left.iter().any(|f| f.rule == rule.slug && f.fix.as_ref().is_some_and(is_safe)) {
                wrong.push(format!("{}: stays: {got}", rule.slug));
            }
            let [before, after] = [text, &got].map(Letter::from_text);
            let lexicon = Lexicon::builtin();
            let [before, after] =
                [&before, &after].map(|letter| Document::in_language(letter, lexicon, Some(lang)));
            let known = rule.slug == TWO_TIMES;
            if !known && verify(&before, &after).outcome == Outcome::Refused {
                wrong.push(format!("{}: says something else: {got}", rule.slug));
            }
        }
    }
    assert!(mended_rules.len() >= 7, "{mended_rules:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn is_safe(fix: &Fix) -> bool {
    fix.class == FixClass::Safe
}

/// Each hard word whose `hit` gets a fix, with the sentence as it then reads: read every line.
#[test]
fn a_plainer_word_fits_the_sentence() {
    let (mut page, mut wrong) = (String::new(), Vec::new());
    for lang in [Lang::Nb, Lang::Nn] {
        for (file, entries) in terms(lang) {
            for entry in entries {
                let (term, instead) = (string(&entry, "term"), strings(&entry, "instead"));
                let mut tried = false;
                for sentence in strings(&entry, "hit") {
                    let findings = findings(lang, &sentence);
                    let own = |fix: &Fix| {
                        let plainer = instead.first().map(|word| word.to_lowercase());
                        plainer == Some(fix.replacement.to_lowercase())
                    };
                    let fix = findings.iter().find(|f| f.fix.as_ref().is_some_and(own));
                    let Some(Finding { span, fix: Some(fix), .. }) = fix else { continue };
                    tried = true;
                    let (before, after) = (&sentence[..span.start], &sentence[span.end..]);
                    page.push_str(&format!("{file} {term}: {before}{}{after}\n", fix.replacement));
                }
                let fits = entry.get("fits").and_then(toml::Value::as_bool).unwrap_or_default();
                if fits && !tried {
                    wrong.push(format!("{file}: {term} `fits`, but no `hit` has it as it stands"));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\nAdd a sentence with the word in its base form.",
        wrong.join("\n")
    );
    bless("tests/suite/lint/snapshots/plainer-words.txt", &page);
}
