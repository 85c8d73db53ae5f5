//! The counts of a letter, and the figures worked out from them.

use crate::lexicon::TermClass;
use crate::segment::BlockKind;
use crate::text::Span;

/// Words, sentences and long words of a text.
///
/// **Words** are what holds a letter or a digit. `§`, `%` and other marks are none. One word each: a
/// hyphenated compound, an abbreviation as it is written, a web or e-mail address, a date in digits,
/// and a number in groups (`12 345`, `55 55 33 33`).
///
/// **Sentences** hold at least one word. A heading, a list item and a table row each end one,
/// whether or not a full stop is there.
///
/// **Long words** have more than six letters; hyphens, dots and digits are no letters. Numbers and
/// addresses are never long. In a word with digits, a reference for instance, the letters must stand
/// together: `14-dagersfrist` is long, `AB12CD34EFG` is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Words.
    pub words: usize,
    /// Sentences, headings, list items and table rows.
    pub sentences: usize,
    /// Words of more than six letters.
    pub long_words: usize,
}

impl Counts {
    /// LIX (Björnsson 1968): words / sentences + 100 · long words / words, however short the text.
    /// `None` without words.
    ///
    /// ```
    /// use klarbrev::analyse::Counts;
    /// let counts = Counts { words: 40, sentences: 4, long_words: 10 };
    /// assert_eq!(counts.lix(), Some(35.0));
    /// ```
    pub fn lix(self) -> Option<f64> {
        Some(ratio(self.words, self.sentences)? + 100.0 * ratio(self.long_words, self.words)?)
    }

    /// RIX (Anderson 1983): long words / sentences. `None` without sentences.
    pub fn rix(self) -> Option<f64> {
        ratio(self.long_words, self.sentences)
    }

    pub(super) fn add(&mut self, other: Self) {
        self.words += other.words;
        self.sentences += other.sentences;
        self.long_words += other.long_words;
    }
}

/// The longest of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Longest {
    /// Its words.
    pub words: usize,
    /// Where it stands; the first where several are equally long.
    pub span: Span,
}

/// Counts of one letter, and the figures made of them.
///
/// All but [`Measures::whole`] and [`Measures::part`] speak of the **text**: title, headings,
/// paragraphs and list items. Letterhead, salutation, signature, attachment list and tables are
/// counted, but kept apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Measures {
    pub(super) parts: [Counts; KINDS.len()],
    /// The longest sentence.
    pub longest_sentence: Option<Longest>,
    /// Paragraphs of running text; list items are none.
    pub paragraphs: usize,
    /// The paragraph with most words.
    pub longest_paragraph: Option<Longest>,
    /// Sentences in the passive are counted as often as they hold one.
    pub passives: usize,
    /// Nouns made of verbs, followed by «av»: «behandlingen av». See [`super::nominalisations`].
    pub nominalisations: usize,
    pub(super) jargon: [usize; TermClass::ALL.len()],
    /// Of all jargon, what is hard to understand or misunderstood: severity 2 and 3.
    pub hard_jargon: usize,
    /// Official names of benefits and laws: how often one stands there. They are no jargon.
    pub names: usize,
    /// Long words within official names.
    pub long_words_in_names: usize,
    /// Words that speak to the reader: «du», «deg», «din» and their kin.
    pub reader_words: usize,
    /// Words of sentences that klarbrev knows as standard text: those in
    /// [`crate::extract::Facts::skippable`], and all that stands under a heading for appeal, access
    /// or contact, with the heading. Other standard text is not known as such, so this is a floor.
    pub standard_words: usize,
    /// Words of the text before the sentence that first says the outcome. The title counts: an
    /// outcome in the title gives 0. `None` where no outcome is found.
    pub words_before_outcome: Option<usize>,
}

/// Shorter texts get no LIX.
const LEAST_WORDS: usize = 100;
/// In shorter texts a few words move LIX a lot.
const RELIABLE_WORDS: usize = 200;

/// Every kind of block, in the order of [`Measures::parts`].
const KINDS: [BlockKind; 9] = [
    BlockKind::Letterhead,
    BlockKind::Title,
    BlockKind::Heading,
    BlockKind::Paragraph,
    BlockKind::ListItem,
    BlockKind::TableRow,
    BlockKind::Salutation,
    BlockKind::Signature,
    BlockKind::Attachment,
];

/// True for the parts that are the letter's text.
pub(super) fn is_text(kind: BlockKind) -> bool {
    use BlockKind::{Heading, ListItem, Paragraph, Title};
    matches!(kind, Title | Heading | Paragraph | ListItem)
}

impl Measures {
    /// Counts of what stands in blocks of this kind.
    pub fn part(&self, kind: BlockKind) -> Counts {
        self.parts[kind as usize]
    }

    /// Counts of everything, letterhead and tables too.
    pub fn whole(&self) -> Counts {
        self.sum(|_| true)
    }

    /// Counts of the text: title, headings, paragraphs and list items.
    pub fn text(&self) -> Counts {
        self.sum(is_text)
    }

    fn sum(&self, keep: fn(BlockKind) -> bool) -> Counts {
        let mut sum = Counts::default();
        KINDS.into_iter().filter(|&kind| keep(kind)).for_each(|kind| sum.add(self.part(kind)));
        sum
    }

    /// LIX of the text: words / sentences + 100 · long words / words. `None` under 100 words, where
    /// it says nothing. See [`Measures::is_reliable`].
    pub fn lix(&self) -> Option<f64> {
        self.enough().and_then(Counts::lix)
    }

    /// LIX where the words of official names count as words, but never as long: an author cannot
    /// write «arbeidsavklaringspenger» shorter.
    pub fn lix_without_names(&self) -> Option<f64> {
        let text = self.enough()?;
        let long_words = text.long_words.saturating_sub(self.long_words_in_names);
        Counts { long_words, ..text }.lix()
    }

    /// RIX of the text: long words / sentences. `None` under 100 words.
    pub fn rix(&self) -> Option<f64> {
        self.enough().and_then(Counts::rix)
    }

    fn enough(&self) -> Option<Counts> {
        Some(self.text()).filter(|text| text.words >= LEAST_WORDS)
    }

    /// The text has at least 200 words, which LIX needs to be steady.
    pub fn is_reliable(&self) -> bool {
        self.text().words >= RELIABLE_WORDS
    }

    /// Words / sentences of the text, headings and list items being sentences.
    pub fn words_per_sentence(&self) -> Option<f64> {
        let text = self.text();
        ratio(text.words, text.sentences)
    }

    /// 100 · long words / words of the text.
    pub fn long_words_percent(&self) -> Option<f64> {
        self.per_100_words(self.text().long_words)
    }

    /// How often a hard word of this class stands in the text. Terms that are fine in a letter
    /// ([`crate::lexicon::Advice::Keep`]) and official names do not count. Every severity does.
    pub fn jargon(&self, class: TermClass) -> usize {
        self.jargon[class as usize]
    }

    /// Hard words of all classes.
    pub fn all_jargon(&self) -> usize {
        self.jargon.iter().sum()
    }

    /// 100 · hard words of all classes / words of the text.
    pub fn jargon_per_100_words(&self) -> Option<f64> {
        self.per_100_words(self.all_jargon())
    }

    /// 100 · hard words of severity 2 and 3 / words of the text.
    pub fn hard_jargon_per_100_words(&self) -> Option<f64> {
        self.per_100_words(self.hard_jargon)
    }

    /// 100 · passives / sentences of the text.
    pub fn passives_per_100_sentences(&self) -> Option<f64> {
        ratio(100 * self.passives, self.text().sentences)
    }

    /// 100 · nominalisations / words of the text.
    pub fn nominalisations_per_100_words(&self) -> Option<f64> {
        self.per_100_words(self.nominalisations)
    }

    /// 100 · words to the reader / words of the text.
    pub fn reader_words_per_100_words(&self) -> Option<f64> {
        self.per_100_words(self.reader_words)
    }

    /// 100 · words of known standard text / words of the text.
    pub fn standard_text_percent(&self) -> Option<f64> {
        self.per_100_words(self.standard_words)
    }

    fn per_100_words(&self, count: usize) -> Option<f64> {
        ratio(100 * count, self.text().words)
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of a letter, far below 2^52")]
fn ratio(of: usize, by: usize) -> Option<f64> {
    (by > 0).then(|| of as f64 / by as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_own_place() {
        for (i, kind) in KINDS.into_iter().enumerate() {
            assert_eq!(kind as usize, i);
        }
        for (i, (class, _)) in TermClass::ALL.into_iter().enumerate() {
            assert_eq!(class as usize, i);
        }
    }

    fn with(words: usize, sentences: usize, long_words: usize) -> Measures {
        let mut measures = Measures::default();
        measures.parts[BlockKind::Paragraph as usize] = Counts { words, sentences, long_words };
        measures
    }

    #[test]
    fn a_short_text_has_no_lix() {
        assert_eq!(with(99, 9, 20).lix(), None);
        assert_eq!(with(99, 9, 20).rix(), None);
        assert_eq!(with(100, 10, 20).lix(), Some(30.0));
        assert!(!with(199, 10, 20).is_reliable());
        assert!(with(200, 10, 20).is_reliable());
        assert_eq!(Measures::default().words_per_sentence(), None);
    }

    #[test]
    fn official_names_are_words_but_not_long() {
        let measures = Measures { long_words_in_names: 5, ..with(100, 10, 20) };
        assert_eq!(measures.lix_without_names(), Some(25.0));
    }

    #[test]
    fn the_letterhead_is_counted_apart() {
        let mut measures = with(100, 10, 20);
        measures.parts[BlockKind::Letterhead as usize] =
            Counts { words: 30, sentences: 6, long_words: 9 };
        assert_eq!(measures.text().words, 100);
        assert_eq!(measures.whole(), Counts { words: 130, sentences: 16, long_words: 29 });
        assert_eq!(measures.lix(), Some(30.0));
    }
}
