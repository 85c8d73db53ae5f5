//! Markdown, for documents and case systems.

use std::io::{self, Write};

use super::{Report, clean};
use crate::summarise::{Slot, Statement};

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let summary = report.summary;
    let (titles, headings, labels) = (summary.titles(), summary.headings(), summary.labels());
    if report.options.several {
        writeln!(out, "# {}\n", escape(&report.shown(&report.source.called())))?;
    }
    writeln!(out, "# {}\n", titles.lead)?;
    for statement in &summary.lead {
        item(report, out, "- ", &statement.text, report.short_place(&statement.evidence))?;
    }
    writeln!(out, "\n## {}", titles.details)?;
    let (told, silent): (Vec<_>, Vec<_>) =
        summary.sections.iter().partition(|s| !s.statements.is_empty());
    for section in told {
        writeln!(out, "\n### {}\n", headings.of(section.slot))?;
        for statement in &section.statements {
            self::statement(report, out, section.slot, statement)?;
        }
    }
    if !silent.is_empty() {
        writeln!(out, "\n### {}\n", labels.not_mentioned)?;
        for section in silent {
            writeln!(out, "- {}", headings.of(section.slot))?;
        }
    }
    if !summary.notes.is_empty() {
        writeln!(out, "\n### {}\n", headings.note)?;
        for note in &summary.notes {
            item(report, out, "- ", note, None)?;
        }
    }
    helper(report, out)
}

fn helper(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let summary = report.summary;
    let (titles, headings, labels) = (summary.titles(), summary.headings(), summary.labels());
    writeln!(out, "\n## {}\n\n### {}\n", titles.helper, headings.phone)?;
    item(report, out, "- ", &labels.quoted(&summary.phone_sentence.text), None)?;
    for statement in &summary.before_calling {
        item(report, out, "- ", &statement.text, report.place(&statement.evidence))?;
    }
    writeln!(out, "\n### {}\n", headings.control)?;
    for (i, control) in summary.control_questions.iter().enumerate() {
        item(report, out, &format!("{}. ", i + 1), &control.question, None)?;
        let answer = format!("{} {}", labels.answer, control.answer);
        item(report, out, "   - ", &answer, report.place(&control.evidence))?;
    }
    if !summary.questions_for_nav.is_empty() {
        writeln!(out, "\n### {}\n", headings.questions)?;
        for question in &summary.questions_for_nav {
            item(report, out, "- ", &question.text, None)?;
        }
    }
    writeln!(out, "\n{}", titles.scope)
}

/// A statement; one of ours is followed by the letter's words as a quotation.
fn statement(
    report: &Report<'_>,
    out: &mut dyn Write,
    slot: Slot,
    said: &Statement,
) -> io::Result<()> {
    let bullet = if said.continues { "  - " } else { "- " };
    if said.verbatim || slot == Slot::Ask || said.evidence.is_empty() {
        return item(report, out, bullet, &said.text, report.place(&said.evidence));
    }
    item(report, out, bullet, &said.text, None)?;
    let indent = " ".repeat(bullet.len());
    for &place in said.evidence.iter().take(2) {
        let quote = report.document.quote(place);
        item(report, out, &format!("{indent}> "), &quote, report.place(&[place]))?;
    }
    Ok(())
}

fn item(
    report: &Report<'_>,
    out: &mut dyn Write,
    bullet: &str,
    text: &str,
    place: Option<String>,
) -> io::Result<()> {
    let text = escape(&report.shown(text));
    match place {
        Some(place) => writeln!(out, "{bullet}{text} ({place})"),
        None => writeln!(out, "{bullet}{text}"),
    }
}

/// `text` on one line, with nothing in it that Markdown or HTML would read as markup.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (i, c) in clean(text).chars().enumerate() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '&' | '~' => {
                out.push('\\');
                out.push(c);
            }
            '#' | '+' | '-' if i == 0 => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letter_cannot_write_markup() {
        assert_eq!(escape("<b>*a* [b](c)"), "\\<b\\>\\*a\\* \\[b\\](c)");
        assert_eq!(escape("- punkt\nnytt"), "\\- punkt nytt");
    }
}
