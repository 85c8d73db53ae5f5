//! The one pass over a letter that counts.

use super::data::{self, Words};
use super::measures::{Counts, Longest, Measures, is_text};
use super::nominal;
use super::passive::passives;
use crate::extract::Facts;
use crate::lexicon::{Advice, Cue, Meaning};
use crate::segment::{BlockKind, Document, EntityKind, Token, TokenKind};
use crate::text::Span;

/// Counts a letter. Total; time grows with the text.
///
/// ```
/// use klarbrev::{Document, Letter, Lexicon, analyse, extract};
/// let letter = Letter::from_text("Du får 12 345 kroner. Du kan klage på vedtaket.");
/// let document = Document::new(&letter, Lexicon::builtin());
/// let measures = analyse::measures(&document, &extract::facts(&document));
/// assert_eq!(measures.text().words, 9);
/// assert_eq!(measures.words_per_sentence(), Some(4.5));
/// assert_eq!(measures.lix(), None, "too short to say anything");
/// ```
pub fn measures(document: &Document<'_>, facts: &Facts) -> Measures {
    let mut counter = Counter::new(document, facts);
    for block in document.blocks() {
        let mut words = 0;
        if matches!(block.kind, BlockKind::Title | BlockKind::Heading) {
            counter.under_standard_heading = block.kind == BlockKind::Heading
                && counter.is_standard_heading(block.sentences.start);
        }
        for index in block.sentences.clone() {
            words += counter.sentence(index, block.kind);
        }
        if block.kind == BlockKind::Paragraph && words > 0 {
            counter.measures.paragraphs += 1;
            keep_longest(&mut counter.measures.longest_paragraph, words, block.span);
        }
    }
    counter.measures
}

/// Words of the sentence with this number, as [`Counts`] has them.
pub fn words_in(document: &Document<'_>, sentence: usize) -> usize {
    let base = document.token_range(sentence).start;
    let tokens = document.tokens_of(sentence);
    let mut groups = Groups::default();
    (0..tokens.len()).filter(|&i| groups.is_word(document, tokens, i, base)).count()
}

fn keep_longest(longest: &mut Option<Longest>, words: usize, span: Span) {
    if longest.is_none_or(|longest| longest.words < words) {
        *longest = Some(Longest { words, span });
    }
}

struct Counter<'d> {
    document: &'d Document<'d>,
    words: &'static Words,
    /// Ids of the words that speak to the reader.
    reader: Vec<u32>,
    /// Id of «av».
    of: Option<u32>,
    /// Standard sentences, sorted.
    standard: Vec<Span>,
    under_standard_heading: bool,
    /// Where the outcome first stands.
    outcome: Option<usize>,
    measures: Measures,
}

impl<'d> Counter<'d> {
    fn new(document: &'d Document<'d>, facts: &Facts) -> Self {
        let words = data::words(document.language());
        let mut standard = facts.skippable.clone();
        standard.sort_unstable();
        let outcome = facts.outcome.as_ref();
        let outcome = outcome.and_then(|o| o.evidence().iter().map(|span| span.start).min());
        Self {
            document,
            words,
            reader: words.reader.iter().filter_map(|word| document.word_id(word)).collect(),
            of: document.word_id(&words.nominalisations.of),
            standard,
            under_standard_heading: false,
            outcome,
            measures: Measures { words_before_outcome: outcome.map(|_| 0), ..Measures::default() },
        }
    }

    /// Counts a sentence; returns its words.
    fn sentence(&mut self, index: usize, kind: BlockKind) -> usize {
        let tokens = self.document.tokens_of(index);
        let in_text = is_text(kind);
        let counts = self.tokens(index, tokens, in_text);
        self.measures.parts[kind as usize].add(counts);
        if counts.words > 0 && in_text {
            self.in_text(index, counts.words);
        }
        counts.words
    }

    fn tokens(&mut self, index: usize, tokens: &[Token], in_text: bool) -> Counts {
        let base = self.document.token_range(index).start;
        let text = self.document.text();
        let mut groups = Groups::default();
        let mut counts = Counts::default();
        for (i, token) in tokens.iter().enumerate() {
            if !groups.is_word(self.document, tokens, i, base) {
                continue;
            }
            counts.words += 1;
            counts.long_words += usize::from(is_long(text, token));
            if in_text && token.kind == TokenKind::Word {
                self.measures.reader_words += usize::from(self.reader.contains(&token.word));
                if Some(token.word) == self.of
                    && nominal::before(self.document, self.words, tokens, i).is_some()
                {
                    self.measures.nominalisations += 1;
                }
            }
        }
        counts.sentences = usize::from(counts.words > 0);
        counts
    }

    fn in_text(&mut self, index: usize, words: usize) {
        let span = self.document.span_of(index);
        let standard = self.under_standard_heading || self.standard.binary_search(&span).is_ok();
        let measures = &mut self.measures;
        keep_longest(&mut measures.longest_sentence, words, span);
        measures.standard_words += if standard { words } else { 0 };
        if self.outcome.is_some_and(|start| span.end <= start)
            && let Some(before) = &mut measures.words_before_outcome
        {
            *before += words;
        }
        measures.passives += passives(self.document, index).len();
        self.cues(index);
    }

    /// Hard words and official names.
    fn cues(&mut self, index: usize) {
        let lexicon = self.document.lexicon();
        for cue in self.document.cues(index) {
            match cue.meaning {
                Meaning::Benefit(_) | Meaning::Law(_) => {
                    let tokens = &self.document.tokens()[cue.tokens()];
                    let long = tokens.iter().filter(|token| is_long(self.document.text(), token));
                    self.measures.names += 1;
                    self.measures.long_words_in_names += long.count();
                }
                Meaning::Term(term) => {
                    let term = &lexicon.terms[usize::from(term)];
                    if term.advice != Advice::Keep && term.severity >= 1 {
                        self.measures.jargon[term.class as usize] += 1;
                        self.measures.hard_jargon += usize::from(term.severity >= 2);
                    }
                }
                _ => {}
            }
        }
    }

    fn is_standard_heading(&self, sentence: usize) -> bool {
        let standard = [Cue::SectionAppeal, Cue::SectionAccess, Cue::SectionContact];
        standard.into_iter().any(|cue| self.document.has_cue(sentence, cue))
    }
}
/// More than six letters.
pub(super) fn is_long(text: &str, token: &Token) -> bool {
    // A letter is at least a byte.
    if token.kind != TokenKind::Word || token.end - token.start <= 6 {
        return false;
    }
    let mut letters = 0;
    for c in token.span().of(text).chars() {
        if c.is_ascii_digit() {
            letters = 0;
        } else if c.is_alphabetic() {
            letters += 1;
            if letters > 6 {
                return true;
            }
        }
    }
    false
}

/// Which numbers belong to the one before: «12 345», «55 55 33 33».
#[derive(Default)]
struct Groups {
    /// The last token is a number of at most three digits, or a group of three after one.
    open: bool,
}

impl Groups {
    /// True for a word, number or address that does not go on from the number before.
    fn is_word(
        &mut self,
        document: &Document<'_>,
        tokens: &[Token],
        i: usize,
        base: usize,
    ) -> bool {
        let token = &tokens[i];
        if token.kind != TokenKind::Number {
            self.open = false;
            return token.is_word();
        }
        let digits = token.span().of(document.text());
        let (whole, decimals) = digits.split_once(',').map_or((digits, false), |(w, _)| (w, true));
        let plain = whole.len() <= 3 && whole.bytes().all(|b| b.is_ascii_digit());
        let after_number = token.spaced && i > 0 && tokens[i - 1].kind == TokenKind::Number;
        let goes_on = self.open && after_number && plain && whole.len() == 3
            || after_number && in_one_number(document, base, base + i);
        self.open = plain && !decimals;
        !goes_on
    }
}

/// The token and the one before it belong to one phone number, identity number or account.
fn in_one_number(document: &Document<'_>, base: usize, i: usize) -> bool {
    let entity = document.entities_in(base..i).last();
    entity.is_some_and(|entity| {
        i < entity.end as usize && matches!(entity.kind, EntityKind::Phone | EntityKind::Identity)
    })
}
