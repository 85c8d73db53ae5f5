//! Letters changed in one place so that they say something else, made from rules and not at random.

use crate::vary::MONTHS;

/// A letter changed in one place.
pub(crate) struct Mutation {
    /// What sort of change.
    pub(crate) kind: &'static str,
    /// What stood there and what stands there now.
    pub(crate) what: String,
    /// The whole letter after the change.
    pub(crate) text: String,
}

/// One word for another, one place at a time.
const SWAPS: [(&str, &[(&str, &str)]); 18] = [
    ("must to may", &[("må", "kan"), ("skal", "kan")]),
    ("may to must", &[("kan", "må")]),
    ("must to should", &[("må", "bør"), ("skal", "bør")]),
    ("dropped not", &[("ikke ", ""), ("ikkje ", "")]),
    (
        "other actor",
        &[
            ("du må", "vi må"),
            ("må du", "må arbeidsgiveren"),
            ("du kan", "arbeidsgivaren kan"),
            ("kan du", "kan vi"),
            ("vi må", "du må"),
            ("kan vi", "kan du"),
        ],
    ),
    (
        "refused for granted",
        &[
            ("innvilget", "avslått"),
            ("innvilga", "avslått"),
            ("avslått", "innvilget"),
            ("avslag", "innvilgelse"),
            ("sagt ja", "sagt nei"),
            ("du får", "du mister"),
        ],
    ),
    ("to for from", &[("fra", "til"), ("frå", "til")]),
    (
        "after for within",
        &[
            ("innen", "etter"),
            ("innan", "etter"),
            ("senest", "tidligst"),
            ("seinast", "tidlegast"),
            ("før", "etter"),
        ],
    ),
    (
        "at most for at least",
        &[
            ("minst", "høyst"),
            ("høgst", "minst"),
            ("inntil", "minst"),
            ("over", "under"),
            ("under", "over"),
            ("bare", "også"),
        ],
    ),
    ("or for and", &[(" og ", " eller ")]),
    ("per year", &[("måneden", "året"), ("månaden", "året"), ("dag", "uke"), ("måned", "år")]),
    ("before tax", &[("før skatt", "etter skatt"), ("etter skatt", "før skatt")]),
    (
        "other law",
        &[
            ("folketrygdloven", "forvaltningsloven"),
            ("folketrygdlova", "forvaltningslova"),
            ("sosialtjenesteloven", "folketrygdloven"),
            ("sosialtenestelova", "folketrygdlova"),
            ("forvaltningsloven", "folketrygdloven"),
            ("barnetrygdlova", "barnelova"),
        ],
    ),
    (
        "other length",
        &[
            ("seks uker", "tre uker"),
            ("tre uker", "seks uker"),
            ("seks veker", "tre veker"),
            ("tre veker", "ei veke"),
            ("6 uker", "3 uker"),
            ("14 dager", "4 dager"),
            ("fjorten dager", "fire dager"),
            ("uker", "måneder"),
            ("veker", "månader"),
            ("fjortende", "fjerde"),
            ("fjortande", "fjerde"),
        ],
    ),
    ("other negation", &[("ikke", "aldri"), ("ikkje", "aldri")]),
    ("other preposition", &[("om", "ved"), ("på", "i"), ("i", "om"), ("hos", "til")]),
    ("other tense", &[("har", "hadde"), ("får", "fekk"), ("får", "fikk"), ("er", "var")]),
    (
        "other paper",
        &[
            ("legeerklæringen", "kvitteringen"),
            ("legeerklæringa", "kvitteringa"),
            ("meldekort", "skattekort"),
            ("skattemelding", "inntektsmelding"),
            ("arbeidsavtalen", "leieavtalen"),
            ("fullmakt", "attest"),
        ],
    ),
];

/// Changes of one letter, at most `most` of a kind.
pub(crate) fn mutations(letter: &str, most: usize) -> Vec<Mutation> {
    let mut all = Vec::new();
    let add = |all: &mut Vec<Mutation>, kind, made| add(all, kind, made, most);
    for (kind, swaps) in SWAPS {
        let mut of_kind = Vec::new();
        for (from, to) in swaps {
            of_kind.extend(swap(letter, from, to).map(|text| (format!("{from} → {to}"), text)));
        }
        add(&mut all, kind, of_kind);
    }
    add(&mut all, "added not", added_not(letter));
    add(&mut all, "other date", dates(letter));
    add(&mut all, "other sum", sums(letter));
    add(&mut all, "other section", after(letter, "§ ", 3));
    add(
        &mut all,
        "other phone",
        after(letter, "55 55 ", 5).into_iter().chain(after(letter, "12 34 ", 5)).collect(),
    );
    add(&mut all, "other percentage", percentages(letter));
    add(&mut all, "other address", addresses(letter));
    add(&mut all, "dropped duty", dropped(letter, &["må ", "Send ", "Meld "]));
    add(&mut all, "dropped sentence", dropped(letter, &["kan ", "får ", "er "]));
    add(&mut all, "dropped condition", conditions(letter));
    add(&mut all, "exchanged", exchanged(letter));
    add(&mut all, "moved paragraph", moved(letter, "\n\n"));
    add(&mut all, "moved sentence", moved(letter, ". "));
    add(&mut all, "dropped heading", dropped_heading(letter));
    add(&mut all, "dropped brackets", dropped_brackets(letter));
    all.retain(|m| m.text != letter);
    all
}

fn add(all: &mut Vec<Mutation>, kind: &'static str, made: Vec<(String, String)>, most: usize) {
    // Spread over the letter, not only its beginning.
    let step = made.len().div_ceil(most).max(1);
    let chosen = made.into_iter().step_by(step);
    all.extend(chosen.map(|(what, text)| Mutation { kind, what, text }));
}

/// The letter with `from` replaced, once for each place where it stands as whole words.
fn swap<'t>(text: &'t str, from: &'t str, to: &'t str) -> impl Iterator<Item = String> + 't {
    let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(from).filter_map(move |(at, found)| {
        let (before, rest) = (&text[..at], &text[at + found.len()..]);
        let whole = from.starts_with(' ')
            || !inside(before.chars().next_back())
                && (from.ends_with(' ') || !inside(rest.chars().next()));
        whole.then(|| format!("{before}{to}{rest}"))
    })
}

fn added_not(text: &str) -> Vec<(String, String)> {
    let not = if text.contains(" ikkje ") { "ikkje" } else { "ikke" };
    ["må", "kan", "er", "har", "får"]
        .iter()
        .flat_map(|verb| {
            let places =
                text.match_indices(&format!(" {verb} ")).map(|(at, _)| at).collect::<Vec<_>>();
            places.into_iter().map(move |at| {
                let at = at + verb.len() + 2;
                (format!("{verb} {not}"), format!("{}{not} {}", &text[..at], &text[at..]))
            })
        })
        .collect()
}

/// Another digit in the place of the one at `at`.
fn digit(text: &str, at: usize) -> String {
    let old = text.as_bytes()[at];
    let new = if old == b'9' { b'3' } else { old + 1 };
    format!("{}{}{}", &text[..at], new as char, &text[at + 1..])
}

fn dates(text: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for (m, month) in MONTHS.iter().enumerate() {
        for (at, _) in text.match_indices(&format!(". {month}")) {
            let day_at = at.saturating_sub(1);
            if text.as_bytes()[day_at].is_ascii_digit() {
                out.push(("day".to_owned(), digit(text, day_at)));
            }
            let next = MONTHS[(m + 1) % 12];
            let end = at + 2 + month.len();
            out.push(("month".to_owned(), format!("{}. {next}{}", &text[..at], &text[end..])));
            let year = text.get(end + 1..end + 5).filter(|y| y.bytes().all(|b| b.is_ascii_digit()));
            if year.is_some() {
                out.push(("year".to_owned(), digit(text, end + 4)));
                let number = format!(".{:02}.", (m + 1) % 12 + 1);
                let written = format!("{}{number}{}", &text[..at], &text[end + 1..]);
                out.push(("month in numbers".to_owned(), written));
            }
        }
    }
    out
}

fn sums(text: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for (at, _) in text.match_indices(" kroner") {
        if at > 0 && text.as_bytes()[at - 1].is_ascii_digit() {
            out.push(("digit".to_owned(), digit(text, at - 1)));
            out.push(("dropped digit".to_owned(), format!("{}{}", &text[..at - 1], &text[at..])));
        }
    }
    out
}

/// Another digit soon after `lead`.
fn after(text: &str, lead: &str, within: usize) -> Vec<(String, String)> {
    text.match_indices(lead)
        .filter_map(|(at, lead)| {
            let from = at + lead.len();
            let bytes = &text.as_bytes()[from..text.len().min(from + within)];
            let last = bytes.iter().rposition(u8::is_ascii_digit)?;
            Some((lead.to_owned(), digit(text, from + last)))
        })
        .collect()
}

fn percentages(text: &str) -> Vec<(String, String)> {
    let signs = [" prosent", " %"].into_iter().flat_map(|sign| text.match_indices(sign));
    signs
        .filter(|(at, _)| *at > 0 && text.as_bytes()[at - 1].is_ascii_digit())
        .map(|(at, sign)| (sign.to_owned(), digit(text, at - 1)))
        .collect()
}

fn addresses(text: &str) -> Vec<(String, String)> {
    let places = text.match_indices("nav.no/").map(|(at, found)| at + found.len());
    places.map(|at| ("path".to_owned(), format!("{}x{}", &text[..at], &text[at..]))).collect()
}

/// The letter without one of the sentences that hold a word of `words`.
fn dropped(text: &str, words: &[&str]) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut start = 0;
    let ends: Vec<usize> =
        text.match_indices(['.', '\n']).map(|(at, found)| at + found.len()).collect();
    for end in ends {
        let sentence = &text[start..end];
        let full = sentence.ends_with('.') && text[end..].starts_with([' ', '\n']);
        let small = text[end..].trim_start().starts_with(char::is_lowercase);
        if sentence.ends_with('.') && (!full || small) {
            continue;
        }
        if full
            && sentence.split_whitespace().count() > 3
            && words.iter().any(|w| sentence.contains(w))
        {
            out.push((sentence.trim().to_owned(), format!("{}{}", &text[..start], &text[end..])));
        }
        start = end;
    }
    out
}

fn conditions(text: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for lead in [" hvis ", " dersom ", " med mindre ", " når ", " viss "] {
        for (at, _) in text.match_indices(lead) {
            let rest = &text[at..];
            if let Some(end) = rest.find([',', '.', '\n', ':']) {
                out.push((rest[..end].to_owned(), format!("{}{}", &text[..at], &rest[end..])));
            }
        }
    }
    out
}

/// Two neighbours, parted by `mark`, in each other's place.
fn moved(text: &str, mark: &str) -> Vec<(String, String)> {
    let parts: Vec<&str> = text.split(mark).collect();
    let long = |part: &str| part.split_whitespace().count() > 3 && !part.contains("\n\n");
    let pairs = (1..parts.len().saturating_sub(2))
        .filter(|&i| long(parts[i]) && long(parts[i + 1]) && parts[i] != parts[i + 1]);
    pairs
        .map(|i| {
            let mut moved = parts.clone();
            moved.swap(i, i + 1);
            (parts[i].to_owned(), moved.join(mark))
        })
        .collect()
}

/// The letter without one of its headings: a short line between blank lines, without a full stop.
fn dropped_heading(text: &str) -> Vec<(String, String)> {
    let parts: Vec<&str> = text.split("\n\n").collect();
    let heading = |part: &str| {
        !part.contains('\n') && part.split_whitespace().count() > 1 && !part.ends_with(['.', ':'])
    };
    let places = (1..parts.len().saturating_sub(1)).filter(|&i| heading(parts[i]));
    places
        .map(|i| {
            let mut left = parts.clone();
            left.remove(i);
            (parts[i].to_owned(), left.join("\n\n"))
        })
        .collect()
}

fn dropped_brackets(text: &str) -> Vec<(String, String)> {
    let pairs = text.match_indices('(').filter_map(|(at, _)| {
        let end = at + text[at..].find(')')?;
        let inside = &text[at + 1..end];
        Some((inside.to_owned(), [&text[..at], inside, &text[end + 1..]].concat()))
    });
    pairs.collect()
}

/// Two dates or two sums in each other's place.
fn exchanged(text: &str) -> Vec<(String, String)> {
    let sums: Vec<(usize, usize)> = text
        .match_indices(" kroner")
        .filter_map(|(end, _)| {
            let digits = |c: char| c.is_ascii_digit() || c == ' ';
            let start = text[..end].trim_end_matches(digits).len();
            let start = start + text[start..end].len() - text[start..end].trim_start().len();
            (start < end).then_some((start, end))
        })
        .collect();
    let mut dates: Vec<(usize, usize)> = MONTHS
        .iter()
        .flat_map(|month| text.match_indices(month))
        .filter_map(|(at, month)| {
            let before = text[..at].strip_suffix(". ")?;
            let start = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            (start < before.len()).then_some((start, at + month.len()))
        })
        .collect();
    dates.sort_unstable();
    let mut out = Vec::new();
    for places in [sums, dates] {
        for pair in places.windows(2) {
            let ((a, b), (c, d)) = (pair[0], pair[1]);
            let (one, two) = (&text[a..b], &text[c..d]);
            if one != two && b <= c {
                let made = [&text[..a], two, &text[b..c], one, &text[d..]].concat();
                out.push((format!("{one} ↔ {two}"), made));
            }
        }
    }
    out
}
