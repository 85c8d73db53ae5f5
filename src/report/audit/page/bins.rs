//! Values put into bars of equal width with round edges.

use crate::audit::Spread;

/// No more bars than these.
const MOST: f64 = 20.0;
/// Widths of bars.
const WIDTHS: [f64; 12] = [0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 500.0, 5000.0];

/// Bars side by side.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bins {
    pub(super) from: f64,
    width: f64,
    counts: Vec<u64>,
    /// True where the last bar also holds what lies above it.
    pub(super) open: bool,
}

impl Bins {
    /// Bars for these values, wide enough to show `others` too; `None` without values. What lies far
    /// above nine of ten, or above all but one in a hundred, is counted in the last bar.
    pub(super) fn of(spread: &Spread, others: impl Iterator<Item = f64>) -> Option<Self> {
        let low = spread.counts().next()?.0;
        let (tenth, ninetieth) = (spread.percentile(10)?, spread.percentile(90)?);
        let far = ninetieth + 2.0 * (ninetieth - tenth);
        let high = spread.percentile(99)?.min(far).max(ninetieth);
        let (low, high) = others.fold((low, high), |(low, high), v| (low.min(v), high.max(v)));
        let width = WIDTHS.into_iter().find(|width| (high - low) / width < MOST - 1.0);
        let width = width.unwrap_or(WIDTHS[WIDTHS.len() - 1]);
        let from = (low / width).floor() * width;
        let bars = whole((high - from) / width) + 1;
        let mut bins = Self { from, width, counts: vec![0; bars], open: false };
        for (value, count) in spread.counts() {
            // The half tenth: a value that was rounded to an edge lies above it.
            let at = whole((value - from + 0.000_1) / width);
            bins.open |= at >= bars;
            bins.counts[at.min(bars - 1)] += count;
        }
        Some(bins)
    }

    /// The right edge of the last bar.
    pub(super) fn to(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "at most a few dozen bars")]
        let bars = self.counts.len() as f64;
        self.from + self.width * bars
    }

    /// The letters in the highest bar.
    pub(super) fn most(&self) -> u64 {
        self.counts.iter().copied().max().unwrap_or(0)
    }

    /// The bars: left edge, right edge, letters.
    pub(super) fn bars(&self) -> impl Iterator<Item = (f64, f64, u64)> + '_ {
        self.counts.iter().enumerate().map(|(i, count)| {
            #[expect(clippy::cast_precision_loss, reason = "at most a few dozen bars")]
            let from = self.from + self.width * i as f64;
            (from, from + self.width, *count)
        })
    }
}

/// The whole part of a number of bars.
fn whole(bars: f64) -> usize {
    #[expect(clippy::cast_sign_loss, reason = "made zero or more")]
    let whole = bars.max(0.0) as usize;
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bins(values: &[f64], others: &[f64]) -> Bins {
        let mut spread = Spread::default();
        for value in values {
            spread.add(*value);
        }
        Bins::of(&spread, others.iter().copied()).unwrap()
    }

    #[test]
    fn every_letter_is_in_one_bar() {
        let values: Vec<f64> = (0..500).map(|i| f64::from(i) / 10.0).collect();
        let bins = bins(&values, &[]);
        let bars: Vec<_> = bins.bars().collect();
        assert_eq!(bars.iter().map(|bar| bar.2).sum::<u64>(), 500);
        assert!(bars.len() <= 20, "{bars:?}");
        assert_eq!(bars[0], (0.0, 5.0, 50));
    }

    #[test]
    fn others_widen_the_chart_and_far_values_do_not() {
        let wide = bins(&[30.0, 31.0], &[50.0]);
        assert!(wide.to() >= 50.0 && !wide.open);
        let mut values = vec![10.0; 300];
        values.push(4000.0);
        let far = bins(&values, &[]);
        assert!(far.to() < 20.0 && far.open, "{far:?}");
        assert_eq!(far.bars().map(|bar| bar.2).sum::<u64>(), 301);
    }

    #[test]
    fn one_value_is_one_bar() {
        assert_eq!(bins(&[7.3], &[]).bars().count(), 1);
        assert!(Bins::of(&Spread::default(), std::iter::empty()).is_none());
    }
}
