//! What matters most, in a few figures and sentences. Every one is counted; none is said where it
//! does not hold.

use maud::{Markup, html};

use super::faults::weightiest;
use super::words::percent;
use super::{AuditPage, Words};
use crate::analyse::Measure;
use crate::audit::{Slot, late_outcome};
use crate::lexicon::Severity;

/// No more sentences than these.
const SENTENCES: usize = 6;
/// So many letters are «the worst»: a tenth of all, but no more than this.
const WORST: usize = 20;

/// Less than so many per cent of all points are not worth a sentence.
const WORTH: u64 = 10;

pub(super) fn section(page: &AuditPage<'_>) -> Markup {
    let words = page.words();
    let rated = page.report.tally.rated;
    let (late, _) = late(page);
    let lacking = page.ranking.lacking;
    let tiles = [
        (words.number(page.report.tally.letters), "tile-letters", None),
        (words.number(lacking), "tile-lacking", Some(percent(lacking, rated))),
        (words.number(late), "tile-late", None),
    ];
    let limit = format!("{:.0}", late_outcome());
    html! {
        section #lead aria-labelledby="lead-h" {
            h2 #lead-h { (words.text("lead")) }
            ul .tiles {
                @for (value, key, share) in &tiles {
                    li {
                        span .big {
                            (value)
                            @if let Some(share) = share {
                                " " span .of { (words.fill("percent", &[("value", &share.to_string())])) }
                            }
                        }
                        " " (words.fill(key, &[("words", &limit)]))
                    }
                }
            }
            ul .sentences {
                @for sentence in sentences(page) { li { (sentence) } }
            }
        }
    }
}

/// The sentences, the weightiest first.
pub(super) fn sentences(page: &AuditPage<'_>) -> Vec<String> {
    let words = page.words();
    let mut all = Vec::new();
    all.extend(baseline(page, words));
    all.push(lacking(page, words));
    all.extend(late_sentence(page, words));
    all.extend(contradictions(page, words));
    all.extend(seams(page, words));
    all.extend(fault(page, words));
    all.extend(worst(page, words));
    all.truncate(SENTENCES);
    all
}

fn baseline(page: &AuditPage<'_>, words: Words) -> Option<String> {
    page.report.compared?;
    let tally = page.report.tally;
    let counts = [
        ("better", &*words.number(tally.better)),
        ("worse", &*words.number(tally.worse)),
        ("same", &*words.number(tally.same)),
        ("new", &*words.number(tally.new)),
    ];
    Some(words.fill("lead-baseline", &counts))
}

/// What letters lack, and the two slots that are missing most.
fn lacking(page: &AuditPage<'_>, words: Words) -> String {
    let tally = page.report.tally;
    let all = words.number(tally.rated);
    let mut slots: Vec<_> =
        Slot::ALL.iter().zip(&tally.slots).filter(|(_, c)| c.missing > 0).collect();
    slots.sort_by_key(|(_, counts)| std::cmp::Reverse(counts.missing));
    let Some((slot, counts)) = slots.first() else {
        return words.fill("lead-complete", &[("all", &all)]);
    };
    let number = |count: u64| words.number(count);
    let sentence = words.fill(
        "lead-lacking",
        &[
            ("count", &number(page.ranking.lacking)),
            ("all", &all),
            ("slot", page.report.wording.slot(**slot)),
            ("missing", &number(counts.missing)),
            ("needed", &number(counts.missing + counts.found)),
        ],
    );
    let Some((slot, counts)) = slots.get(1) else { return sentence };
    let second = words.fill(
        "lead-lacking-two",
        &[
            ("slot", page.report.wording.slot(**slot)),
            ("missing", &number(counts.missing)),
            ("needed", &number(counts.missing + counts.found)),
        ],
    );
    format!("{sentence} {second}")
}

/// Letters whose outcome comes late, and letters with an outcome.
fn late(page: &AuditPage<'_>) -> (u64, u64) {
    let measures = Measure::ALL.iter().zip(&page.report.tally.measures);
    let mut own = measures.filter(|((measure, _), _)| *measure == Measure::WordsBeforeOutcome);
    let Some((_, spread)) = own.next() else { return (0, 0) };
    let late =
        spread.counts().filter(|(value, _)| *value >= late_outcome()).map(|(_, count)| count);
    (late.sum(), spread.letters())
}

fn late_sentence(page: &AuditPage<'_>, words: Words) -> Option<String> {
    let (late, all) = late(page);
    let key = if late > 0 { "lead-late" } else { "lead-prompt" };
    let limit = format!("{:.0}", late_outcome());
    let values =
        [("count", &*words.number(late)), ("all", &*words.number(all)), ("words", &*limit)];
    (all > 0).then(|| words.fill(key, &values))
}

/// The rule that most letters break, if it is more than advice.
fn fault(page: &AuditPage<'_>, words: Words) -> Option<String> {
    let weightiest = weightiest(page);
    let (slug, rule) = weightiest.first().filter(|(_, rule)| rule.severity >= Severity::Warning)?;
    let values = [
        ("title", page.report.wording.title(slug)),
        ("count", &*words.number(rule.letters)),
        ("all", &*words.number(page.report.tally.rated)),
    ];
    Some(words.fill("lead-fault", &values))
}

/// Questions that only one answer can be right to.
fn contradictions(page: &AuditPage<'_>, words: Words) -> Option<String> {
    let mut faults = page.report.across.contradictions.iter().filter(|one| one.fault);
    let first = faults.next()?;
    let topic = page.report.wording.across().topic(first.topic);
    Some(match faults.count() {
        0 => words.fill("lead-contradiction", &[("topic", topic)]),
        more => {
            let count = words.number(1 + more as u64);
            words.fill("lead-contradictions", &[("count", &count), ("topic", topic)])
        }
    })
}

fn seams(page: &AuditPage<'_>, words: Words) -> Option<String> {
    let letters = page.report.across.seams.letters;
    (letters > 0).then(|| words.fill("lead-seams", &[("count", &words.number(letters))]))
}

/// How much the worst letters weigh, where that is much more than their share.
fn worst(page: &AuditPage<'_>, words: Words) -> Option<String> {
    let ranking = page.ranking;
    let count = usize::try_from(ranking.rated).unwrap_or(usize::MAX).div_ceil(10).min(WORST);
    let letters = &ranking.letters[..count.min(ranking.letters.len())];
    let weight = letters.iter().map(|one| one.weight).fold(0, u64::saturating_add);
    let share = percent(weight, ranking.weight);
    if letters.len() < 2 || share < WORTH || share < 2 * percent(count as u64, ranking.rated) {
        return None;
    }
    let volumes = letters.iter().any(|one| one.volume.is_some());
    let key = if volumes { "lead-worst-volume" } else { "lead-worst" };
    let values = [("count", &*words.number(count as u64)), ("share", &*share.to_string())];
    Some(words.fill(key, &values))
}
