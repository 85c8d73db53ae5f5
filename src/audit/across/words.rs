//! What is found across letters, in words.

use super::aspect::{Aspect, Drift, SeamKind, Topic};
use super::data::{Section, data, told};
use super::overview::About;
use crate::extract::SenderLevel;
use crate::lang::Lang;

/// Words in one language.
#[derive(Debug, Clone, Copy)]
pub struct AcrossWords {
    lang: Lang,
}

impl AcrossWords {
    pub(in crate::audit) fn new(lang: Lang) -> Self {
        Self { lang }
    }

    /// «klagefrist».
    pub fn topic(self, topic: Topic) -> &'static str {
        told(Section::Topics, topic.name(), self.lang)
    }

    /// «ulik verdi».
    pub fn drift(self, drift: Drift) -> &'static str {
        told(Section::Drift, drift.name(), self.lang)
    }

    /// «tidsrom».
    pub fn aspect(self, aspect: Aspect) -> &'static str {
        told(Section::Aspects, aspect.name(), self.lang)
    }

    /// «mellomrom mangler».
    pub fn seam(self, kind: SeamKind) -> &'static str {
        told(Section::Seams, kind.name(), self.lang)
    }

    /// A value as it is told: `weeks:6` is «6 uker», nothing at all is «mangler».
    pub fn value(self, value: Option<&str>) -> String {
        let value = value.unwrap_or("none");
        let (key, number) = value.split_once(':').unwrap_or((value, ""));
        let text = told(Section::Values, key, self.lang);
        if text.is_empty() { value.to_owned() } else { text.replace("{n}", number) }
    }

    /// What a claim is about: a unit, a purpose, a concept.
    pub fn subject(self, subject: &str) -> String {
        let (sort, slug) = subject.split_once(':').unwrap_or(("", subject));
        let purposes = data().purpose.iter().filter(|_| sort == "purpose");
        let mut purposes = purposes.map(|purpose| (&purpose.slug, &purpose.name));
        let mut concepts = data().concept.iter().map(|concept| (&concept.slug, &concept.name));
        let named = purposes.find(|(own, _)| *own == slug);
        let named = named.or_else(|| concepts.find(|(own, _)| *own == slug && sort != "phone"));
        match named {
            // Letters in one language are compared: «vedtak (nn)».
            Some((_, name)) if sort == "purpose" => name.of(self.lang).to_owned(),
            Some((_, name)) => format!("{} ({sort})", name.of(self.lang)),
            None if sort == "phone" => slug.to_owned(),
            None => self.value(Some(subject)),
        }
    }

    /// What the letters that are compared have in common: «staten · dagpenger · tolk».
    pub fn about(self, about: &About) -> String {
        let level = about.level.map(|level| match level {
            SenderLevel::State => "state",
            SenderLevel::Municipality => "municipality",
        });
        let mut parts: Vec<String> = Vec::new();
        parts.extend(level.map(|level| self.value(Some(level))));
        parts.extend(about.benefit.clone());
        parts.extend(about.subject.as_deref().map(|subject| self.subject(subject)));
        if parts.is_empty() {
            parts.push(self.value(Some("general")));
        }
        parts.join(" · ")
    }

    /// A line of the overview, filled in.
    pub fn line(self, key: &str, values: &[(&str, &str)]) -> String {
        let fill = |text: String, (name, value): &(&str, &str)| {
            text.replace(&format!("{{{name}}}"), value)
        };
        values.iter().fold(told(Section::Lines, key, self.lang).to_owned(), fill)
    }
}
