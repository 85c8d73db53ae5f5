//! The page of a rule: what, why, whence, examples. In bokmål; for rules that are data also in the
//! languages that have them.

use super::rules;
use crate::lang::Lang;
use crate::lexicon::{Lexicon, Severity};

/// A rule as it is told of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<'a> {
    /// Its slug.
    pub slug: &'a str,
    /// How much its findings matter, unless settings say otherwise.
    pub severity: Severity,
    /// The language of the page: bokmål, unless the rule is about nynorsk alone.
    pub lang: Lang,
    /// Its name.
    pub title: &'a str,
    /// Markdown, without the title.
    pub text: String,
    /// Numbers that settings may change, with what holds otherwise.
    pub limits: &'static [(&'static str, u32)],
}

/// The pages of all rules, sorted by slug.
pub fn pages(lexicon: &Lexicon) -> Vec<Page<'_>> {
    let code = rules::ALL.iter().map(|rule| {
        let (title, text) = rule.page.split_once('\n').unwrap_or((rule.page, ""));
        Page {
            slug: rule.slug,
            severity: rule.severity,
            lang: Lang::Nb,
            title: title.trim_start_matches([' ', '#']),
            text: unindented(text),
            limits: rule.limits,
        }
    });
    let data = lexicon.phrase_rules.iter().filter_map(|(slug, rule)| {
        let slot = rule.page.iter().position(Option::is_some)?;
        let (lang, own) = (Lang::KNOWN[slot], rule.page[slot].as_ref()?);
        let text = format!(
            "## Hva\n{}\n\n## Hvorfor\n{}\n\n## Kilde\n{}\n\n## Eksempel\n{}",
            own.what,
            own.why,
            own.source,
            swaps(slug, lexicon)
        );
        let (severity, title) = (rule.severity, own.title.as_str());
        Some(Page { slug, severity, lang, title, text, limits: &[] })
    });
    let mut pages: Vec<Page<'_>> = code.chain(data).collect();
    pages.sort_by_key(|page| page.slug);
    pages
}

/// A doc comment without the space after the slashes.
fn unindented(text: &str) -> String {
    let lines = text.trim().lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// So many wordings of a phrase rule are shown.
const MOST: usize = 12;

/// «foreta → gjøre», one a line, bokmål before nynorsk.
fn swaps(slug: &str, lexicon: &Lexicon) -> String {
    let mut out = String::new();
    for lang in [Lang::Nb, Lang::Nn] {
        let own = lexicon.phrases.iter().filter(|p| p.rule == slug && p.lang == lang);
        for phrase in own.take(MOST) {
            out.push_str("- ");
            out.push_str(&phrase.shown);
            if let Some(instead) = phrase.instead.first() {
                out.push_str(" → ");
                out.push_str(instead);
            }
            out.extend([" (", lang.tag(), ")\n"]);
        }
    }
    out
}
