//! Several letters read together, as the page shows them.

use serde::Serialize;

use super::calendar;
use super::ids::Ids;
use crate::extract::SenderLevel;
use crate::report::Report;
use crate::summarise::{Due, Pile};

/// What the page shows of several letters, ready to be written as JSON.
#[derive(Serialize)]
pub struct PileSheet {
    timeline: Vec<StopOut>,
    standing: Vec<StandingOut>,
    decisions: Vec<DecisionsOut>,
    contradictions: Vec<DifferenceOut>,
    ics: Option<String>,
}

#[derive(Serialize)]
struct StopOut {
    letter: usize,
    superseded: bool,
    #[serde(flatten)]
    due: super::shape::DueOut,
}

#[derive(Serialize)]
struct StandingOut {
    level: &'static str,
    heading: String,
    letters: Vec<usize>,
}

#[derive(Serialize)]
struct DecisionsOut {
    benefit: String,
    newest: usize,
    superseded: Vec<usize>,
    text: String,
}

#[derive(Serialize)]
struct DifferenceOut {
    text: String,
    places: Vec<PlaceOut>,
}

#[derive(Serialize)]
struct PlaceOut {
    letter: usize,
    quote: String,
    statement: Option<String>,
}

impl PileSheet {
    /// The sheet of a pile: `letters` are the members of the pile in order.
    pub fn new(letters: &[(Report<'_>, &[Due])], pile: &Pile) -> Self {
        let ids: Vec<Ids<'_>> = letters.iter().map(|(report, _)| Ids::of(report.summary)).collect();
        let stops = pile.timeline.iter().filter_map(|stop| {
            let (report, due) = letters.get(stop.letter)?;
            let due = report.dated(due.get(stop.due)?, &ids[stop.letter])?;
            Some(StopOut { letter: stop.letter, superseded: stop.older, due })
        });
        let places = |found: &crate::summarise::Difference| {
            let places = found.places.iter().filter_map(|at| {
                let (report, _) = letters.get(at.letter)?;
                let quote = super::clean(&report.quote(at.place));
                let statement = ids[at.letter].telling(at.slot, &[at.place]);
                Some(PlaceOut { letter: at.letter, quote, statement })
            });
            places.collect()
        };
        Self {
            timeline: stops.collect(),
            standing: pile
                .senders
                .iter()
                .map(|group| StandingOut {
                    level: group.level.map_or("unknown", SenderLevel::name),
                    heading: group.heading.clone(),
                    letters: group.letters.clone(),
                })
                .collect(),
            decisions: pile
                .decisions
                .iter()
                .map(|found| DecisionsOut {
                    benefit: found.benefit.clone(),
                    newest: found.newest,
                    superseded: found.older.clone(),
                    text: found.text.clone(),
                })
                .collect(),
            contradictions: pile
                .differences
                .iter()
                .map(|found| DifferenceOut { text: found.text.clone(), places: places(found) })
                .collect(),
            ics: calendar(letters),
        }
    }
}
