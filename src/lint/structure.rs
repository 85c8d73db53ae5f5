//! How a letter is put together, for the rules that look at it as a whole.

use super::{Context, View};
use crate::lexicon::{Cue, Meaning};
use crate::segment::{BlockKind, Entity, EntityKind, TokenKind};

impl<'a> Context<'a> {
    /// The cue stands anywhere: in the letterhead and in attachments too.
    pub(crate) fn says(&self, cue: Cue) -> bool {
        self.document.meanings().any(|meaning| meaning == Meaning::Cue(cue))
    }

    /// One of the cues stands anywhere.
    pub(crate) fn says_any(&self, cues: &[Cue]) -> bool {
        self.document
            .meanings()
            .any(|meaning| matches!(meaning, Meaning::Cue(cue) if cues.contains(&cue)))
    }

    /// Headings, paragraphs and list items of the letter itself, not of what is attached.
    pub(crate) fn body(&self) -> impl DoubleEndedIterator<Item = View<'a>> + use<'a> {
        self.body_and_tables().filter(View::is_text)
    }

    /// The same, with the rows of tables.
    pub(crate) fn body_and_tables(&self) -> impl DoubleEndedIterator<Item = View<'a>> + use<'a> {
        self.sentences().filter(|view| {
            let told = view.is_text() || view.block.kind == BlockKind::TableRow;
            told && !view.block.attached
        })
    }

    /// Paragraphs and list items of the letter itself.
    pub(crate) fn prose(&self) -> impl Iterator<Item = View<'a>> + use<'a> {
        self.body().filter(View::is_prose)
    }

    /// A phone number stands anywhere.
    pub(crate) fn has_phone(&self) -> bool {
        self.sentences().any(|view| view.has_phone())
    }

    /// A law or a section stands anywhere.
    pub(crate) fn has_law(&self) -> bool {
        !self.facts.legal_references.is_empty() || self.sentences().any(|view| view.names_law())
    }
}

impl View<'_> {
    /// The first sentence of its block.
    pub(crate) fn opens_block(&self) -> bool {
        self.block.sentences.start == self.index
    }

    /// States what is decided, or may.
    pub(crate) fn decides(&self) -> bool {
        self.cues.iter().any(|found| matches!(found.meaning, Meaning::Cue(cue) if is_outcome(cue)))
    }

    /// Names a law or a section.
    pub(crate) fn names_law(&self) -> bool {
        self.cues.iter().any(|found| matches!(found.meaning, Meaning::Law(_)))
            || self.tokens.iter().any(|token| token.is_mark('§'))
    }

    pub(crate) fn has_phone(&self) -> bool {
        self.entities().iter().any(|entity| entity.kind == EntityKind::Phone)
    }

    /// Number of words, with a date as one.
    pub(crate) fn words_but_dates(&self) -> usize {
        let date = |e: &&Entity| {
            matches!(e.kind, EntityKind::Date(_) | EntityKind::Month(_) | EntityKind::DayMonth(..))
        };
        let extra = |e: &Entity| {
            let tokens = (e.first as usize..e.end as usize).filter_map(|i| self.token(i));
            tokens.filter(|token| token.is_word()).count().saturating_sub(1)
        };
        self.words - self.entities().iter().filter(date).map(extra).sum::<usize>()
    }

    /// Gives a web or e-mail address.
    pub(crate) fn has_address(&self) -> bool {
        self.tokens.iter().any(|token| token.kind() == TokenKind::Address)
    }

    /// Stands under a heading with this cue.
    pub(crate) fn under(&self, cue: Cue) -> bool {
        self.heading().is_some_and(|heading| heading.has(cue))
    }

    /// A heading, or a short line of its own that ends in a colon and does the same.
    pub(crate) fn heads(&self) -> bool {
        self.is_heading() || is_colon_line(self)
    }
}

/// The cues that state an outcome are the first of all.
fn is_outcome(cue: Cue) -> bool {
    cue <= Cue::OutcomeAppealForwarded
}

/// No longer than this, a line with a colon is read as a heading.
const COLON_WORDS: usize = 8;

fn is_colon_line(view: &View<'_>) -> bool {
    view.block.kind == BlockKind::Paragraph
        && view.block.sentences.len() == 1
        && view.words <= COLON_WORDS
        && view.tokens.last().is_some_and(|token| token.is_mark(':'))
}
