//! What a letter says that other letters should say too: numbers, hours, addresses, the deadline for
//! appeal, the word for a thing. Whom it concerns is told by the words around; where that is not
//! clear, nothing is claimed.

use serde::{Deserialize, Serialize};

use super::aspect::Topic;
use super::data::{Class, Uses, data};
use super::hours::hours;
use crate::extract::{Deadline, Facts, Outcome};
use crate::segment::{BlockKind, Document, EntityKind, Token, TokenKind, Unit};
use crate::text::mask;

/// One thing a letter says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Claim {
    pub(super) topic: Topic,
    /// The unit, `purpose:…`, the concept; empty for questions in general.
    pub(super) subject: String,
    pub(super) value: String,
    pub(super) line: u32,
}

/// What a letter claims, each once.
pub(super) fn claims(document: &Document<'_>, facts: &Facts, uses: &Uses) -> Vec<Claim> {
    let mut claims = Vec::new();
    claims.extend(appeal(document, facts));
    let mut reader = Reader { document, uses, claims };
    reader.sentences();
    reader.terms();
    let mut claims = reader.claims;
    claims.sort_by(|a, b| {
        (a.topic, &a.subject, &a.value, a.line).cmp(&(b.topic, &b.subject, &b.value, b.line))
    });
    claims.dedup_by(|b, a| a.topic == b.topic && a.subject == b.subject && a.value == b.value);
    claims
}

fn appeal(document: &Document<'_>, facts: &Facts) -> Option<Claim> {
    let appeal = facts.appeal.as_ref().filter(|appeal| appeal.possible)?;
    let Some(Deadline::Within { length, unit, .. }) = appeal.deadline.as_ref() else { return None };
    let at = appeal.evidence.first()?.start;
    // Who must pay back may have another deadline than who was refused.
    let repayment = matches!(
        facts.outcome.as_ref().map(|outcome| outcome.value),
        Some(Outcome::Repayment | Outcome::PartialRepayment | Outcome::NoRepayment)
    );
    Some(Claim {
        topic: Topic::AppealDeadline,
        subject: if repayment { "repayment".to_owned() } else { String::new() },
        value: length_of_time(i64::from(*length), *unit),
        line: document.line(at) as u32,
    })
}

/// `weeks:6`; 14 days are two weeks.
pub(super) fn length_of_time(length: i64, unit: Unit) -> String {
    match unit {
        Unit::Days if length % 7 == 0 => format!("weeks:{}", length / 7),
        Unit::Days => format!("days:{length}"),
        Unit::Weeks => format!("weeks:{length}"),
        Unit::Months => format!("months:{length}"),
        Unit::Years => format!("months:{}", length * 12),
    }
}

struct Reader<'d, 'a> {
    document: &'d Document<'a>,
    uses: &'d Uses,
    claims: Vec<Claim>,
}

impl Reader<'_, '_> {
    fn sentences(&mut self) {
        let mut phone_before: Option<(usize, String)> = None;
        for (i, sentence) in self.document.sentences().iter().enumerate() {
            let block = &self.document.blocks()[sentence.block];
            self.post_box(i, block.kind);
            let prose = matches!(
                block.kind,
                BlockKind::Paragraph
                    | BlockKind::ListItem
                    | BlockKind::Signature
                    | BlockKind::TableRow
            );
            if !prose {
                continue;
            }
            let range = self.document.token_range(i);
            let entities = self.document.entities_in(range.clone());
            let phones: Vec<String> = entities
                .iter()
                .filter(|entity| entity.kind == EntityKind::Phone)
                .map(|entity| self.phone(entity.first as usize, entity.end as usize))
                .collect();
            // Two numbers are for two things, and which is for which is not certain.
            if let [phone] = &phones[..] {
                self.claim(Topic::Phone, self.subject(i), phone.clone(), i);
            }
            let open = self.document.tokens_of(i).iter().any(|t| self.uses.is(t, Class::Open));
            // «12. mars klokka 10 til 11» is a meeting.
            let day = entities.iter().any(|entity| {
                matches!(
                    entity.kind,
                    EntityKind::Date(_) | EntityKind::DayMonth(..) | EntityKind::Month(_)
                )
            });
            if open
                && !day
                && let Some(hours) = hours(self.document, self.uses, range)
            {
                let phone = match &phones[..] {
                    [phone] => Some(phone.clone()),
                    [] => phone_before
                        .as_ref()
                        .filter(|(block, _)| *block == sentence.block)
                        .map(|(_, phone)| phone.clone()),
                    _ => None,
                };
                let subject = self.subject(i);
                let subject = match phone {
                    Some(phone) if subject.is_empty() => format!("phone:{phone}"),
                    _ => subject,
                };
                self.claim(Topic::OpeningHours, subject, hours, i);
            }
            if let [phone] = &phones[..] {
                phone_before = Some((sentence.block, phone.clone()));
            }
        }
    }

    fn claim(&mut self, topic: Topic, subject: String, value: String, sentence: usize) {
        let line = self.document.line(self.document.span_of(sentence).start) as u32;
        self.claims.push(Claim { topic, subject, value, line });
    }

    /// Eight digits in pairs, so that one number has one form.
    fn phone(&self, first: usize, end: usize) -> String {
        let tokens = &self.document.tokens()[first..end];
        let digits: String = tokens
            .iter()
            .flat_map(|token| token.span().of(self.document.text()).chars())
            .filter(char::is_ascii_digit)
            .collect();
        let digits = match digits.strip_prefix("47") {
            Some(rest) if digits.len() == 10 => rest.to_owned(),
            _ => digits,
        };
        let pairs: Vec<&str> = (0..digits.len())
            .step_by(2)
            .filter_map(|at| digits.get(at..digits.len().min(at + 2)))
            .collect();
        if digits.len() == 8 { pairs.join(" ") } else { digits }
    }

    /// Whom a sentence is about: a named unit, else what it is for; else nobody in particular.
    fn subject(&self, sentence: usize) -> String {
        let range = self.document.token_range(sentence);
        let unit = range.clone().find_map(|i| self.unit(i, range.end));
        if let Some(unit) = unit {
            return unit;
        }
        let purpose =
            self.document.tokens_of(sentence).iter().find_map(|t| self.uses.get(t).purpose);
        purpose.map_or_else(String::new, |i| {
            format!("purpose:{}", data().purpose[usize::from(i)].slug)
        })
    }

    /// «Nav Familie- og pensjonsytelser» from token `i` on, in small letters.
    fn unit(&self, i: usize, end: usize) -> Option<String> {
        let tokens = self.document.tokens();
        if !tokens[i].capital || !self.uses.is(&tokens[i], Class::Unit) {
            return None;
        }
        let mut last = i;
        let mut at = i + 1;
        while at < end {
            let token = &tokens[at];
            let name = token.kind() == TokenKind::Word && token.capital;
            // «Familie- og pensjonsytelser» goes on in small letters.
            let hyphen = token.is_mark('-') && !token.spaced;
            let inside = self.uses.is(token, Class::UnitInside) && last > i;
            let after_hyphen = at >= 2
                && self.uses.is(&tokens[at - 1], Class::UnitInside)
                && tokens[at - 2].is_mark('-')
                && token.kind() == TokenKind::Word;
            if name || after_hyphen {
                last = at;
            } else if !hyphen && !inside {
                break;
            }
            at += 1;
        }
        (last > i).then(|| {
            let span = tokens[i].span().to(tokens[last].span());
            self.document.quote(span).to_lowercase()
        })
    }

    /// «Postboks 6600 Etterstad, 0607 Oslo», with the unit right before it.
    fn post_box(&mut self, sentence: usize, kind: BlockKind) {
        if kind == BlockKind::Letterhead {
            return;
        }
        let range = self.document.token_range(sentence);
        let tokens = self.document.tokens();
        let Some(at) = range.clone().find(|&i| self.uses.is(&tokens[i], Class::PostBox)) else {
            return;
        };
        // The post code may stand in a line of its own.
        let end = (at + 12).min(tokens.len());
        let number = |t: &Token, len: usize| t.kind() == TokenKind::Number && t.span().len() == len;
        let mut code = None;
        for i in at + 2..end {
            if number(&tokens[i], 4) && tokens.get(i + 1).is_some_and(|next| next.capital) {
                code = Some(i);
                break;
            }
        }
        let (Some(code), Some(TokenKind::Number)) = (code, tokens.get(at + 1).map(Token::kind))
        else {
            return;
        };
        let mut last = code + 1;
        if tokens
            .get(last + 1)
            .is_some_and(|t| t.kind() == TokenKind::Word && t.capital && t.spaced)
            && self.document.line(tokens[last + 1].span().start)
                == self.document.line(tokens[last].span().start)
        {
            last += 1;
        }
        let words: Vec<&str> = tokens[at..=last]
            .iter()
            .filter(|t| t.is_word())
            .map(|t| t.span().of(self.document.text()))
            .collect();
        let value = mask(&words.join(" ")).into_owned();
        let before = (at.saturating_sub(10)..at).rev().find_map(|i| self.unit(i, at));
        let subject = before.unwrap_or_else(|| self.subject(sentence));
        self.claim(Topic::PostalAddress, subject, value, sentence);
    }

    /// Which words the letter has for the concepts of the data.
    fn terms(&mut self) {
        let mut seen: Vec<(u8, u8)> = Vec::new();
        for (i, sentence) in self.document.sentences().iter().enumerate() {
            let kind = self.document.blocks()[sentence.block].kind;
            if !matches!(kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Title) {
                continue;
            }
            for token in self.document.tokens_of(i) {
                let Some((concept, row)) = self.uses.get(token).concept else { continue };
                if !seen.contains(&(concept, row)) {
                    seen.push((concept, row));
                    let own = &data().concept[usize::from(concept)];
                    let word = own.words[usize::from(row)].first().cloned().unwrap_or_default();
                    let subject = format!("{}:{}", self.document.language().tag(), own.slug);
                    self.claim(Topic::Term, subject, word, i);
                }
            }
        }
    }
}
