//! How badly a letter needs mending: points, each with its reason. What they weigh stands in
//! `lexicons/audit.toml`; docs/score.md tells why.

use super::data::{AuditFile, data};
use super::letter::RuleCount;
use crate::analyse::{Measure, Measures};
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
    /// A rule found something.
    Rule {
        /// The rule.
        slug: String,
        /// How often.
        count: u32,
        /// The line of the first place.
        line: usize,
    },
}

impl Score {
    /// The score of a letter in which this is missing, with these figures and findings.
    pub(super) fn of(missing: &[Missing], measures: &Measures, rules: &[RuleCount]) -> Self {
        let data = data();
        let mut all = Vec::new();
        for &missing in missing {
            if let Some(weight) = data.slot.iter().find(|slot| slot.missing == missing.name()) {
                all.push(("slots", weight.points, Cause::Missing(missing)));
            }
        }
        for weight in &data.measure {
            let Some(value) = measures.value(weight.measure) else { continue };
            let step = weight.steps.iter().rev().find(|(from, _)| value >= *from);
            if let Some((_, points)) = step {
                all.push((weight.group.as_str(), *points, Cause::Measure(weight.measure, value)));
            }
        }
        for rule in rules {
            let (group, points, most) = weight(data, rule);
            let cause = Cause::Rule { slug: rule.slug.clone(), count: rule.count, line: rule.line };
            all.push((group, rule.count.saturating_mul(points).min(most), cause));
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
    if data.counted.rules.contains(&rule.slug) {
        return (&data.findings_else.group, 0, 0);
    }
    if let Some(own) = data.findings.iter().find(|own| own.rules.contains(&rule.slug)) {
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
            Self::Rule { slug, .. } => slug,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(slug: &str, count: u32) -> RuleCount {
        let severity = Severity::Warning;
        RuleCount { slug: slug.to_owned(), severity, count, line: 3, quote: None }
    }

    fn points(missing: &[Missing], rules: &[RuleCount]) -> u32 {
        Score::of(missing, &Measures::default(), rules).points
    }

    #[test]
    fn every_point_has_a_reason_and_groups_have_limits() {
        let everything: Vec<RuleCount> =
            data().findings.iter().flat_map(|own| &own.rules).map(|slug| found(slug, 50)).collect();
        let score = Score::of(&Missing::ALL, &Measures::default(), &everything);
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
    fn nothing_is_counted_twice() {
        assert_eq!(points(&[], &[found("no-outcome", 1), found("passive", 9)]), 0);
        assert_eq!(points(&[], &[found("latin", 1)]), 1);
        assert_eq!(points(&[], &[]), 0);
    }
}
