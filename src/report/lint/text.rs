//! Text for people: errors and warnings with the line and a mark under it, advice one line each,
//! then how much there was.

use std::io::{self, Write};

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use textwrap::Options as Wrap;

use super::super::clean;
use super::LintReport;
use super::place::{Place, Places};
use crate::analyse::{LixBand, Measure, Reference};
use crate::lexicon::{LintLabels, Severity};
use crate::lint::Finding;

/// A line longer than this is cut around the mark.
const LONG_LINE: usize = 4_000;

/// What stands for the beginning of a line that is cut.
const CUT: char = '…';

/// So much of a long mark is shown.
const LONG_MARK: usize = 90;

pub(super) fn write(report: &LintReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let labels = report.document.lexicon().lint_labels(report.lang);
    let path = clean(&report.path());
    if !report.document.language().is_norwegian() {
        return writeln!(out, "{}", labels.unread.replace("{path}", &path));
    }
    let page = Page { report, labels, path };
    let mut places = Places::new(report.document);
    let placed: Vec<(&Finding, Place)> =
        report.findings.iter().map(|finding| (finding, places.of(finding.span))).collect();
    for &(finding, place) in placed.iter().filter(|(f, _)| f.severity > Severity::Info) {
        writeln!(out, "{}\n", page.snippet(finding, place))?;
    }
    let mut advice = placed.iter().filter(|(f, _)| f.severity <= Severity::Info).peekable();
    if advice.peek().is_some() {
        writeln!(out, "{}", labels.advice)?;
        for (finding, place) in advice {
            page.advice(finding, *place, out)?;
        }
        writeln!(out)?;
    }
    page.total(out)?;
    if report.options.several { Ok(()) } else { page.figures(out) }
}

struct Page<'r> {
    report: &'r LintReport<'r>,
    labels: &'r LintLabels,
    path: String,
}

impl Page<'_> {
    /// A finding as compilers show theirs.
    fn snippet(&self, finding: &Finding, place: Place) -> String {
        let (message, help) = self.report.said(finding);
        let (level, name) = match finding.severity {
            Severity::Error => (Level::ERROR, &self.labels.error),
            _ => (Level::WARNING, &self.labels.warning),
        };
        let message = clean(&message);
        let (source, mark) = self.line(finding);
        let cut = source.starts_with(CUT);
        let snippet = Snippet::source(source)
            .line_start(place.line)
            .path((!cut).then_some(self.path.as_str()))
            .annotation(AnnotationKind::Primary.span(mark));
        let title = level.with_name(name.as_str()).primary_title(message).id(finding.rule.as_ref());
        // A snippet counts the column itself, unless the line's beginning is cut away.
        let origin = Origin::path(self.path.as_str()).line(place.line).char_column(place.column);
        let mut group =
            if cut { title.element(origin).element(snippet) } else { title.element(snippet) };
        if let Some(help) = help {
            let level = Level::HELP.with_name(self.labels.help.as_str());
            group = group.element(level.message(clean(&help)));
        }
        if let Some(fix) = &finding.fix {
            let level = Level::NOTE.with_name(self.labels.suggestion.as_str());
            let fix = clean(&self.report.shown(&fix.replacement));
            group = group.element(level.message(format!("«{fix}»")));
        }
        let colour = self.report.options.colour;
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        renderer
            .decor_style(DecorStyle::Ascii)
            .term_width(self.report.options.width.max(40))
            .render(&[group])
    }

    /// The line of a finding, hidden where asked, and the bytes of it to mark. Of a mark over
    /// several lines the first line is shown; a long line is cut to the words around the mark.
    fn line(&self, finding: &Finding) -> (String, std::ops::Range<usize>) {
        let text = self.report.document.text();
        let start = finding.span.start;
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line = text[line_start..].split('\n').next().unwrap_or_default().trim_end();
        let mark = start - line_start..(finding.span.end - line_start).min(line.len());
        let before = cut_front(&line[..mark.start.min(line.len())], LONG_LINE / 2);
        let marked = line.get(mark).unwrap_or_default();
        let shown = cut_back(marked, LONG_MARK);
        let after = cut_back(&line[before.1 + before.0.len() + shown.len()..], LONG_LINE / 2);
        // What is hidden keeps its length in characters, so the mark is found again by counting.
        let lead = if before.1 > 0 { CUT.to_string() } else { String::new() };
        let whole = clean(&self.report.shown(&format!("{lead}{}{shown}{after}", before.0)));
        let from = lead.chars().count() + before.0.chars().count();
        let to = from + shown.chars().count().max(1);
        let mut bytes = whole.char_indices().map(|(at, _)| at).chain([whole.len()]);
        let first = bytes.nth(from).unwrap_or(whole.len());
        let last = bytes.nth(to - from - 1).unwrap_or(whole.len());
        (whole, first..last)
    }

    fn advice(&self, finding: &Finding, place: Place, out: &mut dyn Write) -> io::Result<()> {
        let (message, help) = self.report.said(finding);
        let line = self.labels.line.replace("{line}", &place.line.to_string());
        let mut text = format!("{line}: {}", clean(&message));
        if let Some(help) = help {
            text.push(' ');
            text.push_str(&clean(&help));
        }
        let rule = &finding.rule;
        text.push_str(&format!(" [{rule}]"));
        let wrap = Wrap::new(self.report.options.width)
            .initial_indent("  ")
            .subsequent_indent("    ")
            .break_words(false);
        for line in textwrap::wrap(&text, wrap) {
            writeln!(out, "{line}")?;
        }
        Ok(())
    }

    /// The letter's figures, each among those of other letters from Nav.
    fn figures(&self, out: &mut dyn Write) -> io::Result<()> {
        let (measures, lang) = (self.report.measures, self.report.lang);
        writeln!(out, "\n{} ({})", self.labels.figures, measures.counted(lang))?;
        let told = Measure::ALL
            .into_iter()
            .filter_map(|(measure, _)| Some((measure, measures.value(measure)?)));
        let told: Vec<(Measure, f64)> = told.collect();
        let wide = told.iter().map(|(m, _)| m.name(lang).chars().count()).max().unwrap_or(0);
        for (measure, value) in told {
            let mut line =
                format!("  {:wide$}  {}", measure.name(lang), measure.print(value, lang));
            let mut places: Vec<String> = Vec::new();
            if measure == Measure::Lix {
                places.push(LixBand::of(value).text(lang).to_owned());
            }
            places.extend(Reference::of(self.report.document.language()).filter_map(|reference| {
                Some(reference.place(measure, value)?.text(reference, lang))
            }));
            if !places.is_empty() {
                line.push_str(&format!(" ({})", places.join(", ")));
            }
            writeln!(out, "{line}")?;
        }
        Ok(())
    }

    fn total(&self, out: &mut dyn Write) -> io::Result<()> {
        let count = |wanted: Severity| {
            self.report.findings.iter().filter(|f| f.severity == wanted).count().to_string()
        };
        let template =
            if self.report.findings.is_empty() { &self.labels.clean } else { &self.labels.total };
        let line = template
            .replace("{path}", &self.path)
            .replace("{errors}", &count(Severity::Error))
            .replace("{warnings}", &count(Severity::Warning))
            .replace("{infos}", &count(Severity::Info));
        writeln!(out, "{line}")
    }
}

/// The last words of `text`, about `most` bytes of it, and where they begin.
fn cut_front(text: &str, most: usize) -> (&str, usize) {
    let Some(from) = text.len().checked_sub(most).filter(|&from| from > 0) else {
        return (text, 0);
    };
    let at = text.as_bytes()[from..].iter().position(|&byte| byte == b' ');
    let at = at.map_or(text.len(), |at| from + at + 1);
    (&text[at..], at)
}

/// The first words of `text`, about `most` bytes of it.
fn cut_back(text: &str, most: usize) -> &str {
    if text.len() <= most {
        return text;
    }
    let at = text.as_bytes()[..most].iter().rposition(|&byte| byte == b' ').unwrap_or(0);
    if at > 0 { &text[..at] } else { text.get(..most).unwrap_or(text) }
}
