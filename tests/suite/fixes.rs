//! Safe fixes of the rules, before and after. A row whose rule does not exist yet waits for it.

use klarbrev::analyse::measures;
use klarbrev::lint::fix::apply_safe;
use klarbrev::lint::{Linter, rules};
use klarbrev::{Document, Lang, Letter, Lexicon, extract};

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
    ("stray-space", Lang::Nb, "Du får pengene  fra mai.", "Du får pengene fra mai."),
    (
        "straight-quotes",
        Lang::Nb,
        "Du skrev at du \"bor alene\" nå.",
        "Du skrev at du «bor alene» nå.",
    ),
];

/// The rows whose rule exists.
pub(crate) fn rows()
-> impl Iterator<Item = &'static (&'static str, Lang, &'static str, &'static str)> {
    ROWS.iter().filter(|(slug, ..)| rules().iter().any(|rule| rule.slug == *slug))
}

/// The text with the safe fixes of this rule in it.
fn mended(slug: &str, lang: Lang, text: &str) -> String {
    let letter = Letter::from_text(text);
    let document = Document::in_language(&letter, Lexicon::builtin(), Some(lang));
    let facts = extract::facts(&document);
    let measures = measures(&document, &facts);
    let mut findings = Linter::default().lint(&document, &facts, &measures);
    findings.retain(|finding| finding.rule == slug);
    apply_safe(text, &findings).map_or_else(|| text.to_owned(), |(text, _)| text)
}

#[test]
fn safe_fixes_are_right_and_done_once() {
    let mut wrong = Vec::new();
    for &(slug, lang, before, after) in rows() {
        let got = mended(slug, lang, before);
        if got != after {
            wrong.push(format!("{slug}: {before}\n    gives  {got}\n    not    {after}"));
        }
        if mended(slug, lang, &got) != got {
            wrong.push(format!("{slug}: fixes its own fix: {got}"));
        }
    }
    let waiting = ROWS.len() - rows().count();
    println!("{waiting} of {} rows wait for their rule", ROWS.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
