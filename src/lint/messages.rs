//! What is said of a finding: templates from `lexicons/<lang>/lint/*.toml`, filled in.

use super::{Finding, Fix, FixClass};
use crate::lang::Lang;
use crate::lexicon::{Lexicon, Message};
use crate::segment::Document;
use crate::text::one_line;

/// Stands for several plainer words until the language of the message is known.
const OR: char = '\u{1f}';

impl Finding {
    /// Offers plainer words; where one `fits`, also as a fix, with the capital of what it replaces.
    pub(crate) fn suggest(&mut self, found: &str, instead: &[String], fits: bool) -> &mut Self {
        if let Some(first) = instead.first() {
            self.say("instead", instead.join(&OR.to_string()));
            if self.variant.is_none() {
                self.variant = Some("instead");
            }
            if fits {
                let replacement = with_case_of(found, first);
                self.fix = Some(Fix { class: FixClass::Review, replacement });
            }
        }
        self
    }

    /// What is wrong, and what to do, in `lang`. The letter's own words stay as they are.
    pub fn text(&self, document: &Document<'_>, lang: Lang) -> (String, Option<String>) {
        let lexicon = document.lexicon();
        let Some(message) = template(lexicon, self, lang) else {
            return (self.rule.to_string(), None);
        };
        let found = one_line(document.text(), self.span);
        let or = &lexicon.message_words(lang).or;
        let fill = |template: &str| {
            let mut text = template.replace("{found}", &found);
            for (name, value) in &self.values {
                let value = value.replace(OR, &format!("» {or} «"));
                text = text.replace(&format!("{{{name}}}"), &value);
            }
            text
        };
        (fill(&message.message), message.help.as_deref().map(fill))
    }
}

fn template<'l>(lexicon: &'l Lexicon, finding: &Finding, lang: Lang) -> Option<&'l Message> {
    let variant = finding.variant.map(|variant| format!("{}/{variant}", finding.rule));
    variant
        .and_then(|slug| lexicon.message(&slug, lang))
        .or_else(|| lexicon.message(&finding.rule, lang))
        .or_else(|| lexicon.message(&format!("phrase/{}", finding.variant?), lang))
        .or_else(|| lexicon.message("phrase", lang))
}

/// `plain` with a capital where `found` has one.
pub(crate) fn with_case_of(found: &str, plain: &str) -> String {
    let mut chars = plain.chars();
    match (found.chars().next().is_some_and(char::is_uppercase), chars.next()) {
        (true, Some(first)) => first.to_uppercase().chain(chars).collect(),
        _ => plain.to_owned(),
    }
}
