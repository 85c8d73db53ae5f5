//! How badly a letter needs mending: points, each with its reason. What they weigh stands in
//! `lexicons/audit.toml`; docs/score.md tells why.

use std::borrow::Cow;

use super::data::{AuditFile, data};
use super::letter::{Audited, RuleCount};
use super::standing::Position;
use crate::analyse::Measure;
use crate::lexicon::Severity;
use crate::summarise::Missing;

/// Points with their reasons; more points, sooner to mend.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Score {
    /// The sum of the reasons' points.
    pub points: u32,
    /// Group by group, the heaviest first within one.
    pub reasons: Vec<Reason>,
}

/// Why a letter has some of its points.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// How many: at least one.
    pub points: u32,
    /// The group: `slots`, `structure`, `actions`, `sentences`, `words` or `form`.
    pub group: &'static str,
    /// What it is about.
    pub cause: Cause,
}

/// What gives points.
#[derive(Debug, Clone, PartialEq)]
pub enum Cause {
    /// The letter should say something and does not.
    Missing(Missing),
    /// A figure is high.
    Measure(Measure, f64),
    /// Something stands late: on this page, or after so many words.
    Position(Position, u32),
    /// A rule found something.
    Rule {
        /// The rule.
        slug: Cow<'static, str>,
        /// How often.
        count: u32,
        /// The line of the first place.
        line: usize,
    },
}

impl Score {
    /// The score of a letter, from what is missing, its figures and its findings.
    pub(super) fn of(letter: &Audited) -> Self {
        let data = data();
        let mut all = Vec::new();
        for &missing in &letter.not_found {
            if let Some(weight) = data.slot.iter().find(|slot| slot.missing == missing.name()) {
                all.push(("slots", weight.points, Cause::Missing(missing)));
            }
        }
        for weight in &data.measure {
            let Some(value) = letter.measure(weight.measure) else { continue };
            let step = weight.steps.iter().rev().find(|(from, _)| value >= *from);
            if let Some((_, points)) = step {
                all.push((weight.group.as_str(), *points, Cause::Measure(weight.measure, value)));
            }
        }
        for weight in &data.position {
            let Some(value) = letter.position(weight.position) else { continue };
            let step = weight.steps.iter().rev().find(|(from, _)| value >= *from);
            if let Some((_, points)) = step {
                let cause = Cause::Position(weight.position, value);
                all.push((weight.group.as_str(), *points, cause));
            }
        }
        for rule in &letter.rules {
            let (group, points, most) = weight(data, rule);
            let cause = Cause::Rule { slug: rule.slug.clone(), count: rule.count, line: rule.line };
            all.push((group, rule.count.saturating_mul(points).min(most), cause));
        }
        for once in &data.once {
            // Several ways to say the same: the heaviest is told, of two equal the first in the data.
            let at = |cause: &Cause| once.same.iter().position(|code| code == cause.code());
            let same = all.iter().filter_map(|(_, points, cause)| Some((*points, at(cause)?)));
            let told = same.min_by_key(|&(points, at)| (std::cmp::Reverse(points), at));
            all.retain(|(_, _, cause)| at(cause).is_none_or(|at| told.is_some_and(|t| t.1 == at)));
        }
        let mut reasons = Vec::new();
        for group in &data.group {
            let mut left = group.most;
            let mut own: Vec<_> = all.iter().filter(|(slug, ..)| *slug == group.slug).collect();
            // Stable: equal weights keep the order of the data and of the slugs.
            own.sort_by_key(|(_, points, _)| std::cmp::Reverse(*points));
            for (_, points, cause) in own {
                let points = (*points).min(left);
                left -= points;
                if points > 0 {
                    reasons.push(Reason { points, group: &group.slug, cause: cause.clone() });
                }
            }
        }
        Self { points: reasons.iter().map(|reason| reason.points).sum(), reasons }
    }
}

/// The group of a rule's findings, what each weighs, and what all weigh at most.
fn weight<'d>(data: &'d AuditFile, rule: &RuleCount) -> (&'d str, u32, u32) {
    let named = |rules: &[String]| rules.iter().any(|slug| *slug == rule.slug);
    if named(&data.counted.rules) {
        return (&data.findings_else.group, 0, 0);
    }
    if let Some(own) = data.findings.iter().find(|own| named(&own.rules)) {
        return (&own.group, own.points, own.most);
    }
    let other = &data.findings_else;
    let (points, most) = match rule.severity {
        Severity::Error => other.error,
        Severity::Warning => other.warning,
        Severity::Info | Severity::Off => other.info,
    };
    (&other.group, points, most)
}

impl Cause {
    /// The name used in files: of the missing fact, the figure or the rule.
    pub fn code(&self) -> &str {
        match self {
            Self::Missing(missing) => missing.name(),
            Self::Measure(measure, _) => {
                let known = Measure::ALL.iter().find(|(known, _)| known == measure);
                known.map_or("", |(_, name)| name)
            }
            Self::Position(position, _) => position.name(),
            Self::Rule { slug, .. } => slug,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::Measures;
    use crate::audit::{Standing, audit};
    use crate::extract::Facts;
    use crate::ingest::Letter;
    use crate::lexicon::Lexicon;
    use crate::segment::Document;
    use crate::text::Span;

    fn found(slug: &str, count: u32) -> RuleCount {
        let slug = Cow::Owned(slug.to_owned());
        RuleCount { slug, severity: Severity::Warning, count, line: 3, span: Span::default() }
    }

    fn score(missing: &[Missing], rules: &[RuleCount]) -> Score {
        let letter = Letter::from_text("Hei.");
        let document = Document::new(&letter, Lexicon::builtin());
        let mut empty = audit(&document, &Facts::default(), &Measures::default(), &[], false);
        empty.not_found = missing.to_vec();
        empty.rules = rules.to_vec();
        Score::of(&empty)
    }

    fn points(missing: &[Missing], rules: &[RuleCount]) -> u32 {
        score(missing, rules).points
    }

    #[test]
    fn every_point_has_a_reason_and_groups_have_limits() {
        let everything: Vec<RuleCount> =
            data().findings.iter().flat_map(|own| &own.rules).map(|slug| found(slug, 50)).collect();
        let score = score(&Missing::ALL, &everything);
        for group in &data().group {
            let own = score.reasons.iter().filter(|reason| reason.group == group.slug);
            assert!(own.map(|reason| reason.points).sum::<u32>() <= group.most, "{}", group.slug);
        }
        assert!(score.reasons.iter().all(|reason| reason.points > 0));
        assert_eq!(score.points, score.reasons.iter().map(|reason| reason.points).sum::<u32>());
    }

    #[test]
    fn words_never_outweigh_a_missing_right() {
        let words = ["latin", "acronym", "chancery-word", "light-verb", "unexplained-term"];
        let words: Vec<RuleCount> = words.iter().map(|slug| found(slug, 99)).collect();
        assert!(points(&[], &words) < points(&[Missing::Appeal], &[]));
        assert!(points(&[], &[found("hidden-duty", 2)]) > points(&[], &words));
    }

    #[test]
    fn a_late_deadline_is_told_once_and_by_its_page() {
        let letter = Letter::from_text("Hei.");
        let document = Document::new(&letter, Lexicon::builtin());
        let mut late = audit(&document, &Facts::default(), &Measures::default(), &[], false);
        late.not_found.clear();
        late.rules = vec![found("late-deadline", 1)];
        let told = |letter: &Audited| -> Vec<(u32, String)> {
            let reasons = Score::of(letter).reasons.into_iter();
            reasons.map(|reason| (reason.points, reason.cause.code().to_owned())).collect()
        };
        assert_eq!(told(&late), [(6, "late-deadline".to_owned())]);
        late.deadline_at = Some(Standing { page: None, words_before: 160 });
        assert_eq!(told(&late), [(6, "late-deadline".to_owned())]);
        late.deadline_at = Some(Standing { page: Some(3), words_before: 160 });
        assert_eq!(told(&late), [(8, "deadline-page".to_owned())]);
        late.deadline_at = Some(Standing { page: Some(1), words_before: 20 });
        assert_eq!(told(&late), [(6, "late-deadline".to_owned())]);
    }

    #[test]
    fn nothing_is_counted_twice() {
        assert_eq!(points(&[], &[found("no-outcome", 1), found("passive", 9)]), 0);
        assert_eq!(points(&[], &[found("latin", 1)]), 1);
        assert_eq!(points(&[], &[]), 0);
    }
}
