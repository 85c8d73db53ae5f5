//! Reasons and the overview in words.

use std::collections::BTreeMap;

use super::across::AcrossWords;
use super::data::data;
use super::form::FormBox;
use super::score::{Cause, Reason};
use super::slots::Slot;
use crate::analyse::Measure;
use crate::lang::Lang;
use crate::lexicon::Lexicon;
use crate::lint::pages;
use crate::summarise::Missing;

/// The groups of reasons in the order they are told of, with the points each can give at most.
pub fn groups() -> impl Iterator<Item = (&'static str, u32)> {
    data().group.iter().map(|group| (group.slug.as_str(), group.most))
}

/// After so many words an outcome comes late: where it begins to give points.
pub fn late_outcome() -> f64 {
    let own = data().measure.iter().find(|weight| weight.measure == Measure::WordsBeforeOutcome);
    own.and_then(|weight| weight.steps.first()).map_or(f64::INFINITY, |(from, _)| *from)
}

/// Words in one language, with the names of the rules of one lexicon.
#[derive(Debug)]
pub struct Wording {
    lang: Lang,
    titles: BTreeMap<String, String>,
}

impl Wording {
    /// The words in `lang`. Rules are called as their pages are, in bokmål.
    pub fn new(lexicon: &Lexicon, lang: Lang) -> Self {
        let titles = pages(lexicon).into_iter();
        let titles = titles.map(|page| (page.slug.to_owned(), page.title.to_owned())).collect();
        Self { lang, titles }
    }

    /// The words for what is found across letters.
    pub fn across(&self) -> AcrossWords {
        AcrossWords::new(self.lang)
    }

    /// The name of a rule; its slug where it has none.
    pub fn title<'a>(&'a self, slug: &'a str) -> &'a str {
        self.titles.get(slug).map_or(slug, String::as_str)
    }

    /// «resultatet kommer etter 172 ord».
    pub fn reason(&self, reason: &Reason) -> String {
        let data = data();
        match &reason.cause {
            Cause::Missing(missing) => self.missing(*missing).to_owned(),
            Cause::Measure(measure, value) => {
                let own = data.measure.iter().find(|weight| weight.measure == *measure);
                let text = own.map_or("{value}", |own| own.text.of(self.lang));
                text.replace("{value}", &measure.print(*value, self.lang))
            }
            Cause::Position(position, value) => {
                let own = data.position.iter().find(|weight| weight.position == *position);
                let text = own.map_or("{value}", |own| own.text.of(self.lang));
                text.replace("{value}", &value.to_string())
            }
            Cause::Rule { slug, count, line } => {
                let text = if *count == 1 { &data.words.one } else { &data.words.many };
                text.of(self.lang)
                    .replace("{title}", self.title(slug))
                    .replace("{count}", &count.to_string())
                    .replace("{line}", &line.to_string())
            }
        }
    }

    /// «brevet sier ikke hvorfor».
    pub fn missing(&self, missing: Missing) -> &'static str {
        let own = data().slot.iter().find(|slot| slot.missing == missing.name());
        own.map_or("", |slot| slot.text.of(self.lang))
    }

    /// The name of a group of reasons.
    pub fn group(&self, slug: &str) -> &'static str {
        let own = data().group.iter().find(|group| group.slug == slug);
        own.map_or("", |group| group.name.of(self.lang))
    }

    /// What a box of the quality form is called.
    pub fn form(&self, form: FormBox) -> &'static str {
        let own = data().form.iter().find(|own| own.slug == form);
        own.map_or("", |own| own.name.of(self.lang))
    }

    /// What a slot is called.
    pub fn slot(&self, slot: Slot) -> &'static str {
        data().names.get(slot.name()).map_or("", |name| name.of(self.lang))
    }

    /// A line of the overview, filled in.
    pub fn line(&self, key: &str, values: &[(&str, &str)]) -> String {
        let template = data().overview.get(key).map_or("", |text| text.of(self.lang));
        let fill = |text: String, (name, value): &(&str, &str)| {
            text.replace(&format!("{{{name}}}"), value)
        };
        values.iter().fold(template.to_owned(), fill)
    }
}
