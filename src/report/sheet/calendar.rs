//! An iCalendar file (RFC 5545) of the last days that are certain.

use std::fmt::Write;

use jiff::ToSpan;
use jiff::civil::Date;

use super::super::Report;
use crate::summarise::{CalendarTexts, Due};

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
    about: String,
}

impl Report<'_> {
    /// What is certain and still to come; `name` tells one of several letters from the others.
    pub(super) fn entries(&self, due: &[Due], name: Option<&str>) -> Vec<Entry> {
        let texts = self.summary.calendar_texts();
        let upcoming = due.iter().filter(|due| !due.has_passed());
        upcoming.filter_map(|due| self.entry(due, texts, name)).collect()
    }

    fn entry(&self, due: &Due, texts: CalendarTexts<'_>, name: Option<&str>) -> Option<Entry> {
        let mut about = vec![self.text(&due.how)];
        about.extend(due.quotes.iter().map(|quote| self.text(quote)));
        about.extend(name.map(|name| texts.letter(&self.text(name))));
        about.push(texts.check.to_owned());
        Some(Entry {
            date: due.certain()?,
            days_left: due.days_left(),
            title: texts.title(&self.text(&due.text)),
            about: about.join("\n"),
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
    let mut names: Vec<u64> = Vec::new();
    for entry in entries {
        let name = fingerprint(entry);
        if names.contains(&name) {
            continue;
        }
        names.push(name);
        out.line("BEGIN:VEVENT");
        out.line(&format!("UID:{name:016x}@klarbrev"));
        out.line(&format!("DTSTAMP:{stamp}T000000Z"));
        out.line(&format!("DTSTART;VALUE=DATE:{}", day(entry.date)));
        if let Ok(next) = entry.date.checked_add(1.day()) {
            out.line(&format!("DTEND;VALUE=DATE:{}", day(next)));
        }
        out.line(&format!("SUMMARY:{}", escaped(&entry.title)));
        out.line(&format!("DESCRIPTION:{}", escaped(&entry.about)));
        out.line("TRANSP:TRANSPARENT");
        out.line("CLASS:PRIVATE");
        let before = match entry.days_left {
            Some(days) if days < NEAR => None,
            Some(days) if days < FAR => Some("-P1D"),
            _ => Some("-P7D"),
        };
        if let Some(before) = before {
            out.line("BEGIN:VALARM");
            out.line("ACTION:DISPLAY");
            out.line(&format!("TRIGGER:{before}"));
            out.line(&format!("DESCRIPTION:{}", escaped(&entry.title)));
            out.line("END:VALARM");
        }
        out.line("END:VEVENT");
    }
    out.line("END:VCALENDAR");
    Some(out.0)
}

struct Calendar(String);

impl Calendar {
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

/// FNV-1a of what the entry says, so that the same day taken twice is one entry in a calendar.
fn fingerprint(entry: &Entry) -> u64 {
    let text = format!("{}\n{}\n{}", entry.date, entry.title, entry.about);
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, mix)
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
