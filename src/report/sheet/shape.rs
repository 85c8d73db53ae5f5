//! The shape of a sheet, field by field in the order it is written.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::report::json::{EvidenceOut, Explanation};

#[derive(Serialize)]
pub(super) struct SheetOut {
    pub(super) schema: &'static str,
    pub(super) name: String,
    pub(super) explanation: Explanation,
    pub(super) lead: Vec<StatementOut>,
    pub(super) sections: Vec<SectionOut>,
    pub(super) notes: Vec<String>,
    pub(super) phone_sentence: StatementOut,
    pub(super) before_calling: Vec<StatementOut>,
    pub(super) control_questions: Vec<ControlOut>,
    pub(super) questions_for_nav: Vec<String>,
    pub(super) needs_human: bool,
    pub(super) titles: TitlesOut,
    pub(super) letter: LetterOut,
    pub(super) due: Vec<DueOut>,
    pub(super) undated: Vec<UndatedOut>,
    pub(super) plain_text: String,
    pub(super) spoken_text: String,
    pub(super) ics: Option<String>,
}

#[derive(Serialize)]
pub(super) struct StatementOut {
    pub(super) id: String,
    pub(super) slot: &'static str,
    pub(super) text: String,
    pub(super) origin: &'static str,
    pub(super) verbatim: bool,
    pub(super) continues: bool,
    pub(super) question: Option<String>,
    pub(super) evidence: Vec<EvidenceOut>,
}

#[derive(Serialize)]
pub(super) struct SectionOut {
    pub(super) slot: &'static str,
    pub(super) heading: String,
    pub(super) statements: Vec<StatementOut>,
}

#[derive(Serialize)]
pub(super) struct ControlOut {
    pub(super) id: String,
    pub(super) question: String,
    pub(super) answer: String,
    pub(super) evidence: Vec<EvidenceOut>,
}

#[derive(Serialize)]
pub(super) struct TitlesOut {
    pub(super) lead: String,
    pub(super) details: String,
    pub(super) helper: String,
    pub(super) scope: String,
    pub(super) quote: [String; 2],
    pub(super) line: String,
    pub(super) page: String,
    pub(super) paragraph: String,
    pub(super) not_found: String,
    pub(super) not_mentioned: String,
    pub(super) answer: String,
    pub(super) note: String,
    pub(super) phone: String,
    pub(super) control: String,
    pub(super) questions: String,
    pub(super) headings: Headings,
}

/// The heading of every slot.
pub(super) struct Headings(pub(super) [(&'static str, String); 14]);

impl Serialize for Headings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (slot, heading) in &self.0 {
            map.serialize_entry(slot, heading)?;
        }
        map.end()
    }
}

#[derive(Serialize)]
pub(super) struct LetterOut {
    pub(super) blocks: Vec<BlockOut>,
}

#[derive(Serialize)]
pub(super) struct BlockOut {
    pub(super) kind: &'static str,
    pub(super) marker: Option<String>,
    pub(super) language: &'static str,
    pub(super) page: Option<usize>,
    pub(super) paragraph: Option<usize>,
    pub(super) pieces: Vec<PieceOut>,
}

#[derive(Serialize)]
pub(super) struct PieceOut {
    pub(super) text: String,
    pub(super) statements: Vec<String>,
    pub(super) skippable: bool,
}

#[derive(Serialize)]
pub(super) struct DueOut {
    pub(super) date: String,
    pub(super) estimate: bool,
    pub(super) basis: &'static str,
    pub(super) days_left: Option<i32>,
    pub(super) passed: bool,
    pub(super) maybe_passed: bool,
    pub(super) force: &'static str,
    pub(super) kind: &'static str,
    pub(super) text: String,
    pub(super) quotes: Vec<String>,
    pub(super) how: String,
    pub(super) statement: Option<String>,
}

#[derive(Serialize)]
pub(super) struct UndatedOut {
    pub(super) force: &'static str,
    pub(super) kind: &'static str,
    pub(super) text: String,
    pub(super) quotes: Vec<String>,
    pub(super) deadline_text: String,
    pub(super) statement: Option<String>,
}
