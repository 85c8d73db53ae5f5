//! The draft itself, block by block, cut where a finding begins and ends: for a page that shows the
//! findings where they stand.

use serde::Serialize;

use super::LintReport;
use crate::report::sheet::block_kind;
use crate::text::{Span, mask};

/// The draft in pieces: put together they are the draft, to the letter.
#[derive(Serialize)]
#[serde(transparent)]
pub struct Draft(Vec<BlockOut>);

#[derive(Serialize)]
struct BlockOut {
    kind: &'static str,
    pieces: Vec<PieceOut>,
}

#[derive(Serialize)]
struct PieceOut {
    text: String,
    /// Numbers of findings, in the order of the report.
    marks: Vec<usize>,
}

impl Draft {
    /// The pieces of the report's draft. What stands between its blocks is a block of the kind
    /// `space`.
    pub fn new(report: &LintReport<'_>) -> Self {
        let mut findings: Vec<(Span, usize)> =
            report.findings.iter().enumerate().map(|(i, finding)| (finding.span, i)).collect();
        findings.retain(|(span, _)| span.start < span.end && span.end <= report.text.len());
        findings.sort_unstable();
        let mut cutter = Cutter { report, findings, next: 0, open: Vec::new(), blocks: Vec::new() };
        let mut at = 0;
        for block in report.document.blocks() {
            cutter.push("space", Span::new(at, block.span.start.max(at)));
            at = block.span.end.max(at);
            cutter.push(block_kind(block.kind), Span::new(block.span.start, at));
        }
        cutter.push("space", Span::new(at, report.text.len()));
        Self(cutter.blocks)
    }
}

struct Cutter<'r> {
    report: &'r LintReport<'r>,
    /// Those not yet met, in order from `next` on.
    findings: Vec<(Span, usize)>,
    next: usize,
    /// Those that reach into what follows.
    open: Vec<(Span, usize)>,
    blocks: Vec<BlockOut>,
}

impl Cutter<'_> {
    fn push(&mut self, kind: &'static str, whole: Span) {
        if whole.is_empty() {
            return;
        }
        while let Some(&(span, number)) =
            self.findings.get(self.next).filter(|(span, _)| span.start < whole.end)
        {
            self.open.push((span, number));
            self.next += 1;
        }
        self.open.retain(|(span, _)| span.end > whole.start);
        let mut cuts = vec![whole.start, whole.end];
        let ends = self.open.iter().flat_map(|(span, _)| [span.start, span.end]);
        cuts.extend(ends.filter(|cut| (whole.start..whole.end).contains(cut)));
        cuts.sort_unstable();
        cuts.dedup();
        let pieces = cuts.windows(2).map(|pair| {
            let span = Span::new(pair[0], pair[1]);
            let over = self.open.iter().filter(|(f, _)| f.start <= span.start && span.end <= f.end);
            let mut marks: Vec<usize> = over.map(|&(_, number)| number).collect();
            marks.sort_unstable();
            PieceOut { text: self.text(span), marks }
        });
        let pieces = pieces.collect();
        self.blocks.push(BlockOut { kind, pieces });
    }

    fn text(&self, span: Span) -> String {
        let text = span.of(self.report.text);
        if self.report.options.mask { mask(text).into_owned() } else { text.to_owned() }
    }
}
