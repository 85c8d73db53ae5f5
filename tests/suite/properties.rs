//! What holds for every text: nothing panics, nothing is lost, every fact has its place. And what
//! holds for every letter: it says the same in every encoding and line width.

use std::collections::BTreeSet;

use encoding_rs::WINDOWS_1252;
use klarbrev::extract::{Action, Deadline, Facts, facts};
use klarbrev::text::one_line;
use klarbrev::{Document, Letter, Lexicon, Span};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::letters::own;

/// Pieces that letters are made of, and a few that they should not be made of.
const PIECES: [&str; 48] = [
    "Vi har avslått søknaden din om dagpenger",
    "Du må sende oss dokumentasjon innen 3. mai 2025",
    "Send oss dette innen 14 dagar:",
    "Nav har innvilga søknaden din om foreldrepengar",
    "You can appeal within 6 weeks",
    "hvis du ikke gjør det, kan vi stanse utbetalingen",
    "Du kan klage innen seks uker fra du fikk dette brevet",
    "folketrygdloven §§ 8-3 første ledd og 22-15 a",
    "kr 12.345,50",
    "55 55 33 33",
    "Hei, Kari",
    "Med vennlig hilsen",
    "Nav Familie- og pensjonsytelser",
    "Vedlegg: 2",
    "Saksnummer: 25-118834",
    "Har du spørsmål?",
    "nav.no/klage",
    "f.eks.",
    "jf.",
    "den 1.",
    "§",
    "•",
    "– ",
    "a) ",
    "1. ",
    "2)",
    "saks-\nbehandling",
    "inn- og\nutbetaling",
    "sø\u{ad}knad",
    "\u{feff}",
    "\u{200b}",
    "\u{a0}",
    "\u{c}",
    "\r\n",
    "\n",
    "\n\n",
    "\t",
    "   ",
    ".",
    ":",
    "…",
    "«",
    "»",
    "(",
    "\u{30a}",
    "😀",
    "01010112345",
    "999999999999999999999999",
];

/// Text in the manner of a letter, or of its wreckage.
fn letter_like() -> impl Strategy<Value = String> {
    let piece = (0..PIECES.len(), prop_oneof![4 => Just(" "), 2 => Just("\n"), 1 => Just("")]);
    proptest::collection::vec(piece, 0..40)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(i, after)| [PIECES[i], after]).collect())
}

/// Any text, and text in the manner of a letter.
pub(crate) fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "(?s).{0,200}", letter_like(), letter_like()]
}

/// Every place that the facts point at.
fn places(facts: &Facts) -> Vec<Span> {
    let mut all = Vec::new();
    all.extend(facts.letter_date.iter().flat_map(klarbrev::extract::Found::evidence));
    all.extend(facts.sender.iter().flat_map(klarbrev::extract::Found::evidence));
    all.extend(facts.outcome.iter().flat_map(klarbrev::extract::Found::evidence));
    all.extend(facts.benefit.iter().flat_map(klarbrev::extract::Found::evidence));
    all.extend(facts.reasons.iter().flat_map(klarbrev::extract::Found::evidence));
    all.extend(facts.amounts.iter().flat_map(klarbrev::extract::Found::evidence));
    all.extend(facts.periods.iter().flat_map(klarbrev::extract::Found::evidence));
    all.extend(facts.legal_references.iter().flat_map(klarbrev::extract::Found::evidence));
    all.extend(facts.terms.iter().flat_map(klarbrev::extract::Found::evidence));
    all.extend(facts.case_number.iter().flat_map(klarbrev::extract::Found::evidence));
    all.extend(facts.expires.iter().flat_map(klarbrev::extract::Found::evidence));
    all.extend(facts.appeal.iter().flat_map(|a| a.evidence.iter().chain(&a.how)));
    all.extend(&facts.contacts.evidence);
    all.extend(&facts.skippable);
    for action in &facts.actions {
        all.extend(&action.evidence);
        all.extend(action.lead_in.iter().chain(&action.deadline_at));
        all.extend(
            action
                .consequence
                .iter()
                .chain(&action.rhythm)
                .flat_map(klarbrev::extract::Found::evidence),
        );
    }
    all
}

/// Everything the facts give in the letter's own words.
fn words_of_the_letter(facts: &Facts) -> Vec<&str> {
    let reasons = facts.reasons.iter().map(|r| r.value.as_str());
    let contacts = facts.contacts.phones.iter().chain(&facts.contacts.urls).map(String::as_str);
    let actions = facts.actions.iter().flat_map(|action| {
        let said = action.consequence.iter().chain(&action.rhythm).map(|s| s.value.as_str());
        let limit = match &action.deadline {
            Some(Deadline::Text(text)) => Some(text.as_str()),
            _ => None,
        };
        said.chain(limit).chain([action.text.as_str()])
    });
    reasons.chain(contacts).chain(actions).collect()
}

fn ink(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace() && !"\u{feff}\u{200b}".contains(*c))
}

fn is_letter_or_digit(c: char) -> bool {
    c.is_alphabetic() || c.is_ascii_digit()
}

/// What may stand between two sentences: nothing, or a list marker.
fn is_marker(text: &str) -> bool {
    let marker: String = ink(text).collect();
    let number = marker.trim_end_matches(['.', ')']);
    let short = number.len() <= 2 && number.chars().all(|c| c.is_ascii_alphanumeric());
    short || marker.chars().count() == 1 && !marker.contains(is_letter_or_digit)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn places_lie_in_the_text(text in any_text()) {
        let letter = Letter::from_text(text.clone());
        let document = Document::new(&letter, Lexicon::builtin());
        let facts = facts(&document);
        let sentences = document.sentences().iter().map(|s| s.span);
        let blocks = document.blocks().iter().map(|b| b.span);
        let words = document.sentences().iter().flat_map(|s| document.words(s));
        for span in sentences.chain(blocks).chain(words).chain(places(&facts)) {
            prop_assert!(span.start < span.end, "{span:?} is empty");
            prop_assert!(text.get(span.start..span.end).is_some(), "{span:?} cuts a character");
        }
    }

    #[test]
    fn sentences_lose_no_words(text in any_text()) {
        let letter = Letter::from_text(text.clone());
        let document = Document::new(&letter, Lexicon::builtin());
        let mut end = 0;
        for sentence in document.sentences() {
            let Span { start, end: next } = sentence.span;
            prop_assert!(end <= start, "overlap at {start}");
            prop_assert!(is_marker(&text[end..start]), "lost: {:?}", &text[end..start]);
            let mut at = start;
            for word in document.words(sentence) {
                prop_assert!(at <= word.start && word.end <= next, "{word:?} is out of place");
                let lost = ink(&text[at..word.start]).find(|c| is_letter_or_digit(*c));
                prop_assert!(lost.is_none(), "lost in a sentence: {lost:?}");
                at = word.end;
            }
            prop_assert!(!ink(&text[at..next]).any(is_letter_or_digit));
            end = next;
        }
        prop_assert!(is_marker(&text[end..]), "lost at the end: {:?}", &text[end..]);
    }

    #[test]
    fn facts_say_only_what_the_letter_says(text in letter_like()) {
        let letter = Letter::from_text(text.clone());
        let document = Document::new(&letter, Lexicon::builtin());
        let facts = facts(&document);
        let squeezed = one_line(&text, Span::new(0, text.len()));
        // A place may end on the hyphen of a word whose second half the next line brings.
        let within = |quote: &str| squeezed.contains(quote.trim_end_matches('-'));
        for place in places(&facts) {
            let quote = document.quote(place);
            prop_assert!(within(&quote), "not in the letter: {quote}");
        }
        for said in words_of_the_letter(&facts) {
            prop_assert!(within(said), "not in the letter: {said}");
        }
    }

    #[test]
    fn the_same_letter_gets_the_same_facts(text in letter_like()) {
        let read = |text: &str| {
            let letter = Letter::from_text(text);
            facts(&Document::new(&letter, Lexicon::builtin()))
        };
        prop_assert_eq!(read(&text), read(&text));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(letter) = Letter::from_bytes(&bytes) {
            facts(&Document::new(&letter, Lexicon::builtin()));
        }
    }
}

/// The part of the facts that must not depend on how a letter is stored.
#[derive(Debug, PartialEq)]
struct Core {
    language: String,
    outcome: String,
    steps: Vec<String>,
    deadlines: Vec<String>,
}

fn read(bytes: &[u8]) -> Facts {
    let letter = Letter::from_bytes(bytes).unwrap();
    facts(&Document::new(&letter, Lexicon::builtin()))
}

/// Deadlines as they can be compared: those in words composed.
fn deadlines(facts: &Facts) -> Vec<String> {
    let actions = facts.actions.iter().map(|a| &a.deadline);
    let all = actions.chain(facts.appeal.iter().map(|a| &a.deadline)).flatten();
    let shown = |deadline: &Deadline| match deadline {
        Deadline::Text(text) => text.nfc().collect(),
        other => format!("{other:?}"),
    };
    all.map(shown).collect()
}

fn core(bytes: &[u8]) -> Core {
    let letter = Letter::from_bytes(bytes).unwrap();
    let facts = read(bytes);
    Core {
        language: Document::new(&letter, Lexicon::builtin()).language().to_string(),
        outcome: format!("{:?} {:?}", facts.kind, facts.outcome.as_ref().map(|o| o.value)),
        steps: facts.actions.iter().map(|a| format!("{:?} {:?}", a.kind, a.force)).collect(),
        deadlines: deadlines(&facts),
    }
}

/// Compares each of our letters with another form of it; `None` where it has no such form.
fn assert_same(form: &str, other: impl Fn(&str) -> Option<Vec<u8>>) {
    let mut wrong = Vec::new();
    for letter in own() {
        let Some(bytes) = other(letter.text()) else { continue };
        let (plain, stored) = (core(&letter.bytes), core(&bytes));
        if plain != stored {
            wrong.push(format!("{}:\n  plain {plain:?}\n  {form} {stored:?}", letter.id));
        }
    }
    assert!(wrong.is_empty(), "read otherwise as {form}: {}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn line_ends_do_not_matter() {
    assert_same("CRLF", |text| Some(text.replace("\r\n", "\n").replace('\n', "\r\n").into_bytes()));
}

#[test]
fn composition_does_not_matter() {
    assert_same("NFD", |text| Some(text.nfd().collect::<String>().into_bytes()));
}

#[test]
fn a_byte_order_mark_does_not_matter() {
    assert_same("UTF-8 with a mark", |text| Some(format!("\u{feff}{text}").into_bytes()));
    assert_same("UTF-16", |text| {
        let units = "\u{feff}".encode_utf16().chain(text.encode_utf16());
        Some(units.flat_map(u16::to_le_bytes).collect())
    });
}

#[test]
fn an_old_encoding_does_not_matter() {
    assert_same("Windows-1252", |text| {
        let (bytes, _, lost) = WINDOWS_1252.encode(text);
        (!lost).then(|| bytes.into_owned())
    });
}

/// Breaks paragraphs at `width` columns; blank lines, list items and tables stay.
fn wrapped(text: &str, width: usize) -> String {
    let options = textwrap::Options::new(width).break_words(false);
    let options = options.word_splitter(textwrap::WordSplitter::NoHyphenation);
    let line = |line: &str| {
        let body = line.trim_start_matches(['•', '-', '–', '*', ' ']);
        let marker = line.len() - body.len();
        if line.contains('\t') {
            return line.to_owned();
        }
        let indent = " ".repeat(line[..marker].chars().count());
        textwrap::fill(line, options.clone().subsequent_indent(&indent))
    };
    text.lines().map(|l| line(l) + "\n").collect()
}

fn musts(facts: &Facts) -> usize {
    let must = |a: &&Action| a.force == klarbrev::extract::Force::Must;
    facts.actions.iter().filter(must).count()
}

#[test]
fn broken_lines_do_not_matter() {
    let mut wrong = Vec::new();
    for (letter, width) in own().iter().flat_map(|letter| [60, 66, 72, 80, 90].map(|w| (letter, w)))
    {
        let plain = read(&letter.bytes);
        let broken = read(wrapped(letter.text(), width).as_bytes());
        let mut expect = |what: &str, holds: bool, plain: String, broken: String| {
            if !holds {
                let id = &letter.id;
                wrong.push(format!("{id}: {what} {plain}, broken at {width} {broken}"));
            }
        };
        let outcome = |facts: &Facts| format!("{:?}", facts.outcome.as_ref().map(|o| o.value));
        let (a, b) = (outcome(&plain), outcome(&broken));
        expect("outcome", a == b, a, b);
        let limits = |facts: &Facts| deadlines(facts).into_iter().collect::<BTreeSet<_>>();
        let (a, b) = (limits(&plain), limits(&broken));
        // OCR letters come hard-wrapped and ragged: wrapped twice, a date still has to be found.
        let ragged = letter.id.ends_with("-ocr");
        let dates = |set: &BTreeSet<String>| {
            set.iter().filter(|d| d.starts_with("On")).cloned().collect::<Vec<_>>()
        };
        let same = if ragged { dates(&a) == dates(&b) } else { a == b };
        expect("deadlines", same, format!("{a:?}"), format!("{b:?}"));
        let (a, b) = (musts(&plain), musts(&broken));
        expect("number of duties", a <= b, a.to_string(), b.to_string());
    }
    assert!(wrong.is_empty(), "read otherwise when wrapped: {}\n{}", wrong.len(), wrong.join("\n"));
}
