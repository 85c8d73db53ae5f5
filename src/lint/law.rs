//! Law references as they stand in a sentence.

use std::ops::Range;

use super::View;
use crate::lexicon::{Cue, Meaning, WordClass};
use crate::segment::{Token, TokenKind};

/// A section mark with the numbers it stands before: «§§ 14-9, 14-12 og 14-16».
#[derive(Debug, Clone)]
pub(crate) struct Citation {
    /// Its tokens, numbered as in the document.
    pub(crate) tokens: Range<usize>,
    /// How many sections it names.
    pub(crate) sections: usize,
    /// The mark is «§».
    pub(crate) mark: bool,
    /// «§ 14 a»: the name of an assessment rather than a rule.
    pub(crate) assessment: bool,
}

/// The section that gives its name to an assessment of what help somebody needs to get work.
const ASSESSMENT: (&str, char) = ("14", 'a');

/// So many marks and words may join two numbers: «, jf. §».
const JOIN: usize = 4;

/// The citations of a sentence, in order.
pub(crate) fn citations<'v>(view: &'v View<'_>) -> impl Iterator<Item = Citation> + 'v {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < view.tokens.len() {
            let found = citation(view, at);
            at = found.as_ref().map_or(at + 1, |found| found.tokens.end - view.base);
            if found.is_some() {
                return found;
            }
        }
        None
    })
}

fn is_section(view: &View<'_>, token: &Token) -> bool {
    token.is_mark('§') || view.is(token, WordClass::Section)
}

/// The citation that begins at `start`, counted from the sentence's first token.
fn citation(view: &View<'_>, start: usize) -> Option<Citation> {
    let tokens = view.tokens;
    if !is_section(view, &tokens[start]) {
        return None;
    }
    let skip = |t: &Token| t.is_mark('§') || t.is_mark('.');
    let number = start + 1 + tokens[start + 1..].iter().take_while(|t| skip(t)).count();
    let (mut end, assessment) = section(view, number)?;
    let mut sections = 1;
    while let Some(next) = joined(view, end) {
        end = next;
        sections += 1;
    }
    Some(Citation {
        tokens: view.base + start..view.base + end,
        sections,
        mark: tokens[start].is_mark('§'),
        assessment: assessment && sections == 1,
    })
}

/// The number of a section at `at`: where it ends, and whether it names an assessment.
fn section(view: &View<'_>, at: usize) -> Option<(usize, bool)> {
    let token = view.tokens.get(at).filter(|token| token.is_word())?;
    let text = view.text(token);
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (number, letter) = ASSESSMENT;
    let next = view.tokens.get(at + 1).filter(|t| t.kind() == TokenKind::Word);
    let next = next.map_or("", |token| view.text(token));
    // «17 A-3», «14 a», not «14 i».
    let joins = next.len() == 1 && !matches!(next, "i" | "å")
        || next.as_bytes().get(1) == Some(&b'-') && next.as_bytes()[0].is_ascii_uppercase();
    let named = text.strip_prefix(number).is_some_and(|rest| {
        rest.starts_with(letter) || rest.is_empty() && next.starts_with(letter)
    });
    Some((at + 1 + usize::from(joins), named))
}

/// A list goes on after `at`: where its next number ends.
fn joined(view: &View<'_>, at: usize) -> Option<usize> {
    let mut next = at;
    while next < at + JOIN {
        let token = view.tokens.get(next)?;
        let joins = match token.kind() {
            TokenKind::Mark(c) => matches!(c, ',' | '–' | '-'),
            TokenKind::Word => view.is(token, WordClass::Conjunction),
            _ => false,
        };
        if !joins {
            break;
        }
        next += 1;
    }
    if next == at {
        return None;
    }
    let (end, _) = section(view, next)?;
    // «§ 8-4 og 12 måneder»: an amount, a date, a length of time is no section.
    let entity = view.document.entities_in(view.base + next..view.base + next + 1).first();
    entity.is_none().then_some(end)
}

/// How many sections the sentence names.
pub(crate) fn sections(view: &View<'_>) -> usize {
    citations(view).map(|citation| citation.sections).sum()
}

/// The law is named: «folketrygdloven», «forskrift om …».
pub(crate) fn names_law(view: &View<'_>) -> bool {
    view.cues.iter().any(|found| matches!(found.meaning, Meaning::Law(_)))
        || view.tokens.iter().any(|token| view.is(token, WordClass::LawWord))
}

/// It stands under a heading such as «Regler vi har brukt», or after the letter.
pub(crate) fn is_legal_part(view: &View<'_>) -> bool {
    view.block.attached
        || view.is_heading()
        || view
            .heading()
            .is_some_and(|heading| heading.has(Cue::SectionLegalBasis) || names_law(&heading))
}

/// The token at `at` of the document stands in a parenthesis.
pub(crate) fn in_parenthesis(view: &View<'_>, at: usize) -> bool {
    let before = view.tokens[..at - view.base].iter().rev();
    before.take_while(|token| !token.is_mark(')')).any(|token| token.is_mark('('))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Letter;
    use crate::lang::Lang;
    use crate::lexicon::Lexicon;
    use crate::segment::Document;

    #[test]
    fn lists_of_sections_are_counted() {
        for (text, counts) in [
            ("Se folketrygdloven §§ 14-9, 14-12 og 14-16 første ledd.", &[3][..]),
            ("Se folketrygdloven § 15-4, jf. § 15-5.", &[1, 1]),
            ("Det følger av § 17 A-3 og 12 måneder med trygd.", &[1]),
            ("Vi har gjort en § 14 a-vurdering for deg.", &[1]),
            ("Du får 1 000 kroner.", &[]),
        ] {
            let letter = Letter::from_text(text);
            let document = Document::in_language(&letter, Lexicon::builtin(), Some(Lang::Nb));
            let view = View::new(&document, 0);
            let found: Vec<usize> = citations(&view).map(|citation| citation.sections).collect();
            assert_eq!(found, counts, "{text}");
            let named = citations(&view).any(|citation| citation.assessment);
            assert_eq!(named, text.contains("14 a"), "{text}");
        }
    }
}
