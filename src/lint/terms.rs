//! What rules about hard words share.

use super::{Findings, View};
use crate::lexicon::{Cue, Meaning, Severity, TermClass, TermName};
use crate::segment::{BlockKind, CueMatch, TokenKind};

/// Reports the hard words of a sentence for which `severity` says how much they matter. It is given
/// the word and how the letter has it.
pub(crate) fn report(
    view: &View<'_>,
    out: &mut Findings<'_>,
    severity: impl Fn(&TermName, &str) -> Option<Severity>,
) {
    if !view.is_text() {
        return;
    }
    for (term, found) in view.terms() {
        let mut span = view.span_of(found.tokens());
        let Some(severity) = severity(term, span.of(view.document.text())) else { continue };
        // What is quoted is someone else's wording.
        let quoted = view.is_quoted(found.first as usize);
        if names_the_reader(view, term, found) || is_phrase(view, found) || quoted {
            continue;
        }
        // «avtalen om … (IA-avtalen)» introduces the short form, as it should be.
        let bracketed = (found.first as usize).checked_sub(1).and_then(|i| view.token(i));
        if term.class == TermClass::Abbreviation && bracketed.is_some_and(|mark| mark.is_mark('('))
        {
            continue;
        }
        let text = span.of(view.document.text());
        let dotted = term.class == TermClass::Abbreviation || text.contains('.');
        if (dotted || term.term.ends_with('.'))
            && let Some(dot) = view.token(found.end as usize).filter(|dot| dot.is_mark('.'))
            && !dot.spaced
            && (found.end as usize) + 1 < view.base + view.tokens.len()
        {
            span = span.to(dot.span());
        }
        let text = span.of(view.document.text());
        // «UT» is in capitals wherever it stands, «uføretrygd» only where a sentence begins.
        let capitals = term.term.starts_with(char::is_uppercase);
        let opens = view.tokens.first().is_some_and(|first| first.span().start == span.start);
        let like = if capitals && !opens { "" } else { text };
        let fits = term.fits && is_spelling_of(text, &term.term);
        out.mark(span).at_most(severity).suggest(like, &term.instead, fits);
    }
}

/// The same word: «vedr» for «vedr.», «P.g.a.» for «pga.», «Samt» for «samt», but no other form of it.
fn is_spelling_of(found: &str, term: &str) -> bool {
    let mut found = found.chars().filter(|&c| c != '.');
    let mut term = term.chars().filter(|&c| c != '.');
    let (first, own) = (found.next(), term.next());
    let small = |c: Option<char>| c.map(|c| c.to_lowercase().to_string());
    (first == own || small(first) == small(own)) && found.eq(term)
}

/// «jf.» or «AFP», and not the word it stands for: those are in small letters, and longer.
pub(crate) fn is_short_form(found: &str) -> bool {
    const SHORT: usize = 6;
    found.contains('.') || found.len() <= SHORT || found.chars().any(char::is_uppercase)
}

/// A rule of phrases tells of it.
fn is_phrase(view: &View<'_>, found: &CueMatch) -> bool {
    view.cues.iter().any(|other| {
        matches!(other.meaning, Meaning::Phrase(_))
            && other.first < found.end
            && found.first < other.end
    })
}

/// A warning where the word is hard to understand, else worth knowing.
pub(crate) fn by_severity(term: &TermName) -> Severity {
    if term.severity >= 2 { Severity::Warning } else { Severity::Info }
}

/// A cue of this meaning touches `found`.
pub(crate) fn covered(view: &View<'_>, found: &CueMatch, cue: Cue) -> bool {
    view.cues.iter().any(|other| {
        other.meaning == Meaning::Cue(cue) && other.first < found.end && found.first < other.end
    })
}

/// «bruker», «søker»: the rule about the third person tells of these.
pub(crate) fn names_the_reader(view: &View<'_>, term: &TermName, found: &CueMatch) -> bool {
    if term.is_reader() {
        return true;
    }
    // «bruker skjønn» only begins so.
    let name = Meaning::Cue(Cue::ReaderName);
    view.cues.iter().any(|other| other.meaning == name && other.end == found.end)
}

/// Explained in brackets, or in this sentence or one beside it.
pub(crate) fn is_explained(view: &View<'_>, found: &CueMatch) -> bool {
    let bracket =
        |i: Option<usize>| i.and_then(|i| view.token(i)).is_some_and(|token| token.is_mark('('));
    if bracket(Some(found.end as usize)) || bracket((found.first as usize).checked_sub(1)) {
        return true;
    }
    let sentences = view.document.sentences();
    let beside = view.index.saturating_sub(1)..(view.index + 2).min(sentences.len());
    beside.into_iter().any(|index| {
        let near = index == view.index
            || matches!(
                view.document.block_of(index).kind,
                BlockKind::Paragraph | BlockKind::ListItem
            );
        near && view.document.has_cue(index, Cue::Explains)
    })
}

/// Most of its words are in capitals, so that capitals say nothing.
pub(crate) fn in_capitals(view: &View<'_>) -> bool {
    let words = view.tokens.iter().filter(|token| token.kind() == TokenKind::Word);
    let (mut capitals, mut all) = (0, 0);
    for token in words {
        all += 1;
        let text = view.text(token);
        capitals += usize::from(text.len() > 1 && text.chars().all(char::is_uppercase));
    }
    capitals * 2 > all
}

#[cfg(test)]
mod tests {
    use super::is_spelling_of;

    #[test]
    fn only_spellings_of_the_word_itself_count() {
        for (found, term) in [("Samt", "samt"), ("p.g.a.", "pga."), ("vedr", "vedr."), ("UT", "UT")]
        {
            assert!(is_spelling_of(found, term), "{found}");
        }
        for (found, term) in [("anvender", "anvende"), ("VEDR", "vedr."), ("", "samt")] {
            assert!(!is_spelling_of(found, term), "{found}");
        }
    }
}
