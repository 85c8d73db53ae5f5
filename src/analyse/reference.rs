//! What figures usually are in Nav's letters, and where one letter's figure lies among them.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Measure, data};
use crate::lang::Lang;

/// Figures of a published or measured collection, from `lexicons/reference.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// Its name in files and in JSON.
    pub slug: String,
    /// Where the figures come from and what they are of.
    pub source: String,
    /// Languages whose letters it may be compared with: tags.
    langs: Vec<String>,
    /// The figure of the whole collection taken as one text.
    #[serde(default)]
    pooled: BTreeMap<Measure, f64>,
    /// Percentiles over its letters: (percent, value), rising.
    #[serde(default)]
    points: BTreeMap<Measure, Vec<(f64, f64)>>,
}

impl Reference {
    /// The collections, the largest first.
    pub fn all() -> &'static [Self] {
        &data::reference().reference
    }

    /// The collections that letters in `lang` may be compared with.
    pub fn of(lang: Lang) -> impl Iterator<Item = &'static Self> {
        Self::all().iter().filter(move |reference| reference.langs.iter().any(|l| l == lang.tag()))
    }

    /// Where `value` lies among the collection's letters; `None` where it has no such figures.
    ///
    /// ```
    /// use klarbrev::{Lang, analyse::{Band, Measure, Reference}};
    /// let templates = Reference::of(Lang::Nb).next().unwrap();
    /// let band = templates.place(Measure::Lix, 33.0).unwrap();
    /// assert_eq!(band, Band::Lowest);
    /// assert_eq!(band.text(templates, Lang::Nb), "lavere enn i 9 av 10 Nav-maler");
    /// ```
    pub fn place(&self, measure: Measure, value: f64) -> Option<Band> {
        let points = self.points.get(&measure)?;
        let above = points.iter().rev().find(|point| value > point.1).map_or(0.0, |p| p.0);
        let below = points.iter().find(|point| value < point.1).map_or(100.0, |p| p.0);
        Some(match (below, above) {
            (_, 90.0..) => Band::Highest,
            (_, 75.0..) => Band::High,
            (..=10.0, _) => Band::Lowest,
            (..=25.0, _) => Band::Low,
            _ => Band::Middle,
        })
    }

    /// The percentile of a figure; `None` where the source does not give it.
    pub fn percentile(&self, measure: Measure, percent: f64) -> Option<f64> {
        let points = self.points.get(&measure)?;
        points.iter().find(|point| (point.0 - percent).abs() < 0.01).map(|point| point.1)
    }

    /// The figure of the collection taken as one text; `None` where the source does not give it.
    pub fn pooled(&self, measure: Measure) -> Option<f64> {
        self.pooled.get(&measure).copied()
    }

    /// What it is called in `lang`.
    pub fn name(&self, lang: Lang) -> &'static str {
        self.label(lang).map_or("", |label| &label.name)
    }

    fn label(&self, lang: Lang) -> Option<&'static data::ReferenceLabel> {
        data::words(lang).references.get(&self.slug)
    }
}

/// Where a figure lies among those of a [`Reference`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Band {
    /// Below 9 of 10.
    Lowest,
    /// Below 3 of 4.
    Low,
    /// Neither below nor above 3 of 4, as far as the source tells.
    Middle,
    /// Above 3 of 4.
    High,
    /// Above 9 of 10.
    Highest,
}

impl Band {
    /// It in words, in `lang`: «lavere enn i 9 av 10 Nav-maler».
    pub fn text(self, reference: &Reference, lang: Lang) -> String {
        let letters = reference.label(lang).map_or("", |label| &label.letters);
        let template = data::words(lang).places.get(&self);
        template.map_or_else(String::new, |text| text.replace("{letters}", letters))
    }
}

/// How heavy a LIX is for a letter from Nav. The limits stand in `lexicons/reference.toml`; they are
/// set by what Nav writes, and are not those for books and newspapers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LixBand {
    /// Below most of what Nav writes.
    Easy,
    /// Usual for Nav.
    Medium,
    /// Above most of what Nav writes.
    Heavy,
    /// As law texts and government platforms.
    VeryHeavy,
}

impl LixBand {
    /// The band of a LIX.
    pub fn of(lix: f64) -> Self {
        let [easy, medium, heavy] = data::reference().lix_limits;
        if lix < easy {
            Self::Easy
        } else if lix < medium {
            Self::Medium
        } else if lix <= heavy {
            Self::Heavy
        } else {
            Self::VeryHeavy
        }
    }

    /// It in words, in `lang`.
    pub fn text(self, lang: Lang) -> &'static str {
        data::words(lang).lix_bands.get(&self).map_or("", String::as_str)
    }
}
