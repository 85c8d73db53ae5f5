//! Text for people: one screen first, then every slot with the letter's own words.

use std::io::{self, Write};

use anstyle::Style;
use textwrap::{Options as Wrap, WordSplitter};

use super::{Report, clean};
use crate::summarise::{Origin, Section, Slot, Statement};
use crate::text::{MASK, Span};

const TITLE: Style = Style::new().bold().underline();
const HEADING: Style = Style::new().bold();
const ALERT: Style = Style::new().bold();
const PLACE: Style = Style::new().dimmed();
const PLAIN: Style = Style::new();

/// Stands in for a space that must not be broken at; never seen in the output.
const BOUND: char = '\u{e000}';

/// Quotations shown under a statement of ours; the rest are named by line.
const MOST_QUOTES: usize = 2;

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Page { report, out };
    if report.options.several {
        page.line(HEADING, &report.shown(&report.source.called()))?;
        page.blank()?;
    }
    page.lead()?;
    page.details()?;
    page.helper()
}

struct Page<'r, 'o> {
    report: &'r Report<'r>,
    out: &'o mut dyn Write,
}

impl Page<'_, '_> {
    fn lead(&mut self) -> io::Result<()> {
        let summary = self.report.summary;
        self.line(TITLE, &summary.titles().lead)?;
        self.blank()?;
        for statement in &summary.lead {
            let general = statement.origin == Origin::General;
            let style = if general { ALERT } else { PLAIN };
            let place = self.report.short_place(&statement.evidence);
            self.item("  – ", style, &statement.text, place.as_deref())?;
        }
        self.blank()
    }

    fn details(&mut self) -> io::Result<()> {
        let summary = self.report.summary;
        self.line(TITLE, &summary.titles().details)?;
        self.blank()?;
        let (told, silent): (Vec<_>, Vec<_>) =
            summary.sections.iter().partition(|s| !s.statements.is_empty());
        for section in told {
            self.section(section)?;
        }
        if !silent.is_empty() {
            self.line(HEADING, &summary.labels().not_mentioned)?;
            for section in silent {
                self.item("  – ", PLAIN, summary.headings().of(section.slot), None)?;
            }
            self.blank()?;
        }
        if !summary.notes.is_empty() {
            self.line(HEADING, &summary.headings().note)?;
            for note in &summary.notes {
                self.item("  – ", PLAIN, note, None)?;
            }
            self.blank()?;
        }
        Ok(())
    }

    fn section(&mut self, section: &Section) -> io::Result<()> {
        self.line(HEADING, self.report.summary.headings().of(section.slot))?;
        for statement in &section.statements {
            self.statement(section.slot, statement)?;
        }
        self.blank()
    }

    /// A statement; one of ours is followed by the letter's words.
    fn statement(&mut self, slot: Slot, statement: &Statement) -> io::Result<()> {
        let bullet = if statement.continues { "    " } else { "  – " };
        let quotes: &[Span] = if statement.verbatim || slot == Slot::Ask {
            &[]
        } else {
            statement.evidence.get(..MOST_QUOTES).unwrap_or(&statement.evidence)
        };
        if quotes.is_empty() {
            let place = self.report.place(&statement.evidence);
            return self.item(bullet, PLAIN, &statement.text, place.as_deref());
        }
        self.item(bullet, PLAIN, &statement.text, None)?;
        for &place in quotes {
            let quote = self.report.document.quote(place);
            let quote = self.report.summary.labels().quoted(&quote);
            self.item("      ", PLAIN, &quote, self.report.place(&[place]).as_deref())?;
        }
        Ok(())
    }

    fn helper(&mut self) -> io::Result<()> {
        let summary = self.report.summary;
        let (titles, labels) = (summary.titles(), summary.labels());
        self.line(TITLE, &titles.helper)?;
        self.blank()?;
        self.line(HEADING, &summary.headings().phone)?;
        self.item("  – ", PLAIN, &labels.quoted(&summary.phone_sentence.text), None)?;
        for statement in &summary.before_calling {
            let place = self.report.place(&statement.evidence);
            self.item("  – ", PLAIN, &statement.text, place.as_deref())?;
        }
        self.blank()?;
        self.line(HEADING, &summary.headings().control)?;
        for (i, control) in summary.control_questions.iter().enumerate() {
            self.item(&format!("  {}. ", i + 1), PLAIN, &control.question, None)?;
            let answer = format!("{} {}", labels.answer, control.answer);
            let place = self.report.place(&control.evidence);
            self.item("     ", PLAIN, &answer, place.as_deref())?;
        }
        self.blank()?;
        if !summary.questions_for_nav.is_empty() {
            self.line(HEADING, &summary.headings().questions)?;
            for question in &summary.questions_for_nav {
                self.item("  – ", PLAIN, &question.text, None)?;
            }
            self.blank()?;
        }
        self.item("", PLACE, &titles.scope, None)
    }

    fn blank(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    fn line(&mut self, style: Style, text: &str) -> io::Result<()> {
        self.item("", style, text, None)
    }

    /// A wrapped paragraph with its place in brackets at the end.
    fn item(
        &mut self,
        bullet: &str,
        style: Style,
        text: &str,
        place: Option<&str>,
    ) -> io::Result<()> {
        let place = place.map(|place| format!("({place})"));
        let mut bound = bind(&clean(&self.report.shown(text)).replace(BOUND, " "));
        if let Some(place) = &place {
            bound.push(' ');
            bound.push_str(&place.replace(' ', &BOUND.to_string()));
        }
        let hang = " ".repeat(bullet.chars().count());
        let wrap = Wrap::new(self.report.options.width)
            .initial_indent(bullet)
            .subsequent_indent(&hang)
            .break_words(false)
            .word_splitter(WordSplitter::NoHyphenation);
        let lines = textwrap::wrap(&bound, wrap);
        let last = lines.len().saturating_sub(1);
        for (i, line) in lines.iter().enumerate() {
            let line = line.replace(BOUND, " ");
            let indent = line.len() - line.trim_start().len();
            let (indent, body) = line.split_at(indent);
            let tail = place.as_deref().filter(|place| i == last && body.ends_with(place));
            let said = &body[..body.len() - tail.map_or(0, str::len)];
            self.out.write_all(indent.as_bytes())?;
            self.styled(style, said)?;
            self.styled(PLACE, tail.unwrap_or_default())?;
            writeln!(self.out)?;
        }
        Ok(())
    }

    fn styled(&mut self, style: Style, text: &str) -> io::Result<()> {
        if self.report.options.colour && !text.is_empty() && style != PLAIN {
            write!(self.out, "{style}{text}{style:#}")
        } else {
            self.out.write_all(text.as_bytes())
        }
    }
}

/// Keeps the parts of a sum, a phone number, a date or a law on one line: «12 345 kroner»,
/// «24. mars», «§ 14-17». A long row of numbers may break after all.
fn bind(text: &str) -> String {
    const LONGEST: usize = 24;
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let (mut before, mut last) = (' ', ' ');
    let mut held = 0;
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        let number = (last.is_ascii_digit() && next.is_alphanumeric())
            || (last == '.' && before.is_ascii_digit() && next.is_lowercase())
            || (last == MASK && next == MASK)
            || (last == '§' && next.is_ascii_digit());
        let holds = c == ' ' && number && held < LONGEST;
        held = if c == ' ' && !holds { 0 } else { held + 1 };
        out.push(if holds { BOUND } else { c });
        (before, last) = (last, c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_not_torn_apart() {
        let bound = |text: &str| bind(text).replace(BOUND, "~");
        assert_eq!(bound("få 12 345 kroner nå"), "få 12~345~kroner nå");
        assert_eq!(bound("innen 24. mars 2025. Du"), "innen 24.~mars 2025. Du");
        assert_eq!(bound("§ 14-17 og •••••• •••••"), "§~14-17~og ••••••~•••••");
    }

    #[test]
    fn a_long_row_of_numbers_may_break() {
        assert!(bind(&"12 345 ".repeat(20)).contains(' '));
    }
}
