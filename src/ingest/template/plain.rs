//! Plain text with fields in it: `{dato}`, `<navn>`, `${beløp}`.

use super::head;
use super::hole::Hole;
use super::html::field_tag;
use super::language::guess;
use super::line::{Line, Places};
use crate::ingest::Letter;

/// No field's name is longer.
const LONGEST: usize = 60;

/// The field at the start of `rest`, and its length.
pub(super) fn field(rest: &str) -> Option<(Hole, usize)> {
    if rest.starts_with('<') {
        return field_tag(rest);
    }
    let [open, close] = [("${", "}"), ("{{", "}}"), ("{", "}")]
        .into_iter()
        .find(|(open, _)| rest.starts_with(open))
        .map(|(open, close)| [open, close])?;
    let head = head(rest.get(open.len()..)?, LONGEST * 2);
    let end = head.find('}').filter(|end| *end <= LONGEST)?;
    let name = head[..end].trim();
    let named = name.starts_with(char::is_alphabetic)
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | ' ' | ':' | '/'));
    let closed = head[end..].starts_with(close);
    (named && closed).then(|| (Hole::of(name), open.len() + end + close.len()))
}

/// A text with fewer different fields is a letter in which something was forgotten.
const FEWEST: usize = 2;

/// Reads the fields of a text that plainly is a template; any other letter stays as it is.
pub(in crate::ingest) fn fields(letter: Letter) -> Letter {
    let found = find(letter.text());
    let mut names: Vec<&str> = found.iter().filter_map(|f| letter.text.get(f.0..f.1)).collect();
    names.sort_unstable();
    names.dedup();
    if names.len() < FEWEST {
        return letter;
    }
    let text = letter.text();
    let places = Places::of(text, letter.notes.is_empty());
    let mut line = Line::new(&places, guess(text));
    let mut from = 0;
    for (start, end, hole) in found {
        line.kept(from, start);
        line.hole(hole.before(&text[end..]), start);
        from = end;
    }
    line.kept(from, text.len());
    let Line { text, marks, .. } = line;
    Letter { text, marks, template: true, ..letter }
}

fn find(text: &str) -> Vec<(usize, usize, Hole)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = text.get(at..).and_then(|rest| rest.find(['{', '<', '$'])) {
        let start = at + next;
        match field(&text[start..]) {
            Some((hole, len)) => {
                found.push((start, start + len, hole));
                at = start + len;
            }
            None => at = start + 1,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_template_is_one() {
        for text in [
            "Inntekten er < 2 G og > 1 G {se vedlegg}.",
            "Skriv til <kari@eksempel.no> eller se <https://nav.no/klage>.",
            "<b>Du</b> får <br> penger <i>nå</i>.",
            "Hei <navn>, du får penger.",
        ] {
            let letter = fields(Letter::from_text(text));
            assert_eq!(letter.text(), text);
            assert!(letter.marks.is_empty() && !letter.is_template());
        }
    }

    #[test]
    fn fields_are_read_and_the_rest_stays() {
        let text = "Hei  {navn}!\n\n  Du får {beløp} kroner. {bruker_navn} må svare\ninnen <fritekst: dato>.\n";
        let letter = fields(Letter::from_text(text));
        assert_eq!(
            letter.text(),
            "Hei  [navn]!\n\n  Du får [beløp] kroner. [Navn] må svare\ninnen [dato].\n"
        );
        assert!(letter.is_template());
        let at = letter.text().find("må svare").unwrap();
        let (from, place) = letter.place(at).unwrap();
        assert_eq!(place.line, Some(3));
        assert_eq!(place.source.unwrap() + at - from, text.find("må svare").unwrap());
    }
}
