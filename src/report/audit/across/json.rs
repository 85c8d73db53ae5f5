//! The sections of `summary.json` on what letters have in common.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::super::names;
use super::super::summary::{SpreadOut, spread};
use super::super::{AuditReport, rounded, shown};
use super::side;
use crate::audit::across::{
    Answer, At, Cluster, Contradiction, Difference, Drift, Seam, Variant, Version,
};

/// So many of each are shown; all that is kept stands in the CSV files.
const SHOWN: usize = 50;

#[derive(Serialize)]
pub(in crate::report::audit) struct AcrossOut {
    standard_text: StandardOut,
    clusters: ClustersOut,
    contradictions: ContradictionsOut,
    parity: ParityOut,
    seams: SeamsOut,
}

#[derive(Serialize)]
struct StandardOut {
    share: f64,
    words: u64,
    shared_words: u64,
    let_go: u64,
    letters: Option<SpreadOut>,
    most: Vec<ShareOut>,
}

#[derive(Serialize)]
struct ShareOut {
    id: String,
    share: f64,
}

#[derive(Serialize)]
struct ClustersOut {
    total: u64,
    drifting: u64,
    found: Vec<ClusterOut>,
}

#[derive(Serialize)]
struct ClusterOut {
    text: Option<String>,
    words: usize,
    letters: u64,
    common: u64,
    share: f64,
    forms: u64,
    drift: Option<&'static str>,
    places: Vec<AtOut>,
    variants: Vec<VariantOut>,
}

#[derive(Serialize)]
struct VariantOut {
    letters: u64,
    drift: &'static str,
    places: Vec<AtOut>,
    diff: Vec<PieceOut>,
}

#[derive(Serialize)]
struct PieceOut {
    side: &'static str,
    text: String,
}

#[derive(Serialize)]
struct AtOut {
    id: String,
    line: usize,
}

#[derive(Serialize)]
struct ContradictionsOut {
    total: usize,
    faults: usize,
    found: Vec<ContradictionOut>,
}

#[derive(Serialize)]
struct ContradictionOut {
    topic: &'static str,
    title: &'static str,
    fault: bool,
    level: &'static str,
    kind: Option<&'static str>,
    benefit: Option<String>,
    subject: Option<String>,
    about: String,
    letters: u64,
    answers: Vec<AnswerOut>,
}

#[derive(Serialize)]
struct AnswerOut {
    value: String,
    text: String,
    letters: u64,
    places: Vec<AtOut>,
}

#[derive(Serialize)]
struct ParityOut {
    pairs: u64,
    differing: u64,
    total: u64,
    let_go: u64,
    found: Vec<DifferenceOut>,
}

#[derive(Serialize)]
struct DifferenceOut {
    aspect: &'static str,
    title: &'static str,
    one: VersionOut,
    other: VersionOut,
}

#[derive(Serialize)]
struct VersionOut {
    language: &'static str,
    id: String,
    line: usize,
    value: Option<String>,
    text: String,
}

#[derive(Serialize)]
struct SeamsOut {
    total: u64,
    letters: u64,
    kinds: BTreeMap<&'static str, SeamKindOut>,
    found: Vec<SeamOut>,
}

#[derive(Serialize)]
struct SeamKindOut {
    title: &'static str,
    count: u64,
    letters: u64,
}

#[derive(Serialize)]
struct SeamOut {
    kind: &'static str,
    id: String,
    line: usize,
    quote: Option<String>,
}

impl AuditReport<'_> {
    /// The sections of the summary.
    pub(in crate::report::audit) fn across_json(&self) -> AcrossOut {
        let (across, words) = (self.across, self.wording.across());
        let (standard, seams) = (&across.standard, &across.seams);
        AcrossOut {
            standard_text: StandardOut {
                share: self.standard_share(),
                words: standard.words,
                shared_words: standard.shared_words,
                let_go: standard.let_go,
                letters: spread(&standard.share),
                most: standard
                    .most
                    .iter()
                    .map(|one| ShareOut { id: self.name(&one.id), share: rounded(one.share) })
                    .collect(),
            },
            clusters: ClustersOut {
                total: standard.clusters,
                drifting: standard.drifting,
                found: across.clusters.iter().take(SHOWN).map(|one| self.cluster(one)).collect(),
            },
            contradictions: ContradictionsOut {
                total: across.contradictions.len(),
                faults: across.contradictions.iter().filter(|one| one.fault).count(),
                found: across
                    .contradictions
                    .iter()
                    .take(SHOWN)
                    .map(|one| self.contradiction(one))
                    .collect(),
            },
            parity: ParityOut {
                pairs: across.parity.pairs,
                differing: across.parity.differing,
                total: across.parity.total,
                let_go: across.parity.let_go,
                found: across
                    .parity
                    .differences
                    .iter()
                    .take(SHOWN)
                    .map(|one| self.difference(one))
                    .collect(),
            },
            seams: SeamsOut {
                total: seams.total,
                letters: seams.letters,
                kinds: seams
                    .kinds
                    .iter()
                    .map(|&(kind, count, letters)| {
                        (kind.name(), SeamKindOut { title: words.seam(kind), count, letters })
                    })
                    .collect(),
                found: seams.found.iter().take(SHOWN).map(|one| self.seam(one)).collect(),
            },
        }
    }

    /// Of all words, so many per cent stand in standard text.
    pub(super) fn standard_share(&self) -> f64 {
        let standard = &self.across.standard;
        #[expect(clippy::cast_precision_loss, reason = "counts of words")]
        let share = || rounded(100.0 * standard.shared_words as f64 / standard.words as f64);
        if standard.words == 0 { 0.0 } else { share() }
    }

    pub(super) fn name(&self, id: &str) -> String {
        shown(id, self.mask).into_owned()
    }

    fn places(&self, places: &[At]) -> Vec<AtOut> {
        places.iter().map(|at| AtOut { id: self.name(&at.id), line: at.line }).collect()
    }

    fn cluster(&self, cluster: &Cluster) -> ClusterOut {
        ClusterOut {
            text: cluster.text.clone(),
            words: cluster.words,
            letters: cluster.letters,
            common: cluster.common,
            share: (cluster.share * 100.0).round() / 100.0,
            forms: cluster.forms,
            drift: cluster.drift.map(Drift::name),
            places: self.places(&cluster.places),
            variants: cluster.variants.iter().map(|one| self.variant(one)).collect(),
        }
    }

    fn variant(&self, variant: &Variant) -> VariantOut {
        let piece = |piece: &crate::audit::across::Piece| PieceOut {
            side: side(piece.side),
            text: piece.text.clone(),
        };
        VariantOut {
            letters: variant.letters,
            drift: variant.drift.name(),
            places: self.places(&variant.places),
            diff: variant.pieces.iter().map(piece).collect(),
        }
    }

    fn contradiction(&self, one: &Contradiction) -> ContradictionOut {
        let words = self.wording.across();
        let answer = |answer: &Answer| AnswerOut {
            value: answer.value.clone(),
            text: words.value(Some(&answer.value)),
            letters: answer.letters,
            places: self.places(&answer.places),
        };
        ContradictionOut {
            topic: one.topic.name(),
            title: words.topic(one.topic),
            fault: one.fault,
            level: names::level(one.about.level),
            kind: one.about.kind.map(names::kind),
            benefit: one.about.benefit.clone(),
            subject: one.about.subject.clone(),
            about: words.about(&one.about),
            letters: one.letters,
            answers: one.answers.iter().map(answer).collect(),
        }
    }

    fn difference(&self, one: &Difference) -> DifferenceOut {
        let words = self.wording.across();
        let version = |version: &Version| VersionOut {
            language: version.language.tag(),
            id: self.name(&version.at.id),
            line: version.at.line,
            value: version.value.clone(),
            text: words.value(version.value.as_deref()),
        };
        DifferenceOut {
            aspect: one.aspect.name(),
            title: words.aspect(one.aspect),
            one: version(&one.one),
            other: version(&one.other),
        }
    }

    fn seam(&self, seam: &Seam) -> SeamOut {
        SeamOut {
            kind: seam.kind.name(),
            id: self.name(&seam.at.id),
            line: seam.at.line,
            quote: seam.quote.clone(),
        }
    }
}
