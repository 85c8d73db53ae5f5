//! Text for people: errors and warnings with the line and a mark under it, advice one line each,
//! then how much there was.

use std::io::{self, Write};

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use textwrap::{Options as Wrap, WordSplitter};

use super::super::clean;
use super::LintReport;
use super::place::{Place, Places};
use crate::analyse::{LixBand, Measure, Reference};
use crate::lexicon::{Counted, LintLabels, Severity};
use crate::lint::Finding;

/// A line longer than this is cut around the mark.
const LONG_LINE: usize = 1_000;

/// What stands for the beginning of a line that is cut.
const CUT: char = '…';

/// A number cut in two is no longer than this.
const SLACK: usize = 64;

/// Beside a line: its number, a bar, dots where it is cut.
const MARGIN: usize = 14;

/// No terminal is narrower.
const NARROWEST: usize = 40;

pub(super) fn write(report: &LintReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let labels = report.document.lexicon().lint_labels(report.lang);
    let path = clean(&report.shown(&report.source.called()));
    if !report.document.language().is_norwegian() {
        return writeln!(out, "{}", labels.unread.replace("{path}", &path));
    }
    let page = Page { report, labels, path };
    let places = Places::new(report.document);
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
        // A snippet counts the column itself; that is wrong where the line's beginning is cut away, and
        // where what is shown is only a part of the file's line.
        let counted = source[..mark.start].chars().count() + 1;
        let counts = !source.starts_with(CUT) && counted == place.column;
        let snippet = Snippet::source(source)
            .line_start(place.line)
            .path(counts.then_some(self.path.as_str()))
            .annotation(AnnotationKind::Primary.span(mark));
        let title = level.with_name(name.as_str()).primary_title(message).id(finding.rule.as_ref());
        let origin = Origin::path(self.path.as_str()).line(place.line).char_column(place.column);
        let mut group =
            if counts { title.element(snippet) } else { title.element(origin).element(snippet) };
        let said = help.clone().unwrap_or_default();
        if let Some(help) = help {
            let level = Level::HELP.with_name(self.labels.help.as_str());
            group = group.element(level.message(clean(&help)));
        }
        if let Some(fix) = &finding.fix {
            let level = Level::NOTE.with_name(self.labels.suggestion.as_str());
            let fix = clean(&self.report.shown(&fix.replacement));
            if !said.contains(&format!("«{fix}»")) {
                group = group.element(level.message(format!("«{fix}»")));
            }
        }
        let colour = self.report.options.colour;
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        renderer.decor_style(DecorStyle::Ascii).term_width(self.width()).render(&[group])
    }

    fn width(&self) -> usize {
        self.report.options.width.max(NARROWEST)
    }

    /// The line of a finding, hidden where asked, and the bytes of it to mark. Of a mark over
    /// several lines the first line is shown; a long line is cut to the words around the mark.
    fn line(&self, finding: &Finding) -> (String, std::ops::Range<usize>) {
        let (text, span) = (self.report.text, finding.span);
        // So much is looked at, whatever the line's length; it is hidden before anything is cut away,
        // so that no half of a number stays.
        let near = text.floor_char_boundary(span.start.saturating_sub(LONG_LINE / 2));
        let newline = text[near..span.start].rfind('\n');
        let from = newline.map_or(near, |at| near + at + 1);
        let cut = from > 0 && newline.is_none();
        let to = text.ceil_char_boundary((span.start + LONG_LINE / 2).min(text.len()));
        let piece = text[from..to].split_inclusive('\n').next().unwrap_or_default();
        let ends = from + piece.len() == text.len() || piece.ends_with('\n');
        let piece = piece.trim_end();
        let hidden: Vec<char> = clean(&self.report.shown(piece)).chars().collect();
        // What is hidden keeps its length in characters.
        let lead = piece.get(..span.start - from).unwrap_or(piece);
        let mark = lead.chars().count();
        let marked = &piece[lead.len()..(span.end - from).clamp(lead.len(), piece.len())];
        let marked = cut_back(marked, self.width() - MARGIN).chars().count();
        let first = if cut { next_word(&hidden[..mark]) } else { 0 };
        let last = if ends { hidden.len() } else { last_word(&hidden, mark + marked) };
        let mut line = String::new();
        if cut {
            line.push(CUT);
        }
        line.extend(&hidden[first..mark]);
        let start = line.len();
        line.extend(&hidden[mark..mark + marked]);
        let end = line.len();
        line.extend(&hidden[mark + marked..last]);
        (line, start..end)
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
        text.extend([" [", rule, "]"]);
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
                line = format!("{line} ({})", places.join(", "));
            }
            // Below the figure, where there is room for words.
            let column = if wide + 30 < self.width() { wide + 4 } else { 4 };
            let indent = " ".repeat(column);
            let wrap = Wrap::new(self.width())
                .subsequent_indent(&indent)
                .word_splitter(WordSplitter::NoHyphenation)
                .break_words(false);
            for line in textwrap::wrap(&line, wrap) {
                writeln!(out, "{line}")?;
            }
        }
        Ok(())
    }

    fn total(&self, out: &mut dyn Write) -> io::Result<()> {
        let count = |wanted: Severity, told: &Counted| match self
            .report
            .findings
            .iter()
            .filter(|f| f.severity == wanted)
            .count()
        {
            1 => told.one.clone(),
            number => told.many.replace("{number}", &number.to_string()),
        };
        let template =
            if self.report.findings.is_empty() { &self.labels.clean } else { &self.labels.total };
        let line = template
            .replace("{path}", &self.path)
            .replace("{errors}", &count(Severity::Error, &self.labels.errors))
            .replace("{warnings}", &count(Severity::Warning, &self.labels.warnings))
            .replace("{infos}", &count(Severity::Info, &self.labels.infos));
        writeln!(out, "{line}")
    }
}

/// Where to begin in what stands before a mark, when its own beginning is cut away: past the piece of
/// a number that may stand there, at a word.
fn next_word(before: &[char]) -> usize {
    let from = SLACK.min(before.len());
    let space = before[from..].iter().position(|&c| c == ' ');
    space.map_or(before.len(), |at| from + at + 1)
}

/// Where to end in a line whose end is cut away: before the piece of a number that may stand there,
/// at a word, and not before `least`.
fn last_word(line: &[char], least: usize) -> usize {
    let to = line.len().saturating_sub(SLACK).max(least);
    let space = line[least..to].iter().rposition(|&c| c == ' ');
    space.map_or(least, |at| least + at)
}

/// The first words of `text`, about `most` bytes of it.
fn cut_back(text: &str, most: usize) -> &str {
    if text.len() <= most {
        return text;
    }
    let at = text.as_bytes()[..most].iter().rposition(|&byte| byte == b' ').unwrap_or(0);
    if at > 0 { &text[..at] } else { text.get(..most).unwrap_or(text) }
}
