//! An iCalendar file (RFC 5545) of the last days that are certain.

use std::fmt::Write;

use jiff::ToSpan;
use jiff::civil::Date;

use super::super::Report;
use crate::extract::ActionKind;
use crate::summarise::Due;
use crate::text::fingerprint;

/// Lines are folded so that none is longer, in bytes.
const LINE: usize = 75;

/// A last day this many days away or further is called to mind a week before, else a day before.
const FAR: i32 = 8;
const NEAR: i32 = 2;

/// One day to remember.
pub(super) struct Entry {
    date: Date,
    days_left: Option<i32>,
    title: String,
    /// How the day is known, and which letter it is from.
    head: Vec<String>,
    /// The letter's words.
    quotes: Vec<String>,
    check: &'static str,
}

impl Report<'_> {
    /// What is certain and still to come; `name` tells one of several letters from the others.
    pub(super) fn entries(&self, due: &[Due], name: Option<&str>) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        for due in due.iter().filter(|due| !due.has_passed()) {
            let Some(entry) = self.entry(due, name) else { continue };
            // Two things to do of one kind on one day are one thing to remember.
            let same = entries.iter_mut().find(|known| {
                known.date == entry.date && known.title == entry.title && known.head == entry.head
            });
            match same {
                Some(known) => known.quotes.extend(entry.quotes),
                None => entries.push(entry),
            }
        }
        entries
    }

    fn entry(&self, due: &Due, name: Option<&str>) -> Option<Entry> {
        let texts = self.summary.calendar_texts();
        // Not how long is left: an entry is read on another day.
        let mut head = vec![self.text(&due.counted)];
        head.extend(name.map(|name| texts.letter(&self.text(name))));
        Some(Entry {
            date: due.certain()?,
            days_left: due.days_left(),
            title: texts.title(&self.text(&due.text), due.kind == ActionKind::Attend),
            head,
            quotes: due.quotes.iter().map(|quote| self.text(quote)).collect(),
            check: texts.check,
        })
    }
}

/// The file, or nothing where there is nothing to remember.
pub(super) fn write(entries: &[Entry], today: Option<Date>) -> Option<String> {
    let first = entries.iter().map(|entry| entry.date).min()?;
    let stamp = day(today.unwrap_or(first));
    let mut out = Calendar(String::new());
    out.line("BEGIN:VCALENDAR");
    out.line("VERSION:2.0");
    out.line("PRODID:-//klarbrev//klarbrev//NO");
    out.line("CALSCALE:GREGORIAN");
    for entry in entries {
        out.entry(entry, &stamp);
    }
    out.line("END:VCALENDAR");
    Some(out.0)
}

struct Calendar(String);

impl Calendar {
    fn entry(&mut self, entry: &Entry, stamp: &str) {
        let about: Vec<&str> = entry
            .head
            .iter()
            .chain(&entry.quotes)
            .map(String::as_str)
            .chain([entry.check])
            .collect();
        self.line("BEGIN:VEVENT");
        self.line(&format!("UID:{:016x}@klarbrev", id(entry)));
        self.line(&format!("DTSTAMP:{stamp}T000000Z"));
        self.line(&format!("DTSTART;VALUE=DATE:{}", day(entry.date)));
        if let Ok(next) = entry.date.checked_add(1.day()) {
            self.line(&format!("DTEND;VALUE=DATE:{}", day(next)));
        }
        self.line(&format!("SUMMARY:{}", escaped(&entry.title)));
        self.line(&format!("DESCRIPTION:{}", escaped(&about.join("\n"))));
        self.line("TRANSP:TRANSPARENT");
        self.line("CLASS:PRIVATE");
        let before = match entry.days_left {
            Some(days) if days < NEAR => None,
            Some(days) if days < FAR => Some("-P1D"),
            _ => Some("-P7D"),
        };
        if let Some(before) = before {
            self.line("BEGIN:VALARM");
            self.line("ACTION:DISPLAY");
            self.line(&format!("TRIGGER:{before}"));
            self.line(&format!("DESCRIPTION:{}", escaped(&entry.title)));
            self.line("END:VALARM");
        }
        self.line("END:VEVENT");
    }

    /// A line, folded between characters: what goes on begins with a space.
    fn line(&mut self, line: &str) {
        let mut used = 0;
        for c in line.chars() {
            if used + c.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                used = 1;
            }
            self.0.push(c);
            used += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

fn day(date: Date) -> String {
    let mut out = String::with_capacity(8);
    let _ = write!(out, "{:04}{:02}{:02}", date.year(), date.month(), date.day());
    out
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\\' | ';' | ',' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// Of what the entry says, so that the same day taken twice is one entry in a calendar.
fn id(entry: &Entry) -> u64 {
    let text = format!("{}\n{}\n{}", entry.date, entry.title, entry.head.join("\n"));
    fingerprint(text.bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut out = Calendar(String::new());
        out.line(&"å".repeat(60));
        assert!(out.0.split("\r\n").all(|line| line.len() <= LINE), "{}", out.0);
        assert_eq!(out.0.replace("\r\n ", ""), format!("{}\r\n", "å".repeat(60)));
    }

    #[test]
    fn what_would_end_a_value_is_escaped() {
        assert_eq!(escaped("a, b; c\\d\ne"), "a\\, b\\; c\\\\d\\ne");
    }
}
