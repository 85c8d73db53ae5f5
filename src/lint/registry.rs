//! Runs the rules over a letter.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::rule::Check;
use super::suppress::{self, Suppression};
use super::{Context, Finding, Findings, Rule, View, rules};
use crate::analyse::Measures;
use crate::extract::Facts;
use crate::lexicon::{Meaning, Severity};
use crate::segment::Document;
use crate::text::Span;

/// From so many words on a paragraph in the other written standard is a passage, no slip.
const PASSAGE: usize = 20;

/// Whom a letter is written to. Some rules hold only for letters to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Audience {
    /// A person it is about.
    #[default]
    Person,
    /// An employer, a doctor, another authority.
    Professional,
}

/// How much rules matter and where their limits lie, where that differs from what they say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RuleSettings {
    /// Severity by slug.
    pub levels: BTreeMap<String, Severity>,
    /// Limits by slug and name.
    pub limits: BTreeMap<String, BTreeMap<String, u32>>,
    /// Whom the letters are written to.
    pub audience: Audience,
}

/// The rules with their settings, ready for any number of letters.
#[derive(Debug)]
pub struct Linter {
    active: Vec<Active>,
    levels: BTreeMap<String, Severity>,
    audience: Audience,
}

#[derive(Debug)]
struct Active {
    rule: &'static Rule,
    severity: Severity,
    limits: Vec<u32>,
}

impl Default for Linter {
    fn default() -> Self {
        Self::new(&RuleSettings::default())
    }
}

impl Linter {
    /// All rules that are not switched off.
    pub fn new(settings: &RuleSettings) -> Self {
        let active = rules::ALL.iter().map(|&rule| {
            let limit = |&(name, default): &(&'static str, u32)| {
                let own = settings.limits.get(rule.slug).and_then(|limits| limits.get(name));
                own.copied().unwrap_or(default)
            };
            Active {
                rule,
                severity: settings.levels.get(rule.slug).copied().unwrap_or(rule.severity),
                limits: rule.limits.iter().map(limit).collect(),
            }
        });
        Self {
            active: active.filter(|active| active.severity > Severity::Off).collect(),
            levels: settings.levels.clone(),
            audience: settings.audience,
        }
    }

    /// The marks in a letter at work: see [`suppress::apply`]. What is wrong with the marks themselves
    /// matters as much as the settings say.
    pub fn suppress(
        &self,
        marks: &[Suppression],
        document: &Document<'_>,
        findings: &mut Vec<Finding>,
    ) {
        if !document.language().is_norwegian() {
            return;
        }
        suppress::apply(marks, document.lexicon(), findings);
        findings.retain_mut(|finding| {
            if suppress::is_about_marks(finding) {
                let set = self.levels.get(finding.rule.as_ref());
                finding.severity = set.copied().unwrap_or(finding.severity);
            }
            finding.severity > Severity::Off
        });
    }

    /// What the rules find in a letter, in the order of the text. Nothing in a language that
    /// klarbrev does not read.
    pub fn lint(
        &self,
        document: &Document<'_>,
        facts: &Facts,
        measures: &Measures,
    ) -> Vec<Finding> {
        let mut all = Vec::new();
        if !document.language().is_norwegian() {
            return all;
        }
        let views: Vec<View<'_>> =
            (0..document.sentences().len()).map(|index| View::new(document, index)).collect();
        let mut cx = Context {
            document,
            facts,
            measures,
            views: &views,
            audience: self.audience,
            limits: &[],
            rule: None,
        };
        for active in &self.active {
            if let Check::Letter(check) = active.rule.check {
                active.enter(&mut cx);
                check(&cx, &mut active.findings(&mut all));
            }
        }
        for view in &views {
            for active in &self.active {
                if let Check::Sentence(check) = active.rule.check {
                    active.enter(&mut cx);
                    check(&cx, view, &mut active.findings(&mut all));
                }
            }
            self.phrases(view, &mut all);
        }
        all.sort_by(|a, b| {
            let key = |f: &Finding| (f.span.start, f.span.end);
            key(a).cmp(&key(b)).then_with(|| a.rule.cmp(&b.rule))
        });
        all.dedup();
        one_for_each_fault(&mut all);
        if document.letter().is_template() {
            // What the branches of a sentence share is read once for each of them.
            let mut told = FxHashSet::default();
            all.retain(|finding| {
                let place = document.position(finding.span.start);
                told.insert((finding.rule.clone(), place, document.position(finding.span.end)))
            });
        }
        all
    }

    /// Rules that are nothing but phrases.
    fn phrases(&self, view: &View<'_>, all: &mut Vec<Finding>) {
        let lexicon = view.document.lexicon();
        // A passage in the other written standard is one finding, not one for each word.
        let own = view.block.language;
        let other = own.is_norwegian() && own != view.document.language();
        if other && view.document.words_in(view.block.sentences.clone()) >= PASSAGE {
            return;
        }
        for found in view.cues {
            let Meaning::Phrase(phrase) = found.meaning else { continue };
            let phrase = &lexicon.phrases[usize::from(phrase)];
            let Some(rule) = lexicon.phrase_rules.get(&phrase.rule) else { continue };
            let severity = self.levels.get(&phrase.rule).copied().unwrap_or(rule.severity);
            if severity == Severity::Off || !view.is_written() {
                continue;
            }
            // What is quoted is someone else's wording.
            if view.is_quoted(found.first as usize) {
                continue;
            }
            let span = view.span_of(found.tokens());
            let rule = Cow::Owned(phrase.rule.clone());
            let mut findings = Findings { rule, severity, all };
            let finding = findings.mark(span);
            finding.suggest(span.of(view.document.text()), &phrase.instead, phrase.fits);
        }
    }
}

/// Rules that say nothing where another one says more of the same words.
const YIELDS: [(&str, &str); 3] = [
    ("light-verb", "hidden-duty"),
    ("light-verb", "reference-opening"),
    ("passive", "reference-opening"),
];

/// Takes away what another finding over the same words says better; `all` is in order.
fn one_for_each_fault(all: &mut Vec<Finding>) {
    let mut better: Vec<(&str, Span)> = Vec::new();
    for (_, strong) in YIELDS {
        let found = all.iter().filter(|finding| finding.rule == strong);
        better.extend(found.map(|finding| (strong, finding.span)));
    }
    better.sort_unstable_by_key(|&(_, span)| (span.start, span.end));
    better.dedup();
    all.retain(|finding| {
        let near = better.partition_point(|(_, span)| span.end <= finding.span.start);
        let over = better[near..].iter().take_while(|(_, span)| span.start < finding.span.end);
        let weak = |strong: &str| YIELDS.contains(&(finding.rule.as_ref(), strong));
        !over.clone().any(|&(strong, _)| weak(strong))
    });
}

impl Active {
    fn enter<'a>(&'a self, cx: &mut Context<'a>) {
        cx.limits = &self.limits;
        cx.rule = Some(self.rule);
    }

    fn findings<'a>(&self, all: &'a mut Vec<Finding>) -> Findings<'a> {
        Findings { rule: Cow::Borrowed(self.rule.slug), severity: self.severity, all }
    }
}
