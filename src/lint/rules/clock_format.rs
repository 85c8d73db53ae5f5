//! The time of day, written otherwise than Nav does.

use crate::lexicon::{Cue, Meaning};
use crate::lint::numbers;
use crate::lint::rule::rule;
use crate::lint::{Context, Findings, View};
use crate::segment::{Token, TokenKind};
use crate::text::Span;

rule! {
    /// # Klokkeslett
    ///
    /// ## Hva
    /// Finner klokkeslett med kolon eller uten punktum, som «kl 14:00».
    ///
    /// ## Hvorfor
    /// Når alle brev skriver likt, er klokkeslettet lett å finne.
    ///
    /// ## Kilde
    /// Skriveregler i Nav: skriv «kl. 14.00».
    ///
    /// ## Eksempel
    /// ```nb,treff
    /// Møtet er mandag kl. 14:00 hos oss.
    /// ```
    /// ```nb,treff
    /// Møtet er mandag kl 14 hos oss.
    /// ```
    /// ```nb,treff
    /// Vi har åpent fra klokken 09:00 til 15:00 hver dag.
    /// ```
    /// ```nb,treff
    /// Møtet er mandag kl 14–15 hos oss.
    /// ```
    /// ```nb,ok
    /// Møtet er mandag kl. 14.00 hos oss.
    /// ```
    /// ```nn,treff
    /// Møtet er måndag kl 14.00 hos oss.
    /// ```
    /// ```nn,ok
    /// Møtet er måndag kl. 14.00 hos oss.
    /// ```
    "clock-format": Info => Sentence(check)
}

fn check(_: &Context<'_>, view: &View<'_>, out: &mut Findings<'_>) {
    if !view.is_text() {
        return;
    }
    for cue in view.cues.iter().filter(|cue| cue.meaning == Meaning::Cue(Cue::Clock)) {
        let first = cue.first as usize;
        let dotted = view.token(first + 1).is_some_and(|token| token.is_mark('.'));
        let (Some(word), Some(time)) =
            (view.token(first), view.token(first + 1 + usize::from(dotted)))
        else {
            continue;
        };
        let (word_text, text) = (view.text(word), view.text(time));
        let short = word_text.len() == 2;
        let wrong = text.contains(':') || short && !dotted;
        if wrong && let Some(hours) = hours(text) {
            let dot = if short { "." } else { "" };
            let mut instead = format!("{word_text}{dot} {hours}");
            let mut span = word.span().to(time.span());
            let rest = first + 2 + usize::from(dotted);
            let last = numbers::end_of_range(view, rest);
            let end = last.and_then(|last| end_of(view, rest, last));
            if let (Some(last), Some(to)) = (last, &end) {
                let between = Span::new(span.end, last.span().start);
                instead = format!("{instead}{}{to}", between.of(view.document.text()));
                span = span.to(last.span());
            }
            let half = end.is_none() && last.is_some_and(|last| last.kind() == TokenKind::Number);
            let finding = out.mark(span).say("instead", &instead);
            if half {
                finding.review_fix(instead)
            } else {
                finding.safe_fix(instead)
            };
        }
    }
}

/// «15:00» after «til», «15» after a dash, as a time with a dot. After a word, bare digits may count
/// something else.
fn end_of(view: &View<'_>, joint: usize, last: &Token) -> Option<String> {
    let dash = view.token(joint).is_some_and(numbers::is_dash);
    let text = view.text(last);
    (dash || text.contains([':', '.'])).then(|| hours(text)).flatten()
}

/// «14:00» as «14.00», «14» as «14.00», «9:00-15:00» as «9.00-15.00».
fn hours(text: &str) -> Option<String> {
    let mut parts = Vec::new();
    for part in text.split('-') {
        let (hour, minute) = part.split_once([':', '.']).unwrap_or((part, "00"));
        let number = |text: &str| text.parse::<u8>().ok().filter(|_| text.len() <= 2);
        if number(hour)? > 24 || number(minute)? > 59 || minute.len() != 2 {
            return None;
        }
        parts.push(format!("{hour}.{minute}"));
    }
    Some(parts.join("-"))
}

#[cfg(test)]
mod tests {
    use super::hours;

    #[test]
    fn times_get_a_dot() {
        assert_eq!(hours("14:00").as_deref(), Some("14.00"));
        assert_eq!(hours("9").as_deref(), Some("9.00"));
        assert_eq!(hours("09:00-15:30").as_deref(), Some("09.00-15.30"));
        assert_eq!(hours("2024"), None);
        assert_eq!(hours("3:2"), None);
    }
}
