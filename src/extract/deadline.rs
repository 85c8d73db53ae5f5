//! By when: dates, lengths of time with what they start from, and limits in words.

use super::facts::{Deadline, Start};
use crate::lexicon::{Cue, Meaning, WordClass};
use crate::segment::{Document, Entity, EntityKind, Token, TokenKind};

/// The deadline a sentence states, as it states it.
pub(super) fn stated(document: &Document<'_>, sentence: usize) -> Option<Deadline> {
    limit(document, sentence)
        .or_else(|| invoice(document, sentence))
        .or_else(|| event(document, sentence))
        .or_else(|| {
            document.has_cue(sentence, Cue::DeadlineNow).then(|| Deadline::Text("straks".into()))
        })
        .or_else(|| in_words(document, sentence))
        .or_else(|| every(document, sentence).map(Deadline::Text))
}

/// The limit of a right or an option.
pub(super) fn of_option(document: &Document<'_>, sentence: usize) -> Option<Deadline> {
    limit(document, sentence)
        .or_else(|| invoice(document, sentence))
        .or_else(|| event(document, sentence))
        .or_else(|| in_words(document, sentence))
}

/// «så snart som mulig», «samme dag»: a limit in the letter's own words.
fn in_words(document: &Document<'_>, sentence: usize) -> Option<Deadline> {
    document
        .cue(sentence, Cue::DeadlineText)
        .map(|c| Deadline::Text(words_of(document, c.tokens())))
}

/// «innen 3. mars 2025», «innen seks uker fra du fikk brevet».
pub(super) fn limit(document: &Document<'_>, sentence: usize) -> Option<Deadline> {
    let cues = document.cues(sentence);
    for cue in cues.iter().filter(|c| c.meaning == Meaning::Cue(Cue::DeadlineBefore)) {
        // «innen barnet fyller tre år» is an event, not a length.
        let tokens = &document.tokens()[cue.tokens()];
        if tokens.iter().skip(1).any(|t| document.is(t, WordClass::FiniteVerb))
            && !says_deadline(document, cue.tokens())
        {
            continue;
        }
        let entities = document.entities_in(cue.tokens());
        let found = entities.iter().find_map(|e| match e.kind {
            EntityKind::Date(date) => Some(Deadline::On(date)),
            // A day without a year is kept as the letter writes it.
            EntityKind::DayMonth(..) => Some(limit_words(document, cue.tokens().start, e)),
            EntityKind::Duration(length, unit) => Some(
                ahead(document, sentence, e)
                    .or_else(|| within(document, sentence, e.end as usize, length, unit))
                    .unwrap_or_else(|| limit_words(document, cue.tokens().start, e)),
            ),
            _ => None,
        });
        if found.is_some() {
            return found;
        }
    }
    None
}

/// «Klagefristen er seks uker. Den regnes fra du mottok brevet.»: a length whose start stands in the next
/// sentence.
pub(super) fn counted_in_next(document: &Document<'_>, sentence: usize) -> Option<Deadline> {
    let next = sentence + 1;
    let block = |i: usize| document.sentences().get(i).map(|s| s.block);
    let cue = document.cue(sentence, Cue::DeadlineBefore)?;
    let lengths = document.entities_in(cue.tokens());
    let length = lengths.iter().find_map(|e| match e.kind {
        EntityKind::Duration(length, unit) => Some((length, unit)),
        _ => None,
    });
    let (length, unit) = length.filter(|_| block(next) == block(sentence))?;
    let from = if document.has_cue(next, Cue::AnchorLetterDate) {
        Start::LetterDate
    } else if document.has_cue(next, Cue::AnchorReceived) {
        Start::Received
    } else {
        return None;
    };
    let counts = document.has_cue(next, Cue::CountedFrom);
    counts.then_some(Deadline::Within { length, unit, from })
}

/// «tre måneder før sykepengene tar slutt»: counted backwards, kept in the letter's words.
fn ahead(document: &Document<'_>, sentence: usize, length: &Entity) -> Option<Deadline> {
    let tokens = document.tokens();
    let (first, after) = (length.first as usize, length.end as usize);
    let range = document.token_range(sentence);
    let before = tokens.get(after).filter(|_| after < range.end)?;
    if !matches!(document.folded(before).as_str(), "før" | "before") {
        return None;
    }
    let end = (after + 1..range.end).find(|&i| matches!(tokens[i].kind(), TokenKind::Mark(_)));
    let end = end.unwrap_or(range.end);
    let least = first.checked_sub(1).filter(|&i| {
        let word = document.folded(&tokens[i]);
        i >= range.start && matches!(word.as_str(), "minst" | "senest" | "seinast" | "least")
    });
    Some(Deadline::Text(words_of(document, least.unwrap_or(first)..end)))
}

/// A limit in the letter's words, from «innen» where that stands before it: «innen 25. mai».
fn limit_words(document: &Document<'_>, from: usize, entity: &Entity) -> Deadline {
    let first = entity.first as usize;
    let before = (from..first).rev().find(|&i| {
        let word = document.folded(&document.tokens()[i]);
        LIMITS.contains(&word.as_str())
    });
    Deadline::Text(words_of(document, before.unwrap_or(first)..entity.end as usize))
}

/// Words that make a time a limit.
const LIMITS: [&str; 9] =
    ["innen", "innan", "senest", "seinast", "før", "within", "by", "before", "until"];

/// «Fristen er 3. mai»: a verb belongs to it.
fn says_deadline(document: &Document<'_>, tokens: std::ops::Range<usize>) -> bool {
    document.tokens()[tokens].iter().any(|t| {
        let word = document.folded(t);
        word.contains("frist") || matches!(word.as_str(), "deadline" | "har" | "dag")
    })
}

/// So many tokens after a length what it is counted from may begin: «seks uker på deg til å klage,
/// regnet fra den dagen brevet kom fram».
const NEAR: usize = 18;

/// A length is a deadline only with something it starts from.
fn within(
    document: &Document<'_>,
    sentence: usize,
    after: usize,
    length: i32,
    unit: crate::segment::Unit,
) -> Option<Deadline> {
    let near = |cue: Cue| {
        document.cues(sentence).iter().any(|c| {
            c.meaning == Meaning::Cue(cue)
                && (c.end as usize) > after
                && (c.first as usize) < after + NEAR
        })
    };
    let before = |cue: Cue| {
        document
            .cues(sentence)
            .iter()
            .any(|c| c.meaning == Meaning::Cue(cue) && (c.end as usize) <= after)
    };
    let range = document.token_range(sentence);
    let from_word = |i: usize| {
        let word = document.folded(&document.tokens()[i]);
        matches!(
            word.as_str(),
            "fra"
                | "frå"
                | "etter"
                | "før"
                | "before"
                | "from"
                | "after"
                | "of"
                | "regnet"
                | "rekna"
        )
    };
    // Further on only where an anchor follows: «tre uker på deg, fra datoen på brevet, til å svare».
    let anchored = |i: usize| {
        [Cue::AnchorLetterDate, Cue::AnchorReceived].iter().any(|&cue| {
            document.cues(sentence).iter().any(|c| {
                c.meaning == Meaning::Cue(cue) && (i + 1..i + 8).contains(&(c.first as usize))
            })
        })
    };
    let starts = (after..(after + 3).min(range.end)).any(from_word)
        || (after + 3..(after + NEAR).min(range.end)).any(|i| from_word(i) && anchored(i));
    let from = if starts && near(Cue::AnchorLetterDate) {
        Start::LetterDate
    } else if starts && near(Cue::AnchorReceived) {
        Start::Received
    } else if starts {
        Start::Event
    } else if before(Cue::AnchorReceived) && document.has_cue(sentence, Cue::DoAppeal) {
        Start::Received
    } else {
        return None;
    };
    Some(Deadline::Within { length, unit, from })
}

fn invoice(document: &Document<'_>, sentence: usize) -> Option<Deadline> {
    document
        .cue(sentence, Cue::DeadlineInvoice)
        .map(|c| Deadline::Text(words_of(document, c.tokens())))
}

/// «før du reiser til utlandet», «innen barnet fyller tre år»: a limit put as an event.
fn event(document: &Document<'_>, sentence: usize) -> Option<Deadline> {
    let range = document.token_range(sentence);
    let tokens = document.tokens();
    for i in range.clone() {
        let word = tokens[i].span().of(document.text());
        // Most words are none of these: only those are folded.
        let word = if word.starts_with(['i', 's', 'f']) {
            document.folded(&tokens[i])
        } else {
            String::new()
        };
        let strong = matches!(word.as_str(), "innen" | "innan" | "senest" | "seinast");
        let weak = word == "før";
        if !strong && !weak {
            continue;
        }
        // «innen fristen», «innen rimelig tid» and limits with a number are not events.
        let next = i + 1;
        let clause_end = (next..range.end)
            .find(|&j| {
                matches!(tokens[j].kind(), TokenKind::Mark('.' | ',' | ';' | ':' | '!'))
                    || names_way(document, j)
            })
            .unwrap_or(range.end);
        if document.entities_in(i..clause_end).iter().any(|e| {
            matches!(e.kind, EntityKind::Date(_) | EntityKind::Duration(..) if strong || matches!(e.kind, EntityKind::Date(_)))
        }) && !document.entities_in(i..clause_end).iter().all(|e| matches!(e.kind, EntityKind::Duration(_, crate::segment::Unit::Years)))
        {
            continue;
        }
        let verb = (next..clause_end).any(|j| document.is(&tokens[j], WordClass::FiniteVerb));
        let reader = document.is(&tokens[next.min(range.end - 1)], WordClass::Reader);
        let day = (next..clause_end).any(|j| {
            matches!(
                tokens[j].span().of(document.text()),
                "dagen" | "dager" | "møtet" | "samtalen" | "reisen" | "reisa"
            )
        });
        let capital_start = i == range.start;
        let leaves =
            document.cue(sentence, Cue::EventBefore).is_some_and(|c| c.tokens().contains(&i));
        let fits = (strong && (verb || day) || weak && reader && leaves)
            && !capital_start
            && clause_end > next + 1;
        if fits && !document.has_cue(sentence, Cue::DeadlineGiven) {
            // An «eller innen …» goes on with the same limit.
            let end = (clause_end..range.end)
                .take_while(|&j| {
                    j == clause_end && tokens[j].is_mark(',')
                        || tokens
                            .get(clause_end + 1)
                            .is_some_and(|t| matches!(t.span().of(document.text()), "eller"))
                            && !matches!(tokens[j].kind(), TokenKind::Mark('.'))
                })
                .last()
                .filter(|_| {
                    tokens
                        .get(clause_end + 1)
                        .is_some_and(|t| t.span().of(document.text()) == "eller")
                })
                .map_or(clause_end, |last| last + 1);
            return Some(Deadline::Text(words_of(document, i..end)));
        }
    }
    None
}

/// «senest dagen før | på telefon 55 55 33 33»: how, no longer by when.
fn names_way(document: &Document<'_>, at: usize) -> bool {
    let tokens = document.tokens();
    let way = |token: &Token| {
        token.kind() == TokenKind::Address
            || matches!(document.folded(token).as_str(), "telefon" | "telefonen" | "tlf" | "phone")
    };
    document.is(&tokens[at], WordClass::Preposition) && tokens.get(at + 1).is_some_and(way)
}

/// A rhythm that sets a time limit again and again: «hver 14. dag», not «en gang i året».
fn every(document: &Document<'_>, sentence: usize) -> Option<String> {
    rhythm(document, sentence).filter(|r| {
        ["hver", "kvar", "annenhver", "annakvar", "every"].iter().any(|word| r.starts_with(word))
    })
}

/// «hver 14. dag»: how often, in the letter's words.
pub(super) fn rhythm(document: &Document<'_>, sentence: usize) -> Option<String> {
    document
        .cues(sentence)
        .iter()
        .filter(|c| c.meaning == Meaning::Cue(Cue::Rhythm))
        .max_by_key(|c| c.end - c.first)
        .map(|c| words_of(document, c.tokens()))
}

/// The letter's words from token to token, the first letter small.
fn words_of(document: &Document<'_>, tokens: std::ops::Range<usize>) -> String {
    let all = document.tokens();
    let (Some(first), Some(last)) =
        (all.get(tokens.start), tokens.end.checked_sub(1).and_then(|i| all.get(i)))
    else {
        return String::new();
    };
    let words = document.quote(first.span().to(last.span()));
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}

/// «Tid: tirsdag 22. september 2026 klokken 12.30»: a line that only tells when.
pub(super) fn says_when(document: &Document<'_>, sentence: usize) -> Option<Deadline> {
    let tokens = document.tokens_of(sentence);
    let words = tokens.iter().filter(|t| t.is_word()).count();
    let told =
        document.has_cue(sentence, Cue::SaysWhen) && tokens.iter().take(4).any(|t| t.is_mark(':'));
    (told && words <= 10).then(|| meeting(document, sentence)).flatten()
}

/// The day of a meeting that the reader is called to: a date with an hour.
pub(super) fn meeting(document: &Document<'_>, sentence: usize) -> Option<Deadline> {
    let range = document.token_range(sentence);
    let hour = document.tokens()[range.clone()].iter().any(|t| {
        let word = document.folded(t);
        matches!(word.as_str(), "kl" | "klokka" | "klokken" | "at")
    });
    document.entities_in(range).iter().filter(|_| hour).find_map(|e| match e.kind {
        EntityKind::Date(date) => Some(Deadline::On(date)),
        _ => None,
    })
}
