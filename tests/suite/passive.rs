//! Passives against the Norwegian treebanks, sentence by sentence; letter language stands beside the
//! code, in `src/analyse/passive/tests.rs`.

use std::collections::BTreeSet;
use std::fs;

use klarbrev::analyse::{PassiveForm, passives};
use klarbrev::{Document, Letter, Lexicon};

use crate::letters::at;

/// A treebank as one text in paragraphs of twelve sentences: where each begins, and which are passive.
#[derive(Default)]
struct Gold {
    text: String,
    starts: Vec<usize>,
    passive: BTreeSet<usize>,
}

impl Gold {
    fn of(conllu: &str) -> Self {
        let mut gold = Self::default();
        for tree in conllu.split("\n\n") {
            let text = tree.lines().find_map(|line| line.strip_prefix("# text = "));
            let Some(text) = text.filter(|text| text.ends_with(['.', '!', '?'])) else { continue };
            let index = gold.starts.len();
            gold.text.push_str(if index % 12 == 0 { "\n\n" } else { " " });
            gold.starts.push(gold.text.len());
            gold.text.push_str(text);
            if tree.lines().any(is_passive) {
                gold.passive.insert(index);
            }
        }
        gold
    }

    fn sentence(&self, index: usize) -> &str {
        let end = self.starts.get(index + 1).copied().unwrap_or(self.text.len());
        self.text[self.starts[index]..end].trim()
    }
}

/// A line of a tree: a passive form, or the auxiliary of one.
fn is_passive(line: &str) -> bool {
    let mut columns = line.split('\t').skip(5);
    let features = columns.next().unwrap_or_default();
    features.contains("Voice=Pass") || columns.nth(1) == Some("aux:pass")
}

#[test]
fn passives_are_found_as_linguists_do() {
    let folder = at("../shared/treebank");
    if !folder.is_dir() {
        println!("no {}: left out", folder.display());
        return;
    }
    let mut low = Vec::new();
    for (language, precision_floor, recall_floor) in [("nb", 0.94, 0.92), ("nn", 0.85, 0.80)] {
        let conllu = fs::read_to_string(folder.join(format!("{language}-dev.conllu"))).unwrap();
        let gold = Gold::of(&conllu);
        let letter = Letter::from_text(gold.text.clone());
        let document = Document::new(&letter, Lexicon::builtin());
        let all = 0..document.sentences().len();
        let told: BTreeSet<usize> = all
            .flat_map(|sentence| passives(&document, sentence))
            // The nynorsk treebank does not mark passives in -ast.
            .filter(|passive| language == "nb" || passive.form == PassiveForm::Bli)
            .map(|passive| gold.starts.partition_point(|&s| s <= passive.span.start) - 1)
            .collect();
        let missed: Vec<_> = gold.passive.difference(&told).map(|&i| gold.sentence(i)).collect();
        let invented: Vec<_> = told.difference(&gold.passive).map(|&i| gold.sentence(i)).collect();
        let right = told.intersection(&gold.passive).count() as f64;
        let precision = right / told.len() as f64;
        let recall = right / gold.passive.len() as f64;
        println!("{language} passive sentences: precision {precision:.4}, recall {recall:.4}");
        println!("missed {missed:#?}\ninvented {invented:#?}");
        if precision < precision_floor || recall < recall_floor {
            low.push(format!("{language}: precision {precision:.4}, recall {recall:.4}"));
        }
    }
    assert!(low.is_empty(), "{low:#?}\nThe sentences stand above.");
}
