//! Where sentences and words end: our own letters cut up by hand, and the Norwegian treebanks.

use std::collections::BTreeSet;
use std::fs;

use klarbrev::{Document, Letter, Lexicon, Span};

use crate::letters::{at, files};

/// Compares two sets of places.
struct Comparison {
    missed: Vec<usize>,
    invented: Vec<usize>,
    shared: usize,
}

impl Comparison {
    fn of<T: Ord + Copy>(gold: &BTreeSet<T>, told: &BTreeSet<T>, end: impl Fn(T) -> usize) -> Self {
        Self {
            missed: gold.difference(told).map(|&t| end(t)).collect(),
            invented: told.difference(gold).map(|&t| end(t)).collect(),
            shared: gold.intersection(told).count(),
        }
    }

    fn f1(&self) -> f64 {
        let wrong = self.missed.len() + self.invented.len();
        2.0 * self.shared as f64 / (2 * self.shared + wrong) as f64
    }
}

/// A text without white space and soft hyphens, with the place of each character in the original.
struct Squeezed {
    chars: Vec<char>,
    /// Byte offsets of the characters.
    places: Vec<usize>,
}

impl Squeezed {
    fn of(text: &str) -> Self {
        let kept = text.char_indices().filter(|(_, c)| is_ink(*c));
        let (places, chars) = kept.unzip();
        Self { chars, places }
    }

    /// How many kept characters stand before a byte offset.
    fn position(&self, offset: usize) -> usize {
        self.places.partition_point(|&place| place < offset)
    }

    /// The text around a position, for people.
    fn around(&self, text: &str, position: usize) -> String {
        let offset = |at: usize| self.places.get(at).copied().unwrap_or(text.len());
        let (from, to) = (offset(position.saturating_sub(30)), offset(position + 15));
        let mid = offset(position);
        let show = |a: usize, b: usize| text[a..b].split_whitespace().collect::<Vec<_>>().join(" ");
        format!("…{} ▮ {}…", show(from, mid), show(mid, to))
    }
}

fn is_ink(c: char) -> bool {
    !c.is_whitespace() && c != '\u{ad}' && c != '\u{feff}'
}

/// The positions in `squeezed` at which the gold sentences end. Between them only list markers may
/// stand, so each is looked for close behind the one before.
fn gold_ends(name: &str, squeezed: &Squeezed, sentences: &str) -> BTreeSet<usize> {
    const LONGEST_MARKER: usize = 3;
    let mut ends = BTreeSet::new();
    let mut at = 0;
    for sentence in sentences.lines().filter(|line| !line.trim().is_empty()) {
        let wanted: Vec<char> = sentence.chars().filter(|c| is_ink(*c)).collect();
        let starts = (at..=at + LONGEST_MARKER).find(|&i| squeezed.chars[i..].starts_with(&wanted));
        let start = starts.unwrap_or_else(|| {
            panic!("{name}.sentences: not next in {name}.txt (see the README there): {sentence}")
        });
        at = start + wanted.len();
        ends.insert(at);
    }
    assert_eq!(at, squeezed.chars.len(), "{name}.sentences leaves out the end of {name}.txt");
    ends
}

#[test]
fn sentences_end_where_people_say() {
    let mut report = String::new();
    let mut whole = Comparison { missed: Vec::new(), invented: Vec::new(), shared: 0 };
    for path in files(&at("tests/segmentation"), "txt") {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = fs::read_to_string(&path).unwrap();
        let sentences = fs::read_to_string(path.with_extension("sentences")).unwrap();
        let squeezed = Squeezed::of(&text);
        let gold = gold_ends(&name, &squeezed, &sentences);
        let letter = Letter::from_text(text.clone());
        let document = Document::new(&letter, Lexicon::builtin());
        let told = document.sentences().iter().map(|s| squeezed.position(s.span.end)).collect();
        let compared = Comparison::of(&gold, &told, |end| end);
        for &end in &compared.missed {
            report += &format!("{name}: not split: {}\n", squeezed.around(&text, end));
        }
        for &end in &compared.invented {
            report += &format!("{name}: split wrongly: {}\n", squeezed.around(&text, end));
        }
        whole.shared += compared.shared;
        whole.missed.extend(compared.missed);
        whole.invented.extend(compared.invented);
    }
    let f1 = whole.f1();
    println!("sentences F1 {f1:.4}\n{report}");
    assert!(f1 >= 0.98, "sentences F1 {f1:.4} < 0.98\n{report}See tests/segmentation/README.md.");
}

/// A sentence of a treebank: its text and its words.
type Tree = (String, Vec<String>);

fn trees(conllu: &str) -> Vec<Tree> {
    let mut trees = Vec::new();
    let mut tree = Tree::default();
    for line in conllu.lines() {
        if let Some(text) = line.strip_prefix("# text = ") {
            text.clone_into(&mut tree.0);
        } else if line.is_empty() {
            trees.extend(Some(std::mem::take(&mut tree)).filter(|tree| !tree.0.is_empty()));
        } else if !line.starts_with('#') {
            let mut columns = line.split('\t');
            let number = columns.next().unwrap_or_default();
            // «1-2» and «1.1» are no words of their own.
            if !number.contains(['-', '.']) {
                tree.1.extend(columns.next().map(str::to_owned));
            }
        }
    }
    trees
}

/// Sentences that follow each other and plainly begin and end, up to twelve to a paragraph.
fn paragraphs(trees: Vec<Tree>) -> Vec<Vec<Tree>> {
    let mut paragraphs: Vec<Vec<Tree>> = Vec::new();
    let mut run = Vec::new();
    for tree in trees {
        let ended = tree.0.trim_end_matches(['»', '”', '"', ')', ']']);
        let ended = ended.ends_with(['.', '!', '?', ':', '…']);
        let first = tree.0.chars().next().unwrap_or(' ');
        let begun = first.is_uppercase() || "«–-".contains(first) || first.is_ascii_digit();
        if ended && begun {
            run.push(tree);
            if run.len() == 12 {
                paragraphs.push(std::mem::take(&mut run));
            }
        } else {
            paragraphs.extend(Some(std::mem::take(&mut run)).filter(|run| run.len() > 1));
        }
    }
    paragraphs.extend(Some(run).filter(|run| run.len() > 1));
    paragraphs
}

/// A treebank as one text, with the places where its sentences and words stand.
#[derive(Default)]
struct Treebank {
    text: String,
    sentences: BTreeSet<usize>,
    /// Ends of paragraphs: a boundary there is given and does not count.
    edges: BTreeSet<usize>,
    words: BTreeSet<Span>,
}

impl Treebank {
    fn of(conllu: &str) -> Self {
        let mut bank = Self::default();
        for paragraph in paragraphs(trees(conllu)) {
            for (i, (text, words)) in paragraph.iter().enumerate() {
                bank.text.push_str(if i > 0 { " " } else { "" });
                let start = bank.text.len();
                bank.text.push_str(text);
                bank.sentences.insert(bank.text.len());
                bank.words(start, text, words);
            }
            bank.edges.insert(bank.text.len());
            bank.text.push_str("\n\n");
        }
        bank
    }

    fn words(&mut self, start: usize, text: &str, words: &[String]) {
        let mut from = 0;
        for word in words {
            let Some(found) = text[from..].find(word.as_str()) else { continue };
            let at = start + from + found;
            from += found + word.len();
            self.words.extend(trimmed(&self.text, Span::new(at, at + word.len())));
        }
    }
}

/// «bl.a.» and «bl.a» are the same word: marks at the edges do not count. `None` for marks alone.
fn trimmed(text: &str, span: Span) -> Option<Span> {
    let mark = |c: char| !c.is_alphanumeric() && c != '_';
    let word = span.of(text);
    let end = span.start + word.trim_end_matches(mark).len();
    let start = span.end - word.trim_start_matches(mark).len();
    (start < end).then(|| Span::new(start, end))
}

#[test]
fn treebanks_are_cut_as_linguists_do() {
    let folder = at("../shared/treebank");
    if !folder.is_dir() {
        println!("no {}: left out", folder.display());
        return;
    }
    let mut low = Vec::new();
    for language in ["nb", "nn"] {
        let conllu = fs::read_to_string(folder.join(format!("{language}-dev.conllu"))).unwrap();
        let bank = Treebank::of(&conllu);
        let letter = Letter::from_text(bank.text.clone());
        let document = Document::new(&letter, Lexicon::builtin());
        let told: BTreeSet<usize> = document.sentences().iter().map(|s| s.span.end).collect();
        let inner = |ends: &BTreeSet<usize>| ends.difference(&bank.edges).copied().collect();
        let sentences = Comparison::of(&inner(&bank.sentences), &inner(&told), |end| end);
        let words = document.sentences().iter().flat_map(|s| document.words(s));
        let told = words.filter_map(|word| trimmed(&bank.text, word)).collect();
        let words = Comparison::of(&bank.words, &told, |word| word.end);
        for (what, compared, floor) in [("sentences", sentences, 0.996), ("words", words, 0.997)] {
            let f1 = compared.f1();
            let (missed, invented) = (compared.missed.len(), compared.invented.len());
            let line =
                format!("{language} {what} F1 {f1:.4} ({missed} missed, {invented} invented)");
            println!("{line}");
            low.extend((f1 < floor).then(|| format!("{line}, floor {floor}")));
        }
    }
    assert!(low.is_empty(), "{low:#?}\n../shared/eval/score_text.py --misses shows where");
}
