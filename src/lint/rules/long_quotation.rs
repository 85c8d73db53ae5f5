//! The law in its own words, at length.

use crate::lexicon::Cue;
use crate::lint::law::{citations, names_law};
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::TokenKind;
use crate::text::Span;

rule! {
    /// # Langt sitat fra loven
    ///
    /// ## Hva
    /// Finner sitater fra loven med mer enn 40 ord.
    ///
    /// ## Hvorfor
    /// Lovtekst er skrevet for jurister. Leseren trenger din forklaring.
    ///
    /// ## Kilde
    /// Helsetilsynet: forklar reglene med egne ord.
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Loven sier: «Den som har omsorgen for et barn under ti år, har rett til støtte når barnet bor fast hos vedkommende, forelderen ikke lever sammen med en annen person og har vært medlem i trygden i minst fem år fram til kravet ble satt fram for Nav». Se folketrygdloven § 15-4.
    /// ```
    /// ```nb,ok
    /// Loven sier at barnet må bo «fast hos» deg. Se folketrygdloven § 15-4.
    /// ```
    /// ```nn,treff
    /// Lova seier: «Den som har omsorga for eit barn under ti år, har rett til støtte når barnet bur fast hos vedkomande, forelderen ikkje lever saman med ein annan person og har vore medlem i trygda i minst fem år fram til kravet vart sett fram for Nav». Sjå folketrygdlova § 15-4.
    /// ```
    /// ```nn,ok
    /// Lova seier at barnet må bu «fast hos» deg. Sjå folketrygdlova § 15-4.
    /// ```
    "long-quotation": Info { words: 40 } => Letter(check)
}

/// Longer than this is no quotation but a mark that was never closed.
const MOST: usize = 600;

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let limit = cx.limit("words");
    let mut open: Option<(Span, usize, bool)> = None;
    for view in cx.sentences() {
        if view.block.attached {
            return;
        }
        let legal = view.has(Cue::LawText) || names_law(&view) || cites(&view);
        if let Some((_, _, law)) = &mut open {
            *law |= legal;
        }
        for token in view.tokens {
            match (token.kind(), open) {
                (TokenKind::Mark('«' | '“'), _) => open = Some((token.span(), 0, legal)),
                (TokenKind::Mark('»' | '”'), Some((start, words, law))) => {
                    open = None;
                    let law = law || legal || is_about_law(cx, &view);
                    if words > limit && words < MOST && law {
                        out.mark(start.to(token.span())).say("words", words);
                    }
                }
                (_, Some((start, words, law))) if token.is_word() => {
                    open = Some((start, words + 1, law));
                }
                _ => {}
            }
        }
    }
}

/// The heading or a sentence beside it tells of law.
fn is_about_law(cx: &Context<'_>, view: &View<'_>) -> bool {
    let beside = [view.index.checked_sub(1), Some(view.index + 1)].into_iter().flatten();
    let mut beside = beside.filter(|&i| i < cx.document.sentences().len());
    beside.any(|i| cites(&View::new(cx.document, i)))
        || view.heading().is_some_and(|heading| heading.has(Cue::SectionLegalBasis))
}

fn cites(view: &View<'_>) -> bool {
    citations(view).next().is_some()
}
