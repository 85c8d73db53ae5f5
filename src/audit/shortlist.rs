//! The letters that a list shows: a bounded number of the heaviest, whatever the number of letters.

use super::score::Score;
use super::slots::{Slot, SlotState};
use super::tally::{Entry, Source};
use crate::extract::{LetterKind, Outcome};
use crate::lang::Lang;

/// The heaviest letters so far. Of two equally heavy the one that came first stands first.
#[derive(Debug, Clone)]
pub struct Shortlist {
    most: usize,
    kept: Vec<Listed>,
    /// What a letter must weigh more than, once there are too many.
    floor: Option<u64>,
    rated: u64,
    lacking: u64,
    weight: u64,
}

/// A letter in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// Its name.
    pub id: String,
    /// The file it stands in.
    pub path: String,
    /// The line of the file, for rows of a table.
    pub line: Option<u64>,
    /// Where it stands, to be read once more.
    pub source: Source,
    /// What it is ranked by: points × volume.
    pub weight: u64,
    /// How many are sent a year.
    pub volume: Option<u64>,
    /// Its points last time.
    pub before: Option<u32>,
    /// Its language.
    pub language: Lang,
    /// What sort of letter it is.
    pub kind: LetterKind,
    /// What it decides.
    pub outcome: Option<Outcome>,
    /// Words of the text.
    pub words: usize,
    /// The slots, in the order of [`Slot::ALL`].
    pub slots: [SlotState; Slot::ALL.len()],
    /// Its points and their reasons.
    pub score: Score,
    order: u64,
}

impl Shortlist {
    /// An empty list of at most so many letters.
    pub fn new(most: usize) -> Self {
        Self { most, kept: Vec::new(), floor: None, rated: 0, lacking: 0, weight: 0 }
    }

    /// Adds a letter, if it has points and is heavy enough.
    pub fn add(&mut self, entry: Entry<'_>, path: &str, line: Option<u64>) {
        let letter = entry.letter;
        let Some(score) = &letter.score else { return };
        let weight = entry.weight();
        let Some(order) = self.place(weight, letter.slots.contains(&SlotState::Missing)) else {
            return;
        };
        self.keep(Listed {
            id: entry.id.to_owned(),
            path: path.to_owned(),
            line,
            source: entry.source.clone(),
            weight,
            volume: entry.volume,
            before: entry.before,
            language: letter.language,
            kind: letter.kind,
            outcome: letter.outcome,
            words: letter.words,
            slots: letter.slots,
            score: score.clone(),
            order,
        });
    }

    /// Counts a letter; says which it is, if it is heavy enough to be kept.
    fn place(&mut self, weight: u64, lacking: bool) -> Option<u64> {
        let order = self.rated;
        self.rated += 1;
        self.lacking += u64::from(lacking);
        self.weight = self.weight.saturating_add(weight);
        let light = self.most == 0 || self.floor.is_some_and(|floor| weight <= floor);
        (!light).then_some(order)
    }

    fn keep(&mut self, letter: Listed) {
        self.kept.push(letter);
        // Twice as many, so that sorting costs little for each.
        if self.kept.len() >= self.most.saturating_mul(2) {
            self.prune();
            self.floor = self.kept.last().map(|last| last.weight);
        }
    }

    fn prune(&mut self) {
        self.kept.sort_unstable_by_key(|one| (std::cmp::Reverse(one.weight), one.order));
        self.kept.truncate(self.most);
    }

    /// The letters, the heaviest first.
    pub fn finish(mut self) -> Ranking {
        self.prune();
        let (rated, lacking, weight) = (self.rated, self.lacking, self.weight);
        Ranking { folder: common(&self.kept), letters: self.kept, rated, lacking, weight }
    }
}

/// The heaviest letters in order, and what all weigh.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ranking {
    /// The heaviest first.
    pub letters: Vec<Listed>,
    /// What all their names begin with, up to a `/`.
    pub folder: String,
    /// All letters with points, also those left out here.
    pub rated: u64,
    /// Those of them that lack something a letter of their kind should say.
    pub lacking: u64,
    /// What all of these weigh.
    pub weight: u64,
}

/// The folder that all letters lie in; empty where there is none, or only one letter.
fn common(letters: &[Listed]) -> String {
    let [first, rest @ ..] = letters else { return String::new() };
    if rest.is_empty() {
        return String::new();
    }
    let shared = rest.iter().fold(first.id.as_str(), |shared, one| {
        let same = shared.bytes().zip(one.id.bytes()).take_while(|(a, b)| a == b).count();
        &shared[..shared.floor_char_boundary(same)]
    });
    // The root of the disk is no folder worth telling of.
    shared.rfind('/').filter(|at| *at > 0).map_or_else(String::new, |at| shared[..=at].to_owned())
}

impl Ranking {
    /// A letter's name without the folder that all have in common.
    ///
    /// ```
    /// use klarbrev::audit::Ranking;
    /// let ranking = Ranking { folder: "maler/".to_owned(), ..Ranking::default() };
    /// assert_eq!(ranking.name("maler/nn/avslag.txt"), "nn/avslag.txt");
    /// assert_eq!(ranking.name("andre/avslag.txt"), "andre/avslag.txt");
    /// ```
    pub fn name<'n>(&self, id: &'n str) -> &'n str {
        id.strip_prefix(self.folder.as_str()).filter(|name| !name.is_empty()).unwrap_or(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranked(most: usize, letters: &[(&str, u64)]) -> Ranking {
        let mut list = Shortlist::new(most);
        for (id, weight) in letters {
            let Some(order) = list.place(*weight, *weight > 5) else { continue };
            list.keep(Listed {
                id: (*id).to_owned(),
                path: String::new(),
                line: None,
                source: Source { path: "sti".into(), row: None, part: 0 },
                weight: *weight,
                volume: None,
                before: None,
                language: Lang::Nb,
                kind: LetterKind::Other,
                outcome: None,
                words: 0,
                slots: [SlotState::NotNeeded; Slot::ALL.len()],
                score: Score::default(),
                order,
            });
        }
        list.finish()
    }

    #[test]
    fn the_heaviest_are_kept_in_order_and_all_are_counted() {
        let letters = [
            ("0", 5),
            ("1", 1),
            ("2", 9),
            ("3", 5),
            ("4", 0),
            ("5", 5),
            ("6", 9),
            ("7", 2),
            ("8", 5),
            ("9", 7),
        ];
        let ranking = ranked(3, &letters);
        let ids: Vec<&str> = ranking.letters.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(ids, ["2", "6", "9"]);
        assert_eq!((ranking.rated, ranking.lacking, ranking.weight), (10, 3, 48));
        let all: Vec<String> = ranked(20, &letters).letters.into_iter().map(|one| one.id).collect();
        assert_eq!(all, ["2", "6", "9", "0", "3", "5", "8", "7", "1", "4"]);
        assert!(ranked(0, &letters).letters.is_empty());
    }

    #[test]
    fn what_all_names_begin_with_is_a_folder() {
        let folder = |ids: &[&str]| {
            let letters: Vec<(&str, u64)> = ids.iter().map(|id| (*id, 1)).collect();
            ranked(9, &letters).folder
        };
        assert_eq!(folder(&["maler/nb/a.txt", "maler/nb/ab.txt"]), "maler/nb/");
        assert_eq!(folder(&["maler/nå/a.txt", "maler/nø/a.txt"]), "maler/");
        assert_eq!(folder(&["a.txt", "ab.txt"]), "");
        assert_eq!(folder(&["/x/a.txt", "/y/a.txt"]), "");
        assert_eq!(folder(&["maler/a.txt"]), "");
    }
}
