//! How a figure is spread over any number of letters, in little memory.

use std::collections::BTreeMap;

/// Counts of values, each rounded to one decimal: there are few of those however many letters there
/// are, and percentiles of them are exact.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spread {
    counts: BTreeMap<i64, u64>,
    letters: u64,
    sum: i64,
}

/// Values beyond this are taken for it.
const MOST: f64 = 100_000.0;

impl Spread {
    /// Adds a letter's value.
    pub fn add(&mut self, value: f64) {
        let tenths = (value.clamp(-MOST, MOST) * 10.0).round() as i64;
        *self.counts.entry(tenths).or_default() += 1;
        self.letters += 1;
        self.sum += tenths;
    }

    /// How many letters gave a value.
    pub fn letters(&self) -> u64 {
        self.letters
    }

    /// The value that `percent` of the letters do not exceed (nearest rank); `None` without letters.
    ///
    /// ```
    /// use klarbrev::audit::Spread;
    /// let mut spread = Spread::default();
    /// (1..=10).for_each(|value| spread.add(f64::from(value)));
    /// assert_eq!(spread.percentile(50), Some(5.0));
    /// assert_eq!(spread.percentile(90), Some(9.0));
    /// ```
    pub fn percentile(&self, percent: u64) -> Option<f64> {
        let rank = (self.letters * percent).div_ceil(100).max(1);
        let mut passed = 0;
        let reached = |(tenths, count): (&i64, &u64)| {
            passed += count;
            (passed >= rank).then_some(*tenths)
        };
        self.counts.iter().find_map(reached).map(tenth)
    }

    /// The values, each with the number of letters that have it, rising.
    pub fn counts(&self) -> impl Iterator<Item = (f64, u64)> + '_ {
        self.counts.iter().map(|(tenths, count)| (tenth(*tenths), *count))
    }

    /// The mean, to one decimal; `None` without letters.
    pub fn mean(&self) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "sums of letters, far below 2^52")]
        let mean = || (self.sum as f64 / self.letters as f64).round() / 10.0;
        (self.letters > 0).then(mean)
    }
}

#[expect(clippy::cast_precision_loss, reason = "within a million")]
fn tenth(tenths: i64) -> f64 {
    tenths as f64 / 10.0
}
