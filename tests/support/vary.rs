//! Letters made by varying the samples: any number, no two the same, always the same ones.
//!
//! A letter is a sample with other days, sums and numbers, here and there a paragraph less or one of
//! another sample more, and a reference of its own.

use std::fs;
use std::path::Path;

use chance::Chance;

#[path = "chance.rs"]
pub(crate) mod chance;

pub(crate) const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
];

/// What letters are made of.
pub(crate) struct Samples {
    /// The paragraphs of every sample, and whether it is in nynorsk.
    letters: Vec<(Vec<String>, bool)>,
}

impl Samples {
    /// Reads `samples/letters` and `samples/drafts`.
    pub(crate) fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
        let mut files = Vec::new();
        for folder in ["letters", "drafts"] {
            files.extend(fs::read_dir(root.join(folder)).unwrap().map(|e| e.unwrap().path()));
        }
        files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
        files.sort();
        let letter = |file: &std::path::PathBuf| {
            let text = fs::read_to_string(file).unwrap();
            let nynorsk = file.file_stem().unwrap().to_str().unwrap().contains("-nn");
            (text.split("\n\n").map(str::to_owned).collect(), nynorsk)
        };
        Self { letters: files.iter().map(letter).collect() }
    }

    /// The letter with this number.
    pub(crate) fn letter(&self, number: u64) -> String {
        let mut chance = Chance::of(number);
        let (paragraphs, nynorsk) = &self.letters[number as usize % self.letters.len()];
        let mut text = String::new();
        for (i, paragraph) in paragraphs.iter().enumerate() {
            let body = i > 2 && i + 2 < paragraphs.len();
            if body && chance.one_in(12) {
                continue;
            }
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            text.push_str(&varied(paragraph, &mut chance));
            if i == 0 {
                // No two letters have the same.
                text.push_str(&format!("\nReferanse: KB-{number:08}"));
            }
            if body && chance.one_in(15) {
                let near: Vec<_> = self.letters.iter().filter(|(_, nn)| nn == nynorsk).collect();
                let (other, _) = near[chance.below(near.len())];
                let more = &other[chance.below(other.len())];
                if more.split_whitespace().count() > 8 {
                    text.push_str("\n\n");
                    text.push_str(&varied(more, &mut chance));
                }
            }
        }
        text
    }
}

/// The paragraph with other days and sums. Years, paragraphs of laws and phone numbers stay.
fn varied(paragraph: &str, chance: &mut Chance) -> String {
    let mut out = String::with_capacity(paragraph.len() + 8);
    let words: Vec<&str> = paragraph.split(' ').collect();
    for (i, word) in words.iter().enumerate() {
        if i > 0 {
            out.push(' ');
        }
        let next = words.get(i + 1).copied().unwrap_or_default();
        let month = MONTHS.iter().any(|month| next.starts_with(month));
        let number = word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
        let sum = number && (next.starts_with("kron") || word.len() == 3 && chance.one_in(4));
        let law = i > 0 && words[i - 1].contains('§');
        if month && word.ends_with('.') && word[..word.len() - 1].parse::<u8>().is_ok() {
            out.push_str(&format!("{}.", 1 + chance.below(28)));
        } else if sum && !law && !word.is_empty() {
            out.push_str(&format!("{}", 100 + chance.below(900)));
        } else {
            out.push_str(word);
        }
    }
    out
}
