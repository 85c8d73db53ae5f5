//! The verdict on a rewrite, written out: text for people, JSON for programs (`klarbrev/verify/1`).

use std::io::{self, Write};

use serde::Serialize;
use textwrap::{Options as Wrap, WordSplitter};

use super::json::EvidenceOut;
use super::{Options, clean};
use crate::lang::Lang;
use crate::segment::Document;
use crate::text::{Span, mask};
use crate::verify::{Difference, Outcome, Side, Texts, Verdict, texts};

/// The JSON form of a verdict.
pub const VERIFY_SCHEMA: &str = "klarbrev/verify/1";

/// Everything needed to write a verdict.
#[derive(Debug, Clone, Copy)]
pub struct VerdictReport<'a> {
    /// The letter.
    pub before: &'a Document<'a>,
    /// The rewrite.
    pub after: &'a Document<'a>,
    /// What the comparison gave.
    pub verdict: &'a Verdict,
    /// The language to answer in; otherwise the letter's own.
    pub language: Option<Lang>,
    /// How to write.
    pub options: Options,
}

#[derive(Serialize)]
struct VerdictOut {
    schema: &'static str,
    klarbrev: &'static str,
    verdict: &'static str,
    language: &'static str,
    text: String,
    differences: Vec<DifferenceOut>,
}

#[derive(Serialize)]
struct DifferenceOut {
    what: &'static str,
    side: &'static str,
    certain: bool,
    text: String,
    before: Option<EvidenceOut>,
    after: Option<EvidenceOut>,
}

impl VerdictReport<'_> {
    /// Writes text for people.
    ///
    /// # Errors
    ///
    /// Only what `out` itself gives.
    pub fn text(&self, out: &mut dyn Write) -> io::Result<()> {
        let texts = texts(self.language());
        self.wrapped(out, "", texts.verdict(self.verdict.outcome))?;
        for difference in &self.verdict.differences {
            writeln!(out)?;
            self.wrapped(out, "  – ", &self.sentence(texts, difference))?;
            let places = [
                (&texts.change.before, self.before, difference.before),
                (&texts.change.after, self.after, difference.after),
            ];
            for (template, document, place) in places {
                let Some(place) = place else { continue };
                let line = template
                    .replace("{line}", &document.line(place.start).to_string())
                    .replace("{quote}", &self.quote(document, place));
                self.wrapped(out, "      ", &line)?;
            }
        }
        Ok(())
    }

    /// Writes JSON for programs.
    ///
    /// # Errors
    ///
    /// Only what `out` itself gives.
    pub fn json(&self, out: &mut dyn Write) -> io::Result<()> {
        let texts = texts(self.language());
        let evidence = |document: &Document<'_>, place: Option<Span>| {
            place.map(|place| EvidenceOut {
                start: place.start,
                end: place.end,
                quote: self.quote(document, place),
                line: document.line(place.start),
                page: document.page(place.start),
                paragraph: document.paragraph(place.start),
            })
        };
        let differences = self.verdict.differences.iter().map(|difference| DifferenceOut {
            what: difference.what.name(),
            side: match difference.side {
                Side::Lost => "lost",
                Side::Added => "added",
                Side::Changed => "changed",
            },
            certain: difference.certain,
            text: self.sentence(texts, difference),
            before: evidence(self.before, difference.before),
            after: evidence(self.after, difference.after),
        });
        let verdict = VerdictOut {
            schema: VERIFY_SCHEMA,
            klarbrev: env!("CARGO_PKG_VERSION"),
            verdict: match self.verdict.outcome {
                Outcome::Accepted => "accepted",
                Outcome::Refused => "refused",
                Outcome::Unsure => "unsure",
            },
            language: self.language().tag(),
            text: texts.verdict(self.verdict.outcome).to_owned(),
            differences: differences.collect(),
        };
        serde_json::to_writer_pretty(&mut *out, &verdict)?;
        writeln!(out)
    }

    fn language(&self) -> Lang {
        self.language.unwrap_or_else(|| self.before.language()).or_bokmal()
    }

    /// What differs, in one sentence.
    fn sentence(&self, texts: &Texts, difference: &Difference) -> String {
        let change = &texts.change;
        let template = match (difference.lost, difference.added, difference.side) {
            (Some(_), Some(_), _) => &change.changed,
            (Some(_), None, _) => &change.lost,
            (None, Some(_), _) => &change.added,
            (None, None, Side::Lost) => &change.missing,
            (None, None, Side::Added) => &change.extra,
            (None, None, Side::Changed) => &change.other,
        };
        let words = |document: &Document<'_>, place: Option<Span>| {
            place.map_or_else(String::new, |place| self.quote(document, place))
        };
        let said = template
            .replace("{what}", texts.aspect(difference.what))
            .replace("{before}", &words(self.before, difference.lost))
            .replace("{after}", &words(self.after, difference.added));
        if difference.certain { said } else { change.maybe.replace("{change}", &said) }
    }

    /// The words at `place`, numbers hidden where asked.
    fn quote(&self, document: &Document<'_>, place: Span) -> String {
        let quote = clean(&document.quote(place));
        if self.options.mask { mask(&quote).into_owned() } else { quote }
    }

    fn wrapped(&self, out: &mut dyn Write, bullet: &str, text: &str) -> io::Result<()> {
        let hang = " ".repeat(bullet.chars().count());
        let wrap = Wrap::new(self.options.width)
            .initial_indent(bullet)
            .subsequent_indent(&hang)
            .break_words(false)
            .word_splitter(WordSplitter::NoHyphenation);
        for line in textwrap::wrap(text, wrap) {
            writeln!(out, "{line}")?;
        }
        Ok(())
    }
}
