//! Sums and periods that matter to the reader.

use jiff::civil::Date;

use super::facts::{Amount, AmountRole, Found, Outcome, Per, Period};
use crate::lexicon::Cue;
use crate::segment::{BlockKind, Document, Entity, EntityKind};

/// Sums with their role, at most this many.
const MOST: usize = 6;

pub(super) fn amounts(document: &Document<'_>, outcome: Option<Outcome>) -> Vec<Found<Amount>> {
    let mut found: Vec<(u8, Found<Amount>)> = Vec::new();
    for (i, sentence) in document.sentences().iter().enumerate() {
        let block = &document.blocks()[sentence.block];
        if block.attached
            || matches!(
                block.kind,
                BlockKind::Letterhead | BlockKind::TableRow | BlockKind::Signature
            )
        {
            continue;
        }
        for entity in document.entities_in(document.token_range(i)) {
            let EntityKind::Amount(nok) = entity.kind else { continue };
            let role = role(document, i, outcome);
            let per = per(document, i, entity, role);
            let amount = Amount { nok, per, role };
            if found.iter().any(|(_, f)| f.value == amount) {
                continue;
            }
            let rank = match role {
                AmountRole::Repayment | AmountRole::Payment => 0,
                AmountRole::Basis => 1,
                AmountRole::Other => 2,
            };
            found.push((rank, Found::at(amount, sentence.span)));
        }
    }
    found.sort_by_key(|(rank, f)| (*rank, f.place().start));
    found.truncate(MOST);
    found.into_iter().map(|(_, f)| f).collect()
}

fn role(document: &Document<'_>, sentence: usize, outcome: Option<Outcome>) -> AmountRole {
    if document.has_cue(sentence, Cue::AmountRepayment) {
        let none = outcome == Some(Outcome::NoRepayment)
            || document.has_cue(sentence, Cue::OutcomeNoRepayment);
        return if none { AmountRole::Other } else { AmountRole::Repayment };
    }
    if document.has_cue(sentence, Cue::AmountBasis) {
        return AmountRole::Basis;
    }
    if document.has_cue(sentence, Cue::AmountPayment) {
        return AmountRole::Payment;
    }
    AmountRole::Other
}

/// «per dag», «i måneden», «i året» right after the sum.
fn per(document: &Document<'_>, sentence: usize, entity: &Entity, role: AmountRole) -> Option<Per> {
    let end = document.token_range(sentence).end;
    let after = entity.end as usize;
    for i in after..(after + 4).min(end) {
        let word = document.folded(&document.tokens()[i]);
        let per = match word.as_str() {
            "dag" | "dagen" | "døgn" | "day" => Per::Day,
            "måned" | "måneden" | "månad" | "månaden" | "month" => Per::Month,
            "år" | "året" | "year" => Per::Year,
            _ => continue,
        };
        return Some(per);
    }
    matches!(role, AmountRole::Repayment).then_some(Per::Once)
}

/// Periods the letter speaks of, the first few.
pub(super) fn periods(document: &Document<'_>) -> Vec<Found<Period>> {
    let mut found: Vec<Found<Period>> = Vec::new();
    for (i, sentence) in document.sentences().iter().enumerate() {
        let block = &document.blocks()[sentence.block];
        if block.attached || matches!(block.kind, BlockKind::Letterhead | BlockKind::Signature) {
            continue;
        }
        if !document.has_cue(i, Cue::PeriodCue) || document.has_cue(i, Cue::DeadlineBefore) {
            continue;
        }
        let Some(period) = period(document, i) else { continue };
        if !found.iter().any(|f| f.value == period) {
            found.push(Found::at(period, sentence.span));
        }
        if found.len() == MOST {
            break;
        }
    }
    found
}

/// That day in the year that ends with `last`; `None` where there is no such day.
fn date_before(last: Date, month: i8, day: i8) -> Option<Date> {
    let same_year = Date::new(last.year(), month, day).ok()?;
    if same_year <= last { Some(same_year) } else { Date::new(last.year() - 1, month, day).ok() }
}

fn period(document: &Document<'_>, sentence: usize) -> Option<Period> {
    let range = document.token_range(sentence);
    let mut period = Period { from: None, to: None };
    for entity in document.entities_in(range.clone()) {
        let (first, last) = match entity.kind {
            EntityKind::Date(date) => (date, date),
            EntityKind::Month(month) => (month, month.last_of_month()),
            _ => continue,
        };
        let at = entity.first as usize;
        let before: Vec<String> = (at.saturating_sub(3).max(range.start)..at)
            .map(|i| document.folded(&document.tokens()[i]))
            .collect();
        let says = |words: &[&str]| before.iter().any(|w| words.contains(&w.as_str()));
        if says(&["til", "t.o.m", "tom", "until", "to", "siste", "er"])
            && !says(&["fra", "frå", "from"])
            || before.last().is_some_and(|w| w == "–" || w == "-")
        {
            // «fra 3. januar til og med 14. februar 2026»: the year stands once.
            let before = document.entities_in(range.start..at).last().copied();
            if period.from.is_none()
                && let Some(Entity { kind: EntityKind::DayMonth(month, day), end, .. }) = before
                && end as usize + 4 >= at
            {
                period.from = Some(date_before(last, month, day)?);
            }
            period.to = period.to.or(Some(last));
        } else if says(&["fra", "frå", "from", "f.o.m", "fom", "perioden", "i", "og"]) {
            period.from = period.from.or(Some(first));
        }
    }
    // «fra 1. januar 2026, men ikke for oktober 2025»: two periods, and none of them whole.
    let backwards = period.from.zip(period.to).is_some_and(|(from, to)| from > to);
    (!backwards && (period.from.is_some() || period.to.is_some())).then_some(period)
}
