//! What in a message is not its own text: quoted replies and forwarded messages.

use std::ops::Range;

/// Where a message goes over into another one.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Cut {
    /// Nowhere.
    Whole,
    /// The message ends here; what it answers follows.
    Reply(usize),
    /// What stands before is a note, what is forwarded is a letter.
    Forward {
        /// Where the note ends.
        own: usize,
        /// Where the letter stands.
        letter: Range<usize>,
    },
}

/// True for the subject of a forwarded message.
pub(super) fn is_forward(subject: &str) -> bool {
    let subject = subject.trim().to_lowercase();
    ["vs:", "fw:", "fwd:", "vidaresendt:", "videresendt:"]
        .iter()
        .any(|mark| subject.starts_with(mark))
}

/// Text whose lines were broken softly, put together again (RFC 3676).
pub(super) fn unflowed(text: &str, without_space: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let line = line.strip_prefix(' ').unwrap_or(line);
        let soft = line.ends_with(' ') && line != "-- " && !line.starts_with('>');
        if soft {
            out.push_str(if without_space { &line[..line.len() - 1] } else { line });
        } else {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// The text without lines that begin with `>` and the line that announces them. Where nothing else
/// is there, or it is forwarded, they are the text.
pub(super) fn without_quoted_lines(text: &str, forwarded: bool) -> String {
    let quoted = |line: &str| line.starts_with('>');
    let mut own = String::with_capacity(text.len());
    let mut blanks = 0;
    for line in text.lines() {
        if !quoted(line) {
            own.push_str(if line == "-- " { "" } else { line });
            own.push('\n');
            blanks = if line.trim().is_empty() { blanks + 1 } else { 0 };
        } else if !forwarded {
            drop_announcement(&mut own);
            blanks = 0;
        }
    }
    if !forwarded && own.split_whitespace().next().is_some() {
        return own;
    }
    let unquoted = |line: &str| {
        let mut rest = line;
        while let Some(inner) = rest.strip_prefix('>') {
            rest = inner.strip_prefix(' ').unwrap_or(inner);
        }
        format!("{rest}\n")
    };
    text.lines().map(unquoted).collect()
}

const LONGEST_ANNOUNCEMENT: usize = 400;

/// «Den 3. mai 2025 kl. 10.15 skrev Kari <…>:», also where it is broken over two or three lines.
fn drop_announcement(own: &mut String) {
    let end = own.trim_end().len();
    let near =
        (end.saturating_sub(LONGEST_ANNOUNCEMENT)..=end).find(|at| own.is_char_boundary(*at));
    let near = near.unwrap_or(end);
    let Some(last) =
        own[near..end].rfind("\n\n").map(|at| near + at + 2).or((near == 0).then_some(0))
    else {
        return;
    };
    let lines = &own[last..end];
    let small = lines.to_lowercase();
    let says = ["skrev", "skreiv", "wrote"].iter().any(|word| small.contains(word));
    let begins =
        ["den ", "on ", "på ", "man", "tir", "tys", "ons", "tor", "fre", "lør", "lau", "søn"];
    if says
        && small.ends_with(':')
        && lines.lines().count() <= 3
        && (begins.iter().any(|word| small.starts_with(word)) || small.contains('@'))
    {
        own.truncate(last);
    }
}

/// Names of the lines above a quoted message.
const FROM: [&str; 3] = ["fra:", "from:", "frå:"];
const SENT: [&str; 5] = ["sendt:", "sent:", "dato:", "date:", "sende:"];
const SUBJECT: [&str; 2] = ["emne:", "subject:"];

/// So many lines, blank ones too, such a block may have below «Fra:».
const BLOCK_LINES: usize = 12;

/// Where `text` goes over into a message that it answers or forwards. A letter may have «Fra:» and
/// «Dato:» of its own, so only the whole block of such lines counts, and only below other text.
pub(super) fn cut(text: &str, forwarded: bool) -> Cut {
    let begins = |line: &str, names: &[&str]| {
        let line = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
        let line = line.chars().take(12).collect::<String>().to_lowercase();
        names.iter().any(|name| line.starts_with(name))
    };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let here = start;
        start += line.len();
        if !begins(line, &FROM) {
            continue;
        }
        let mut at = start;
        let mut sent = false;
        let mut subject = None;
        for below in text[start..].split_inclusive('\n').take(BLOCK_LINES) {
            at += below.len();
            sent |= begins(below, &SENT);
            if subject.is_none() && begins(below, &SUBJECT) {
                subject = Some(at);
            }
        }
        let (true, Some(subject)) = (sent, subject) else { continue };
        let own = above(&text[..here]);
        return match (forwarded, text[..own].trim().is_empty()) {
            (true, _) => Cut::Forward { own, letter: subject..text.len() },
            // Nothing but a forwarded message, or a letter with a head of its own.
            (false, true) => Cut::Whole,
            (false, false) => Cut::Reply(own),
        };
    }
    Cut::Whole
}

/// The end of what stands above, without the rule or the line «Opprinnelig melding».
fn above(text: &str) -> usize {
    let end = text.trim_end().len();
    let last = text[..end].rfind('\n').map_or(0, |at| at + 1);
    let line = text[last..end].trim();
    let rule = line.len() >= 5 && line.chars().all(|c| matches!(c, '_' | '-' | '=' | '*'));
    let named = line.starts_with("--") && line.ends_with("--");
    if rule || named || line == "Begin forwarded message:" {
        text[..last].trim_end().len()
    } else {
        end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_lines_go_with_what_announces_them() {
        let text =
            "Takk!\n\nDen 3. mai 2025 kl. 10.15 skrev Kari\n<kari@example.no>:\n\n> Hei\n>> Du\n";
        assert_eq!(without_quoted_lines(text, false).trim(), "Takk!");
        assert_eq!(without_quoted_lines("> Hei\n> du\n", false), "Hei\ndu\n");
        let kept = "Hun skrev:\nTakk for sist.\n";
        assert_eq!(without_quoted_lines(kept, false), kept);
    }

    #[test]
    fn a_tail_is_cut_and_a_head_is_not() {
        let tail = "Fra: Nav\nSendt: 3. mai\nTil: Kari\nEmne: Brev\n\nHei\n";
        let text = format!("Se under.\n\n-----Opprinnelig melding-----\n{tail}");
        assert_eq!(cut(&text, false), Cut::Reply("Se under.".len()));
        let Cut::Forward { own, letter } = cut(&text, true) else { panic!("no letter") };
        assert_eq!((&text[..own], text[letter].trim()), ("Se under.", "Hei"));
        assert_eq!(cut(tail, false), Cut::Whole);
        assert_eq!(cut("Nav\nFra: Nav Klageinstans\nTil: Kari\nDu får penger.", false), Cut::Whole);
    }

    #[test]
    fn soft_breaks_are_undone() {
        assert_eq!(unflowed("Du får \npenger.\n-- \nNav", false), "Du får penger.\n-- \nNav\n");
    }
}
